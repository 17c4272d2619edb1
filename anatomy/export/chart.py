"""Static pictures of the body: SVG by plain Python; PNG and PDF are set from it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from anatomy.errors import BadInput, UnknownMap
from anatomy.export import chart_draw, chart_sheet, palette
from anatomy.export.chart_areas import area_key
from anatomy.export.chart_body import BodyView, ready
from anatomy.export.chart_findings import Reading, read
from anatomy.export.chart_lens import lens
from anatomy.export.chart_words import words_of
from anatomy.export.files import check_target, write_bytes
from anatomy.export.palette import Theme
from anatomy.export.svg import number
from anatomy.model.finding import FindingsDocument

if TYPE_CHECKING:
    from anatomy.atlas import Atlas

VIEWS = ("front", "back")
LAYERS = ("dermatomes", "areas")
ENDINGS = (".svg", ".png", ".pdf")

#: Views made ready, by folder of the records, view, map and layer; a few tens of kB each.
_READY: dict[tuple[Path, str, str, str], BodyView] = {}


def chart_svg(
    atlas: Atlas,
    *,
    view: str = "front",
    map_name: str = "consensus",
    layer: str = "dermatomes",
    document: FindingsDocument | Mapping[str, Any] | None = None,
    theme: Theme = "light",
) -> str:
    """Return a picture of the body as SVG.

    Parameters
    ----------
    atlas
        The atlas.
    view
        ``front`` or ``back``.
    map_name
        A dermatome map that is drawn.
    layer
        ``dermatomes``, or ``areas`` for the named areas of skin.
    document
        Findings to mark and answer: pain is hatched, tingling dotted, numbness ringed; territories are coloured by
        the probability of their segment.
    theme
        ``light`` or ``dark``.

    Returns
    -------
    str
        One SVG without references to other files; text asks for the typeface Inter.

    Raises
    ------
    BadInput
        If the view, map, layer, theme or document is not one that there is.

    Examples
    --------
    >>> from anatomy import Atlas
    >>> svg = chart_svg(Atlas.load(), view="back")
    >>> "S2 left" in svg, len(svg) < 120_000
    (True, True)
    """
    _one_of("view", view, VIEWS)
    _one_of("layer", layer, LAYERS)
    _one_of("theme", theme, get_args(Theme))
    body = _body(atlas, view, map_name, layer)
    reading = None if document is None else read(atlas, document, map_name)
    values = None if reading is None else reading.values
    words = words_of(atlas, view, map_name, layer, reading)
    key, width = area_key(body, theme) if layer == "areas" else ("", 0.0)
    width = math.ceil(width + body.width + 2 * chart_sheet.SIDE_ROOM)
    below, height = _below(body, reading, words, view, width, theme)
    art = [
        chart_draw.blank(theme),
        chart_draw.areas(body, theme) if layer == "areas" else chart_draw.territories(body, theme, values),
        chart_draw.shading(body, theme),
        "" if reading is None else chart_draw.marks(body, reading.marks, view, theme),
    ]
    inner = [
        f'<g id="mm-art">{"".join(art)}</g>',
        chart_draw.labels(body.labels, theme, values),
        chart_sheet.sides(body, view, theme),
        "" if reading is None else lens(body, reading.marks, theme),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" '
        f'width="{number(width)}" height="{number(height)}" role="img" aria-labelledby="mm-title mm-desc" '
        f'font-family="Inter, \'Helvetica Neue\', Arial, sans-serif" font-weight="500">'
        f'<title id="mm-title">{escape(words.title)}</title><desc id="mm-desc">{escape(_said(words, reading))}</desc>'
        f"<defs>{chart_draw.patterns(theme)}{chart_draw.clips(body, view)}</defs>"
        f'<rect width="100%" height="100%" fill="{palette.of(palette.PAPER, theme)}"/>'
        f'{chart_sheet.header(words, theme)}{key}<g transform="translate({number(chart_sheet.SIDE_ROOM)} '
        f'{number(chart_sheet.HEADER)})">{"".join(inner)}</g>{below}</svg>\n'
    )


def _below(
    body: BodyView, reading: Reading | None, words: chart_sheet.Words, view: str, width: float, theme: Theme
) -> tuple[str, float]:
    """Return everything under the body, and the height of the sheet."""
    y = chart_sheet.HEADER + body.height + 36
    families = list(dict.fromkeys(palette.family(shape.name) for shape in body.territories))
    parts = [chart_sheet.legend(y, theme, families, width)]
    y += 34
    if reading is not None:
        for write in (
            partial(chart_sheet.flags, reading.flags, width=width, theme=theme),
            partial(chart_sheet.key_of_marks, body, reading.marks, view, theme=theme),
            partial(chart_sheet.answer, reading, width=width, theme=theme),
        ):
            part, y = write(y=y)
            parts.append(part)
        y += 6
    part, y = chart_sheet.footer(words, y, width, theme)
    return "".join([*parts, part]), math.ceil(y + 8)


def _said(words: chart_sheet.Words, reading: Reading | None) -> str:
    """Return what the picture shows, for those who do not see it."""
    said = [f"{words.title}. {words.subtitle}. Left and right are the patient’s."]
    if reading is not None:
        said += [f"{mark.words}." for mark in reading.marks]
        said += [f"Likeliest segments: {reading.leading}."] if reading.leading else []
        said += [sentence for _, sentence in reading.flags]
    return " ".join([*said, *words.sources])


def _body(atlas: Atlas, view: str, map_name: str, layer: str) -> BodyView:
    key = (atlas.catalogue.folder, view, map_name, layer)
    if key not in _READY:
        document, shading = atlas.catalogue.view(view)
        drawn = document["territories"]
        if map_name not in drawn:
            raise UnknownMap(
                f"the map '{map_name}' is not drawn; drawn are {', '.join(drawn)}.",
                nearest=get_close_matches(map_name, drawn, n=1, cutoff=0.4),
            )
        _READY[key] = ready(document, shading, map_name, layer)
    return _READY[key]


def _one_of(what: str, value: str, allowed: Sequence[str]) -> None:
    if value not in allowed:
        raise BadInput(
            f"there is no {what} '{value}'; choose {' or '.join(allowed)}.",
            nearest=get_close_matches(value, allowed, n=1, cutoff=0.4),
        )


def write_chart(
    atlas: Atlas,
    out: Path | str,
    *,
    document: FindingsDocument | Mapping[str, Any] | None = None,
    map_name: str = "consensus",
    view: str = "front",
    layer: str = "dermatomes",
    theme: Theme = "light",
) -> None:
    """Write a picture of the body as SVG, PNG (two pixels to one of the SVG) or PDF, by the file's ending.

    Parameters
    ----------
    out
        File to write.
    atlas, document, map_name, view, layer, theme
        As for `chart_svg`.

    Raises
    ------
    BadInput
        If the ending is none of these, the file cannot be written, or `chart_svg` raises it.
    """
    out = Path(out)
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        raise BadInput(
            f"a chart cannot be written as '{ending or out.name}'; the name must end in {', '.join(ENDINGS)}.",
            nearest=get_close_matches(ending, ENDINGS, n=1),
        )
    check_target(out)
    svg = chart_svg(atlas, view=view, map_name=map_name, layer=layer, document=document, theme=theme)
    if ending == ".svg":
        write_bytes(out, svg.encode())
        return
    from anatomy.export.typeset import typeset

    write_bytes(out, typeset(svg, "png" if ending == ".png" else "pdf"))

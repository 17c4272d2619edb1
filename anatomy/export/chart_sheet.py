"""The sheet around the body: title, sides, legend, findings and sources, and where everything stands."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from anatomy.export import palette
from anatomy.export.chart_body import BodyView
from anatomy.export.chart_draw import PATTERNS
from anatomy.export.chart_findings import Mark, Reading
from anatomy.export.palette import Theme
from anatomy.export.svg import number, text

MARGIN, HEADER = 32.0, 84.0
#: Room beside the body for names, px.
SIDE_ROOM = 56.0
_LINE = 17.0
#: Width of a letter by its size: the widest of short words, and the average of sentences.
_LETTER, _TEXT_LETTER = 0.56, 0.505
#: Most findings that are listed.
MOST_LISTED = 8
SAFETY = "Anatomical associations for education; dermatomes overlap and vary. Not for use in patient care decisions."


@dataclass(frozen=True, slots=True)
class Words:
    """What is said around one body.

    Parameters
    ----------
    title, subtitle
        Head of the sheet.
    sources
        Sentences about the map, its sources and how far they were read.
    """

    title: str
    subtitle: str
    sources: tuple[str, ...]


def header(words: Words, theme: Theme) -> str:
    """Return title and subtitle."""
    ink, quiet = palette.of(palette.INK, theme), palette.of(palette.INK3, theme)
    return text(MARGIN, 42, words.title, 24, fill=ink) + text(MARGIN, 64, words.subtitle, 13, fill=quiet)


def sides(body: BodyView, view: str, theme: Theme) -> str:
    """Return R and L in rings beside the head: the patient's right is at the viewer's left from the front only."""
    ink, ring, quiet = (palette.of(pair, theme) for pair in (palette.INK, palette.INK2, palette.INK3))
    order = ("right", "left") if view == "front" else ("left", "right")
    out = []
    for side, sign in zip(order, (-1, 1), strict=True):
        x, y = body.width / 2 + sign * 0.31 * body.width, 62.0
        out.append(
            f'<g data-side="{side}"><circle cx="{number(x)}" cy="{number(y)}" r="13" fill="none" stroke="{ring}" '
            f'stroke-width="1.2"/>{text(x, y + 5.2, side[0].upper(), 14.5, fill=ink, anchor="middle")}'
            f"{text(x, y + 31, f'patient’s {side}', 11.5, fill=quiet, anchor='middle')}</g>"
        )
    return "".join(out)


def legend(y: float, theme: Theme, shown: Sequence[str], width: float) -> str:
    """Return the colour families that are shown, each with its two shades, centred."""
    quiet, edge = palette.of(palette.INK2, theme), palette.of(palette.EDGE, theme)
    pairs = {"V": ("V1", "V2"), "C": ("C7", "C6"), "T": ("T7", "T8"), "L": ("L1", "L2"), "S": ("S1", "S2")}
    items = [(key, name) for key, name in palette.FAMILIES.items() if key in shown]
    widths = [22 + 12 * _LETTER * len(name) + 16 for _, name in items]
    x = (width - sum(widths) + 16) / 2
    out = []
    for (key, name), wide in zip(items, widths, strict=True):
        for i, territory in enumerate(pairs[key]):
            out.append(
                f'<rect x="{number(x + 8 * i)}" y="{number(y - 9)}" width="8" height="10" '
                f'fill="{palette.fill(territory, theme)}" stroke="{edge}" stroke-width=".6"/>'
            )
        out.append(text(x + 22, y, name, 12, fill=quiet))
        x += wide
    return "".join(out)


def key_of_marks(body: BodyView, found: Sequence[Mark], view: str, y: float, theme: Theme) -> tuple[str, float]:
    """Return the findings in words, each with its pattern, and where they end."""
    ink, quiet = palette.of(palette.INK, theme), palette.of(palette.INK3, theme)
    drawn = {shape.key for shape in body.areas}
    out = []
    for mark in found[:MOST_LISTED]:
        out.append(f'<rect x="{MARGIN}" y="{number(y - 11)}" width="18" height="13" {_swatch(mark, theme)}/>')
        unseen = mark.is_on_skin and not mark.keys & drawn and mark.view != view
        out.append(text(MARGIN + 27, y, mark.words + ("; not seen in this view" if unseen else ""), 13, fill=ink))
        y += 21
    if len(found) > MOST_LISTED:
        out.append(text(MARGIN + 27, y, f"and {len(found) - MOST_LISTED} more", 13, fill=quiet))
        y += 21
    return "".join(out), y


def _swatch(mark: Mark, theme: Theme) -> str:
    if not mark.is_on_skin:
        return 'fill="none"'
    if mark.normal:
        ok = palette.of(palette.OK, theme)
        return f'fill="{ok}" fill-opacity=".16" stroke="{ok}" stroke-width="1.3" stroke-dasharray="3 2"'
    edge = palette.of(palette.MARK, theme)
    return f'fill="url(#mm-{PATTERNS[mark.type]})" stroke="{edge}" stroke-width="1.3"'


def flags(found: Sequence[tuple[str, str]], y: float, width: float, theme: Theme) -> tuple[str, float]:
    """Return red flags and questions, which come before everything else, and where they end."""
    red, amber = palette.of(palette.RED, theme), palette.of(palette.AMBER, theme)
    out = []
    for state, sentence in found:
        said = f"Red flag: {sentence}" if state == "stop" else f"To be asked first: {sentence}"
        part, y = paragraph(said, y, width, 13, red if state == "stop" else amber)
        out.append(part)
    return "".join(out), y + (6 if found else 0)


def answer(reading: Reading, y: float, width: float, theme: Theme) -> tuple[str, float]:
    """Return the likeliest segments and words not understood, and where they end."""
    amber, ink = palette.of(palette.AMBER, theme), palette.of(palette.INK, theme)
    said = []
    if reading.leading:
        said.append((f"Likeliest segments (stronger colour: more likely): {reading.leading}.", ink))
    if reading.lost:
        words = ", ".join(f"“{w}”" for w in reading.lost)
        said.append((f"Not understood, not counted: {words}.", amber))
    out = []
    for sentence, colour in said:
        part, y = paragraph(sentence, y + 4, width, 13, colour)
        out.append(part)
    return "".join(out), y


def paragraph(words: str, y: float, width: float, size: float, fill: str) -> tuple[str, float]:
    """Return words broken into lines of a width, and where they end."""
    lines = _wrapped(words, int((width - 2 * MARGIN) / (_TEXT_LETTER * size)))
    leading = _LINE * size / 12
    return "".join(text(MARGIN, y + i * leading, line, size, fill=fill) for i, line in enumerate(lines)), (
        y + len(lines) * leading + 4
    )


@lru_cache(maxsize=256)
def _wrapped(words: str, letters: int) -> tuple[str, ...]:
    return tuple(textwrap.wrap(words, letters))


def footer(words: Words, y: float, width: float, theme: Theme) -> tuple[str, float]:
    """Return the source lines and the safety line, and where they end."""
    quiet = palette.of(palette.INK3, theme)
    out = []
    for sentence in (*words.sources, SAFETY):
        part, y = paragraph(sentence, y, width, 11.5, quiet)
        out.append(part)
    return "".join(out), y

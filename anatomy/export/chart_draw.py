"""The body itself as SVG: fills, shading, borders, marks and names."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from anatomy.export import palette
from anatomy.export.chart_body import BodyView, Label
from anatomy.export.chart_findings import Mark
from anatomy.export.palette import Theme
from anatomy.export.svg import Point, number, text

#: Below this probability a territory stays faded.
LEAST_LIT = 0.04
#: Type of finding → pattern.
PATTERNS: Mapping[str, str] = {"pain": "hatch", "paraesthesia": "dots", "numbness": "rings", "tenderness": "cross"}


def patterns(theme: Theme) -> str:
    """Return the patterns of marks: hatch, dots, open rings and crosses over a pale ground."""
    mark = palette.of(palette.MARK, theme)
    drawn = {
        "hatch": (5.2, "rotate(45)", f'<path d="M1.3 0V5.2" stroke="{mark}" stroke-width="2.1"/>'),
        "dots": (6.0, "", f'<circle cx="3" cy="3" r="1.6" fill="{mark}"/>'),
        "rings": (8.0, "", f'<circle cx="4" cy="4" r="2.2" fill="none" stroke="{mark}" stroke-width="1.3"/>'),
        "cross": (6.0, "", f'<path d="M0 3H6M3 0V6" stroke="{mark}" stroke-width="1.1"/>'),
    }
    turned = {name: f' patternTransform="{turn}"' if turn else "" for name, (_, turn, _) in drawn.items()}
    return "".join(
        f'<pattern id="mm-{name}" width="{size}" height="{size}" patternUnits="userSpaceOnUse"'
        f"{turned[name]}>"
        f'<rect width="{size}" height="{size}" fill="#fff" fill-opacity=".45"/>{shape}</pattern>'
        for name, (size, _, shape) in drawn.items()
    )


def territories(body: BodyView, theme: Theme, values: Mapping[str, float] | None) -> str:
    """Return the territories: in full colours, or by probability when there are findings."""
    edge = palette.of(palette.EDGE, theme)
    out = [f'<g stroke="{edge}" stroke-width="1.1" stroke-opacity=".9" stroke-linejoin="round" fill-rule="evenodd">']
    lit, dashes = [], []
    for shape in body.territories:
        chance = None if values is None else values.get(shape.key, 0.0)
        colour = palette.fill(shape.name, theme, probability=chance)
        faded = ' stroke-opacity=".45"' if chance is not None and chance < LEAST_LIT else ""
        out.append(
            f'<path data-territory="{shape.key}" fill="{colour}"{faded} d="{shape.path}">'
            f"<title>{shape.name} {shape.side}{'' if chance is None else f', {100 * chance:.0f} %'}</title></path>"
        )
        if chance is not None and chance >= LEAST_LIT:
            lit.append(f'<path fill="none" stroke-width="{number(1.2 + 1.2 * chance)}" d="{shape.path}"/>')
        if shape.low:
            # Gaps in its own colour make the border a dashed one.
            dashes.append(
                f'<path data-low="{shape.key}" fill="none" stroke="{colour}" stroke-opacity="1" stroke-width="2.6" '
                f'stroke-dasharray="3.5 4.5" d="{shape.low}"/>'
            )
    return "".join([*out, *lit, '<g clip-path="url(#mm-body)">', *dashes, "</g></g>"])


def areas(body: BodyView, theme: Theme) -> str:
    """Return the named areas as outlines over quiet territories."""
    edge = palette.of(palette.EDGE, theme)
    quiet = [f'<path fill="{palette.fill(s.name, theme, probability=0.0)}" d="{s.path}"/>' for s in body.territories]
    tiles = [
        f'<path data-area="{s.key}" d="{s.path}"><title>{escape(_named(s.name, s.side))}</title></path>'
        for s in body.areas
    ]
    return (
        f'<g fill-rule="evenodd">{"".join(quiet)}</g>'
        f'<g fill="#fff" fill-opacity="0" stroke="{edge}" stroke-width=".8" stroke-opacity=".8" '
        f'stroke-linejoin="round">{"".join(tiles)}</g>'
    )


def _named(name: str, side: str) -> str:
    return name if side == "midline" else f"{name}, {side}"


def clips(body: BodyView, view: str) -> str:
    """Return the silhouette, for reuse, and what marks are cut to: the body, and its halves."""
    middle, wide = number(body.width / 2), number(body.width / 2)
    viewers_left = "right" if view == "front" else "left"
    halves = {viewers_left: "0", "left" if viewers_left == "right" else "right": middle}
    return f'<path id="mm-outline" d="{body.outline}"/><clipPath id="mm-body"><use href="#mm-outline"/></clipPath>' + (
        "".join(
            f'<clipPath id="mm-{side}"><rect x="{x}" width="{wide}" height="{number(body.height)}"/></clipPath>'
            for side, x in halves.items()
        )
    )


def blank(theme: Theme) -> str:
    """Return the ground of the body, which shows where a map draws nothing."""
    return f'<use href="#mm-outline" fill="{palette.of(palette.BLANK, theme)}"/>'


def shading(body: BodyView, theme: Theme) -> str:
    """Return shading and silhouette, which lie over every fill."""
    strength = palette.of(palette.SHADE, theme)
    opacity = f' opacity="{strength}"' if strength < 1 else ""
    return (
        f'<image href="{body.shade}" width="{number(body.width)}" height="{number(body.height)}" '
        f'preserveAspectRatio="none"{opacity}/>'
        f'<use href="#mm-outline" fill="none" stroke="{palette.of(palette.SILHOUETTE, theme)}" stroke-width="1.5" '
        f'stroke-linejoin="round"/>'
    )


def marks(body: BodyView, found: Sequence[Mark], view: str, theme: Theme) -> str:
    """Return what was found: each place under the pattern of its type, normal ones in a green dashed line."""
    return "".join(_mark(f"mm-{i}", mark, body, view, theme) for i, mark in enumerate(found))


def _mark(identifier: str, mark: Mark, body: BodyView, view: str, theme: Theme) -> str:
    parts = list(_parts(body, mark, view))
    if mark.normal:
        ok = palette.of(palette.OK, theme)
        return "".join(
            f'<path data-mark="normal"{clip} fill="{ok}" fill-opacity=".16" stroke="{ok}" stroke-width="1.8" '
            f'stroke-dasharray="4 2.5" stroke-linejoin="round" d="{d}"/>'
            for clip, d in parts
        )
    if not parts:
        return ""
    # Only the edge outside the shape is drawn, so that borders between areas of one finding do not show.
    box = f'x="-4" y="-4" width="{number(body.width + 8)}" height="{number(body.height + 8)}"'
    shapes = "".join(f'<path id="{identifier}-{n}" d="{d}"/>' for n, (_, d) in enumerate(parts))
    hidden = "".join(f'<use href="#{identifier}-{n}"/>' for n in range(len(parts)))
    edge, pattern = palette.of(palette.MARK, theme), PATTERNS[mark.type]
    drawn = "".join(
        f'<g{clip}><g mask="url(#{identifier}-edge)"><use href="#{identifier}-{n}" fill="none" stroke="{edge}" '
        f'stroke-width="4" stroke-linejoin="round"/></g>'
        f'<use href="#{identifier}-{n}" data-mark="{mark.type}" fill="url(#mm-{pattern})"/></g>'
        for n, (clip, _) in enumerate(parts)
    )
    return (
        f'<defs>{shapes}</defs><mask id="{identifier}-edge" maskUnits="userSpaceOnUse" {box}>'
        f'<rect {box} fill="#fff"/><g stroke="#000" stroke-width=".6">{hidden}</g></mask>{drawn}'
    )


def _parts(body: BodyView, mark: Mark, view: str) -> Iterator[tuple[str, str]]:
    """Yield what a finding is cut to, as an attribute, and its outline: areas of the midline may be cut to a half."""
    whole = [s.path for s in body.areas if s.key in mark.keys and (s.side != "midline" or not mark.half)]
    halved = [s.path for s in body.areas if s.key in mark.keys and s.side == "midline" and mark.half]
    if whole:
        yield "", "".join(whole)
    if halved:
        yield f' clip-path="url(#mm-{mark.half})"', "".join(halved)
    if mark.view == view:
        points = " ".join(f"{number(x * body.width)} {number(y * body.height)}" for x, y in mark.polygon)
        yield ' clip-path="url(#mm-body)"', f"M{points}Z"


def labels(placed: Sequence[Label], theme: Theme, values: Mapping[str, float] | None) -> str:
    """Return the names, those beside the skin with a line to their territory."""
    focus = values is not None
    ink = palette.of(palette.LABEL_FOCUS if focus else palette.LABEL, theme)
    halo = palette.of(palette.HALO_FOCUS if focus else palette.HALO, theme)
    lines = "".join(_line(label, label.anchor) for label in placed if label.anchor)
    paper, outside = palette.of(palette.PAPER, theme), palette.of(palette.INK, theme)
    on = [text(b.x, b.y, b.words, b.size, more=f'data-label="{b.key}"') for b in placed if not b.anchor]
    off = [text(b.x, b.y, b.words, b.size, more=f'data-label="{b.key}"') for b in placed if b.anchor and b.words]
    # Over marks and strong colours a name needs more of a halo.
    strength = ".75" if focus else ".4"
    return (
        f'<g text-anchor="middle" paint-order="stroke" stroke-linejoin="round">'
        f'<path fill="none" stroke="{outside}" stroke-width=".8" d="{lines}"/>'
        f'<g fill="{ink}" stroke="{halo}" stroke-opacity="{strength}" stroke-width="1.8">{"".join(on)}</g>'
        f'<g fill="{outside}" stroke="{paper}" stroke-width="3">{"".join(off)}</g></g>'
    )


def _line(label: Label, anchor: Point) -> str:
    """Return the line from the edge of a name to its territory."""
    x, y = label.x, label.y - 0.36 * label.size
    dx, dy = anchor[0] - x, anchor[1] - y
    wide, high = 0.36 * label.size * max(2, len(label.words)) + 1.5, 0.5 * label.size + 1.5
    part = 1 / max(math.hypot(dx / wide, dy / high), 1.0)
    return f"M{number(x + part * dx)} {number(y + part * dy)}L{number(anchor[0])} {number(anchor[1])}"

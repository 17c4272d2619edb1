"""A magnified ring beside the body where a mark is small: fingers, toes, ears."""

from __future__ import annotations

import math
from collections.abc import Sequence

from anatomy.export import palette
from anatomy.export.chart_body import BodyView
from anatomy.export.chart_findings import Mark
from anatomy.export.palette import Theme
from anatomy.export.svg import Box, Ground, Point, number, rings

#: A marked area below this extent is small; radius of the ring and magnification; px of the view.
SMALL, RADIUS, TIMES = 40.0, 78.0, 1.8
#: How far the ring may stand from what it shows, and how far it may reach beyond the body's box.
_NEAREST, _FARTHEST, _BEYOND = 90, 320, 52.0


def lens(body: BodyView, found: Sequence[Mark], theme: Theme) -> str:
    """Return a ring that shows the first small mark and its surroundings, or nothing.

    The drawing under the marks must be an element with the id ``mm-art``.
    """
    small = [centre for mark in found for centre in _small_parts(body, mark)]
    if not small:
        return ""
    near = [c for c in small if math.dist(c, small[0]) < 1.5 * RADIUS / TIMES]
    x0, y0 = (sum(c[axis] for c in near) / len(near) for axis in (0, 1))
    place = _free_place(body, (x0, y0))
    if place is None:
        return ""
    x, y = place
    far = math.dist((x, y), (x0, y0))
    begin, end = (RADIUS / TIMES) / far, 1 - RADIUS / far
    line = " ".join(number(v) for v in (x0 + begin * (x - x0), y0 + begin * (y - y0)))
    to = " ".join(number(v) for v in (x0 + end * (x - x0), y0 + end * (y - y0)))
    ring, paper = palette.of(palette.INK2, theme), palette.of(palette.PAPER, theme)
    circle = f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(RADIUS)}"'
    return (
        f'<g data-lens="{number(x0)} {number(y0)}"><clipPath id="mm-lens">{circle}/></clipPath>{circle} '
        f'fill="{paper}"/><g clip-path="url(#mm-lens)"><use href="#mm-art" transform="translate('
        f'{number(x - TIMES * x0)} {number(y - TIMES * y0)}) scale({TIMES})"/></g>{circle} fill="none" '
        f'stroke="{ring}" stroke-width="1.6"/>'
        f'<g fill="none" stroke="{ring}"><circle cx="{number(x0)}" cy="{number(y0)}" r="{number(RADIUS / TIMES)}"/>'
        f'<path d="M{line}L{to}"/></g></g>'
    )


def _small_parts(body: BodyView, mark: Mark) -> list[Point]:
    """Return the centres of the marked areas, if they are few and small."""
    boxes = [shape.box for shape in body.areas if shape.key in mark.keys]
    if mark.normal or not boxes or max(map(_extent, boxes)) > SMALL:
        return []
    return [((left + right) / 2, (top + bottom) / 2) for left, top, right, bottom in boxes]


def _extent(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _free_place(body: BodyView, centre: Point) -> Point | None:
    """Return the nearest place for the ring that covers neither skin nor the head of the sheet."""
    ground = Ground(rings(body.outline), 6.0)
    away = -1 if centre[0] < body.width / 2 else 1
    for far in range(_NEAREST, _FARTHEST, 10):
        for turn in range(0, 181, 15):
            for sign in (1, -1):
                angle = math.radians(sign * turn)
                x, y = centre[0] + away * far * math.cos(angle), centre[1] + far * math.sin(angle)
                inside = RADIUS - _BEYOND <= x <= body.width + _BEYOND - RADIUS
                tall = 130 + RADIUS <= y <= body.height - RADIUS
                if inside and tall and ground.is_free((x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)):
                    return x, y
    return None

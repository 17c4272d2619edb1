"""One view of the body made ready to draw: outlines, shading, and a place for every name.

A view is read once and kept: only colours, marks and words differ from call to call.
"""

from __future__ import annotations

import math
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from anatomy.export.svg import Box, Ground, Point, around, rings

#: Least and largest size of a name on the skin, px of the view.
LEAST_LABEL, LARGEST_LABEL = 8.5, 14.0
#: Size of a name by the radius of the room around it: two letters fit in the circle, and strips are wider than high.
_ROOM = 1.7
#: Space kept free around names beside the skin, and how far they may stand from their territory, px.
_MARGIN, _FARTHEST = 3.0, 130


@dataclass(frozen=True, slots=True)
class Shape:
    """A territory or an area as it is drawn.

    Parameters
    ----------
    key
        ``C6.right`` or ``thumb.right``.
    name
        The territory, or the area in words.
    side
        The patient's side: ``left``, ``right`` or ``midline``.
    path
        Outline.
    box
        Left, top, right, bottom.
    """

    key: str
    name: str
    side: str
    path: str
    box: Box


@dataclass(frozen=True, slots=True)
class Label:
    """A name with its place; ``anchor`` is the point on the skin that a line leads to, None for a name on the skin."""

    key: str
    words: str
    x: float
    y: float
    size: float
    anchor: Point | None = None


@dataclass(frozen=True, slots=True)
class BodyView:
    """What is drawn of a view on one map, all in px of the view.

    Parameters
    ----------
    width, height
        Box around the body.
    outline
        Silhouette.
    shade
        Shading as a data URI: black with alpha, so that plain compositing multiplies.
    territories, areas
        Shapes, each once.
    labels
        Names of the territories, each once.
    numbers
        Numbers of the areas of the patient's right and the midline, for a key beside the body.
    """

    width: float
    height: float
    outline: str
    shade: str
    territories: tuple[Shape, ...]
    areas: tuple[Shape, ...]
    labels: tuple[Label, ...]
    numbers: tuple[Label, ...]


def ready(document: Mapping[str, Any], shading: bytes, map_id: str) -> BodyView:
    """Return a view document made ready to draw on one map."""
    outline = rings(document["outline"])
    rows = document["territories"][map_id]
    ground = Ground(outline)
    return BodyView(
        document["width"],
        document["height"],
        document["outline"],
        "data:image/png;base64," + b64encode(shading).decode(),
        _shapes(rows, "segment"),
        _shapes(document["areas"], "name"),
        tuple(_labels(rows, ground, document["width"] / 2)),
        tuple(_numbers(document["areas"])),
    )


def _shapes(rows: Iterable[Mapping[str, Any]], name: str) -> tuple[Shape, ...]:
    """Return one shape an id; pieces of one territory are joined."""
    joined: dict[str, dict[str, Any]] = {}
    for row in rows:
        held = joined.setdefault(row["id"], {**row, "d": ""})
        held["d"] += row["d"]
    return tuple(Shape(key, row[name], row["side"], row["d"], around(rings(row["d"]))) for key, row in joined.items())


def _labels(rows: Iterable[Mapping[str, Any]], ground: Ground, middle: float) -> list[Label]:
    """Name each territory once: on its largest piece where there is room, else beside the skin with a line to it."""
    largest: dict[str, Mapping[str, Any]] = {}
    for row in rows:
        if row["id"] not in largest or row["r"] > largest[row["id"]]["r"]:
            largest[row["id"]] = row
    on_skin, beside = [], []
    for key, row in largest.items():
        size = min(LARGEST_LABEL, row["r"] * _ROOM)
        x, y = row["label"]
        if size >= LEAST_LABEL:
            on_skin.append(Label(key, row["segment"], x, y + 0.36 * size, size))
        else:
            beside.append((key, row["segment"], (x, y)))
    # From the outside inwards, so that lines do not cross names placed before.
    for key, words, anchor in sorted(beside, key=lambda b: -abs(b[2][0] - middle)):
        on_skin.append(_beside(key, words, anchor, ground, middle))
    return on_skin


def _beside(key: str, words: str, anchor: Point, ground: Ground, middle: float) -> Label:
    """Return the nearest free place off the skin, searched in rings, away from the midline first."""
    size = 11.0
    wide, high = 0.34 * size * len(words) + _MARGIN, 0.5 * size + _MARGIN - 1
    away = -1 if anchor[0] < middle else 1
    x, y = anchor
    for radius in range(10, _FARTHEST, 4):
        for turn in (0, 20, -20, 40, -40, 60, -60, 80, -80, 110, -110, 140, -140, 180):
            angle = math.radians(turn)
            x, y = anchor[0] + away * radius * math.cos(angle), anchor[1] + radius * math.sin(angle)
            box = (x - wide, y - high, x + wide, y + high)
            if ground.is_free(box):
                ground.take(box)
                return Label(key, words, x, y + 0.36 * size, size, anchor)
    return Label(key, words, x, y, size, anchor)


def _numbers(areas: Sequence[Mapping[str, Any]]) -> list[Label]:
    """Return numbers for the areas of the patient's right and of the midline from the head down."""
    shown = sorted((a for a in areas if a["side"] != "left"), key=lambda a: (round(a["c"][1] / 12), a["c"][0]))
    return [Label(a["id"], str(i), a["c"][0], a["c"][1] + 2.5, 7.0) for i, a in enumerate(shown, 1)]

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

#: Least size of a name on the skin, of one that stands there again, and the largest, px of the view.
LEAST_LABEL, LEAST_AGAIN, LARGEST_LABEL = 8.5, 10.0, 14.0
#: Size of a name by the radius of the room around it: two letters fit in the circle, and strips are wider than high.
_ROOM = 1.7
#: Space kept free around names beside the skin, and how far they may stand from their territory, px.
_MARGIN, _FARTHEST = 3.0, 130
#: A territory that reaches this far from its name is named again there; and the grid on which places are sought, px.
APART, _STEP = 85.0, 3.0
#: Size of a name beside the skin, and the distance below which the two sides share one, px.
_BESIDE, _SHARED = 11.0, 24.0
#: Directions tried for names beside the skin, degrees from straight away from the midline.
_TURNS = (0, 20, -20, 40, -40, 60, -60, 75, 90, -90, 110, -110, 140, -140, 180)


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
    low
        Outline of the pieces that are drawn with low confidence; empty when there are none.
    """

    key: str
    name: str
    side: str
    path: str
    box: Box
    low: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A name with its place; ``anchor`` is the point on the skin that a line leads to, None for a name on the skin.

    Where a name serves both sides, the second has no words, only its line.
    """

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
        On the layer of dermatomes the names of the territories, each at least once; on the layer of areas numbers for
        those of the patient's right and the midline, for a key beside the body.
    """

    width: float
    height: float
    outline: str
    shade: str
    territories: tuple[Shape, ...]
    areas: tuple[Shape, ...]
    labels: tuple[Label, ...]


def ready(document: Mapping[str, Any], shading: bytes, map_id: str, layer: str) -> BodyView:
    """Return a view document made ready to draw one layer on one map."""
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
        tuple(_numbers(document["areas"], ground) if layer == "areas" else _labels(rows, ground)),
    )


def _shapes(rows: Iterable[Mapping[str, Any]], name: str) -> tuple[Shape, ...]:
    """Return one shape an id; pieces of one territory are joined."""
    joined: dict[str, dict[str, Any]] = {}
    for row in rows:
        held = joined.setdefault(row["id"], {**row, "d": "", "low": ""})
        held["d"] += row["d"]
        held["low"] += row.get("low", "")
    return tuple(
        Shape(key, row[name], row["side"], row["d"], around(rings(row["d"])), row["low"]) for key, row in joined.items()
    )


def _labels(rows: Iterable[Mapping[str, Any]], ground: Ground) -> list[Label]:
    """Name each territory where there is room, long ones twice; else beside the skin with a line to it."""
    largest: dict[str, Mapping[str, Any]] = {}
    shapes: dict[str, str] = {}
    for row in rows:
        shapes[row["id"]] = shapes.get(row["id"], "") + row["d"]
        if row["id"] not in largest or row["r"] > largest[row["id"]]["r"]:
            largest[row["id"]] = row
    fits = {key: row for key, row in largest.items() if _size(row["r"], row["segment"]) >= LEAST_LABEL}
    placed = [_on_skin(key, row["segment"], row["label"], row["r"]) for key, row in fits.items()]
    for key, row in fits.items():
        for place, room in _second_place(shapes[key], row["label"]):
            again = _on_skin(key, row["segment"], place, room)
            if not any(_overlap(again, other) for other in placed):
                placed.append(again)
    # From the outside inwards, so that lines do not cross names placed before.
    small = [(key, row) for key, row in largest.items() if key not in fits]
    twins: dict[str, Label] = {}
    for key, row in sorted(small, key=lambda item: (-abs(item[1]["label"][0] - ground.middle), item[0])):
        twin = twins.get(row["segment"])
        name = _beside_twin(key, row["label"], twin, ground) if twin else None
        name = name or beside(key, row["segment"], row["label"], ground, _BESIDE)
        twins[row["segment"]] = name
        placed.append(name)
    return placed


def _beside_twin(key: str, anchor: Point, twin: Label, ground: Ground) -> Label | None:
    """Return a name as its twin on the other side stands: shared at the midline, else mirrored if that is free."""
    assert twin.anchor is not None, "names beside the skin have an anchor"
    if math.dist(anchor, twin.anchor) < _SHARED:
        return Label(key, "", twin.x, twin.y, twin.size, anchor)
    x, y = anchor[0] + twin.anchor[0] - twin.x, anchor[1] + twin.y - twin.anchor[1]
    # Without the margin, as the squares of the ground are not quite mirrored.
    wide, high = 0.3 * twin.size * len(twin.words), 0.36 * twin.size
    if not ground.is_free((x - wide, y - 2 * high, x + wide, y)):
        return None
    ground.take((x - wide, y - 2 * high, x + wide, y))
    return Label(key, twin.words, x, y, twin.size, anchor)


def _size(room: float, words: str) -> float:
    """Return how large a name may stand in a room: strips are wider than high, so only long names need more width."""
    return min(LARGEST_LABEL, room * _ROOM, room * 3.5 / len(words) if len(words) > 3 else LARGEST_LABEL)


def _on_skin(key: str, words: str, place: Point, room: float) -> Label:
    size = _size(room, words)
    return Label(key, words, place[0], place[1] + 0.36 * size, size)


def _overlap(a: Label, b: Label) -> bool:
    wide = 0.34 * (a.size * len(a.words) + b.size * len(b.words))
    return abs(a.x - b.x) < wide and abs(a.y - b.y) < 0.5 * (a.size + b.size)


def _second_place(path: str, first: Point) -> list[tuple[Point, float]]:
    """Return the roomiest place far from the first name, if a name can stand there."""
    room = Ground(rings(path), _STEP).room()
    # Squares overstate the room a little.
    far = [(0.85 * r, place) for place, r in room.items() if math.dist(place, first) >= APART]
    most = max(far, default=(0.0, first))[0]
    if most * _ROOM < LEAST_AGAIN:
        return []
    # Of equally roomy places the middle one, so that a name stands in the middle of its strip.
    equal = [place for r, place in far if r == most]
    centre = (sum(x for x, _ in equal) / len(equal), sum(y for _, y in equal) / len(equal))
    return [(min(equal, key=lambda place: math.dist(place, centre)), most)]


def beside(key: str, words: str, anchor: Point, ground: Ground, size: float) -> Label:
    """Place a name off the skin, where its line is short and crosses little skin.

    Parameters
    ----------
    key, words, size
        The label.
    anchor
        Point on the skin that the line leads to.
    ground
        What is taken; the label is added to it.
    """
    away = -1 if anchor[0] < ground.middle else 1
    wide, high = 0.34 * size * len(words) + _MARGIN, 0.5 * size + _MARGIN - 1
    best = (math.inf, anchor)
    for radius in range(6, _FARTHEST, 4):
        if radius >= best[0]:
            break
        for turn in _TURNS:
            angle = math.radians(turn)
            x, y = anchor[0] + away * radius * math.cos(angle), anchor[1] + radius * math.sin(angle)
            if ground.is_free((x - wide, y - high, x + wide, y + high)):
                best = min(best, (radius + ground.crossed(anchor, (x, y)), (x, y)))
    x, y = best[1]
    ground.take((x - wide, y - high, x + wide, y + high))
    return Label(key, words, x, y + 0.36 * size, size, anchor)


def _numbers(areas: Sequence[Mapping[str, Any]], ground: Ground) -> list[Label]:
    """Return numbers for the areas of the patient's right and of the midline, from the head down."""
    shown = sorted((a for a in areas if a["side"] != "left"), key=lambda a: (round(a["c"][1] / 12), a["c"][0]))
    placed = []
    for i, area in enumerate(shown, 1):
        size = 8.0
        place, room = max(Ground(rings(area["d"]), 2.0).room().items(), key=lambda item: item[1])
        if room >= 0.3 * size * len(str(i)):
            placed.append(Label(area["id"], str(i), place[0], place[1] + 0.36 * size, size))
        else:
            placed.append(beside(area["id"], str(i), place, ground, size))
    return placed

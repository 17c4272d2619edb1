"""The chart's geometry as one document, all from ``data/body/views``: territories, areas, labels, enlarged parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_DIGITS = frozenset(f"hand_digit_{n}" for n in range(1, 6))
_TOES = frozenset(f"foot_toe_{n}" for n in range(1, 6))
#: Mesh parts that each enlarged view shows, from the front and from the back.
ZOOM_PARTS: dict[str, dict[str, frozenset[str]]] = {
    "hands": {"front": _DIGITS | {"hand"}, "back": _DIGITS | {"hand"}},
    "feet": {"front": _TOES | {"foot_dorsum"}, "back": _TOES | {"sole", "heel"}},
    "head": {"front": frozenset({"head", "face", "ear"}), "back": frozenset({"head", "face", "ear"})},
}
#: What an enlarged part shows, by view of the body.
ZOOM_NAMES = {
    ("hands", "front"): "palm",
    ("hands", "back"): "hand_back",
    ("feet", "front"): "foot_front",
    ("feet", "back"): "foot_back",
    ("head", "front"): "face",
    ("head", "back"): "head_back",
}
#: Areas whose territory is named beside the skin instead of on it: too small for a word.
LABEL_BESIDE = {
    "C6": ("tip_of_the_thumb", "palm_side_of_the_thumb", "back_of_the_thumb"),
    "C7": ("tip_of_the_middle_finger", "palm_side_of_the_middle_finger", "back_of_the_middle_finger"),
    "C8": ("tip_of_the_little_finger", "palm_side_of_the_little_finger", "back_of_the_little_finger"),
}
#: Below this extent, in px of the view, a mark gets a lens.
SMALL_PX = 34.0

#: A label nearer to the midline than this is moved away to the next figure.
MIDLINE_PX = 24.0
LABEL_AWAY_PX = 37.0
NECK_AWAY_PX = 19.0

Box = tuple[float, float, float, float]
Point = tuple[float, float]
_STEP = re.compile(r"([MLl])([^MLlZz]*)|[Zz]")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


def path_rings(d: str) -> list[list[Point]]:
    """Return the corners of a path of absolute moves and straight lines, ring by ring.

    Examples
    --------
    >>> path_rings("M1 2l4 0 0 6Z")
    [[(1.0, 2.0), (5.0, 2.0), (5.0, 8.0)]]
    """
    rings: list[list[Point]] = []
    for step in _STEP.finditer(d):
        if step[1] is None:
            continue
        numbers = [float(n) for n in _NUMBER.findall(step[2])]
        for i, (x, y) in enumerate(zip(numbers[0::2], numbers[1::2], strict=True)):
            if step[1] == "M" and i == 0:
                rings.append([(x, y)])
            elif step[1] == "l":
                before = rings[-1][-1]
                rings[-1].append((before[0] + x, before[1] + y))
            else:
                rings[-1].append((x, y))
    return rings


def path_box(d: str) -> Box:
    """Return the bounding box of a path as ``(x, y, width, height)``.

    Examples
    --------
    >>> path_box("M1 2L5 2L5 8Z"), path_box("M1 2l4 0 0 6-.5-.5Z")
    ((1.0, 2.0, 4.0, 6.0), (1.0, 2.0, 4.0, 6.0))
    """
    points = [point for ring in path_rings(d) for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def widest_at(d: str, x: float) -> tuple[float, float] | None:
    """Return the longest stretch of a path's inside on the upright line at ``x``, as ``(top, bottom)``.

    Examples
    --------
    >>> widest_at("M0 0L10 0L10 4L0 4Z", 5)
    (0.0, 4.0)
    >>> widest_at("M0 0L10 0L10 4L0 4Z", 50) is None
    True
    """
    crossings = []
    for ring in path_rings(d):
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (x1 <= x) != (x2 <= x):
                crossings.append(y1 + (x - x1) * (y2 - y1) / (x2 - x1))
    crossings.sort()
    stretches = list(zip(crossings[0::2], crossings[1::2], strict=True))
    return max(stretches, key=lambda s: s[1] - s[0], default=None)


def placed_label(territory: Mapping[str, Any], middle: float) -> Mapping[str, Any]:
    """Move a label off the midline: in a strip of the trunk the widest spot is where two sides' names would collide."""
    x, _ = territory["label"]
    if abs(x - middle) >= MIDLINE_PX or territory["segment"][0] == "V":
        return territory
    boxed = path_box(territory["d"])
    side = 1 if boxed[0] + boxed[2] / 2 > middle else -1
    away = LABEL_AWAY_PX if territory["segment"][0] in "TL" else NECK_AWAY_PX
    stretch = widest_at(territory["d"], middle + side * away)
    if stretch is None:
        return territory
    place = [round(middle + side * away, 1), round((stretch[0] + stretch[1]) / 2, 1)]
    return {**territory, "label": place, "r": round((stretch[1] - stretch[0]) / 2, 1), "strip": True}


def around(boxes: Iterable[Box], margin: float = 0.0) -> Box:
    """Return the box around several, with a margin in px.

    Examples
    --------
    >>> around([(0, 0, 2, 2), (4, 1, 1, 5)], margin=1)
    (-1, -1, 7, 8)
    """
    held = list(boxes)
    left, top = min(b[0] for b in held) - margin, min(b[1] for b in held) - margin
    right, bottom = max(b[0] + b[2] for b in held) + margin, max(b[1] + b[3] for b in held) + margin
    return (left, top, right - left, bottom - top)


def labels_beside(view: Mapping[str, Any], boxes: Mapping[str, Box]) -> list[dict[str, Any]]:
    """Place the names of territories that are too small for a word: a point of the skin, and which way to stand off."""
    placed = []
    for segment, names in LABEL_BESIDE.items():
        for side in ("right", "left"):
            held = [boxes[f"{n}.{side}"] for n in names if f"{n}.{side}" in boxes]
            if not held:
                continue
            box = around(held)
            outward = -1 if box[0] + box[2] / 2 < view["width"] / 2 else 1
            x, y, away = {
                "C6": (box[0] if outward < 0 else box[0] + box[2], box[1] + 2, (outward * 0.55, -0.75)),
                "C7": (box[0] + box[2] / 2, box[1] + box[3], (outward * 0.7, 0.9)),
                "C8": (box[0] + box[2] / 2, box[1] + box[3], (-outward * 0.4, 1.0)),
            }[segment]
            placed.append({"segment": segment, "side": side, "x": round(x, 1), "y": round(y, 1), "away": away})
    return placed


def zooms(
    views: Mapping[str, Mapping[str, Any]],
    boxes: Mapping[str, Mapping[str, Box]],
    parts_of: Mapping[str, frozenset[str]],
) -> dict[str, list[dict[str, Any]]]:
    """Return, by enlarged part, the boxes of the views to show.

    Parameters
    ----------
    views
        View documents by name.
    boxes
        Bounding boxes of the areas, by view and by id with side.
    parts_of
        Mesh parts an area lies on, by area id.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for zoom, parts in ZOOM_PARTS.items():
        for name in views:
            for side in ("",) if zoom == "head" else ("right", "left"):
                held = [
                    box
                    for key, box in boxes[name].items()
                    if parts_of.get(key.split(".")[0], frozenset()) & parts[name]
                    and (not side or key.endswith("." + side))
                ]
                if held:
                    left, top, width, height = around(held, margin=3 if zoom == "feet" else 7)
                    room = 12 if zoom == "hands" else 0  # for the names below the finger tips
                    box = [round(v, 1) for v in (left, top, width, height + room)]
                    found.setdefault(zoom, []).append(
                        {"view": name, "side": side, "part": ZOOM_NAMES[zoom, name], "box": box}
                    )
    return found


def chart_geometry(
    views: Mapping[str, Mapping[str, Any]],
    *,
    parts_of: Mapping[str, frozenset[str]],
    groups: Mapping[str, Sequence[str]],
    segments: Mapping[str, Mapping[str, str]],
    base: str,
) -> dict[str, Any]:
    """Put together the document the chart component reads.

    Parameters
    ----------
    views
        ``data/body/views/*.json`` by name.
    parts_of
        Mesh parts an area lies on, by area id.
    groups
        Areas that are not tiles → the tiles they cover.
    segments
        Map → area id → the territory to name when the area is pointed at, e.g. ``"C6"`` or ``"C6–C7"``.
    base
        Address under which the shading pictures are served.
    """
    boxes = {name: {a["id"]: path_box(a["d"]) for a in view["areas"]} for name, view in views.items()}
    document: dict[str, Any] = {
        "base": base,
        "groups": groups,
        "segments": segments,
        "zooms": zooms(views, boxes, parts_of),
    }
    for name, view in views.items():
        areas = []
        for area in view["areas"]:
            box = boxes[name][area["id"]]
            small = {"small": True} if max(box[2], box[3]) < SMALL_PX else {}
            areas.append({**area, **small})
        middle = view["width"] / 2
        document[name] = {
            "width": view["width"],
            "height": view["height"],
            "shade": view["shade"],
            "areas": areas,
            "outside": labels_beside(view, boxes[name]),
            "territories": {m: [placed_label(t, middle) for t in held] for m, held in view["territories"].items()},
        }
    return document

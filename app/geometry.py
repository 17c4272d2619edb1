"""The chart's geometry as one document, all from ``data/body/views``: territories, areas, labels, enlarged parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

#: Mesh parts that each enlarged view shows.
ZOOM_PARTS: dict[str, frozenset[str]] = {
    "hands": frozenset({"hand", "f1", "f2", "f3", "f4", "f5"}),
    "feet": frozenset({"foot", "t1", "t2", "t3", "t4", "t5"}),
    "head": frozenset({"head"}),
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

Box = tuple[float, float, float, float]
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def path_box(d: str) -> Box:
    """Return the bounding box of a path of absolute moves and lines as ``(x, y, width, height)``.

    Examples
    --------
    >>> path_box("M1 2L5 2L5 8Z")
    (1.0, 2.0, 4.0, 6.0)
    """
    numbers = [float(n) for n in _NUMBER.findall(d)]
    xs, ys = numbers[0::2], numbers[1::2]
    return (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


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
    """Place the names of territories that are too small for a word outside the silhouette."""
    placed = []
    for segment, names in LABEL_BESIDE.items():
        for side in ("right", "left"):
            held = [boxes[f"{n}.{side}"] for n in names if f"{n}.{side}" in boxes]
            if not held:
                continue
            box = around(held)
            outward = -1 if box[0] + box[2] / 2 < view["width"] / 2 else 1
            if segment == "C6":
                x, y = (box[0] - 14 if outward < 0 else box[0] + box[2] + 14), box[1] + 2
            elif segment == "C7":
                x, y = box[0] + box[2] / 2 + outward * 12, box[1] + box[3] + 16
            else:
                x, y = box[0] + box[2] / 2 - outward * 8, box[1] + box[3] + 18
            placed.append({"segment": segment, "side": side, "x": round(x, 1), "y": round(y, 1)})
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
                    if parts_of.get(key.split(".")[0], frozenset()) & parts and (not side or key.endswith("." + side))
                ]
                if held:
                    box = around(held, margin=8)
                    caption = 0.09 * box[3]
                    entry = {"view": name, "side": side, "part": ZOOM_NAMES[zoom, name]}
                    entry["box"] = [round(v, 1) for v in (box[0], box[1], box[2], box[3] + caption)]
                    found.setdefault(zoom, []).append(entry)
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
        document[name] = {**view, "areas": areas, "outside": labels_beside(view, boxes[name])}
    return document

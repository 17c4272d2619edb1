"""Named points of the body as cells, each with how it was placed: for tests, and for whoever points at the body."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from anatomy.surface import frame as at
from anatomy.surface.coordinates import ASPECTS, PARTS, SkinCoordinates
from anatomy.surface.mesh import HalfBody

#: Points placed by eye on the shaded mesh: id, name, (x, y, z) in dm, the territory every map agrees on, how.
PLACED: tuple[tuple[str, str, tuple[float, float, float], str, str], ...] = (
    ("nipple", "nipple", (0.90, at.NIPPLE_Y, 1.40), "T4", "most forward skin of the breast"),
    ("umbilicus", "umbilicus", (0.0, at.UMBILICUS_Y, 1.28), "T10", "middle of the hollow in the front midline"),
    ("xiphisternum", "xiphisternal joint", (0.0, at.XIPHISTERNUM_Y, 1.37), "T6", "lower end of the breastbone"),
    ("c7_spinous_process", "C7 spinous process", (0.0, at.C7_Y, -0.38), "C4", "most prominent where neck meets back"),
    ("asis", "anterior superior iliac spine", (1.22, 1.14, 1.02), "T12", "outer end of the crease of the groin"),
    ("acromion", "acromion", at.ACROMION, "C4", "outermost top of the shoulder"),
    ("axilla", "apex of the armpit", at.AXILLA, "T2", "deepest skin between arm and chest"),
    ("thumb_pad", "pad of the thumb", (4.42, -0.02, 0.86), "C6", "palmar side of the end of the thumb"),
    ("middle_fingertip", "tip of the middle finger", (4.23, -1.20, 0.49), "C7", "end of the finger's bones"),
    ("little_fingertip", "tip of the little finger", (3.59, -0.95, 0.50), "C8", "end of the finger's bones"),
    ("great_toe_tip", "tip of the great toe", (1.39, -8.07, 2.02), "L5", "end of the toe's bones"),
    ("little_toe_tip", "tip of the little toe", (1.94, -8.08, 1.58), "S1", "end of the toe's bones"),
    ("medial_malleolus", "medial malleolus", (1.10, -7.48, 0.40), "L4", "inner skin at the ankle"),
    ("patella", "patella", (1.15, -3.20, 0.90), "L3", "front of the knee, above its joint line"),
    ("vertex", "vertex", (0.0, 8.45, 0.50), "V1", "highest skin, just before the plane of the ears"),
    ("occiput", "occipital protuberance", (0.02, 7.06, -0.30), "C2", "where the head turns into the neck"),
    ("chin", "chin", (0.0, 6.38, 1.40), "V3", "most forward skin under the lower lip"),
    ("anal_verge", "anal verge", (0.03, *at.ANUS), "S5", "in the midline, behind the perineum"),
)  # fmt: skip


def landmark_rows(half: HalfBody, c: SkinCoordinates, key_points: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return every named point with its cell: those placed by eye, then the 28 key sensory points."""
    middle = half.anatomical[half.triangles].mean(1)
    rows = []
    for identifier, name, place, territory, how in PLACED:
        cell = int(np.linalg.norm(middle - np.array(place), axis=1).argmin())
        rows.append({"id": identifier, "name": name, "cell": cell, "territory": territory, "placed": how})
    for point in key_points:
        cell = _key_cell(point, c)
        name = f"{point['id']} key sensory point"
        how = f"nearest cell to the key point's coordinates on {point['part']} ({point['location']})"
        rows.append(
            {
                "id": f"key_{point['id'].lower().replace('-', '_')}",
                "name": name,
                "cell": cell,
                "territory": point["id"],
                "placed": how,
            }
        )
    return rows


def _key_cell(point: dict[str, Any], c: SkinCoordinates) -> int:
    on = c.part == PARTS.index(point["part"])
    if point["part"] == "perineum" or point["part"].startswith(("hand_digit", "foot_toe")):
        on &= c.aspect == ASPECTS.index(point["aspect"])
    cells = np.nonzero(on)[0]
    away = np.zeros(len(cells))
    if point.get("v") is not None:
        away += (c.v[cells] - point["v"]) ** 2
    if point.get("theta") is not None:
        away += (((c.theta[cells] - point["theta"] + 180) % 360 - 180) / 180) ** 2
    elif point.get("u") is not None:
        away += (c.u[cells] - point["u"]) ** 2
    return int(cells[away.argmin()])


def write_landmarks(path: Path, rows: list[dict[str, Any]]) -> None:
    """Write the points, one a line."""
    lines = ",\n".join(" " + json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")

"""Where the 28 key sensory points lie: in the two views of the body, and in which area of the map."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from anatomy.errors import DataError
from anatomy.isncsci.levels import SENSORY_LEVELS
from anatomy.surface import Surface


def key_points(folder: Path, surface: Surface) -> list[dict[str, Any]]:
    """Return the key points, cranial to caudal.

    Parameters
    ----------
    folder
        The project's ``data`` folder.
    surface
        The body.

    Returns
    -------
    list of dict
        ``level``; ``place`` in words; ``view`` it shows in; ``left`` and ``right``, its points in px of the view's box;
        ``area``, the id of the area it lies in.
    """
    places = {row["id"]: row["location"] for row in json.loads((folder / "key_points.json").read_bytes())}
    marks = json.loads((folder / "body" / "landmarks.json").read_bytes())
    cells = {row["territory"]: int(row["cell"]) for row in marks if row["id"].startswith("key_")}
    missing = [level for level in SENSORY_LEVELS if level not in cells or level not in places]
    if missing:
        raise DataError(f"body/landmarks.json or key_points.json lacks the key point of {', '.join(missing)}.")
    seen = {name: surface.view(name).cell_raster for name in ("front", "back")}
    points = []
    for level in SENSORY_LEVELS:
        cell = cells[level]
        view = max(seen, key=lambda name: np.count_nonzero(seen[name] == cell))
        shown = _middle(seen[view], cell)
        if shown is None:  # on the top of the shoulder, say: where the nearest cell shows
            view, shown = "front", _middle(seen["front"], _nearest_seen(folder, cell, seen["front"]))
        width = surface.view(view).width
        mirrored = [round(width - 1 - shown[0], 1), shown[1]]
        area = surface.tile_ids[surface.tile_of_cell[cell]]
        points.append(
            {"level": level, "place": places[level], "view": view, "left": shown, "right": mirrored, "area": area}
        )
    return points


def _middle(raster: np.ndarray, cell: int) -> list[float] | None:
    rows, columns = np.nonzero(raster == cell)
    return [round(float(columns.mean()), 1), round(float(rows.mean()), 1)] if len(rows) else None


def _nearest_seen(folder: Path, cell: int, raster: np.ndarray) -> int:
    """Return the cell of the same half nearest to one that does not show, among those that do."""
    with np.load(folder / "body" / "mesh.npz") as mesh:
        centres = mesh["anatomical"][mesh["triangles"]].mean(axis=1)
    showing = np.unique(raster[(raster >= 0) & (raster < len(centres))])
    return int(showing[np.linalg.norm(centres[showing] - centres[cell], axis=1).argmin()])

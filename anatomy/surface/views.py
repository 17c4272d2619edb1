"""Pictures of the body: which cell shows where, and which cells a drawn outline covers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from anatomy.errors import BadDrawing

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]

#: Most points in one drawn outline.
MAX_POINTS = 10_000
#: Most rows of a picture that the edges of an outline may pass, all told: a hand does not scribble more.
MAX_ROWS = 200_000
#: Share of an outline that may be covered twice or backwards: the slips of a hand at its ends.
SLIP = 0.02
#: Views drawn so far; their files are in ``data/body/views``.
VIEWS = ("front", "back")
NOTHING = 65_535


@dataclass(frozen=True)
class View:
    """One picture of the body in the chart pose; its box is tight around the body.

    Parameters
    ----------
    id
        ``front`` or ``back``.
    cell_raster
        (height, width) cell that shows at each pixel, -1 where there is none.
    px_per_dm
        Pixels to a decimetre of the neutral body.
    """

    id: str
    cell_raster: Ints
    px_per_dm: float

    @property
    def width(self) -> int:
        """Width of the box in pixels."""
        return int(self.cell_raster.shape[1])

    @property
    def height(self) -> int:
        """Height of the box in pixels."""
        return int(self.cell_raster.shape[0])

    @cached_property
    def visible(self) -> NDArray[np.int64]:
        """Pixels that show each cell, by its id."""
        return np.bincount(self.cell_raster[self.cell_raster >= 0])


def load_view(folder: Path, view_id: str, n_half: int) -> View:
    """Read a view. The stored half shows the patient's left side and is mirrored."""
    if view_id not in VIEWS:
        raise BadDrawing(f"there is no view '{view_id}'; allowed are {', '.join(VIEWS)}.", nearest=VIEWS[:1])
    with np.load(folder / "rasters.npz") as stored:
        half, scale = stored[view_id].astype(np.int32), float(stored["px_per_dm"])
    half[half == NOTHING] = -1
    mirror = np.where(half[:, ::-1] >= 0, half[:, ::-1] + n_half, -1)
    # In front the patient's left is at the viewer's right; behind, at the viewer's left.
    whole = [mirror, half] if view_id == "front" else [half[:, ::-1], mirror[:, ::-1]]
    return View(view_id, np.concatenate(whole, axis=1).astype(np.int32), scale)


def cells_in_polygon(view: View, polygon: Sequence[Sequence[float]], n_cells: int) -> Floats:
    """Return how much of what shows of each cell lies inside a drawn outline.

    Parameters
    ----------
    view
        The picture drawn on.
    polygon
        Points (x, y) in fractions of the view's box, x from the viewer's left, y from the top; closed by itself.
    n_cells
        Number of cells of both halves.

    Returns
    -------
    numpy.ndarray
        (n_cells,) float32 in 0 to 1. Cells that do not show in the view are 0.

    Raises
    ------
    BadDrawing
        If the outline has under 3 or over 10,000 points, no area, crosses itself, or misses the body.
    """
    points = _points(polygon) * [view.width, view.height]
    area = _signed_area(points)
    if abs(area) < 1.0:
        raise BadDrawing("the outline has no area. Draw around a patch of skin.")
    # Only the box around the outline is looked at.
    low = np.clip(np.floor(points.min(0)).astype(int), 0, [view.width, view.height])
    high = np.clip(np.ceil(points.max(0)).astype(int), 0, [view.width, view.height])
    winding = _winding(points - low, *(int(n) for n in high - low))
    inside = winding != 0
    odd = np.count_nonzero(inside & (winding != (1 if area > 0 else -1)))
    if odd > max(6.0, SLIP * np.count_nonzero(inside)):
        raise BadDrawing("the outline crosses itself. Draw one simple outline, or several.")
    shown = view.cell_raster[low[1] : high[1], low[0] : high[0]]
    covered = np.bincount(shown[inside & (shown >= 0)], minlength=n_cells)
    if not covered.any():
        raise BadDrawing(f"the outline lies outside the body in the {view.id} view.")
    weights = np.zeros(n_cells, np.float32)
    weights[: len(view.visible)] = covered[: len(view.visible)] / np.maximum(view.visible, 1)
    return weights


def _points(polygon: Sequence[Sequence[float]]) -> NDArray[np.float64]:
    count = len(polygon)
    if not 3 <= count <= MAX_POINTS:
        raise BadDrawing(f"an outline has 3 to {MAX_POINTS:,} points; this one has {count:,}.")
    for i, point in enumerate(polygon):
        if len(point) != 2 or not all(isinstance(c, int | float) and math.isfinite(c) and -1 <= c <= 2 for c in point):
            raise BadDrawing(f"point {i} of the outline is {point!r}; give two fractions of the view's box, 0 to 1.")
    return np.array(polygon, dtype=np.float64)


def _signed_area(points: NDArray[np.float64]) -> float:
    x, y = points.T
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y) / 2)


def _winding(points: NDArray[np.float64], width: int, height: int) -> NDArray[np.int32]:
    """Return how often, and which way round, the outline goes about the middle of each pixel."""
    turns = np.zeros((height, width + 1), np.int32)
    after = np.roll(points, -1, axis=0)
    # The rows whose middles an edge passes; an upper end belongs to the edge, a lower one to the next.
    first = np.clip(np.ceil(np.minimum(points[:, 1], after[:, 1]) - 0.5), 0, height).astype(np.int64)
    last = np.clip(np.ceil(np.maximum(points[:, 1], after[:, 1]) - 0.5), 0, height).astype(np.int64)
    rows_of = last - first
    if rows_of.sum() > MAX_ROWS:
        raise BadDrawing("the outline runs to and fro too often. Draw one simple outline around a patch of skin.")
    edge = np.repeat(np.arange(len(points)), rows_of)
    row = np.arange(len(edge)) - np.repeat(np.cumsum(rows_of) - rows_of, rows_of) + first[edge]
    start, end = points[edge], after[edge]
    x = start[:, 0] + (row + 0.5 - start[:, 1]) * (end[:, 0] - start[:, 0]) / (end[:, 1] - start[:, 1])
    column = np.clip(np.ceil(x - 0.5), 0, width).astype(np.int64)
    # Downward edges open on their right when the outline runs clockwise on the screen (y down: positive area).
    np.add.at(turns, (row, column), np.where(end[:, 1] < start[:, 1], 1, -1).astype(np.int32))
    return np.asarray(np.cumsum(turns, axis=1)[:, :width], np.int32)

"""From a picture of labels to polygons whose borders are smooth and shared exactly.

Borders are traced along pixel edges between junctions, smoothed with their ends fixed, thinned and put on a grid of
tenths. Neighbours then use the very same points. The silhouette is smoothed once and every layer uses it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
import shapely
from scipy.ndimage import distance_transform_edt, gaussian_filter1d
from scipy.ndimage import label as connected
from shapely.geometry import LineString, Polygon
from shapely.ops import polygonize

OUTSIDE, MIDLINE = -1, -2
Corner = tuple[int, int]


def drop_specks(labels: np.ndarray, least_pixels: int) -> np.ndarray:
    """Return labels with small loose pieces given to whatever is nearest on the body."""
    speck = np.zeros(labels.shape, bool)
    for value in np.unique(labels[labels >= 0]):
        piece, _ = connected(labels == value)
        small = np.bincount(piece.ravel()) < least_pixels
        small[0] = False
        speck |= small[piece]
    if not speck.any():
        return labels
    nearest = distance_transform_edt(speck | (labels < 0), return_distances=False, return_indices=True)
    return np.where(speck, labels[tuple(nearest)], labels)


class Tracer:
    """Traces label pictures of one half body; column 0 lies along the midline.

    Parameters
    ----------
    body
        (height, width) mask of the half.
    unit
        Pixels to a unit of the polygons.
    """

    def __init__(self, body: np.ndarray, unit: int) -> None:
        self.unit = unit
        self._silhouette: dict[Corner, np.ndarray] = {}
        self._kept: set[Corner] = set()
        for path, sides in _arcs(np.where(body, 0, OUTSIDE)):
            if OUTSIDE in sides:
                smooth = _smooth_silhouette(path)
                self._silhouette |= dict(zip(path, smooth, strict=True))
                thin = set(map(tuple, LineString(smooth).simplify(0.3 * unit).coords))
                self._kept |= {c for c, place in zip(path, smooth, strict=True) if tuple(place) in thin}

    def polygons(self, labels: np.ndarray) -> dict[int, shapely.Geometry]:
        """Return the polygon of each label, in units, x from the midline and y down."""
        lines = []
        for path, sides in _arcs(labels):
            line = self._line(path, sides)
            if len(line) > 1:
                lines.append(LineString(line))
        net = shapely.union_all(lines, grid_size=0.1)
        pieces: dict[int, list[Polygon]] = defaultdict(list)
        for face in polygonize(net):
            x, y = (int(c * self.unit) for c in face.representative_point().coords[0])
            value = int(labels[min(y, labels.shape[0] - 1), min(x, labels.shape[1] - 1)])
            if value >= 0:
                pieces[value].append(face)
        return {value: shapely.union_all(faces, grid_size=0.1) for value, faces in sorted(pieces.items())}

    def _line(self, path: list[Corner], sides: tuple[int, int]) -> np.ndarray:
        if MIDLINE in sides:
            points = np.array([self._silhouette.get(c, np.array(c, float)) for c in (path[0], path[-1])])
        elif OUTSIDE in sides:
            ends = {path[0], path[-1]}
            points = np.array([self._silhouette[c] for c in path if c in self._kept or c in ends])
        else:
            points = _smooth_border(np.array(path, float), [self._silhouette.get(path[k]) for k in (0, -1)])
            points = np.array(LineString(points).simplify(0.4 * self.unit).coords)
        points = np.round(points / self.unit, 1)
        kept = np.concatenate([[True], np.any(np.diff(points, axis=0) != 0, axis=1)])
        return points[kept]


def _smooth_silhouette(path: list[Corner]) -> np.ndarray:
    points = np.array(path, float)
    sigma = 2.4
    if path[0] == path[-1]:
        ring = gaussian_filter1d(points[:-1], sigma, axis=0, mode="wrap")
        return np.concatenate([ring, ring[:1]])
    n = min(40, len(points) - 1)
    # At the midline the silhouette goes on as its mirror image; at a pinch it ends where it is.
    before = points[n:0:-1] * [-1, 1] if points[0, 0] == 0 else 2 * points[0] - points[n:0:-1]
    last = points[-2 : -n - 2 : -1]
    after = last * [-1, 1] if points[-1, 0] == 0 else 2 * points[-1] - last
    whole = gaussian_filter1d(np.concatenate([before, points, after]), sigma, axis=0)
    smooth = whole[n : n + len(points)]
    for k in (0, -1):
        if points[k, 0] == 0:
            smooth[k, 0] = 0.0
        else:
            smooth[k] = points[k]
    return smooth


def _smooth_border(points: np.ndarray, ends: list[np.ndarray | None]) -> np.ndarray:
    """Smooth a border between two labels. Its ends stay, or move to the smoothed silhouette."""
    if np.array_equal(points[0], points[-1]) and len(points) > 8:
        ring = gaussian_filter1d(points[:-1], 5.0, axis=0, mode="wrap")
        return np.concatenate([ring, ring[:1]])
    n = min(len(points) - 1, 24)
    if n >= 2:
        before, after = 2 * points[0] - points[n:0:-1], 2 * points[-1] - points[-2 : -n - 2 : -1]
        whole = gaussian_filter1d(np.concatenate([before, points, after]), 6.0, axis=0)
        points = np.concatenate([points[:1], whole[n + 1 : n + len(points) - 1], points[-1:]])
    points = points.copy()
    for k, end in zip((0, -1), ends, strict=True):
        if end is not None:
            points[k] = end
    return points


def _arcs(labels: np.ndarray) -> Iterable[tuple[list[Corner], tuple[int, int]]]:
    """Yield each border between junctions as pixel corners (x, y), with the labels on its two sides."""
    height, width = labels.shape
    padded = np.full((height + 2, width + 2), OUTSIDE)
    padded[1:-1, 1:-1] = np.where(labels < 0, OUTSIDE, labels)
    padded[:, 0] = MIDLINE
    step: dict[Corner, list[Corner]] = defaultdict(list)
    sides: dict[tuple[Corner, Corner], tuple[int, int]] = {}

    def add(a: Corner, b: Corner, pair: tuple[int, int]) -> None:
        step[a].append(b)
        step[b].append(a)
        sides[a, b] = sides[b, a] = (min(pair), max(pair))

    for y, x in np.argwhere(padded[:, 1:] != padded[:, :-1]).tolist():
        pair = (int(padded[y, x]), int(padded[y, x + 1]))
        if pair != (MIDLINE, OUTSIDE):
            add((x, y - 1), (x, y), pair)
    for y, x in np.argwhere(padded[1:] != padded[:-1]).tolist():
        add((x - 1, y), (x, y), (int(padded[y, x]), int(padded[y + 1, x])))

    used: set[tuple[Corner, Corner]] = set()

    def walk(a: Corner, b: Corner) -> list[Corner]:
        path = [a, b]
        used.update(((a, b), (b, a)))
        while len(step[b]) == 2 and b != path[0]:
            c = step[b][0] if step[b][0] != a else step[b][1]
            if (b, c) in used or sides[a, b] != sides[b, c]:
                break
            used.update(((b, c), (c, b)))
            a, b = b, c
            path.append(b)
        return path

    def junction(corner: Corner) -> bool:
        around = step[corner]
        return len(around) != 2 or sides[corner, around[0]] != sides[corner, around[1]]

    for corner in [c for c in step if junction(c)]:
        for after in step[corner]:
            if (corner, after) not in used:
                yield walk(corner, after), sides[corner, after]
    for corner in list(step):
        for after in step[corner]:
            if (corner, after) not in used:
                yield walk(corner, after), sides[corner, after]

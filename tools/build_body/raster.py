"""Orthographic z-buffer of a triangle mesh: which triangle shows at each pixel, and where inside it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import distance_transform_edt, label


@dataclass(frozen=True)
class Raster:
    """What shows at each pixel.

    Parameters
    ----------
    triangle
        (height, width) index of the triangle, -1 where there is none.
    inside
        (height, width, 3) barycentric weights.
    """

    triangle: np.ndarray
    inside: np.ndarray


def rasterise(points: np.ndarray, triangles: np.ndarray, width: int, height: int) -> Raster:
    """Draw triangles with corners in screen x (right), y (down) and z (towards the viewer); backs are culled."""
    shown = np.full((height, width), -1, np.int64)
    depth = np.full((height, width), -np.inf)
    inside = np.zeros((height, width, 3))
    a, b, c = (points[triangles[:, k]] for k in range(3))
    area = (b[:, 1] - c[:, 1]) * (a[:, 0] - c[:, 0]) + (c[:, 0] - b[:, 0]) * (a[:, 1] - c[:, 1])
    low = np.floor(np.minimum(np.minimum(a, b), c)[:, :2] - 0.5).astype(int).clip(0)
    high = np.ceil(np.maximum(np.maximum(a, b), c)[:, :2] + 0.5).astype(int)
    high = np.minimum(high, [width, height])
    for i in np.nonzero(area < 0)[0]:
        (x0, y0), (x1, y1) = low[i], high[i]
        if x1 <= x0 or y1 <= y0:
            continue
        x, y = np.arange(x0, x1) + 0.5, (np.arange(y0, y1) + 0.5)[:, None]
        wa = ((b[i, 1] - c[i, 1]) * (x - c[i, 0]) + (c[i, 0] - b[i, 0]) * (y - c[i, 1])) / area[i]
        wb = ((c[i, 1] - a[i, 1]) * (x - c[i, 0]) + (a[i, 0] - c[i, 0]) * (y - c[i, 1])) / area[i]
        wc = 1 - wa - wb
        z = wa * a[i, 2] + wb * b[i, 2] + wc * c[i, 2]
        box = np.s_[y0:y1, x0:x1]
        nearer = (wa >= -1e-9) & (wb >= -1e-9) & (wc >= -1e-9) & (z > depth[box])
        if nearer.any():
            depth[box][nearer] = z[nearer]
            shown[box][nearer] = i
            inside[box][nearer] = np.stack(np.broadcast_arrays(wa, wb, wc), -1)[nearer]
    return Raster(shown, inside)


def axes_towards(viewer: np.ndarray, up: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the screen's right, up and towards-the-viewer unit vectors."""
    towards = viewer / np.linalg.norm(viewer)
    right = np.cross(up, towards)
    right /= np.linalg.norm(right)
    return right, np.cross(towards, right), towards


def fill_pinholes(raster: Raster, most_pixels: int) -> Raster:
    """Return the raster with small holes in the body closed by the nearest skin: the slits of mouth and eyelids."""
    piece, _ = label(raster.triangle < 0)
    size = np.bincount(piece.ravel())
    rim = np.unique(np.concatenate([piece[0], piece[-1], piece[:, 0], piece[:, -1]]))
    small = size <= most_pixels
    small[rim] = False
    small[0] = False
    hole = small[piece]
    nearest = distance_transform_edt(raster.triangle < 0, return_distances=False, return_indices=True)
    at = tuple(nearest)
    return Raster(
        np.where(hole, raster.triangle[at], raster.triangle),
        np.where(hole[..., None], raster.inside[at], raster.inside),
    )

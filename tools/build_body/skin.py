"""Tell skin from the lining of mouth, nose and eye sockets: skin can be seen from outside."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sparse
from scipy.sparse.csgraph import connected_components

from tools.build_body.raster import axes_towards, rasterise

#: The lining lies within the head; elsewhere every triangle is skin.
HEAD_ABOVE_Y = 6.2
PIXELS = 640


def keep_skin(vertices: np.ndarray, triangles: np.ndarray) -> np.ndarray:
    """Return the triangles without those of the head that no direction sees, and without what then hangs loose."""
    middle = vertices[triangles].mean(1)
    head = np.nonzero(middle[:, 1] > HEAD_ABOVE_Y)[0]
    seen = np.ones(len(triangles), bool)
    around = np.nonzero(middle[:, 1] > HEAD_ABOVE_Y - 1.5)[0]
    seen[head] = np.isin(head, around[_seen(vertices, triangles[around])])
    kept = triangles[seen]
    pieces, piece = connected_components(_shared_edges(kept), directed=False)
    largest = np.bincount(piece, minlength=pieces).argmax()
    return kept[piece == largest]


def _seen(vertices: np.ndarray, triangles: np.ndarray) -> np.ndarray:
    """Return which triangles show from any direction; their backs hide what lies behind them, too."""
    n = len(triangles)
    both = np.concatenate([triangles, triangles[:, ::-1]])
    seen = np.zeros(n, bool)
    size = np.ptp(vertices[np.unique(triangles)], axis=0).max() * 1.2
    centre = vertices[np.unique(triangles)].mean(0)
    directions = [(azimuth, elevation) for azimuth in range(0, 360, 30) for elevation in (-30, 5, 40)]
    for azimuth, elevation in [*directions, (0, 85)]:
        a, e = np.radians(azimuth), np.radians(elevation)
        viewer = np.array([np.sin(a) * np.cos(e), np.sin(e), np.cos(a) * np.cos(e)])
        right, up, towards = axes_towards(viewer, np.array([0.0, 1.0, 0.0]))
        local = (vertices - centre) * (PIXELS / size)
        screen = np.column_stack([local @ right + PIXELS / 2, PIXELS / 2 - local @ up, local @ towards])
        shown = np.unique(rasterise(screen, both, PIXELS, PIXELS).triangle)
        seen[shown[(shown >= 0) & (shown < n)]] = True
    return seen


def _shared_edges(triangles: np.ndarray) -> sparse.csr_matrix:
    """Return the graph of triangles that share an edge."""
    pairs = neighbours(triangles)
    ones = np.ones(len(pairs))
    return sparse.csr_matrix((ones, (pairs[:, 0], pairs[:, 1])), shape=(len(triangles),) * 2)


def neighbours(triangles: np.ndarray) -> np.ndarray:
    """Return pairs of triangles that share an edge, (m, 2)."""
    edges = np.sort(np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]]), axis=1)
    owner = np.tile(np.arange(len(triangles)), 3)
    order = np.lexsort(edges.T)
    edges, owner = edges[order], owner[order]
    same = (edges[1:] == edges[:-1]).all(1)
    return np.column_stack([owner[:-1][same], owner[1:][same]])

"""Loop subdivision: a smooth surface through the mesh, for pictures. Each triangle gives four in its place."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sparse


def loop(triangles: np.ndarray, n: int) -> tuple[sparse.csr_matrix, np.ndarray]:
    """Return the matrix from old vertices to new ones, and the new triangles: those of triangle i are 4 i … 4 i + 3."""
    directed = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    opposite = np.concatenate([triangles[:, 2], triangles[:, 0], triangles[:, 1]])
    edges, edge_of, uses = np.unique(np.sort(directed, axis=1), axis=0, return_inverse=True, return_counts=True)
    edge_of = edge_of.ravel()
    rim = uses == 1
    m = len(edges)
    # New vertices on edges: 3/8 of the ends, 1/8 of the corners opposite; on a rim the middle.
    end = np.where(rim, 0.5, 0.375)
    inner = ~rim[edge_of]
    rows = np.concatenate([np.arange(m), np.arange(m), edge_of[inner]]) + n
    columns = np.concatenate([edges[:, 0], edges[:, 1], opposite[inner]])
    values = np.concatenate([end, end, np.full(inner.sum(), 0.125)])
    # Old vertices move towards the mean of their neighbours; on a rim along the rim.
    a, b = edges.T
    on_rim = np.zeros(n, bool)
    on_rim[edges[rim].ravel()] = True
    degree = np.bincount(edges.ravel(), minlength=n)
    k = np.maximum(degree, 1)
    beta = (0.625 - (0.375 + 0.25 * np.cos(2 * np.pi / k)) ** 2) / k
    rims = np.maximum(np.bincount(edges[rim].ravel(), minlength=n), 1)
    pull_a = np.where(on_rim[a], np.where(rim, 0.25 / rims[a], 0), beta[a])
    pull_b = np.where(on_rim[b], np.where(rim, 0.25 / rims[b], 0), beta[b])
    keep = np.where(on_rim, 0.75, 1 - k * beta)
    rows = np.concatenate([rows, a, b, np.arange(n)])
    columns = np.concatenate([columns, b, a, np.arange(n)])
    values = np.concatenate([values, pull_a, pull_b, keep])
    matrix = sparse.csr_matrix((values, (rows, columns)), shape=(n + m, n))
    e01, e12, e20 = (edge_of[i * len(triangles) : (i + 1) * len(triangles)] + n for i in range(3))
    v0, v1, v2 = triangles.T
    pieces = [(v0, e01, e20), (v1, e12, e01), (v2, e20, e12), (e01, e12, e20)]
    new = np.stack([np.stack(p, axis=1) for p in pieces], axis=1).reshape(-1, 3)
    return matrix, new

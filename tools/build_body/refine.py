"""Split the large triangles of trunk and limbs, so that cells are of one size where the base mesh is coarse."""

from __future__ import annotations

import numpy as np

#: No edge of a cell is longer, in dm on the body in the anatomical pose.
LONGEST_EDGE = 0.19

#: How a triangle with corners 0, 1, 2 and midpoints 3 (of 0-1), 4 (of 1-2), 5 (of 2-0) is cut, by its split edges.
CUTS = {
    (True, False, False): ((0, 3, 2), (3, 1, 2)),
    (False, True, False): ((0, 1, 4), (0, 4, 2)),
    (False, False, True): ((0, 1, 5), (5, 1, 2)),
    (True, True, False): ((3, 1, 4), (0, 3, 4), (0, 4, 2)),
    (False, True, True): ((4, 2, 5), (0, 1, 4), (0, 4, 5)),
    (True, False, True): ((0, 3, 5), (3, 1, 2), (3, 2, 5)),
    (True, True, True): ((0, 3, 5), (3, 1, 4), (5, 4, 2), (3, 4, 5)),
}


def refine(
    poses: list[np.ndarray], weights: np.ndarray, triangles: np.ndarray
) -> tuple[list[np.ndarray], np.ndarray, np.ndarray]:
    """Return poses, weights and triangles with every long edge halved, neighbours cut alike.

    New vertices lie on the curved surface (the middle of the cubic that leaves both ends along their tangents), so that
    splitting leaves no flat facets.
    """
    while True:
        edges, of_triangle = _edges(triangles)
        first = poses[0]
        long = np.linalg.norm(first[edges[:, 0]] - first[edges[:, 1]], axis=1) > LONGEST_EDGE
        if not long.any():
            return poses, weights, triangles
        number = np.cumsum(long) - 1 + len(first)
        split = edges[long]
        poses = [np.concatenate([p, _middles(p, _normals(p, triangles), split)]) for p in poses]
        weights = np.concatenate([weights, weights[split].mean(1)])
        triangles = _cut(triangles, of_triangle, long, number)


def _edges(triangles: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the distinct edges, and for each triangle the numbers of its edges 0-1, 1-2, 2-0."""
    pairs = np.sort(np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]]), axis=1)
    edges, inverse = np.unique(pairs, axis=0, return_inverse=True)
    return edges, inverse.reshape(3, -1).T


def _normals(vertices: np.ndarray, triangles: np.ndarray) -> np.ndarray:
    a, b, c = (vertices[triangles[:, k]] for k in range(3))
    face = np.cross(b - a, c - a)
    normal = np.zeros_like(vertices)
    for k in range(3):
        np.add.at(normal, triangles[:, k], face)
    # On the midline the other half adds its mirror image.
    normal[np.abs(vertices[:, 0]) < 1e-6, 0] = 0.0
    return normal / np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)


def _middles(vertices: np.ndarray, normals: np.ndarray, edges: np.ndarray) -> np.ndarray:
    a, b = vertices[edges[:, 0]], vertices[edges[:, 1]]
    na, nb = normals[edges[:, 0]], normals[edges[:, 1]]
    d = b - a
    bulge = (d * nb).sum(1, keepdims=True) * nb - (d * na).sum(1, keepdims=True) * na
    return (a + b) / 2 + bulge / 8


def _cut(triangles: np.ndarray, of_triangle: np.ndarray, long: np.ndarray, number: np.ndarray) -> np.ndarray:
    cut = []
    for corners, edges in zip(triangles.tolist(), of_triangle.tolist(), strict=True):
        marks = tuple(bool(long[e]) for e in edges)
        if not any(marks):
            cut.append(corners)
            continue
        points = [*corners, *(int(number[e]) for e in edges)]
        cut += [[points[i] for i in piece] for piece in CUTS[marks]]
    return np.array(cut)

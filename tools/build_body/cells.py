"""Measure every cell of the half body."""

from __future__ import annotations

import numpy as np

from anatomy.surface.coordinates import SkinCoordinates, coordinates_of
from anatomy.surface.frame import Frame
from anatomy.surface.measure import Measures
from anatomy.surface.mesh import HalfBody

#: Skin of an average adult, cm2: the 1.8 m2 that textbooks round to.
SKIN_CM2 = 18_000.0


def vertex_normals(vertices: np.ndarray, triangles: np.ndarray) -> np.ndarray:
    """Return the unit normal of each vertex, each face weighing by its area."""
    a, b, c = (vertices[triangles[:, k]] for k in range(3))
    face = np.cross(b - a, c - a)
    normal = np.zeros_like(vertices)
    for k in range(3):
        np.add.at(normal, triangles[:, k], face)
    return normal / np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)


def measure_cells(half: HalfBody) -> tuple[Measures, SkinCoordinates]:
    """Return measures and coordinates of the middle of each cell."""
    vertices, triangles = half.whole("anatomical")
    normals = vertex_normals(vertices, triangles)[: len(half.anatomical)]
    frame = Frame.from_joints(half.joints)

    def middle(of: np.ndarray) -> np.ndarray:
        return of[half.triangles].mean(1)

    measures = Measures.of(middle(half.anatomical), middle(half.weights), middle(normals), frame)
    return measures, coordinates_of(measures, frame)


def cell_areas(half: HalfBody) -> np.ndarray:
    """Return the area of each cell in cm2, both halves together making an average adult."""
    a, b, c = (half.anatomical[half.triangles[:, k]] for k in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1) / 2
    return area * (SKIN_CM2 / 2 / area.sum())

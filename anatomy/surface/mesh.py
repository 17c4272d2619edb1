"""The half body as stored: vertices in two poses, triangles, part weights and joints."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Columns of the part weights.
PARTS_OF_WEIGHT = (
    "head", "neck", "trunk", "girdle", "upper_arm", "forearm", "hand", "thigh", "leg", "foot",
    *(f"finger_{k}" for k in range(1, 6)), *(f"toe_{k}" for k in range(1, 6)),
)  # fmt: skip

#: Stored units to a decimetre: steps of 33 um, fine enough for smooth shading and small on disk.
UNITS_PER_DM = 3000
WEIGHT_UNITS = 4095


@dataclass(frozen=True)
class HalfBody:
    """The patient's left half; the right is its mirror.

    Parameters
    ----------
    anatomical, chart
        Vertices in the two poses, (n, 3) in dm: x to the patient's left, y up, z forward.
    triangles
        Vertex indices, (n_half, 3), counter-clockwise seen from outside. A triangle is a cell.
    weights
        Part weights, (n, len(PARTS_OF_WEIGHT)).
    joints
        Name of a joint to its position in the anatomical pose, (3,) in dm.
    """

    anatomical: Floats
    chart: Floats
    triangles: Ints
    weights: Floats
    joints: dict[str, Floats]

    @classmethod
    def from_floats(
        cls, anatomical: Floats, chart: Floats, triangles: Ints, weights: Floats, joints: dict[str, Floats]
    ) -> HalfBody:
        """Return a half rounded to what the file can hold, so that file and memory give the same answers."""
        return cls(
            np.round(anatomical * UNITS_PER_DM) / UNITS_PER_DM,
            np.round(chart * UNITS_PER_DM) / UNITS_PER_DM,
            triangles,
            np.round(weights * WEIGHT_UNITS) / WEIGHT_UNITS,
            {name: np.round(at * UNITS_PER_DM) / UNITS_PER_DM for name, at in joints.items()},
        )

    def save(self, path: Path) -> None:
        """Write the half body."""
        np.savez_compressed(
            path,
            anatomical=np.round(self.anatomical * UNITS_PER_DM).astype(np.int16),
            chart=np.round(self.chart * UNITS_PER_DM).astype(np.int16),
            triangles=self.triangles.astype(np.uint16),
            weights=np.round(self.weights * WEIGHT_UNITS).astype(np.uint16),
            joint_names=np.array(list(self.joints)),
            joints=np.round(np.array(list(self.joints.values())) * UNITS_PER_DM).astype(np.int16),
        )

    @classmethod
    def load(cls, path: Path) -> HalfBody:
        """Read the half body."""
        with np.load(path) as stored:
            places = stored["joints"] / UNITS_PER_DM
            return cls(
                stored["anatomical"] / UNITS_PER_DM,
                stored["chart"] / UNITS_PER_DM,
                stored["triangles"].astype(np.int64),
                stored["weights"] / WEIGHT_UNITS,
                {str(name): at for name, at in zip(stored["joint_names"], places, strict=True)},
            )

    def whole(self, pose: str) -> tuple[Floats, Ints]:
        """Return vertices of both halves in a pose and the triangles: left cell i, right cell i + n_half."""
        left: Floats = getattr(self, pose)
        right = left * [-1.0, 1.0, 1.0]
        mirrored = self.triangles[:, ::-1] + len(left)
        return np.concatenate([left, right]), np.concatenate([self.triangles, mirrored])

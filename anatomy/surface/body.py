"""The labelled body: cells of skin with coordinates, territories and named areas, and pictures of them.

A cell is a triangle of the mesh. The patient's left half is stored; the right is its mirror. A full id is ``i`` for
the left cell i and ``i + n_half`` for its mirror.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from anatomy.surface.coordinates import SkinCoordinates

Floats = NDArray[np.float32]


def data_folder() -> Path:
    """Return the folder of the data: the checkout's when there is one, else the installed copy."""
    package = Path(__file__).resolve().parents[1]
    checkout = package.parent / "data"
    return checkout if (checkout / "body").is_dir() else package / "_data"


class Surface:
    """The skin of the neutral adult, labelled.

    Parameters
    ----------
    folder
        A folder with ``body/`` and ``territories/``.

    Examples
    --------
    >>> surface = Surface.load()
    >>> surface.area_cm2.shape == (surface.n_half,)
    True
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with np.load(folder / "body" / "surface.npz") as stored:
            self._stored = {name: stored[name] for name in stored.files}
        self.area_cm2: Floats = self._stored["area_cm2"]
        self.n_half = len(self.area_cm2)

    @classmethod
    def load(cls, folder: Path | None = None) -> Surface:
        """Return the surface in the data folder."""
        return cls(folder or data_folder())

    @cached_property
    def coordinates(self) -> SkinCoordinates:
        """Part, aspect, v, u and theta of each cell of the half."""
        s = self._stored
        return SkinCoordinates(
            s["part"], s["aspect"], s["v"].astype(float), s["u"].astype(float), s["theta"].astype(float)
        )

"""The labelled body: cells of skin with coordinates, territories and named areas, and pictures of them.

A cell is a triangle of the mesh. The patient's left half is stored; the right is its mirror. A full id is ``i`` for
the left cell i and ``i + n_half`` for its mirror.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from anatomy.errors import BadInput, UnknownEntity, UnknownMap
from anatomy.surface.areas import Area, AreaWeights, load_areas
from anatomy.surface.coordinates import SkinCoordinates
from anatomy.surface.views import View, cells_in_polygon, load_view

Floats = NDArray[np.float32]

#: Maps drawn on the body, the default first.
MAPS = ("consensus", "isncsci")
#: Shares are stored in steps of this many to 1.
SHARE_UNITS = 250


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
        A folder with ``areas.json`` and ``body/``.

    Examples
    --------
    >>> surface = Surface.load()
    >>> surface.area_cm2.shape == (surface.n_half,)
    True
    >>> surface.maps
    ('consensus', 'isncsci')
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with np.load(folder / "body" / "surface.npz") as stored:
            self._stored = {name: stored[name] for name in stored.files}
        self.area_cm2: Floats = self._stored["area_cm2"]
        self.n_half = len(self.area_cm2)
        self.maps: tuple[str, ...] = MAPS
        self._views: dict[str, View] = {}
        self._shares: dict[str, Floats] = {}

    @classmethod
    def load(cls, folder: Path | None = None) -> Surface:
        """Return the surface in a data folder, ours when none is given."""
        return cls(folder or data_folder())

    @cached_property
    def coordinates(self) -> SkinCoordinates:
        """Part, aspect, v, u and theta of each cell of the half."""
        s = self._stored
        return SkinCoordinates(
            s["part"], s["aspect"], s["v"].astype(float), s["u"].astype(float), s["theta"].astype(float)
        )

    def primary(self, map_id: str) -> NDArray[np.int8]:
        """Return the territory each cell of the half is drawn in.

        Parameters
        ----------
        map_id
            One of ``maps``.

        Returns
        -------
        numpy.ndarray
            (n_half,) int8, index into ``SKIN_TERRITORIES``; -1 where the map draws none. On ``isncsci`` the joined
            S4-5 carries the index of S4.

        Raises
        ------
        UnknownMap
            If the map is not drawn.
        """
        return np.asarray(self._stored[f"primary_{self._known(map_id)}"])

    def shares(self, map_id: str) -> Floats:
        """Return how much each territory supplies each cell of the half, for ranking.

        Parameters
        ----------
        map_id
            One of ``maps``.

        Returns
        -------
        numpy.ndarray
            (n_half, len(SKIN_TERRITORIES)) float32, rows sum to 1. Trigeminal skin keeps its shares on ``isncsci``,
            where it is drawn blank.

        Raises
        ------
        UnknownMap
            If the map is not drawn.
        """
        if self._known(map_id) not in self._shares:
            steps = self._stored[f"shares_{map_id}"].astype(np.float32)
            self._shares[map_id] = steps / steps.sum(1, keepdims=True)
        return self._shares[map_id]

    @cached_property
    def _area_weights(self) -> AreaWeights:
        return load_areas(self.folder / "areas.json", self.coordinates)

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Every named area by its id, in the order of the rows of ``area_matrix``."""
        return self._area_weights.areas

    @property
    def area_matrix(self) -> Floats:
        """Weight of every area on every cell of the half, (areas, n_half) float32; made anew at each call."""
        return self._area_weights.matrix()

    @property
    def tile_of_cell(self) -> NDArray[np.int64]:
        """Row in ``tile_ids`` of the tile area each cell of the half is drawn in."""
        return self._area_weights.tile_of_cell

    @property
    def tile_ids(self) -> tuple[str, ...]:
        """Ids of the tile areas, which share out the half body."""
        return self._area_weights.tile_ids

    def area_cells(self, area_id: str) -> tuple[NDArray[np.int64], Floats]:
        """Return the cells of the half that an area holds, and its weight on each.

        Raises
        ------
        UnknownEntity
            If there is no such area.
        """
        if area_id not in self.areas:
            nearest = get_close_matches(area_id, self.areas, n=3)
            raise UnknownEntity(f"there is no area '{area_id}'.", nearest=nearest)
        return self._area_weights.of(area_id)

    def area_weights(self, area_id: str, side: str) -> Floats:
        """Return an area's weight on every cell of the body.

        Parameters
        ----------
        area_id
            Id of an area.
        side
            ``left``, ``right``, or ``both``; ``midline`` and ``unknown`` mean both. The patient's sides.

        Returns
        -------
        numpy.ndarray
            (2 * n_half,) float32 in 0 to 1: left cells, then right ones.

        Raises
        ------
        UnknownEntity
            If there is no such area.
        BadInput
            If the side is none of these.
        """
        if side not in ("left", "right", "both", "midline", "unknown"):
            raise BadInput(f"there is no side '{side}'; allowed are left, right, both, midline and unknown.")
        cells, weights = self.area_cells(area_id)
        whole = np.zeros(2 * self.n_half, np.float32)
        if side != "right":
            whole[cells] = weights
        if side != "left":
            whole[cells + self.n_half] = weights
        return whole

    def area_shares(self, map_id: str) -> Floats:
        """Return each area's mean shares on a map, weighed by the size of its cells.

        Returns
        -------
        numpy.ndarray
            (areas, len(SKIN_TERRITORIES)) float32, rows sum to 1.
        """
        return self._area_weights.shares(self.area_cm2, self.shares(map_id))

    def view(self, view_id: str) -> View:
        """Return a picture of the body: ``front`` or ``back``.

        Raises
        ------
        BadDrawing
            If there is no such view.
        """
        if view_id not in self._views:
            self._views[view_id] = load_view(self.folder / "body" / "views", view_id, self.n_half)
        return self._views[view_id]

    def cells_in_polygon(self, view: str | View, polygon: Sequence[Sequence[float]]) -> Floats:
        """Return how much of what shows of each cell lies inside an outline drawn on a view.

        Parameters
        ----------
        view
            A view or its id.
        polygon
            Points (x, y) in fractions of the view's box, x from the viewer's left, y from the top.

        Returns
        -------
        numpy.ndarray
            (2 * n_half,) float32 in 0 to 1. A drawing in front marks no skin that shows only behind.

        Raises
        ------
        BadDrawing
            If the outline has under 3 or over 10,000 points, no area, crosses itself, or misses the body.

        Examples
        --------
        >>> surface = Surface.load()
        >>> patch = surface.cells_in_polygon("front", [(0.5, 0.2), (0.55, 0.2), (0.55, 0.25), (0.5, 0.25)])
        >>> bool(patch[: surface.n_half].sum() > 0)
        True
        """
        shown = self.view(view) if isinstance(view, str) else view
        return cells_in_polygon(shown, polygon, 2 * self.n_half)

    def _known(self, map_id: str) -> str:
        if map_id not in self.maps:
            raise UnknownMap(
                f"the map '{map_id}' is not drawn; drawn are {', '.join(self.maps)}.",
                nearest=get_close_matches(map_id, self.maps, n=1, cutoff=0.4),
            )
        return map_id

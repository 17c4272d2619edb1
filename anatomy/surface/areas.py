"""Named areas of skin: boxes of part coordinates turned into weights over cells.

Tile areas share out the whole half body: each cell's tile weights sum to 1, softly across the borders between tiles of
one part, and the tile of the largest weight is the one drawn. Other areas are unions of tiles, or boxes of their own.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anatomy.errors import DataError
from anatomy.surface.coordinates import ASPECTS, PARTS, SkinCoordinates

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

#: Half width of the soft edge of a box in v, in u and in degrees of theta.
SOFT = {"v": 0.025, "u": 0.04, "theta": 5.0}
#: Weights below this are dropped.
FAINT = 0.02


@dataclass(frozen=True)
class Area:
    """A named area of skin.

    Parameters
    ----------
    id, name
        Slug, and the preferred name.
    laterality
        ``paired``, or ``midline`` for an area that lies on both halves.
    tile
        Whether it is one of the areas that share out the body.
    region
        The part of the body it is listed under.
    synonyms, plain_words
        Other names: those of the books, and those of patients.
    """

    id: str
    name: str
    laterality: str
    tile: bool
    region: str = ""
    synonyms: tuple[str, ...] = ()
    plain_words: tuple[str, ...] = ()


class AreaWeights:
    """The weights of every area over the cells of a half, held sparsely.

    Parameters
    ----------
    rows
        Records of ``data/areas.json``.
    coordinates
        Coordinates of the cells.

    Raises
    ------
    DataError
        If a record names an unknown part, aspect or tile, or the tiles leave cells out.
    """

    def __init__(self, rows: list[dict[str, Any]], coordinates: SkinCoordinates) -> None:
        self.areas = {row["id"]: _area(row) for row in rows}
        self.n_half = len(coordinates.part)
        boxes = _Boxes(coordinates)
        tiles = [row for row in rows if row["tile"]]
        depth = np.full((len(tiles), self.n_half), -np.inf, np.float32)
        for k, row in enumerate(tiles):
            depth[k] = boxes.depth(row)
        self.tile_ids = tuple(row["id"] for row in tiles)
        self.tile_of_cell: Ints = depth.argmax(0)
        _refuse_gaps(depth, coordinates)
        soft = _soft(depth)
        soft[self.tile_of_cell, np.arange(self.n_half)] = np.maximum(soft.max(0), 0.5)
        soft /= soft.sum(0)
        soft[soft < FAINT] = 0
        soft /= soft.sum(0)
        by_tile = dict(zip(self.tile_ids, soft, strict=True))
        self._cells: list[Ints] = []
        self._weights: list[Floats] = []
        for row in rows:
            weights = _weights_of(row, by_tile, boxes)
            cells = np.nonzero(weights)[0]
            self._cells.append(cells)
            self._weights.append(weights[cells].astype(np.float32))

    @cached_property
    def row_of(self) -> dict[str, int]:
        """Row of each area."""
        return {name: i for i, name in enumerate(self.areas)}

    def of(self, area_id: str) -> tuple[Ints, Floats]:
        """Return the cells of the half that an area holds, and its weight on each."""
        row = self.row_of[area_id]
        return self._cells[row], self._weights[row]

    def matrix(self) -> Floats:
        """Return the weights as a dense matrix, (areas, n_half)."""
        dense = np.zeros((len(self.areas), self.n_half), np.float32)
        for i, (cells, weights) in enumerate(zip(self._cells, self._weights, strict=True)):
            dense[i, cells] = weights
        return dense

    def shares(self, area_cm2: Floats, shares: Floats) -> Floats:
        """Return each area's mean territory shares, weighed by the size of its cells; rows sum to 1."""
        out = np.zeros((len(self.areas), shares.shape[1]), np.float32)
        for i, (cells, weights) in enumerate(zip(self._cells, self._weights, strict=True)):
            out[i] = (weights * area_cm2[cells]) @ shares[cells]
        return np.asarray(out / np.maximum(out.sum(1, keepdims=True), 1e-12))


def load_areas(path: Path, coordinates: SkinCoordinates) -> AreaWeights:
    """Read ``areas.json`` and weigh its areas over the cells."""
    return AreaWeights(json.loads(path.read_text(encoding="utf-8")), coordinates)


def _area(row: dict[str, Any]) -> Area:
    return Area(
        row["id"],
        row["name"],
        row["laterality"],
        row["tile"],
        row.get("region", ""),
        tuple(row.get("synonyms", ())),
        tuple(row.get("plain_words", ())),
    )


def _weights_of(row: dict[str, Any], by_tile: dict[str, Floats], boxes: _Boxes) -> Floats:
    if row["tile"]:
        return by_tile[row["id"]]
    weights = np.zeros(len(next(iter(by_tile.values()))), np.float32)
    for tile in row.get("union_of", ()):
        if tile not in by_tile:
            raise DataError(
                f"area '{row['id']}': union_of names '{tile}', which is no tile area. Name tile areas only."
            )
        weights = weights + by_tile[tile]
    if row.get("boxes"):
        own = _soft(boxes.depth(row))
        weights = np.maximum(weights, np.where(own < FAINT, 0, own))
    if not weights.any():
        raise DataError(f"area '{row['id']}' holds no cell. Widen its boxes, or give union_of.")
    return np.minimum(weights, 1)


def _soft(depth: Floats) -> Floats:
    """Return the weight by depth: 0 a soft width outside a box's edge, 0.5 on it, 1 a soft width inside."""
    t = np.clip((depth + 1) / 2, 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def _refuse_gaps(depth: Floats, c: SkinCoordinates) -> None:
    lost = np.nonzero(~np.isfinite(depth.max(0)))[0]
    if len(lost):
        i = lost[0]
        raise DataError(
            f"areas: {len(lost)} cells lie in no tile, e.g. part '{PARTS[c.part[i]]}' aspect '{ASPECTS[c.aspect[i]]}'. "
            "Give that part a tile area."
        )


class _Boxes:
    """How deep each cell lies in a box, in soft widths; negative outside, minus infinity on other parts."""

    def __init__(self, coordinates: SkinCoordinates) -> None:
        self._c = coordinates
        self._of_part = {name: np.nonzero(coordinates.part == i)[0] for i, name in enumerate(PARTS)}

    def depth(self, row: dict[str, Any]) -> Floats:
        """Return the greatest depth of each cell over an area's boxes."""
        deepest = np.full(len(self._c.part), -np.inf, np.float32)
        for box in row.get("boxes", ()):
            if box["part"] not in self._of_part or box.get("aspect", "") not in ASPECTS:
                raise DataError(
                    f"area '{row['id']}': no part '{box['part']}' or aspect '{box.get('aspect')}'. "
                    "See anatomy/surface/coordinates.py for the names."
                )
            cells = self._of_part[box["part"]]
            if "aspect" in box:
                cells = cells[self._c.aspect[cells] == ASPECTS.index(box["aspect"])]
            deepest[cells] = np.maximum(deepest[cells], self._depth_in(box, cells))
        return deepest

    def _depth_in(self, box: dict[str, Any], cells: Ints) -> Floats:
        depth = np.full(len(cells), 1e3)
        for name, values in (("v", self._c.v), ("u", self._c.u)):
            if name in box:
                low, high = box[name]
                # An edge at the end of the part is no edge: there is nothing of the part beyond it.
                if low > 0:
                    depth = np.minimum(depth, (values[cells] - low) / SOFT[name])
                if high < 1:
                    depth = np.minimum(depth, (high - values[cells]) / SOFT[name])
        if "theta" in box:
            low, high = box["theta"]
            middle, half = (low + high) / 2, (high - low) / 2
            if half < 180:
                away = np.abs((self._c.theta[cells] - middle + 180) % 360 - 180)
                depth = np.minimum(depth, (half - away) / SOFT["theta"])
        return depth.astype(np.float32)

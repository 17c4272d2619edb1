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
#: Cells and the number each has.
_Held = tuple[Ints, NDArray[np.float64]]

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
        boxes = Boxes(coordinates)
        tiles = [row for row in rows if row["tile"]]
        self.tile_ids = tuple(row["id"] for row in tiles)
        self.tile_of_cell: Ints = boxes.deepest(tiles)
        by_tile = _share_out(tiles, boxes, self.tile_of_cell)
        held = [_weights_of(row, by_tile, boxes) for row in rows]
        self._cells: list[Ints] = [cells for cells, _ in held]
        self._weights: list[Floats] = [weights.astype(np.float32) for _, weights in held]

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


def _share_out(tiles: list[dict[str, Any]], boxes: Boxes, drawn: Ints) -> dict[str, _Held]:
    """Return each tile's cells and weights; over the tiles the weights of a cell sum to 1."""
    soft = []
    total = np.zeros(boxes.n)
    for k, row in enumerate(tiles):
        cells, depth = boxes.depth(row)
        weights = _soft(depth)
        weights[drawn[cells] == k] = np.maximum(weights[drawn[cells] == k], 0.5)
        weights[weights < FAINT] = 0
        total[cells] += weights
        soft.append((cells, weights))
    by_tile = {}
    for row, (cells, weights) in zip(tiles, soft, strict=True):
        some = weights > 0
        by_tile[row["id"]] = cells[some], (weights[some] / total[cells[some]])
    return by_tile


def _weights_of(row: dict[str, Any], by_tile: dict[str, _Held], boxes: Boxes) -> _Held:
    if row["tile"]:
        return by_tile[row["id"]]
    weights = np.zeros(boxes.n)
    for tile in row.get("union_of", ()):
        if tile not in by_tile:
            raise DataError(f"area '{row['id']}': union_of names '{tile}', which is no tile. Name tile areas only.")
        cells, of_tile = by_tile[tile]
        weights[cells] += of_tile
    if row.get("boxes"):
        cells, depth = boxes.depth(row)
        own = _soft(depth)
        weights[cells] = np.maximum(weights[cells], np.where(own < FAINT, 0, own))
    if not weights.any():
        raise DataError(f"area '{row['id']}' holds no cell. Widen its boxes, or give union_of.")
    cells = np.nonzero(weights)[0]
    return cells, np.minimum(weights[cells], 1)


def _soft(depth: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weight by depth: 0 a soft width outside a box's edge, 0.5 on it, 1 a soft width inside."""
    t = np.clip((depth + 1) / 2, 0, 1)
    return np.asarray(t * t * (3 - 2 * t))


class Boxes:
    """How deep points lie in boxes of part coordinates, in soft widths; negative outside.

    Parameters
    ----------
    coordinates
        Of cells, or of any points of the skin.
    """

    def __init__(self, coordinates: SkinCoordinates) -> None:
        self._c = coordinates
        self.n = len(coordinates.part)
        order = np.argsort(coordinates.part, kind="stable")
        ends = np.searchsorted(coordinates.part[order], np.arange(len(PARTS) + 1))
        self._of_part = {name: order[ends[i] : ends[i + 1]] for i, name in enumerate(PARTS)}

    def deepest(self, rows: list[dict[str, Any]]) -> Ints:
        """Return, for each point, the number of the row whose boxes it lies deepest in, or least far outside.

        Raises
        ------
        DataError
            If no row has a box on some point's part and aspect.
        """
        best = np.full(self.n, -np.inf)
        row_of = np.zeros(self.n, np.int64)
        for k, row in enumerate(rows):
            cells, depth = self.depth(row)
            better = depth > best[cells]
            best[cells[better]] = depth[better]
            row_of[cells[better]] = k
        lost = np.nonzero(np.isneginf(best))[0]
        if len(lost):
            part, aspect = PARTS[self._c.part[lost[0]]], ASPECTS[self._c.aspect[lost[0]]]
            raise DataError(
                f"areas: {len(lost)} cells lie in no tile, e.g. on part '{part}' aspect '{aspect}'. "
                "Give it a tile area."
            )
        return row_of

    def depth(self, row: dict[str, Any]) -> _Held:
        """Return the points on the parts of an area's boxes, and each one's greatest depth in them."""
        found = []
        for box in row.get("boxes", ()):
            if box["part"] not in self._of_part or box.get("aspect", "") not in ASPECTS:
                raise DataError(
                    f"area '{row['id']}': no part '{box['part']}' or aspect '{box.get('aspect')}'. "
                    "See anatomy/surface/coordinates.py for the names."
                )
            cells = self._of_part[box["part"]]
            if "aspect" in box:
                cells = cells[self._c.aspect[cells] == ASPECTS.index(box["aspect"])]
            found.append((cells, self._depth_in(box, cells)))
        if len(found) == 1:
            return found[0]
        deepest = np.full(self.n, -np.inf)
        for cells, depth in found:
            deepest[cells] = np.maximum(deepest[cells], depth)
        some = np.nonzero(~np.isneginf(deepest))[0]
        return some, deepest[some]

    def _depth_in(self, box: dict[str, Any], cells: Ints) -> NDArray[np.float64]:
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
        return depth

"""Label the cells: the territory each is drawn in, stray pieces given back, and its shares for ranking."""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.sparse as sparse
from scipy.sparse.csgraph import connected_components

from anatomy.model.segment import SKIN_TERRITORIES
from anatomy.surface.body import SHARE_UNITS
from anatomy.surface.coordinates import ASPECTS, PARTS, SkinCoordinates
from anatomy.surface.territories import BLANK, COLUMN, TerritoryMap
from tools.build_body.skin import neighbours

#: Pairs of territories that meet at an axial line: their shares do not blend.
AXIAL = frozenset(
    frozenset(pair)
    for pair in (
        ("C5", "T1"), ("C5", "T2"), ("C6", "T1"), ("C6", "T2"), ("L1", "S2"), ("L1", "S3"), ("L2", "S2"), ("L2", "S3"),
        ("L3", "S2"),
    )
)  # fmt: skip
#: Passes of blending between neighbouring cells: about 3 cm on the trunk and 1 cm on a finger.
PASSES = 8
#: Pieces of a territory smaller than this, in cm2, are drawing noise unless the map names them.
STRAY_CM2 = 3.0
#: Reach of v, u and theta when the nearest tile is sought.
REACH = {"v": 1.0, "u": 1.0, "theta": 180.0}


def drop_strays(label: np.ndarray, triangles: np.ndarray, area: np.ndarray, pieces: dict[str, Any]) -> np.ndarray:
    """Return labels with small loose pieces given to the territory they border most."""
    pairs = neighbours(triangles)
    label = label.copy()
    for _ in range(4):
        same = label[pairs[:, 0]] == label[pairs[:, 1]]
        piece = _pieces(pairs[same], len(label))
        size = np.bincount(piece, area)
        stray = np.zeros(len(label), bool)
        for column in np.unique(label):
            name = SKIN_TERRITORIES[column] if column != BLANK else ""
            ranked = sorted(set(piece[label == column]), key=lambda p: -size[p])
            allowed = pieces[name]["pieces"] if name in pieces else 1
            stray |= np.isin(piece, [p for k, p in enumerate(ranked) if k >= allowed and size[p] < STRAY_CM2])
        if not stray.any():
            return label
        border = pairs[~same]
        both = np.concatenate([border, border[:, ::-1]])
        for p in np.unique(piece[stray]):
            around = both[(piece[both[:, 0]] == p) & ~stray[both[:, 1]], 1]
            if len(around):
                values, counts = np.unique(label[around], return_counts=True)
                label[piece == p] = values[counts.argmax()]
    return label


def pieces_of(label: np.ndarray, triangles: np.ndarray) -> dict[int, int]:
    """Return how many connected pieces each label has."""
    pairs = neighbours(triangles)
    piece = _pieces(pairs[label[pairs[:, 0]] == label[pairs[:, 1]]], len(label))
    return {int(column): len(np.unique(piece[label == column])) for column in np.unique(label)}


def _pieces(pairs: np.ndarray, n: int) -> np.ndarray:
    graph = sparse.csr_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(n, n))
    return connected_components(graph, directed=False)[1]


def blended_shares(
    territory_map: TerritoryMap, drawn: np.ndarray, c: SkinCoordinates, triangles: np.ndarray
) -> np.ndarray:
    """Return the shares of each cell in whole units, (n, territories): its tile's, softened over borders.

    The tile is the nearest one of the cell's part that supports the territory drawn there, so that a smoothed border
    moves the shares with it. Nothing blends across an axial line.
    """
    shares = _tile_shares(territory_map, drawn, c)
    pairs = neighbours(triangles)
    a, b = drawn[pairs[:, 0]], drawn[pairs[:, 1]]
    cut = np.zeros((len(SKIN_TERRITORIES) + 1,) * 2, bool)
    for pair in AXIAL:
        one, other = sorted(pair)
        cut[COLUMN[one], COLUMN[other]] = cut[COLUMN[other], COLUMN[one]] = True
    pairs = pairs[~cut[a, b]]
    n = len(drawn)
    graph = sparse.csr_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(n, n))
    graph = graph + graph.T
    degree = np.maximum(np.asarray(graph.sum(1)).ravel(), 1)
    for _ in range(PASSES):
        shares = 0.5 * shares + 0.5 * (graph @ shares) / degree[:, None]
        shares /= shares.sum(1, keepdims=True)
    return np.round(shares * SHARE_UNITS).astype(np.uint8)


def _tile_shares(territory_map: TerritoryMap, drawn: np.ndarray, c: SkinCoordinates) -> np.ndarray:
    rows = territory_map.tiles
    shares = np.array([_row_shares(row) for row in rows])
    away = np.full((len(rows), len(drawn)), np.inf)
    for k, row in enumerate(rows):
        cells = np.nonzero(c.part == PARTS.index(row["part"]))[0]
        if row.get("aspect"):
            cells = cells[c.aspect[cells] == ASPECTS.index(row["aspect"])]
        away[k, cells] = distance_to_tile(row, c, cells)
    # Claims of the map come before filler of equal standing, and the drawn territory before any other.
    column = np.array([COLUMN[drawn_name(territory_map, row["segment"])] for row in rows])
    filler = np.array([0.01 if row.get("filler") else 0.0 for row in rows])
    other = column[:, None] != drawn[None, :]
    nearest = (away + filler[:, None] + 10.0 * other).argmin(0)
    return shares[nearest]


def drawn_name(territory_map: TerritoryMap, segment: str) -> str:
    """Return the territory that a segment is drawn as; of a joined one its first."""
    return territory_map.drawn_as.get(segment, segment).split("-")[0]


def _row_shares(row: dict[str, Any]) -> np.ndarray:
    share = np.zeros(len(SKIN_TERRITORIES))
    share[COLUMN[row["segment"]]] += row["share"]
    for other in row["shared"]:
        share[COLUMN[other["segment"]]] += other["share"]
    return share / share.sum()


def distance_to_tile(row: dict[str, Any], c: SkinCoordinates, cells: np.ndarray) -> np.ndarray:
    """Return how far cells of a tile's part lie outside it, each coordinate by its reach; 0 inside."""
    away = np.zeros(len(cells))
    for name, values in (("v", c.v), ("u", c.u)):
        if name in row:
            low, high = row[name]
            away += np.maximum(np.maximum(low - values[cells], values[cells] - high), 0) / REACH[name]
    if "theta" in row:
        low, high = row["theta"]
        off = np.abs((c.theta[cells] - (low + high) / 2 + 180) % 360 - 180) - (high - low) / 2
        away += np.maximum(off, 0) / REACH["theta"]
    return away

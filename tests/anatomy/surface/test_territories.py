"""The gates of the labelled body: pieces, completeness, key points, shares."""

from __future__ import annotations

import json

import numpy as np
import pytest

from anatomy.errors import UnknownMap
from anatomy.model.segment import SKIN_TERRITORIES
from anatomy.surface import MAPS, Surface
from anatomy.surface.body import data_folder
from anatomy.surface.mesh import HalfBody
from anatomy.surface.territories import COLUMN, TerritoryMap


def components(label: np.ndarray, neighbours: np.ndarray) -> np.ndarray:
    """Number the connected pieces of equal label."""
    piece = np.arange(len(label))
    pairs = neighbours[label[neighbours[:, 0]] == label[neighbours[:, 1]]]
    while True:
        low = np.minimum(piece[pairs[:, 0]], piece[pairs[:, 1]])
        before = piece.copy()
        np.minimum.at(piece, pairs[:, 0], low)
        np.minimum.at(piece, pairs[:, 1], low)
        piece = piece[piece]
        if (piece == before).all():
            return piece


def name_of(territory_map: TerritoryMap, column: int) -> str:
    name = SKIN_TERRITORIES[column]
    return territory_map.drawn_as.get(name, name)


def test_each_territory_is_one_piece_or_named_with_a_reason(
    surface: Surface, territory_map: TerritoryMap, neighbours: np.ndarray
) -> None:
    label = surface.primary(territory_map.id)
    piece = components(label, neighbours)
    found = {
        name_of(territory_map, column): len(np.unique(piece[label == column]))
        for column in np.unique(label[label >= 0])
    }
    named = {name: row["pieces"] for name, row in territory_map.pieces.items()}
    assert {name: n for name, n in found.items() if n != 1} == named
    assert all(len(row["reason"]) > 20 and row["tiles"] for row in territory_map.pieces.values())


def test_every_segment_of_a_map_is_drawn_and_only_the_listed_blanks_are_not(
    surface: Surface, territory_map: TerritoryMap
) -> None:
    label = surface.primary(territory_map.id)
    drawn = {name_of(territory_map, column) for column in np.unique(label[label >= 0])}
    assert drawn == set(territory_map.segments)
    blank = surface.primary("consensus")[label == -1]
    assert {SKIN_TERRITORIES[c] for c in np.unique(blank)} <= set(territory_map.blank)


def test_the_consensus_map_leaves_no_skin_blank(surface: Surface) -> None:
    assert (surface.primary("consensus") >= 0).all()
    assert {SKIN_TERRITORIES[c] for c in np.unique(surface.primary("consensus"))} == set(SKIN_TERRITORIES)


LANDMARKS = json.loads((data_folder() / "body" / "landmarks.json").read_text(encoding="utf-8"))
KEY_POINTS = [row for row in LANDMARKS if row["id"].startswith("key_")]


def test_all_28_key_points_are_placed() -> None:
    assert len(KEY_POINTS) == 28


@pytest.mark.parametrize("map_id", MAPS)
@pytest.mark.parametrize("row", KEY_POINTS, ids=lambda row: str(row["territory"]))
def test_key_points_lie_in_their_own_territory(surface: Surface, map_id: str, row: dict[str, object]) -> None:
    territory = SKIN_TERRITORIES[surface.primary(map_id)[row["cell"]]]
    # S4 and S5 are tested as one level; on the consensus map the point lies in one of the two rings.
    assert territory in str(row["territory"]) if row["territory"] != "S4-5" else territory in ("S4", "S5")


@pytest.mark.parametrize(
    "row", [r for r in LANDMARKS if not r["id"].startswith("key_")], ids=lambda row: str(row["id"])
)
def test_named_landmarks_lie_in_the_territory_every_book_gives(surface: Surface, row: dict[str, object]) -> None:
    assert SKIN_TERRITORIES[surface.primary("consensus")[row["cell"]]] == row["territory"]


@pytest.mark.parametrize("map_id", MAPS)
def test_skin_under_the_inner_gluteal_fold_is_sacral(surface: Surface, map_id: str) -> None:
    c = surface.coordinates
    around = c.theta % 360
    under = c.in_part("thigh") & (around > 200) & (around < 250) & (c.v < 0.3)
    assert under.sum() > 20
    assert {SKIN_TERRITORIES[k] for k in np.unique(surface.primary(map_id)[under])} <= {"S2", "S3"}


@pytest.mark.parametrize("map_id", MAPS)
def test_l4_goes_on_about_15_mm_below_the_medial_malleolus(surface: Surface, half: HalfBody, map_id: str) -> None:
    middle = half.anatomical[half.triangles].mean(1)
    malleolus = middle[next(row["cell"] for row in LANDMARKS if row["id"] == "medial_malleolus")]
    inner = (middle[:, 0] < malleolus[0] + 0.3) & (np.abs(middle[:, 2] - malleolus[2]) < 0.15) & (middle[:, 1] < -7)
    lowest = middle[inner & (surface.primary(map_id) == COLUMN["L4"]), 1].min()
    assert 0.10 < malleolus[1] - lowest < 0.25


@pytest.mark.parametrize("map_id", MAPS)
def test_shares_of_a_cell_sum_to_one_and_follow_the_drawing(surface: Surface, map_id: str) -> None:
    shares, label = surface.shares(map_id), surface.primary(map_id)
    assert shares.shape == (surface.n_half, len(SKIN_TERRITORIES))
    assert np.allclose(shares.sum(1), 1, atol=1e-5) and (shares >= 0).all()
    drawn = label >= 0
    agree = (shares.argmax(1) == label)[drawn]
    assert surface.area_cm2[drawn][agree].sum() > 0.9 * surface.area_cm2[drawn].sum()


def test_shares_soften_over_a_border_but_not_across_an_axial_line(surface: Surface) -> None:
    shares, label = surface.shares("consensus"), surface.primary("consensus")
    t8 = label == COLUMN["T8"]
    assert shares[t8][:, [COLUMN["T7"], COLUMN["T9"]]].max() > 0.2
    # C5 and T2 meet along the front of the arm; neither tile gives the other a share.
    assert shares[label == COLUMN["C5"]][:, COLUMN["T2"]].max() < 0.15


def test_isncsci_has_no_trigeminal_territory_no_coccyx_and_one_lowest_level() -> None:
    isncsci = TerritoryMap.load(data_folder() / "territories", "isncsci")
    assert len(isncsci.segments) == 28
    assert not {"V1", "V2", "V3", "Co1", "S4", "S5"} & set(isncsci.segments)


def test_every_tile_has_source_confidence_and_shares_that_sum_to_one(territory_map: TerritoryMap) -> None:
    sources = {row["id"] for row in json.loads((data_folder() / "sources.json").read_text(encoding="utf-8"))}
    for tile in territory_map.tiles:
        assert tile["source"] in sources, tile["id"]
        assert tile["confidence"] in ("high", "medium", "low") and tile["basis"], tile["id"]
        assert tile["share"] + sum(s["share"] for s in tile["shared"]) == pytest.approx(1), tile["id"]


def test_every_border_names_tiles_of_its_map_and_their_sources(territory_map: TerritoryMap) -> None:
    own = json.loads((data_folder() / "territories" / f"{territory_map.id}.json").read_text(encoding="utf-8"))
    ids = {tile["id"] for tile in own["tiles"]}
    for border in [*own["borders"], *own["levels"]]:
        assert border["tiles"] and set(border["tiles"]) <= ids, border["id"]
        assert border["sources"], border["id"]


def test_filler_is_marked_on_isncsci_alone(territory_map: TerritoryMap) -> None:
    marked = [tile for tile in territory_map.tiles if tile.get("filler")]
    assert bool(marked) == (territory_map.id == "isncsci")
    assert all("filled_from" in tile for tile in marked)


def test_an_unknown_map_is_named_with_those_drawn(surface: Surface) -> None:
    with pytest.raises(UnknownMap, match="consensus"):
        surface.primary("concensus")

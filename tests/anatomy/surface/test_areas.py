"""Named areas as weights over the cells."""

from __future__ import annotations

import numpy as np
import pytest

from anatomy.errors import BadInput, DataError, UnknownEntity
from anatomy.model.segment import SKIN_TERRITORIES
from anatomy.surface import Surface
from anatomy.surface.areas import AreaWeights
from anatomy.surface.coordinates import PARTS, SkinCoordinates


def test_there_are_at_least_220_areas(surface: Surface) -> None:
    assert len(surface.areas) >= 220


def test_tiles_share_out_the_half_body(surface: Surface) -> None:
    rows = [i for i, area in enumerate(surface.areas.values()) if area.tile]
    total = surface.area_matrix[rows].sum(0)
    assert np.allclose(total, 1, atol=1e-5)


def test_every_tile_holds_cells_of_its_own(surface: Surface) -> None:
    count = np.bincount(surface.tile_of_cell, minlength=len(surface.tile_ids))
    assert count.min() >= 3


def test_weights_lie_between_nothing_and_everything(surface: Surface) -> None:
    matrix = surface.area_matrix
    assert matrix.min() >= 0 and matrix.max() <= 1
    assert (matrix.max(1) > 0).all()


def test_left_and_right_mirror(surface: Surface) -> None:
    n = surface.n_half
    for area in ("thumb", "heel"):
        left, right, both = (surface.area_weights(area, side) for side in ("left", "right", "both"))
        assert (left[:n] == right[n:]).all() and not left[n:].any() and not right[:n].any()
        assert (both == left + right).all()


@pytest.mark.parametrize(
    ("area", "segment"),
    [
        ("thumb", "C6"),
        ("little_finger", "C8"),
        ("umbilicus", "T10"),
        ("heel", "S1"),
        ("front_of_the_thigh_lower_third", "L3"),
    ],
)
def test_well_known_areas_lead_with_the_segment_of_every_book(surface: Surface, area: str, segment: str) -> None:
    for map_id in surface.maps:
        row = surface.area_shares(map_id)[list(surface.areas).index(area)]
        assert SKIN_TERRITORIES[row.argmax()] == segment


@pytest.mark.parametrize("map_id", ["consensus", "isncsci"])
def test_shares_of_an_area_sum_to_one(surface: Surface, map_id: str) -> None:
    shares = surface.area_shares(map_id)
    assert shares.shape == (len(surface.areas), len(SKIN_TERRITORIES))
    assert np.allclose(shares.sum(1), 1, atol=1e-5)


def test_an_unknown_area_names_the_nearest(surface: Surface) -> None:
    with pytest.raises(UnknownEntity, match="thumb"):
        surface.area_weights("thumbb", "left")


def test_a_side_outside_the_five_is_bad_input(surface: Surface) -> None:
    with pytest.raises(BadInput, match="allowed are left"):
        surface.area_weights("thumb", "port")


def two_cells() -> SkinCoordinates:
    part = np.array([PARTS.index("arm")] * 2, np.int8)
    return SkinCoordinates(part, np.zeros(2, np.int8), np.array([0.2, 0.8]), np.array([0.5, 0.5]), np.array([0.0, 0.0]))


def row(identifier: str, **more: object) -> dict[str, object]:
    return {"id": identifier, "name": identifier, "laterality": "paired", "tile": True, **more}


def test_a_record_with_an_unknown_part_is_named() -> None:
    with pytest.raises(DataError, match=r"'elbowish'.*'arn'"):
        AreaWeights([row("elbowish", boxes=[{"part": "arn"}])], two_cells())


def test_a_gap_between_tiles_is_refused() -> None:
    with pytest.raises(DataError, match="part 'arm'"):
        AreaWeights([row("elsewhere", boxes=[{"part": "leg"}])], two_cells())


def test_a_union_of_what_is_no_tile_is_refused() -> None:
    rows = [row("arm", boxes=[{"part": "arm"}]), row("limb", tile=False, union_of=["armm"])]
    with pytest.raises(DataError, match=r"'limb'.*'armm'"):
        AreaWeights(rows, two_cells())


def test_an_area_of_no_cell_is_refused() -> None:
    rows = [row("arm", boxes=[{"part": "arm"}]), row("nowhere", tile=False, boxes=[{"part": "leg"}])]
    with pytest.raises(DataError, match="'nowhere' holds no cell"):
        AreaWeights(rows, two_cells())


def test_theta_boxes_wrap_around_the_limb() -> None:
    rows = [
        row("front", boxes=[{"part": "arm", "theta": [-90, 90]}]),
        row("behind", boxes=[{"part": "arm", "theta": [90, 270]}]),
    ]
    c = two_cells()
    turned = SkinCoordinates(c.part, c.aspect, c.v, c.u, np.array([10.0, -170.0]))
    weights = AreaWeights(rows, turned)
    assert [weights.tile_ids[t] for t in weights.tile_of_cell] == ["front", "behind"]

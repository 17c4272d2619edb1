"""Nerves of the skin, place by place, against what every textbook says."""

from __future__ import annotations

import pytest

from anatomy.catalogue.load import load_catalogue
from anatomy.surface import Surface
from anatomy.surface.nerve_fields import NerveFields, trigeminal_fields


@pytest.fixture(scope="module")
def fields(surface: Surface) -> NerveFields:
    nerves = load_catalogue().nerves.values()
    return NerveFields(surface.coordinates, {n.id: n.fields for n in nerves}, trigeminal_fields(surface))


def ranked(surface: Surface, fields: NerveFields, area: str) -> list[str]:
    """Nerves of an area, the largest share first."""
    weights = surface.area_weights(area, "both")
    cells = (weights[: surface.n_half] + weights[surface.n_half :]).clip(max=1) * surface.area_cm2
    shares = fields.shares(cells)
    return sorted((n for n, share in shares.items() if share >= 0.02), key=lambda n: -shares[n])


@pytest.mark.parametrize(
    ("area", "nerve"),
    [
        ("upper_abdomen", "thoraco_abdominal_nerves_t7_t11"),
        ("epigastrium", "thoraco_abdominal_nerves_t7_t11"),
        ("umbilicus", "thoraco_abdominal_nerves_t7_t11"),
        ("nipple", "intercostal_nerves_t2_t6"),
        ("chest", "intercostal_nerves_t2_t6"),
        ("armpit", "intercostobrachial_nerve"),
        ("inner_upper_arm", "medial_cutaneous_nerve_of_arm"),
        ("forehead", "V1"),
        ("crown_of_the_head", "V1"),
        ("chin", "V3"),
        ("cheek", "V2"),
        ("thumb", "median_nerve"),
        ("outer_edge_of_the_foot", "sural_nerve"),
    ],
)
def test_the_leading_nerve_of_an_area(surface: Surface, fields: NerveFields, area: str, nerve: str) -> None:
    assert ranked(surface, fields, area)[0] == nerve


def test_nose_and_temple_have_their_divisions(surface: Surface, fields: NerveFields) -> None:
    assert set(ranked(surface, fields, "nose")) == {"V1", "V2"}
    assert set(ranked(surface, fields, "temple")) == {"V1", "V2", "V3"}


def test_the_inner_arm_shares_armpit_nerve_and_medial_cutaneous_nerve(surface: Surface, fields: NerveFields) -> None:
    assert "intercostobrachial_nerve" in ranked(surface, fields, "inner_upper_arm")


def test_without_divisions_there_are_nerves_alone(surface: Surface) -> None:
    nerves = load_catalogue().nerves
    plain = NerveFields(surface.coordinates, {n.id: n.fields for n in nerves.values()})
    assert set(plain.nerves) == {n.id for n in nerves.values() if n.fields}

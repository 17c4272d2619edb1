import pytest
from hypothesis import given
from hypothesis import strategies as st

from anatomy.dosing.lipid import last_card
from anatomy.dosing.patient import Patient


@given(st.floats(30, 400))
def test_never_more_than_twelve_ml_a_kg(weight):
    for scheme in last_card(Patient.of(weight)).schemes:
        assert scheme.max_ml == pytest.approx(12 * weight)
        assert scheme.bolus_ml < scheme.max_ml


def test_below_and_above_70_kg():
    us, uk = last_card(Patient.of(60)).schemes
    assert (us.bolus_ml, us.infusion_ml_per_min, us.bolus_min) == (90, (15, 15), (2, 3))
    assert (uk.bolus_ml, uk.infusion_ml_per_min, uk.bolus_min) == (90, (15, 15), (1, 1))
    us, uk = last_card(Patient.of(80)).schemes
    assert us.bolus_ml == 100
    assert us.infusion_ml_per_min == pytest.approx((200 / 20, 250 / 15))
    assert uk.bolus_ml == 120


def test_obesity_uses_the_ideal_weight():
    card = last_card(Patient.of(120, height_cm=160, sex="female"))
    assert card.weight_kg == pytest.approx(45.5 + 2.3 * (160 - 152.4) / 2.54)
    assert "ideal weight is used" in card.weight_note


def test_both_timings_are_shown_and_what_is_recalled_says_so():
    card = last_card(Patient.of(70)).to_dict()
    assert [scheme["guideline"] for scheme in card["lipid"]] == ["ASRA 2020 (US)", "AAGBI 2010 (UK)"]
    assert card["lipid"][0]["continue_after_stable_min"] == 15
    assert card["lipid"][0]["recalled"] == "time after stability"
    assert "10 min" in card["differ"] and "15 min" in card["differ"]
    assert card["observe_after"]["read"] is False

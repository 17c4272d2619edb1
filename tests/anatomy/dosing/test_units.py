import pytest
from hypothesis import given
from hypothesis import strategies as st

from anatomy.dosing import units
from anatomy.errors import BadInput

PERCENTS = st.floats(0.01, 10, allow_nan=False)


@given(PERCENTS)
def test_percent_to_mg_per_ml_and_back_is_the_same_strength(percent):
    assert units.percent_of(units.mg_per_ml(percent)) == pytest.approx(percent, abs=1e-9)


@given(st.floats(0.1, 100, allow_nan=False))
def test_mg_per_ml_to_percent_and_back_is_the_same_strength(concentration):
    assert units.mg_per_ml(units.percent_of(concentration)) == pytest.approx(concentration, abs=1e-8)


@pytest.mark.parametrize(("percent", "mg_per_ml"), [(0.25, 2.5), (0.5, 5), (1, 10), (2, 20)])
def test_the_strengths_of_the_safety_notes(percent, mg_per_ml):
    assert units.mg_per_ml(percent) == mg_per_ml


@pytest.mark.parametrize(("ratio", "ug_per_ml"), [(200_000, 5), (100_000, 10)])
def test_adrenaline_ratios(ratio, ug_per_ml):
    assert units.adrenaline_ug_per_ml(ratio) == ug_per_ml


@given(st.floats(0.1, 200), st.floats(0.1, 5), st.integers(1, 20))
def test_sites_multiply(volume_ml, percent, sites):
    assert units.dose_mg(volume_ml, percent, sites) == pytest.approx(sites * units.dose_mg(volume_ml, percent))


def test_typed_decimals_give_the_decimal_they_mean():
    assert units.dose_mg(0.7, 0.1) == 0.7


@pytest.mark.parametrize(
    ("typed", "value"),
    [("10", 10), ("0.5", 0.5), ("0,25", 0.25), ("0,125", 0.125), ("1,5", 1.5), (" 3 ", 3), (2.5, 2.5)],
)
def test_numbers_that_can_be_read_in_one_way(typed, value):
    assert units.read_number(typed, "volume in mL") == value


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ten",
        ".5",
        ",5",
        "5.",
        "1,000",
        "1.250",
        "12.500",
        "1.2.3",
        "1e3",
        "nan",
        "inf",
        "-5",
        "0",
        "0.0",
        "+",
        "１",
        float("nan"),
        float("inf"),
        -1.0,
        0,
        -0.0,
        True,
        None,
        [1],
        b"1",
    ],
)
def test_numbers_that_cannot(typed):
    with pytest.raises(BadInput):
        units.read_number(typed, "volume in mL")


def test_a_mark_before_three_figures_is_asked_about():
    with pytest.raises(BadInput) as caught:
        units.read_number("1,250", "volume in mL")
    assert caught.value.nearest == ("1.25", "1250")


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (1000, "1,000"), (0.1, "0.1"), (0.0004, "less than 0.001")])
def test_figures_for_people(value, text):
    assert units.say(value) == text

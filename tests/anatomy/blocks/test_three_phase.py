"""Vision row 12: the three-phase pain response, labelled as the text's claim."""

import json
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anatomy.blocks.three_phase import three_phase
from anatomy.catalogue.load import load_catalogue
from anatomy.errors import BadInput, UnknownEntity

DRUGS = sorted(load_catalogue().drugs)


@pytest.mark.parametrize("drug", DRUGS)
@pytest.mark.parametrize("kind", [{}, {"adrenaline": True}, {"route": "nerve"}])
def test_vision_row_12_pain_rises_falls_and_comes_back(drug, kind):
    curve = three_phase(drug, baseline_nrs=7, **kind)
    assert curve.nrs[0] > 7.5, "the needle hurts first"
    assert curve.nrs.min() < 4, "then the pain falls"
    assert curve.nrs[-1] == pytest.approx(7, abs=0.3), "the drug wears off; no straight fall to nought"
    lowest = curve.minutes[curve.nrs.argmin()]
    assert curve.onset_min[0] < lowest < curve.offset_min[1]
    assert [phase.n for phase in curve.phases] == [1, 2, 3]
    assert curve.phases[0].start_min == 0
    assert all(a.end_min == b.start_min for a, b in pairwise(curve.phases))


@pytest.mark.parametrize("drug", DRUGS)
def test_the_label_and_the_grade_of_the_times_go_with_the_curve(drug):
    document = json.loads(json.dumps(three_phase(drug).to_dict()))
    assert "illustrative, not validated" in document["label"]
    timing = next(t for t in load_catalogue().course.three_phase.drug_timing if t.drug == drug)
    assert document["read"] is timing.verified
    assert document["sources"] == list(timing.sources)
    assert "returns to baseline" in document["rebound"]


@given(st.sampled_from(DRUGS), st.floats(0, 10), st.booleans())
def test_pain_stays_on_its_scale_and_the_band_holds_the_curve(drug, baseline, steroid):
    curve = three_phase(drug, baseline_nrs=baseline, steroid=steroid)
    for pain in (curve.nrs, curve.nrs_least_relief, curve.nrs_most_relief):
        assert pain.shape == curve.minutes.shape
        assert ((pain >= 0) & (pain <= 10)).all()
    assert (curve.nrs_most_relief <= curve.nrs + 1e-9).all()
    assert (curve.nrs <= curve.nrs_least_relief + 1e-9).all()
    assert (np.diff(curve.minutes) > 0).all()


def test_steroid_acts_after_a_day_and_is_gone_in_weeks():
    curve = three_phase("lidocaine", steroid=True)
    at_day = lambda day: float(np.interp(day * 1440, curve.minutes, curve.nrs))  # noqa: E731
    assert at_day(1) == pytest.approx(7, abs=0.05)
    assert at_day(7) == pytest.approx(7 * (1 - 0.275), abs=0.05)
    assert at_day(36) == pytest.approx(7, abs=0.05)


@pytest.mark.parametrize("bad", [{"baseline_nrs": -1}, {"baseline_nrs": 11}, {"route": "nerve", "adrenaline": True}])
def test_curves_that_cannot_be_drawn(bad):
    with pytest.raises(BadInput):
        three_phase("lidocaine", **bad)
    with pytest.raises(BadInput):
        three_phase("lidocaine", route="oral")
    with pytest.raises(UnknownEntity):
        three_phase("water")

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anatomy.catalogue.load import load_catalogue
from anatomy.dosing.limits import claimed_ceilings, default_ceiling
from anatomy.dosing.patient import Patient
from anatomy.errors import BadInput, RefusedForSafety

DRUGS = load_catalogue().drugs
EACH_DRUG = pytest.mark.parametrize("drug", DRUGS.values(), ids=lambda d: d.id)


@EACH_DRUG
def test_the_worked_ceilings_of_the_records(drug):
    for worked in drug.ceilings_by_weight:
        patient = Patient.of(worked.weight_kg)
        assert default_ceiling(drug, patient, adrenaline=False).mg == pytest.approx(worked.plain_mg)
        assert default_ceiling(drug, patient, adrenaline=True).mg == pytest.approx(worked.with_adrenaline_mg)


@EACH_DRUG
@pytest.mark.parametrize("adrenaline", [False, True])
@pytest.mark.parametrize("weight_kg", [30, 50, 70, 100, 140, 300])
def test_the_default_is_never_above_what_any_authority_allows(drug, adrenaline, weight_kg):
    patient = Patient.of(weight_kg)
    used = default_ceiling(drug, patient, adrenaline=adrenaline).mg
    for row in claimed_ceilings(drug, patient, adrenaline=adrenaline):
        assert row.mg is None or used <= row.mg + 1e-9, row.claim.authority


@EACH_DRUG
def test_every_claim_is_shown_once_with_its_sources_and_grade(drug):
    rows = [row.to_dict(1) for row in claimed_ceilings(drug, Patient.of(70), adrenaline=False)]
    assert [row["authority"] for row in rows] == [claim.authority for claim in drug.max_dose_claims]
    assert [row["read"] for row in rows] == [claim.verified for claim in drug.max_dose_claims]
    assert all(row["sources"] for row in rows)


def test_a_figure_for_children_is_shown_and_not_used():
    rows = claimed_ceilings(DRUGS["procaine"], Patient.of(70), adrenaline=False)
    (children,) = [row.to_dict(5000) for row in rows if row.claim.population]
    assert (children["applies"], children["ceiling_mg"], children["over"]) == (False, None, None)
    assert children["plain_ceiling_mg"] == 15 * 70


@pytest.mark.parametrize(
    ("drug", "weight_kg", "adrenaline", "read"),
    [
        ("lidocaine", 50, False, True),  # 3 mg/kg, read in the Australian guideline
        ("lidocaine", 90, False, True),  # 200 mg, read in Rosenberg
        ("bupivacaine", 50, False, True),  # 2 mg/kg was read
        ("bupivacaine", 90, False, False),  # 150 mg is recalled
        ("procaine", 50, False, False),  # 7 mg/kg is recalled
        ("procaine", 90, False, True),  # 500 mg was read for nerve blocks
        ("articaine", 50, False, False),  # its plain figures are recalled
        ("articaine", 50, True, True),
        ("mepivacaine", 90, True, False),  # nobody who was read says 400 mg with adrenaline
        ("ropivacaine", 90, True, True),  # adrenaline earns nothing, so the plain figure carries it
    ],
)
def test_a_recalled_ceiling_is_never_shown_as_read(drug, weight_kg, adrenaline, read):
    assert default_ceiling(DRUGS[drug], Patient.of(weight_kg), adrenaline=adrenaline).read is read


@EACH_DRUG
@given(light=st.floats(30, 300), more=st.floats(0, 100), factor=st.sampled_from([None, 0.7, 0.8, 0.9]))
def test_ceilings_never_fall_with_weight(drug, light, more, factor):
    for adrenaline in (False, True):
        low = default_ceiling(drug, Patient.of(light, reduce=factor), adrenaline=adrenaline).mg
        high = default_ceiling(drug, Patient.of(light + more, reduce=factor), adrenaline=adrenaline).mg
        assert low <= high


@given(weight=st.floats(30, 400), height=st.floats(120, 230), sex=st.sampled_from(["female", "male"]))
def test_mg_per_kg_use_the_lower_of_ideal_and_actual_weight(weight, height, sex):
    patient = Patient.of(weight, height_cm=height, sex=sex)
    assert patient.dosing_weight_kg == min(weight, patient.ideal_weight_kg)


def test_obesity_does_not_scale():
    at_140 = default_ceiling(DRUGS["lidocaine"], Patient.of(140, height_cm=165, sex="female"), adrenaline=False)
    assert at_140.mg == pytest.approx(3 * (45.5 + 2.3 * (165 - 152.4) / 2.54))
    assert default_ceiling(DRUGS["lidocaine"], Patient.of(140), adrenaline=False).mg == 200


@pytest.mark.parametrize(
    ("age", "reduce", "factor"), [(None, None, 1), (70, None, 1), (71, None, 0.7), (71, 0.9, 0.9), (40, 0.8, 0.8)]
)
def test_age_and_asked_reductions(age, reduce, factor):
    patient = Patient.of(70, age_years=age, reduce=reduce)
    assert patient.factor == factor
    assert default_ceiling(DRUGS["lidocaine"], patient, adrenaline=False).mg == pytest.approx(200 * factor)
    claim = claimed_ceilings(DRUGS["lidocaine"], patient, adrenaline=False)[0]
    assert claim.mg == 300, "a claim is shown as it was made"


@pytest.mark.parametrize(
    "bad",
    [
        {"weight_kg": None},
        {"weight_kg": ""},
        {"weight_kg": 0},
        {"weight_kg": -70},
        {"weight_kg": "-70"},
        {"weight_kg": "seventy"},
        {"weight_kg": float("nan")},
        {"weight_kg": float("inf")},
        {"weight_kg": 70_000},
        {"weight_kg": 10, "age_years": 40},
        {"weight_kg": True},
        {"weight_kg": 70, "height_cm": 170},
        {"weight_kg": 70, "height_cm": 1.7, "sex": "male"},
        {"weight_kg": 70, "height_cm": 17, "sex": "male"},
        {"weight_kg": 70, "height_cm": 170, "sex": "x"},
        {"weight_kg": 70, "age_years": 0},
        {"weight_kg": 70, "age_years": 150},
        {"weight_kg": 70, "reduce": 0},
        {"weight_kg": 70, "reduce": -0.8},
        {"weight_kg": 70, "reduce": 0.2},
        {"weight_kg": 70, "reduce": 1.2},
        {"weight_kg": 70, "reduce": 20},
        {"weight_kg": 70, "reduce": 1, "age_years": 80},
    ],
)
def test_people_that_cannot_be_dosed_for(bad):
    with pytest.raises(BadInput):
        Patient.of(**bad)


@pytest.mark.parametrize(("bad", "nearest"), [(0.2, "0.8"), (20, "0.8"), (0.1, "0.9")])
def test_a_part_taken_off_is_asked_about(bad, nearest):
    with pytest.raises(BadInput) as caught:
        Patient.of(70, reduce=bad)
    assert caught.value.nearest == (nearest,)


def test_a_height_in_metres_is_asked_about():
    with pytest.raises(BadInput) as caught:
        Patient.of(70, height_cm=1.7, sex="male")
    assert caught.value.nearest == ("170 cm",)


@pytest.mark.parametrize("child", [{"weight_kg": 60, "age_years": 17}, {"weight_kg": 20}])
def test_children_are_for_specialists(child):
    with pytest.raises(RefusedForSafety):
        Patient.of(**child)


def test_a_patient_cannot_be_built_without_a_weight():
    with pytest.raises(BadInput):
        Patient(weight_kg=-1)

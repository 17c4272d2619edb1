"""The dose as a whole. Vision row 10: dose ceiling arithmetic."""

import inspect
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anatomy.catalogue.load import load_catalogue
from anatomy.dosing.agents import strength_span
from anatomy.dosing.calculate import dose, dose_from
from anatomy.errors import BadInput, RefusedForSafety, UnknownEntity

CATALOGUE = load_catalogue()
DRUGS = CATALOGUE.drugs

volumes = st.floats(0.1, 100)
weights = st.floats(30, 300)
drug_ids = st.sampled_from(sorted(DRUGS))
parts = st.floats(0, 1)


def _give(drug, part, volume_ml, adrenaline=False, sites=1):
    low, high = strength_span(DRUGS[drug])
    percent = min(max(low + part * (high - low), low), high)
    return {"drug": drug, "percent": percent, "volume_ml": volume_ml, "adrenaline": adrenaline, "sites": sites}


@given(drug_ids, parts, volumes, st.floats(0, 50), weights, st.booleans())
def test_more_volume_never_uses_less_of_the_ceiling(drug, part, volume, more, weight, adrenaline):
    less = dose([_give(drug, part, volume, adrenaline)], weight_kg=weight)
    full = dose([_give(drug, part, volume + more, adrenaline)], weight_kg=weight)
    assert less.fraction <= full.fraction
    assert less.mg <= full.mg
    assert not (less.over and not full.over)


@given(drug_ids, parts, parts, volumes, weights)
def test_a_stronger_solution_never_uses_less_of_the_ceiling(drug, one, other, volume, weight):
    weak = dose([_give(drug, min(one, other), volume)], weight_kg=weight)
    strong = dose([_give(drug, max(one, other), volume)], weight_kg=weight)
    assert weak.fraction <= strong.fraction


@given(drug_ids, parts, volumes, weights, st.floats(0, 100), st.sampled_from([(None, None), (165, "female")]))
def test_a_heavier_person_never_uses_more_of_the_ceiling(drug, part, volume, weight, more, body):
    height, sex = body
    light = dose([_give(drug, part, volume)], weight_kg=weight, height_cm=height, sex=sex)
    heavy = dose([_give(drug, part, volume)], weight_kg=weight + more, height_cm=height, sex=sex)
    assert heavy.fraction <= light.fraction


@given(st.lists(st.tuples(drug_ids, parts, volumes, st.booleans()), min_size=1, max_size=5), weights)
def test_fractions_add_over_drugs_and_nothing_is_cut(rows, weight):
    gives = [_give(*row) for row in rows]
    together = dose(gives, weight_kg=weight)
    alone = [dose([give], weight_kg=weight) for give in gives]
    assert together.fraction == pytest.approx(sum(one.fraction for one in alone))
    assert together.mg == pytest.approx(sum(give["percent"] * give["volume_ml"] * 10 for give in gives))
    assert together.over == (together.fraction > 1 + 1e-9)
    assert together.mg - together.ceiling_mg == pytest.approx(together.over_by_mg if together.over else 0) or not (
        together.over
    )


@given(drug_ids, parts, volumes, weights, st.integers(2, 10))
def test_sites_count_as_often_as_they_are(drug, part, volume, weight, sites):
    once = dose([_give(drug, part, volume)], weight_kg=weight)
    each = dose([_give(drug, part, volume, sites=sites)], weight_kg=weight)
    apart = dose([_give(drug, part, volume)] * sites, weight_kg=weight)
    assert each.fraction == pytest.approx(sites * once.fraction)
    assert apart.fraction == pytest.approx(each.fraction)


@given(drug_ids, parts, volumes, weights)
def test_what_was_given_already_counts_in_full(drug, part, volume, weight):
    planned = dose([_give(drug, part, volume)] * 2, weight_kg=weight)
    one_past = dose([_give(drug, part, volume)], weight_kg=weight, already=[_give(drug, part, volume)])
    assert one_past.fraction == pytest.approx(planned.fraction)
    assert one_past.to_dict()["already"][0]["already"] is True


def test_mixing_example_of_the_safety_notes():
    result = dose(["bupivacaine 0.25% 20 mL", "lidocaine 1% 10 mL"], weight_kg=70)
    assert [round(row.fraction, 2) for row in result.rows] == [0.36, 0.5]
    assert round(result.fraction, 2) == 0.86
    assert not result.over
    assert any("label advises against mixing" in note.text for note in result.notes)


def test_ten_ml_of_two_per_cent_lidocaine_passes_at_70_kg_and_not_at_50():
    assert dose("lidocaine 2% 10 mL", weight_kg=70).fraction == 1
    assert not dose("lidocaine 2% 10 mL", weight_kg=70).over
    heavy = dose("lidocaine 2% 10 mL", weight_kg=50)
    assert heavy.over
    assert (heavy.mg, heavy.ceiling_mg, heavy.over_by_mg) == (200, 150, 50)


def test_topical_sum_is_over_at_50_kg():
    assert dose("2 mL of 4% lidocaine in each nostril", weight_kg=50).over


def test_over_the_ceiling_is_refused_with_mg_ceiling_and_excess_and_never_cut():
    result = dose(["lidocaine 2% 20 mL"], weight_kg=70)
    assert result.mg == 400
    for figure in ("400 mg", "200 mg", "lidocaine", "Nothing was cut"):
        assert figure in result.refusal
    with pytest.raises(RefusedForSafety) as caught:
        result.refuse_if_over()
    assert caught.value.exit_code == 3
    document = result.to_dict()
    assert (document["over"], document["over_by_mg"], document["mg"]) == (True, 200, 400)


def test_a_mixture_over_the_ceiling_says_each_part():
    refusal = dose(["bupivacaine 0.5% 20 mL", "lidocaine 1% 10 mL"], weight_kg=60, already="lidocaine 40 mg").refusal
    assert "bupivacaine 100 of 120 mg" in refusal
    assert "lidocaine 40 of 180 mg (already given)" in refusal


def test_past_and_planned_of_one_drug_over_the_ceiling():
    refusal = dose("lidocaine 1% 15 mL", weight_kg=60, already="lidocaine 40 mg").refusal
    assert "190 mg of lidocaine (40 mg of it already given) is over the ceiling of 180 mg by 10 mg" in refusal


def test_under_the_ceiling_nothing_is_refused():
    result = dose(["lidocaine 1% 5 mL"], weight_kg=70)
    result.refuse_if_over()
    assert result.refusal == ""
    assert result.over_by_mg == 0


def test_adrenaline_raises_lidocaine_and_not_bupivacaine():
    assert dose("lidocaine 1% 20 mL adrenaline", weight_kg=70).ceiling_mg == 490
    assert dose("bupivacaine 0.25% 20 mL adrenaline", weight_kg=70).ceiling_mg == 140


def test_adrenaline_is_counted_when_its_strength_is_said():
    document = dose("lidocaine 1% 2 x 10 mL adrenaline 1:200,000", weight_kg=70).to_dict()
    assert document["gives"][0]["adrenaline_ug"] == 100


@pytest.mark.parametrize("weight", [None, "", 0, -70, "-70", "0"])
def test_no_path_yields_a_dose_without_weight(weight):
    with pytest.raises(BadInput):
        dose(["lidocaine 1% 10 mL"], weight_kg=weight)


def test_weight_has_no_default_but_none():
    assert inspect.signature(dose).parameters["weight_kg"].default is None
    with pytest.raises(BadInput, match="no body weight"):
        dose(["lidocaine 1% 10 mL"])


@pytest.mark.parametrize("gives", [[], "", [""], 10, [10], None, ["lidocaine 1% 1 mL"] * 51])
def test_nothing_to_give_is_no_dose(gives):
    with pytest.raises(BadInput):
        dose(gives, weight_kg=70)


def test_the_place_of_a_bad_give_is_said():
    with pytest.raises(BadInput) as caught:
        dose(["lidocaine 1% 10 mL", "lidocaine 10"], weight_kg=70)
    assert caught.value.path == "gives.1"


def test_a_brand_name_is_said_to_be_its_drug():
    texts = [note.text for note in dose("Novocaine 1% 10 mL", weight_kg=70).notes]
    assert "'Novocaine' is procaine." in texts
    assert not any("' is " in note.text for note in dose("procaine 1% 10 mL", weight_kg=70).notes)


@pytest.mark.parametrize("allergy", ["Novocaine", "procaine"])
def test_allergy_refuses_the_class(allergy):
    with pytest.raises(RefusedForSafety, match="ester"):
        dose("chloroprocaine 1% 10 mL", weight_kg=70, allergies=[allergy])
    assert not dose("lidocaine 1% 10 mL", weight_kg=70, allergies=[allergy]).over


def test_pregnancy_is_for_specialists():
    with pytest.raises(RefusedForSafety):
        dose("lidocaine 1% 10 mL", weight_kg=70, pregnant=True)


def test_near_the_ceiling_the_kit_is_asked_about():
    rule = CATALOGUE.toxicity.kit_rule
    assert rule in [note.text for note in dose("lidocaine 2% 9 mL", weight_kg=70).notes]
    assert rule not in [note.text for note in dose("lidocaine 1% 5 mL", weight_kg=70).notes]
    assert not dose("lidocaine 2% 9 mL", weight_kg=70, kit_at_hand=True).over
    with pytest.raises(RefusedForSafety, match="no kit"):
        dose("lidocaine 2% 9 mL", weight_kg=70, kit_at_hand=False)


def test_a_block_without_a_strength_refuses_that_agent():
    with pytest.raises(RefusedForSafety, match="no strength"):
        dose("lidocaine 1% 10 mL", weight_kg=70, block="coeliac_plexus_splanchnic_block")


@pytest.mark.parametrize("block", [b for b in CATALOGUE.blocks.values() if b.is_group], ids=lambda b: b.id)
def test_a_group_of_blocks_holds_no_dose(block):
    with pytest.raises(RefusedForSafety, match="group"):
        dose("lidocaine 1% 10 mL", weight_kg=70, block=block.id)


@pytest.mark.parametrize(
    "block", [b for b in CATALOGUE.blocks.values() if b.dose.warning and not b.is_group], ids=lambda b: b.id
)
def test_a_blocks_warning_is_shown(block):
    result = dose("bupivacaine 0.25% 1 mL", weight_kg=70, block=block.id)
    assert any(block.dose.warning in note.text for note in result.notes)


def test_a_block_says_what_is_outside_its_ranges():
    texts = " ".join(n.text for n in dose("procaine 2% 90 mL", weight_kg=70, block="Caudal epidural block").notes)
    assert "not among the agents" in texts
    assert "at most" in texts
    texts = " ".join(n.text for n in dose("bupivacaine 0.75% 5 mL", weight_kg=70, block="rectus_sheath_block").notes)
    assert "for one site or side" in texts
    with pytest.raises(UnknownEntity):
        dose("lidocaine 1% 10 mL", weight_kg=70, block="cauddal")


@pytest.mark.parametrize("reads", ["gives", "already"])
def test_the_document_is_json_and_holds_every_claim(reads):
    other = {"already": ["lidocaine 20 mg"]} if reads == "already" else {}
    result = dose(["lidocaine 1% 10 mL"], weight_kg=70, height_cm=180, sex="m", age_years=75, **other)
    document = json.loads(json.dumps(result.to_dict()))
    row = document[reads][0]
    assert [claim["authority"] for claim in row["claims"]] == [
        claim.authority for claim in DRUGS["lidocaine"].max_dose_claims
    ]
    assert {"mg", "ceiling", "ceiling_mg", "fraction"} <= row.keys()
    assert {"mg", "ceiling_mg", "fraction", "over", "notes", "last_card", "by_drug"} <= document.keys()


def test_notes_of_what_the_program_did_are_not_marked_read():
    notes = dose(["lidocaine 1% 2 x 10 mL adrenaline"], weight_kg=70).notes
    assert all(note.sources for note in notes if note.read)


def test_a_document_asks_for_the_same_dose():
    document = {"gives": [{"drug": "lidocaine", "percent": 1, "volume_ml": 10}], "weight_kg": 70, "already": None}
    assert dose_from(document).fraction == 0.5
    for bad in ([], "x", {}, {"gives": ["lidocaine 1% 10 mL"]}, {**document, "weight": 70}):
        with pytest.raises(BadInput):
            dose_from(bad)
    with pytest.raises(BadInput) as caught:
        dose_from({**document, "wieght_kg": 70})
    assert caught.value.nearest[0] == "weight_kg"


@pytest.mark.parametrize("block", CATALOGUE.blocks.values(), ids=lambda b: b.id)
def test_the_worst_case_of_every_block_comes_out_as_the_records_have_it(block):
    for check in block.dose.ceiling_checks:
        strongest = block.dose.concentration_percent[check.agent][1]
        give = {"drug": check.agent, "percent": strongest, "volume_ml": block.dose.volume_ml_max}
        result = dose([give], weight_kg=check.weight_kg)
        assert result.mg == pytest.approx(check.worst_case_mg, abs=0.11)
        assert result.ceiling_mg == check.plain_ceiling_mg
        assert result.over is check.exceeds

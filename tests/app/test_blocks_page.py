"""The blocks page: what is read and what is recalled, what holds rows back, doses, courses, drugs and complaints."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from anatomy import Atlas
from anatomy.catalogue.load import load_catalogue
from app.callbacks.blocks import card_of, listing
from app.callbacks.blocks_tools import dose_answer
from app.components.blocks.asking import Asking
from app.components.blocks.card import claim_box
from app.components.blocks.catalogue import by_block, regions
from app.components.blocks.course import course_answer, curve_parts
from app.components.blocks.drugs import drug_card
from app.components.blocks.indications import haystack as complaint_words
from app.components.blocks.indications import indication_card
from app.components.blocks.ruler import ticks
from app.components.blocks.screening import effect_lines
from app.components.blocks.values import values_of, was_read
from app.components.static import Static, tree
from app.knowledge import Knowledge
from tests.app.trees import of_class, walk, words

CATALOGUE = load_catalogue()
BLOCKS = CATALOGUE.blocks
TODAY = date(2031, 1, 1)


@pytest.fixture(scope="module")
def asking() -> Asking:
    return Asking(Knowledge(Atlas.load()))


def plain(node: Any) -> str:
    """All words of a tree, those inside static parts too."""

    def inside(data: Any) -> str:
        if isinstance(data, dict):
            return inside(data.get("c"))
        if isinstance(data, list):
            return " ".join(filter(None, map(inside, data)))
        return "" if data is None else str(data)

    parts = [inside(tree(node))]
    parts += [inside(part.tree) for part in walk(node) if isinstance(part, Static)]
    rows = [part for part in walk(node) if getattr(part, "_type", "") == "BlockRow"]
    parts += [inside(part.head) + " " + inside(part.below) for part in rows]
    return " ".join(parts)


# ---------------------------------------------------------------- read or recalled
@pytest.mark.parametrize("block", BLOCKS.values(), ids=lambda block: block.id)
def test_no_recalled_value_is_marked_read(block) -> None:
    named = " ".join(block.verified_fields).lower()
    for value in values_of(block, needle=True):
        if value.read:
            word = {"Bleeding risk": "bleeding", "Length": "duration", "Landmarks": ("landmark", "entry")}.get(
                value.label
            )
            wanted = word or value.label.lower()
            wanted = wanted if isinstance(wanted, tuple) else (wanted,)
            if value.label == "Depth":
                assert block.depth.range_verified
            else:
                assert any(part in named for part in wanted), value
    assert next(v for v in values_of(block, needle=True) if v.label == "Agents").read is False
    if not block.verified_fields:
        assert not any(value.read for value in values_of(block, needle=True) if value.label != "Depth")


def test_a_range_around_a_mean_that_was_read_stays_recalled() -> None:
    depth = next(v for v in values_of(BLOCKS["lumbar_interlaminar_epidural"], needle=True) if v.label == "Depth")
    assert depth.text.startswith("30–80 mm") and depth.read is False
    assert depth.notes[0] == ("Measured: 40–50 mm.", True)
    assert was_read(BLOCKS["interscalene_brachial_plexus_block"], "depth")


@pytest.mark.parametrize("block", BLOCKS.values(), ids=lambda block: block.id)
def test_level_rules_say_what_fits_never_what_to_do(block) -> None:
    said = values_of(block, needle=False)[0].text.lower()
    assert not any(
        word in said for word in ("inject the", "show the", "pick the nerve", "choose this row", "report its")
    )


def test_needle_values_are_left_out_of_a_row_that_is_held_back() -> None:
    labels = {value.label for value in values_of(BLOCKS["vertebral_interspinous_block"], needle=False)}
    assert not labels & {"Depth", "Landmarks", "Volume", "Agents"} and "Guidance" in labels


@pytest.mark.parametrize("block", [b for b in BLOCKS.values() if b.original_text], ids=lambda block: block.id)
def test_the_texts_claim_begins_and_ends_as_it_must(block) -> None:
    figures = {figure.id: figure.check for figure in CATALOGUE.course.original_numbers}
    said = words(claim_box(block, figures))
    assert said.startswith("Original text:") and "Today:" in said
    assert claim_box(BLOCKS["obturator_nerve_block"], figures) is None


def test_the_contradiction_of_the_vertebral_block_is_shown_beside_today(asking: Asking) -> None:
    said = plain(card_of("vertebral_interspinous_block", {"for": "C6"}, {}, asking, "/g"))
    assert "2–4 cm" in said and "1–4 mm" in said and "Busse 2025" in said and "Over 30" in said
    assert "Volume" not in said


@pytest.mark.parametrize("block", list(BLOCKS), ids=str)
def test_every_card_can_be_opened(asking: Asking, block: str) -> None:
    said = plain(card_of(block, {"for": ""}, {}, asking, "/g"))
    assert "Evidence" in said and "Sources" in said and "Cover and gap" in said
    assert ("recalled" in said) or ("read" in said)


# ---------------------------------------------------------------- asking
def test_all_blocks_are_listed_once(asking: Asking) -> None:
    above, rows = listing({"for": ""}, {}, asking)
    assert above == [] and len(rows) == 85 and len({row.block for row in rows}) == 85


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("C6", "Cervical selective nerve root block"),
        ("right heel", "Heel spur"),
        ("sciatica", "Lumbar transforaminal epidural"),
        ("median nerve", "Median nerve block"),
        ("hip", "Hip joint"),
    ],
)
def test_a_segment_a_place_a_complaint_or_a_nerve_leads_to_rows(asking: Asking, asked: str, first: str) -> None:
    _, rows = listing({"for": asked}, {}, asking)
    assert first in plain(rows[:3])


def test_words_that_are_not_known_are_said_with_the_nearest(asking: Asking) -> None:
    above, rows = listing({"for": "qwzx"}, {}, asking)
    assert rows == [] and "qwzx" in words(above)


def test_the_heart_comes_before_thoracic_rows_and_no_releases_them(asking: Asking) -> None:
    above, rows = listing({"for": "T4"}, {}, asking)
    assert rows == [] and "Heart" in words(above) and "Blocks wait" in words(above)
    above, rows = listing({"for": "T4"}, {"red_flags": {"cardiac": False}}, asking)
    assert len(rows) == 8
    above, rows = listing({"for": "T4"}, {"red_flags": {"cardiac": "unsure"}}, asking)
    assert rows == [] and of_class(above, "stop")


def test_any_red_flag_hides_every_row_and_says_what_comes_first(asking: Asking) -> None:
    above, rows = listing({"for": ""}, {"red_flags": {"cauda_equina": True}}, asking)
    assert rows == [] and "Emergency MRI" in words(above) and "All 85 blocks are hidden" in words(above)
    assert card_of("caudal_epidural_block", {"for": ""}, {"red_flags": {"cauda_equina": True}}, asking, "/g") == []


def test_every_answer_says_what_it_holds_back_or_releases(asking: Asking) -> None:
    context = {"weight_kg": 80, "age_years": 75, "anticoagulant": "apixaban", "infection": True,
               "allergies": ["Novocaine"], "pregnant": False, "red_flags": {"cardiac": False}}  # fmt: skip
    lines = [words(line) for line in effect_lines(asking.effects(context), context, {"cardiac": "Heart"}, 85)]
    assert "Heart: no.   Holds nothing back." in lines or any(line.startswith("Heart: no.") for line in lines)
    said = " ".join(lines)
    assert "Weight: 80 kg." in said and "Ceilings are multiplied by 0.7" in said
    assert "Antithrombotic: apixaban." in said and "Holds back 31 of 85" in said and "54 blocks stay" in said
    assert "Infection, fever: yes." in said and "Holds back 85 of 85" in said
    assert "Pregnancy: no." in said and "Allergies: Novocaine." in said
    assert len(lines) == 7


def test_rows_held_back_stay_in_the_list_with_their_reason(asking: Asking) -> None:
    _, rows = listing({"for": "C6"}, {"anticoagulant": "warfarin"}, asking)
    off = [row for row in rows if row.off]
    assert len(rows) == 6 and "prescriber" in plain(off)


def test_menieres_disease_and_blind_headache_say_what_the_records_say(asking: Asking) -> None:
    above, rows = listing({"for": "Ménière's disease"}, {}, asking)
    assert all(row.off for row in rows) and "No trustworthy evidence" in words(above)
    above, rows = listing({"for": "blind headache"}, {}, asking)
    assert "AHS 2025" in words(above) and "thunderclap" in words(above) and "Ambiguous" in words(above)


def test_regions_hold_every_block() -> None:
    assert all(regions(block) for block in BLOCKS.values())
    assert regions(BLOCKS["femoral_nerve_block"]) == ("leg",)


# ---------------------------------------------------------------- cover
def test_cover_and_gap_add_up(asking: Asking) -> None:
    found = asking.ask("hand", "right", {})
    for rows in by_block(found.rows):
        cover = asking.cover(rows, found)
        if cover.covered is not None:
            assert 0 <= cover.covered <= 1
            assert cover.covered + sum(part for _, part in cover.gap) <= 1.0001


def test_a_nerve_is_drawn_by_its_skin_and_a_joint_by_its_place(asking: Asking) -> None:
    found = asking.ask("", "", {})
    at = {row.block.id: row for row in found.rows}
    assert asking.cover([at["femoral_nerve_block"]], found).tiles
    knee = asking.cover([at["knee_joint_injection"]], found)
    assert not knee.drawn and knee.marks == ("knee",)
    assert asking.cover([at["cervical_selective_nerve_root_block"]], found).whole_range


# ---------------------------------------------------------------- dose
def answered(*gives: str, weight: Any = 70, context: dict[str, Any] | None = None, at: str = "main") -> str:
    return plain(dose_answer(gives, weight, None, None, None, None, None, context, at))


def test_no_path_yields_a_dose_without_weight() -> None:
    assert "no body weight" in answered("lidocaine 1% 10 mL", weight=None).lower()
    assert "mg of lidocaine" not in answered("lidocaine 1% 10 mL", weight="")


def test_a_dose_is_said_as_a_sum_beside_every_ceiling() -> None:
    said = answered("lidocaine 1% 10 mL")
    assert "10 mL × 1 % × 10 =" in said and "100 mg" in said and "50 %" in said
    assert "US label" in said and "Therapeutic Guidelines (AU)" in said and "20% lipid emulsion for 70 kg" in said


def test_two_drugs_add_up() -> None:
    said = answered("bupivacaine 0.25% 20 mL", "lidocaine 1% 10 mL")
    assert "Together" in said and "85.7 %" in said and "label advises against mixing" in said


def test_over_the_ceiling_is_refused_with_what_was_typed() -> None:
    said = answered("lidocaine 2% 10 mL", weight=50)
    assert "Refused." in said and "200 mg" in said and "150 mg" in said and "Nothing was cut" in said


@pytest.mark.parametrize(
    ("give", "weight", "said"),
    [
        ("lidocaine 2 10 mL", 70, "no unit"),
        ("lidocaine 2 mg/mL 10 mL", 70, "2"),
        ("lidocaine 1% 10 mL", -5, "weight"),
        ("lidocaine 1% 10 mL", 0, "weight"),
        ("lidocaine 100% 0.2 mL", 70, "100"),
        ("lidocane 1% 10 mL", 70, "lidocaine"),
        ("lidocaine 1% 5-10 mL", 70, "range"),
    ],
)
def test_bad_input_is_refused_or_asked_about(give: str, weight: float, said: str) -> None:
    answer = answered(give, weight=weight)
    assert said in answer and ("Not worked out." in answer or "Refused." in answer) and "× 10 =" not in answer


def test_a_brand_is_read_and_said_back() -> None:
    assert "'Marcain' is bupivacaine." in answered("Marcain 0.25% 10 mL")


def test_screening_reaches_the_dose() -> None:
    assert "Allergy to the ester class" in answered("procaine 1% 5 mL", context={"allergies": ["Novocaine"]})
    assert "specialists only" in answered("lidocaine 1% 5 mL", context={"pregnant": True})
    assert "0.7" in answered("lidocaine 1% 5 mL", context={"age_years": 80})
    assert "no strength" in answered("lidocaine 1% 5 mL", at="coeliac_plexus_splanchnic_block")


def test_ruler_has_a_tick_for_each_ceiling_and_names_the_lowest() -> None:
    from anatomy.dosing import dose

    give = dose(["lidocaine 1% 1 mL"], weight_kg=80).to_dict()["gives"][0]
    found = ticks(give)
    assert [tick.mg for tick in found] == [200, 240, 300]
    assert [tick.lowest for tick in found] == [True, False, False] and "Rosenberg" in found[0].names[0]


# ---------------------------------------------------------------- course and curve
def course(**changes: Any) -> str:
    asked = {"injections": 5, "break_days": 4, "start": "2031-02-01", "steroid": False, **changes}
    return plain(course_answer(asked, today=TODAY))


def test_a_course_has_dates_stop_rule_and_claims_beside_today() -> None:
    said = course()
    assert "17 Feb 2031" in said and "30%" in said and "No guideline supports" in said and "Original text:" in said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"injections": 40}, "2 to 15"),
        ({"break_days": 0}, "3 or 4"),
        ({"start": "2020-01-01"}, "past"),
        ({"start": "soon"}, "YYYY-MM-DD"),
        ({"steroid": True}, "No course with steroid"),
    ],
)
def test_a_course_outside_the_text_is_refused(changes: dict[str, Any], said: str) -> None:
    assert said in course(**changes) and "Stop rule" not in course(**changes)


@pytest.mark.parametrize("drug", [timing.drug for timing in CATALOGUE.course.three_phase.drug_timing])
def test_the_curve_is_labelled_as_the_texts_model(drug: str) -> None:
    parts = curve_parts(drug, "infiltration")
    figure = json.loads(parts[0].figure)
    assert len(figure["data"]) == 4 and "var(--ink)" in parts[0].figure
    assert {"dash": "6px,5px", "color": "var(--amber)", "width": 2} == figure["data"][2]["line"]
    said = plain(parts[1:])
    assert "illustrative, not validated" in said and "the tool must" not in said
    read = next(t.verified for t in CATALOGUE.course.three_phase.drug_timing if t.drug == drug)
    assert ("read" if read else "recalled") in words(parts[1])


# ---------------------------------------------------------------- drugs and complaints
def source(key: str) -> tuple[str, bool]:
    return key, CATALOGUE.sources[key].read


@pytest.mark.parametrize("drug", CATALOGUE.drugs.values(), ids=lambda drug: drug.id)
def test_drug_cards_say_class_names_allergy_and_every_ceiling(drug) -> None:
    said = words(drug_card(drug, source))
    assert drug.drug_class in said.lower() and "specialists only" in said and "antithrombotic" in said.lower()
    assert all(claim.authority in said for claim in drug.max_dose_claims)
    assert not drug.original_text_name or f"Original text: {drug.original_text_name}" in said


@pytest.mark.parametrize("record", CATALOGUE.indications.values(), ids=lambda record: record.id)
def test_complaints_say_evidence_codes_and_red_flags(record) -> None:
    said = words(indication_card(record, 1, {b.id: b.name for b in BLOCKS.values()}, source))
    assert record.evidence in said and all(code in said for code in (*record.icd10, *record.icd11))
    assert ("No block is offered here." in said) is (not record.offered)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("migraine", "blind_headache"), ("vertigo", "meniere_s_disease"), ("phantom", "pain_after_amputation")],
)
def test_complaints_are_found_by_plain_words(typed: str, found: str) -> None:
    assert typed in complaint_words(CATALOGUE.indications[found])

"""Which blocks a segment, area, complaint or answer leads to, and what is held back."""

from typing import Any, get_args

import pytest

from anatomy.blocks.flag_match import SkinPart
from anatomy.blocks.recommend import MOST_ROWS, MOST_ROWS_AFTER, Recommender, SkinPlace
from anatomy.blocks.red_flags import assess, blocks_withheld
from anatomy.blocks.rows import NOTICES, BlockRow
from anatomy.blocks.selection import facet_label
from anatomy.catalogue.block_schema import BlockKind
from anatomy.errors import BadInput, UnknownEntity, UnknownSegment
from anatomy.model.segment import SEGMENTS
from anatomy.naming.resolve import Match
from tests.anatomy.blocks.cases import BOOK, BY_OLD_ID, EXAMPLES, finding

RECOMMENDER = Recommender(BOOK)
#: Where a flag of the worked examples that belongs to a block row is found.
ROW_FLAGS = {
    "IMAGING_REQUIRED": "imaging_required",
    "ANTITHROMBOTIC_INTERMEDIATE": "antithrombotic_intermediate",
    "PARTICULATE_STEROID_REFUSED": "particulate_steroid_refused",
    "EVIDENCE_AGAINST_CHRONIC_AXIAL": "evidence_against_chronic_axial",
    "DIAGNOSTIC_TEST_ONLY": "diagnostic_test_only",
    "DURATION_CLAIM_UNSUPPORTED": "duration_claim_unsupported",
    "SEED_CONFLICT_CENTRE_OF_HEEL": "original_text_conflict",
    "STEROID_INTERVAL_LIMIT": "steroid_interval_limit",
    "DOSE_LOW_VOLUME": "dose_low_volume",
    "NOT_A_ROOT": "not_a_root",
}
#: Keys of the contract's block row.
CONTRACT = {"id", "name", "kind", "for", "level", "guidance", "evidence", "offered", "why_not", "sources"}


def old_ids(rows: Any) -> list[str]:
    return [row.block.legacy_id for row in rows]


def entity_id(name: str) -> str:
    """Id of a nerve or structure by its name in the reference."""
    catalogue = BOOK._catalogue
    for held in (catalogue.nerves, catalogue.structures):
        for record in held.values():
            if record.legacy_id == name:
                return str(record.id)
    raise KeyError(name)


def lead_of(expected: dict[str, Any]) -> dict[str, Any]:
    """The leading explanation of a worked example, as a candidate."""
    nerve, joint = expected["leading_nerve"], expected["leading_joint"]
    if nerve or joint:
        kind, name = ("nerve", nerve) if nerve else ("joint", joint)
        return {"kind": kind, "id": entity_id(name), "name": name, "side": "right", "probability": 0.6}
    if expected["leading_viscus"]:
        return {"kind": "viscus", "id": "organ", "probability": 0.6}
    segment = expected["leading_segments"][0]
    return {"kind": "root", "id": segment, "segments": [segment], "side": "right", "probability": 0.6}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["id"])
def test_worked_examples(example: dict[str, Any]) -> None:
    expected = example["expected"]
    raised = assess(example["findings"], example.get("context"), rules=BOOK.red_flags)
    rows = RECOMMENDER.blocks_for_answer(
        [lead_of(expected)], findings=example["findings"], withheld=blocks_withheld(raised)
    )
    assert bool(rows) is not expected["blocks_withheld"]
    by_id = {row.block.legacy_id: row for row in rows}
    for block in expected["block_ids"]:
        assert by_id[block].offered, block
    for block, text in expected["level_text"].items():
        assert by_id[block].level.text == text
    assert not rows or rows[0].block.legacy_id not in expected["must_not_lead"]
    said = {notice["code"] for row in rows for notice in row.to_dict()["notices"]}
    for flag in set(expected["flags"]) & set(ROW_FLAGS):
        assert ROW_FLAGS[flag] in said, flag


def test_every_flag_of_the_worked_examples_has_a_home() -> None:
    named = {flag for example in EXAMPLES for flag in example["expected"]["flags"]}
    rules = {flag for rule in BOOK.red_flags.rules for flag in rule.legacy_flags.values()}
    assert named <= rules | set(ROW_FLAGS) | {"NO_BLOCK_OFFERED"}


def test_order_for_a_cervical_root() -> None:
    rows = RECOMMENDER.blocks_for(segment="C6", side="right")
    assert old_ids(rows) == [
        "cervical-selective-root",
        "cervical-interlaminar-epidural",
        "segmental-intradermal",
        "cervical-medial-branch",
        "paraspinal-muscle",
        "vertebral-interspinous",
    ]
    assert rows[2].level.text == "C6 dermatome, right; neighbours C5 and C7"


@pytest.mark.parametrize("segment", SEGMENTS)
def test_rows_of_a_segment(segment: str) -> None:
    rows = RECOMMENDER.blocks_for(segment=segment)
    for row in rows:
        assert row.block.segments_role in ("selectable_level", "covered_from_fixed_site", "medial_branch_numbers")
        assert not row.block.is_group
        assert segment in row.level.covers
        assert row.level.weak is (row.block.segments_role == "medial_branch_numbers")
        assert row.wanted_for == segment
    assert [row.offered for row in rows] == sorted((row.offered for row in rows), reverse=True)
    assert bool(rows) is (segment != "C1")


@pytest.mark.parametrize("segment", [s for s in SEGMENTS if s in BY_OLD_ID["vertebral-interspinous"].segments])
def test_the_midline_path_is_not_offered_above_l2(segment: str) -> None:
    row = next(r for r in RECOMMENDER.blocks_for(segment=segment) if r.block.kind == "vertebral")
    assert row.offered is (SEGMENTS.index(segment) >= SEGMENTS.index("L2"))
    if not row.offered:
        assert "above L2" in row.to_dict()["why_not"]


def test_a_row_is_the_contracts_with_what_a_reader_needs() -> None:
    row = RECOMMENDER.blocks_for(segment="L5")[0].to_dict()
    assert CONTRACT <= set(row)
    assert row["level"] == "L5 foramen (L5/S1)"
    assert row["why_not"] is None
    assert row["bleeding_class"] == "intermediate"
    assert row["contested"]["against"] and row["contested"]["in_favour"]
    assert row["evidence"].startswith("B: ")
    assert row["verified"] is False
    assert "evidence" in row["verified_fields"]
    vertebral = next(r.to_dict() for r in RECOMMENDER.blocks_for(segment="L5") if r.block.kind == "vertebral")
    assert vertebral["original_text"]
    assert vertebral["flags"][0]["code"] == "original_text_conflict"


@pytest.mark.parametrize("kind", get_args(BlockKind))
def test_every_kind_lists_its_blocks(kind: str) -> None:
    rows = RECOMMENDER.blocks_for(kind=kind)
    assert {row.block.id for row in rows} == {block.id for block in BOOK.blocks.values() if block.kind == kind}
    for row in rows:
        assert row.level.text and "{" not in row.level.text
        assert row.block.is_group <= (not row.offered)


def test_kinds_may_be_written_with_underscore_or_space() -> None:
    assert RECOMMENDER.blocks_for(kind="heel_spur") == RECOMMENDER.blocks_for(kind="Heel spur")


def test_kind_narrows_a_segment() -> None:
    assert old_ids(RECOMMENDER.blocks_for(segment="T6", kind="paravertebral")) == [
        "thoracic-paravertebral",
        "erector-spinae-plane",
        "paraspinal-muscle",
    ]


@pytest.mark.parametrize("indication", BOOK.indications.values(), ids=lambda i: i.id)
def test_every_indication_leads_to_its_blocks(indication: Any) -> None:
    rows = RECOMMENDER.blocks_for(indication=indication.name)
    assert rows
    assert {*indication.blocks, *indication.blocks_claimed_only} <= {row.block.id for row in rows}
    assert rows == RECOMMENDER.blocks_for(indication=indication.legacy_id)
    for row in rows:
        if row.block.id in indication.blocks_claimed_only or not indication.offered:
            assert not row.offered


def test_menieres_disease_is_offered_nothing_and_says_whom_to_see() -> None:
    rows = RECOMMENDER.blocks_for(indication="Ménière's disease")
    assert not any(row.offered for row in rows)
    assert "ENT" in rows[0].to_dict()["why_not"]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("heel", "heel-spur"),
        ("under the heel", "heel-spur"),
        ("shoulder", "joint-shoulder"),
        ("elbow", "joint-elbow"),
        ("wrist", "joint-wrist"),
        ("hip", "joint-hip"),
        ("ankle", "joint-ankle"),
    ],
)
def test_joint_and_heel_blocks_are_reached_from_their_place(words: str, first: str) -> None:
    assert old_ids(RECOMMENDER.blocks_for(area=words))[0] == first


@pytest.mark.parametrize(
    "area", ["heel_of_the_hand_on_the_little_finger_side", "point_of_the_hip_bone", "shoulder_blade", "lower_leg"]
)
def test_areas_that_only_sound_like_a_joint_lead_to_none(area: str) -> None:
    assert RECOMMENDER.blocks_for(area=SkinPlace("burning above the knee", (area,))) == ()


def test_the_knee_leads_to_both_its_blocks() -> None:
    assert {"joint-knee", "genicular"} <= set(old_ids(RECOMMENDER.blocks_for(area="inside of the knee")))


def test_an_area_leads_to_nerves_then_segments_by_share() -> None:
    thigh = SkinPlace(
        "outer thigh",
        ("outer_thigh",),
        {"L2": 0.4, "L3": 0.5, "L5": 0.1},
        {"lateral_cutaneous_nerve_of_thigh": 0.8, "femoral_nerve": 0.05},
    )
    rows = RECOMMENDER.blocks_for(area=thigh, side="left")
    assert old_ids(rows)[0] == "lateral-femoral-cutaneous"
    assert not {"femoral"} & set(old_ids(rows))
    wanted = list(dict.fromkeys(row.wanted_for for row in rows))
    assert wanted == ["lateral cutaneous nerve of thigh", "L3", "L2"]


def test_an_autonomic_block_is_never_chosen_by_skin() -> None:
    for segment in SEGMENTS:
        place = SkinPlace("skin", (), {segment: 1.0})
        assert not any(row.block.level_rule.params.autonomic for row in RECOMMENDER.blocks_for(area=place))


@pytest.mark.parametrize(
    ("given", "first", "text"),
    [
        ({"nerve": "ulnar_nerve"}, "ulnar-elbow", "ulnar nerve (roots C8, T1)"),
        ({"muscle": "piriformis"}, "piriformis", "piriformis (S1-S2)"),
        ({"joint": "l4_5_facet_joint"}, "lumbar-medial-branch", "L4/5 facet joint: medial branches L3 and L4"),
    ],
)
def test_nerve_muscle_and_joint(given: dict[str, str], first: str, text: str) -> None:
    rows = RECOMMENDER.blocks_for(**given)  # type: ignore[arg-type]
    assert (rows[0].block.legacy_id, rows[0].level.text) == (first, text)


def test_a_trigeminal_division_leads_to_its_branch() -> None:
    by_segment = RECOMMENDER.blocks_for(segment="V2")
    assert [row.level.text for row in by_segment] == ["infraorbital nerve (V2)"]
    assert (
        RECOMMENDER.blocks_for_answer([{"kind": "nerve", "id": "V2", "segments": [], "probability": 0.7}]) == by_segment
    )
    assert RECOMMENDER.blocks_for(area=SkinPlace("cheek", ("cheek",), {"V2": 0.9, "C2": 0.1})) == by_segment


# Hard stops.


def by_old_id(**context: Any) -> dict[str, BlockRow]:
    return {row.block.legacy_id: row for row in RECOMMENDER.blocks_for(segment="L4", context=context)}


def test_an_antithrombotic_drug_holds_back_all_but_low_class_rows() -> None:
    for row in by_old_id(anticoagulant="apixaban").values():
        if row.block.bleeding.risk_class != "low":
            assert not row.offered
            assert "prescriber" in str(row.to_dict()["why_not"])
    assert by_old_id(anticoagulant=False)["lumbar-selective-root"].offered
    assert by_old_id(anticoagulant="none")["lumbar-selective-root"].offered


@pytest.mark.parametrize("context", [{"infection": True}, {"pregnant": True}, {"age_years": 12}])
def test_infection_pregnancy_and_childhood_hold_back_every_row(context: dict[str, Any]) -> None:
    assert not any(row.offered for row in by_old_id(**context).values())


@pytest.mark.parametrize("allergy", ["lidocaine", "Marcain", "amide local anaesthetics"])
def test_an_allergy_refuses_its_class(allergy: str) -> None:
    rows = by_old_id(allergies=[allergy])
    assert not rows["lumbar-transforaminal-epidural"].offered
    assert rows["segmental-intradermal"].offered is ("procaine" in rows["segmental-intradermal"].block.dose.agents)


def test_an_allergy_to_something_else_refuses_nothing() -> None:
    assert by_old_id(allergies=["penicillin"])["lumbar-transforaminal-epidural"].offered


def test_both_sides_at_once_are_refused_where_breathing_is_at_risk() -> None:
    rows = RECOMMENDER.blocks_for(nerve="suprascapular_nerve", side="both")
    held = next(row for row in rows if row.block.legacy_id == "interscalene")
    assert "both sides" in str(held.to_dict()["why_not"])


# From an answer.


def test_nothing_while_a_red_flag_holds() -> None:
    assert RECOMMENDER.blocks_for_answer([{"kind": "root", "id": "C6", "segments": ["C6"]}], withheld=True) == ()


def test_an_organ_or_the_cord_leads_to_no_block() -> None:
    for kind in ("viscus", "cord", "other"):
        assert RECOMMENDER.blocks_for_answer([{"kind": kind, "id": "heart", "probability": 0.9}]) == ()


def test_unlikely_explanations_are_not_followed_and_no_row_comes_twice() -> None:
    leads = [
        {"kind": "root", "id": "C6", "segments": ["C6"], "side": "right", "probability": 0.6},
        {"kind": "root", "id": "C7", "segments": ["C7"], "side": "right", "probability": 0.2},
        {"kind": "root", "id": "C5", "segments": ["C5"], "side": "right", "probability": 0.05},
    ]
    rows = RECOMMENDER.blocks_for_answer(leads)
    assert {row.wanted_for for row in rows} == {"C6", "C7"}
    assert len({(row.block.id, row.level.text) for row in rows}) == len(rows)


def test_a_facet_level_named_in_a_tender_finding_makes_the_match_exact() -> None:
    lead = [{"kind": "root", "id": "T4", "segments": ["T4"], "side": "right", "probability": 0.6}]
    tender = [finding("tenderness", "beside the T4/5 spinous gap")]
    row = next(r for r in RECOMMENDER.blocks_for_answer(lead, findings=tender) if "medial" in r.block.id)
    assert row.level.text == "T4/5 facet joint: medial branches T3 and T4"
    assert not row.level.weak


@pytest.mark.parametrize("words", ["thumb", "L5 root", "C6", "right T4 band"])
def test_words_without_a_joint_name_none(words: str) -> None:
    assert facet_label(words) is None


# What painful findings name themselves.

S1 = {"kind": "root", "id": "S1", "segments": ["S1"], "side": "right"}


def heel(part: str = "under_the_heel") -> dict[int, list[Match]]:
    return {0: [Match("area", part, part.replace("_", " "), 1.0)]}


@pytest.mark.parametrize(("probability", "first"), [(0.4, "heel-spur"), (0.6, "s1-transforaminal")])
def test_heel_pain_leads_to_its_rows_before_a_root_that_is_not_sure(probability: float, first: str) -> None:
    pain = [finding("pain", "under the heel")]
    rows = RECOMMENDER.blocks_for_answer([{**S1, "probability": probability}], findings=pain, named=heel())
    assert old_ids(rows)[0] == first
    assert {"heel-spur", "tibial-ankle", "s1-transforaminal"} <= set(old_ids(rows))


def test_the_heel_comes_after_the_leading_root_and_before_the_next() -> None:
    leads = [{**S1, "probability": 0.6}, {**S1, "id": "L5", "segments": ["L5"], "probability": 0.2}]
    wanted = [
        row.wanted_for
        for row in RECOMMENDER.blocks_for_answer(leads, findings=[finding("pain", "under the heel")], named=heel())
    ]
    assert (wanted[0], wanted[-1]) == ("S1", "L5")
    assert len(set(wanted)) > 2


@pytest.mark.parametrize(
    "pain",
    [finding("numbness", "under the heel"), finding("pain", "under the heel", state="normal")],
)
def test_a_heel_that_does_not_hurt_leads_to_none(pain: dict[str, Any]) -> None:
    assert "heel-spur" not in old_ids(RECOMMENDER.blocks_for_answer([S1], findings=[pain], named=heel()))


def test_a_heel_at_the_end_of_a_long_pain_leads_to_none() -> None:
    named = {0: [Match("area", part, part, 1.0) for part in ("back_of_the_thigh", "calf", "heel")]}
    pain = [finding("pain", "back of thigh and calf to heel")]
    assert "heel-spur" not in old_ids(RECOMMENDER.blocks_for_answer([S1], findings=pain, named=named))


@pytest.mark.parametrize(
    ("thing", "first"),
    [
        (Match("joint", "knee_joint_anteromedial", "Knee joint, anteromedial", 1.0), "joint-knee"),
        (Match("joint", "glenohumeral_joint", "Glenohumeral joint", 1.0), "joint-shoulder"),
        (Match("nerve", "ulnar_nerve", "ulnar nerve", 1.0), "ulnar-elbow"),
        (Match("muscle", "piriformis", "piriformis", 1.0), "piriformis"),
        (SkinPart("knee"), "joint-knee"),
        (SkinPart("outer_thigh"), None),
    ],
)
def test_joint_nerve_and_muscle_that_hurt_lead_to_their_rows(thing: Any, first: str | None) -> None:
    rows = RECOMMENDER.blocks_for_answer([], findings=[finding("pain", "as named")], named={0: [thing]})
    assert (first in old_ids(rows)) if first else rows == ()


def test_words_are_read_where_nothing_was_resolved() -> None:
    assert "heel-spur" in old_ids(RECOMMENDER.blocks_for_answer([], findings=[finding("pain", "heel")]))
    assert RECOMMENDER.blocks_for_answer([], findings=[finding("pain", "heel")], withheld=True) == ()


# Weak matches, and no more rows than one can read.


@pytest.mark.parametrize("segment", SEGMENTS)
def test_a_facet_row_from_a_segment_says_weak_and_stays_in_its_region(segment: str) -> None:
    for row in RECOMMENDER.blocks_for(segment=segment):
        joints = row.block.level_rule.params.facet_joints
        assert row.level.weak is ("weak match" in row.level.text) is bool(joints)
        assert not joints or joints[0][0] == segment[0]


def test_a_named_facet_joint_is_no_weak_match() -> None:
    rows = RECOMMENDER.blocks_for(segment="C8", facet_joint="T1/2")
    exact = [row for row in rows if row.block.legacy_id == "thoracic-medial-branch"]
    assert [row.level.text for row in exact] == ["T1/2 facet joint: medial branches C8 and T1"]


def test_sacral_lateral_branches_follow_from_the_sacroiliac_joint_only() -> None:
    for segment in ("L5", "S1", "S2", "S3"):
        assert "sacral-lateral-branch" not in old_ids(RECOMMENDER.blocks_for(segment=segment))
    assert "sacral-lateral-branch" in old_ids(RECOMMENDER.blocks_for(joint="sacroiliac_joint_posterior"))
    assert "sacral-lateral-branch" in old_ids(RECOMMENDER.blocks_for(area="over the sacroiliac joint"))
    assert "sacral-lateral-branch" not in old_ids(RECOMMENDER.blocks_for(area="heel"))


@pytest.mark.parametrize("kind", ["root", "root_pair"])
def test_rows_of_an_explanation_are_few_and_offered_ones_stay(kind: str) -> None:
    segments = [["L3"], ["L2"], ["L4"]] if kind == "root" else [["L3", "L4"], ["L4", "L5"], ["L2", "L3"]]
    leads = [
        {"kind": kind, "id": "_".join(s), "segments": s, "side": "right", "probability": p}
        for s, p in zip(segments, (0.4, 0.2, 0.15), strict=True)
    ]
    rows = RECOMMENDER.blocks_for_answer(leads)
    assert len(rows) <= MOST_ROWS + 2 * MOST_ROWS_AFTER
    assert "lumbar-transforaminal-epidural" in {r.block.legacy_id for r in rows if r.wanted_for == segments[1][0]}
    alone = RECOMMENDER.blocks_for_answer(leads[:1])
    assert len(alone) <= MOST_ROWS


# Bad input.


def test_bad_input_says_what_is_allowed() -> None:
    with pytest.raises(UnknownSegment, match="C1–C8"):
        RECOMMENDER.blocks_for(segment="C9")
    with pytest.raises(UnknownEntity, match="Did you mean Sciatica"):
        RECOMMENDER.blocks_for(indication="siatica")
    with pytest.raises(BadInput, match="Did you mean paravertebral"):
        RECOMMENDER.blocks_for(kind="paravertebrl")
    with pytest.raises(BadInput, match="give a segment"):
        RECOMMENDER.blocks_for()


def test_every_notice_has_words_and_is_said_somewhere() -> None:
    said = {
        n["code"]
        for kind in get_args(BlockKind)
        for r in RECOMMENDER.blocks_for(kind=kind)
        for n in r.to_dict()["notices"]
    }
    assert set(NOTICES) - said == {"antithrombotic_high"}

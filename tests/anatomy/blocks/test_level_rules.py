"""Level texts: the reference's vectors to the letter, and no gap anywhere a block may be done."""

import pytest

from anatomy.blocks.level_rules import Chosen, Supplied, level_of
from anatomy.catalogue.block_schema import Block, LevelVector
from anatomy.errors import UnknownEntity, UnknownSegment
from anatomy.model.segment import SEGMENTS
from tests.anatomy.blocks.cases import BOOK, BY_OLD_ID

LEVELS = BOOK.levels
SELECTABLE = [block for block in BOOK.blocks.values() if block.segments_role == "selectable_level"]


def text_of(block: Block, **chosen: object) -> str | None:
    level = level_of(block, Chosen(**chosen), LEVELS)  # type: ignore[arg-type]
    return None if level is None else level.text


@pytest.mark.parametrize("vector", LEVELS.vectors, ids=lambda v: f"{v.block}-{v.segment or v.facet_joint}")
def test_vectors_to_the_letter(vector: LevelVector) -> None:
    block = BOOK.blocks[vector.block]
    chosen = Chosen(segment=vector.segment, side=vector.side, facet_joint=vector.facet_joint)
    level = level_of(block, chosen, LEVELS)
    assert level is not None
    assert level.text == vector.text
    assert not level.weak


def test_there_are_48_vectors_and_twelve_rules_all_in_use() -> None:
    assert len(LEVELS.vectors) == 48
    assert len(LEVELS.rules) == 12
    assert {block.level_rule.type for block in BOOK.blocks.values()} == set(LEVELS.rules)


@pytest.mark.parametrize("block", SELECTABLE, ids=lambda b: b.id)
def test_every_selectable_segment_has_a_whole_text(block: Block) -> None:
    for segment in block.segments:
        level = level_of(block, Chosen(segment=segment, side="left"), LEVELS)
        assert level is not None, segment
        assert level.text and "{" not in level.text and "  " not in level.text and "None" not in level.text
        assert segment in level.covers, segment


@pytest.mark.parametrize("block", SELECTABLE, ids=lambda b: b.id)
def test_no_level_outside_the_segments_of_the_row(block: Block) -> None:
    for segment in set(SEGMENTS) - set(block.segments):
        assert level_of(block, Chosen(segment=segment), LEVELS) is None, segment


@pytest.mark.parametrize("segment", SEGMENTS)
def test_a_segment_alone_never_leads_to_nerve_joint_muscle_or_autonomic_rows(segment: str) -> None:
    for block in BOOK.blocks.values():
        level = level_of(block, Chosen(segment=segment), LEVELS)
        if block.segments_role in ("nerve_roots", "articular", "muscle_roots", "needle_site_only", "visceral_afferent"):
            assert level is None or block.level_rule.type == "local_site", block.id
        if block.level_rule.params.autonomic:
            assert level is None, block.id


@pytest.mark.parametrize("segment", SEGMENTS)
def test_medial_branches_from_a_segment_are_weak_and_name_every_joint(segment: str) -> None:
    supplied = {
        joint for joint, roots in LEVELS.tables.facet_supply.items() if segment in {r.split()[0] for r in roots}
    }
    named = set()
    for block in BOOK.blocks.values():
        if block.level_rule.type == "medial_branches_of_joint" and "branch" in block.id + block.level_rule.template:
            level = level_of(block, Chosen(segment=segment), LEVELS)
            if level is not None:
                assert level.weak
                named |= {joint for joint in block.level_rule.params.facet_joints if f"{joint} facet" in level.text}
    assert named == supplied - {"C2/3"} or named == supplied


def test_every_facet_joint_has_a_block() -> None:
    for joint in LEVELS.tables.facet_supply:
        texts = [text_of(block, facet_joint=joint) for block in BOOK.blocks.values()]
        assert any(text and text.startswith(f"{joint} facet joint") for text in texts), joint


def test_spread_is_clipped_at_both_ends() -> None:
    plane = BY_OLD_ID["erector-spinae-plane"]
    level = level_of(plane, Chosen(segment="T1"), LEVELS)
    assert level is not None and level.covers == ("T1", "T2", "T3", "T4", "T5")
    level = level_of(plane, Chosen(segment="L4"), LEVELS)
    assert level is not None and level.covers == ("L2", "L3", "L4")


@pytest.mark.parametrize(
    ("old_id", "part", "text"),
    [
        ("ulnar-elbow", "ulnar_nerve", "ulnar nerve (roots C8, T1)"),
        ("median-wrist", "median_nerve", "median nerve (roots C6, C7, C8, T1)"),
        ("greater-occipital", "greater_occipital_nerve", "greater occipital nerve (roots C2, C3)"),
        (
            "joint-shoulder",
            "glenohumeral_joint",
            "glenohumeral joint (articular segments C5, C6, C7); needle goes to the joint",
        ),
        (
            "suprascapular",
            "glenohumeral_joint",
            "glenohumeral joint (articular segments C5, C6); needle goes to the joint",
        ),
    ],
)
def test_part_texts(old_id: str, part: str, text: str) -> None:
    assert text_of(BY_OLD_ID[old_id], part=BOOK.parts[part]) == text


def test_a_part_that_the_row_does_not_list_has_no_level() -> None:
    assert text_of(BY_OLD_ID["ulnar-elbow"], part=BOOK.parts["median_nerve"]) is None
    assert text_of(BY_OLD_ID["joint-knee"], part=BOOK.parts["elbow_joint"]) is None
    assert text_of(BY_OLD_ID["piriformis"], part=Supplied("deltoid", "deltoid", ("C5",))) is None


def test_a_fixed_site_does_not_move() -> None:
    epidural = BY_OLD_ID["cervical-interlaminar-epidural"]
    sites = {str(text_of(epidural, segment=segment)).split(",")[0] for segment in epidural.segments}
    assert sites == {"C7/T1 interlaminar space"}


def test_a_group_lists_members_by_name_and_has_no_level() -> None:
    group = BY_OLD_ID["spinal-coccygeal"]
    level = level_of(group, Chosen(segment="S4"), LEVELS, names=lambda member: BOOK.blocks[member].name)
    assert level is not None
    assert level.text == "see member blocks: Caudal epidural block, Ganglion impar block"


def test_trigeminal_divisions() -> None:
    block = BY_OLD_ID["trigeminal-peripheral"]
    assert text_of(block, division="V2") == "infraorbital nerve (V2)"
    assert text_of(block, division="V9") is None


def test_what_is_unknown_is_said() -> None:
    with pytest.raises(UnknownSegment):
        text_of(BY_OLD_ID["cervical-selective-root"], segment="C9")
    with pytest.raises(UnknownEntity, match="C2/3 to L5/S1"):
        text_of(BY_OLD_ID["lumbar-medial-branch"], facet_joint="L9/10")

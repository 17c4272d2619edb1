"""Every record of every kind, one by one: a failure names the record and the remedy."""

from __future__ import annotations

import json

import jsonschema
import pytest

from anatomy.catalogue.check import discover, run_checks
from anatomy.catalogue.load import Catalogue, data_dir
from anatomy.catalogue.schema import FILES
from anatomy.model.identifier import slug
from anatomy.model.segment import SEGMENTS

CATALOGUE = Catalogue()

#: What the reference holds, kind by kind; nothing of it may be lost.
COUNTS = {
    "segments": 31,
    "trigeminal": 3,
    "key_points": 28,
    "muscles": 157,
    "movements": 62,
    "bones_and_joints": 123,
    "referral_zones": 31,
    "organs": 44,
    "nerves": 70,
    "reflexes": 23,
    "sources": 558,
    "blocks": 85,
    "drugs": 8,
    "indications": 23,
    "bedside_tests": 150,
    "priors": 196,
    "pain_referral": 120,
}


@pytest.mark.parametrize("name", sorted(discover()))
def test_check_finds_nothing(name: str) -> None:
    problems = run_checks(CATALOGUE, [name])
    assert not problems, "\n".join(map(str, problems))


@pytest.mark.parametrize("file", sorted(COUNTS))
def test_no_record_is_lost(file: str) -> None:
    held = len(json.loads((data_dir() / f"{file}.json").read_bytes()))
    assert held >= COUNTS[file], f"{file}.json holds {held} records, the reference {COUNTS[file]}; restore what is gone"


@pytest.mark.parametrize("file", sorted(FILES))
def test_file_fits_its_json_schema(file: str) -> None:
    schema = json.loads((data_dir() / "schema" / f"{file}.schema.json").read_bytes())
    validator = jsonschema.Draft202012Validator(schema)
    errors = [
        f"{file}.json {list(e.absolute_path)}: {e.message[:200]}" for e in validator.iter_errors(CATALOGUE.raw(file))
    ]
    assert not errors, "\n".join(errors[:5])


@pytest.mark.parametrize("segment", SEGMENTS)
def test_segment_says_something_of_skin_and_levels(segment: str) -> None:
    record = CATALOGUE.segments[segment]
    assert record.dermatome, f"{segment} has no skin claim; C1 says that it has none"
    assert {level.kind for level in record.levels} >= {"cord_at_vertebra", "cord_under_spinous", "root_exit"}
    assert record.sclerotome or record.myotome.muscles, f"{segment} supplies nothing deep"
    if segment != "Co1":
        assert record.uberon_id and record.uberon_id.startswith("UBERON:"), f"{segment} has lost its UBERON id"


@pytest.mark.parametrize("muscle", sorted(CATALOGUE.muscles))
def test_muscle(muscle: str) -> None:
    record = CATALOGUE.muscles[muscle]
    weights = [c.weight for s in CATALOGUE.segments.values() for c in s.myotome.muscles if c.muscle == muscle]
    assert "main" in weights, f"{muscle}: no segment is its main one; mark one in segments.json"
    assert record.nerves, f"{muscle}: no nerve record supplies it; add it to a nerve in nerves.json"
    assert record.uberon is None or record.uberon.label, f"{muscle}: its UBERON term has no label"


@pytest.mark.parametrize("movement", sorted(CATALOGUE.movements))
def test_movement(movement: str) -> None:
    record = CATALOGUE.movements[movement]
    assert any(m.weight == "main" for m in record.muscles), f"{movement}: no main mover; mark one"
    claims = [c for s in CATALOGUE.segments.values() for c in s.myotome.movements if c.movement == movement]
    assert any(c.standing == "row" and c.weight == "main" for c in claims), f"{movement}: no main segment; mark one"
    assert all(c.isncsci_role is None for c in claims if c.standing == "row"), f"{movement}: a scoring level is ranked"


@pytest.mark.parametrize("structure", sorted(CATALOGUE.structures))
def test_structure(structure: str) -> None:
    claims = [c for s in CATALOGUE.segments.values() for c in s.sclerotome if c.structure == structure]
    record = CATALOGUE.structures[structure]
    assert claims or record.cranial, f"{structure}: no segment supplies it; add a claim to segments.json"
    for claim in claims:
        if claim.basis == "sclerotome_chart" and claim.standing == "row":
            assert claim.grade == "contested", f"{structure}: a chart of bone is graded {claim.grade}; it is contested"


@pytest.mark.parametrize("organ", sorted(CATALOGUE.organs))
def test_organ(organ: str) -> None:
    record = CATALOGUE.organs[organ]
    roles = {c.role for s in CATALOGUE.segments.values() for c in s.organs if c.organ == organ}
    assert roles, f"{organ}: no segment is linked to it; add a claim to segments.json"
    pelvic = "pelvic splanchnic" in record.parasympathetic_text
    assert pelvic == ("parasympathetic" in roles), f"{organ}: its pelvic outflow and its words differ; mend one"
    assert ("vagus" in record.parasympathetic_text) == ("X" in record.cranial_nerves), (
        f"{organ}: vagus in one place only"
    )


@pytest.mark.parametrize("nerve", sorted(CATALOGUE.nerves))
def test_nerve(nerve: str) -> None:
    record = CATALOGUE.nerves[nerve]
    assert any(root.weight == "main" for root in record.roots), f"{nerve}: no main root; mark one"
    assert len({root.segment for root in record.roots}) == len(record.roots), f"{nerve}: a root is listed twice"
    for box in record.fields:
        assert (box.around is None) != (box.across is None), f"{nerve}: a box of skin needs one of around and across"
        assert 0 <= box.long[0] <= box.long[1] <= 1, f"{nerve}: a box of skin runs backwards"
    for lesion in record.entrapments:
        assert lesion.separating_tests, f"{nerve}: '{lesion.name}' says nothing that tells it from a root lesion"


@pytest.mark.parametrize("reflex", sorted(CATALOGUE.reflexes))
def test_reflex(reflex: str) -> None:
    record = CATALOGUE.reflexes[reflex]
    at = [s.id for s in CATALOGUE.segments.values() for c in s.reflexes if c.reflex == reflex]
    assert at or record.cranial, f"{reflex}: its arc lies in no segment; add a claim to segments.json"
    assert record.nerves or record.cranial, f"{reflex}: no nerve of its arc has a record"


@pytest.mark.parametrize("source", sorted(CATALOGUE.sources))
def test_source(source: str) -> None:
    record = CATALOGUE.sources[source]
    assert record.title, f"{source}: has no title"
    for other in record.same_work:
        assert source in CATALOGUE.sources[other].same_work, f"{source}: {other} does not name it as the same work"


@pytest.mark.parametrize("zone", sorted(CATALOGUE.referral_zones))
def test_referral_zone(zone: str) -> None:
    record = CATALOGUE.referral_zones[zone]
    assert record.structures and record.body_parts, f"{zone}: name the joint or disc, and the places of the body"


def test_claims_of_the_reference_are_all_kept() -> None:
    segments = CATALOGUE.segments.values()
    skin = [c for holder in (*segments, *CATALOGUE.trigeminal.values()) for c in holder.dermatome]
    rows = [c for s in segments for c in s.myotome.muscles if c.standing == "row"]
    findings = {
        (c.muscle, c.finding, c.sources) for s in segments for c in s.myotome.muscles if c.standing == "finding"
    }
    assert len({c.legacy_id for c in skin}) == 209
    assert len(rows) == 566
    assert len(findings) == 52
    assert len(CATALOGUE.dermatome_maps.maps) == 16
    assert len(CATALOGUE.dermatome_maps.disagreements) == 24
    assert sum(len(nerve.entrapments) for nerve in CATALOGUE.nerves.values()) == 57
    assert sum(len(nerve.roots) for nerve in CATALOGUE.nerves.values()) == 236
    landmarks = CATALOGUE.landmarks
    held = (landmarks.landmarks, landmarks.spinous_positions, landmarks.rootlet_lengths, landmarks.root_directions)
    assert [len(rows_) for rows_ in held] == [33, 20, 3, 4]
    assert sum(reflex.absence_is_normal for reflex in CATALOGUE.reflexes.values()) == 9


def test_the_guide_names_every_file() -> None:
    guide = (data_dir() / "README.md").read_text("utf-8")
    assert not [path.name for path in data_dir().glob("*.json") if f"`{path.name}`" not in guide], "add it to README.md"


def test_isncsci_key_muscles() -> None:
    keys = {s.id: s.myotome.key_muscle.muscles for s in CATALOGUE.segments.values() if s.myotome.key_muscle}
    assert keys["C5"] == ("biceps_brachii", "brachialis")
    assert keys["L4"] == ("tibialis_anterior",)
    assert keys["S1"] == ("gastrocnemius", "soleus")
    for segment, muscles in keys.items():
        assert all(CATALOGUE.muscles[muscle].isncsci_key_muscle == segment for muscle in muscles)


def test_rivals_stand_side_by_side() -> None:
    """SCKAN gives biceps C5–C7; the reviewed row leaves C7 out, and the claim is still there under its own source."""
    rivals = [c for c in CATALOGUE.segments["C7"].myotome.muscles if c.muscle == "biceps_brachii"]
    assert [(c.standing, c.grade, c.citations[0].source, c.citations[0].locator) for c in rivals] == [
        ("source", "contested", "sckan_npo", "senmot:2")
    ]


def test_ids_of_the_contract() -> None:
    assert "heart" in CATALOGUE.organs
    assert "median_nerve" in CATALOGUE.nerves
    assert "cervical_selective_nerve_root_block" in CATALOGUE.blocks
    assert slug(CATALOGUE.organs["heart"].name) == "heart"

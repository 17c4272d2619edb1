from __future__ import annotations

import pytest

from anatomy.model.finding import FindingsDocument
from app import question

ROWS = [
    ["pain", "thumb,radial_forearm", "right", 6, 0],
    ["weakness", "wrist_extension", "right", 3, 0],
    ["reflex", "triceps", "right", None, 1],
    ["numbness", "little_finger", "unknown", None, 0],
]


def test_a_question_becomes_a_findings_document_of_the_contract() -> None:
    document = question.document({"m": "isncsci", "f": ROWS, "c": {"age_years": 54, "red_flags": {"cardiac": False}}})
    parsed = FindingsDocument.parse(document)
    assert parsed.map == "isncsci"
    assert [f.structure for f in parsed.findings][:2] == ["thumb, radial_forearm", "wrist_extension"]
    assert (parsed.findings[0].intensity, parsed.findings[1].grade) == (6, 3)
    assert parsed.findings[2].is_normal
    assert parsed.context.red_flags == {"cardiac": False}


def test_a_normal_finding_carries_no_value() -> None:
    document = question.document({"m": "consensus", "f": [["pain", "thumb", "left", 6, 1]]})
    assert "intensity" not in document["findings"][0]


@pytest.mark.parametrize("row", ROWS)
def test_every_finding_can_be_said_in_words(row: list) -> None:
    assert question.finding_words(row)[0].isupper()


def test_a_typical_question_is_small() -> None:
    import json

    sent = json.dumps({"m": "consensus", "f": ROWS * 3, "c": {"age_years": 54, "weight_kg": 80}}, separators=(",", ":"))
    assert len(sent) < 700

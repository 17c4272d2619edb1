from __future__ import annotations

import pytest

from app.interpret import clauses, interpret
from tests.app.canned import resolve


def one(phrase: str) -> dict:
    reading = interpret(phrase, resolve, intensity=5)
    assert not reading.unknown, reading.unknown
    assert len(reading.findings) == 1, reading.findings
    return reading.findings[0]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("weak wrist extension right", {"type": "weakness", "entity": "wrist_extension", "side": "right"}),
        ("right wrist extension 3/5", {"type": "weakness", "entity": "wrist_extension", "grade": 3}),
        ("wrist extension strength normal", {"type": "weakness", "state": "normal", "grade": None}),
        ("triceps reflex absent on the left", {"type": "reflex", "entity": "triceps", "side": "left", "grade": 0}),
        ("triceps jerk normal", {"type": "reflex", "state": "normal", "grade": None}),
        ("brisk triceps reflex", {"type": "reflex", "grade": 3}),
        ("wasted deltoid", {"type": "atrophy", "entity": "deltoid"}),
        ("numb little finger, left", {"type": "numbness", "areas": ["little_finger.left"], "side": "left"}),
        ("tingling in both thumbs", {"type": "paraesthesia", "areas": ["thumb.both"], "side": "both"}),
        ("pain in the thumb 7/10", {"type": "pain", "areas": ["thumb.unknown"], "intensity": 7}),
        ("thumb", {"type": "pain", "areas": ["thumb.unknown"], "intensity": 5}),
        ("tenderness over the thumb", {"type": "tenderness"}),
    ],
)
def test_phrases(phrase: str, expected: dict) -> None:
    found = one(phrase)
    assert {key: found[key] for key in expected} == expected


def test_several_findings_in_one_phrase() -> None:
    reading = interpret(
        "pain in the right thumb and outer forearm, weak wrist extension; triceps reflex normal", resolve
    )
    assert [f["type"] for f in reading.findings] == ["pain", "weakness", "reflex"]
    assert reading.findings[0]["areas"] == ["thumb.right", "outer_forearm.right"]
    assert {f["side"] for f in reading.findings} == {"right"}, "a side said once holds until another is said"


def test_words_that_are_not_understood_come_back_with_names() -> None:
    reading = interpret("pain in the snuff bocks, right", resolve)
    assert reading.unknown == [("snuff bocks", ["thumb", "little finger"])]


def test_a_phrase_without_a_place_is_not_dropped() -> None:
    assert interpret("pain right", resolve).unknown == [("pain right", [])]


def test_a_side_alone_does_not_start_a_new_finding() -> None:
    assert clauses("numb little finger, left") == ["numb little finger left"]

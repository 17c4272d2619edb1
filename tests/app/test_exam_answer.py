"""What the examination page asks and what it is answered."""

from __future__ import annotations

import json
from typing import Any

import pytest

from anatomy.isncsci import classify, normal_exam
from anatomy.isncsci.levels import MOTOR_LEVELS, SENSORY_LEVELS
from anatomy.isncsci.score import PARTS, SIDES
from app.callbacks.exam import MOST_EXPLAINED, answer, document
from app.components.exam_samples import SAMPLES


def asked(exam: dict[str, Any]) -> dict[str, Any]:
    """The exam as the page sends it."""

    def side(name: str) -> list[str]:
        columns = [",".join(exam[name][part][level] for level in levels) for part, (levels, _) in PARTS.items()]
        return [*columns, exam[name]["lowest_non_key_muscle"] or ""]

    return {**{name: side(name) for name in SIDES}, "vac": exam["vac"], "dap": exam["dap"], "n": 7}


def untested() -> dict[str, Any]:
    """An exam in which nothing is known."""
    exam = normal_exam()
    for side in SIDES:
        for part in PARTS:
            exam[side][part] = dict.fromkeys(exam[side][part], "NT")
    return {**exam, "vac": "NT", "dap": "NT"}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.id)
def test_the_exam_survives_the_way_to_the_server(sample) -> None:
    assert document(asked(sample.exam)) == sample.exam


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.id)
def test_the_answer_is_the_library_s_with_a_step_for_every_value(sample) -> None:
    given = answer(asked(sample.exam))
    assert given["n"] == 7 and given["result"] == classify(sample.exam).to_dict()
    for field in ("sensory_level", "motor_level", "zpp_sensory", "zpp_motor"):
        for side in SIDES:
            assert [step for step in given["steps"] if step[0] == field and step[1] == side]
    for field in ("nli", "completeness", "ais", "totals"):
        assert [step for step in given["steps"] if step[0] == field]


def test_a_long_row_of_possible_values_has_no_step_for_each() -> None:
    given = answer(asked(untested()))
    assert len(given["result"]["sensory_level"]["right"]) > MOST_EXPLAINED
    assert not [step for step in given["steps"] if step[0] in ("sensory_level", "nli")]
    assert given["result"]["ais"] == ["A", "B", "C", "D", "E"]


def test_what_travels_is_small() -> None:
    for exam in [*(sample.exam for sample in SAMPLES), untested()]:
        question = asked(exam)
        assert len(json.dumps(question)) < 700
        assert len(json.dumps(answer(question))) < 7000


def test_faults_are_said_and_never_raised() -> None:
    bent = asked(normal_exam())
    bent["right"][2] = bent["right"][2].replace("5", "7", 1)
    assert answer(bent)["fault"].startswith("right.motor.C5")
    for broken in ({}, {"right": []}, {**bent, "left": "2"}, {**bent, "left": None}):
        assert set(answer(broken)) == {"n", "fault"}
    short = asked(normal_exam())
    short["left"][0] = "2,2"
    assert "left.light_touch.C4" in answer(short)["fault"]


# ---------------------------------------------------------------- samples
#: What each sample comes to, worked out by hand from the standard's definitions.
EXPECTED: dict[str, tuple[str, ...]] = {
    # sensory R, L · motor R, L · NLI · completeness · AIS · sensory zone R, L · motor zone R, L
    "complete": ("C6", "C7", "C7", "C7", "C6", "C", "A", "C8", "C8", "C8", "T1"),
    "arms_weaker": ("C4", "C4", "C5", "C5", "C4", "I", "D", "NA", "NA", "NA", "NA"),
    "one_half": ("T8", "T9", "T8", "T9", "T8", "I", "D", "NA", "NA", "NA", "NA"),
    "three_levels": ("T11", "T11", "T11", "T11", "T11", "I", "B", "NA", "NA", "L2", "T11"),
    "non_key": ("C5", "C5", "C5", "C5", "C5", "I", "C", "NA", "S3", "C7", "L2"),
    "cast": ("C7", "C7", "C5 C6 C7", "C7", "C5 C6 C7", "C", "A", "C7", "C7", "C5 C6 C7", "C7"),
    "old_tendon": ("C8", "C8", "C8", "C8*", "C8*", "I", "B", "NA", "NA", "C8", "C8"),
    "above_c4": ("C3", "C3", "C3", "C3", "C3", "I", "D", "NA", "NA", "NA", "NA"),
    "hip_is_strong": ("L2", "T12", "L3", "T12", "T12", "I", "D", "NA", "NA", "NA", "NA"),
    "recovered": ("INT", "INT", "INT", "INT", "INT", "I", "E", "NA", "NA", "NA", "NA"),
}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.id)
def test_samples_come_to_what_was_worked_out_by_hand(sample) -> None:
    result = classify(sample.exam).to_dict()
    sided = [result[f][side] for f in ("sensory_level", "motor_level") for side in SIDES]
    zones = [result[f][side] for f in ("zpp_sensory", "zpp_motor") for side in SIDES]
    found = [*sided, result["nli"], result["completeness"], result["ais"], *zones]
    assert tuple(" ".join(values) for values in found) == EXPECTED[sample.id]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.id)
def test_the_words_of_a_sample_name_its_level_and_its_grade(sample) -> None:
    result = classify(sample.exam).to_dict()
    told = " ".join(sample.why)
    assert all(value.rstrip("*") in told for value in (*result["ais"], *result["nli"]))
    assert len(sample.exam["right"]["light_touch"]) == len(SENSORY_LEVELS)
    assert len(sample.exam["left"]["motor"]) == len(MOTOR_LEVELS)

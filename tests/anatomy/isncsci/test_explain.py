"""The steps of an explanation agree with the result and say what decided."""

import re

from hypothesis import given, settings

from anatomy.isncsci import classify, explain, normal_exam
from anatomy.isncsci.words import SENTENCES
from tests.anatomy.isncsci.builders import exam, exams, normal, open_exams, side

ARMS = "5 5 5 5 5 "
LEGS_0 = "0 0 0 0 0"


def texts(document, field, side=None):
    return [step.text for step in explain(document) if step.field == field and step.side == side]


def assert_explains(document):
    result, steps = classify(document).to_dict(), explain(document)
    for field, value in result.items():
        if field == "totals":
            assert any(step.field == "totals" for step in steps)
            continue
        for name, items in value.items() if isinstance(value, dict) else [(None, value)]:
            own = [step for step in steps if (step.field, step.side) == (field, name)]
            assert {item for step in own for item in step.values} == set(items), (field, name)
            assert any("assumed" == step.rule for step in own) == any(item.endswith("*") for item in items)
    for step in steps:
        assert not re.search(r"[{}]|None|nothing", step.text.replace("Nothing", "").replace("nothing below", "")
                             .replace("nothing felt", "")), step.text  # fmt: skip
        assert step.to_dict()["rule"] in SENTENCES


@settings(max_examples=100, deadline=None)
@given(exams)
def test_every_value_of_a_settled_exam_has_its_step(document):
    assert_explains(document)


@settings(max_examples=100, deadline=None)
@given(open_exams(most=30))
def test_every_value_of_an_open_exam_has_its_step(document):
    assert_explains(document)


def test_what_decided_is_named():
    right = side(("C6", "2", "2"), ("S4-5", "1", "0"), motor="5 4 2 0 0 " + LEGS_0, non_key="L2")
    left = side(("C6", "2", "2"), ("S3", "1", "0"), ("S4-5", "0", "0"), motor="5 5 2 0 0 " + LEGS_0)
    document = exam(right, left, "No", "No")
    assert texts(document, "sensory_level", "right") == [
        "C6 is the lowest level on the right with light touch and pin prick normal there and all the way down to it; "
        "C7 is not normal (light touch 1, pin prick 0)."
    ]
    assert texts(document, "motor_level", "right") == [
        "C6 on the right is graded 4, the lowest key muscle of at least 3, with everything above it normal."
    ]
    assert texts(document, "motor_level", "left") == [
        "C6 on the left is normal with everything above it, and C7 is graded 2, below 3."
    ]
    (grade,) = texts(document, "ais")
    assert "right, non-key function at L2, 16 below the motor level C6" in grade
    assert "Of 16 key muscles below C6, 0 are graded 3 or more, fewer than half: C." in grade
    assert texts(document, "zpp_motor", "right") == [
        "Non-key muscle function at L2 on the right is what makes the injury motor incomplete, so the motor zone ends "
        "there."
    ]


def test_what_is_open_and_what_is_assumed_are_named():
    right = side(*normal("C8"), motor="NT 3** 3 0 0 " + LEGS_0)
    left = side(*normal("C8"), motor="5 5 5 5 0 " + LEGS_0)
    document = exam(right, left, "No", "No")
    steps = texts(document, "motor_level", "right")
    assert steps[0] == (
        "C5 on the right is graded NT, which may be below 3. C4 has no key muscle; its motor function is presumed "
        "normal because its skin is, down to the sensory level."
    )
    assert "Not testable: NT for muscle strength at C5 right." in steps[3]
    assert "(3** for muscle strength at C6 right). With these as given: C4, C5 and C6." in steps[4]


def test_notices():
    high = side(*normal("C3", "1"), motor=ARMS + LEGS_0)
    rules = {step.rule for step in explain(exam(high, high, "No", "Yes"))}
    assert {"notice.high_cervical"} <= rules
    gap = side(("C6", "2", "2"), ("C7", "1", "2"), ("T4", "2", "2"), ("S4-5", "0", "0"), motor=ARMS + LEGS_0)
    steps = explain(exam(gap, gap, "No", "Yes"))
    assert {"notice.presumed_gap", "notice.non_key_blank"} <= {step.rule for step in steps}
    assert "notice.none_to_count" not in {step.rule for step in steps}
    sacral = side(*normal("S1", "1"), motor=ARMS + "5 5 5 5 5")
    assert "notice.none_to_count" in {step.rule for step in explain(exam(sacral, sacral, "Yes", "Yes"))}
    assert not [
        step for step in explain(normal_exam()) if step.field == "notice" and step.rule != "notice.none_to_count"
    ]


def test_every_sentence_has_a_rule_that_uses_it():
    """Sentences no exam reaches are dead words."""
    seen = set()
    whole = side(("S4-5", "2", "2"), motor=ARMS + "5 5 5 5 5")
    for document in (
        normal_exam(),
        exam(whole, side(*normal("C1"), motor="0 0 0 0 0 " + LEGS_0), "No", "No"),
        exam(side(*normal("T4"), motor="NT 2 0 0 0 " + LEGS_0), side(*normal("T4"), motor=ARMS + LEGS_0), "NT", "NT"),
        exam(side(*normal("C5"), motor="5 5 2** 0 0 " + LEGS_0), side(*normal("C2"), motor=ARMS + LEGS_0), "No", "Yes"),
        exam(*2 * [side(("C6", "2", "2"), ("C7", "1", "2"), ("S4-5", "2", "2"), motor=ARMS + "5 5 5 5 5")], "No", "No"),
        exam(side(*normal("C6", "1"), motor="5 4 0 0 0 " + LEGS_0, non_key="L2"), whole, "No", "No"),
        exam(*2 * [side(*normal("C6"), motor="5 3 1 0 0 " + LEGS_0)], "No", "No"),
        exam(*2 * [side(*normal("C6", "1"), motor="5 3 1 0 0 " + LEGS_0)], "No", "No"),
        exam(*2 * [side(*normal("C6", "1"), motor="5 3 1 0 NT " + LEGS_0)], "Yes", "No"),
        exam(
            *2 * [side(("C6", "2", "2"), ("C8", "1", "1"), ("S4-5", "0", "0"), motor="5 3 1 0 0 1 0 0 0 0")],
            "Yes",
            "No",
        ),
        exam(whole, whole, "Yes", "No"),
    ):
        seen |= {step.rule for step in explain(document)}
    assert seen == set(SENTENCES)

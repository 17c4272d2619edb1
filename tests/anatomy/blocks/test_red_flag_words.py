"""Red flags in the words that people use, each beside words that only sound alike."""

from typing import Any

import pytest

from anatomy.blocks.red_flags import RedFlag, SkinPart, assess
from tests.anatomy.blocks.cases import BOOK, finding

RULES = BOOK.red_flags
LEG = finding("pain", "back of the thigh")
BACK = finding("pain", "low back")


def flags(*findings: dict[str, Any], context: Any = None, resolved: Any = None) -> dict[str, RedFlag]:
    raised = assess(findings, context, rules=RULES, resolved=resolved)
    return {flag.id: flag for flag in raised if flag.holds_blocks}


def state(rule: str, *findings: dict[str, Any], context: Any = None) -> str | None:
    flag = flags(*findings, context=context).get(rule)
    return flag.state if flag else None


@pytest.mark.parametrize("kind", ["history", "visceral", "autonomic"])
@pytest.mark.parametrize(
    "words",
    [
        "can't pee",
        "cannot pee",
        "trouble peeing",
        "difficulty passing water",
        "wet myself",
        "peeing myself",
        "pooing myself",
        "leaking urine",
        "lost control of bowels",
        "numb when wiping",
        "no feeling when wiping",
        "numb between the legs",
        "can't feel when I wee",
        "no control of my bladder",
        "no longer able to hold my urine",
    ],
)
def test_plain_words_for_bladder_bowel_and_saddle_stop(kind: str, words: str) -> None:
    assert state("cauda_equina", LEG, finding(kind, words)) == "stop"


@pytest.mark.parametrize(
    "words", ["blood in urine", "trouble sleeping", "numb bottom of the foot", "wet feet", "weeks of trouble"]
)
def test_words_that_only_sound_like_them_do_not(words: str) -> None:
    assert state("cauda_equina", LEG, finding("history", words)) is None


@pytest.mark.parametrize("words", ["when wiping", "between my legs", "private parts"])
def test_numbness_there_stops_too(words: str) -> None:
    assert state("cauda_equina", finding("numbness", words)) == "stop"


@pytest.mark.parametrize(
    "findings",
    [
        [finding("pain", "little finger"), finding("history", "angina")],
        [finding("pain", "little finger"), finding("visceral", "sweating"), finding("visceral", "breathlessness")],
        [finding("pain", "left shoulder"), finding("history", "worse on exertion"), finding("history", "sweating")],
        [finding("pain", "epigastrium"), finding("visceral", "breathless on exertion")],
        [finding("pain", "jaw"), finding("history", "short of breath")],
        [finding("pain", "elbow, with crushing and cold sweat")],
        [finding("pain", "hand"), finding("autonomic", "cold sweat and clammy")],
        [finding("pain", "thumb"), finding("history", "known coronary disease")],
    ],
)
def test_pain_of_arm_shoulder_jaw_or_belly_with_a_feature_of_the_heart_stops(findings: Any) -> None:
    assert state("cardiac", *findings) == "stop"


@pytest.mark.parametrize(
    "findings",
    [
        [finding("pain", "shin"), finding("history", "angina")],
        [finding("numbness", "little finger"), finding("history", "angina")],
        [finding("pain", "little finger"), finding("history", "no angina")],
        [finding("pain", "hand"), finding("autonomic", "sweating of the hand")],
        [finding("pain", "little finger"), finding("history", "typing")],
    ],
)
def test_other_pain_or_no_feature_does_not(findings: Any) -> None:
    assert state("cardiac", *findings) is None


def test_effort_alone_in_an_arm_is_released_by_no_but_sweating_is_not() -> None:
    no = {"red_flags": {"cardiac": False}}
    elbow = finding("pain", "outer elbow")
    assert state("cardiac", elbow, finding("history", "worse with exercise")) == "stop"
    assert state("cardiac", elbow, finding("history", "worse with exercise"), context=no) is None
    assert state("cardiac", elbow, finding("history", "cold sweat"), context=no) == "stop"


def test_tiles_of_a_drawing_count_as_places() -> None:
    drawn = {"type": "pain", "side": "left", "state": "abnormal"}
    angina = finding("history", "angina")
    on = {0: [SkinPart("palm_side_of_the_little_finger", {"C8": 1.0})]}
    assert flags(drawn, angina, resolved=on)["cardiac"].state == "stop"
    assert "cardiac" not in flags(drawn, angina, resolved={0: [SkinPart("shin", {"L4": 1.0})]})


@pytest.mark.parametrize("words", ["DVT", "swollen calf", "swollen red calf", "calf is swollen"])
def test_a_clot_in_the_leg_stops(words: str) -> None:
    assert state("deep_vein_thrombosis", LEG, finding("history", words)) == "stop"
    assert state("deep_vein_thrombosis", LEG, finding("history", "calf cramps")) is None


def both(kind: str, words: str, side: str = "both", **more: Any) -> dict[str, Any]:
    return finding(kind, words, side, **more)


@pytest.mark.parametrize(
    ("strength", "findings"),
    [
        ("stop", [finding("reflex", "upgoing toe")]),
        ("stop", [finding("reflex", "clonus")]),
        ("stop", [finding("reflex", "knee jerk", state="normal", grade=4)]),
        ("stop", [both("numbness", "legs"), both("numbness", "abdomen")]),
        ("stop", [both("numbness", "legs and abdomen")]),
        (
            "stop",
            [
                both("weakness", "leg", "right"),
                both("numbness", "leg", "left"),
                both("numbness", "abdomen", "left"),
            ],
        ),
        ("question", [both("weakness", "quadriceps", "right"), both("numbness", "shin", "left")]),
        ("question", [both("numbness", "hands"), both("numbness", "feet")]),
        ("question", [both("paraesthesia", "hands and feet")]),
        ("question", [LEG, finding("history", "dropping things")]),
        ("question", [LEG, finding("history", "legs give way")]),
        ("question", [LEG, finding("history", "electric shock on bending the neck")]),
    ],
)
def test_the_cord(strength: str, findings: Any) -> None:
    assert state("cord_compression", *findings) == strength


@pytest.mark.parametrize(
    "findings",
    [
        [finding("reflex", "downgoing toe", state="normal")],
        [finding("reflex", "knee jerk", state="normal", grade=2)],
        [finding("numbness", "leg"), finding("numbness", "abdomen")],
        [both("weakness", "leg", "right"), both("numbness", "leg", "right"), both("numbness", "abdomen", "right")],
        [both("numbness", "hands")],
        [both("numbness", "feet")],
        [finding("history", "bending the neck hurts")],
    ],
)
def test_not_the_cord(findings: Any) -> None:
    assert state("cord_compression", *findings) is None


def test_knee_and_ankle_jerks_lost_on_both_sides_hold() -> None:
    knees, ankles = both("reflex", "knee jerk"), both("reflex", "ankle jerk", grade=0)
    assert state("cauda_equina", knees, ankles) == "question"
    assert state("cauda_equina", knees) is None
    assert state("cauda_equina", finding("reflex", "knee jerk"), finding("reflex", "ankle jerk")) is None
    assert state("cauda_equina", knees, both("reflex", "ankle jerk", state="normal")) is None


@pytest.mark.parametrize(
    ("rule", "words", "strength"),
    [
        ("cancer", "night sweats", "question"),
        ("cancer", "pain worse at night", "question"),
        ("cancer", "lost a stone", "stop"),
        ("cancer", "lost 20 pounds", "stop"),
        ("cancer", "lost 4.5 kg", "stop"),
        ("cancer", "kidney stone", None),
        ("cancer", "better at night", None),
        ("fracture", "prednisolone", "question"),
        ("infection", "prednisolone", "question"),
        ("infection", "paracetamol", None),
    ],
)
def test_cancer_weak_bone_and_weak_defence(rule: str, words: str, strength: str | None) -> None:
    assert state(rule, BACK, finding("history", words)) == strength


@pytest.mark.parametrize(
    ("rule", "words", "strength"),
    [
        ("cauda_equina", "weak bladder", "question"),
        ("cauda_equina", "irritable bowel", None),
        ("cauda_equina", "bladder normal", None),
        ("specialist_only", "20 weeks pregnant", "stop"),
        ("specialist_only", "not pregnant", None),
        ("antithrombotic", "takes warfarin", "question"),
        ("antithrombotic", "no blood thinners", None),
    ],
)
def test_circumstances_told_in_words(rule: str, words: str, strength: str | None) -> None:
    assert state(rule, BACK, finding("history", words)) == strength


def test_an_antithrombotic_named_under_circumstances_holds_rows_one_by_one() -> None:
    assert (
        state("antithrombotic", BACK, finding("history", "takes warfarin"), context={"anticoagulant": "warfarin"})
        is None
    )


def test_night_pain_of_a_hand_is_no_sign_of_cancer() -> None:
    assert state("cancer", LEG, finding("history", "pain worse at night")) == "question"
    assert state("cancer", finding("pain", "thumb"), finding("history", "pain worse at night")) is None


@pytest.mark.parametrize(
    ("grade", "words", "strength"),
    [
        (0, "ankle dorsiflexion", "stop"),
        (1, "ankle dorsiflexion", "stop"),
        (2, "ankle dorsiflexion", None),
        (None, "ankle dorsiflexion", None),
        (None, "foot drop", "question"),
        (4, "foot drop", None),
    ],
)
def test_a_palsy_holds_blocks(grade: int | None, words: str, strength: str | None) -> None:
    assert state("weakness", finding("weakness", words, grade=grade)) == strength


@pytest.mark.parametrize("words", ["right upper quadrant", "RLQ", "shoulder tip", "left loin", "tummy"])
def test_pain_that_copies_an_organ_asks_first(words: str) -> None:
    assert state("visceral_source", finding("pain", words), context={"age_years": 40}) == "question"
    assert state("visceral_source", finding("pain", words), context={"red_flags": {"visceral_source": False}}) is None
    assert state("visceral_source", finding("numbness", words)) is None


def test_a_spared_organ_does_not_answer_for_another_that_is_not() -> None:
    spared = finding("visceral", "relation to food", state="normal")
    assert state("visceral_source", finding("visceral", "blood in urine"), spared) == "question"


def test_shoulder_tip_with_belly_stops() -> None:
    tip = finding("pain", "shoulder tip", "left")
    assert state("acute_abdomen", tip, finding("pain", "left upper quadrant", "left")) == "stop"
    assert state("acute_abdomen", tip) is None


def test_an_answer_says_what_was_answered() -> None:
    said = flags(finding("pain", "chest"), context={"red_flags": {"cardiac": True}})["cardiac"].text
    assert said.startswith("Answered yes: ") and "effort" in said
    unsure = flags(finding("pain", "chest"), context={"red_flags": {"cardiac": "unsure"}})["cardiac"].text
    assert "counts as yes" in unsure and "effort" in unsure


def test_the_horner_text_claims_no_pain() -> None:
    text = flags(finding("autonomic", "Horner sign"), finding("numbness", "inner arm"))["cancer"].text
    assert "signs in the arm" in text and "pain" not in text


def test_a_recalled_trigger_says_so_in_a_rule_that_was_read() -> None:
    assert not flags(BACK, finding("history", "night sweats"))["cancer"].verified
    assert flags(BACK, finding("history", "cancer"))["cancer"].verified

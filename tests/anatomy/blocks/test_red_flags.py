"""Red flags: each rule raised and not raised, the heart question, answers, and the worked examples."""

from typing import Any

import pytest

from anatomy.blocks.red_flags import RedFlag, SkinPart, assess, blocks_withheld
from anatomy.model.finding import FindingsDocument
from anatomy.model.segment import SEGMENTS
from tests.anatomy.blocks.cases import BOOK, EXAMPLES, finding

RULES = BOOK.red_flags
#: Every flag of the worked examples that a rule, and not a block row, answers for.
RULE_FLAGS = {flag for rule in RULES.rules for flag in rule.legacy_flags.values()}
CHEST = finding("pain", "chest", "left")


def flags(*findings: dict[str, Any], context: Any = None, resolved: Any = None) -> dict[str, RedFlag]:
    return {flag.id: flag for flag in assess(findings, context, rules=RULES, resolved=resolved)}


def holding(*findings: dict[str, Any], context: Any = None, resolved: Any = None) -> dict[str, str]:
    raised = flags(*findings, context=context, resolved=resolved).values()
    return {flag.id: flag.state for flag in raised if flag.holds_blocks}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["id"])
def test_worked_examples_raise_their_flags_and_hold_what_they_must(example: dict[str, Any]) -> None:
    raised = assess(example["findings"], example.get("context"), rules=RULES)
    expected = set(example["expected"]["flags"]) & RULE_FLAGS
    assert expected <= {flag.flag for flag in raised}
    assert blocks_withheld(raised) is example["expected"]["blocks_withheld"]


def test_the_colic_example_holds_blocks_without_an_age_too() -> None:
    example = next(e for e in EXAMPLES if e["id"] == "we-13")
    raised = assess(example["findings"], None, rules=RULES)
    assert blocks_withheld(raised)
    assert "vascular" in {flag.id for flag in raised}


# (rule, state, raising findings, context) and, beside it, the same bent until it is not raised.
BOTH_WAYS: list[tuple[str, str, list[dict[str, Any]], Any, list[dict[str, Any]], Any]] = [
    (
        "cauda_equina",
        "stop",
        [finding("numbness", "saddle area", "both"), finding("autonomic", "cannot pass urine", "both")],
        None,
        [
            finding("numbness", "saddle area", "both", "normal"),
            finding("autonomic", "bladder and bowel", "both", "normal"),
        ],
        None,
    ),
    (
        "cauda_equina",
        "question",
        [finding("pain", "calf", "left"), finding("pain", "calf", "right")],
        None,
        [finding("pain", "calf", "left")],
        None,
    ),
    (
        "cord_compression",
        "stop",
        [finding("reflex", "extensor plantar response", "both")],
        None,
        [finding("reflex", "extensor plantar response", "both", "normal")],
        None,
    ),
    (
        "cord_compression",
        "stop",
        [finding("reflex", "knee jerk", grade=4)],
        None,
        [finding("reflex", "knee jerk", grade=1)],
        None,
    ),
    ("cord_compression", "stop", [finding("test", "Hoffmann sign")], None, [finding("test", "Spurling test")], None),
    (
        "cardiac",
        "stop",
        [CHEST, finding("visceral", "comes on with effort", "left")],
        None,
        [CHEST, finding("visceral", "effort, sweating and breathlessness", "left", "normal")],
        None,
    ),
    (
        "vascular",
        "stop",
        [finding("pain", "left loin")],
        {"age_years": 68},
        [finding("pain", "left loin")],
        {"age_years": 60},
    ),
    (
        "vascular",
        "question",
        [finding("pain", "low back")],
        {"age_years": 61},
        [finding("pain", "low back")],
        {"age_years": 40},
    ),
    (
        "vascular",
        "stop",
        [finding("history", "known aneurysm")],
        None,
        [finding("history", "known aneurysm", state="normal")],
        None,
    ),
    (
        "infection",
        "stop",
        [finding("autonomic", "fever and chills")],
        None,
        [finding("autonomic", "fever", state="normal")],
        None,
    ),
    (
        "infection",
        "stop",
        [finding("pain", "thumb")],
        {"infection": True},
        [finding("pain", "thumb")],
        {"infection": False},
    ),
    ("infection", "stop", [finding("history", "immunosuppressed")], None, [finding("history", "smoker")], None),
    (
        "septic_joint",
        "stop",
        [finding("tenderness", "whole knee, hot and swollen"), finding("autonomic", "fever")],
        None,
        [finding("tenderness", "whole knee"), finding("autonomic", "fever", state="normal")],
        None,
    ),
    (
        "septic_joint",
        "question",
        [finding("pain", "hot swollen ankle")],
        None,
        [finding("pain", "swollen ankle")],
        None,
    ),
    (
        "acute_abdomen",
        "stop",
        [finding("pain", "right upper abdomen"), finding("visceral", "after fatty food")],
        None,
        [finding("pain", "right upper abdomen"), finding("visceral", "relation to food", state="normal")],
        None,
    ),
    (
        "acute_abdomen",
        "stop",
        [finding("test", "Murphy sign")],
        None,
        [finding("test", "Murphy sign", state="normal")],
        None,
    ),
    (
        "cancer",
        "stop",
        [finding("history", "unplanned weight loss")],
        None,
        [finding("history", "weight loss", state="normal")],
        None,
    ),
    (
        "cancer",
        "stop",
        [finding("autonomic", "Horner sign"), finding("pain", "inner arm")],
        None,
        [finding("autonomic", "Horner sign"), finding("pain", "shin")],
        None,
    ),
    (
        "fracture",
        "stop",
        [finding("history", "fell from a ladder"), finding("pain", "low back")],
        None,
        [finding("history", "lifting"), finding("pain", "low back")],
        None,
    ),
    (
        "inflammatory",
        "question",
        [finding("history", "morning stiffness"), finding("pain", "low back")],
        {"age_years": 30},
        [finding("history", "morning stiffness"), finding("pain", "low back")],
        {"age_years": 50},
    ),
    (
        "stroke",
        "stop",
        [finding("history", "new speech or face change")],
        None,
        [finding("history", "new speech or face change", state="normal")],
        None,
    ),
    ("headache", "stop", [finding("pain", "thunderclap headache")], None, [finding("pain", "forehead")], None),
    (
        "visceral_source",
        "question",
        [finding("visceral", "blood in urine")],
        None,
        [finding("visceral", "blood in urine", state="normal")],
        None,
    ),
    (
        "visceral_source",
        "question",
        [finding("pain", "right lower quadrant")],
        None,
        [finding("pain", "right lower quadrant"), finding("visceral", "relation to food or stool", state="normal")],
        None,
    ),
    (
        "deep_vein_thrombosis",
        "stop",
        [finding("pain", "thigh"), finding("history", "swollen red calf")],
        None,
        [finding("pain", "calf"), finding("history", "swollen eyelid")],
        None,
    ),
    (
        "deep_vein_thrombosis",
        "question",
        [finding("history", "previous DVT")],
        None,
        [finding("history", "previous sprain")],
        None,
    ),
    (
        "weakness",
        "stop",
        [finding("weakness", "ankle dorsiflexion", grade=1)],
        None,
        [finding("weakness", "ankle dorsiflexion", grade=2)],
        None,
    ),
    (
        "zoster",
        "stop",
        [finding("history", "shingles round the eye")],
        None,
        [finding("history", "shingles on the chest")],
        None,
    ),
    (
        "specialist_only",
        "stop",
        [finding("pain", "thumb")],
        {"pregnant": True},
        [finding("pain", "thumb")],
        {"pregnant": False},
    ),
    (
        "specialist_only",
        "stop",
        [finding("pain", "thumb")],
        {"age_years": 17},
        [finding("pain", "thumb")],
        {"age_years": 18},
    ),
]


@pytest.mark.parametrize(("rule", "state", "raise_", "with_", "bent", "bent_with"), BOTH_WAYS)
def test_each_rule_both_ways(rule: str, state: str, raise_: Any, with_: Any, bent: Any, bent_with: Any) -> None:
    assert holding(*raise_, context=with_).get(rule) == state
    assert holding(*bent, context=bent_with).get(rule) is None


#: Rules that only ask, and the smallest findings that make them.
ADVICE = [
    ("cord_compression", [finding("numbness", "thumb")]),
    ("cauda_equina", [finding("pain", "perineum and labium, worse sitting", "left")]),
    ("headache", [finding("pain", "occiput")]),
    ("weakness", [finding("weakness", "ankle dorsiflexion", grade=2)]),
    ("prosthesis", [finding("pain", "knee")]),
    ("stroke", [finding("weakness", "arm, spastic")]),
    ("antithrombotic", [finding("weakness", "arm, spastic")]),
    ("visceral_source", [finding("pain", "epigastrium"), finding("visceral", "food", state="normal")]),
    ("zoster", [finding("pain", "burning band below the ribs")]),
]


@pytest.mark.parametrize(("rule", "findings"), ADVICE)
def test_advice_asks_and_holds_nothing(rule: str, findings: Any) -> None:
    flag = flags(*findings)[rule]
    assert flag.state == "question"
    assert not flag.holds_blocks
    assert flag.action.startswith("Ask: ")


def test_every_rule_is_tried_above() -> None:
    tried = {row[0] for row in BOTH_WAYS} | {row[0] for row in ADVICE}
    assert tried == {rule.id for rule in RULES.rules}


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda r: r.id)
@pytest.mark.parametrize("answer", [True, "unsure"])
def test_yes_and_unsure_are_alike(rule: Any, answer: Any) -> None:
    for key in (rule.id, *rule.answer_keys):
        flag = flags(finding("paraesthesia", "little toe"), context={"red_flags": {key: answer}})[rule.id]
        assert flag.holds_blocks is rule.yes_is_stop
        assert flag.state == ("stop" if rule.yes_is_stop else "question")


@pytest.mark.parametrize("answer", [False, "no"])
def test_no_releases_a_question_but_not_a_sign_that_was_found(answer: Any) -> None:
    context = {"red_flags": {"cardiac": answer}}
    assert "cardiac" not in flags(CHEST, context=context)
    effort = finding("visceral", "comes on with effort", "left")
    assert holding(CHEST, effort, context=context)["cardiac"] == "stop"


def test_no_releases_a_stop_that_rests_on_age_alone() -> None:
    loin = finding("pain", "left loin")
    assert "vascular" not in holding(loin, context={"age_years": 70, "red_flags": {"vascular": False}})


def test_a_null_answer_is_no_answer() -> None:
    assert holding(CHEST, context={"red_flags": {"cardiac": None}})["cardiac"] == "question"


def test_yes_to_a_question_we_do_not_know_still_stops() -> None:
    assert holding(finding("pain", "thumb"), context={"red_flags": {"odd_swelling": True}}) == {"odd_swelling": "stop"}
    assert holding(finding("pain", "thumb"), context={"red_flags": {"odd_swelling": False}}) == {}


# The heart question, word for word from the contract.

HEART = ("C8", "T1", "T2", "T3", "T4", "T5")
HEART_AREAS = [
    "chest",
    "breastbone",
    "upper_back",
    "between_the_shoulder_blades",
    "inner_upper_arm",
    "inner_forearm",
    "armpit",
]


def on(area: str, segment: str) -> dict[int, list[SkinPart]]:
    return {0: [SkinPart(area, {segment: 1.0})]}


@pytest.mark.parametrize("kind", ["pain", "tenderness"])
@pytest.mark.parametrize("area", HEART_AREAS)
@pytest.mark.parametrize("segment", SEGMENTS)
def test_the_heart_question_is_asked_on_its_skin_only(kind: str, area: str, segment: str) -> None:
    drawn = {"type": kind, "side": "left", "state": "abnormal"}
    raised = holding(drawn, resolved=on(area, segment))
    assert ("cardiac" in raised) is (segment in HEART)


@pytest.mark.parametrize("kind", ["numbness", "paraesthesia", "weakness", "atrophy", "reflex"])
@pytest.mark.parametrize("segment", HEART)
def test_numbness_tingling_or_weakness_alone_does_not_ask(kind: str, segment: str) -> None:
    assert "cardiac" not in holding(finding(kind, "chest", "left"), resolved=on("chest", segment))


@pytest.mark.parametrize("area", ["little_finger", "hand", "back_of_the_hand", "outer_forearm", "back_of_the_neck"])
def test_skin_elsewhere_does_not_ask(area: str) -> None:
    drawn = {"type": "pain", "side": "left", "state": "abnormal"}
    assert "cardiac" not in holding(drawn, resolved=on(area, "C8"))


def test_tenderness_at_the_inner_elbow_does_not_ask_but_pain_does() -> None:
    part = on("inner_elbow", "T1")
    assert "cardiac" not in holding({"type": "tenderness", "side": "left"}, resolved=part)
    assert "cardiac" in holding({"type": "pain", "side": "left"}, resolved=part)


def test_a_normal_finding_does_not_ask() -> None:
    assert holding(finding("pain", "chest", state="normal")) == {}


def test_the_question_needs_all_three_to_be_answered_by_findings() -> None:
    effort = finding("visceral", "effort", state="normal")
    assert "cardiac" in holding(CHEST, effort)
    rest = [finding("visceral", "sweating", state="normal"), finding("visceral", "shortness of breath", state="normal")]
    assert "cardiac" not in holding(CHEST, effort, *rest)


def test_a_small_share_of_a_large_area_does_not_ask() -> None:
    band = {0: [SkinPart("band_level_with_the_upper_epigastrium", {"T5": 0.1, "T6": 0.3, "T7": 0.6})]}
    assert "cardiac" not in holding({"type": "pain", "side": "right"}, resolved=band)


@pytest.mark.parametrize("words", ["band level with the nipple, worse on exertion", "chest pain with sweating"])
def test_a_feature_of_the_heart_in_the_same_words_stops(words: str) -> None:
    assert holding(finding("pain", words, "left"))["cardiac"] == "stop"


def test_a_positive_chest_pain_test_stops_without_a_drawn_pain() -> None:
    assert holding(finding("test", "Chest pain brought on by exertion"))["cardiac"] == "stop"


# Words that must not mislead.


@pytest.mark.parametrize(
    ("kind", "words", "rule"),
    [
        ("pain", "head of the fibula", "headache"),
        ("tenderness", "fibular neck", "cancer"),
        ("tenderness", "shoulder blade", "prosthesis"),
        ("history", "hay fever", "infection"),
        ("pain", "just inside the anterior superior iliac spine", "cardiac"),
        ("pain", "back of the arm to the middle finger", "cardiac"),
        ("pain", "burning band level with the epigastrium, back to front", "cardiac"),
        ("paraesthesia", "thumb and index finger, worse at night", "cancer"),
        ("weakness", "arm, spastic", "cord_compression"),
        ("visceral", "blood in urine", "cauda_equina"),
    ],
)
def test_words_that_only_look_dangerous(kind: str, words: str, rule: str) -> None:
    assert rule not in holding(finding(kind, words))
    if rule in ("headache", "prosthesis"):
        assert rule not in flags(finding(kind, words))


@pytest.mark.parametrize("words", ["both legs below the knee", "sciatica", "back of the thigh"])
def test_pain_of_both_legs_asks_for_the_saddle(words: str) -> None:
    assert holding(finding("pain", words, "both")) == {"cauda_equina": "question"}
    assert holding(finding("pain", words, "right")) == {}


def test_normal_saddle_and_bladder_answer_it() -> None:
    spared = [finding("numbness", "saddle area", state="normal"), finding("autonomic", "bladder", state="normal")]
    assert holding(finding("pain", "both legs", "both"), *spared) == {}


def test_painful_joints_on_both_sides_do_not() -> None:
    assert holding(finding("pain", "knee", "both"), finding("pain", "heel", "both")) == {}


# Form.


def test_stops_come_first_then_what_holds_then_advice() -> None:
    raised = assess([CHEST, finding("autonomic", "fever")], None, rules=RULES)
    assert [flag.state == "stop" for flag in raised] == sorted((flag.state == "stop" for flag in raised), reverse=True)
    questions = [flag for flag in raised if flag.state == "question"]
    assert [f.holds_blocks for f in questions] == sorted((f.holds_blocks for f in questions), reverse=True)


def test_a_row_has_what_the_contract_names() -> None:
    row = assess([CHEST], None, rules=RULES)[0].to_dict()
    assert {"id", "state", "text", "action"} <= set(row)
    assert row["findings"] == [0]
    assert row["action"].endswith("Until answered, no block is shown.")


def test_findings_may_be_records_or_mappings() -> None:
    document = FindingsDocument.parse(
        {"findings": [CHEST], "context": {"age_years": 50, "red_flags": {"cardiac": "unsure"}}}
    )
    assert assess(document.findings, document.context, rules=RULES)[0].state == "stop"


def test_mirrored_findings_raise_the_same_flags() -> None:
    mirror = {"left": "right", "right": "left"}
    for example in EXAMPLES:
        other = [{**f, "side": mirror.get(f["side"], f["side"])} for f in example["findings"]]
        assert [f.id for f in assess(other, None, rules=RULES)] == [
            f.id for f in assess(example["findings"], None, rules=RULES)
        ]


def test_a_full_grade_counts_as_normal() -> None:
    assert "weakness" not in flags(finding("weakness", "ankle dorsiflexion", grade=5))


def test_nothing_found_raises_nothing() -> None:
    assert assess([], None, rules=RULES) == ()

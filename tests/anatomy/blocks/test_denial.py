"""What words affirm, and what they deny: a denial raises nothing, a loss in the same words does."""

from typing import Any

import pytest

from anatomy.blocks.denial import affirmed
from anatomy.blocks.red_flags import assess, unread_words
from tests.anatomy.blocks.cases import BOOK, finding

RULES = BOOK.red_flags
BACK = finding("pain", "low back")


def holding(*findings: dict[str, Any]) -> set[str]:
    return {flag.id for flag in assess(findings, None, rules=RULES) if flag.holds_blocks}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("no fever", ""),
        ("No fever, chills or night sweats", ""),
        ("No fever. Weight loss or night sweats", "weight loss or night sweats"),
        ("no fever but weight loss", "but weight loss"),
        ("no fever and weight loss", "and weight loss"),
        ("denies fever and chills", ""),
        ("no fever and chills", ""),
        ("fever: no", ""),
        ("fever denied, lost a stone", "lost a stone"),
        ("infection ruled out", ""),
        ("infection not ruled out", "infection not ruled out"),
        ("cannot exclude infection", "cannot exclude infection"),
        ("not sure about fever", "not sure about fever"),
        ("no improvement since the fever began", "no improvement since the fever began"),
        ("not relieved by rest", "not relieved by rest"),
        ("can not pass urine", "can not pass urine"),
        ("no longer able to pee", "no longer able to pee"),
        ("no bladder control", "no bladder control"),
        ("no loss of bladder control", ""),
        ("no problems with bladder or bowel", ""),
        ("weight loss without trying", "weight loss without trying"),
        ("mother noticed weight loss", "mother noticed weight loss"),
        ("mother had cancer", ""),
        ("family history of cancer, own melanoma", "own melanoma"),
        ("no known cause for the weight loss", "no known cause for the weight loss"),
        ("not intentional weight loss", "not intentional weight loss"),
        ("never been so breathless", "never been so breathless"),
        ("no feeling when wiping and trouble peeing", "no feeling when wiping and trouble peeing"),
        ("not had a pee since yesterday", "not had a pee since yesterday"),
        ("weight loss but cancer screen negative", "weight loss but"),
        ("denies fever reports weight loss", "reports weight loss"),
        ("no fever + weight loss", "weight loss"),
        ("no fever today, yesterday rigors", "yesterday rigors"),
        ("no change in sensation", ""),
        ("gait normal", ""),
        ("bladder and bowel normal", ""),
        ("gait not normal", "gait not normal"),
        ("bladder was normal", "bladder was normal"),
        ("", ""),
    ],
)
def test_only_what_is_plainly_denied_goes(text: str, left: str) -> None:
    assert affirmed(text) == left


@pytest.mark.parametrize(
    ("affirms", "denies", "rule"),
    [
        ("fever", "no fever", "infection"),
        ("weight loss", "denies weight loss", "cancer"),
        ("history of cancer", "no history of cancer", "cancer"),
        ("history of cancer", "family history of cancer", "cancer"),
        ("trauma", "no trauma", "fracture"),
        ("worse since the fall", "worse in the fall", "fracture"),
        ("incontinent", "not incontinent", "cauda_equina"),
        ("can't pee", "no trouble peeing", "cauda_equina"),
        ("loss of bladder control", "no loss of bladder or bowel control", "cauda_equina"),
        ("no control of the bowels", "no problem with the bowels", "cauda_equina"),
        ("no feeling when wiping", "no numbness when wiping", "cauda_equina"),
        ("clumsy hands", "hands not clumsy", "cord_compression"),
        ("swollen calf", "no swollen calf", "deep_vein_thrombosis"),
    ],
)
def test_a_denial_raises_nothing(affirms: str, denies: str, rule: str) -> None:
    assert rule in holding(BACK, finding("history", affirms))
    assert rule not in holding(BACK, finding("history", denies))


@pytest.mark.parametrize(
    "words",
    [
        "hasn't passed urine since yesterday",
        "hasn't been able to pee",
        "not had a pee for a day",
        "doesn't know when he needs to pee",
        "does not feel the urine pass",
        "without any feeling down below",
        "No fever. Can't pee.",
        "no back pain now but cannot urinate",
    ],
)
def test_a_loss_told_with_a_no_still_stops(words: str) -> None:
    assert "cauda_equina" in holding(BACK, finding("history", words))


def test_a_fall_in_bed_is_not_a_season_and_sleep_is_no_fall() -> None:
    assert "fracture" not in holding(BACK, finding("history", "cannot fall asleep"))
    assert "fracture" in holding(BACK, finding("history", "cannot fall asleep since a fall from a ladder"))


def unknown(*findings: dict[str, Any]) -> list[str]:
    return [sentence.split("“")[1].split("”")[0] for sentence in unread_words(findings, RULES)]


def test_words_that_no_rule_knows_are_told() -> None:
    free = ["no fever", "likes gardening", "sweating", "worse on sitting"]
    assert unknown(*(finding("history", words) for words in free)) == ["likes gardening", "worse on sitting"]
    assert unknown(finding("visceral", "rumbling"), finding("pain", "thumb")) == ["rumbling"]
    assert unknown(finding("history", "likes gardening", state="normal")) == []

"""Whatever is typed: no error, and every word is in a match, among the ignored, or not understood."""

import time
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anatomy.naming.standard import standard_resolver

RESOLVER = standard_resolver()
WORDS = sorted({word for e in RESOLVER.lexicon.entries for text in (e.name, *e.words) for word in text.split()})
GLUE = [
    "and",
    "of the",
    ",",
    "to",
    "(",
    ")",
    "left",
    "R",
    "L",
    "worse at night",
    "blorp",
    "C6",
    "T4/5",
    "xyzzy",
    "/",
    "outer",
]
KINDS = [None, "area", ("muscle", "movement"), "reflex", ("area", "structure", "nerve")]


def letters(text: str) -> Counter:
    return Counter(c for c in text if c.isalnum())


def assert_nothing_lost(text: str, kinds) -> None:
    found = RESOLVER.resolve(text, kinds)
    held = " ".join([*(m.text for m in found.matches), *found.ignored, *(words for words, _ in found.not_understood)])
    assert not letters(text) - letters(held), f"lost of {text!r}: {found}"
    assert all(0 < m.weight <= 1 and 0 < m.score <= 1 for m in found.matches)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS) | st.sampled_from(GLUE), max_size=14), st.sampled_from(KINDS))
def test_words_of_the_lexicon_in_any_order(words, kinds):
    assert_nothing_lost(" ".join(words), kinds)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80), st.sampled_from(KINDS))
def test_any_text(text, kinds):
    RESOLVER.resolve(text, kinds)
    RESOLVER.find(text, kinds)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="abcdefghij klmnop(),/-'15", max_size=60), st.sampled_from(KINDS))
def test_letters_in_any_order(text, kinds):
    assert_nothing_lost(text, kinds)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.sampled_from(GLUE), max_size=10), st.sampled_from(KINDS))
def test_swapping_left_and_right_swaps_the_sides_alone(words, kinds):
    swap = {"left": "right", "right": "left", "L": "R", "R": "L"}
    words = [w for w in words if w.casefold() not in ("left", "right", "lt", "rt") or w in swap]
    here = RESOLVER.resolve(" ".join(words), kinds)
    there = RESOLVER.resolve(" ".join(swap.get(w, w) for w in words), kinds)
    if here.ids() == there.ids():  # a name may hold a side: "left colon"
        assert [m.side and m.side.mirrored() for m in here.matches] == [m.side for m in there.matches]


def test_many_unknown_words_are_answered_soon():
    text = ", ".join(f"qwx{chr(97 + i % 26)}{chr(97 + i // 26)}zzt" for i in range(60))
    start = time.perf_counter()
    found = RESOLVER.resolve(text)
    assert time.perf_counter() - start < 2
    assert len(found.not_understood) == 60


def test_a_very_long_text_is_answered_and_nothing_of_it_lost():
    text = "numb thumb " * 400
    start = time.perf_counter()
    found = RESOLVER.resolve(text, "area")
    assert time.perf_counter() - start < 2
    assert found.ids() == ("thumb",)
    assert found.not_understood

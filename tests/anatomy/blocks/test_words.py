"""How words are matched."""

import pytest

from anatomy.blocks.words import matcher, plain


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("fever", "after fatty food, with fever", True),
        ("fever", "feverfew", False),
        ("sweat*", "Sweating", True),
        ("inner+arm", "inner side of the arm", True),
        ("inner+arm", "arm, inner side", False),
        ("inner+arm", "arm inner side", True),
        ("inner+arm", "inner thigh below the knee and also the arm", False),
        ("=arm", "the left arm", True),
        ("=arm", "arm and leg", False),
        ("can't pass urine", "can’t pass urine", True),
        ("worse lying down", "Worse  lying-down", True),
    ],
)
def test_patterns_read_as_a_reader_would(pattern: str, text: str, found: bool) -> None:
    assert bool(matcher((pattern,)).search(plain(text))) is found


def test_no_pattern_matches_nothing() -> None:
    assert matcher(()).search("anything") is None

"""Sentences and numbers in words: the small functions behind ``app.text``."""

from __future__ import annotations

NUMBER_WORDS = (
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def count_word(number: int) -> str:
    """Return a small number as a word.

    Examples
    --------
    >>> count_word(5), count_word(30)
    ('five', '30')
    """
    return NUMBER_WORDS[number] if 0 <= number < len(NUMBER_WORDS) else str(number)


def credible_sentence(number: int, *, or_else: bool = False) -> str:
    """Say how many explanations the credible set holds, and whether "something else" is among them.

    Examples
    --------
    >>> credible_sentence(5)
    'Nine chances in ten, it is one of these five.'
    >>> credible_sentence(1, or_else=True)
    'Nine chances in ten, it is this one or something else.'
    >>> credible_sentence(0, or_else=True)
    'Nine chances in ten, it is something else.'
    """
    which = {0: "", 1: "this one"}.get(number, f"one of these {count_word(number)}")
    parts = [part for part in (which, "something else" if or_else else "") if part]
    return f"Nine chances in ten, it is {' or '.join(parts)}."


def humanise(slug: str) -> str:
    """Return a slug as words.

    Examples
    --------
    >>> humanise("radial_forearm")
    'Radial forearm'
    """
    words = slug.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def signed(value: float) -> str:
    """Return a log-odds part with its sign, as people read it.

    Examples
    --------
    >>> signed(1.62), signed(-0.7), signed(0.01)
    ('+1.6', '−0.7', '0.0')
    """
    if abs(value) < 0.05:
        return "0.0"
    return f"{'+' if value > 0 else '−'}{abs(value):.1f}"


def percent_range(low: float, high: float) -> str:
    """Return a range of probabilities in percent.

    Examples
    --------
    >>> percent_range(0.312, 0.6)
    '31–60'
    """
    return f"{round(100 * low)}–{round(100 * high)}"


def score_sentence(number: int, log_odds: float) -> str:
    """Say that the lines are the whole score.

    Examples
    --------
    >>> score_sentence(5, 3.2)
    'These five lines are the whole score: +3.2 against “something else”.'
    """
    lines = "This line is" if number == 1 else f"These {count_word(number)} lines are"
    return f"{lines} the whole score: {signed(log_odds)} against “something else”."


def counted_sentence(number: int, share: float) -> str:
    """Say how much the rows that are not shown one by one hold together.

    Examples
    --------
    >>> counted_sentence(54, 0.031)
    '54 more share 3 %.'
    >>> counted_sentence(1, 0.002)
    'One more has less than 1 %.'
    """
    amount = "less than 1 %" if share < 0.01 else f"{round(100 * share)} %"
    return f"One more has {amount}." if number == 1 else f"{number} more share {amount}."

"""What keeps an exam document from being read: each fault with its path, its value and what is allowed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from anatomy.errors import BadExam
from anatomy.isncsci.levels import MOTOR_LEVELS
from anatomy.isncsci.score import PARTS, SIDES, Anorectal, Score

_ALLOWED: Final = {
    "light_touch": "0, 1, 2 or NT; 0, 1 and NT may end in * or **",
    "pin_prick": "0, 1, 2 or NT; 0, 1 and NT may end in * or **",
    "motor": "0 to 5 or NT; 0 to 4 and NT may end in * or **",
}


def problems(document: object) -> Iterator[BadExam]:
    """Yield everything in an exam document that cannot be read, from the top of the worksheet down.

    Parameters
    ----------
    document
        What was sent.

    Yields
    ------
    BadExam
        One for each field.

    Examples
    --------
    >>> from anatomy.isncsci.exam import normal_exam
    >>> bent = normal_exam()
    >>> del bent["vac"]
    >>> bent["right"]["motor"]["T4"] = "5"
    >>> [error.path for error in problems(bent)]
    ['right.motor.T4', 'vac']
    """
    if not isinstance(document, Mapping):
        yield BadExam(f"an exam is an object with right, left, vac and dap, not {_shown(document)}.")
        return
    for side in SIDES:
        yield from _side_problems(document, side)
    for key in ("vac", "dap"):
        yield from _choice_problem(document, key)


def _side_problems(document: Mapping[str, Any], side: str) -> Iterator[BadExam]:
    if side not in document:
        yield BadExam(f"the {side} side is missing; it holds light_touch, pin_prick and motor.", path=side)
        return
    part = document[side]
    if not isinstance(part, Mapping):
        yield BadExam(f"a side is an object with light_touch, pin_prick and motor, not {_shown(part)}.", path=side)
        return
    for name, (levels, scores) in PARTS.items():
        yield from _score_problems(part, name, f"{side}.{name}", levels, scores)
    lowest = part.get("lowest_non_key_muscle")
    if lowest is not None and lowest not in MOTOR_LEVELS:
        yield BadExam(
            f"{_shown(lowest)} has no non-key muscle function; allowed are {_listed(MOTOR_LEVELS)}, or null.",
            path=f"{side}.lowest_non_key_muscle",
            nearest=_nearest(lowest, MOTOR_LEVELS),
        )
    known = (*PARTS, "lowest_non_key_muscle")
    for key in part:
        if key not in known:
            yield BadExam(
                f"unknown field; a side holds {_listed(known)}.", path=f"{side}.{key}", nearest=_nearest(key, known)
            )


def _score_problems(
    side: Mapping[str, Any], name: str, path: str, levels: Sequence[str], scores: Mapping[str, Score]
) -> Iterator[BadExam]:
    cells = side.get(name)
    if not isinstance(cells, Mapping):
        said = "missing" if name not in side else f"{_shown(cells)}, which is not an object"
        yield BadExam(f"is {said}; it holds a score for each of {levels[0]} to {levels[-1]}.", path=path)
        return
    for level in levels:
        where = f"{path}.{level}"
        if level not in cells:
            yield BadExam(f"the score is missing; allowed are {_ALLOWED[name]}.", path=where)
        elif not isinstance(score := cells[level], str) or score not in scores:
            yield BadExam(
                f"{_shown(score)} is not a score: {_why_not(score, scores)}allowed are {_ALLOWED[name]}.",
                path=where,
                nearest=_nearest_score(score, scores),
            )
    for level in cells:
        if level not in levels:
            what = "key muscle" if name == "motor" else "key point"
            yield BadExam(
                f"there is no {what} here; scores are given for {_listed(levels)}.",
                path=f"{path}.{level}",
                nearest=_nearest(level, levels),
            )


def _choice_problem(document: Mapping[str, Any], key: str) -> Iterator[BadExam]:
    allowed = [choice.value for choice in Anorectal]
    name = {"vac": "voluntary anal contraction", "dap": "deep anal pressure"}[key]
    if key not in document:
        yield BadExam(f"{name} is missing; allowed are {_listed(allowed)}.", path=key)
    elif document[key] not in allowed:
        yield BadExam(
            f"{_shown(document[key])} is not a finding for {name}; allowed are {_listed(allowed)}.",
            path=key,
            nearest=_nearest(document[key], allowed),
        )


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}…"


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _why_not(score: object, scores: Mapping[str, Score]) -> str:
    if not isinstance(score, str):
        return "scores are strings; "
    if score.endswith("*") and score.rstrip("*") in scores and score.count("*") <= 2:
        return "only an abnormal score can be tagged; "
    return ""


def _nearest_score(score: object, scores: Mapping[str, Score]) -> list[str]:
    text = str(score).strip().upper()
    bare = text.rstrip("*")
    return [near for near in dict.fromkeys((text, bare)) if near in scores]


def _nearest(value: object, allowed: Sequence[str]) -> list[str]:
    text = str(value).strip().casefold()
    same = [name for name in allowed if name.casefold() == text]
    return same or [name for name in allowed if text and name.casefold().startswith(text[:1])][:2]

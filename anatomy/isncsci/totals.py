"""Totals: plain sums of the scores as given. One score that is not testable, and the sum cannot be given."""

from __future__ import annotations

from collections.abc import Iterable

from anatomy.isncsci.exam import Exam, ExamSide
from anatomy.isncsci.score import Score

NOT_DETERMINABLE = "ND"

Totals = dict[str, dict[str, str]]


def totals(exam: Exam) -> Totals:
    """Return the motor and sensory totals of each side and of both.

    Examples
    --------
    >>> from anatomy.isncsci.exam import normal_exam
    >>> totals(Exam.from_dict(normal_exam()))["both"]
    {'uems': '50', 'lems': '50', 'light_touch': '112', 'pin_prick': '112'}
    """
    sides = {"right": _side(exam.right), "left": _side(exam.left)}
    document = {name: {key: _text(value) for key, value in sums.items()} for name, sums in sides.items()}
    right, left = sides["right"], sides["left"]
    # UEMS and LEMS are not added across the body: they measure different things.
    document["both"] = {key: _text(_add(right[key], left[key])) for key in right if key != "motor"}
    return document


def _side(side: ExamSide) -> dict[str, int | None]:
    uems, lems = _sum(side.motor[:5]), _sum(side.motor[5:])
    return {
        "uems": uems,
        "lems": lems,
        "motor": _add(uems, lems),
        "light_touch": _sum(side.light_touch),
        "pin_prick": _sum(side.pin_prick),
    }


def _sum(scores: Iterable[Score]) -> int | None:
    values = [score.value for score in scores]
    seen = [value for value in values if value is not None]
    return sum(seen) if len(seen) == len(values) else None


def _add(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a + b


def _text(value: int | None) -> str:
    return NOT_DETERMINABLE if value is None else str(value)

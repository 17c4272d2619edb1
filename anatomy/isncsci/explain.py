"""The chain of steps that leads from an examination to its classification, in words.

The rule behind each value comes from ``reasons``, which reads the same working that the classification is made from;
the sentences stand in ``words``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from anatomy.isncsci import reasons
from anatomy.isncsci.classify import Working, classify
from anatomy.isncsci.exam import Exam
from anatomy.isncsci.reasons import Reason
from anatomy.isncsci.result import Classification, Item
from anatomy.isncsci.score import PARTS, SIDES, Anorectal, Score
from anatomy.isncsci.totals import NOT_DETERMINABLE
from anatomy.isncsci.words import NAMES, filled, listed, sentence, shortened


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an explanation.

    Parameters
    ----------
    field
        The result it bears on: a field of the classification, or ``notice``.
    side
        ``right`` or ``left``; ``None`` for the whole body.
    values
        What it leads to, written as in the result.
    rule
        Which rule it applies, a key of ``words.SENTENCES``.
    text
        The step in words.
    """

    field: str
    side: str | None
    values: tuple[str, ...]
    rule: str
    text: str

    def to_dict(self) -> dict[str, Any]:
        """Return the step as a JSON document."""
        return {
            "field": self.field,
            "side": self.side,
            "values": list(self.values),
            "rule": self.rule,
            "text": self.text,
        }


def explain(exam: Exam | Mapping[str, Any]) -> list[Step]:
    """Explain the classification of an examination step by step.

    Parameters
    ----------
    exam
        An :class:`~anatomy.isncsci.exam.Exam`, or its document of the public contract.

    Returns
    -------
    list of Step
        In the order in which a person classifies: levels, completeness, impairment scale, zones, totals; last what a
        reader should know beside. Every value of the classification stands in some step.

    Raises
    ------
    BadExam
        When a document cannot be read.

    Examples
    --------
    >>> from anatomy.isncsci.exam import normal_exam
    >>> document = normal_exam()
    >>> document["right"]["pin_prick"]["L5"] = "1"
    >>> explain(document)[0].text
    'L4 is the lowest level on the right ...; L5 is not normal (light touch 2, pin prick 1).'
    """
    if not isinstance(exam, Exam):
        exam = Exam.from_dict(exam)
    return list(_Explanation(exam).steps())


class _Explanation:
    """The steps for one examination, and what all of them look up."""

    def __init__(self, exam: Exam) -> None:
        self.exam = exam
        self.result = classify(exam)
        self.workings = {side: Working.of(getattr(exam, side)) for side in SIDES}
        self.open = [*_cells(exam, lambda score: score.low != score.high), *_open_findings(exam)]
        self.assumed = _cells(exam, lambda score: score.assumed)
        self.given = classify(exam.as_given()) if self.assumed else self.result

    def steps(self) -> Iterator[Step]:
        """Yield every step."""
        exam, result = self.exam, self.result
        for side, working in self.workings.items():
            yield from self._field("sensory_level", side, reasons.sensory_level(working))
        for side, working in self.workings.items():
            yield from self._field("motor_level", side, reasons.motor_level(working, exam.vac))
        yield from self._field("nli", None, self._nli())
        yield from self._field("completeness", None, reasons.completeness(exam, result))
        settled = not self.open
        yield from self._field("ais", None, reasons.ais(exam, self.workings, result, settled=settled))
        for side, working in self.workings.items():
            yield from self._field("zpp_sensory", side, reasons.zpp_sensory(exam, working, side, result))
        for side, working in self.workings.items():
            yield from self._field("zpp_motor", side, reasons.zpp_motor(exam, working, side, result))
        yield _step("totals", None, Reason("totals", dict(result.totals)))
        if any(value == NOT_DETERMINABLE for sums in result.totals.values() for value in sums.values()):
            yield _step("totals", None, Reason("totals.not_given", {}))
        for where, reason in reasons.notices(exam, self.workings, result):
            yield _step("notice", where, reason)

    def _nli(self) -> Iterator[Reason]:
        words = {
            f"{kind}_{side}": " or ".join(item.value for item in _items(self.result, f"{kind}_level", side))
            for kind in ("sensory", "motor")
            for side in SIDES
        }
        values = tuple(item.value for item in self.result.nli)
        yield Reason("nli", words | {"level": " or ".join(values)}, values)

    def _field(self, field: str, side: str | None, found: Iterable[Reason]) -> Iterator[Step]:
        """Yield a step for each value of a field, then what it leaves open and what it rests on."""
        items = _items(self.result, field, side)
        written = {item.value: str(item) for item in items}
        for reason in found:
            yield _step(field, side, reason, *(written[value] for value in reason.values))
        if len(items) > 1:
            words = {"values": listed(list(written)), "scores": shortened(self.open)}
            yield _step(field, side, Reason("open", words), *written.values())
        resting = [item for item in items if item.rests_on_assumption]
        if resting:
            words = {
                "values": listed([item.value for item in resting]),
                "scores": shortened(self.assumed),
                "given": listed([item.value for item in _items(self.given, field, side)]),
            }
            yield _step(field, side, Reason("assumed", words), *map(str, resting))


def _step(field: str, side: str | None, reason: Reason, *values: str) -> Step:
    return Step(field, side, values, reason.rule, sentence(reason.rule, filled(reason.words), side))


def _items(result: Classification, field: str, side: str | None) -> tuple[Item, ...]:
    found = getattr(result, field)
    items: tuple[Item, ...] = found if side is None else getattr(found, side)
    return items


def _cells(exam: Exam, chosen: Callable[[Score], bool]) -> list[str]:
    """Return the scores of a kind, each as it is written and where."""
    return [
        f"{score.text} for {NAMES[part]} at {level} {side}"
        for side in SIDES
        for part, (levels, _) in PARTS.items()
        for level, score in zip(levels, getattr(getattr(exam, side), part), strict=True)
        if chosen(score)
    ]


def _open_findings(exam: Exam) -> list[str]:
    return [f"NT for {NAMES[name]}" for name in ("vac", "dap") if getattr(exam, name) is Anorectal.NT]

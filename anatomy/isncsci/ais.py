"""ASIA Impairment Scale, A to E.

- **A** complete.
- **B** sensory incomplete: something is felt at S4-5 or on deep anal pressure, there is no anal contraction, and no
  motor function more than three levels below the motor level of its side.
- **C**, **D** motor incomplete: anal contraction, or B's sparing together with such motor function, key or non-key.
  D when at least half of the key muscles below the neurological level, both sides together, are of grade 3 or more.
- **E** everything normal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, product
from typing import Final

from anatomy.isncsci.assumed import grades_resting
from anatomy.isncsci.completeness import COMPLETE
from anatomy.isncsci.exam import Exam
from anatomy.isncsci.joint import Look, enough_strong
from anatomy.isncsci.levels import KEY_INDEX

GRADES: Final = "ABCDE"

#: Motor function more than three levels below, and feeling at S4-5.
_Need = tuple[bool, bool]
_Range = tuple[int, int]
#: No look at all: widened by any, and in any sum too many for C and too few for D.
_NOTHING: Final[_Range] = (99, -99)


def possible(
    exam: Exam, extremes: Sequence[tuple[set[Look], set[Look]]], completeness: Mapping[str, bool]
) -> dict[str, bool]:
    """Return each possible grade, and whether it rests on an assumed score.

    Parameters
    ----------
    exam
        For its anorectal findings, and to see whether all is or may be normal.
    extremes
        Looks of the right and the left side: one pair, or two where scores are both assumed and not testable.
    completeness
        The possible answers on completeness.

    Returns
    -------
    dict
        Grade, A to E, to whether it would be another with the assumed scores as given.
    """
    if list(completeness) == [COMPLETE]:
        return {"A": False}
    found = _grades(exam, *extremes[0])
    if COMPLETE in completeness:
        found.add("A")
    resting: set[str] = set()
    if any(score.assumed for score in exam.right.scores + exam.left.scores):
        if any(look.rests_on_assumption for pair in extremes for looks in pair for look in looks):
            resting = grades_resting(exam, extremes, found)
        resting.add("E")
    return {grade: grade in resting for grade in GRADES if grade in found}


def _grades(exam: Exam, right: set[Look], left: set[Look]) -> set[str]:
    """Return the possible grades, A left out."""
    found = set()
    scores = exam.right.scores + exam.left.scores
    if exam.vac.can_be_yes and exam.dap.can_be_yes and all(score.high == score.normal for score in scores):
        found.add("E")
    if exam.vac.can_be_no and _sensory_incomplete(exam, right, left):
        found.add("B")
    if all(score.low == score.normal for score in scores):
        # Nothing is abnormal: only without deep anal pressure does contraction leave a grade other than E.
        return found | ({"D"} if exam.vac.can_be_yes and exam.dap.can_be_no else set())
    # Contraction makes motor incomplete whatever else, and pressure spares; the other findings add no C or D to theirs.
    moves, felt = not exam.vac.can_be_yes, not exam.vac.can_be_yes and not exam.dap.can_be_yes
    needs = [(a, b) for a, b in product((False, True), repeat=2) if a <= moves and b <= felt]
    return found | _CountRange(right, needs).grades_with(_CountRange(left, needs))


def _sensory_incomplete(exam: Exam, right: set[Look], left: set[Look]) -> bool:
    still = [{look.felt for look in looks if not (look.moves or look.non_key)} for looks in (right, left)]
    return all(still) and (exam.dap.can_be_yes or any(True in felt for felt in still))


class _CountRange:
    """For one side: least and greatest number of strong muscles for each number of keys above, and from it on.

    Parameters
    ----------
    looks
        The looks of the side.
    needs
        What may be asked of it: motor function far below, feeling at S4-5; the last is what both sides owe together.
    """

    def __init__(self, looks: Iterable[Look], needs: Sequence[_Need]) -> None:
        self.needs = needs
        self.at: dict[_Need, list[_Range]] = {}
        self.from_: dict[_Need, list[_Range]] = {}
        for need in needs:
            moves, felt = need
            row = self.at[need] = [_NOTHING] * (len(KEY_INDEX) + 1)
            for look in looks:
                if felt <= look.felt and moves <= (look.moves or look.non_key):
                    low, high = row[look.keys_above]
                    if look.strong_low < low or look.strong_high > high:
                        row[look.keys_above] = min(low, look.strong_low), max(high, look.strong_high)
            self.from_[need] = list(accumulate(reversed(row), _wider))[::-1]

    def grades_with(self, other: _CountRange) -> set[str]:
        """Return C and D as far as possible with the other side; what is needed may lie on either."""
        grades = set()
        moves, felt = self.needs[-1]
        for need in self.needs:
            rest = need[0] != moves, need[1] != felt
            for own, others in ((self.at[need], other.from_[rest]), (self.from_[need], other.at[rest])):
                for keys, (a, b) in enumerate(zip(own, others, strict=True)):
                    enough = enough_strong(keys)
                    if a[0] + b[0] < enough:
                        grades.add("C")
                    if a[1] + b[1] >= enough:
                        grades.add("D")
        return grades


def _wider(a: _Range, b: _Range) -> _Range:
    return min(a[0], b[0]), max(a[1], b[1])

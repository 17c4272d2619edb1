"""ASIA Impairment Scale, A to E.

- **A** complete.
- **B** sensory incomplete: something is felt at S4-5 or on deep anal pressure, there is no anal contraction, and no
  motor function more than three levels below the motor level of its side.
- **C**, **D** motor incomplete: anal contraction, or B's sparing together with such motor function, key or non-key.
  D when at least half of the key muscles below the neurological level, both sides together, are of grade 3 or more.
- **E** everything normal.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Final

from anatomy.isncsci.completeness import COMPLETE
from anatomy.isncsci.exam import Exam
from anatomy.isncsci.joint import Look

GRADES: Final = "ABCDE"

_MUSCLES_OF_ONE_SIDE = 10


def enough_strong(keys_above: int) -> int:
    """Return how many of all 20 key muscles must be of grade 3 or more for D.

    Parameters
    ----------
    keys_above
        Key muscles of one side at or above the neurological level. Those are of grade 3 or more on both sides, so
        "at least half of the 20 - 2k below" is "at least 2k + (20 - 2k) / 2 of all".

    Examples
    --------
    >>> enough_strong(0), enough_strong(5)
    (10, 15)
    """
    return _MUSCLES_OF_ONE_SIDE + keys_above


def possible(exam: Exam, right: Iterable[Look], left: Iterable[Look], completeness: dict[str, bool]) -> dict[str, bool]:
    """Return each possible grade, and whether it rests on an assumed score.

    Parameters
    ----------
    exam
        For its anorectal findings and whether anything is assumed.
    right, left
        The looks of each side.
    completeness
        The possible answers on completeness.
    """
    right, left = set(right), set(left)
    question = _Question(exam)
    if list(completeness) == [COMPLETE]:
        return {"A": False}
    if any(look.rests_on_assumption for look in right | left):
        for pair in product(right, left):
            question.compare(*pair)
    else:
        for pair in product(_merged(right), _merged(left)):
            question.compare(*pair)
            if question.nothing_more:
                break
    found = {grade: grade in question.resting for grade in GRADES if grade in question.found}
    if "E" in found:
        found["E"] = question.assumed
    return found


class _Question:
    """The grades found so far, and those of them that differ with the assumed scores as given."""

    def __init__(self, exam: Exam) -> None:
        self.vac_yes, self.vac_no = exam.vac.can_be_yes, exam.vac.can_be_no
        self.dap = [present for present in (True, False) if (exam.dap.can_be_yes if present else exam.dap.can_be_no)]
        scores = exam.right.scores + exam.left.scores
        self.assumed = any(score.assumed for score in scores)
        self.normal = all(score.high == score.normal for score in scores)
        self.found: set[str] = set()
        self.resting: set[str] = set()
        #: C and D come with anal contraction or sparing, A and B only without contraction, E only if all is normal.
        self.at_most = 2 + 2 * self.vac_no + (self.normal and self.vac_yes and True in self.dap)

    @property
    def nothing_more(self) -> bool:
        """Whether every grade that these anorectal findings allow was found."""
        return len(self.found) >= self.at_most

    def compare(self, right: Look, left: Look) -> None:
        """Add what one pair of looks leads to."""
        perfect = right.perfect and left.perfect
        if self.vac_yes:
            if perfect and True in self.dap:
                self.found.add("E")
            if not perfect or False in self.dap:
                self._by_count(right, left)
        if self.vac_no:
            moves, given_moves = right.moves or left.moves, right.given_moves or left.given_moves
            for pressure in self.dap:
                now = _without_contraction(pressure or right.felt or left.felt, moves)
                given = _without_contraction(pressure or right.given_felt or left.given_felt, given_moves)
                if now is None:
                    self._by_count(right, left, given)
                else:
                    self.found.add(now)
                    if given != now:
                        self.resting.add(now)

    def _by_count(self, right: Look, left: Look, given: str | None = None) -> None:
        """Add C or D; ``given`` is the grade with assumed scores as given where the count does not decide that."""
        low, high = right.strong_low + left.strong_low, right.strong_high + left.strong_high
        enough = enough_strong(min(right.keys_above, left.keys_above))
        if low < enough:
            self.found.add("C")
        if high >= enough:
            self.found.add("D")
        if given is not None:
            self.resting.update(grade for grade, can_be in (("C", low < enough), ("D", high >= enough)) if can_be)
            return
        as_given = enough_strong(min(right.given_keys_above, left.given_keys_above))
        if max(low, as_given + right.lost_low + left.lost_low) <= min(high, enough - 1):
            self.resting.add("C")
        if max(low, enough) <= min(high, as_given + right.lost_high + left.lost_high - 1):
            self.resting.add("D")


def _without_contraction(felt: bool, moves: bool) -> str | None:
    """Return the grade when there is no anal contraction; nothing where the count of muscles decides."""
    if not felt:
        return "A"
    return None if moves else "B"


def _merged(looks: Iterable[Look]) -> list[Look]:
    """Return looks with those that differ in nothing but the count made one; for questions with one threshold."""
    merged: dict[tuple[int, bool, bool, bool], Look] = {}
    for look in looks:
        key = look[:4]
        if known := merged.get(key):
            look = look._replace(
                strong_low=min(look.strong_low, known.strong_low), strong_high=max(look.strong_high, known.strong_high)
            )
        merged[key] = look
    return list(merged.values())

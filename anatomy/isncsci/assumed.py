"""Which grades of the impairment scale rest on assumed (``**``) scores.

A grade rests on them when some completion of the scores not testable leads to it, and the same completion leads to
another grade with the assumed scores as given. So both readings are followed side by side, in one pair of looks.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from anatomy.isncsci.exam import Exam
from anatomy.isncsci.joint import Look, enough_strong


def grades_resting(exam: Exam, right: Iterable[Look], left: Iterable[Look], found: set[str]) -> set[str]:
    """Return those of B, C and D that rest on assumed scores.

    Parameters
    ----------
    exam
        For its anorectal findings.
    right, left
        The looks of each side.
    found
        The possible grades.
    """
    wanted, resting = found & {"B", "C", "D"}, set[str]()
    contractions = [present for present in (True, False) if (exam.vac.can_be_yes if present else exam.vac.can_be_no)]
    pressures = [present for present in (True, False) if (exam.dap.can_be_yes if present else exam.dap.can_be_no)]
    for contraction in contractions:
        # With anal contraction, deep anal pressure decides between E and D only.
        for pressure in pressures[:1] if contraction else pressures:
            pairs = product(*(_as_far_as_it_matters(looks, contraction, pressure) for looks in (right, left)))
            for pair in pairs:
                _compare(*pair, resting)
                if resting == wanted:
                    return resting
    return resting


def _compare(right: Look, left: Look, resting: set[str]) -> None:
    """Add the grades that one pair of looks leads to in the first reading only."""
    felt, given_felt = right.felt or left.felt, right.given_felt or left.given_felt
    moves, given_moves = right.moves or left.moves, right.given_moves or left.given_moves
    if not felt:
        return  # complete, and so it is as given
    if not moves:
        if given_moves or not given_felt:
            resting.add("B")
        return
    low, high = right.strong_low + left.strong_low, right.strong_high + left.strong_high
    enough = enough_strong(min(right.keys_above, left.keys_above))
    if not given_felt or not given_moves:
        resting.update(grade for grade, can_be in (("C", low < enough), ("D", high >= enough)) if can_be)
        return
    as_given = enough_strong(min(right.given_keys_above, left.given_keys_above))
    if max(low, as_given + right.lost_low + left.lost_low) <= min(high, enough - 1):
        resting.add("C")
    if max(low, enough) <= min(high, as_given + right.lost_high + left.lost_high - 1):
        resting.add("D")


def _as_far_as_it_matters(looks: Iterable[Look], contraction: bool, pressure: bool) -> list[Look]:
    """Return looks without what these anorectal findings settle, those that differ in nothing but the count made one."""
    settled: dict[str, bool] = {}
    if contraction:
        settled |= {"moves": True, "given_moves": True}
    if contraction or pressure:
        settled |= {"felt": True, "given_felt": True}
    merged: list[Look] = []
    for look in sorted({look._replace(**settled) for look in looks}, key=_but_for_the_count):
        last = merged[-1] if merged else None
        # Only counts that meet may be joined: one between them must not come from nowhere.
        if last and _but_for_the_count(last)[:-1] == _but_for_the_count(look)[:-1] and look[6] <= last[7] + 1:
            merged[-1] = last._replace(strong_high=max(last.strong_high, look.strong_high))
        else:
            merged.append(look)
    return merged


def _but_for_the_count(look: Look) -> tuple[int, ...]:
    return (*look[:6], *look[8:], look.strong_low)

"""Which grades of the impairment scale rest on assumed (``**``) scores.

A grade rests on them when some completion of the scores not testable leads to it, and the same completion leads to
another grade with the assumed scores as given. So both readings are followed side by side, in one pair of looks.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from anatomy.isncsci.exam import Exam
from anatomy.isncsci.joint import Look, enough_strong


def grades_resting(exam: Exam, extremes: Iterable[tuple[set[Look], set[Look]]], found: set[str]) -> set[str]:
    """Return those of B, C and D that rest on assumed scores.

    Parameters
    ----------
    exam
        For its anorectal findings.
    extremes
        Looks of the right and left side, in one or both extremes of scores that are assumed and not testable. Where
        levels end late with nothing below, the count as given is as far below D as it can be, and motor function and
        feeling as absent; where they end early with all below preserved, the reverse. No question asks for more.
    found
        The possible grades.
    """
    wanted, resting = found & {"B", "C", "D"}, set[str]()
    contractions = [present for present in (True, False) if (exam.vac.can_be_yes if present else exam.vac.can_be_no)]
    pressures = [present for present in (True, False) if (exam.dap.can_be_yes if present else exam.dap.can_be_no)]
    for right, left in extremes:
        for contraction in contractions:
            # With anal contraction, deep anal pressure decides between E and D only.
            for pressure in pressures[:1] if contraction else pressures:
                pairs = product(*(_as_far_as_it_matters(looks, contraction, pressure) for looks in (right, left)))
                for pair in pairs:
                    _compare(*pair, resting)
                    if resting == wanted:
                        return resting
    return resting


class _Bearing(NamedTuple):
    """A look as far as it matters with given anorectal findings; ``strong`` last, for joining."""

    keys_above: int
    moves: bool
    felt: bool
    given_keys_above: int
    given_moves: bool
    given_felt: bool
    lost: int
    strong_low: int
    strong_high: int


def _compare(right: _Bearing, left: _Bearing, resting: set[str]) -> None:
    """Add the grades that one pair leads to in the first reading only."""
    if not (right.felt or left.felt):
        return  # complete, and so it is as given
    given_felt, given_moves = right.given_felt or left.given_felt, right.given_moves or left.given_moves
    if not (right.moves or left.moves):
        if given_moves or not given_felt:
            resting.add("B")
        return
    low, high = right.strong_low + left.strong_low, right.strong_high + left.strong_high
    enough = enough_strong(min(right.keys_above, left.keys_above))
    if not given_felt or not given_moves:
        resting.update(grade for grade, can_be in (("C", low < enough), ("D", high >= enough)) if can_be)
        return
    as_given = enough_strong(min(right.given_keys_above, left.given_keys_above)) + right.lost + left.lost
    if as_given < enough:
        if max(low, as_given) <= min(high, enough - 1):
            resting.add("C")
    elif max(low, enough) <= min(high, as_given - 1):
        resting.add("D")


def _as_far_as_it_matters(looks: Iterable[Look], contraction: bool, pressure: bool) -> list[_Bearing]:
    """Return looks without what these anorectal findings settle, those that differ in nothing but the count made one."""
    sparing = contraction or pressure
    bearings = {
        _Bearing(
            look.keys_above,
            contraction or look.moves or look.non_key,
            sparing or look.felt,
            look.given_keys_above,
            contraction or look.given_moves or look.given_non_key,
            sparing or look.given_felt,
            *look[8:],
        )
        for look in looks
    }
    merged: list[_Bearing] = []
    for bearing in sorted(bearings):
        last = merged[-1] if merged else None
        # Only counts that meet may be joined: one between them must not come from nowhere.
        if last and last[:-2] == bearing[:-2] and bearing.strong_low <= last.strong_high + 1:
            merged[-1] = last._replace(strong_high=max(last.strong_high, bearing.strong_high))
        else:
            merged.append(bearing)
    return merged

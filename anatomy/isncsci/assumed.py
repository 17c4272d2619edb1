"""Which grades of the impairment scale rest on assumed (``**``) scores.

A grade rests on them when some completion of the scores not testable leads to it, and the same completion leads to
another grade with the assumed scores as given. So both readings are followed side by side, in one pair of looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from anatomy.isncsci.exam import Exam
from anatomy.isncsci.joint import Look, enough_strong


def grades_resting(exam: Exam, extremes: Sequence[tuple[set[Look], set[Look]]], found: set[str]) -> set[str]:
    """Return those of B, C and D that rest on assumed scores.

    Parameters
    ----------
    exam
        For its anorectal findings.
    extremes
        Looks of the right and left side. The first pair has levels end early, as given, with all below preserved; a
        second, present where scores are both assumed and not testable, has them end late with nothing below. The first
        brings the count as near to D as it can come, and motor function below; the second the reverse of both.
    found
        The possible grades.
    """
    wanted, resting = found & {"B", "C", "D"}, set[str]()
    kinds = [(True, True)] if len(extremes) == 1 else [(True, False), (False, True)]
    for (early, late), (right, left) in reversed(list(zip(kinds, extremes, strict=True))):
        changes = _Changes.of(right | left, early=early, late=late)
        for contraction, pressure in _findings(exam):
            sought = (wanted & changes.grades(contraction, pressure)) - resting
            if not sought:
                continue
            sides = [_as_far_as_it_matters(looks, contraction, pressure) for looks in (right, left)]
            if "B" in sought and _b_rests(*sides):
                resting.add("B")
            sought.discard("B")
            for one, other in product(*sides):
                if sought <= resting:
                    break
                _compare(one, other, resting)
    return resting & wanted


def _findings(exam: Exam) -> Iterator[tuple[bool, bool]]:
    """Yield each possible contraction and pressure; with contraction, pressure decides between E and D only."""
    if exam.vac.can_be_yes:
        yield True, exam.dap.can_be_yes
    if exam.vac.can_be_no:
        if exam.dap.can_be_yes:
            yield False, True
        if exam.dap.can_be_no:
            yield False, False


class _Changes(NamedTuple):
    """What differs as given in some look; a grade differs only with one of these."""

    unfelt: bool
    unmoved: bool
    moved: bool
    fewer_above: bool
    lost: bool

    @classmethod
    def of(cls, looks: Iterable[Look], *, early: bool, late: bool) -> _Changes:
        """Return the changes in looks of both sides; an extreme answers only for those that it can bring about."""
        moving = [(look.moves or look.non_key, look.given_moves or look.given_non_key) for look in looks]
        return cls(
            unfelt=any(look.felt and not look.given_felt for look in looks),
            unmoved=any(now and not given for now, given in moving),
            moved=early and any(given and not now for now, given in moving),
            fewer_above=early and any(look.given_keys_above < look.keys_above for look in looks),
            lost=late and any(look.lost for look in looks),
        )

    def grades(self, contraction: bool, pressure: bool) -> set[str]:
        """Return the grades that could be others, with these anorectal findings."""
        unfelt = self.unfelt and not contraction and not pressure
        undone = unfelt or (self.unmoved and not contraction)
        changed = {"B": not contraction and (unfelt or self.moved), "C": undone or self.fewer_above}
        return {grade for grade, can_be in (changed | {"D": undone or self.lost}).items() if can_be}


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


def _b_rests(right: Iterable[_Bearing], left: Iterable[_Bearing]) -> bool:
    """Whether some pair is sensory incomplete, and as given complete or motor incomplete."""
    still = [{one[1:6] for one in side if not one.moves} for side in (right, left)]
    for (_, felt, _, given_moves, given_felt), (_, also, _, also_moves, also_felt) in product(*still):
        if (felt or also) and (given_moves or also_moves or not (given_felt or also_felt)):
            return True
    return False


def _compare(right: _Bearing, left: _Bearing, resting: set[str]) -> None:
    """Add C or D where one pair leads there in the first reading only."""
    if not (right.felt or left.felt) or not (right.moves or left.moves):
        return
    given_felt, given_moves = right.given_felt or left.given_felt, right.given_moves or left.given_moves
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
    """Return looks without what these findings settle; those that then differ in nothing but the count made one."""
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
    # First what is most likely to differ as given, since the search ends with the first that does.
    return sorted(merged, key=lambda bearing: (bearing.given_felt, bearing.given_moves, not bearing.moves))

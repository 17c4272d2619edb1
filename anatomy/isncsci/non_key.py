"""The motor zone of partial preservation on a side with recorded non-key muscle function.

That function enters the zone only where it is what makes the injury motor incomplete: more than three levels below the
motor level of its side, with sacral sparing, and with no key muscle, of either side, that far below. So the zone of
one side depends on the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from anatomy.isncsci.exam import ExamSide
from anatomy.isncsci.joint import AS_SEEN, Given, Look, Muscles
from anatomy.isncsci.levels import KEY_INDEX, MORE_THAN_THREE, S3
from anatomy.isncsci.motor_level import MotorStop, skin_limit
from anatomy.isncsci.score import Anorectal, Score
from anatomy.isncsci.sensory_level import Skin, ends_as_given, felt_with, looks
from anatomy.isncsci.zpp import Zone, lowest_moving


class _Setting(NamedTuple):
    """What the rest of the patient adds: a key muscle far below on the other side, and sparing beside this S4-5."""

    moves: bool
    spared: bool
    given_moves: bool
    given_spared: bool


def motor(
    side: ExamSide,
    vac: Anorectal,
    dap: Anorectal,
    skin: Skin,
    stops: Sequence[MotorStop],
    other: Iterable[Look],
) -> Zone:
    """Return the motor zone of a side on which non-key function was recorded.

    Parameters
    ----------
    side
        Its scores.
    vac, dap
        The anorectal findings.
    skin, stops
        What the key points, and key muscles, of the side leave possible.
    other
        Looks of the other side.
    """
    if not vac.can_be_no:
        return Zone(0, 0, absent=True)
    pressures = [present for present in (True, False) if (dap.can_be_yes if present else dap.can_be_no)]
    settings = {
        _Setting(look.moves, pressure or look.felt, look.given_moves, pressure or look.given_felt)
        for look, pressure in product(other, pressures)
    }
    muscles = Muscles(side)
    if any(score.assumed for score in side.scores) or any(setting[:2] != setting[2:] for setting in settings):
        levels, assumed = _compared(muscles, skin, stops, settings)
    else:
        levels, assumed = _levels(muscles, skin, stops, settings), 0
    return Zone(levels, assumed, absent=vac.can_be_yes)


def _levels(muscles: Muscles, skin: Skin, stops: Sequence[MotorStop], settings: set[_Setting]) -> int:
    """Return the possible ends of the zone, a bit each, where nothing is assumed."""
    enters = {felt: any(not one.moves and (one.spared or felt) for one in settings) for felt in (True, False)}
    stays = {felt: any(one.moves or not (one.spared or felt) for one in settings) for felt in (True, False)}
    felt_on = {mask: felt_with(skin, mask) for mask in {stop.skin for stop in stops}}
    lowest = lowest_moving(muscles.motor)
    levels = 0
    for stop in stops:
        level = min(stop.level, S3)
        below, nothing_below = lowest[stop.below]
        ends = below | nothing_below << level
        near = ends & ((1 << (level + MORE_THAN_THREE)) - 1)
        if muscles.non_key < level + MORE_THAN_THREE or not near:
            levels |= ends
            continue
        # With a key muscle far below there is nothing for the non-key function to decide.
        levels |= ends & ~near
        if any(stays[felt] for felt in felt_on[stop.skin]):
            levels |= near
        if any(enters[felt] for felt in felt_on[stop.skin]):
            levels |= 1 << muscles.non_key
    return levels


def _compared(muscles: Muscles, skin: Skin, stops: Sequence[MotorStop], settings: set[_Setting]) -> tuple[int, int]:
    """Return the possible ends of the zone, and those that are others with the assumed scores as given."""
    levels = assumed = 0
    for end in _endings(muscles, skin, stops):
        # Where the non-key function is too near in both readings, the rest of the patient is of no matter.
        matters = settings if end.decides or end.given_decides else [next(iter(settings))]
        for one in matters:
            enters = end.decides and not one.moves and (one.spared or end.felt)
            given_enters = end.given_decides and not one.given_moves and (one.given_spared or end.given_felt)
            level = muscles.non_key if enters else end.level
            given_level = muscles.non_key if given_enters else end.given_level
            levels |= 1 << level
            if level != given_level:
                assumed |= 1 << level
    return levels, assumed


class _Ending(NamedTuple):
    """One way the side itself can end, for classification and as given.

    ``decides``: non-key function is far enough below, and no key muscle of the side is.
    """

    decides: bool
    felt: bool
    level: int
    given_decides: bool
    given_felt: bool
    given_level: int


def _endings(muscles: Muscles, skin: Skin, stops: Sequence[MotorStop]) -> set[_Ending]:
    ways = _given_ways(muscles.motor)
    skins = {
        (level, skin_limit(given), felt, given_felt)
        for end in ends_as_given(skin)
        for level, given, felt, given_felt in looks(skin, end)
    }
    # As given, the skin matters only for how far down it lets the motor level go.
    limits_of = {mask: {skin[1:] for skin in skins if mask >> skin[0] & 1} for mask in {stop.skin for stop in stops}}
    found = set()
    for stop in stops:
        level = min(stop.level, S3)
        limits = {(min(level, limit), felt, also) for limit, felt, also in limits_of[stop.skin]}
        givens = {(min(limit, way.limit), way.lowest, felt, also) for limit, felt, also in limits for way in ways}
        seen = _lowest_seen(muscles.motor, stop.below)
        for moving in _free_endings(muscles.motor, stop):
            lowest = max(moving, muscles.lowest_assumed)
            decides, end = _decides(muscles.non_key, level, lowest), max(level, lowest)
            for given_level, given_lowest, felt, also in givens:
                given_lowest = max(moving, seen, given_lowest)
                given_decides = _decides(muscles.non_key, given_level, given_lowest)
                found.add(_Ending(decides, felt, end, given_decides, also, max(given_level, given_lowest)))
    return found


def _given_ways(motor: Sequence[Score]) -> set[Given]:
    """Return every way the assumed muscles can be as given."""
    ways = {AS_SEEN}
    for number, score in enumerate(motor):
        if score.assumed:
            # 0, 1, 3 and 5 stand for all values: no rule tells 1 from 2 or 3 from 4.
            values = (0, 1, 3, 5) if score.value is None else (score.value,)
            ways = {way.after(KEY_INDEX[number], value) for way in ways for value in values}
    return ways


def _decides(non_key: int, level: int, lowest: int) -> bool:
    """Whether non-key function is more than three levels below the motor level, and no key muscle is."""
    return non_key - level >= MORE_THAN_THREE > lowest - level


def _free_endings(motor: Sequence[Score], stop: MotorStop) -> Iterator[int]:
    """Yield each possible lowest moving muscle below the motor level that is not assumed; -1 for none."""
    for number in range(len(motor) - 1, stop.below - 1, -1):
        score = motor[number]
        if score.assumed:
            continue
        if score.high > 0:
            yield KEY_INDEX[number]
        if score.low > 0:
            return
    yield -1


def _lowest_seen(motor: Sequence[Score], below: int) -> int:
    """Return the lowest muscle down to the motor level that is not assumed: of grade 3 or more; -1 for none."""
    return max((KEY_INDEX[number] for number in range(below) if not motor[number].assumed), default=-1)

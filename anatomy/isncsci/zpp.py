"""Zones of partial preservation: the most caudal segment with any function, where the 2019 revision lets one apply.

Sensory, each side: only with no deep anal pressure and nothing felt at S4-5 of that side. Motor, both sides: only with
no voluntary anal contraction. With nothing preserved below it the zone is the level itself. Non-key muscle function
enters on the side where it is what makes the injury motor incomplete, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from anatomy.isncsci.completeness import sacral
from anatomy.isncsci.exam import ExamSide
from anatomy.isncsci.joint import AS_SEEN, Given, Look, Muscles
from anatomy.isncsci.levels import KEY_INDEX, MORE_THAN_THREE, S3
from anatomy.isncsci.motor_level import MotorStop, skin_limit
from anatomy.isncsci.score import Anorectal, Score
from anatomy.isncsci.sensory_level import Skin, looks


class Zone(NamedTuple):
    """Possible values of a zone: levels, and those that rest on an assumed score, a bit each; "absent" is ``NA``."""

    levels: int
    assumed: int
    absent: bool = False
    absent_assumed: bool = False


def sensory(side: ExamSide, dap: Anorectal) -> Zone:
    """Return the sensory zone of a side."""
    touch, pin = sacral(side)
    applies = dap.can_be_no and touch.low == pin.low == 0
    given_applies = dap.can_be_no and touch.given_low == pin.given_low == 0
    absent = dap.can_be_yes or touch.high > 0 or pin.high > 0
    levels = assumed = 0
    if applies:
        for level in range(S3, 0, -1):
            cells = side.light_touch[level - 1], side.pin_prick[level - 1]
            if any(cell.high > 0 for cell in cells):
                levels |= 1 << level
                if any(cell.assumed for cell in cells) and all(cell.given_low == 0 for cell in cells):
                    assumed |= 1 << level
            if any(cell.low > 0 for cell in cells):
                break
        else:
            levels |= 1  # nothing felt anywhere: C1, the level itself
    return Zone(levels, assumed, absent, given_applies and (touch.assumed or pin.assumed))


def motor(side: ExamSide, vac: Anorectal, stops: Sequence[MotorStop], level_assumed: int) -> Zone:
    """Return the motor zone of a side on which no non-key function was recorded.

    Parameters
    ----------
    side
        Its scores.
    vac
        Voluntary anal contraction.
    stops
        The side's possible motor levels.
    level_assumed
        Motor levels that rest on an assumed score, a bit each.
    """
    levels = 0
    if vac.can_be_no:
        lowest = _lowest_moving(side.motor)
        for stop in stops:
            below, nothing_below = lowest[stop.below]
            levels |= below | nothing_below << min(stop.level, S3)
    return Zone(levels, _zone_assumed(side.motor, level_assumed), vac.can_be_yes)


def _lowest_moving(motor: Sequence[Score]) -> list[tuple[int, bool]]:
    """Return, from each muscle down, the possible levels of the lowest that moves, and whether none may move."""
    levels, none = 0, True
    answers = [(levels, none)]
    for number in range(len(motor) - 1, -1, -1):
        if none and motor[number].high > 0:
            levels |= 1 << KEY_INDEX[number]
        none = none and motor[number].low == 0
        answers.append((levels, none))
    return answers[::-1]


def _zone_assumed(motor: Sequence[Score], level_assumed: int) -> int:
    """Return the levels of a motor zone that rest on an assumed score."""
    mask = level_assumed
    for number, score in enumerate(motor):
        bit = 1 << KEY_INDEX[number]
        # The muscle moves as given as well, unless that is just what is assumed.
        mask = mask | bit if score.assumed and score.given_low == 0 else mask & ~bit
    return mask


class _Ending(NamedTuple):
    """One way a side with recorded non-key function can end, for classification and as given."""

    decides: bool
    felt: bool
    level: int
    given_decides: bool
    given_felt: bool
    given_level: int


def motor_with_non_key(
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
    levels = assumed = 0
    if vac.can_be_no:
        elsewhere = {(look.moves, look.felt, look.given_moves, look.given_felt) for look in other}
        pressures = [present for present in (True, False) if (dap.can_be_yes if present else dap.can_be_no)]
        muscles = Muscles(side)
        settings = list(product(elsewhere, pressures))
        for end in _endings(muscles, skin, stops):
            # Where non-key function is too near, or not all there is, nothing else matters.
            matters = settings if end.decides or end.given_decides else settings[:1]
            for (moves, felt, given_moves, given_felt), pressure in matters:
                enters = end.decides and not moves and (pressure or felt or end.felt)
                given_enters = end.given_decides and not given_moves and (pressure or given_felt or end.given_felt)
                level = muscles.non_key if enters else end.level
                given_level = muscles.non_key if given_enters else end.given_level
                levels |= 1 << level
                if level != given_level:
                    assumed |= 1 << level
    return Zone(levels, assumed, vac.can_be_yes)


def _endings(muscles: Muscles, skin: Skin, stops: Sequence[MotorStop]) -> set[_Ending]:
    ways = _given_ways(muscles.motor)
    skins = {
        (level, skin_limit(given), felt, given_felt)
        for early in ((True, False) if skin.assumed else (True,))
        for level, given, felt, given_felt in looks(skin, early=early)
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

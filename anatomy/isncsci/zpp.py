"""Zones of partial preservation: the most caudal segment with any function, where the 2019 revision lets one apply.

Sensory, each side: only with no deep anal pressure and nothing felt at S4-5 of that side. Motor, both sides: only with
no voluntary anal contraction. With nothing preserved below it the zone is the level itself. Non-key muscle function
enters on the side where it is what makes the injury motor incomplete, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from anatomy.isncsci.completeness import sacral
from anatomy.isncsci.exam import ExamSide
from anatomy.isncsci.levels import KEY_INDEX, S3
from anatomy.isncsci.motor_level import MotorStop
from anatomy.isncsci.score import Anorectal, Score


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
        lowest = lowest_moving(side.motor)
        for stop in stops:
            below, nothing_below = lowest[stop.below]
            levels |= below | nothing_below << min(stop.level, S3)
    return Zone(levels, _zone_assumed(side.motor, level_assumed), vac.can_be_yes)


def lowest_moving(motor: Sequence[Score]) -> list[tuple[int, bool]]:
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

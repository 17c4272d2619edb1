"""Motor level: the lowest key muscle of grade 3 or more, everything above it being normal.

Where a segment has no key muscle (C2–C4, T2–L1, S2–S4-5) its motor function is presumed to be as its skin: the motor
level goes on down only while the sensory level has not been passed. S4-5 has a motor test of its own, voluntary anal
contraction, so a motor level is intact only with that present.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from anatomy.isncsci.levels import C4, KEY_INDEX, KEY_NUMBER, L1, S1, S2, S3, S45, T1, T2, bits
from anatomy.isncsci.score import MOTOR_NORMAL, Anorectal, Score

ANTIGRAVITY = 3
_LIMB = 5


class MotorStop(NamedTuple):
    """One motor level a side can have, and what it asks of the scores.

    Parameters
    ----------
    level
        Index of the level; ``S45`` is intact when there is voluntary anal contraction, and S3 when there is none.
    skin
        Sensory levels that go with it, a bit each.
    below
        Number of the first key muscle below it, which like all later ones is not bound by it.
    weak
        Whether that first muscle has to be below grade 3, because it is what ends the count.
    """

    level: int
    skin: int
    below: int
    weak: bool


def stops(motor: Sequence[Score], skin: int) -> list[MotorStop]:
    """Return every motor level a side can have.

    Parameters
    ----------
    motor
        Its ten scores.
    skin
        Its possible sensory levels, a bit each.

    Returns
    -------
    list of MotorStop
        Cranial to caudal; exactly one when all is testable.
    """
    found = [MotorStop(level, 1 << level, 0, False) for level in range(C4) if skin >> level & 1]
    from_c4 = skin & bits(C4, S45)
    if from_c4 and _limb(found, motor, 0, from_c4):
        found += [MotorStop(level, 1 << level, _LIMB, False) for level in range(T2, L1) if skin >> level & 1]
        from_l1 = skin & bits(L1, S45)
        if from_l1 and _limb(found, motor, _LIMB, from_l1):
            found += [
                MotorStop(level, 1 << level, 2 * _LIMB, False) for level in range(S2, S45 + 1) if skin >> level & 1
            ]
    return found


def _limb(found: list[MotorStop], motor: Sequence[Score], first: int, skin: int) -> bool:
    """Add the levels at which the count can end in one limb; tell whether it can go through."""
    before = KEY_INDEX[first] - 1
    if motor[first].low < ANTIGRAVITY:
        found.append(MotorStop(before, skin, first, True))
    last = first + _LIMB - 1
    for number in range(first, last + 1):
        score, level = motor[number], KEY_INDEX[number]
        full = score.high == MOTOR_NORMAL
        if score.low < MOTOR_NORMAL and score.high >= ANTIGRAVITY:
            found.append(MotorStop(level, skin, number + 1, False))
        elif full and number == last:
            # Below T1 and S1 the skin decides; here it is not normal at T2, or S2.
            if ending := skin & bits(before, level):
                found.append(MotorStop(level, ending, number + 1, False))
        elif full and motor[number + 1].low < ANTIGRAVITY:
            found.append(MotorStop(level, skin, number + 1, True))
        if not full:
            return False
    return True


def levels(found: Sequence[MotorStop], vac: Anorectal) -> int:
    """Return the possible motor levels as a set of bits."""
    mask = 0
    for stop in found:
        mask |= 1 << stop.level
    return with_vac(mask, vac)


def with_vac(mask: int, vac: Anorectal) -> int:
    """Return a set of levels in which intact stays only as far as voluntary anal contraction may be present."""
    if mask >> S45 & 1:
        mask &= ~(1 << S45)
        mask |= (vac.can_be_yes << S45) | (vac.can_be_no << S3)
    return mask


def skin_limit(sensory_level: int) -> int:
    """Return the lowest motor level that a sensory level allows, all key muscles being normal.

    Examples
    --------
    >>> from anatomy.isncsci.levels import LEVELS, LEVEL_INDEX
    >>> [LEVELS[skin_limit(LEVEL_INDEX[level])] for level in ("C3", "C6", "T5", "L4")]
    ['C3', 'T1', 'T5', 'S1']
    """
    if C4 <= sensory_level <= T1:
        return T1
    if L1 <= sensory_level <= S1:
        return S1
    return sensory_level


def is_assumed(motor: Sequence[Score], first_assumed_skin: int) -> int:
    """Return the motor levels that would be higher up were the assumed scores taken as given, a bit each."""
    return _SKIN_ASSUMED[min(first_assumed_skin, S45 + 1)] | muscle_assumed(motor)


def muscle_assumed(motor: Sequence[Score]) -> int:
    """Return the levels whose reach rests on an assumed muscle: those below it, and its own unless seen as 3 or 4."""
    for number, score in enumerate(motor):
        if score.assumed:
            level = KEY_INDEX[number]
            return -1 << (level if score.given_low < ANTIGRAVITY else level + 1)
    return 0


def _presumed_from(level: int) -> int:
    """Return the lowest segment at or above a level whose motor function is presumed from the skin."""
    while level in KEY_NUMBER:
        level -= 1
    return level


#: For each level with an assumed key point: the motor levels that rest on it.
_SKIN_ASSUMED = tuple(
    sum(1 << level for level in range(S45 + 1) if _presumed_from(level) >= assumed) for assumed in range(S45 + 2)
)

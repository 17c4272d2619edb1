"""The quick way through an examination in which nothing is open: every score a plain number, VAC and DAP known.

Scores of a part stand in one string, cranial to caudal, so most rules are a count of leading or trailing characters.
The rules are those of ``classify``, for one known patient; a test holds the two together.
"""

from __future__ import annotations

from functools import cache
from operator import itemgetter
from typing import Final, NamedTuple

from anatomy.isncsci.completeness import COMPLETE, INCOMPLETE
from anatomy.isncsci.joint import enough_strong
from anatomy.isncsci.levels import (
    ARM_LEVELS,
    C4,
    KEY_INDEX,
    KEYS_DOWN_TO,
    L1,
    LEVEL_INDEX,
    MORE_THAN_THREE,
    MOTOR_LEVELS,
    NOT_APPLICABLE,
    S1,
    S3,
    S45,
    SENSORY_LEVELS,
    T1,
    level_name,
)
from anatomy.isncsci.result import Classification, Items, Sided, item
from anatomy.isncsci.totals import Totals

_SENSORY, _MUSCLES, _ARM = len(SENSORY_LEVELS), len(MOTOR_LEVELS), len(ARM_LEVELS)
_skin_cells, _motor_cells = itemgetter(*SENSORY_LEVELS), itemgetter(*MOTOR_LEVELS)
_SENSORY_SCORES, _MOTOR_SCORES = frozenset("012"), frozenset("012345")
_SIDE_FIELDS: Final = frozenset({"light_touch", "pin_prick", "motor", "lowest_non_key_muscle"})
_PRESENCE: Final = {"Yes": True, "No": False}
#: No function at all lies above every level.
_NONE: Final = -1
_NON_KEY: Final[dict[str | None, int]] = {None: _NONE} | {level: LEVEL_INDEX[level] for level in MOTOR_LEVELS}


class PlainSide(NamedTuple):
    """One side: the scores of each part as a string, and the level of its lowest non-key muscle function."""

    touch: str
    pin: str
    motor: str
    non_key: int


def classify_plain(document: object) -> Classification | None:
    """Classify an exam document in which nothing is open; return nothing when it is another, or cannot be read."""
    if type(document) is not dict:
        return None
    try:
        right, left = _plain_side(document["right"]), _plain_side(document["left"])
        vac, dap = _PRESENCE[document["vac"]], _PRESENCE[document["dap"]]
    except (KeyError, TypeError, AttributeError):
        return None  # the reader of exams says what is wrong
    return None if right is None or left is None else _classify(right, left, vac, dap)


def _plain_side(side: dict[str, dict[str, str]]) -> PlainSide | None:
    touch, pin, motor = side["light_touch"], side["pin_prick"], side["motor"]
    if not (len(touch) == len(pin) == _SENSORY and len(motor) == _MUSCLES and side.keys() <= _SIDE_FIELDS):
        return None
    touch_cells, pin_cells, motor_cells = _skin_cells(touch), _skin_cells(pin), _motor_cells(motor)
    if not (_SENSORY_SCORES.issuperset(touch_cells) and _SENSORY_SCORES.issuperset(pin_cells)):
        return None
    if not _MOTOR_SCORES.issuperset(motor_cells):
        return None
    non_key = _NON_KEY[side.get("lowest_non_key_muscle")]  # type: ignore[index]
    return PlainSide("".join(touch_cells), "".join(pin_cells), "".join(motor_cells), non_key)


def _classify(right: PlainSide, left: PlainSide, vac: bool, dap: bool) -> Classification:
    sensory_right, sensory_left = _sensory_level(right), _sensory_level(left)
    motor_right, motor_left = _motor_level(right, sensory_right, vac), _motor_level(left, sensory_left, vac)
    nli = min(sensory_right, sensory_left, motor_right, motor_left)
    lowest_right, lowest_left = _lowest_muscle(right), _lowest_muscle(left)
    zone_right, zone_left = _lowest_skin(right), _lowest_skin(left)
    felt_right, felt_left = zone_right == S45, zone_left == S45
    sparing = dap or felt_right or felt_left
    by_key = lowest_right - motor_right >= MORE_THAN_THREE or lowest_left - motor_left >= MORE_THAN_THREE
    by_right, by_left = right.non_key - motor_right >= MORE_THAN_THREE, left.non_key - motor_left >= MORE_THAN_THREE
    if not vac and not sparing:
        grade = "A"
    elif vac and dap and motor_right == motor_left == sensory_right == sensory_left == S45:
        grade = "E"
    elif vac or by_key or by_right or by_left:
        grade = "D" if _strong(right) + _strong(left) >= enough_strong(KEYS_DOWN_TO[nli]) else "C"
    else:
        grade = "B"
    entering = sparing and not by_key
    return Classification(
        sensory_level=_sided(sensory_right, sensory_left),
        motor_level=_sided(motor_right, motor_left),
        nli=_level(nli),
        completeness=_answer(COMPLETE if grade == "A" else INCOMPLETE),
        ais=_answer(grade),
        zpp_sensory=_sided(_NA if dap or felt_right else zone_right, _NA if dap or felt_left else zone_left),
        zpp_motor=_sided(
            _NA if vac else max(motor_right, lowest_right, right.non_key if entering and by_right else _NONE),
            _NA if vac else max(motor_left, lowest_left, left.non_key if entering and by_left else _NONE),
        ),
        totals=_totals(right, left),
    )


def _leading(text: str, character: str) -> int:
    return len(text) - len(text.lstrip(character))


def _sensory_level(side: PlainSide) -> int:
    return min(_leading(side.touch, "2"), _leading(side.pin, "2"))


def _motor_level(side: PlainSide, sensory_level: int, vac: bool) -> int:
    if sensory_level < C4:
        return sensory_level
    number = _leading(side.motor[:_ARM], "5")
    if number == _ARM:
        if sensory_level <= T1:
            return T1
        if sensory_level < L1:
            return sensory_level
        number = _leading(side.motor, "5")
        if number == _MUSCLES:
            if sensory_level <= S1:
                return S1
            return S3 if sensory_level == S45 and not vac else sensory_level
    return KEY_INDEX[number] - (side.motor[number] < "3")


def _lowest_muscle(side: PlainSide) -> int:
    moving = len(side.motor.rstrip("0"))
    return KEY_INDEX[moving - 1] if moving else _NONE


def _lowest_skin(side: PlainSide) -> int:
    return max(len(side.touch.rstrip("0")), len(side.pin.rstrip("0")))


def _strong(side: PlainSide) -> int:
    return side.motor.count("5") + side.motor.count("4") + side.motor.count("3")


def _totals(right: PlainSide, left: PlainSide) -> Totals:
    uems_right, lems_right = _motor_sum(right.motor[:_ARM]), _motor_sum(right.motor[_ARM:])
    uems_left, lems_left = _motor_sum(left.motor[:_ARM]), _motor_sum(left.motor[_ARM:])
    touch_right, touch_left = _skin_sum(right.touch), _skin_sum(left.touch)
    pin_right, pin_left = _skin_sum(right.pin), _skin_sum(left.pin)
    return {
        "right": _sums(uems_right, lems_right, touch_right, pin_right),
        "left": _sums(uems_left, lems_left, touch_left, pin_left),
        "both": {
            "uems": str(uems_right + uems_left),
            "lems": str(lems_right + lems_left),
            "light_touch": str(touch_right + touch_left),
            "pin_prick": str(pin_right + pin_left),
        },
    }


def _sums(uems: int, lems: int, touch: int, pin: int) -> dict[str, str]:
    return {
        "uems": str(uems),
        "lems": str(lems),
        "motor": str(uems + lems),
        "light_touch": str(touch),
        "pin_prick": str(pin),
    }


@cache
def _motor_sum(limb: str) -> int:
    return sum(map(int, limb))


def _skin_sum(cells: str) -> int:
    return cells.count("1") + 2 * cells.count("2")


#: Stands for "not applicable" among levels.
_NA: Final = S45 + 1


@cache
def _level(index: int) -> Items:
    return (item(NOT_APPLICABLE if index == _NA else level_name(index), False),)


@cache
def _sided(right: int, left: int) -> Sided:
    return Sided(_level(right), _level(left))


@cache
def _answer(value: str) -> Items:
    return (item(value, False),)

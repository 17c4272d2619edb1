"""Which rule stands behind each value of a classification, with the facts that its sentence asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from anatomy.isncsci.classify import Working
from anatomy.isncsci.completeness import COMPLETE, sacral
from anatomy.isncsci.exam import Exam
from anatomy.isncsci.levels import (
    C4,
    KEY_INDEX,
    KEY_NUMBER,
    LEVEL_INDEX,
    LEVELS,
    MORE_THAN_THREE,
    MOTOR_LEVELS,
    NOT_APPLICABLE,
    S3,
    S45,
    level_name,
    members,
)
from anatomy.isncsci.motor_level import ANTIGRAVITY, MotorStop
from anatomy.isncsci.result import Classification
from anatomy.isncsci.score import MOTOR_NORMAL, SIDES, Anorectal, Score

Workings = Mapping[str, Working]


class Reason(NamedTuple):
    """A rule, the words its sentence asks for, and the values it leads to."""

    rule: str
    words: dict[str, Any]
    values: tuple[str, ...] = ()


def sensory_level(working: Working) -> Iterator[Reason]:
    """Yield the reason for each possible sensory level of a side."""
    for level in members(working.skin.levels):
        name = level_name(level)
        if level == S45:
            yield Reason("sensory.intact", {}, (name,))
        else:
            touch, pin = working.side.light_touch[level], working.side.pin_prick[level]
            open_ended = touch.high == touch.normal and pin.high == pin.normal
            words = {
                "level": name,
                "next": LEVELS[level + 1],
                "touch": touch.text,
                "pin": pin.text,
                "open": open_ended,
            }
            yield Reason("sensory.ends" if level else "sensory.first", words, (name,))


def motor_level(working: Working, vac: Anorectal) -> Iterator[Reason]:
    """Yield the reason for each possible motor level of a side."""
    for stop in working.stops:
        if stop.level == S45:
            if vac.can_be_no:
                yield Reason("motor.no_contraction", {}, (LEVELS[S3],))
            if vac.can_be_yes:
                yield Reason("motor.intact", {}, (level_name(S45),))
            continue
        name = level_name(stop.level)
        rule, number = motor_rule(stop, working.side.motor)
        words: dict[str, Any] = {"level": name}
        if number is not None:
            score = working.side.motor[number]
            words |= {"next": MOTOR_LEVELS[number], "grade": score.text, "open": score.low != score.high}
        yield Reason(rule, words, (name,))


def motor_rule(stop: MotorStop, motor: tuple[Score, ...]) -> tuple[str, int | None]:
    """Return the rule behind a motor level, and the number of the key muscle that it turns on."""
    number = KEY_NUMBER.get(stop.level)
    if stop.level < C4:
        return "motor.skin_first", None
    if stop.weak:
        return ("motor.none_above" if number is None else "motor.weak_below"), stop.below
    if number is None:
        return "motor.as_skin", None
    if motor[number].low == MOTOR_NORMAL:
        return "motor.not_presumed", number
    return "motor.antigravity", number


def completeness(exam: Exam, result: Classification) -> Iterator[Reason]:
    """Yield the reason for what is said on completeness."""
    values = tuple(item.value for item in result.completeness)
    if len(values) > 1:
        yield Reason("completeness.open", {}, values)
    elif values == (COMPLETE,):
        yield Reason("complete", {}, values)
    else:
        yield Reason("incomplete", {"spared": spared(exam)}, values)


def felt(exam: Exam, side: str) -> list[str]:
    """Return the parts of the examination that surely found feeling at S4-5 of a side."""
    parts = zip(("light_touch", "pin_prick"), sacral(getattr(exam, side)), strict=True)
    return [part for part, score in parts if score.low > 0]


def spared(exam: Exam, *, contraction: bool = True) -> list[tuple[str, str | None]]:
    """Return what surely is preserved in the lowest sacral segments, each with its side."""
    found: list[tuple[str, str | None]] = [(part, side) for side in SIDES for part in felt(exam, side)]
    if exam.dap is Anorectal.YES:
        found.append(("dap", None))
    if contraction and exam.vac is Anorectal.YES:
        found.append(("vac", None))
    return found


def ais(exam: Exam, workings: Workings, result: Classification, *, settled: bool) -> Iterator[Reason]:
    """Yield the reason for each possible grade; ``settled`` when nothing at all is left open."""
    grades = [item.value for item in result.ais]
    if not settled:
        rule = "ais.settled" if len(grades) == 1 else "ais.possible"
        yield from (Reason(rule, {"grade": grade}, (grade,)) for grade in grades)
        return
    nli = LEVEL_INDEX.get(result.nli[0].value, S45)
    numbered = [(index, score) for side in SIDES for index, score in zip(KEY_INDEX, _motor(exam, side), strict=True)]
    below = [score for index, score in numbered if index > nli]
    words = {
        "spared": spared(exam, contraction=False),
        "reaches": [reach(exam, workings, side) for side in SIDES],
        "contraction": exam.vac is Anorectal.YES,
        "nli": level_name(nli),
        "of": len(below),
        "strong": sum(score.low >= ANTIGRAVITY for score in below),
    }
    yield Reason(f"ais.{grades[0]}", words, (grades[0],))


class Reach(NamedTuple):
    """How far motor function of a side goes below its motor level; ``lowest`` is empty when it does not."""

    side: str
    motor_level: str
    lowest: str
    is_key: bool
    distance: int

    @property
    def is_far(self) -> bool:
        """Whether it is more than three levels below."""
        return self.distance >= MORE_THAN_THREE


def reach(exam: Exam, workings: Workings, side: str) -> Reach:
    """Return the reach of a side whose motor level is settled."""
    level = workings[side].stops[0].level
    if level == S45 and exam.vac is not Anorectal.YES:
        level = S3
    lowest = max((i for i, score in zip(KEY_INDEX, _motor(exam, side), strict=True) if score.low > 0), default=-1)
    recorded = workings[side].side.lowest_non_key_muscle
    non_key = -1 if recorded is None else LEVEL_INDEX[recorded]
    is_key = lowest >= non_key or lowest - level >= MORE_THAN_THREE
    best = lowest if is_key else non_key
    if best <= level:
        return Reach(side, level_name(level), "", is_key, 0)
    return Reach(side, level_name(level), LEVELS[best], is_key, best - level)


def zpp_sensory(exam: Exam, working: Working, side: str, result: Classification) -> Iterator[Reason]:
    """Yield the reason for each possible end of a sensory zone."""
    for item in getattr(result.zpp_sensory, side):
        if item.value == NOT_APPLICABLE:
            parts = [(part, side) for part in felt(exam, side)] + [("dap", None)] * (exam.dap is Anorectal.YES)
            yield Reason("zpp_sensory.na" if parts else "zpp_sensory.maybe_na", {"spared": parts}, (item.value,))
        else:
            is_level = working.skin.levels >> LEVEL_INDEX[item.value] & 1
            rule = "zpp_sensory.level" if is_level else "zpp_sensory.value"
            yield Reason(rule, {"level": item.value}, (item.value,))


def zpp_motor(exam: Exam, working: Working, side: str, result: Classification) -> Iterator[Reason]:
    """Yield the reason for each possible end of a motor zone."""
    levels = {min(stop.level, S3) for stop in working.stops}
    for item in getattr(result.zpp_motor, side):
        if item.value == NOT_APPLICABLE:
            yield Reason("zpp_motor.na" if exam.vac is Anorectal.YES else "zpp_motor.maybe_na", {}, (item.value,))
            continue
        index = LEVEL_INDEX[item.value]
        if index in levels:
            rule = "zpp_motor.level"
        elif working.side.motor[KEY_NUMBER[index]].high > 0:
            rule = "zpp_motor.value"
        else:
            rule = "zpp_motor.non_key"
        yield Reason(rule, {"level": item.value}, (item.value,))


def notices(exam: Exam, workings: Workings, result: Classification) -> Iterator[tuple[str | None, Reason]]:
    """Yield what a reader should know beside the result, with the side it concerns."""
    for side, working in workings.items():
        motor, first = working.side.motor, working.stops[0].level
        if first < C4 and all(score.low == MOTOR_NORMAL for score in motor[:5]):
            yield side, Reason("notice.high_cervical", {"level": level_name(first)})
        for stop in working.stops:
            if motor_rule(stop, motor)[0] == "motor.not_presumed":
                following = working.side.light_touch[stop.level], working.side.pin_prick[stop.level]
                if all(score.high == score.normal for score in following):
                    yield side, Reason("notice.presumed_gap", {"level": level_name(stop.level)})
    grades = [item.value for item in result.ais]
    if "B" in grades and exam.right.lowest_non_key_muscle is exam.left.lowest_non_key_muscle is None:
        yield None, Reason("notice.non_key_blank", {})
    lowest = result.nli[-1].value
    if "D" in grades and LEVEL_INDEX.get(lowest, S45) >= KEY_INDEX[-1]:
        yield None, Reason("notice.none_to_count", {"nli": lowest})


def _motor(exam: Exam, side: str) -> tuple[Score, ...]:
    scores: tuple[Score, ...] = getattr(exam, side).motor
    return scores

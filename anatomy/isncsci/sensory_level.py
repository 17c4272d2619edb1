"""Sensory level: the most caudal dermatome with light touch and pin prick normal there and all the way down to it.

Counted from C2. C2 not normal gives C1; all 28 normal gives intact. Deep anal pressure plays no part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from anatomy.isncsci.exam import ExamSide
from anatomy.isncsci.levels import S3, S45, members
from anatomy.isncsci.score import SENSORY_NORMAL, Score

#: Later than every level.
NEVER = 99


class Sacral(NamedTuple):
    """One way S4-5 can be: normal, and felt at all; for classification and with the scores as given."""

    normal: bool
    felt: bool
    given_normal: bool
    given_felt: bool


class Skin(NamedTuple):
    """What one side's key points leave possible.

    Parameters
    ----------
    levels
        Sensory levels that are possible, a bit each.
    assumed
        Levels with a score taken as normal, and whether that one is certainly abnormal as given.
    sacral
        Every way S4-5 can be.
    """

    levels: int
    assumed: tuple[tuple[int, bool], ...]
    sacral: frozenset[Sacral]

    @property
    def first_assumed(self) -> int:
        """The most cranial level with a score taken as normal."""
        return self.assumed[0][0] if self.assumed else NEVER


def read_skin(side: ExamSide) -> Skin:
    """Return what the key points of a side leave possible."""
    levels, reachable, assumed = 0, True, []
    for index, (touch, pin) in enumerate(zip(side.light_touch, side.pin_prick, strict=True), start=1):
        if touch.assumed or pin.assumed:
            certain = any(score.assumed and score.value is not None for score in (touch, pin))
            assumed.append((index, certain))
        if reachable:
            if touch.low < SENSORY_NORMAL or pin.low < SENSORY_NORMAL:
                levels |= 1 << (index - 1)
            reachable = touch.high == pin.high == SENSORY_NORMAL
    if reachable:
        levels |= 1 << S45
    return Skin(levels, tuple(assumed), _sacral(side.light_touch[-1], side.pin_prick[-1]))


def is_assumed(skin: Skin) -> int:
    """Return the sensory levels that would be higher up were the assumed scores taken as given, a bit each."""
    return -1 << skin.first_assumed


def ends_as_given(skin: Skin) -> list[int]:
    """Return the levels at which the count can end as given because of an assumed score; the last may be never.

    Only an assumed score can end it earlier than for classification: all else down to the sensory level is normal.
    """
    ends = []
    for index, certain in skin.assumed:
        ends.append(index)
        if certain:
            return ends
    return [*ends, NEVER]


def looks(skin: Skin, end: int) -> Iterator[tuple[int, int, bool, bool]]:
    """Yield every sensory level with the one as given, and whether S4-5 is felt in either reading.

    ``end`` is where an assumed score ends the count as given.
    """
    anyhow = {(way.felt, way.given_felt) for way in skin.sacral}
    for level in members(skin.levels):
        given = min(level, end - 1)
        if level < S3:
            yield from ((level, given, *felt) for felt in anyhow)
        else:
            for way in set(_sacral_with(skin, level)):
                below = S3 if given == S45 and not way.given_normal else given
                yield level, below, way.felt, way.given_felt


def felt_with(skin: Skin, levels: int) -> set[bool]:
    """Return whether S4-5 may be felt, and may not, with sensory levels of a set."""
    return {way.felt for level in members(skin.levels & levels) for way in _sacral_with(skin, level)}


def _sacral_with(skin: Skin, level: int) -> Iterable[Sacral]:
    """Return the ways S4-5 can be with a sensory level: it is what ends the count at S3, and what makes it intact."""
    if level < S3:
        return skin.sacral
    return [way for way in skin.sacral if way.normal == (level == S45)]


def _sacral(touch: Score, pin: Score) -> frozenset[Sacral]:
    ways = product(_readings(touch), _readings(pin))
    return frozenset(
        Sacral(a == b == SENSORY_NORMAL, a + b > 0, ga == gb == SENSORY_NORMAL, ga + gb > 0)
        for (a, ga), (b, gb) in ways
    )


def _readings(score: Score) -> list[tuple[int, int]]:
    """Return each value of a score for classification, beside what it is as given."""
    given = range(score.given_low, score.given_high + 1)
    return [(SENSORY_NORMAL, value) if score.assumed else (value, value) for value in given]

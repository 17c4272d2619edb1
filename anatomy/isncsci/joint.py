"""What one side contributes to the impairment scale, over every value its untestable scores may have.

The grade depends on a side only through a few quantities. A :class:`Look` is one combination of them; the set of looks
of a side is small however many scores are not testable, and each grade is a question about a pair of looks. Every
quantity stands twice, for classification and with the assumed (``**``) scores as given, because a ``*`` on the result
compares the two for the same patient.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from anatomy.isncsci.exam import ExamSide
from anatomy.isncsci.levels import (
    FIRST_KEY_FROM,
    KEY_INDEX,
    KEYS_DOWN_TO,
    LEVEL_INDEX,
    MORE_THAN_THREE,
    T2,
    bits,
    members,
)
from anatomy.isncsci.motor_level import ANTIGRAVITY, MotorStop, skin_limit
from anatomy.isncsci.score import MOTOR_NORMAL, Score
from anatomy.isncsci.sensory_level import NEVER, Skin, ends_as_given
from anatomy.isncsci.sensory_level import looks as skin_looks

_KEYS = len(KEY_INDEX)
#: T2 to T10 are alike: the same key muscles lie above them, and the same lie more than three levels below.
_TRUNK_END = LEVEL_INDEX["T10"]
_TRUNK = bits(T2, _TRUNK_END)


class Look(NamedTuple):
    """One way a side can bear on the grade.

    Parameters
    ----------
    keys_above
        Key muscles at or above the side's own sensory and motor levels, whichever is higher.
    moves
        A key muscle moves more than three levels below the motor level.
    non_key
        Non-key function was recorded more than three levels below it.
    felt
        Anything is felt at S4-5.
    given_keys_above, given_moves, given_non_key, given_felt
        The same with assumed scores as given.
    lost
        How many of the strong muscles are not strong as given.
    strong_low, strong_high
        Least and greatest number of key muscles of grade 3 or more among all ten; every number between occurs.
    """

    keys_above: int
    moves: bool
    non_key: bool
    felt: bool
    given_keys_above: int
    given_moves: bool
    given_non_key: bool
    given_felt: bool
    lost: int
    strong_low: int
    strong_high: int

    @property
    def rests_on_assumption(self) -> bool:
        """Whether the assumed scores change anything here."""
        return self.lost > 0 or self[:4] != self[4:8]


class Given(NamedTuple):
    """One way the assumed muscles can be, as given.

    ``limit`` is the lowest motor level they allow, ``lowest`` the most caudal of them with any function (-1: none).
    """

    limit: int
    lowest: int

    def after(self, level: int, value: int) -> Given:
        """Return the way with one more muscle, further down, at a value."""
        limit = self.limit
        if limit == NEVER and value < MOTOR_NORMAL:
            limit = level if value >= ANTIGRAVITY else level - 1
        return Given(limit, level if value else self.lowest)


#: No assumed muscle at all.
AS_SEEN = Given(NEVER, -1)


def enough_strong(keys_above: int) -> int:
    """Return how many of all 20 key muscles must be of grade 3 or more for D.

    Parameters
    ----------
    keys_above
        Key muscles of one side at or above the neurological level. Those are of grade 3 or more on both sides, so
        "at least half of the 20 - 2k below" is "at least 2k + (20 - 2k) / 2 of all".

    Examples
    --------
    >>> enough_strong(0), enough_strong(5)
    (10, 15)
    """
    return _KEYS + keys_above


def _given_ways(motor: Sequence[Score], preserved: bool) -> dict[Given, int]:
    """Return the ways the assumed muscles can be as given, with how many of them are below grade 3.

    One that is not testable can be anything, but two extremes settle every question: above the point where the count
    ends all are normal, and below it all are at 0, or all ``preserved``.
    """
    ways = {AS_SEEN: 0}
    for number, score in enumerate(motor):
        if not score.assumed:
            continue
        following: dict[Given, int] = {}
        for way, lost in ways.items():
            if score.value is not None:
                values: tuple[int, ...] = (score.value,)
            elif way.limit == NEVER:
                values = (0, ANTIGRAVITY, MOTOR_NORMAL)
            else:
                values = (MOTOR_NORMAL if preserved else 0,)
            for value in values:
                following[way.after(KEY_INDEX[number], value)] = lost + (value < ANTIGRAVITY)
        ways = following
    return ways


class Muscles:
    """The ten key muscles of a side, with the running counts that the questions below need."""

    def __init__(self, side: ExamSide) -> None:
        self.motor = motor = side.motor
        self.non_key = -1 if side.lowest_non_key_muscle is None else LEVEL_INDEX[side.lowest_non_key_muscle]
        self.lowest_assumed = max((KEY_INDEX[n] for n, score in enumerate(motor) if score.assumed), default=-1)
        self.surely_strong = _running(score.low >= ANTIGRAVITY for score in motor)
        self.maybe_strong = _running(score.high >= ANTIGRAVITY for score in motor)
        self.assumed = _running(score.assumed for score in motor)
        self.surely_move = _running(not score.assumed and score.low > 0 for score in motor)
        self.maybe_move = _running(not score.assumed and score.high > 0 for score in motor)

    def seen_moving(self, from_level: int, below: int) -> bool:
        """Whether a muscle that is not assumed lies from a level down to the motor level (so is of grade 3 or more)."""
        first = FIRST_KEY_FROM[from_level]
        return first < below and (below - first) > self.assumed[below] - self.assumed[first]

    def ways(self, stop: MotorStop, given_level: int, given_moves: bool) -> Iterator[tuple[bool, bool, int, int]]:
        """Yield whether a key muscle moves far below, the same as given, and the range of strong muscles.

        The muscles below the motor level fall in three runs: free ones, those far below the level as given only
        (``near``), and those far below either (``far``). ``given_moves`` tells whether the rest settles the second.
        """
        below, far = stop.below, FIRST_KEY_FROM[stop.level + MORE_THAN_THREE]
        near = max(below, FIRST_KEY_FROM[given_level + MORE_THAN_THREE])
        weak = stop.weak and self.motor[below].high >= ANTIGRAVITY
        moves = self.lowest_assumed >= stop.level + MORE_THAN_THREE

        def strong(end: int) -> tuple[int, int]:
            # From `end` on every muscle is at 0 but those taken as normal.
            taken = below + self.assumed[_KEYS] - self.assumed[end]
            low = self.surely_strong[end] - self.surely_strong[below]
            high = self.maybe_strong[end] - self.maybe_strong[below] - (weak and end > below)
            return taken + low, taken + high

        if self.maybe_move[_KEYS] > self.maybe_move[far]:
            yield True, True, *strong(_KEYS)
        if self.surely_move[_KEYS] > self.surely_move[far]:
            return
        if given_moves or self.maybe_move[far] > self.maybe_move[near]:
            yield moves, True, *strong(far)
        if not given_moves and self.surely_move[far] == self.surely_move[near]:
            yield moves, False, *strong(near)


def looks(side: ExamSide, skin: Skin, stops: Iterable[MotorStop], *, preserved: bool) -> set[Look]:
    """Return every look of a side.

    Parameters
    ----------
    side
        Its scores.
    skin
        What its key points leave possible.
    stops
        Its possible motor levels.
    preserved
        Which extreme to take for scores that are assumed and not testable, as given: with ``True`` levels end early
        and all below is preserved, with ``False`` they end late and nothing below is. What is possible for
        classification is the same in both.
    """
    muscles = Muscles(side)
    skins: dict[int, set[tuple[int, bool, bool]]] = {}
    ends = ends_as_given(skin)
    for level, given, felt, given_felt in skin_looks(skin, ends[0] if preserved else ends[-1]):
        skins.setdefault(_trunk(level), set()).add((_trunk(given), felt, given_felt))
    grouped = _GivenLevels(_given_ways(side.motor, preserved), least=preserved)
    found = set[Look]()
    by_skin: dict[int, list[MotorStop]] = {}
    for stop in stops:
        if not (T2 <= stop.level < _TRUNK_END):
            by_skin.setdefault(stop.skin, []).append(stop)
        elif 1 << _TRUNK_END not in by_skin:
            by_skin[1 << _TRUNK_END] = [MotorStop(_TRUNK_END, 1 << _TRUNK_END, stop.below, stop.weak)]
    for mask, alike in by_skin.items():
        cases = _skin_cases(skins, mask, alike[-1].level)
        for stop in alike:
            _add_looks(found, stop, muscles, cases, grouped)
    return found


def _skin_cases(
    skins: Mapping[int, Iterable[tuple[int, bool, bool]]], mask: int, lowest: int
) -> set[tuple[int, bool, int, int, bool]]:
    """Return what skin contributes to looks with motor levels down to ``lowest``; below that it is all alike."""
    if mask & _TRUNK:
        mask |= 1 << _TRUNK_END
    above = KEYS_DOWN_TO[lowest]
    return {
        (min(above, KEYS_DOWN_TO[level]), felt, min(lowest, skin_limit(given)), min(above, KEYS_DOWN_TO[given]), also)
        for level in members(mask)
        for given, felt, also in skins.get(level, ())
    }


def _add_looks(
    found: set[Look],
    stop: MotorStop,
    muscles: Muscles,
    cases: Iterable[tuple[int, bool, int, int, bool]],
    grouped: _GivenLevels,
) -> None:
    """Add the looks of a side with one motor level."""
    known: dict[tuple[int, bool], list[tuple[bool, bool, int, int]]] = {}
    above = KEYS_DOWN_TO[stop.level]
    cases = {
        (min(above, keys), felt, min(stop.level, limit), min(above, given_keys), also)
        for keys, felt, limit, given_keys, also in cases
    }
    non_key = muscles.non_key >= stop.level + MORE_THAN_THREE
    for keys, felt, limit, given_keys, given_felt in cases:
        for (level, moves), lost in grouped.at(limit).items():
            far = level + MORE_THAN_THREE
            if (level, moves) not in known:
                known[level, moves] = list(muscles.ways(stop, level, moves or muscles.seen_moving(far, stop.below)))
            given_above, given_non_key = min(KEYS_DOWN_TO[level], given_keys), muscles.non_key >= far
            for moving, given_moving, low, high in known[level, moves]:
                look = (
                    keys,
                    moving,
                    non_key,
                    felt,
                    given_above,
                    given_moving,
                    given_non_key,
                    given_felt,
                    lost,
                    low,
                    high,
                )
                found.add(Look(*look))


class _GivenLevels:
    """The motor levels that the assumed muscles leave as given, below no limit set by the rest of the side."""

    def __init__(self, ways: dict[Given, int], *, least: bool) -> None:
        self._ways = ways
        self._extreme = min if least else max
        self._known: dict[int, dict[tuple[int, bool], int]] = {}

    def at(self, limit: int) -> dict[tuple[int, bool], int]:
        """Return how many muscles are lost for each level, and whether an assumed muscle moves far below it."""
        if limit not in self._known:
            found: dict[tuple[int, bool], int] = {}
            for way, lost in self._ways.items():
                level = min(limit, way.limit)
                key = level, way.lowest >= level + MORE_THAN_THREE
                found[key] = self._extreme(lost, found.get(key, lost))
            self._known[limit] = found
        return self._known[limit]


def _trunk(level: int) -> int:
    return _TRUNK_END if T2 <= level <= _TRUNK_END else level


def _running(flags: Iterable[bool]) -> list[int]:
    return [0, *accumulate(map(int, flags))]

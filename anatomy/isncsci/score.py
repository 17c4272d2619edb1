"""One score on the worksheet: what was seen, and what it can stand for.

A score is read twice. *For classification*, ``**`` stands for normal and ``NT`` for every value. *As given*, ``**`` is
dropped: ``3**`` is 3 and ``NT**`` is every value. The difference decides which results carry a final ``*``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from anatomy.isncsci.levels import MOTOR_LEVELS, SENSORY_LEVELS

SENSORY_NORMAL: Final = 2
MOTOR_NORMAL: Final = 5


class Anorectal(StrEnum):
    """Voluntary anal contraction, or deep anal pressure."""

    YES = "Yes"
    NO = "No"
    NT = "NT"

    @property
    def can_be_yes(self) -> bool:
        """Whether it is, or may be, present."""
        return self is not Anorectal.NO

    @property
    def can_be_no(self) -> bool:
        """Whether it is, or may be, absent."""
        return self is not Anorectal.YES


class Tag(StrEnum):
    """Whether something other than the cord injury made the score abnormal, and how it is handled."""

    NONE = ""
    AS_GIVEN = "*"
    AS_NORMAL = "**"


@dataclass(frozen=True, slots=True)
class Score:
    """One score.

    Parameters
    ----------
    value
        The grade seen, or ``None`` when not testable.
    normal
        The grade of an unimpaired person: 2 on skin, 5 for a muscle.
    tag
        How a cause other than the cord injury is handled.
    low, high
        Least and greatest value it can stand for in the classification.
    given_low, given_high
        The same with ``**`` dropped.
    assumed
        Whether it is taken as normal although it was not seen to be.

    Examples
    --------
    >>> score = MOTOR_SCORES["NT**"]
    >>> (score.low, score.high), (score.given_low, score.given_high)
    ((5, 5), (0, 5))
    """

    value: int | None
    normal: int
    tag: Tag
    low: int
    high: int
    given_low: int
    given_high: int
    assumed: bool

    @property
    def text(self) -> str:
        """The score as it is written."""
        return f"{'NT' if self.value is None else self.value}{self.tag}"


def _score(value: int | None, normal: int, tag: Tag) -> Score:
    given = (0, normal) if value is None else (value, value)
    taken = (normal, normal) if tag is Tag.AS_NORMAL else given
    return Score(value, normal, tag, *taken, *given, assumed=tag is Tag.AS_NORMAL)


def _all_scores(normal: int) -> dict[str, Score]:
    plain = [_score(value, normal, Tag.NONE) for value in (*range(normal + 1), None)]
    # Only an abnormal score can have another cause, so 5* and 2* do not exist.
    tagged = [_score(s.value, normal, tag) for tag in (Tag.AS_GIVEN, Tag.AS_NORMAL) for s in plain if s.value != normal]
    return {score.text: score for score in (*plain, *tagged)}


#: Every score that may be written for a key point or a key muscle.
SENSORY_SCORES: Final[dict[str, Score]] = _all_scores(SENSORY_NORMAL)
MOTOR_SCORES: Final[dict[str, Score]] = _all_scores(MOTOR_NORMAL)

#: The sides of the worksheet, and the parts of each with the levels and scores that they have.
SIDES: Final = ("right", "left")

PARTS: Final[dict[str, tuple[tuple[str, ...], dict[str, Score]]]] = {
    "light_touch": (SENSORY_LEVELS, SENSORY_SCORES),
    "pin_prick": (SENSORY_LEVELS, SENSORY_SCORES),
    "motor": (MOTOR_LEVELS, MOTOR_SCORES),
}

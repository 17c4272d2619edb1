"""The 29 levels an examination can name, and which of them have a key muscle."""

from __future__ import annotations

from typing import Final

from anatomy.model.segment import SEGMENTS

#: Cranial to caudal, C1 to S4-5. S4 and S5 are one; C1 has no key point but can be the answer.
LEVELS: Final[tuple[str, ...]] = (*SEGMENTS[:28], "S4-5")

#: The 28 dermatomes with a key sensory point.
SENSORY_LEVELS: Final[tuple[str, ...]] = LEVELS[1:]

#: The ten myotomes with a key muscle: arm, then leg.
ARM_LEVELS: Final[tuple[str, ...]] = ("C5", "C6", "C7", "C8", "T1")
LEG_LEVELS: Final[tuple[str, ...]] = ("L2", "L3", "L4", "L5", "S1")
MOTOR_LEVELS: Final[tuple[str, ...]] = ARM_LEVELS + LEG_LEVELS

#: A level that is intact throughout: nothing abnormal down to S4-5.
INTACT: Final = "INT"

#: A zone of partial preservation that does not apply.
NOT_APPLICABLE: Final = "NA"

LEVEL_INDEX: Final[dict[str, int]] = {name: i for i, name in enumerate(LEVELS)}

#: Where each key muscle lies among the levels, and the reverse.
KEY_INDEX: Final[tuple[int, ...]] = tuple(LEVEL_INDEX[name] for name in MOTOR_LEVELS)
KEY_NUMBER: Final[dict[int, int]] = {index: number for number, index in enumerate(KEY_INDEX)}

#: Landmarks of the rules, as indices. A level equal to ``S45`` means intact.
C4, T1, T2, L1, S1, S2, S3, S45 = (LEVEL_INDEX[name] for name in ("C4", "T1", "T2", "L1", "S1", "S2", "S3", "S4-5"))

#: Motor function counts as well below the motor level from this many levels on: "more than three".
MORE_THAN_THREE: Final = 4

#: Number of key muscles (of one side) at or above each level.
KEYS_DOWN_TO: Final[tuple[int, ...]] = tuple(sum(k <= i for k in KEY_INDEX) for i in range(len(LEVELS)))

#: Number of the first key muscle at or below a level; ten when there is none.
FIRST_KEY_FROM: Final[tuple[int, ...]] = tuple(sum(k < i for k in KEY_INDEX) for i in range(len(LEVELS) + 4))


def level_name(index: int) -> str:
    """Return the name of a level, ``INT`` for the last.

    Examples
    --------
    >>> level_name(4), level_name(28)
    ('C5', 'INT')
    """
    return INTACT if index == S45 else LEVELS[index]


def bits(first: int, last: int) -> int:
    """Return a set of levels as an integer: one bit each from ``first`` to ``last``, both included.

    Examples
    --------
    >>> bin(bits(1, 3))
    '0b1110'
    """
    return (1 << (last + 1)) - (1 << first)


def members(mask: int) -> list[int]:
    """Return the indices in a set of levels, cranial to caudal.

    Examples
    --------
    >>> members(0b1010)
    [1, 3]
    """
    return [i for i in range(mask.bit_length()) if mask >> i & 1]

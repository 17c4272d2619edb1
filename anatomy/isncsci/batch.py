"""Many examinations at once: those without anything open in arrays, the others one by one.

The rules are those of the single examination, written down once more for columns; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from anatomy.errors import BadExam
from anatomy.isncsci.ais import GRADES
from anatomy.isncsci.classify import classify
from anatomy.isncsci.completeness import COMPLETE, INCOMPLETE
from anatomy.isncsci.exam import Exam
from anatomy.isncsci.joint import enough_strong
from anatomy.isncsci.levels import (
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
from anatomy.isncsci.motor_level import ANTIGRAVITY
from anatomy.isncsci.result import Classification, Items, Sided, item
from anatomy.isncsci.score import MOTOR_NORMAL, SENSORY_NORMAL, SIDES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

#: Enough for arrays to pay, few enough for a reader of the results not to wait.
CHUNK: Final = 2048

_SENSORY, _MUSCLES = len(SENSORY_LEVELS), len(MOTOR_LEVELS)
_SIDE_WIDTH = 2 * _SENSORY + _MUSCLES
_skin_cells, _motor_cells = itemgetter(*SENSORY_LEVELS), itemgetter(*MOTOR_LEVELS)
_PLAIN_SENSORY, _PLAIN_MOTOR = frozenset("012"), frozenset("012345")
_SIDE_FIELDS = frozenset({"light_touch", "pin_prick", "motor", "lowest_non_key_muscle"})
_PRESENCE = {"Yes": True, "No": False}
_NON_KEY: Final[dict[str | None, int]] = {None: -1} | {level: LEVEL_INDEX[level] for level in MOTOR_LEVELS}
#: Stands for "not applicable" among levels.
_NA: Final = S45 + 1
#: Two levels are handed on as one number, right times this plus left.
_CODES: Final = _NA + 1

#: Digits of all 132 scores, VAC, DAP, and each side's lowest non-key muscle function as a level (-1: none).
_Row = tuple[str, bool, bool, int, int]


def classify_many(exams: Iterable[Exam | Mapping[str, Any]]) -> Iterator[Classification | BadExam]:
    """Classify examinations, each on its own: one that cannot be read does not stop the others.

    Parameters
    ----------
    exams
        Documents of the public contract, or exams; read as they are needed, 2,048 at a time.

    Yields
    ------
    Classification or BadExam
        For each in turn its result, or why it cannot be read.

    Examples
    --------
    >>> from anatomy.isncsci.exam import normal_exam
    >>> good, bad = normal_exam(), normal_exam()
    >>> bad["dap"] = "maybe"
    >>> for result in classify_many([good, bad, good]):
    ...     print(result.path if isinstance(result, BadExam) else result.to_dict()["ais"])
    ['E']
    dap
    ['E']
    """
    waiting = iter(exams)
    while chunk := list(islice(waiting, CHUNK)):
        rows = [_plain_row(exam) for exam in chunk]
        plain = _classify_rows([row for row in rows if row is not None])
        for exam, row in zip(chunk, rows, strict=True):
            yield _one_by_one(exam) if row is None else next(plain)


def _one_by_one(exam: Exam | Mapping[str, Any]) -> Classification | BadExam:
    try:
        return classify(exam)
    except BadExam as error:
        return error


def _plain_row(exam: object) -> _Row | None:
    """Return an exam as a row when it is whole and every score a plain number; otherwise nothing."""
    if type(exam) is not dict:
        return None
    cells: list[str] = []
    non_key = []
    try:
        for name in SIDES:
            side = exam[name]
            touch, pin, motor = side["light_touch"], side["pin_prick"], side["motor"]
            if not (len(touch) == len(pin) == _SENSORY and len(motor) == _MUSCLES and side.keys() <= _SIDE_FIELDS):
                return None
            skin, muscles = _skin_cells(touch) + _skin_cells(pin), _motor_cells(motor)
            if not (_PLAIN_SENSORY.issuperset(skin) and _PLAIN_MOTOR.issuperset(muscles)):
                return None
            cells += skin
            cells += muscles
            non_key.append(_NON_KEY[side.get("lowest_non_key_muscle")])
        return "".join(cells), _PRESENCE[exam["vac"]], _PRESENCE[exam["dap"]], non_key[0], non_key[1]
    except (KeyError, TypeError, AttributeError):
        return None  # the reader of single exams says what is wrong


def _classify_rows(rows: list[_Row]) -> Iterator[Classification]:
    if not rows:
        return
    import numpy as np

    digits, vac, dap, right_non_key, left_non_key = zip(*rows, strict=True)
    text = np.frombuffer("".join(digits).encode("ascii"), dtype=np.uint8).reshape(len(rows), 2, _SIDE_WIDTH)
    scores: Array = text.astype(np.int64) - ord("0")
    columns = _classify_columns(
        scores[:, :, :_SENSORY],
        scores[:, :, _SENSORY : 2 * _SENSORY],
        scores[:, :, 2 * _SENSORY :],
        np.array(vac)[:, None],
        np.array(dap)[:, None],
        np.array([right_non_key, left_non_key]).T,
    )
    for nli, complete, ais, sensory, motor, zpp_sensory, zpp_motor, *sums in zip(*columns, strict=True):
        yield Classification(
            sensory_level=_sided(sensory),
            motor_level=_sided(motor),
            nli=_level(nli),
            completeness=_COMPLETENESS[complete],
            ais=_AIS[ais],
            zpp_sensory=_sided(zpp_sensory),
            zpp_motor=_sided(zpp_motor),
            totals=_totals(*sums),
        )


def _classify_columns(
    touch: Array, pin: Array, motor: Array, vac: Array, dap: Array, non_key: Array
) -> list[list[Any]]:
    """Return the columns of the result; scores are exams x sides x levels, findings exams x 1."""
    import numpy as np

    sensory = _leading(touch + pin == 2 * SENSORY_NORMAL)
    level = _motor_level(motor, sensory, vac)
    nli = np.minimum(sensory, level).min(axis=1)
    felt_at = touch + pin > 0
    felt = felt_at[:, :, -1]
    lowest = np.where(motor > 0, np.array(KEY_INDEX), -1).max(axis=2)
    by_key = (lowest - level >= MORE_THAN_THREE).any(axis=1)
    by_other = non_key - level >= MORE_THAN_THREE
    sparing = dap[:, 0] | felt.any(axis=1)
    complete = ~vac[:, 0] & ~sparing
    motor_incomplete = vac[:, 0] | (sparing & (by_key | by_other.any(axis=1)))
    strong = (motor >= ANTIGRAVITY).sum(axis=(1, 2))
    half = strong >= np.array([enough_strong(keys) for keys in KEYS_DOWN_TO])[nli]
    normal = (sensory == S45).all(axis=1) & (motor == MOTOR_NORMAL).all(axis=(1, 2)) & vac[:, 0] & dap[:, 0]
    ais: Array = np.select([complete, normal, ~motor_incomplete, ~half], [0, 4, 1, 2], 3)
    zpp_sensory = np.where(dap | felt, _NA, (felt_at * np.arange(1, _SENSORY + 1)).max(axis=2))
    entering = np.where(by_other & (sparing & ~by_key)[:, None], non_key, -1)
    zpp_motor = np.where(vac, _NA, np.maximum(np.maximum(level, lowest), entering))
    uems, lems = motor[:, :, :5].sum(axis=2), motor[:, :, 5:].sum(axis=2)
    sums = np.stack([uems, lems, uems + lems, touch.sum(axis=2), pin.sum(axis=2)], axis=2)
    both = np.delete(sums.sum(axis=1), _SIDE_SUMS.index("motor"), axis=1)
    sided = (column[:, 0] * _CODES + column[:, 1] for column in (sensory, level, zpp_sensory, zpp_motor))
    columns = nli, complete, ais, *sided, sums[:, 0], sums[:, 1], both
    return [column.tolist() for column in columns]


def _leading(flags: Array) -> Array:
    """Return how many flags hold from the first on, without a break."""
    import numpy as np

    ended = np.concatenate([~flags, np.ones_like(flags[..., :1])], axis=-1)
    lengths: Array = ended.argmax(axis=-1)
    return lengths


def _motor_level(motor: Array, sensory: Array, vac: Array) -> Array:
    import numpy as np

    arm, arm_full = _limb_level(motor[:, :, :5], 0)
    leg, leg_full = _limb_level(motor[:, :, 5:], 5)
    level: Array = np.select(
        [sensory < C4, ~arm_full, sensory <= T1, sensory < L1, ~leg_full, sensory <= S1, (sensory == S45) & ~vac],
        [sensory, arm, T1, sensory, leg, S1, S3],
        sensory,
    )
    return level


def _limb_level(motor: Array, first: int) -> tuple[Array, Array]:
    """Return where the count ends in one limb, and whether it goes through."""
    import numpy as np

    number = _leading(motor == MOTOR_NORMAL)
    full = number == motor.shape[2]
    number = np.minimum(number, motor.shape[2] - 1)
    grade = np.take_along_axis(motor, number[:, :, None], axis=2)[:, :, 0]
    return np.array(KEY_INDEX)[number + first] - (grade < ANTIGRAVITY), full


_AIS: Final[tuple[Items, ...]] = tuple((item(grade, False),) for grade in GRADES)
_COMPLETENESS: Final[tuple[Items, Items]] = ((item(INCOMPLETE, False),), (item(COMPLETE, False),))


_SIDE_SUMS: Final = ("uems", "lems", "motor", "light_touch", "pin_prick")
_BOTH_SUMS: Final = ("uems", "lems", "light_touch", "pin_prick")
_TEXTS: Final = tuple(map(str, range(2 * SENSORY_NORMAL * _SENSORY + 1)))


@cache
def _level(index: int) -> Items:
    return (item(NOT_APPLICABLE if index == _NA else level_name(index), False),)


@cache
def _sided(code: int) -> Sided:
    return Sided(_level(code // _CODES), _level(code % _CODES))


def _totals(right: Sequence[int], left: Sequence[int], both: Sequence[int]) -> dict[str, dict[str, str]]:
    return {
        "right": dict(zip(_SIDE_SUMS, [_TEXTS[value] for value in right], strict=True)),
        "left": dict(zip(_SIDE_SUMS, [_TEXTS[value] for value in left], strict=True)),
        "both": dict(zip(_BOTH_SUMS, [_TEXTS[value] for value in both], strict=True)),
    }

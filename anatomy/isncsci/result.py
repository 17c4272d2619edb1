"""The classification of one examination."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from anatomy.isncsci.levels import NOT_APPLICABLE, level_name, members
from anatomy.isncsci.totals import Totals
from anatomy.isncsci.zpp import Zone


@dataclass(frozen=True, slots=True)
class Item:
    """One possible value of a result.

    Parameters
    ----------
    value
        A level, ``INT``, ``NA``, a grade, or ``C`` / ``I`` for completeness.
    rests_on_assumption
        Whether it would be different with the ``**`` scores taken as given.
    """

    value: str
    rests_on_assumption: bool = False

    def __str__(self) -> str:
        """Return the value, with a final ``*`` where it rests on an assumption."""
        return f"{self.value}*" if self.rests_on_assumption else self.value


Items = tuple[Item, ...]

item = cache(Item)


@dataclass(frozen=True, slots=True)
class Sided:
    """A result that each side has for itself."""

    right: Items
    left: Items


@dataclass(frozen=True, slots=True)
class Classification:
    """What an examination comes to. Each result is every value still possible: one when it is settled.

    Parameters
    ----------
    sensory_level, motor_level, zpp_sensory, zpp_motor
        By side; levels cranial to caudal, ``NA`` first, ``INT`` last.
    nli
        The one neurological level of injury.
    completeness
        ``C`` complete, ``I`` incomplete.
    ais
        ``A`` to ``E``.
    totals
        Sums as strings, ``ND`` where a score of the sum is not testable.
    """

    sensory_level: Sided
    motor_level: Sided
    nli: Items
    completeness: Items
    ais: Items
    zpp_sensory: Sided
    zpp_motor: Sided
    totals: Totals

    def to_dict(self) -> dict[str, Any]:
        """Return the result document of the public contract."""
        return {
            "sensory_level": _sided(self.sensory_level),
            "motor_level": _sided(self.motor_level),
            "nli": _texts(self.nli),
            "completeness": _texts(self.completeness),
            "ais": _texts(self.ais),
            "zpp_sensory": _sided(self.zpp_sensory),
            "zpp_motor": _sided(self.zpp_motor),
            "totals": {part: dict(sums) for part, sums in self.totals.items()},
        }


def level_items(mask: int, assumed: int = 0) -> Items:
    """Return a set of levels as items, cranial to caudal.

    Examples
    --------
    >>> [str(level) for level in level_items(0b110000, assumed=0b100000)]
    ['C5', 'C6*']
    """
    return tuple(item(level_name(index), bool(assumed >> index & 1)) for index in members(mask))


def zone_items(zone: Zone) -> Items:
    """Return a zone of partial preservation as items, ``NA`` first."""
    first = (item(NOT_APPLICABLE, zone.absent_assumed),) if zone.absent else ()
    return first + level_items(zone.levels, zone.assumed)


def grade_items(answers: Mapping[str, bool]) -> Items:
    """Return answers that are no levels as items."""
    return tuple(item(value, resting) for value, resting in answers.items())


def _sided(sided: Sided) -> dict[str, list[str]]:
    return {"right": _texts(sided.right), "left": _texts(sided.left)}


def _texts(items: Iterable[Item]) -> list[str]:
    return [one.value + "*" if one.rests_on_assumption else one.value for one in items]

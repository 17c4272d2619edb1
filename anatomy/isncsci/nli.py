"""Neurological level of injury: the most cranial of the two sensory and the two motor levels."""

from __future__ import annotations

from collections.abc import Sequence

from anatomy.isncsci.motor_level import MotorStop, with_vac
from anatomy.isncsci.score import Anorectal


def side_levels(stops: Sequence[MotorStop], skin: int, vac: Anorectal) -> int:
    """Return the possible values of the higher of one side's sensory and motor level, a bit each."""
    mask = 0
    for stop in stops:
        together = skin & stop.skin
        mask |= together & ((1 << stop.level) - 1)
        if together >> stop.level:
            mask |= 1 << stop.level
    return with_vac(mask, vac)


def levels(right: int, left: int) -> int:
    """Return the possible neurological levels from those of the two sides."""
    # A value of one side is the answer when the other side can be as low or lower.
    lowest = min(right.bit_length(), left.bit_length())
    return (right | left) & ((1 << lowest) - 1)

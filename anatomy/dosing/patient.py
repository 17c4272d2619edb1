"""Whose dose it is: the weight that counts for mg/kg, and what is taken off the ceiling.

Adults only: the records hold no dose for children.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from anatomy.dosing.units import read_number, say
from anatomy.errors import BadInput, RefusedForSafety

Sex = Literal["female", "male"]
_SEXES: dict[str, Sex] = {"female": "female", "f": "female", "woman": "female", "male": "male", "m": "male"}
_SEXES["man"] = "male"

ADULT_YEARS = 18
#: Below this weight a person whose age is not said may be a child.
_CHILD_KG = 30.0
_LIGHTEST_KG, _HEAVIEST_KG = 20.0, 400.0
_HEIGHT_CM = (120.0, 230.0)
_OLDEST_YEARS = 125.0

#: Devine 1974 (recalled): kg at 5 feet, and kg for each inch above it. The lower of this and the actual weight counts.
_IDEAL_AT_5_FEET_KG: dict[Sex, float] = {"female": 45.5, "male": 50.0}
_IDEAL_KG_PER_INCH = 2.3
_CM_PER_INCH = 2.54
_5_FEET_CM = 152.4

#: Frailty, age over 70, failure of liver, heart or kidney, late pregnancy: 10–30 % is taken off (recalled).
REDUCTION_AGE_YEARS = 70
LEAST_FACTOR, MOST_FACTOR = 0.7, 0.9
#: A factor below this may be the part taken off (0.2 for 20 %) rather than the part kept.
_CLEARLY_KEPT = 0.5


@dataclass(frozen=True)
class Patient:
    """An adult, as far as a ceiling depends on them. Build it with ``Patient.of``.

    Parameters
    ----------
    weight_kg
        Actual body weight, kg.
    height_cm, sex
        Both or neither: they give the ideal weight.
    age_years
        Age; None when not said.
    reduce
        What the ceiling is multiplied by, as the caller said it; None when not said.
    """

    weight_kg: float
    height_cm: float | None = None
    sex: Sex | None = None
    age_years: float | None = None
    reduce: float | None = None

    def __post_init__(self) -> None:
        if not 0 < self.weight_kg <= _HEAVIEST_KG:
            raise BadInput(f"a weight of {self.weight_kg} kg is not above 0 and up to {say(_HEAVIEST_KG)}.")

    @classmethod
    def of(
        cls,
        weight_kg: object,
        *,
        height_cm: object = None,
        sex: object = None,
        age_years: object = None,
        reduce: object = None,
    ) -> Patient:
        """Return a patient from what was typed, checked.

        Raises
        ------
        BadInput
            If the weight is missing, a figure is impossible, or height comes without sex.
        RefusedForSafety
            If it is a child, or may be one.

        Examples
        --------
        >>> Patient.of("82,5").dosing_weight_kg
        82.5
        >>> round(Patient.of(120, height_cm=165, sex="female").dosing_weight_kg, 1)
        56.9
        """
        if weight_kg is None or weight_kg == "":
            raise BadInput("no body weight: without it no dose is worked out. Give it in kg.", path="weight_kg")
        weight = read_number(weight_kg, "weight in kg", path="weight_kg")
        if weight > _HEAVIEST_KG:
            raise BadInput(f"a weight of {say(weight)} kg is above {say(_HEAVIEST_KG)}; is it kg?", path="weight_kg")
        age = _age(age_years)
        if age is not None and weight < _LIGHTEST_KG:
            raise BadInput(f"a weight of {say(weight)} kg is below {say(_LIGHTEST_KG)}; is it kg?", path="weight_kg")
        if age is None and weight < _CHILD_KG:
            raise RefusedForSafety(
                f"{say(weight)} kg may be a child's weight, and no dose for children is held. "
                "Say the age if this is an adult."
            )
        height = _height(height_cm)
        known_sex = _sex(sex)
        if height is not None and known_sex is None:
            raise BadInput("the ideal weight needs height and sex; give sex too: female or male.", path="sex")
        return cls(weight, height, known_sex, age, _factor(reduce, age))

    @cached_property
    def ideal_weight_kg(self) -> float | None:
        """Ideal body weight, kg (Devine's formula, recalled); None without height and sex."""
        if self.height_cm is None or self.sex is None:
            return None
        inches_above = (self.height_cm - _5_FEET_CM) / _CM_PER_INCH
        return _IDEAL_AT_5_FEET_KG[self.sex] + _IDEAL_KG_PER_INCH * inches_above

    @property
    def dosing_weight_kg(self) -> float:
        """The weight that mg/kg are multiplied by: the lower of actual and ideal."""
        ideal = self.ideal_weight_kg
        return self.weight_kg if ideal is None else min(self.weight_kg, ideal)

    @property
    def factor(self) -> float:
        """What every ceiling is multiplied by: as said, or by age the most that the records take off."""
        if self.reduce is not None:
            return self.reduce
        return LEAST_FACTOR if self.is_old else 1.0

    @property
    def is_old(self) -> bool:
        """Whether the age alone asks for a reduction."""
        return self.age_years is not None and self.age_years > REDUCTION_AGE_YEARS

    def notes(self) -> list[str]:
        """Return what was done with the weight, age and reduction, in sentences."""
        found = []
        ideal = self.ideal_weight_kg
        if ideal is None:
            found.append(
                "Height and sex were not given: mg/kg use the actual weight. In obesity the ideal weight counts."
            )
        elif ideal < self.weight_kg:
            found.append(
                f"mg/kg use the ideal weight, {say(round(ideal, 1))} kg (Devine's formula), lower than the actual "
                f"{say(self.weight_kg)} kg."
            )
        if self.factor < 1:
            why = "as asked" if self.reduce is not None else f"for an age over {REDUCTION_AGE_YEARS}"
            off = say(round(100 * (1 - self.factor), 1))
            found.append(
                f"Ceilings are multiplied by {say(self.factor)} ({off} % off), {why}. "
                "Age over 70, frailty, failure of liver, heart or kidney take 10–30 % off."
            )
        else:
            found.append(
                "No reduction was made. Age over 70, frailty, failure of liver, heart or kidney take 10–30 % off: "
                "reduce by a factor from 0.7 to 0.9."
            )
        return found


def _age(typed: object) -> float | None:
    if typed is None:
        return None
    age = read_number(typed, "age in years", path="age_years")
    if age > _OLDEST_YEARS:
        raise BadInput(f"an age of {say(age)} years is above {say(_OLDEST_YEARS)}.", path="age_years")
    if age < ADULT_YEARS:
        raise RefusedForSafety(f"{say(age)} years: no dose for children is held; specialists only under {ADULT_YEARS}.")
    return age


def _height(typed: object) -> float | None:
    if typed is None:
        return None
    height = read_number(typed, "height in cm", path="height_cm")
    low, high = _HEIGHT_CM
    if not low <= height <= high:
        metres = low <= 100 * height <= high
        raise BadInput(
            f"a height of {say(height)} cm is not from {say(low)} to {say(high)}.",
            path="height_cm",
            nearest=[f"{say(100 * height)} cm"] if metres else [],
        )
    return height


def _sex(typed: object) -> Sex | None:
    if typed is None:
        return None
    sex = _SEXES.get(str(typed).strip().casefold())
    if sex is None:
        raise BadInput(f"'{str(typed)[:40]}' is not female or male, the two that the formula knows.", path="sex")
    return sex


def _factor(typed: object, age: float | None) -> float | None:
    """Return the reduction, which may take off but never add."""
    if typed is None:
        return None
    factor = read_number(typed, "factor for the ceiling", path="reduce")
    meaning = "It is the part of the ceiling that is kept: 0.8 takes 20 % off; the records name 0.7 to 0.9"
    if factor > 1:
        as_percent_off = 5 <= factor <= 50
        raise BadInput(
            f"a factor of {say(factor)} would not lower the ceiling. {meaning}.",
            path="reduce",
            nearest=[say(1 - factor / 100)] if as_percent_off else [],
        )
    if factor < _CLEARLY_KEPT:
        raise BadInput(
            f"a factor of {say(factor)} may mean {say(100 * factor)} % kept or {say(100 * factor)} % taken off. "
            f"{meaning}.",
            path="reduce",
            nearest=[say(1 - factor)],
        )
    if age is not None and age > REDUCTION_AGE_YEARS and factor > MOST_FACTOR:
        raise BadInput(
            f"a factor of {say(factor)} takes too little off at {say(age)} years. {meaning}.",
            path="reduce",
            nearest=[say(MOST_FACTOR)],
        )
    return factor

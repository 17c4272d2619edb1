"""What is given, as typed: ``lidocaine 1% 10 mL``, ``bupivacaine 0.25% 2 x 20 mL with adrenaline``.

Every part is read or refused: a word or number that is left over stops the reading, so nothing is dropped or guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from anatomy.dosing import phrase
from anatomy.dosing.agents import check_strength, drug_named, drugs
from anatomy.dosing.units import dose_mg, mg_per_ml, percent_of, read_number, say
from anatomy.errors import BadInput

_MAX_TYPED = 200
_MAX_SITES = 60
#: Beyond these the unit is wrong, whatever the ceiling.
_MOST_ML, _MOST_MG = 5_000.0, 50_000.0
_HOW = 'write drug, strength and volume with their units, for instance "lidocaine 1% 10 mL"'
_FIELDS = ("drug", "percent", "mg_per_ml", "volume_ml", "sites", "adrenaline", "mg")


@dataclass(frozen=True, slots=True)
class Give:
    """One drug in one strength, at one or more sites.

    Parameters
    ----------
    text
        As it was typed.
    drug
        Drug id.
    named
        The name that was typed.
    percent, volume_ml
        Strength, and volume at each site; None for a dose that was said in mg.
    sites
        Sites, sides or levels that each get the volume.
    adrenaline
        Whether the solution holds adrenaline.
    adrenaline_ratio
        N of 1:N, when it was said.
    stated_mg
        A dose that was said in mg; None otherwise.
    """

    text: str
    drug: str
    named: str
    percent: float | None
    volume_ml: float | None
    sites: int = 1
    adrenaline: bool = False
    adrenaline_ratio: float | None = None
    stated_mg: float | None = None

    @property
    def mg(self) -> float:
        """Drug in all, mg."""
        if self.stated_mg is not None:
            return self.stated_mg
        if self.percent is None or self.volume_ml is None:
            raise BadInput(f"'{self.text}' has no strength and volume: {_HOW}.")
        return dose_mg(self.volume_ml, self.percent, self.sites)

    @property
    def says(self) -> str:
        """The dose with every unit, to be read back: ``lidocaine 1 % (10 mg/mL) × 10 mL = 100 mg``."""
        name = drugs()[self.drug].name
        mixed = f" with adrenaline{f' 1:{self.adrenaline_ratio:,.0f}' if self.adrenaline_ratio else ''}"
        solution = name + (mixed if self.adrenaline else "")
        if self.percent is None or self.volume_ml is None:
            return f"{solution} {say(self.mg)} mg"
        at = f" × {self.sites} sites" if self.sites > 1 else ""
        strength = f"{say(self.percent)} % ({say(mg_per_ml(self.percent))} mg/mL)"
        return f"{solution} {strength} × {say(self.volume_ml)} mL{at} = {say(self.mg)} mg"


def read_give(typed: object, *, path: str = "", mg_allowed: bool = False) -> Give:
    """Return what is given, from text or a document.

    Parameters
    ----------
    typed
        Text, a mapping with ``drug``, ``percent`` or ``mg_per_ml``, ``volume_ml``, and where wanted ``sites`` and
        ``adrenaline``; or a Give.
    path
        Where it stands in a document.
    mg_allowed
        Whether a dose may be said in mg without strength and volume: only for what was already given.

    Returns
    -------
    Give
        The same, checked.

    Raises
    ------
    BadInput
        If a unit is missing or unknown, a number is bare, a strength is not described, or a part is not understood.
    UnknownEntity
        If the drug's name is not known; the nearest names are said.

    Examples
    --------
    >>> read_give("Marcain 0.25% 20 mL adrenaline").says
    'bupivacaine with adrenaline 0.25 % (2.5 mg/mL) × 20 mL = 50 mg'
    >>> read_give("two sides of 20 mL 0.375% ropivacaine").mg
    150.0
    >>> read_give("lidocaine 1 10")
    Traceback (most recent call last):
        ...
    anatomy.errors.BadInput: '1' in 'lidocaine 1 10' has no unit: write % or mg/mL for strength and mL for volume.
    """
    if isinstance(typed, Give):
        return typed
    if isinstance(typed, Mapping):
        return _from_document(typed, path, mg_allowed)
    if not isinstance(typed, str):
        raise BadInput(f"{str(typed)[:40]!r} is no dose: {_HOW}.", path=path)
    return _from_text(typed, path, mg_allowed)


def _from_text(typed: str, path: str, mg_allowed: bool) -> Give:
    if len(typed) > _MAX_TYPED:
        raise BadInput(f"a dose of {len(typed)} characters cannot be read: {_HOW}.", path=path)
    found = phrase.read(typed, path)
    drug = drug_named(found.name, path=path)
    named = _as_typed(found.name, typed)
    if found.mg is not None and not mg_allowed:
        raise BadInput(f"'{typed}' says mg only: {_HOW}. Milligrams are the answer here, not the question.", path=path)
    if found.mg is not None:
        if found.strength is not None or found.volume is not None:
            raise BadInput(f"'{typed}' says mg and a strength or volume: give one or the other.", path=path)
        stated = _amount(found.mg, "dose in mg", _MOST_MG, path)
        return Give(typed, drug.id, named, None, None, 1, found.adrenaline, found.ratio, stated)
    if found.strength is None:
        raise BadInput(f"'{typed}' has no strength: {_HOW}.", path=path)
    if found.volume is None:
        raise BadInput(f"'{typed}' has no volume: {_HOW}.", path=path)
    percent = _strength(drug.id, found.strength, found.in_mg_per_ml, path)
    volume_ml = _amount(found.volume, "volume in mL", _MOST_ML, path)
    return Give(typed, drug.id, named, percent, volume_ml, found.sites, found.adrenaline, found.ratio)


def _as_typed(name: str, typed: str) -> str:
    """Return the drug's name with the capitals it was typed with."""
    start = typed.casefold().find(name)
    return typed[start : start + len(name)] if start >= 0 else name


def _from_document(typed: Mapping[str, Any], path: str, mg_allowed: bool) -> Give:
    unknown = [key for key in typed if key not in _FIELDS]
    if unknown:
        raise BadInput(f"'{unknown[0]}' is no field of a dose; allowed are {', '.join(_FIELDS)}.", path=path)
    name = typed.get("drug")
    if not isinstance(name, str):
        raise BadInput(f"no drug is named: {_HOW}.", path=_field(path, "drug"))
    drug = drug_named(name, path=_field(path, "drug"))
    adrenaline = typed.get("adrenaline", False)
    if not isinstance(adrenaline, bool):
        raise BadInput("adrenaline is true or false.", path=_field(path, "adrenaline"))
    if typed.get("mg") is not None:
        if not mg_allowed or any(typed.get(key) is not None for key in ("percent", "mg_per_ml", "volume_ml")):
            raise BadInput("mg alone is taken only for what was already given.", path=_field(path, "mg"))
        stated = _amount(typed["mg"], "dose in mg", _MOST_MG, _field(path, "mg"))
        return Give(f"{name} {say(stated)} mg", drug.id, name, None, None, 1, adrenaline, None, stated)
    strengths = [key for key in ("percent", "mg_per_ml") if typed.get(key) is not None]
    if len(strengths) != 1 or typed.get("volume_ml") is None:
        raise BadInput(f"give volume_ml and one of percent and mg_per_ml: {_HOW}.", path=path)
    percent = _strength(drug.id, typed[strengths[0]], strengths[0] == "mg_per_ml", _field(path, strengths[0]))
    volume_ml = _amount(typed["volume_ml"], "volume in mL", _MOST_ML, _field(path, "volume_ml"))
    sites = site_count(typed.get("sites", 1), _field(path, "sites"))
    text = f"{name} {say(percent)}% {f'{sites} x ' if sites > 1 else ''}{say(volume_ml)} mL"
    return Give(text + (" adrenaline" if adrenaline else ""), drug.id, name, percent, volume_ml, sites, adrenaline)


def _amount(typed: object, what: str, most: float, path: str) -> float:
    """Return a volume or dose that a person could hold in their hands."""
    value = read_number(typed, what, path=path)
    if value > most:
        raise BadInput(f"the {what} must not be above {say(most)}; is the unit right?", path=path)
    return value


def _strength(drug: str, typed: object, in_mg_per_ml: bool, path: str) -> float:
    """Return a strength in per cent, checked against those described."""
    figure = read_number(typed, "strength in mg/mL" if in_mg_per_ml else "strength in per cent", path=path)
    percent = percent_of(figure) if in_mg_per_ml else figure
    check_strength(drugs()[drug], percent, typed_mg_per_ml=in_mg_per_ml, path=path)
    return percent


def site_count(typed: object, path: str = "") -> int:
    """Return a whole number of sites."""
    if isinstance(typed, bool) or not isinstance(typed, int) or not 1 <= typed <= _MAX_SITES:
        raise BadInput(f"sites are counted from 1 to {_MAX_SITES}, not {typed!r}.", path=path)
    return typed


def _field(path: str, field: str) -> str:
    return f"{path}.{field}" if path else field

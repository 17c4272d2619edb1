"""Which drug a typed name is, and which strengths of it are described. Names match whole or not at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from rapidfuzz import fuzz, process

from anatomy.catalogue.drug_schema import Drug
from anatomy.catalogue.load import load_catalogue
from anatomy.dosing.units import mg_per_ml, percent_of, say
from anatomy.errors import BadInput, UnknownEntity

#: Salts are written after the name and do not change the drug or its per cent.
_SALTS = re.compile(r"\b(hydrochloride|hcl)\b", re.IGNORECASE)
_SHORT_ADRENALINE = frozenset({"adr", "adren", "epi", "epin"})
_TOLERANCE = 1e-9
_LIKENESS = 60


def drugs() -> Mapping[str, Drug]:
    """Return the project's drug records by id."""
    return load_catalogue().drugs


def drug_named(name: str, *, path: str = "") -> Drug:
    """Return the drug of an international, brand or original-text name.

    Parameters
    ----------
    name
        The name; case, hyphens and "hydrochloride" do not matter, spelling does.
    path
        Where it stands in a document.

    Returns
    -------
    Drug
        Its record.

    Raises
    ------
    UnknownEntity
        If no drug has that name. Nearest names are said, none is chosen.
    BadInput
        If it is a drug for which no ceiling is held.

    Examples
    --------
    >>> drug_named("Marcaine").id, drug_named("Lidocainum").id, drug_named("NOVOCAINE").id
    ('bupivacaine', 'lidocaine', 'procaine')
    >>> drug_named("novocane")
    Traceback (most recent call last):
        ...
    anatomy.errors.UnknownEntity: no local anaesthetic is called 'novocane'. Did you mean Novocaine or Novocain?
    """
    key = _folded(name)
    known = _names()
    if key in known:
        return drugs()[known[key][1]]
    if key in _without_ceiling():
        raise BadInput(
            f"'{name}' is no local anaesthetic: no ceiling is held for it, so no arithmetic is done.", path=path
        )
    if not key:
        raise BadInput('no drug is named: write for instance "lidocaine 1% 10 mL".', path=path)
    _refuse_more_than_a_name(name, path)
    near = process.extract(key, list(known), scorer=fuzz.ratio, limit=2, score_cutoff=_LIKENESS)
    shown = name if len(name) <= 40 else f"{name[:40]}…"
    raise UnknownEntity(
        f"no local anaesthetic is called '{shown}'." + ("" if near else f" The records hold {', '.join(drugs())}."),
        path=path,
        nearest=[known[match][0] for match, _score, _index in near],
    )


def _refuse_more_than_a_name(text: str, path: str) -> None:
    """Refuse words beside a known name; short forms of adrenaline too, for "epi" is epidural to others."""
    words = text.split()
    if not any(_folded(word) in _names() for word in words):
        return
    strange = " ".join(word for word in words if _folded(word) not in _names())[:40] or text[:40]
    like = fuzz.ratio(strange.casefold(), "adrenaline"), fuzz.ratio(strange.casefold(), "epinephrine")
    near = ["adrenaline"] if max(like) >= _LIKENESS or strange.casefold() in _SHORT_ADRENALINE else []
    raise BadInput(
        f"'{strange}' is not understood; beside drug, strength and volume only 'adrenaline', 'plain' and sites are.",
        path=path,
        nearest=near,
    )


def strength_span(drug: Drug) -> tuple[float, float]:
    """Return the lowest and highest strength described for any use, per cent.

    Examples
    --------
    >>> strength_span(drug_named("bupivacaine"))
    (0.125, 0.75)
    """
    ranges = list(drug.concentration_percent.values())
    return min(low for low, _ in ranges), max(high for _, high in ranges)


def check_strength(drug: Drug, percent: float, *, typed_mg_per_ml: bool = False, path: str = "") -> None:
    """Refuse strengths that are not described, and mg/mL that look like a mistyped per cent.

    Parameters
    ----------
    drug
        The drug.
    percent
        Its strength, per cent.
    typed_mg_per_ml
        Whether it was typed in mg/mL.
    path
        Where it stands in a document.

    Raises
    ------
    BadInput
        If the strength is not described, or the same figure is a described strength in both units.

    Examples
    --------
    >>> check_strength(drug_named("bupivacaine"), 0.25, typed_mg_per_ml=True)
    >>> check_strength(drug_named("lidocaine"), 0.2, typed_mg_per_ml=True)
    Traceback (most recent call last):
        ...
    anatomy.errors.BadInput: lidocaine 2 mg/mL is 0.2 %, and lidocaine is described at 0.25–4 % only. Did you mean 2 %?
    """
    low, high = strength_span(drug)
    described = f"at {say(low)} % only" if low == high else f"at {say(low)}–{say(high)} % only"
    figure = mg_per_ml(percent) if typed_mg_per_ml else percent
    typed = f"{say(figure)} mg/mL" if typed_mg_per_ml else f"{say(figure)} %"
    if not _within(percent, low, high):
        other = figure if typed_mg_per_ml else percent_of(figure)
        raise BadInput(
            f"{drug.name} {typed} is {say(percent)} %, and {drug.name} is described {described}."
            if typed_mg_per_ml
            else f"{typed} is no strength of {drug.name}: it is described {described}.",
            path=path,
            nearest=[f"{say(other)} %"] if _within(other, low, high) else [],
        )
    if typed_mg_per_ml and _within(figure, low, high):
        raise BadInput(
            f"{drug.name} {typed} is {say(percent)} %, but {say(figure)} % is a strength too, ten times as much. "
            "Write the one you mean in per cent.",
            path=path,
            nearest=[f"{say(percent)} %", f"{say(figure)} %"],
        )


def _within(percent: float, low: float, high: float) -> bool:
    return low - _TOLERANCE <= percent <= high + _TOLERANCE


def _folded(name: str) -> str:
    """Return a name without what does not tell drugs apart: case, hyphens, spaces, salts."""
    text = _SALTS.sub(" ", unicodedata.normalize("NFC", name)).casefold()
    return re.sub(r"[\s\-‐-–'’.®]+", "", text)


@cache
def _names() -> dict[str, tuple[str, str]]:
    """Return folded name to the name as written and the drug's id."""
    found: dict[str, tuple[str, str]] = {}
    for drug in drugs().values():
        for name in (drug.name, drug.original_text_name, *drug.synonyms):
            if name:
                found[_folded(name)] = (name, drug.id)
    return found


@cache
def _without_ceiling() -> frozenset[str]:
    """Return folded names of what blocks add to an anaesthetic, such as steroids."""
    blocks = load_catalogue().blocks.values()
    return frozenset(_folded(name) for block in blocks for name in block.dose.non_anaesthetic_agents)

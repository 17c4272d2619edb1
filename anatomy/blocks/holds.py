"""Hard stops: why a block that fits is not offered. Each stop is a small function that says why.

They follow section 2 of the reference's safety notes. A row that is held back stays visible with its reason; nothing is
dropped without a word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from anatomy.blocks.level_rules import Chosen
from anatomy.blocks.words import field_of, plain
from anatomy.catalogue.block_schema import Block
from anatomy.catalogue.drug_schema import Drug
from anatomy.model.segment import segment_index

#: A midline needle path is refused above the space below this segment's vertebra: the cord may end as low as L2.
_LOWEST_CORD_SEGMENT = "L2"
_ADULT_YEARS = 18
#: Blocks that may stop the breathing muscle, the voice or both when done on both sides.
_ONE_SIDE_ONLY = frozenset({"interscalene", "supraclavicular", "stellate-ganglion"})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What of the patient decides whether a block may be shown."""

    age_years: float | None = None
    anticoagulant: str | bool | None = None
    allergies: tuple[str, ...] = ()
    infection: bool | None = None
    pregnant: bool | None = None

    @classmethod
    def of(cls, context: Any) -> Circumstances:
        """Read them from a findings document's context: a mapping, an object or None.

        Examples
        --------
        >>> Circumstances.of({"anticoagulant": "apixaban"}).takes_antithrombotic
        True
        """
        return cls(
            age_years=field_of(context, "age_years"),
            anticoagulant=field_of(context, "anticoagulant"),
            allergies=tuple(field_of(context, "allergies") or ()),
            infection=field_of(context, "infection"),
            pregnant=field_of(context, "pregnant"),
        )

    @property
    def takes_antithrombotic(self) -> bool:
        """Whether an antithrombotic drug was named or said to be taken."""
        return self.anticoagulant not in (None, False, "", "none", "no")


def why_not(block: Block, chosen: Chosen, who: Circumstances, drugs: Mapping[str, Drug]) -> tuple[str, ...]:
    """Return every reason for which a block is not offered; empty when it is.

    Parameters
    ----------
    block, chosen
        The block and what it is wanted for.
    who
        The patient's circumstances.
    drugs
        Drug records by id, for allergies.

    Returns
    -------
    tuple of str
        One sentence a reason.
    """
    found = (stop(block, chosen, who, drugs) for stop in _STOPS)
    return tuple(reason for reason in found if reason)


_Stop = Callable[[Block, Chosen, Circumstances, Mapping[str, Drug]], str]


def _group(block: Block, chosen: Chosen, who: Circumstances, drugs: Mapping[str, Drug]) -> str:
    return "A group only lists its members: no level, dose or needle path." if block.is_group else ""


def _midline_path_near_the_cord(block: Block, chosen: Chosen, who: Circumstances, drugs: Mapping[str, Drug]) -> str:
    if block.kind != "vertebral":
        return ""
    if chosen.segment is None or segment_index(chosen.segment) < segment_index(_LOWEST_CORD_SEGMENT):
        return "No needle path is shown above L2 without imaging: 20–40 mm in the midline can reach the cord."
    return ""


def _both_sides_at_once(block: Block, chosen: Chosen, who: Circumstances, drugs: Mapping[str, Drug]) -> str:
    if chosen.side == "both" and block.legacy_id in _ONE_SIDE_ONLY:
        return "Never on both sides the same day: breathing and voice are at risk."
    return ""


def _site_infection(block: Block, chosen: Chosen, who: Circumstances, drugs: Mapping[str, Drug]) -> str:
    return "Infection: no needle until it is treated." if who.infection else ""


def _antithrombotic(block: Block, chosen: Chosen, who: Circumstances, drugs: Mapping[str, Drug]) -> str:
    if who.takes_antithrombotic and block.bleeding.risk_class != "low":
        return (
            f"Bleeding class {block.bleeding.risk_class} with an antithrombotic drug: "
            "needs a plan by ASRA or ESRA with the prescriber."
        )
    return ""


def _specialist(block: Block, chosen: Chosen, who: Circumstances, drugs: Mapping[str, Drug]) -> str:
    if who.pregnant:
        return "Pregnancy: specialists only."
    if who.age_years is not None and who.age_years < _ADULT_YEARS:
        return "Under 18: specialists only."
    return ""


def _allergy(block: Block, chosen: Chosen, who: Circumstances, drugs: Mapping[str, Drug]) -> str:
    classes = allergic_classes(who.allergies, drugs)
    agents = [drugs[agent] for agent in block.dose.agents if agent in drugs]
    if agents and classes and all(drug.drug_class in classes for drug in agents):
        return f"Allergy to the {' and '.join(sorted(classes))} class: every agent described belongs to it."
    return ""


_STOPS: tuple[_Stop, ...] = (
    _group,
    _midline_path_near_the_cord,
    _both_sides_at_once,
    _site_infection,
    _antithrombotic,
    _specialist,
    _allergy,
)


def allergic_classes(allergies: tuple[str, ...], drugs: Mapping[str, Drug]) -> frozenset[str]:
    """Return the drug classes that the named allergies rule out.

    Examples
    --------
    >>> from anatomy.blocks.book import BlockBook
    >>> sorted(allergic_classes(("Novocaine", "penicillin"), BlockBook.load().drugs))
    ['ester']
    """
    ruled_out = set()
    for words in map(plain, allergies):
        for drug in drugs.values():
            names = {plain(name) for name in (drug.name, *drug.synonyms, drug.drug_class)}
            if words in names or any(f" {name} " in f" {words} " for name in names):
                ruled_out.add(drug.drug_class)
    return frozenset(ruled_out)

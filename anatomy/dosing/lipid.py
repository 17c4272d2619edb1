"""The card for local-anaesthetic systemic toxicity (LAST): lipid doses for one weight, both published timings.

References
----------
Source keys: ``neal-2020``, ``medscape-last``, ``lipidrescue``, ``aagbi-2010``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from anatomy.catalogue.drug_schema import Toxicity
from anatomy.catalogue.load import load_catalogue
from anatomy.dosing.patient import Patient

_FIXED_DOSE_ABOVE_KG = 70.0
_MIN_PER_H = 60.0
_PLACES = 2


@dataclass(frozen=True, slots=True)
class LipidScheme:
    """Lipid as one guideline gives it, worked out for one weight.

    Parameters
    ----------
    guideline
        Whose scheme.
    bolus_ml, bolus_min
        First bolus, mL, and over how many minutes (from, to).
    infusion_ml_per_min
        Rate after it, mL/min (from, to).
    infusion
        The same in words, as the guideline has it.
    if_unstable
        What follows while the circulation is not stable.
    max_ml
        Never more than this in all, mL.
    continue_after_stable_min
        Minutes after stability; None where the guideline in the records does not say.
    sources, read, recalled
        Source keys, whether its figures were read, and what of it was not.
    """

    guideline: str
    bolus_ml: float
    bolus_min: tuple[float, float]
    infusion_ml_per_min: tuple[float, float]
    infusion: str
    if_unstable: str
    max_ml: float
    continue_after_stable_min: float | None
    sources: tuple[str, ...]
    read: bool
    recalled: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the scheme as a document."""
        return {
            "guideline": self.guideline,
            "bolus_ml": round(self.bolus_ml, _PLACES),
            "bolus_min": list(self.bolus_min),
            "infusion_ml_per_min": [round(rate, _PLACES) for rate in self.infusion_ml_per_min],
            "infusion": self.infusion,
            "if_unstable": self.if_unstable,
            "max_ml": round(self.max_ml, _PLACES),
            "continue_after_stable_min": self.continue_after_stable_min,
            "sources": list(self.sources),
            "read": self.read,
            "recalled": self.recalled,
        }


@dataclass(frozen=True, slots=True)
class LastCard:
    """Everything to be at hand before the first injection.

    Parameters
    ----------
    weight_kg, weight_note
        The weight that the doses are for, and which weight it is.
    product
        What is given.
    schemes
        Both guidelines' doses.
    differ
        Where they differ.
    toxicity
        The record: how it shows, what is done, how long to watch.
    """

    weight_kg: float
    weight_note: str
    product: str
    schemes: tuple[LipidScheme, ...]
    differ: str
    toxicity: Toxicity

    def to_dict(self) -> dict[str, Any]:
        """Return the card as a document."""
        watch = self.toxicity.observe_after
        return {
            "weight_kg": round(self.weight_kg, _PLACES),
            "weight_note": self.weight_note,
            "product": self.product,
            "recognise": list(self.toxicity.recognise),
            "steps": list(self.toxicity.steps),
            "lipid": [scheme.to_dict() for scheme in self.schemes],
            "differ": self.differ,
            "observe_after": {"text": watch.text, "sources": list(watch.sources), "read": watch.verified},
            "kit_rule": self.toxicity.kit_rule,
        }


def last_card(patient: Patient) -> LastCard:
    """Return the toxicity card for a patient.

    Parameters
    ----------
    patient
        Weight; with height and sex the lower of ideal and actual weight counts.

    Returns
    -------
    LastCard
        Lipid doses of both guidelines in mL, with what else is done.

    Examples
    --------
    >>> card = last_card(Patient.of(60))
    >>> [(scheme.bolus_ml, scheme.max_ml) for scheme in card.schemes]
    [(90.0, 720.0), (90.0, 720.0)]
    >>> last_card(Patient.of(90)).schemes[0].bolus_ml
    100.0
    """
    toxicity, kg = load_catalogue().toxicity, patient.dosing_weight_kg
    us, uk = toxicity.lipid_asra_2020, toxicity.lipid_aagbi_2010
    given = "ideal" if kg < patient.weight_kg else "actual"
    return LastCard(
        weight_kg=kg,
        weight_note=f"The US checklist doses by {us.weight}; the {given} weight is used here.",
        product=us.product,
        schemes=(_asra(toxicity, kg), _aagbi(toxicity, kg)),
        differ=f"First bolus over {_span(us.over_70kg.bolus_min)} min (US) or {_span(uk.bolus_min)} min (UK). "
        f"After stability: {us.continue_note}.",
        toxicity=toxicity,
    )


def _asra(toxicity: Toxicity, kg: float) -> LipidScheme:
    us = toxicity.lipid_asra_2020
    if kg > _FIXED_DOSE_ABOVE_KG:
        over = us.over_70kg
        bolus_ml, bolus_min = over.bolus_ml, over.bolus_min
        # the slowest rate is the small volume over the long time
        rates = (over.infusion_ml[0] / over.infusion_min[1], over.infusion_ml[1] / over.infusion_min[0])
        words = f"{_span(over.infusion_ml)} mL over {_span(over.infusion_min)} min (above 70 kg)"
    else:
        under = us.under_70kg
        bolus_ml, bolus_min = under.bolus_ml_per_kg * kg, under.bolus_min
        rate = under.infusion_ml_per_kg_min * kg
        rates = (rate, rate)
        # the checklist speaks of over and of under 70 kg; at just 70 its figures per kg are used
        words = f"{under.infusion_ml_per_kg_min:g} mL/kg/min (up to 70 kg)"
    return LipidScheme(
        guideline="ASRA 2020 (US)",
        bolus_ml=bolus_ml,
        bolus_min=bolus_min,
        infusion_ml_per_min=rates,
        infusion=words,
        if_unstable=us.if_unstable,
        max_ml=us.max_ml_per_kg * kg,
        continue_after_stable_min=us.continue_after_stable_min,
        sources=us.sources,
        read=us.verified,
        recalled="" if "continue" in us.verified_fields else "time after stability",
    )


def _aagbi(toxicity: Toxicity, kg: float) -> LipidScheme:
    uk = toxicity.lipid_aagbi_2010
    rate = uk.infusion_ml_per_kg_h * kg / _MIN_PER_H
    return LipidScheme(
        guideline="AAGBI 2010 (UK)",
        bolus_ml=uk.bolus_ml_per_kg * kg,
        bolus_min=uk.bolus_min,
        infusion_ml_per_min=(rate, rate),
        infusion=f"{uk.infusion_ml_per_kg_h:g} mL/kg/h",
        if_unstable=f"bolus again after {uk.bolus_gap_min:g} min, {uk.max_boluses} at most; "
        f"infusion doubled to {uk.double_to_ml_per_kg_h:g} mL/kg/h",
        max_ml=uk.max_ml_per_kg * kg,
        continue_after_stable_min=None,
        sources=uk.sources,
        read=uk.verified,
    )


def _span(pair: tuple[float, float]) -> str:
    low, high = pair
    return f"{low:g}" if low == high else f"{low:g}–{high:g}"

"""Ceilings of a drug for one patient: the conservative default that is used, and what every authority says.

A ceiling is the lower of mg/kg times weight and an absolute mg. Authorities disagree, so their claims stay side by
side; the default is the lowest credible one. A reduction lowers the default only: a claim is shown as it was made.

References
----------
Source keys: ``rosenberg-2004`` (ceilings are opinion, not trial results), and those of each claim.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from anatomy.catalogue.drug_schema import Drug, MaxDoseClaim
from anatomy.dosing.patient import Patient

_PLACES = 6


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that is allowed of one drug.

    Parameters
    ----------
    mg
        The ceiling, mg, after any reduction.
    mg_per_kg, max_mg
        Its two figures, before any reduction.
    bound_by
        Which of the two is lower for this weight.
    weight_kg, factor
        Weight that counts, and what the ceiling was multiplied by.
    adrenaline
        Whether it is the one with adrenaline.
    rule
        How the figures were chosen.
    read
        Whether the figure that binds was read in a source; else it is recalled.
    """

    mg: float
    mg_per_kg: float
    max_mg: float
    bound_by: Literal["weight", "absolute"]
    weight_kg: float
    factor: float
    adrenaline: bool
    rule: str
    read: bool

    def to_dict(self) -> dict[str, Any]:
        """Return the ceiling as a document."""
        return {
            "mg": round(self.mg, _PLACES),
            "mg_per_kg": self.mg_per_kg,
            "max_mg": self.max_mg,
            "bound_by": self.bound_by,
            "weight_kg": round(self.weight_kg, _PLACES),
            "factor": self.factor,
            "adrenaline": self.adrenaline,
            "rule": self.rule,
            "read": self.read,
        }


@dataclass(frozen=True, slots=True)
class ClaimedCeiling:
    """What one authority allows, worked out for this weight without any reduction.

    Parameters
    ----------
    claim
        The record.
    mg
        Ceiling for the solution given, mg; None where the authority states none, or speaks of children.
    plain_mg, with_adrenaline_mg
        Both ceilings, mg; None where not stated.
    """

    claim: MaxDoseClaim
    mg: float | None
    plain_mg: float | None
    with_adrenaline_mg: float | None

    def to_dict(self, given_mg: float | None = None) -> dict[str, Any]:
        """Return the claim as a document, beside what is given."""
        over = None if self.mg is None or given_mg is None else given_mg > self.mg
        return {
            "authority": self.claim.authority,
            "ceiling_mg": _rounded(self.mg),
            "over": over,
            "plain_mg_per_kg": self.claim.plain_mg_per_kg,
            "plain_max_mg": self.claim.plain_max_mg,
            "plain_ceiling_mg": _rounded(self.plain_mg),
            "with_adrenaline_mg_per_kg": self.claim.with_adrenaline_mg_per_kg,
            "with_adrenaline_max_mg": self.claim.with_adrenaline_max_mg,
            "with_adrenaline_ceiling_mg": _rounded(self.with_adrenaline_mg),
            "population": self.claim.population or "adults",
            "applies": self.claim.population is None,
            "sources": list(self.claim.sources),
            "read": self.claim.verified,
            "note": self.claim.note,
        }


def default_ceiling(drug: Drug, patient: Patient, *, adrenaline: bool) -> Ceiling:
    """Return the ceiling that arithmetic uses.

    Parameters
    ----------
    drug
        The drug.
    patient
        Weight and reduction.
    adrenaline
        Whether the solution holds adrenaline.

    Returns
    -------
    Ceiling
        The lower of mg/kg and absolute mg, times the reduction.

    Examples
    --------
    >>> from anatomy.dosing.agents import drug_named
    >>> default_ceiling(drug_named("lidocaine"), Patient.of(50), adrenaline=False).mg
    150.0
    >>> default_ceiling(drug_named("lidocaine"), Patient.of(70, reduce=0.8), adrenaline=False).mg
    160.0
    """
    figures = drug.default_ceiling
    mg_per_kg = figures.with_adrenaline_mg_per_kg if adrenaline else figures.plain_mg_per_kg
    max_mg = figures.with_adrenaline_max_mg if adrenaline else figures.plain_max_mg
    by_weight = mg_per_kg * patient.dosing_weight_kg
    binds: Literal["weight", "absolute"] = "weight" if by_weight < max_mg else "absolute"
    return Ceiling(
        mg=min(by_weight, max_mg) * patient.factor,
        mg_per_kg=mg_per_kg,
        max_mg=max_mg,
        bound_by=binds,
        weight_kg=patient.dosing_weight_kg,
        factor=patient.factor,
        adrenaline=adrenaline,
        rule=figures.rule,
        read=_was_read(drug, binds, adrenaline),
    )


def claimed_ceilings(drug: Drug, patient: Patient, *, adrenaline: bool) -> tuple[ClaimedCeiling, ...]:
    """Return what every authority allows of a drug, in the order of the records.

    Examples
    --------
    >>> from anatomy.dosing.agents import drug_named
    >>> for row in claimed_ceilings(drug_named("lidocaine"), Patient.of(60), adrenaline=False)[:4]:
    ...     print(row.claim.authority, row.mg)
    US label 270.0
    Poisoning & Drug Overdose table 270.0
    Therapeutic Guidelines (AU) 180.0
    Historic rule quoted by Rosenberg 200.0
    """
    kg = patient.dosing_weight_kg
    rows = []
    for claim in drug.max_dose_claims:
        plain = _lower(claim.plain_mg_per_kg, claim.plain_max_mg, kg)
        mixed = _lower(claim.with_adrenaline_mg_per_kg, claim.with_adrenaline_max_mg, kg)
        asked = mixed if adrenaline else plain
        rows.append(ClaimedCeiling(claim, None if claim.population else asked, plain, mixed))
    return tuple(rows)


def _lower(mg_per_kg: float | None, max_mg: float | None, weight_kg: float) -> float | None:
    stated = [mg for mg in (None if mg_per_kg is None else mg_per_kg * weight_kg, max_mg) if mg is not None]
    return min(stated) if stated else None


def _was_read(drug: Drug, binds: Literal["weight", "absolute"], adrenaline: bool) -> bool:
    """Return whether the figure that binds stands in a claim, for adults, that was read.

    Where adrenaline earns no more than plain, a claim about plain solutions carries the figure.
    """
    figures = drug.default_ceiling
    field = "mg_per_kg" if binds == "weight" else "max_mg"
    plain, mixed = getattr(figures, f"plain_{field}"), getattr(figures, f"with_adrenaline_{field}")
    used = mixed if adrenaline else plain
    modes = {"with_adrenaline" if adrenaline else "plain"} | ({"plain"} if plain == mixed else set())
    return any(
        claim.verified and claim.population is None and getattr(claim, f"{mode}_{field}") == used
        for claim in drug.max_dose_claims
        for mode in modes
    )


def _rounded(mg: float | None) -> float | None:
    return None if mg is None else round(mg, _PLACES)

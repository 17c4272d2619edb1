"""A dose beside its ceilings, as it is handed back: what was asked, the part of each ceiling it uses, and what to say.

The fraction of a give is its mg over its ceiling. Toxicity adds, so the fractions of every drug, every site and all
that was given in the last 24 hours add up; the sum must be 1 or less.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from anatomy.blocks.statement import Statement
from anatomy.catalogue.drug_schema import Drug
from anatomy.dosing.give import Give
from anatomy.dosing.limits import Ceiling, ClaimedCeiling
from anatomy.dosing.lipid import last_card
from anatomy.dosing.patient import Patient
from anatomy.dosing.units import adrenaline_ug_per_ml, mg_per_ml, say
from anatomy.errors import RefusedForSafety

#: Binary fractions: 150 / 150 must be 1. Far below anything that can be drawn up.
_TOLERANCE = 1e-9
#: From this part of the ceiling on, the resuscitation kit is asked about. Our choice: the records say "near".
NEAR = 0.8
_PLACES = 6


@dataclass(frozen=True, slots=True)
class CountedGive:
    """A give beside its ceiling.

    Parameters
    ----------
    give
        What was typed, read.
    drug
        Its drug's record.
    ceiling
        The conservative ceiling used.
    claims
        Every authority's ceiling.
    already
        Whether it was given in the last 24 hours rather than planned.
    """

    give: Give
    drug: Drug
    ceiling: Ceiling
    claims: tuple[ClaimedCeiling, ...]
    already: bool

    @property
    def mg(self) -> float:
        """Drug, mg."""
        return self.give.mg

    @property
    def fraction(self) -> float:
        """Part of the ceiling that it uses."""
        return self.mg / self.ceiling.mg

    @property
    def summary(self) -> str:
        """Name, milligrams and ceiling."""
        given = " (already given)" if self.already else ""
        return f"{self.drug.name} {say(self.mg, 1)} of {say(self.ceiling.mg, 1)} mg{given}"

    def to_dict(self) -> dict[str, Any]:
        """Return the give as a document."""
        give, volume = self.give, self.give.volume_ml
        total = None if volume is None else volume * give.sites
        adrenaline_ug = (
            adrenaline_ug_per_ml(give.adrenaline_ratio) * total if give.adrenaline_ratio and total is not None else None
        )
        return {
            "text": give.text,
            "says": give.says,
            "drug": self.drug.id,
            "name": self.drug.name,
            "named": give.named,
            "drug_class": self.drug.drug_class,
            "already": self.already,
            "percent": give.percent,
            "concentration_mg_per_ml": None if give.percent is None else mg_per_ml(give.percent),
            "volume_ml": volume,
            "sites": give.sites,
            "total_volume_ml": None if total is None else round(total, _PLACES),
            "adrenaline": give.adrenaline,
            "adrenaline_ratio": give.adrenaline_ratio,
            "adrenaline_ug": None if adrenaline_ug is None else round(adrenaline_ug, _PLACES),
            "mg": round(self.mg, _PLACES),
            "ceiling": self.ceiling.to_dict(),
            "ceiling_mg": round(self.ceiling.mg, _PLACES),
            "fraction": round(self.fraction, _PLACES),
            "over": self.fraction > 1 + _TOLERANCE,
            "claims": [claim.to_dict(self.mg) for claim in self.claims],
            "cautions": list(self.drug.cautions),
        }


@dataclass(frozen=True, slots=True)
class DoseResult:
    """What was asked, what it uses of the ceiling, and whether that may be shown.

    Parameters
    ----------
    patient
        Whose dose it is.
    rows
        Every give, planned ones first, then those already given.
    notes
        What to know, each with its sources.
    """

    patient: Patient
    rows: tuple[CountedGive, ...]
    notes: tuple[Statement, ...]

    @property
    def mg(self) -> float:
        """Drug in all, mg, over every drug."""
        return sum(row.mg for row in self.rows)

    @property
    def fraction(self) -> float:
        """Sum of the parts of each ceiling used; 1 is the most."""
        return sum(row.fraction for row in self.rows)

    @property
    def ceiling_mg(self) -> float:
        """How many mg of just this mixture reach the ceiling; for one drug, its ceiling."""
        return round(self.mg / self.fraction, 9)  # 10 / (10 / 490) is 490

    @property
    def over(self) -> bool:
        """Whether it is over the ceiling."""
        return self.fraction > 1 + _TOLERANCE

    @property
    def near(self) -> bool:
        """Whether it uses four fifths of the ceiling or more."""
        return self.fraction >= NEAR - _TOLERANCE

    @property
    def over_by_mg(self) -> float:
        """How many mg of this mixture are too many; 0 when none."""
        return self.mg - self.ceiling_mg if self.over else 0.0

    @property
    def summary(self) -> str:
        """Milligrams, ceiling and the part used, in one sentence; over the ceiling, by how much."""
        parts = " + ".join(row.summary for row in self.rows)
        part = f"{100 * self.fraction:,.1f} %"
        if not self.over:
            return f"{parts}: {part} of the ceiling."
        mg, ceiling, excess = (say(one, 1) for one in (self.mg, self.ceiling_mg, self.over_by_mg))
        if len({(row.drug.id, row.give.adrenaline) for row in self.rows}) == 1:
            past = sum(row.mg for row in self.rows if row.already)
            given = f" ({say(past, 1)} mg of it already given)" if past else ""
            name = self.rows[0].drug.name
            return f"{mg} mg of {name}{given} is over the ceiling of {ceiling} mg by {excess} mg ({part} of it)."
        return (
            f"{parts}: together {part} of the ceiling, over it by {100 * (self.fraction - 1):,.1f} % "
            f"({excess} mg of this mixture)."
        )

    @property
    def refusal(self) -> str:
        """Why it is refused; empty when it is not."""
        return f"Over the ceiling. {self.summary} Nothing was cut to fit." if self.over else ""

    def refuse_if_over(self) -> None:
        """Raise RefusedForSafety when it is over the ceiling."""
        if self.over:
            raise RefusedForSafety(self.refusal)

    def to_dict(self) -> dict[str, Any]:
        """Return the result as the document of the contract."""
        ideal = self.patient.ideal_weight_kg
        return {
            "mg": round(self.mg, _PLACES),
            "ceiling_mg": round(self.ceiling_mg, _PLACES),
            "fraction": round(self.fraction, _PLACES),
            "over": self.over,
            "over_by_mg": round(self.over_by_mg, _PLACES),
            "near": self.near,
            "summary": self.summary,
            "refusal": self.refusal or None,
            "weight_kg": self.patient.weight_kg,
            "height_cm": self.patient.height_cm,
            "sex": self.patient.sex,
            "age_years": self.patient.age_years,
            "ideal_weight_kg": None if ideal is None else round(ideal, _PLACES),
            "dosing_weight_kg": round(self.patient.dosing_weight_kg, _PLACES),
            "factor": self.patient.factor,
            "gives": [row.to_dict() for row in self.rows if not row.already],
            "already": [row.to_dict() for row in self.rows if row.already],
            "by_drug": self._by_drug(),
            "notes": [note.to_dict() for note in self.notes],
            "last_card": last_card(self.patient).to_dict(),
        }

    def _by_drug(self) -> list[dict[str, Any]]:
        """Return mg and fraction of each drug, in the order given."""
        found: dict[str, dict[str, Any]] = {}
        for row in self.rows:
            one = found.setdefault(
                row.drug.id, {"drug": row.drug.id, "name": row.drug.name, "mg": 0.0, "fraction": 0.0}
            )
            one["mg"] = round(one["mg"] + row.mg, _PLACES)
            one["fraction"] = round(one["fraction"] + row.fraction, _PLACES)
        return list(found.values())

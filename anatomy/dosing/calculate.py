"""Add up what is given and say how much of the ceiling it uses. Over the ceiling is refused, never clamped.

References
----------
Source keys: ``rosenberg-2004``, ``iowa-la``, ``bupi-label``, ``pharm-recall``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from anatomy.blocks.document import fields_of
from anatomy.blocks.statement import Statement
from anatomy.catalogue.load import load_catalogue
from anatomy.dosing.agents import drugs
from anatomy.dosing.give import Give, read_give
from anatomy.dosing.limits import claimed_ceilings, default_ceiling
from anatomy.dosing.notes import notes_on
from anatomy.dosing.patient import Patient
from anatomy.dosing.result import CountedGive, DoseResult
from anatomy.dosing.stops import refuse_before_arithmetic
from anatomy.errors import BadInput, RefusedForSafety

__all__ = ["CountedGive", "DoseResult", "dose", "dose_from"]

_MOST_GIVES = 50


def dose(
    gives: Iterable[object] | str = (),
    *,
    weight_kg: object = None,
    height_cm: object = None,
    sex: object = None,
    age_years: object = None,
    reduce: object = None,
    already: Iterable[object] | str = (),
    block: str | None = None,
    allergies: Iterable[str] = (),
    pregnant: bool | None = None,
    kit_at_hand: bool | None = None,
) -> DoseResult:
    """Add up the milligrams of everything given and compare them with the ceiling.

    Parameters
    ----------
    gives
        What is planned: text such as ``"lidocaine 1% 10 mL"``, mappings or Gives.
    weight_kg
        Actual body weight, kg. Without it nothing is worked out.
    height_cm, sex
        Height in cm and ``"female"`` or ``"male"``: mg/kg then use the lower of ideal and actual weight.
    age_years
        Age. Over 70, 30 % is taken off unless ``reduce`` says how much.
    reduce
        What the ceiling is multiplied by: 0.7 to 0.9 for age, frailty or organ failure.
    already
        What was given in the last 24 hours; here a dose may also be said in mg.
    block
        Id or name of the block it is for: its own limits and warnings then speak too.
    allergies
        Names of drugs or classes that are not tolerated.
    pregnant, kit_at_hand
        Pregnancy, and whether monitor, resuscitation kit and lipid are at hand; None when not said.

    Returns
    -------
    DoseResult
        Milligrams, ceiling, fraction and every claim. ``over`` says whether the ceiling is passed; the figures are
        those typed, never cut.

    Raises
    ------
    BadInput
        If weight, drug, strength, volume or a unit is missing or impossible.
    RefusedForSafety
        If no arithmetic may be done at all: children, pregnancy, allergy, a block without strengths, or a dose near
        the ceiling without a kit.

    Examples
    --------
    >>> result = dose(["bupivacaine 0.25% 20 mL", "lidocaine 1% 10 mL"], weight_kg=70)
    >>> result.summary
    'bupivacaine 50 of 140 mg + lidocaine 100 of 200 mg: 85.7 % of the ceiling.'
    >>> dose(["lidocaine 2% 10 mL"], weight_kg=50).summary
    '200 mg of lidocaine is over the ceiling of 150 mg by 50 mg (133.3 % of it).'
    """
    patient = Patient.of(weight_kg, height_cm=height_cm, sex=sex, age_years=age_years, reduce=reduce)
    planned = _read_all(gives, "gives")
    if not planned:
        raise BadInput('nothing to give: write for instance "lidocaine 1% 10 mL".', path="gives")
    past = _read_all(already, "already", mg_allowed=True)
    refuse_before_arithmetic([*planned, *past], planned, block=block, allergies=tuple(allergies), pregnant=pregnant)
    rows = tuple(_count(give, patient, already=False) for give in planned)
    rows += tuple(_count(give, patient, already=True) for give in past)
    notes = notes_on(patient, planned, past, block=block)
    result = DoseResult(patient, rows, notes)
    if not result.near:
        return result
    kit_rule = load_catalogue().toxicity.kit_rule
    if kit_at_hand is False:
        raise RefusedForSafety(
            f"{100 * result.fraction:,.0f} % of the ceiling and no kit. {kit_rule} No dose is shown."
        )
    return DoseResult(patient, rows, (Statement(kit_rule), *notes))


def dose_from(document: object) -> DoseResult:
    """Return the dose that a JSON document asks for: the fields are the arguments of ``dose``.

    Raises
    ------
    BadInput
        If it is no object, or a field is unknown.

    Examples
    --------
    >>> dose_from({"gives": ["lidocaine 1% 10 mL"], "weight_kg": 70}).fraction
    0.5
    """
    return dose(**fields_of(document, dose))


def _read_all(typed: Iterable[object] | str, path: str, *, mg_allowed: bool = False) -> list[Give]:
    if isinstance(typed, (str, Mapping, Give)):
        typed = [typed]
    if not isinstance(typed, Iterable):
        raise BadInput(f"{str(typed)[:40]!r} is no list of doses with their units.", path=path)
    listed = list(typed)
    if len(listed) > _MOST_GIVES:
        raise BadInput(f"{len(listed)} doses are more than {_MOST_GIVES}.", path=path)
    return [read_give(one, path=f"{path}.{i}", mg_allowed=mg_allowed) for i, one in enumerate(listed)]


def _count(give: Give, patient: Patient, *, already: bool) -> CountedGive:
    drug = drugs()[give.drug]
    return CountedGive(
        give=give,
        drug=drug,
        ceiling=default_ceiling(drug, patient, adrenaline=give.adrenaline),
        claims=claimed_ceilings(drug, patient, adrenaline=give.adrenaline),
        already=already,
    )

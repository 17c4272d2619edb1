"""Classified examinations, doses and courses as models for the documentation."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field, RootModel

from app.api.told import Told


# ---------------------------------------------------------------- ISNCSCI
class BySide(Told):
    """Values still possible, by side."""

    right: list[str]
    """One where it is settled."""
    left: list[str]
    """One where it is settled."""


class SideTotals(Told):
    """Sums of one side; ND where they cannot be given."""

    uems: str
    """Upper extremity motor score."""
    lems: str
    """Lower extremity motor score."""
    motor: str
    """Both."""
    light_touch: str
    """Light touch."""
    pin_prick: str
    """Pin prick."""


class BothTotals(Told):
    """Sums of both sides; ND where they cannot be given."""

    uems: str
    """Upper extremity motor score."""
    lems: str
    """Lower extremity motor score."""
    light_touch: str
    """Light touch."""
    pin_prick: str
    """Pin prick."""


class Totals(Told):
    """Sums of the scores as given."""

    right: SideTotals
    """Right side."""
    left: SideTotals
    """Left side."""
    both: BothTotals
    """Both sides."""


class StepRow(Told):
    """One step of an explanation."""

    field: str
    """The result it bears on, or `notice`."""
    side: str | None
    """right, left, or null for the whole body."""
    values: list[str]
    """What it leads to."""
    rule: str
    """Key of the rule."""
    text: str
    """In words."""


class ClassificationDocument(Told):
    """What an examination comes to, by the 2019 revision. A final * marks what rests on an assumed score."""

    sensory_level: BySide
    """Cranial to caudal, INT last."""
    motor_level: BySide
    """Cranial to caudal, INT last."""
    nli: list[str]
    """Neurological level of injury."""
    completeness: list[str]
    """C complete, I incomplete."""
    ais: list[str]
    """A to E."""
    zpp_sensory: BySide
    """Zone of partial preservation, NA first."""
    zpp_motor: BySide
    """Zone of partial preservation, NA first."""
    totals: Totals
    """Sums as strings."""
    steps: list[StepRow] = Field(default=[])
    """With `explain=true`: what led to each value."""


class ExamFault(Told):
    """Why an exam of a list was not read."""

    error: str
    """Kind of error."""
    message: str
    """Place, what is wrong, what is allowed."""
    path: str
    """Field at fault."""
    did_you_mean: list[str]
    """Nearest allowed values."""
    document: int
    """Its place in the list."""


class Classified(RootModel[ClassificationDocument | list[ClassificationDocument | ExamFault]]):
    """One result; for a list of exams, a result or a fault each, in their order."""

    model_config = ConfigDict(title="Classified")


# ---------------------------------------------------------------- dose and course
class Statement(Told):
    """A sentence with its sources."""

    text: str
    """The sentence."""
    sources: list[str]
    """Keys of sources."""
    read: bool
    """Whether it was read in a source."""


class DoseDocument(Told):
    """Milligrams beside every ceiling; what is over is said, never cut."""

    mg: float
    """Drug in all, mg."""
    ceiling_mg: float
    """How many mg of just this mixture reach the ceiling."""
    fraction: float
    """Sum of the parts of each ceiling used; 1 is the most."""
    over: bool
    """Whether it is over the ceiling: then `refusal` says so, and nothing of it may be given."""
    over_by_mg: float
    """How many mg are too many."""
    near: bool
    """Whether it uses four fifths or more."""
    summary: str
    """In one sentence."""
    refusal: str | None
    """Why it is refused; null when it is not."""
    weight_kg: float
    """Actual weight."""
    height_cm: float | None
    """Height."""
    sex: str | None
    """Sex, for the ideal weight."""
    age_years: float | None
    """Age."""
    ideal_weight_kg: float | None
    """Ideal weight."""
    dosing_weight_kg: float
    """The weight that mg/kg are multiplied by."""
    factor: float
    """What ceilings are multiplied by."""
    gives: list[dict[str, Any]]
    """Each give: as read back, mg, the ceiling used, every authority's claim, cautions."""
    already: list[dict[str, Any]]
    """The same for what was given in the last 24 hours."""
    by_drug: list[dict[str, Any]]
    """mg and fraction of each drug."""
    notes: list[Statement]
    """What to know."""
    last_card: dict[str, Any]
    """Card for systemic toxicity: lipid doses of both guidelines for this weight."""


class SessionRow(Told):
    """One injection of a course."""

    n: int
    """First, second, …"""
    date: str = Field(json_schema_extra={"format": "date"})
    """Its date."""
    weekday: str
    """Its day."""
    judge: bool
    """Whether the stop rule asks for a decision after it."""


class ClaimAndToday(Told):
    """A claim of the original text beside today's reading."""

    claim: Statement
    """What the text says."""
    today: Statement
    """What holds today."""


class CourseDocument(Told):
    """A dated course: a record of the text's scheme, not advice."""

    injections: int
    """How many."""
    break_days: int
    """Days between."""
    start: str = Field(json_schema_extra={"format": "date"})
    """Date of the first."""
    end: str = Field(json_schema_extra={"format": "date"})
    """Date of the last."""
    days: int
    """From first to last, both counted."""
    steroid: bool
    """Always false."""
    sessions: list[SessionRow]
    """Every injection."""
    stop_rule: Statement
    """When to stop early."""
    spacing: Statement
    """How close injections may come."""
    evidence: list[ClaimAndToday]
    """The text's claims beside today's reading."""
    steroid_rules: list[dict[str, Any]]
    """How far apart steroid is given, by route: why it is no part of a course."""
    ics: str | None
    """The plan as a calendar file, where asked for."""

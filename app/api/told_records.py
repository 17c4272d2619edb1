"""Places, records, examinations, doses, courses and problems as models for the documentation."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field, RootModel

from app.api.told import BlockRow, Levels, Told


# ---------------------------------------------------------------- places and records
class PlaceArea(Told):
    """A named area of skin."""

    id: str
    """Area id."""
    name: str
    """In words."""
    side: str | None
    """Side, where one was said."""
    words: str
    """The words it was understood from."""


class Share(Told):
    """A territory's part of a place."""

    segment: str
    """Segment, or V1–V3."""
    share: float
    """0–1 of the area of the place."""


class NerveShare(Told):
    """A nerve's part of a place."""

    id: str
    """Nerve id."""
    name: str
    """In words."""
    share: float
    """0–1 of the area of the place; fields overlap."""


class Misunderstood(Told):
    """Words that name nothing."""

    text: str
    """The words."""
    did_you_mean: list[str]
    """Nearest names."""


class PlaceDocument(Told):
    """Which segments and nerves hold a place on the skin."""

    areas: list[PlaceArea]
    """Areas understood."""
    segments: list[Share]
    """By the map asked for, falling by share."""
    by_map: dict[str, list[Share]]
    """By every map."""
    nerves: list[NerveShare]
    """Falling by share."""
    not_understood: list[Misunderstood]
    """Words left over."""


class SegmentClaim(Told):
    """A segment behind an entity."""

    segment: str
    """Segment as written."""
    weight: float
    """0–1."""
    role: str
    """What the segment does for it: motor, sympathetic, afferent, referred …"""
    sources: list[str]
    """Keys of sources."""
    grade: str
    """How well it stands."""
    read: bool
    """Whether it was read in a source; else recalled."""


class Named(Told):
    """A name of something."""

    kind: str
    """Kind of entity."""
    id: str
    """Its id."""
    name: str
    """In words."""


class Link(Named):
    """An edge of the graph as said from the entity."""

    relation: str
    """Key of the relation."""
    verb: str
    """The relation in words."""
    weight: float
    """0–1."""
    role: str
    """Role, where there is one."""
    standing: str
    """row: the reviewed reading; source: one source's own claim; finding: a study's result."""
    grade: str
    """How well it stands."""
    sources: list[str]
    """Keys of sources."""
    read: bool
    """Whether it was read in a source; else recalled."""


class RecordDocument(Told):
    """Everything held about an entity; each kind adds fields of its own."""

    id: str
    """Id."""
    kind: str
    """Kind of entity."""
    name: str
    """Preferred name."""
    synonyms: list[str]
    """Other names."""
    segments: list[SegmentClaim]
    """The reviewed reading."""
    source_claims: list[SegmentClaim]
    """What single sources say on their own account."""
    findings: list[SegmentClaim]
    """What studies found."""
    sources: list[str]
    """Keys of sources."""
    links: list[Link]
    """Every edge, as said from this entity."""


class ShownDocument(RecordDocument):
    """The best match, and the others."""

    also: list[Named]
    """Other matches."""


class SegmentRow(Told):
    """A spinal segment in short."""

    id: str
    """Segment as written."""
    name: str
    """In words."""
    region: str
    """cervical, thoracic, lumbar, sacral or coccygeal."""
    levels: Levels
    """Where it lies in the column."""


class SegmentRows(RootModel[list[SegmentRow]]):
    """The 31 segments, cranial to caudal."""

    model_config = ConfigDict(title="Segments")


class BlockRows(RootModel[list[BlockRow]]):
    """Blocks, offered ones first."""

    model_config = ConfigDict(title="Blocks")


class GraphDocument(Told):
    """The knowledge graph as node-link JSON, as NetworkX and D3 read it."""

    directed: bool
    """Always true."""
    multigraph: bool
    """Always true."""
    graph: dict[str, str]
    """Name, versions, licence and caveat."""
    nodes: list[dict[str, Any]]
    """id (kind:id), kind, identifier, name."""
    edges: list[dict[str, Any]]
    """source, target, relation, verb, weight, role, standing, grade, read, sources, note, locators."""


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


# ---------------------------------------------------------------- state and problems
class Health(Told):
    """That the server answers, and with what."""

    status: str
    """`ok`."""
    version: str
    """Version of the program."""
    data_version: str
    """Version of the records."""


class Fault(Told):
    """One field at fault."""

    path: str
    """Where, e.g. findings.3.side."""
    message: str
    """What is wrong and what is allowed."""
    did_you_mean: list[str]
    """Nearest allowed values."""


class Problem(Told):
    """A problem by RFC 9457, with the fields that the command line sends too."""

    type: str
    """Where the kind of problem is described."""
    title: str
    """The status in words."""
    status: int
    """HTTP status."""
    detail: str
    """One sentence: what is wrong, what is allowed, the nearest match."""
    error: str
    """Name of the error."""
    message: str
    """As `detail`."""
    path: str
    """Field of the first fault."""
    did_you_mean: list[str]
    """Nearest values for the first fault."""
    errors: list[Fault]
    """Every field at fault."""

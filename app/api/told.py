"""The answer to a findings document, and every smaller part that answers share, as models for the documentation.

The library makes the documents; a test holds each model to what is really sent. Readers must allow for further fields.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from anatomy.model.answer import Kind
from anatomy.model.side import Side


class Told(BaseModel):
    """A part of an answer."""

    model_config = ConfigDict(use_attribute_docstrings=True)


class ReasonRow(Told):
    """One additive part of a candidate's score."""

    finding: int | None
    """Index of the finding; null for the prior."""
    log_odds: float
    """Its part of ln P(candidate) / P(other); the parts add up."""
    text: str
    """One plain sentence."""
    path: list[str]
    """Graph nodes from the finding to the candidate's segment."""
    sources: list[str]
    """Keys of sources."""


class CandidateRow(Told):
    """One explanation with its probability and doubt."""

    id: str
    """Segment, pair of segments, or id of the entity."""
    kind: Kind
    """What kind of explanation."""
    name: str
    """In words."""
    side: Side
    """The patient's side."""
    segments: list[str]
    """Segments it names."""
    probability: float
    """All rows, `other` among them, sum to 1."""
    range: list[float] = Field(min_length=2, max_length=2)
    """5th and 95th percentile of the probability."""
    in_credible_set: bool
    """Whether it is one of those that hold 90 % together."""
    log_odds: float
    """ln P(candidate) / P(other); the sum of the reasons."""
    reasons: list[ReasonRow]
    """What speaks for and against it."""


class SidedSegment(Told):
    """A segment of one side."""

    segment: str
    """Segment as written, or V1–V3."""
    side: Side
    """The patient's side."""


class RankedSegmentRow(SidedSegment):
    """A segment of one side with the probability that the cause lies in it."""

    probability: float
    """Over every candidate that names it."""


class Alternative(Told):
    """A level as another source has it."""

    kind: str
    """Kind of level."""
    value: str
    """The level."""
    sources: list[str]
    """Keys of sources."""
    note: str
    """What to know of it."""


class Levels(Told):
    """Where a segment lies in the column, each kind of level apart."""

    cord_at_vertebra: str
    """Body behind which the cord segment lies."""
    root_exit: str
    """Foramen by which its root leaves."""
    disc: str | None
    """Disc that catches its root."""
    spinous: str
    """Spinous process over the cord segment."""
    interspinous_space: str | None
    """Palpable gap of the motion segment that carries its root."""
    relative_to_vertebra: str
    """Whether the root leaves above or below the like-numbered vertebra."""
    sources: list[str]
    """Keys of sources."""
    read: dict[str, bool]
    """By kind of level, whether its source was read; else recalled."""
    notes: dict[str, str]
    """By kind of level, what to know of it."""
    alternatives: list[Alternative]
    """What other sources say."""


class Notice(Told):
    """What must be said beside a block."""

    code: str
    """Key of the notice."""
    text: str
    """In words."""


class BlockRow(Told):
    """A block at a level: an option of the literature with its basis, never an order."""

    id: str
    """Id of the block."""
    legacy_id: str
    """Id in the reference pack."""
    name: str
    """Name of the block."""
    kind: str
    """One of the fourteen kinds."""
    wanted_for: str = Field(alias="for")
    """What it is listed for."""
    level: str | None
    """Where it is done, in words."""
    covers: list[str]
    """Segments it may reach."""
    weak_match: bool
    """True where the segment alone is a weak reason for it."""
    segments_role: str
    """What the segments of the block mean."""
    guidance: str
    """Guidance described."""
    guidance_minimum: str | None
    """The least guidance."""
    evidence: str
    """Grade in words, with its scope."""
    evidence_grade: str
    """Grade."""
    evidence_grade_chronic: str | None
    """Grade for chronic pain, where it differs."""
    evidence_note: str
    """What to know of the evidence."""
    contested: dict[str, Any] | None
    """Who is against, who in favour, with sources."""
    bleeding_class: str
    """low, intermediate or high."""
    bleeding_note: str
    """What to know of the class."""
    offered: bool
    """Whether nothing holds it back."""
    why_not: str | None
    """Why it is not offered."""
    notices: list[Notice]
    """What must be said beside it."""
    flags: list[Notice]
    """What must be asked before."""
    origin: str
    """Named in the original text, or added since."""
    original_text: str
    """What the original text claims, in short."""
    members: list[str]
    """Blocks of a group row."""
    verified: bool
    """Whether the row was read in its sources; else recalled."""
    verified_fields: list[str]
    """Fields that were read."""
    sources: list[str]
    """Keys of sources."""


class RedFlag(Told):
    """A question or a stop that comes before everything else."""

    id: str
    """Id of the rule."""
    name: str
    """In short."""
    suspect: str
    """What is suspected."""
    state: Literal["question", "stop"]
    """`question`: ask, blocks are held until answered; `stop`: answered yes."""
    holds_blocks: bool
    """Whether blocks are held back."""
    text: str
    """What raised it."""
    action: str
    """What is done."""
    questions: list[str]
    """What to ask."""
    findings: list[int]
    """Indices of the findings that raised it."""
    flag: str
    """Code of the rule."""
    sources: list[str]
    """Keys of sources."""
    verified: bool
    """Whether the rule was read; else recalled."""


class NextTest(Told):
    """A test that would tell most."""

    test: str
    """The test."""
    separates: list[str]
    """Candidates it tells apart."""
    bits: float
    """Information expected."""


class NotUnderstoodRow(Told):
    """Words that matched nothing; the finding is kept."""

    finding: int
    """Index of the finding."""
    text: str
    """The words."""
    did_you_mean: list[str]
    """Nearest names."""


class AnswerDocument(Told):
    """Ranked explanations of the findings with reasons, doubt, levels, blocks and red flags."""

    candidates: list[CandidateRow]
    """Falling by probability; they sum to 1."""
    segments: list[RankedSegmentRow]
    """The marginal over everything that names a segment."""
    credible_set: list[SidedSegment]
    """Segments that hold 90 % together."""
    levels: dict[str, Levels]
    """Of the leading segments; none while a red flag stops."""
    blocks: list[BlockRow]
    """Options; none while a red flag holds them."""
    red_flags: list[RedFlag]
    """What comes before everything else."""
    checks: list[RedFlag]
    """Questions worth asking that hold nothing back."""
    next_tests: list[NextTest]
    """What would settle it."""
    not_understood: list[NotUnderstoodRow]
    """Words that matched nothing."""
    caveats: list[str]
    """What always holds."""
    scored: int
    """Structures that entered the ranking; at 0 it shows only what is likely before any finding."""
    map: str
    """Dermatome map used."""
    priors: str
    """Priors used."""
    version: str
    """Version of the program."""
    data_version: str
    """Version of the records."""

"""Places, records, the state of the server and problems as models for the documentation."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, RootModel

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

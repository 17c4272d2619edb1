"""Records of peripheral nerves, organs and the autonomic outflow."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from anatomy.catalogue.entity_schema import Entity, OntologyTerm
from anatomy.catalogue.segment_schema import Interval, Weight
from anatomy.model.source import Claim, Frozen

FieldPart = Literal[
    "head_neck",
    "trunk",
    "upper_arm",
    "forearm",
    "hand_palmar",
    "hand_dorsal",
    "buttock",
    "perineum",
    "thigh",
    "leg",
    "foot_dorsal",
    "foot_plantar",
]


class FieldBox(Frozen):
    """Skin of a nerve as a box. Drawing aid estimated by hand; half a hand-width of error must be assumed."""

    part: FieldPart = Field(description="Part of the body; axes in nerve_geometry of this file's README entry.")
    long: Interval = Field(description="Along the part: 0 proximal or cranial to 1 distal or caudal.")
    around: Interval | None = Field(
        None, description="Round a limb or the trunk: 0 front, 0.25 lateral, 0.5 back, 0.75 medial; may wrap through 0."
    )
    across: Interval | None = Field(None, description="Across hand, foot, buttock or perineum, 0–1.")


class RootClaim(Claim):
    """A root that contributes to a nerve. The roots of a nerve are not the roots of each muscle it supplies."""

    segment: str = Field(description="Spinal segment.")
    weight: Weight = Field(description="main or contributing.")


class Entrapment(Claim):
    """A lesion of the nerve, or its mimic, that is confused with a root lesion."""

    id: str = Field(description="Slug of the name.")
    legacy_id: str = Field(description="Its name in the reference pack.")
    name: str = Field(description="Name.")
    mimics_roots: tuple[str, ...] = Field(description="Segments whose lesion it looks like.")
    separating_tests: tuple[str, ...] = Field(description="What tells it from a root lesion.")
    reviewed: str = Field(description="Date of the last expert reading, ISO.")
    review_note: str = Field("", description="What that reading changed.")


class Nerve(Entity):
    """A peripheral nerve."""

    detail: str = Field("", description="What the preferred name leaves out.")
    roots: tuple[RootClaim, ...] = Field(description="Its roots, each a claim.")
    plexus: str = Field(description="Plexus and part of it.")
    motor_targets: tuple[str, ...] = Field(description="What it moves, in words.")
    muscles: tuple[str, ...] = Field(description="Ids of the muscles it supplies.")
    fields: tuple[FieldBox, ...] = Field(description="Its skin; empty when it has none or none is drawn.")
    uberon: OntologyTerm | None = Field(None, description="UBERON term.")
    entrapments: tuple[Entrapment, ...] = Field(description="Its lesions and mimics.")
    sources: tuple[str, ...] = Field(min_length=1, description="Source keys behind the row.")
    read: bool = Field(description="True when a source was read and agrees.")
    note: str = Field("", description="What to know about it.")


class ReferredZone(Frozen):
    """Where pain of an organ is felt, in words; the segments are claims in segments.json."""

    area: str = Field(description="The skin, in words.")
    side: str = Field("", description="Side of the segmental signs; spontaneous visceral pain is mostly midline.")


class Organ(Entity):
    """An internal organ, or a part of one with its own supply."""

    detail: str = Field("", description="What the preferred name leaves out.")
    system: str = Field(description="Part of the body it belongs to.")
    uberon: OntologyTerm | None = Field(None, description="UBERON term.")
    pathway: str = Field(description="Ganglia and splanchnic nerves, in words.")
    ganglia: tuple[str, ...] = Field(description="Ids of the ganglia and plexuses in autonomic.json that it names.")
    parasympathetic_text: str = Field(description="Parasympathetic supply, in words.")
    cranial_nerves: tuple[str, ...] = Field((), description="Cranial nerves that carry it: III, IX, X.")
    referred_zone: ReferredZone = Field(description="Where its pain is felt.")
    sources: tuple[str, ...] = Field(min_length=1, description="Source keys behind the row.")
    read: bool = Field(description="True when a read source supports the main value.")
    note: str = Field("", description="What to know about it.")


class OutflowClaim(Claim):
    """Preganglionic segments of a splanchnic nerve, or of the sweat glands of a region."""

    segments: tuple[str, ...] = Field(min_length=1, description="Spinal segments.")


class SplanchnicNerve(Entity):
    """A splanchnic nerve with its segments and targets."""

    outflow: OutflowClaim = Field(description="Its segments.")
    target: str = Field(description="Where it ends, in words.")
    ganglia: tuple[str, ...] = Field(description="Ids of the ganglia and plexuses it ends in.")


class SudomotorRegion(Entity):
    """Sweat supply of a region. Not a dermatome."""

    outflow: OutflowClaim = Field(description="Its preganglionic segments.")


class Ganglion(Frozen):
    """An autonomic ganglion or plexus that the organ and splanchnic records name."""

    id: str = Field(description="Slug of the name.")
    name: str = Field(description="Preferred name.")
    synonyms: tuple[str, ...] = Field((), description="Other spellings found in the records.")
    kind: Literal["ganglion", "plexus", "trunk"] = Field(description="What it is.")


class Autonomic(Frozen):
    """``data/autonomic.json``: ganglia, splanchnic nerves and sweat supply."""

    ganglia: tuple[Ganglion, ...] = Field(description="Ganglia and plexuses, sorted by id.")
    splanchnic: tuple[SplanchnicNerve, ...] = Field(description="Splanchnic nerves, sorted by id.")
    sudomotor: tuple[SudomotorRegion, ...] = Field(description="Sweat supply by region, sorted by id.")

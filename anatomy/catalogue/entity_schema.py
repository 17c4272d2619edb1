"""Records of muscles, movements, deep structures, referral zones and reflexes: what each is, without its segments."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from anatomy.catalogue.segment_schema import Weight
from anatomy.model.source import Claim, Frozen

StructureKind = Literal["bone", "joint", "disc", "ligament", "tendon", "enthesis", "fascia"]


class Entity(Frozen):
    """What every named thing of the body has."""

    id: str = Field(description="Slug of the preferred name.")
    legacy_id: str = Field(description="Its name in the reference pack.")
    name: str = Field(description="Preferred name.")
    synonyms: tuple[str, ...] = Field(description="Other names and plain words; one word may point to several records.")
    reviewed: str = Field(description="Date of the last expert reading, ISO.")
    review_note: str = Field("", description="What that reading changed.")


class OntologyTerm(Frozen):
    """A term of an open ontology. Terms were matched by label."""

    id: str = Field(description="Identifier, e.g. UBERON:0001128.")
    label: str = Field("", description="Label in the ontology; empty when only the id is known.")
    source: str = Field(description="Source key of the list the id was taken from.")
    scope: Literal["exact", "broader"] = Field(
        "exact", description="broader: the term covers more than this record, because several records share it."
    )


class Muscle(Entity):
    """A skeletal muscle, or a part of one with its own supply."""

    detail: str = Field("", description="What the preferred name leaves out.")
    region: str = Field(description="Part of the body.")
    nerve_text: str = Field(description="Its nerve, in words.")
    nerves: tuple[str, ...] = Field(description="Ids of the nerves whose records name it.")
    plexus: str = Field(description="Plexus, cord or trunk.")
    action: str = Field(description="The action that is tested.")
    isncsci_key_muscle: str | None = Field(None, description="Segment whose key muscle it is in ISNCSCI, or null.")
    uberon: OntologyTerm | None = Field(None, description="UBERON term.")
    fma: OntologyTerm | None = Field(None, description="FMA term.")
    read: bool = Field(description="True when a source was read and agrees with the row as a whole.")
    read_in: tuple[str, ...] = Field((), description="Source keys of what was read and agrees.")
    sources: tuple[str, ...] = Field(min_length=1, description="Source keys behind the row.")
    root_exception: str = Field("", description="Why a segment lies outside the roots of its nerves.")


class Mover(Frozen):
    """A muscle that makes a movement."""

    muscle: str = Field(description="Muscle id.")
    weight: Weight = Field(description="main or contributing mover.")


class Movement(Entity):
    """A movement as it is tested at the bedside."""

    region: str = Field(description="Part of the body.")
    muscles: tuple[Mover, ...] = Field(description="The muscles that make it.")
    sources: tuple[str, ...] = Field(min_length=1, description="Source keys behind the row.")
    read: bool = Field(description="True when a source was read and agrees.")
    note: str = Field("", description="What to know about it.")


class Structure(Entity):
    """A bone, joint, disc, ligament, tendon, enthesis or fascia."""

    kind: StructureKind = Field(description="What it is.")
    kind_detail: str = Field(description="The same in the words of the reference, e.g. bone/periosteum.")
    detail: str = Field("", description="What the preferred name leaves out.")
    region: str = Field(description="Part of the body.")
    nerves_text: tuple[str, ...] = Field(description="Its nerves in words, with counts from dissections where known.")
    nerves: tuple[str, ...] = Field((), description="Ids of those of them that have a record.")
    cranial: tuple[str, ...] = Field((), description="Trigeminal divisions that supply it.")
    evidence: Literal["contested", "anatomical", "nerve_derived"] = Field(
        description="contested: a chart; anatomical: follows from development; nerve_derived: from dissected nerves."
    )
    sources: tuple[str, ...] = Field(min_length=1, description="Source keys behind the row.")
    read: bool = Field(description="True when a source was read and supports the main statement.")
    note: str = Field("", description="What to know about it.")


class ReferralZone(Claim):
    """Where pain of a joint or disc was felt in people or volunteers. Never a dermatome; never names a level alone."""

    id: str = Field(description="Slug of structure and level.")
    legacy_id: str = Field(description="Structure and level in the reference pack.")
    structure_text: str = Field(description="The structure, in words.")
    structures: tuple[str, ...] = Field(description="Ids in bones_and_joints.json.")
    level: str = Field(description="The level studied, in words.")
    zone: str = Field(description="The zone, in words.")
    body_parts: tuple[str, ...] = Field(description="Places of the body that it covers, in words.")
    population: str = Field(description="Who was studied.")
    reviewed: str = Field(description="Date of the last expert reading, ISO.")


class Reflex(Entity):
    """A spinal reflex. A lost one may come from root, plexus, nerve, muscle or age."""

    detail: str = Field("", description="What the preferred name leaves out.")
    kind: Literal["tendon", "superficial"] = Field(description="Tendon or superficial.")
    afferent_text: str = Field(description="Afferent nerve, in words.")
    efferent_text: str = Field(description="Efferent nerve, in words.")
    nerves: tuple[str, ...] = Field((), description="Ids of the nerves of its arc that have a record.")
    cranial: tuple[str, ...] = Field((), description="Trigeminal divisions of its arc.")
    elicitation: str = Field(description="How it is elicited.")
    response: str = Field(description="What is seen.")
    absence_is_normal: bool = Field(description="True when it is often missing in health: absence alone says nothing.")
    sources: tuple[str, ...] = Field(min_length=1, description="Source keys behind the row.")
    read: bool = Field(description="True when a source was read and agrees.")
    note: str = Field("", description="What to know about it.")

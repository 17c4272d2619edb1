"""What ``data/segments.json`` holds: every claim between a spinal segment and the body, each under its own sources.

This file is the one place for segment ↔ entity claims. The files of muscles, joints, organs and reflexes hold the
entities themselves and never repeat a segment. The reviewed reading has standing ``row``; a source that agrees is one
of its citations. What a source says on its own account (a segment that the row does not name, an organ's outflow in a
model) is a claim of standing ``source``, and the result of a study one of standing ``finding``.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from anatomy.model.source import Claim, Frozen

#: ``main`` is the segment that most texts stress, ``contributing`` the rest of the usual range; no proportion is meant.
Weight = Literal["main", "contributing"]
OrganRole = Literal["sympathetic", "parasympathetic", "afferent", "referred"]
StructureBasis = Literal[
    "sclerotome_chart",
    "segmental",
    "articular_nerve",
    "medial_branch",
    "sinuvertebral",
    "sympathetic",
    "dorsal_ramus",
    "ventral_ramus",
]
LevelKind = Literal["cord_at_vertebra", "cord_under_spinous", "root_exit", "disc", "interspinous_space"]
Region = Literal["cervical", "thoracic", "lumbar", "sacral", "coccygeal"]
Confidence = Literal["high", "medium", "low"]
GeometryBasis = Literal["curator_estimate", "landmark", "landmark_fraction", "measured", "none"]
Interval = tuple[float, float]


class SkinRegion(Frozen):
    """A rectangle of skin in part coordinates; see dermatome_maps.json for the axes. A missing axis means all of it."""

    part: str = Field(description="Part of the body, e.g. forearm.")
    aspect: str = Field(description="Aspect of the part, e.g. anterior.")
    v: Interval | None = Field(None, description="0 proximal or cranial to 1 distal or caudal.")
    u: Interval | None = Field(None, description="Trunk: 0 midline to 1 lateral. Limb: 0 medial to 1 lateral edge.")
    theta: Interval | None = Field(None, description="Degrees round the part: 0 anterior, 90 lateral, 180 posterior.")
    landmarks: str = Field("", description="Landmarks that bound it, in words.")


class DermatomeClaim(Claim):
    """The skin that one map gives a segment. ``read`` covers the words, never the numbers of the regions."""

    id: str = Field(description="Id of the claim.")
    legacy_id: str = Field(description="Id in the reference pack.")
    map: str = Field(description="Id of a map in dermatome_maps.json.")
    area: str = Field(description="The skin, in words.")
    regions: tuple[SkinRegion, ...] = Field(
        description="The skin in part coordinates; empty when there is none to draw."
    )
    reaches_anterior_midline: bool = Field(description="True when the map draws it to the front midline.")
    reaches_posterior_midline: bool = Field(description="True when the map draws it to the back midline.")
    confidence: Confidence = Field(description="The curators' trust in the area, whether read or not.")
    geometry_basis: GeometryBasis = Field(description="What the numbers of the regions rest on.")
    tiles: tuple[str, ...] = Field((), description="Tiles of the border study that are mainly this segment's.")
    also_shares: tuple[str, ...] = Field((), description="Tiles of neighbours in which it has a share.")
    reviewed: str = Field(description="Date of the last expert reading, ISO.")
    review_note: str = Field("", description="What that reading changed.")


class MuscleClaim(Claim):
    """A muscle supplied by the segment."""

    muscle: str = Field(description="Muscle id.")
    weight: Weight | None = Field(None, description="main or contributing; null where the source gives no weight.")


class MovementClaim(Claim):
    """A movement driven by the segment. A claim that cites ISNCSCI is a scoring convention: never rank with it."""

    movement: str = Field(description="Movement id.")
    weight: Weight | None = Field(None, description="main or contributing; null where the source gives no weight.")
    isncsci_role: Literal["key", "non-key"] | None = Field(
        None, description="Role of the segment for this movement in ISNCSCI; null in anatomical claims."
    )


class KeyMuscleClaim(Claim):
    """The ISNCSCI key muscle function of the segment."""

    function: str = Field(description="The function graded, e.g. wrist extensors.")
    muscles_text: str = Field(description="The muscles as the standard names them.")
    muscles: tuple[str, ...] = Field(description="Muscle ids.")


class NonKeyFunctions(Claim):
    """Functions that ISNCSCI counts for the segment: the lowest level at which each counts, not a myotome."""

    functions: str = Field(description="The functions, in words.")


class StructureClaim(Claim):
    """A bone, joint or other deep structure supplied by the segment."""

    structure: str = Field(description="Id in bones_and_joints.json.")
    basis: StructureBasis = Field(description="What the link rests on; sclerotome charts of bone are the weakest.")


class OrganClaim(Claim):
    """An organ linked to the segment. The four roles are different things and are never merged."""

    organ: str = Field(description="Organ id.")
    role: OrganRole = Field(
        description="sympathetic or parasympathetic outflow, visceral afferents, or skin on which its pain is felt."
    )


class ReflexClaim(Claim):
    """A reflex whose arc runs through the segment."""

    reflex: str = Field(description="Reflex id.")
    weight: Weight | None = Field(None, description="main or contributing.")


class LevelClaim(Claim):
    """Where the segment or its root lies in the column. The kinds of level are never mixed."""

    kind: LevelKind = Field(
        description="cord_at_vertebra: body behind which the cord segment lies; cord_under_spinous: spine over it; "
        "root_exit: foramen by which its root leaves; disc: disc that catches its root; interspinous_space: palpable "
        "gap of the motion segment that carries its root."
    )
    value: str = Field(description="The level, in words.")
    vertebrae: tuple[str, ...] = Field((), description="Vertebrae named: C1 … C7, T1 … T12, L1 … L5, S1 … S5, Co1.")
    place: str = Field("", description="Graph id of the foramen, disc or space, where the level is one.")
    mechanism: Literal["", "exiting", "traversing"] = Field(
        "",
        description="Disc only: the root leaves at that disc (foraminal, far lateral) or passes it (posterolateral).",
    )
    relative_to_vertebra: str = Field("", description="Root exit only: above or below the like-numbered vertebra.")


class Myotome(Frozen):
    """Muscles and movements of a segment."""

    muscles: tuple[MuscleClaim, ...] = Field(description="Claims about muscles, sorted by muscle.")
    movements: tuple[MovementClaim, ...] = Field(description="Claims about movements, sorted by movement.")
    key_muscle: KeyMuscleClaim | None = Field(None, description="ISNCSCI key muscle function, C5–T1 and L2–S1.")
    non_key_functions: NonKeyFunctions | None = Field(None, description="ISNCSCI functions that are no key muscles.")


class Segment(Frozen):
    """One of the 31 spinal segments with everything that is claimed about it."""

    id: str = Field(description="C1 … C8, T1 … T12, L1 … L5, S1 … S5, Co1.")
    name: str = Field(description="Name in words.")
    synonyms: tuple[str, ...] = Field(description="Other ways it is written.")
    region: Region = Field(description="Region of the cord.")
    uberon_id: str | None = Field(None, description="UBERON id; null when the reference holds none.")
    dermatome: tuple[DermatomeClaim, ...] = Field(description="Skin, map by map.")
    myotome: Myotome = Field(description="Muscles and movements.")
    sclerotome: tuple[StructureClaim, ...] = Field(description="Bones, joints and other deep structures.")
    organs: tuple[OrganClaim, ...] = Field(description="Organs by role.")
    reflexes: tuple[ReflexClaim, ...] = Field(description="Reflexes.")
    levels: tuple[LevelClaim, ...] = Field(description="Levels of the column, with the alternatives.")

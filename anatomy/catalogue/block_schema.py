"""What a therapeutic block record holds: ``data/blocks.json`` and ``data/block_levels.json``.

Nothing here is advice. A record keeps what is described for a block, who says so, and whether that was read in a source
(``verified``) or recalled from a textbook. ``verified_fields`` says in words which statements were read.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from anatomy.model.source import Frozen

BlockKind = Literal[
    "local-periarticular",
    "local-perineural",
    "segmental",
    "vertebral",
    "spinal-cervical",
    "spinal-thoracic",
    "spinal-thoracolumbar",
    "spinal-lumbosacral",
    "spinal-coccygeal",
    "paravertebral",
    "heel-spur",
    "joint",
    "intramuscular",
    "nerve",
]
EvidenceGrade = Literal["A", "B", "C", "D", "N"]
BleedingClass = Literal["low", "intermediate", "high"]
GuidanceMethod = Literal["landmark", "ultrasound", "nerve-stimulator", "fluoroscopy", "CT", "endoscopic-ultrasound"]
SegmentsRole = Literal[
    "selectable_level",
    "medial_branch_numbers",
    "covered_from_fixed_site",
    "needle_site_only",
    "visceral_afferent",
    "nerve_roots",
    "articular",
    "muscle_roots",
    "group_union",
    "none",
]
LevelRuleType = Literal[
    "same_segment_skin",
    "interspinous_of_segment",
    "foramen_of_root",
    "paravertebral_levels",
    "intercostal_of_segment",
    "medial_branches_of_joint",
    "fixed_site_covers_segments",
    "nerve_covers_territory",
    "joint_by_hilton",
    "muscle_by_myotome",
    "local_site",
    "group_see_members",
]


class SingleInjection(Frozen):
    """One injection that may stand for several levels."""

    site: str = Field(description="Where it is done.")
    covers: tuple[str, ...] = Field(description="Spinal segments it may reach.")


class LevelParams(Frozen):
    """Arguments of a level rule; each rule type reads its own few."""

    neighbours: int | None = Field(None, description="How many segments each side are named as neighbours.")
    same_side: bool | None = Field(None, description="True when the strip lies on the side of the pain.")
    table: str | None = Field(None, description="Table of block_levels.json that is looked up.")
    spaces: tuple[Literal["exit", "traversing", "exit+1"], ...] = Field((), description="Spaces named, in order.")
    spread_up: int | None = Field(None, description="Segments reached cranially.")
    spread_down: int | None = Field(None, description="Segments reached caudally.")
    range: tuple[str, str] | None = Field(None, description="First and last segment at which it is done.")
    bone_target: str | None = Field(None, description="What the needle meets.")
    single_injection: SingleInjection | None = Field(None, description="The one-shot alternative.")
    ventral_reliable: bool | None = Field(None, description="False when the ventral rami are not reliably reached.")
    facet_joints: tuple[str, ...] = Field((), description="Facet joints allowed, as written by clinicians: C5/6.")
    target: str | None = Field(None, description="'joint cavity' when the joint itself is entered.")
    site: str | None = Field(None, description="The one site of a block whose needle does not move with the segment.")
    covers: tuple[str, ...] = Field((), description="Somatic segments reached from the site.")
    covers_sympathetic: tuple[str, ...] = Field((), description="Sympathetic outflow or visceral afferents reached.")
    covers_area: tuple[str, ...] = Field((), description="Body parts whose sympathetic supply is reached.")
    covers_by_volume_ml: dict[str, tuple[str, ...]] | None = Field(None, description="Segments reached, by volume, mL.")
    autonomic: bool = Field(False, description="True: never chosen from a dermatome.")
    cranial_divisions: tuple[str, ...] = Field((), description="Trigeminal divisions reached.")
    cranial_branches: dict[str, str] | None = Field(None, description="Trigeminal division to the branch blocked.")
    nerves: tuple[str, ...] = Field((), description="Nerve ids whose skin leads here; '*' for any.")
    from_area_only: bool | None = Field(None, description="True when only a painful area, never a segment, leads here.")
    structures: tuple[str, ...] = Field((), description="Joint or deep-structure ids; the row's first is the default.")
    muscles: tuple[str, ...] = Field((), description="Muscle ids; '*' for any.")
    show_segments_from: str | None = Field(None, description="What the segments shown are taken from.")
    members: tuple[str, ...] = Field((), description="Block ids of a group.")
    places: tuple[str, ...] = Field(
        (), description="Plain words of the body that lead to a joint or local row; ours, not a source's."
    )
    not_places: tuple[str, ...] = Field((), description="Words that hold such a word but mean another place; ours.")


class LevelRule(Frozen):
    """How the level of a block is named for a chosen segment, joint, nerve or muscle."""

    type: LevelRuleType = Field(description="One of the twelve rules of block_levels.json.")
    text: str = Field(description="The rule in words.")
    example: str = Field(description="One worked input.")
    template: str = Field(description="Wording, with {placeholders}.")
    params: LevelParams = Field(description="Arguments for the type.")


class Depth(Frozen):
    """Needle depth. The range may be recalled although a mean inside it was read."""

    min_mm: float = Field(description="Shallow end of the range, mm.")
    max_mm: float = Field(description="Deep end of the range, mm.")
    measured_to: str = Field(description="What lies at that depth.")
    sourced_value_mm: tuple[float, float] | None = Field(description="Figure read in a source, mm; null when none was.")
    sources: tuple[str, ...] = Field(description="Source keys.")
    verified: bool = Field(description="True when the sourced value was read.")
    range_verified: bool = Field(description="True when min_mm and max_mm themselves were read.")
    note: str = Field(description="What to know beside the figure.")


class Guidance(Frozen):
    """Imaging or landmark by which the block is done."""

    methods: tuple[GuidanceMethod, ...] = Field(description="Methods described.")
    minimum: GuidanceMethod = Field(description="Least guidance that may be shown as acceptable today.")
    note: str = Field(description="Words shown beside it.")


class CeilingCheck(Frozen):
    """Worst case of the row against the plain ceiling of one weight."""

    weight_kg: int = Field(description="Body weight of the check, kg.")
    agent: str = Field(description="Drug id.")
    worst_case_mg: float = Field(description="Top volume times top strength, mg.")
    plain_ceiling_mg: float = Field(description="Ceiling without adrenaline, mg.")
    exceeds: bool = Field(description="True when the worst case passes the ceiling.")
    max_sites_at_worst_case: int | None = Field(None, description="Sites of the largest dose that stay under it.")


class Dose(Frozen):
    """Agents, strengths and volumes described. Never a prescription."""

    agents: tuple[str, ...] = Field(description="Drug ids, and adjuvants by name.")
    non_anaesthetic_agents: tuple[str, ...] = Field(description="Which of the agents are no local anaesthetics.")
    volume_ml_min: float = Field(description="Smallest volume described, mL.")
    volume_ml_max: float = Field(description="Largest volume described, mL.")
    concentration_percent: dict[str, tuple[float, float]] = Field(description="Lowest and highest strength, per cent.")
    concentration_text: str = Field(description="Strengths as written in the source pack.")
    concentration_filled_by_review: tuple[str, ...] = Field(
        (), description="Agents whose strength a reviewer recalled."
    )
    agents_without_concentration: tuple[str, ...] = Field(description="No arithmetic is allowed for these.")
    per_site: bool = Field(description="True when the volume is for one site, side or level.")
    ceiling_scope: str = Field(description="What the ceiling check counts.")
    ceiling_checks: tuple[CeilingCheck, ...] = Field(description="Worst cases at 50 and 70 kg.")
    warning: str = Field(description="Non-empty text must be shown with the dose.")
    verified: bool = Field(description="True when the volume or dose was read.")
    note: str = Field(description="What to know beside the figures.")


class OnsetDuration(Frozen):
    """How soon and how long, agent dependent."""

    onset_min: tuple[float, float] = Field(description="Onset, minutes, from and to.")
    duration_h: tuple[float, float] = Field(description="Duration, hours, from and to.")
    note: str = Field(description="What to know beside the figures.")


class Bleeding(Frozen):
    """Antithrombotic class of the block."""

    risk_class: BleedingClass = Field(
        description="Class after Narouze 2018, raised where the site cannot be compressed."
    )
    note: str = Field("", description="Why it differs, where it does.")
    sources: tuple[str, ...] = Field(description="Source keys.")


class Contested(Frozen):
    """A verdict that bodies of standing dispute: both sides are shown."""

    against: str = Field(description="What the side against says.")
    in_favour: str = Field(description="What the side in favour says.")
    sources: tuple[str, ...] = Field(description="Source keys, both sides.")


class Evidence(Frozen):
    """Grade and candid words."""

    grade: EvidenceGrade = Field(
        description="A trials or must-offer … D tradition; N a major guideline advises against."
    )
    grade_chronic: EvidenceGrade | None = Field(None, description="Grade once pain has lasted 3 months or more.")
    grade_treatment: EvidenceGrade | None = Field(
        None, description="Grade as treatment, where the main one is a test's."
    )
    scope: str = Field("", description="Words to show beside the grade: what it holds for.")
    note: str = Field(description="The verdict in words; may be empty.")
    contested: Contested | None = Field(None, description="Both sides, where societies dispute the verdict.")


class BlockFlag(Frozen):
    """A check or a conflict that must be shown with the row."""

    code: Literal[
        "cardiac_check", "cord_check", "cauda_equina_check", "original_text_conflict", "original_text_claim", "note"
    ] = Field(description="What kind of flag.")
    text: str = Field(description="Its words.")


class Block(Frozen):
    """One block, or a group of blocks."""

    id: str = Field(description="Slug of the name.")
    legacy_id: str = Field(description="Id in the reference pack.")
    name: str = Field(description="Preferred name.")
    synonyms: tuple[str, ...] = Field(description="Other names.")
    kind: BlockKind = Field(description="One of the fourteen kinds of the original text.")
    origin: Literal["original_text", "modern"] = Field(description="Named in the original text, or added since.")
    original_text: str = Field(description="What the original text claims about it, in short; empty when it is modern.")
    target: str = Field(description="The structure aimed at.")
    level_rule: LevelRule = Field(description="How its level is computed.")
    segments: tuple[str, ...] = Field(description="Spinal segments, to be read by segments_role.")
    segments_role: SegmentsRole = Field(
        description="What the segments mean; only selectable_level is a level to choose."
    )
    sympathetic_segments: tuple[str, ...] = Field(description="Sympathetic segments reached.")
    motor_segments: tuple[str, ...] = Field((), description="Segments reached as motor supply only.")
    landmarks: str = Field(description="Entry landmarks, in words.")
    depth: Depth = Field(description="Needle depth.")
    guidance: Guidance = Field(description="Guidance required today.")
    dose: Dose = Field(description="Agents, strengths and volumes described.")
    onset_duration: OnsetDuration = Field(description="How soon and how long.")
    indications: tuple[str, ...] = Field(description="Indication ids.")
    indication_words: tuple[str, ...] = Field(description="What it is described for, in words.")
    contraindications: tuple[str, ...] = Field(description="When it is not done.")
    bleeding: Bleeding = Field(description="Antithrombotic class.")
    complications: tuple[str, ...] = Field(description="What may go wrong.")
    evidence: Evidence = Field(description="Grade and verdict.")
    flags: tuple[BlockFlag, ...] = Field(description="Checks and conflicts to show with it.")
    sources: tuple[str, ...] = Field(description="Source keys.")
    verified: bool = Field(description="True when a key statement of the row was read in a source; else recalled.")
    verified_fields: tuple[str, ...] = Field(description="Which statements were read, in words.")
    reviewed: str = Field(description="Date of the last clinical reading, ISO.")
    review_note: str = Field(description="What that reading changed.")

    @property
    def is_group(self) -> bool:
        """Return whether the row only lists members and has no level, dose or needle path of its own."""
        return self.level_rule.type == "group_see_members"


class LevelVector(Frozen):
    """A worked input of a level rule and the exact text it must give."""

    block: str = Field(description="Block id.")
    segment: str | None = Field(None, description="Segment given.")
    side: str | None = Field(None, description="Side given.")
    facet_joint: str | None = Field(None, description="Facet joint given.")
    text: str = Field(description="The level text, to the letter.")


class LevelRuleDescription(Frozen):
    """What one rule type takes and gives."""

    input: str = Field(description="What it takes.")
    output: str = Field(description="What it gives.")
    how: str = Field(description="How, in words.")
    params: dict[str, str] = Field(description="What each argument means.")


class LevelTables(Frozen):
    """Lookup tables between segments and the levels of the column."""

    foramen_of_root: dict[str, str] = Field(description="Root to the foramen it leaves by.")
    interspinous_space: dict[str, str | None] = Field(description="Root to the space of its motion segment.")
    traversing_space: dict[str, str] = Field(description="Lumbosacral root to the space it crosses before leaving.")
    facet_supply: dict[str, tuple[str, ...]] = Field(description="Facet joint to its medial branches.")
    rib_name: dict[str, str] = Field(description="Thoracic root to the name of its intercostal nerve.")


class BlockLevels(Frozen):
    """``data/block_levels.json``: the twelve rules, their tables and worked inputs."""

    rules: dict[LevelRuleType, LevelRuleDescription] = Field(description="The twelve rule types.")
    tables: LevelTables = Field(description="Lookup tables.")
    table_notes: dict[str, str] = Field(description="What to know about each table.")
    segments_roles: dict[SegmentsRole, str] = Field(description="What the segments of a row mean.")
    evidence_grades: dict[EvidenceGrade, str] = Field(description="Meaning of each evidence grade.")
    guidance_note: str = Field(description="What guidance.minimum promises.")
    bleeding_note: str = Field(description="Where the antithrombotic classes come from.")
    field_notes: dict[str, str] = Field(
        description="Meaning of dose and evidence fields, as the reference pack has it."
    )
    vectors: tuple[LevelVector, ...] = Field(description="Worked inputs; each is a test.")
    verified_rule: str = Field(description="What verified means in the block records.")
    reviewed: str = Field(description="Date of the last clinical reading, ISO.")

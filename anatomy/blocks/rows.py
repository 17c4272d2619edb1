"""The block row of the contract: one block at one level, with guidance, evidence, class and sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from anatomy.blocks.holds import Circumstances, why_not
from anatomy.blocks.level_rules import Chosen, Level
from anatomy.catalogue.block_schema import Block, BlockLevels
from anatomy.catalogue.drug_schema import Drug

_STEROIDS = frozenset({"dexamethasone", "triamcinolone", "methylprednisolone", "betamethasone"})

#: What must be said beside a row, by code.
NOTICES = {
    "imaging_required": "Imaging is required: never by landmark alone.",
    "antithrombotic_intermediate": "Bleeding class intermediate: with an antithrombotic drug it needs a plan.",
    "antithrombotic_high": "Bleeding class high: with an antithrombotic drug it needs a plan.",
    "particulate_steroid_refused": "Particulate steroid is refused on this route.",
    "evidence_against_chronic_axial": "For chronic spine pain a guideline advises against it; societies dispute that.",
    "diagnostic_test_only": "Described as a test, not as treatment.",
    "duration_claim_unsupported": "The original text's 21 days are not supported.",
    "original_text_conflict": "The original text conflicts with current practice here.",
    "steroid_interval_limit": "A steroid is not repeated at intervals of days.",
    "dose_low_volume": "In a tight tunnel the smallest volume of the row is used.",
    "not_a_root": "It follows from the nerve, not from a root: its segments are roots of the nerve, not skin covered.",
    "dose_warning": "The top of the dose range passes, or meets, the ceiling of a light patient.",
}


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A block at a level.

    Parameters
    ----------
    block
        The record.
    wanted_for
        What it is offered for: a segment, a nerve, a joint, an indication or a kind.
    level
        Where, in words, and the segments it may reach.
    reasons_not
        Why it is not offered; empty when it is.
    grade_text
        The evidence grade in words.
    """

    block: Block
    wanted_for: str
    level: Level
    reasons_not: tuple[str, ...]
    grade_text: str

    @property
    def offered(self) -> bool:
        """Whether nothing holds it back."""
        return not self.reasons_not

    def to_dict(self) -> dict[str, Any]:
        """Return the row of the contract."""
        block = self.block
        evidence = block.evidence
        return {
            "id": block.id,
            "legacy_id": block.legacy_id,
            "name": block.name,
            "kind": block.kind,
            "for": self.wanted_for,
            "level": self.level.text,
            "covers": list(self.level.covers),
            "weak_match": self.level.weak,
            "segments_role": block.segments_role,
            "guidance": guidance_text(block),
            "guidance_minimum": block.guidance.minimum,
            "evidence": ". ".join(part for part in (self.grade_text, evidence.scope) if part),
            "evidence_grade": evidence.grade,
            "evidence_grade_chronic": evidence.grade_chronic,
            "evidence_note": evidence.note,
            "contested": evidence.contested.model_dump(mode="json") if evidence.contested else None,
            "bleeding_class": block.bleeding.risk_class,
            "bleeding_note": block.bleeding.note,
            "offered": self.offered,
            "why_not": " ".join(self.reasons_not) or None,
            "notices": [{"code": code, "text": NOTICES[code]} for code in notices(block)],
            "flags": [flag.model_dump() for flag in block.flags],
            "origin": block.origin,
            "original_text": block.original_text,
            "members": list(block.level_rule.params.members),
            "verified": block.verified,
            "verified_fields": list(block.verified_fields),
            "sources": list(block.sources),
        }


def make_row(
    block: Block,
    level: Level,
    chosen: Chosen,
    wanted_for: str,
    *,
    who: Circumstances,
    drugs: Mapping[str, Drug],
    levels: BlockLevels,
    held: tuple[str, ...] = (),
) -> BlockRow:
    """Return a row with its hard stops worked out; ``held`` adds reasons known to the caller."""
    grade = block.evidence.grade
    return BlockRow(
        block=block,
        wanted_for=wanted_for,
        level=level,
        reasons_not=(*held, *why_not(block, chosen, who, drugs)),
        grade_text=f"{grade}: {levels.evidence_grades[grade]}",
    )


def guidance_text(block: Block) -> str:
    """Return the least guidance acceptable today, and what else is described.

    Examples
    --------
    >>> from anatomy.blocks.book import BlockBook
    >>> guidance_text(BlockBook.load().blocks["cervical_selective_nerve_root_block"])
    'fluoroscopy at least; also described: CT, ultrasound'
    """
    minimum = block.guidance.minimum
    others = [method for method in block.guidance.methods if method not in (minimum, "landmark")]
    least = f"{minimum} at least" if minimum != "landmark" else "landmark"
    return f"{least}; also described: {', '.join(others)}" if others else least


def notices(block: Block) -> tuple[str, ...]:
    """Return the codes of what must be said beside a block."""
    steroid = bool(_STEROIDS.intersection(block.dose.agents))
    claims_days = any(flag.code == "original_text_claim" and "21 days" in flag.text for flag in block.flags)
    holds = {
        "imaging_required": block.guidance.minimum != "landmark",
        "antithrombotic_intermediate": block.bleeding.risk_class == "intermediate",
        "antithrombotic_high": block.bleeding.risk_class == "high",
        "particulate_steroid_refused": block.level_rule.type == "foramen_of_root",
        "evidence_against_chronic_axial": block.evidence.contested is not None,
        "diagnostic_test_only": block.evidence.grade_treatment is not None,
        "duration_claim_unsupported": claims_days,
        "original_text_conflict": any(flag.code == "original_text_conflict" for flag in block.flags),
        "steroid_interval_limit": steroid,
        "dose_low_volume": block.kind == "nerve" and "tunnel_syndromes" in block.indications,
        "not_a_root": block.segments_role == "nerve_roots",
        "dose_warning": bool(block.dose.warning),
    }
    return tuple(code for code, said in holds.items() if said)

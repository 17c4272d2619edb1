"""Every data file with the model of its records: the one register that loading, checking and schemas use.

A file holds either a list of records (``many=True``) or one document. Lists are sorted: segments cranial to caudal, all
others by id. The models live beside this file, one group of concepts a module, and are imported when first needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Literal, cast

from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of data/ and what it holds.

    Parameters
    ----------
    home
        Module of anatomy.catalogue that describes the records, and the model's name, e.g. ``entity_schema.Muscle``.
    many
        True for a list of records, false for one document.
    about
        What the file is, in one sentence.
    order
        How a list is sorted: by id, cranial to caudal, or kept as it is (a list without ids).
    """

    home: str
    many: bool
    about: str
    order: Literal["id", "cord", "kept"] = "id"

    @property
    def model(self) -> type[BaseModel]:
        """Return the model of a record, or of the document."""
        module, _, name = self.home.partition(".")
        return cast("type[BaseModel]", getattr(import_module(f"anatomy.catalogue.{module}"), name))


#: Name of the file without ``.json`` → what it holds.
FILES: dict[str, DataFile] = {
    "segments": DataFile(
        "segment_schema.Segment", True, "The 31 spinal segments and every claim between them and the body.", "cord"
    ),
    "trigeminal": DataFile(
        "skin_schema.TrigeminalDivision", True, "Skin of V1–V3, which belongs to no spinal segment."
    ),
    "dermatome_maps": DataFile(
        "skin_schema.DermatomeMaps", False, "Dermatome maps, where they compete, and their coordinates."
    ),
    "key_points": DataFile("skin_schema.KeyPoint", True, "The 28 ISNCSCI key sensory points.", "cord"),
    "muscles": DataFile("entity_schema.Muscle", True, "Skeletal muscles."),
    "movements": DataFile("entity_schema.Movement", True, "Movements as tested, with the muscles that make them."),
    "bones_and_joints": DataFile(
        "entity_schema.Structure", True, "Bones, joints, discs, ligaments, tendons, entheses and fasciae."
    ),
    "referral_zones": DataFile("entity_schema.ReferralZone", True, "Where pain of joints and discs was felt."),
    "organs": DataFile("nerve_schema.Organ", True, "Internal organs."),
    "autonomic": DataFile("nerve_schema.Autonomic", False, "Ganglia, splanchnic nerves and sweat supply."),
    "nerves": DataFile("nerve_schema.Nerve", True, "Peripheral nerves with roots, skin and entrapments."),
    "reflexes": DataFile("entity_schema.Reflex", True, "Reflexes."),
    "landmarks": DataFile("landmark_schema.Landmarks", False, "Surface landmarks and positions in the column."),
    "facts": DataFile("skin_schema.Fact", True, "General statements that explain answers."),
    "areas": DataFile("area_schema.Area", True, "Named areas of skin."),
    "plain_words": DataFile("area_schema.PlainWords", True, "Further words for one or several records.", "kept"),
    "sources": DataFile("skin_schema.Source", True, "Every work that is cited."),
    "blocks": DataFile("block_schema.Block", True, "Therapeutic blocks."),
    "block_levels": DataFile("block_schema.BlockLevels", False, "Rules and tables by which a block's level is named."),
    "drugs": DataFile("drug_schema.Drug", True, "Local anaesthetics."),
    "toxicity": DataFile("drug_schema.Toxicity", False, "Local anaesthetic toxicity and its treatment."),
    "indications": DataFile("drug_schema.Indication", True, "Indications of the original text, and those added."),
    "course": DataFile("drug_schema.Course", False, "Courses of injections as the original text has them."),
    "red_flags": DataFile("red_flag_schema.RedFlags", False, "Rules that come before any level."),
    "bedside_tests": DataFile("bedside_schema.BedsideTest", True, "Bedside tests with published accuracy."),
    "priors": DataFile("bedside_schema.Prior", True, "Published frequencies."),
    "pain_referral": DataFile("bedside_schema.PainReferral", True, "Published figures about where root pain is felt."),
}

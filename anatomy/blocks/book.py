"""Every record that blocks need, read once and looked up by id, old id, name or synonym."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from anatomy.blocks.level_rules import Supplied
from anatomy.catalogue.block_schema import Block, BlockLevels
from anatomy.catalogue.drug_schema import Drug, Indication
from anatomy.catalogue.red_flag_schema import RedFlags

_DATA = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True)
class BlockBook:
    """The catalogue of blocks with the records that it refers to.

    Parameters
    ----------
    blocks, indications, drugs
        Records by id.
    levels
        Level rules and tables.
    parts
        Nerves, joints, deep structures and muscles by id, with name and segments.
    """

    blocks: Mapping[str, Block]
    levels: BlockLevels
    indications: Mapping[str, Indication]
    drugs: Mapping[str, Drug]
    parts: Mapping[str, Supplied]

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> BlockBook:
        """Read the data files."""
        blocks = [Block.model_validate(row) for row in json.loads((_DATA / "blocks.json").read_text("utf-8"))]
        return cls(
            blocks={b.id: b for b in blocks},
            levels=BlockLevels.model_validate_json((_DATA / "block_levels.json").read_text("utf-8")),
            indications={},
            drugs={},
            parts={},
        )


@lru_cache(maxsize=1)
def load_red_flags() -> RedFlags:
    """Read ``data/red_flags.json``."""
    return RedFlags.model_validate_json((_DATA / "red_flags.json").read_text("utf-8"))

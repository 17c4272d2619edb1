"""The 25 worked examples and the records they are read with."""

import json
from pathlib import Path
from typing import Any

from anatomy.blocks.book import BlockBook

_FILE = Path(__file__).parents[2] / "worked_examples.json"
EXAMPLES: list[dict[str, Any]] = json.loads(_FILE.read_text("utf-8"))["examples"]
BOOK = BlockBook.load()
#: Old id to block.
BY_OLD_ID = {block.legacy_id: block for block in BOOK.blocks.values()}


def finding(kind: str, structure: str, side: str = "right", state: str = "abnormal", **more: Any) -> dict[str, Any]:
    """A finding, to be bent."""
    return {"type": kind, "structure": structure, "side": side, "state": state, **more}

"""The one way in which a data file is written, so that two people who add records never fight over layout."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from anatomy.model.segment import SEGMENTS

_CORD = {segment: i for i, segment in enumerate(SEGMENTS)} | {"S4-5": SEGMENTS.index("S4")}


def canonical_text(document: Any) -> str:
    r"""Return a document as canonical JSON text: sorted keys, one space of indent, UTF-8, a newline at the end.

    Examples
    --------
    >>> canonical_text({"b": "é", "a": 1})
    '{\n "a": 1,\n "b": "é"\n}\n'
    """
    return json.dumps(document, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def sort_records(records: Sequence[Mapping[str, Any]], order: Literal["id", "cord", "kept"]) -> list[Mapping[str, Any]]:
    """Return records in the order of their file: by id, cranial to caudal, or as they are.

    Examples
    --------
    >>> [row["id"] for row in sort_records([{"id": "T1"}, {"id": "C8"}], "cord")]
    ['C8', 'T1']
    """
    if order == "kept":
        return list(records)
    if order == "cord":
        return sorted(records, key=lambda record: _CORD.get(str(record["id"]), len(_CORD)))
    return sorted(records, key=lambda record: str(record["id"]))

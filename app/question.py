"""The question that travels from the page to the server: ids and numbers only.

``{"m": map, "f": [[type, "thumb,radial_forearm", side, value, is_normal], …], "c": context}``
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from anatomy.model.finding import SKIN_TYPES
from app import text

GRADED = ("weakness", "reflex")


def document(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return the findings document of the contract for a question.

    Examples
    --------
    >>> document({"m": "consensus", "f": [["pain", "thumb,radial_forearm", "right", 6, 0]]})["findings"]
    [{'type': 'pain', 'structure': 'thumb, radial_forearm', 'side': 'right', 'state': 'abnormal', 'intensity': 6}]
    """
    findings = []
    for kind, what, side, value, is_normal in question["f"]:
        finding: dict[str, Any] = {
            "type": kind,
            "structure": str(what).replace(",", ", "),
            "side": side,
            "state": "normal" if is_normal else "abnormal",
        }
        if value is not None and not is_normal:
            if kind in SKIN_TYPES:
                finding["intensity"] = value
            elif kind in GRADED:
                finding["grade"] = value
        findings.append(finding)
    return {"map": question.get("m") or "consensus", "findings": findings, "context": dict(question.get("c") or {})}


def finding_words(row: list[Any]) -> str:
    """Return a finding of the question in words.

    Examples
    --------
    >>> finding_words(["pain", "thumb,radial_forearm", "right", 6, 0])
    'Pain, thumb and radial forearm, right'
    >>> finding_words(["reflex", "triceps", "right", None, 1])
    'Reflex, triceps, right, normal'
    """
    kind, what, side, _value, is_normal = row
    names = [text.humanise(part).lower() for part in str(what).split(",")]
    place = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    parts = [text.TYPES.get(kind, kind), place, "" if side == "unknown" else text.SIDES[side].lower()]
    return ", ".join(p for p in [*parts, "normal" if is_normal else ""] if p)

"""Block rows that follow from what painful findings name themselves: a joint, the heel, a nerve, a muscle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from anatomy.blocks.rows import BlockRow
from anatomy.blocks.selection import Selection
from anatomy.blocks.words import field_of

#: Share of a finding's places that a row must fit: pain "from thigh and calf to heel" is no heel pain.
_LEAST_PART = 0.5
#: Kinds of entity that are no place of the body by themselves.
_ELSEWHERE = frozenset({"area", "organ", "movement", "reflex", "segment"})


def rows_named(
    select: Selection, findings: Sequence[Any], named: Mapping[int, Sequence[Any]], most: int
) -> list[BlockRow]:
    """Return the joint, heel, nerve and muscle rows that painful or tender findings name, local ones last.

    Parameters
    ----------
    select
        Selects rows for the patient.
    findings
        Findings as mappings or objects with ``type``, ``structure``, ``side`` and ``state``.
    named
        For a finding's index, what it was understood to name: matches with ``kind``, ``id`` and ``name``, or parts of
        skin with ``area``. Its words are read where it is missing.
    most
        How many rows at most.

    Returns
    -------
    list of BlockRow
        Each block once.
    """
    found: dict[str, BlockRow] = {}
    for index, finding in enumerate(findings):
        if not _hurts(finding):
            continue
        side = str(field_of(finding, "side") or "unknown")
        things = list(named.get(index) or ()) or [str(field_of(finding, "structure") or "")]
        fitting = [_rows_of(select, thing, side) for thing in things]
        for row in [row for rows in fitting for row in rows]:
            times = sum(row.block.id in {other.block.id for other in rows} for rows in fitting)
            if times >= _LEAST_PART * len(things):
                found.setdefault(row.block.id, row)
    return sorted(found.values(), key=lambda row: (not row.offered, row.block.kind.startswith("local")))[:most]


def _rows_of(select: Selection, thing: Any, side: str) -> list[BlockRow]:
    """Return the rows of one thing that was named: a place in words or by id, or an entity."""
    if isinstance(thing, str):
        return select.at_place(thing, side)
    area = field_of(thing, "area")
    if area is not None:
        return select.at_place(area, side)
    kind, identifier = str(field_of(thing, "kind")), str(field_of(thing, "id"))
    if kind in _ELSEWHERE:
        return select.at_place(identifier, side) if kind == "area" else []
    if kind == "nerve":
        return select.for_nerve(identifier, side)
    if kind == "muscle":
        return select.for_muscle(identifier, side)
    return select.for_joint(identifier, str(field_of(thing, "name")), side)


def _hurts(finding: Any) -> bool:
    painful = str(field_of(finding, "type")) in ("pain", "tenderness")
    return painful and str(field_of(finding, "state") or "abnormal") != "normal"

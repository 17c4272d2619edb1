"""A findings document turned into what is drawn of it: marked shapes, probabilities and words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from anatomy.model.finding import SKIN_TYPES, Finding, FindingsDocument
from anatomy.model.side import Side

if TYPE_CHECKING:
    from anatomy.atlas import Atlas
    from anatomy.naming.resolve import Match

#: A tile is marked when at least this part of it is covered.
COVERED = 0.5
#: Segments are listed from this probability on, and at most so many.
LEAST_SAID, MOST_SAID = 0.02, 5

TYPE_WORDS: Mapping[str, str] = {
    "pain": "Pain",
    "paraesthesia": "Tingling",
    "numbness": "Numbness",
    "tenderness": "Tenderness",
    "weakness": "Weakness",
    "atrophy": "Wasting",
    "reflex": "Reflex",
    "autonomic": "Autonomic",
    "visceral": "Organ",
    "test": "Test",
    "history": "History",
}
_SIDES: Mapping[Side, tuple[str, ...]] = {
    Side.LEFT: ("left",),
    Side.RIGHT: ("right",),
    Side.BOTH: ("left", "right"),
    Side.MIDLINE: ("left", "right"),
    Side.UNKNOWN: ("left", "right"),
}
_SIDE_WORDS: Mapping[Side, str] = {
    Side.LEFT: "left",
    Side.RIGHT: "right",
    Side.BOTH: "both sides",
    Side.MIDLINE: "midline",
    Side.UNKNOWN: "side not said",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One finding.

    Parameters
    ----------
    type
        Type of the finding.
    words
        What and where, e.g. ``"Pain: thumb, right, 6 of 10"``.
    normal
        Tested and spared.
    keys
        Tile areas it covers, with side; empty where it is not on the skin.
    half
        ``left`` or ``right`` where only that half of areas on the midline is meant.
    view, polygon
        A drawing: the view and its corners in fractions of the view's box.
    """

    type: str
    words: str
    normal: bool
    keys: frozenset[str] = frozenset()
    half: str = ""
    view: str = ""
    polygon: tuple[tuple[float, float], ...] = ()

    @property
    def is_on_skin(self) -> bool:
        """Whether it has a place on the skin, in this view or another."""
        return bool(self.keys or self.polygon)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is drawn of a findings document.

    Parameters
    ----------
    marks
        Every finding, in order.
    values
        Probability by ``C6.right``; empty where a red flag forbids it.
    leading
        The likeliest segments in words.
    flags
        Red flags: state, text and action.
    lost
        Words that were not understood.
    """

    marks: tuple[Mark, ...] = ()
    values: Mapping[str, float] = field(default_factory=dict)
    leading: str = ""
    flags: tuple[tuple[str, str], ...] = ()
    lost: tuple[str, ...] = ()


def read(atlas: Atlas, document: FindingsDocument | Mapping[str, Any], map_name: str) -> Reading:
    """Return what is drawn of a findings document, read on a map.

    Raises
    ------
    BadInput
        If it is no findings document.
    """
    parsed = FindingsDocument.parse(document).model_copy(update={"map": map_name})
    evidence = atlas.evidence(parsed)
    answer = atlas.localise(parsed)
    stopped = [flag for flag in answer.red_flags if flag["state"] == "stop"]
    values: dict[str, float] = {}
    for row in () if stopped else answer.segments:
        for side in _SIDES[row.side]:
            key = f"{row.segment}.{side}"
            values[key] = min(1.0, values.get(key, 0.0) + row.probability)
    for side in ("left", "right"):  # drawn as one on the ISNCSCI map
        values[f"S4-5.{side}"] = min(1.0, values.get(f"S4.{side}", 0.0) + values.get(f"S5.{side}", 0.0))
    return Reading(
        tuple(_mark(atlas, f, m) for f, m in zip(parsed.findings, evidence.matches, strict=True)),
        values,
        "" if stopped else _leading(answer.segments),
        tuple((str(flag["state"]), f"{flag['text']} {flag['action']}") for flag in answer.red_flags),
        tuple(row.text for row in answer.not_understood),
    )


def _leading(segments: Iterable[Any]) -> str:
    said = []
    for row in segments:
        side = f" {_SIDE_WORDS[row.side]}" if row.side in (Side.LEFT, Side.RIGHT) else ""
        if row.probability >= LEAST_SAID:
            said.append(f"{row.segment}{side} {100 * row.probability:.0f}\u00a0%")
    return ", ".join(said[:MOST_SAID])


def _mark(atlas: Atlas, finding: Finding, matches: tuple[Match, ...]) -> Mark:
    words = _words(finding, matches)
    if finding.type not in SKIN_TYPES:
        return Mark(finding.type, words, finding.is_normal)
    if finding.drawing is not None:
        return Mark(finding.type, words, finding.is_normal, view=finding.drawing.view, polygon=finding.drawing.polygon)
    if finding.cells is not None:
        return Mark(finding.type, words, finding.is_normal, frozenset(_tiles_of_cells(atlas, finding.cells)))
    keys: set[str] = set()
    named = {side for match in matches if match.kind == "area" for side in _SIDES[_side(finding, match)]}
    for match in matches:
        if match.kind == "area":
            tiles = _tiles_of_area(atlas, match.id)
            keys |= {f"{tile}.{side}" for tile in tiles for side in (*_SIDES[_side(finding, match)], "midline")}
    half = named.pop() if len(named) == 1 else ""
    return Mark(finding.type, words, finding.is_normal, frozenset(keys), half)


def _side(finding: Finding, match: Match) -> Side:
    """Return the side that is said, by the field or else by the words."""
    return (match.side or Side.UNKNOWN) if finding.side is Side.UNKNOWN else finding.side


def _words(finding: Finding, matches: tuple[Match, ...]) -> str:
    where = ", ".join(dict.fromkeys(m.name for m in matches)) or finding.structure or "drawn area"
    # "Wrist extension" loses its capital after the colon, "C6 root" keeps it.
    where = where[0].lower() + where[1:] if where[1:2].islower() else where
    side = next((side for m in matches if (side := _side(finding, m)) is not Side.UNKNOWN), finding.side)
    parts = [f"{TYPE_WORDS[finding.type]}: {where}"]
    drawn = finding.drawing is not None or finding.cells is not None
    if side is not Side.UNKNOWN or (finding.type in SKIN_TYPES and not drawn):
        parts.append(_SIDE_WORDS[side])
    if finding.intensity is not None:
        parts.append(f"{finding.intensity:g} of 10")
    if finding.grade is not None:
        parts.append(f"grade {finding.grade}")
    if finding.is_normal:
        parts.append("normal")
    return ", ".join(parts)


def _tiles_of_area(atlas: Atlas, area_id: str) -> set[str]:
    """Return the tiles that an area covers, or the one a smaller area lies in."""
    surface = atlas.surface
    if surface.areas[area_id].tile:
        return {area_id}
    cells, weights = surface.area_cells(area_id)
    return _covered(atlas, cells, weights)


def _tiles_of_cells(atlas: Atlas, cells: Iterable[int]) -> set[str]:
    half = atlas.surface.n_half
    found: set[str] = set()
    for side, first in (("left", 0), ("right", half)):
        held = np.array([c - first for c in cells if first <= c < first + half], dtype=np.int64)
        if len(held):
            tiles = _covered(atlas, held, np.ones(len(held), np.float32))
            found |= {f"{tile}.{s}" for tile in tiles for s in (side, "midline")}
    return found


def _covered(atlas: Atlas, cells: Any, weights: Any) -> set[str]:
    surface = atlas.surface
    tiles = surface.tile_ids
    whole = np.bincount(surface.tile_of_cell, weights=surface.area_cm2, minlength=len(tiles))
    held = np.bincount(surface.tile_of_cell[cells], weights=weights * surface.area_cm2[cells], minlength=len(tiles))
    share = held / np.maximum(whole, 1e-9)
    covered = np.nonzero(share >= COVERED)[0]
    return {tiles[i] for i in (covered if len(covered) else [int(share.argmax())])}

"""From findings to witnesses: resolve the words, look up what each structure belongs to, say what cannot be scored."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from anatomy.errors import BadDrawing
from anatomy.graph.query import segments_of
from anatomy.inference.parameters import DISTALITY
from anatomy.inference.scoring import COLUMN, Array, N, Witness
from anatomy.model.answer import NotUnderstood
from anatomy.model.finding import Finding, FindingsDocument, FindingType
from anatomy.model.segment import SKIN_TERRITORIES
from anatomy.model.side import Side
from anatomy.naming.lexicon import STRUCTURE_KINDS
from anatomy.naming.resolve import Match, Resolver

if TYPE_CHECKING:
    import networkx as nx

    from anatomy.surface import Surface

_DEEP = ("structure", "muscle", "organ", "nerve")
#: Kinds of entity that a finding of each type may name, the preferred first.
KINDS: Mapping[FindingType, tuple[str, ...]] = {
    FindingType.PAIN: ("area", *_DEEP),
    FindingType.TENDERNESS: ("area", *_DEEP),
    FindingType.PARAESTHESIA: ("area", "nerve"),
    FindingType.NUMBNESS: ("area", "nerve"),
    FindingType.WEAKNESS: ("movement", "muscle"),
    FindingType.ATROPHY: ("muscle", "movement"),
    FindingType.REFLEX: ("reflex",),
    FindingType.AUTONOMIC: ("organ",),
    FindingType.VISCERAL: ("organ",),
    FindingType.TEST: ("bedside_test",),
    FindingType.HISTORY: (),
}

#: Type → (key of parameters.INSIDE, group, key of parameters.SENSITIVITY).
_CLASS = {
    FindingType.PAIN: ("pain", "pain", "pain"),
    FindingType.TENDERNESS: ("pain", "pain", "pain"),
    FindingType.PARAESTHESIA: ("paraesthesia", "sensation", "paraesthesia"),
    FindingType.NUMBNESS: ("numbness", "sensation", "numbness"),
    FindingType.WEAKNESS: ("motor", "motor", "motor"),
    FindingType.ATROPHY: ("motor", "motor", "motor"),
    FindingType.REFLEX: ("motor", "reflex", "reflex"),
    FindingType.AUTONOMIC: ("pain", "autonomic", "reflex"),
}
_BRISK = re.compile(r"\b(brisk|hyper\w*|exaggerated|clonus|increased|upgoing|extensor plantar|babinski)\b", re.I)
_NOT_SCORED = {
    FindingType.VISCERAL: "speaks of an organ",
    FindingType.TEST: "is a bedside test",
    FindingType.HISTORY: "is a circumstance",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that was made of a findings document.

    Parameters
    ----------
    witnesses
        What is scored.
    matches
        Per finding, what its words named.
    places
        Per finding on the skin: ``(area id, territory → share)`` for each place.
    not_understood
        Words that matched nothing.
    caveats
        What was understood and not scored, and why.
    """

    witnesses: tuple[Witness, ...]
    matches: tuple[tuple[Match, ...], ...]
    places: tuple[tuple[tuple[str, dict[str, float]], ...], ...]
    not_understood: tuple[NotUnderstood, ...]
    caveats: tuple[str, ...]


class Reader:
    """Reads findings documents against one graph, one body and one lexicon.

    Parameters
    ----------
    graph
        The knowledge graph.
    surface
        The labelled body.
    resolver
        Plain words → entities.
    unscored
        Node → why its loss alone says nothing of a root: reflexes often absent in health, muscles of a cranial nerve.
    """

    def __init__(
        self,
        graph: nx.MultiDiGraph,
        surface: Surface,
        resolver: Resolver,
        unscored: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._graph, self._surface, self._resolver = graph, surface, resolver
        self._unscored = unscored
        self._shares: dict[str, Array] = {}

    def read(self, document: FindingsDocument) -> Evidence:
        """Return the witnesses of a document, and what of it could not be used.

        Raises
        ------
        BadDrawing
            If a drawing lies outside the body or has no area.
        """
        witnesses: list[Witness] = []
        matches: list[tuple[Match, ...]] = []
        places: list[tuple[tuple[str, dict[str, float]], ...]] = []
        lost: list[NotUnderstood] = []
        caveats: list[str] = []
        for index, finding in enumerate(document.findings):
            named: tuple[Match, ...] = ()
            made: list[Witness] = []
            if finding.structure is not None:
                named, unknown = self._named(index, finding)
                lost += unknown
                made += self._witnesses(index, finding, named, document.map)
            drawn = self._drawn(index, finding, document.map)
            made += [drawn] if drawn else []
            unscored = self._why_not_scored(finding, named, made)
            if unscored:
                caveats.append(unscored)
                made = []
            witnesses += made
            matches.append(named)
            caveats += _side_conflicts(finding, named)
            placed = [_place(w) for w in made if w.node.startswith("area:")]
            places.append((*placed, *(self._drawn_places(finding, document.map) if drawn else ())))
        return Evidence(tuple(witnesses), tuple(matches), tuple(places), tuple(lost), tuple(caveats))

    def _named(self, index: int, finding: Finding) -> tuple[tuple[Match, ...], list[NotUnderstood]]:
        assert finding.structure is not None
        kinds = KINDS[finding.type]
        if not kinds:
            return (), []
        known = self._by_id(finding.structure, kinds)
        if known:
            return known, []
        resolution = self._resolver.resolve(finding.structure, kinds)
        lost = [NotUnderstood(index, text, near) for text, near in resolution.not_understood]
        if finding.type in _NOT_SCORED or finding.type is FindingType.AUTONOMIC:
            return resolution.matches, []  # free words; the red-flag rules read them as they are
        return resolution.matches, lost

    def _by_id(self, structure: str, kinds: Sequence[str]) -> tuple[Match, ...]:
        """Return the entities when the structure is nothing but ids with commas between, as the body chart sends."""
        found = []
        opened = [k for kind in kinds for k in (STRUCTURE_KINDS if kind == "structure" else (kind,))]
        for group, part in enumerate(structure.split(",")):
            identifier = part.strip()
            key = next((f"{kind}:{identifier}" for kind in opened if f"{kind}:{identifier}" in self._graph), None)
            if key is None:
                return ()
            data = self._graph.nodes[key]
            found.append(Match(data["kind"], data["id"], data["name"], 1.0, text=data["name"], group=group))
        return tuple(found)

    def _witnesses(self, index: int, finding: Finding, named: Sequence[Match], map_id: str) -> list[Witness]:
        groups: dict[int, list[Match]] = {}
        for match in named:
            groups.setdefault(match.group, []).append(match)
        made = (self._witness(index, finding, group, map_id) for group in groups.values())
        return [w for w in made if w is not None]

    def _witness(self, index: int, finding: Finding, group: Sequence[Match], map_id: str) -> Witness | None:
        """Return the witness of one structure; names that mean several things are mixed by weight."""
        if finding.type not in _CLASS:
            return None
        inside, tempered, sensitivity = _CLASS[finding.type]
        whole = sum(m.weight for m in group)
        shares = sum((m.weight / whole * self.shares(m.key, map_id) for m in group), np.zeros(N))
        if shares.sum() <= 0:
            return None
        rival = sum((m.weight / whole * self.shares(m.key, self._rival(map_id)) for m in group), np.zeros(N))
        side = next((m.side for m in group if m.side), None) if finding.side is Side.UNKNOWN else None
        return Witness(
            index,
            group[0].key,
            _label(group, finding),
            shares / shares.sum(),
            inside,
            tempered,
            sensitivity,
            finding.is_normal,
            side or finding.side,
            (rival / rival.sum(),) if rival.sum() > 0 else (),
            self._distal(group, finding),
        )

    def shares(self, node: str, map_id: str) -> Array:
        """Return how much of a structure belongs to each territory, shape (34,); zeros where none is known.

        Skin by the surface of the map; everything else by the segments that the graph holds for it.
        """
        key = f"{map_id}/{node}" if node.startswith("area:") else node
        if key not in self._shares:
            self._shares[key] = self._look_up(node, map_id)
        return self._shares[key]

    def _look_up(self, node: str, map_id: str) -> Array:
        kind, _, identifier = node.partition(":")
        shares = np.zeros(N)
        if kind == "area":
            shares[_SKIN_COLUMNS] = self._surface.area_shares(map_id)[self._area_rows[identifier]]
        elif kind == "segment":
            shares[COLUMN[identifier]] = 1
        else:
            rows = [r for r in segments_of(self._graph, node) if kind != "organ" or r["role"] in _ORGAN_ROLES]
            for row in rows:
                shares[COLUMN[row["segment"]]] = max(shares[COLUMN[row["segment"]]], row["weight"])
        whole = shares.sum()
        return np.asarray(shares / whole if whole > 0 else shares)

    def _drawn(self, index: int, finding: Finding, map_id: str) -> Witness | None:
        """Return the witness of a drawing or of cells."""
        if finding.drawing is None and finding.cells is None:
            return None
        try:
            weights = self._cell_weights(finding)
        except BadDrawing as error:
            where = "drawing" if finding.drawing is not None else "cells"
            raise BadDrawing(error.message, path=f"findings.{index}.{where}", nearest=error.nearest) from None
        half = self._surface.n_half
        left, right = weights[:half], weights[half:]
        area = self._surface.area_cm2
        on = {Side.LEFT: float(left @ area), Side.RIGHT: float(right @ area)}
        side = max(on, key=lambda s: on[s]) if min(on.values()) < 0.2 * max(on.values()) else Side.BOTH
        both = (left + right) * area
        inside, tempered, sensitivity = _CLASS[finding.type]
        shares, rival = (self._cell_shares(both, m) for m in (map_id, self._rival(map_id)))
        parts = self._surface.coordinates.part_names
        distal = np.array([DISTALITY.get(part, 1.0) for part in parts])[self._surface.coordinates.part]
        return Witness(
            index,
            "drawing:drawn",
            f"the drawn area ({both.sum():.0f} cm²)",
            shares,
            inside,
            tempered,
            sensitivity,
            finding.is_normal,
            side,
            (rival,),
            float(both @ distal / both.sum()) * _depth_factor(finding),
        )

    def _drawn_places(self, finding: Finding, map_id: str) -> tuple[tuple[str, dict[str, float]], ...]:
        """Return the named tiles that a drawing lies on: those with a twentieth of it, each with its shares."""
        weights = self._cell_weights(finding)
        half = self._surface.n_half
        cells = (weights[:half] + weights[half:]) * self._surface.area_cm2
        on_tile = np.bincount(self._surface.tile_of_cell, weights=cells, minlength=len(self._surface.tile_ids))
        held = np.flatnonzero(on_tile >= 0.05 * cells.sum())
        ids = [self._surface.tile_ids[i] for i in held]
        return tuple((tile, _by_territory(self.shares(f"area:{tile}", map_id))) for tile in ids)

    def _cell_weights(self, finding: Finding) -> Array:
        if finding.drawing is not None:
            return np.asarray(
                self._surface.cells_in_polygon(finding.drawing.view, finding.drawing.polygon), dtype=float
            )
        cells = finding.cells or ()
        count = 2 * self._surface.n_half
        # before numpy sees them: a number of any size may be sent
        if not cells or min(cells) < 0 or max(cells) >= count:
            raise BadDrawing(f"cells must be surface-cell ids from 0 to {count - 1}, at least one.")
        weights = np.zeros(count)
        weights[np.array(cells, dtype=np.int64)] = 1
        return weights

    def _cell_shares(self, cell_area: Array, map_id: str) -> Array:
        shares = np.zeros(N)
        shares[_SKIN_COLUMNS] = cell_area @ self._surface.shares(map_id)
        return np.asarray(shares / shares.sum())

    def _distal(self, group: Sequence[Match], finding: Finding) -> float:
        areas = [m.id for m in group if m.kind == "area"]
        if not areas:
            return 0.0  # pain named in a muscle or joint is deep pain
        return float(np.mean([self._area_distality[a] for a in areas])) * _depth_factor(finding)

    @cached_property
    def _area_rows(self) -> dict[str, int]:
        return {area: row for row, area in enumerate(self._surface.areas)}

    @cached_property
    def _area_distality(self) -> dict[str, float]:
        coordinates = self._surface.coordinates
        per_part = np.array([DISTALITY.get(part, 1.0) for part in coordinates.part_names])
        cells = self._surface.area_matrix * self._surface.area_cm2
        means = cells @ per_part[coordinates.part] / np.maximum(cells.sum(axis=1), 1e-9)
        return dict(zip(self._surface.areas, means.tolist(), strict=True))

    def _rival(self, map_id: str) -> str:
        return next((m for m in self._surface.maps if m != map_id), map_id)

    def _why_not_scored(self, finding: Finding, named: Sequence[Match], made: Sequence[Witness]) -> str | None:
        """Return why a finding that was understood does not enter the ranking, or None."""
        words = f"“{finding.structure}”" if finding.structure else "The drawing"
        if finding.type in _NOT_SCORED:
            return f"{words} {_NOT_SCORED[finding.type]}: not scored for roots."
        if finding.type is FindingType.REFLEX and _is_brisk(finding):
            return f"{words}: a brisk or pathological reflex points to the cord above, not to a root."
        if not finding.is_normal and named:
            reasons = [self._unscored.get(m.key) for m in named]
            if all(reasons):
                return f"{words}: {reasons[0]}"
        if finding.type is FindingType.AUTONOMIC and not made:
            return f"{words}: not scored for roots."
        if named and not made:
            return f"{words}: no segment is recorded for {named[0].name}, so it is not scored."
        return None


_SKIN_COLUMNS = np.array([COLUMN[t] for t in SKIN_TERRITORIES])
_ORGAN_ROLES = {"afferent", "sympathetic", "referred"}


def _depth_factor(finding: Finding) -> float:
    """Deep pain follows skin borders less: halfway to proximal (a judgement)."""
    return 0.5 if finding.depth == "deep" or finding.quality == "deep" else 1.0


def _is_brisk(finding: Finding) -> bool:
    """Whether a reflex is too strong: by its grade, whatever its state, or by its words when it is abnormal."""
    if finding.grade is not None:
        return finding.grade > 2
    return not finding.is_normal and bool(_BRISK.search(f"{finding.structure} {finding.detail}"))


def _label(group: Sequence[Match], finding: Finding) -> str:
    if finding.type is FindingType.AUTONOMIC:
        return finding.structure or group[0].name  # the sign, not the organ
    name = group[0].name if len(group) == 1 else (group[0].text or group[0].name)
    if finding.type is FindingType.REFLEX and "reflex" not in name.lower():
        return f"{name} reflex"
    return name


def _side_conflicts(finding: Finding, named: Sequence[Match]) -> list[str]:
    """Return a warning where the words say one side and the side field the other."""
    said = {m.side for m in named if m.side in (Side.LEFT, Side.RIGHT)}
    if finding.side in (Side.LEFT, Side.RIGHT) and said and finding.side not in said:
        return [f"“{finding.structure}” is entered for the {finding.side} side; that side was used. Check the side."]
    return []


def _place(witness: Witness) -> tuple[str, dict[str, float]]:
    return witness.node.partition(":")[2], _by_territory(witness.shares)


def _by_territory(shares: Array) -> dict[str, float]:
    return {t: float(shares[i]) for t, i in COLUMN.items() if shares[i] > 0}


def contradictions(evidence: Evidence) -> list[str]:
    """Return one sentence for each structure said to be both abnormal and normal; both stay in the answer."""
    seen: dict[tuple[str, str, Side], tuple[int, bool]] = {}
    said = []
    for w in evidence.witnesses:
        key = (w.node, w.group, w.side)
        if key in seen and seen[key][1] != w.normal:
            said.append(
                f"{w.label} is said to be abnormal and normal (findings {seen[key][0]} and {w.finding}); both are kept."
            )
        seen.setdefault(key, (w.finding, w.normal))
    return said

"""What the app asks of the library, in one place: answers, names, levels, sources and the chart's geometry."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any

from anatomy.errors import DataError
from app.components.column import ColumnRow, height_of
from app.geometry import chart_geometry
from app.sources import short_name

if TYPE_CHECKING:
    from anatomy import Answer, Atlas

#: Kinds of entity that are suggested while typing.
TYPABLE = ("area", "movement", "muscle", "reflex")
#: A territory is named beside an area when it holds at least this share of it.
NAMED_SHARE = 0.3
#: An area covers a tile when at least half of the tile lies in it.
COVERED = 0.5


def short_exit(root_exit: str) -> str:
    """Return where a root leaves in as few letters as a diagram has room for.

    Examples
    --------
    >>> short_exit("C5/6 foramen"), short_exit("between occiput and atlas (C0/1)"), short_exit("S1 sacral foramen")
    ('C5/6', 'C0/1', 'S1')
    """
    aside = re.search(r"\(([^)]+)\)", root_exit)
    return aside[1] if aside else root_exit.removesuffix(" foramen").removesuffix(" sacral")


class Knowledge:
    """The atlas as the app uses it. Loaded when it is first asked, so that the app starts at once.

    Parameters
    ----------
    atlas
        An atlas that is already loaded; by default one is loaded on first use.
    """

    def __init__(self, atlas: Atlas | None = None) -> None:
        self._given = atlas
        self._first = Lock()
        self._warm = False
        self._sources: dict[str, tuple[str, bool]] = {}
        self._levels: dict[str, Mapping[str, Any]] = {}

    @cached_property
    def atlas(self) -> Atlas:
        """The atlas."""
        from anatomy import Atlas

        return self._given or Atlas.load()

    # ---------------------------------------------------------------- answers
    def localise(self, document: Mapping[str, Any]) -> Answer:
        """Return the answer to a findings document. The first builds the graph; who comes meanwhile waits for it."""
        if self._warm:
            return self.atlas.localise(document)
        with self._first:
            answer = self.atlas.localise(document)
            self._warm = True
        return answer

    def warm_up(self) -> None:
        """Answer a question nobody asked, so that the first person's answer does not wait for the graph."""
        if not self._warm:
            self.localise({"findings": [{"type": "pain", "structure": "thumb", "side": "right"}]})

    # ---------------------------------------------------------------- sources
    def source(self, key: str) -> tuple[str, bool]:
        """Return a source's short name, and whether it was read."""
        if key not in self._sources:
            self._sources[key] = self._named_source(key)
        return self._sources[key]

    def _named_source(self, key: str) -> tuple[str, bool]:
        record = self.atlas.catalogue.sources.get(key)
        if record is None:
            return key, False
        return short_name(record.authors, record.year, record.title), record.read

    # ---------------------------------------------------------------- levels
    def level(self, segment: str) -> Mapping[str, Any]:
        """Return where a segment, its root and its disc lie, in words."""
        if segment not in self._levels:
            self._levels[segment] = self.atlas.levels([segment])[segment]
        return self._levels[segment]

    def column_row(self, segment: str, probability: float) -> ColumnRow:
        """Return a segment's place in the column diagram."""
        level = self.level(segment)
        leaves = short_exit(str(level["root_exit"]))
        out, cord = height_of(leaves), height_of(str(level["cord_at_vertebra"]))
        if out is None or cord is None:
            raise DataError(f"the levels of {segment} name no vertebra: '{leaves}', '{level['cord_at_vertebra']}'")
        return ColumnRow(segment, cord, out, leaves, probability)

    # ---------------------------------------------------------------- names
    def resolve(self, words: str, kinds: tuple[str, ...] | None = None) -> Any:
        """Return what words mean, and which of them nothing is known for."""
        found = self.atlas.resolver.resolve(words, kinds)
        lost = [(lost, near or self._nearest(lost)) for lost, near in found.not_understood]
        return replace(found, not_understood=tuple(lost))

    def _nearest(self, words: str) -> tuple[str, ...]:
        """Return up to three names that share a stretch with words nothing else was found for."""
        from rapidfuzz import fuzz, process

        names = {name.lower(): name for _, name in self.names}
        near = process.extract(
            words.lower(), list(names), scorer=fuzz.partial_token_sort_ratio, score_cutoff=72, limit=3
        )
        return tuple(names[name] for name, _, _ in near)

    def suggest(self, typed: str) -> list[str]:
        """Return up to eight phrases that complete what is typed."""
        from app.suggest import suggestions

        return suggestions(typed, self.names)

    @cached_property
    def names(self) -> list[tuple[str, str]]:
        """(Kind, name) of everything that can be typed, with its synonyms."""
        found: dict[tuple[str, str], None] = {}
        for entry in self.atlas.resolver.lexicon.entries:
            if entry.kind in TYPABLE:
                for name in (entry.name, *entry.words):
                    found[entry.kind, name] = None
        return list(found)

    # ---------------------------------------------------------------- chart
    @property
    def maps(self) -> tuple[str, ...]:
        """Dermatome maps that can be drawn, the default first."""
        return ("consensus", "isncsci")

    def geometry(self, base: str) -> bytes:
        """Return the chart's geometry document as JSON."""
        folder = self.atlas.catalogue.folder
        views = {
            name: json.loads((folder / "body" / "views" / f"{name}.json").read_bytes()) for name in ("front", "back")
        }
        document = chart_geometry(
            views, parts_of=self._parts(), groups=self._groups(), segments=self._segments(), base=base
        )
        return json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode()

    def _records(self) -> list[dict[str, Any]]:
        return json.loads((self.atlas.catalogue.folder / "areas.json").read_bytes())

    def _parts(self) -> dict[str, frozenset[str]]:
        return {a["id"]: frozenset(box["part"] for box in a.get("boxes", ())) for a in self._records() if a["tile"]}

    def _groups(self) -> dict[str, list[str]]:
        """Return, for each area that is no tile, the tiles it covers; for a smaller one, the tile it lies in."""
        import numpy as np

        surface = self.atlas.surface
        tile_of_cell, tiles = surface.tile_of_cell, surface.tile_ids
        whole = np.bincount(tile_of_cell, weights=surface.area_cm2, minlength=len(tiles))
        groups = {}
        for name, area in surface.areas.items():
            if area.tile:
                continue
            cells, weights = surface.area_cells(name)
            held = np.bincount(tile_of_cell[cells], weights=weights * surface.area_cm2[cells], minlength=len(tiles))
            share = held / np.maximum(whole, 1e-9)
            covered = np.nonzero(share >= COVERED)[0]
            groups[name] = [tiles[i] for i in (covered if len(covered) else [int(share.argmax())])]
        return groups

    def _segments(self) -> dict[str, dict[str, str]]:
        """Return, by map, the territory or two that an area mainly belongs to."""
        from anatomy.model.segment import SKIN_TERRITORIES

        surface = self.atlas.surface
        named: dict[str, dict[str, str]] = {}
        for map_id in self.maps:
            shares = surface.area_shares(map_id)
            found = {}
            for row, (name, area) in zip(shares, surface.areas.items(), strict=True):
                if area.tile:
                    order = row.argsort()[::-1][:2]
                    main = [int(j) for j in order if row[j] >= NAMED_SHARE] or [int(order[0])]
                    found[name] = "–".join(SKIN_TERRITORIES[j] for j in sorted(main))
            named[map_id] = found
        return named

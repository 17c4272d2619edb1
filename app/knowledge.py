"""What the app asks of the library, in one place: answers, names, levels, sources and the chart's geometry."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

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


class Knowledge:
    """The atlas as the app uses it. Loaded when it is first asked, so that the app starts at once.

    Parameters
    ----------
    atlas
        An atlas that is already loaded; by default one is loaded on first use.
    """

    def __init__(self, atlas: Atlas | None = None) -> None:
        self._given = atlas

    @cached_property
    def atlas(self) -> Atlas:
        """The atlas."""
        from anatomy import Atlas

        return self._given or Atlas.load()

    # ---------------------------------------------------------------- answers
    def localise(self, document: Mapping[str, Any]) -> Answer:
        """Return the answer to a findings document."""
        return self.atlas.localise(document)

    # ---------------------------------------------------------------- sources
    def source(self, key: str) -> tuple[str, bool]:
        """Return a source's short name, and whether it was read."""
        record = self.atlas.catalogue.sources.get(key)
        if record is None:
            return key, False
        return short_name(record.authors, record.year, record.title), record.read

    # ---------------------------------------------------------------- levels
    def level(self, segment: str) -> Mapping[str, Any]:
        """Return where a segment, its root and its disc lie, in words."""
        return self.atlas.levels([segment])[segment]

    def column_row(self, segment: str, probability: float) -> ColumnRow:
        """Return a segment's place in the column diagram."""
        level = self.level(segment)
        leaves = str(level["root_exit"])
        out = height_of(leaves)
        cord = height_of(str(level["cord_at_vertebra"]))
        out = out if out is not None else 0.3
        return ColumnRow(segment, cord if cord is not None else out, out, leaves.removesuffix(" foramen"), probability)

    # ---------------------------------------------------------------- names
    def resolve(self, words: str, kinds: tuple[str, ...] | None = None) -> Any:
        """Return what words mean, and which of them nothing is known for."""
        return self.atlas.resolver.resolve(words, kinds)

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
        """Return, for each area that is no tile, the tiles it covers."""
        import numpy as np

        surface = self.atlas.surface
        names = list(surface.areas)
        weights = np.asarray(surface.area_matrix) * surface.area_cm2
        tiles = [i for i, name in enumerate(names) if surface.areas[name].tile]
        full = np.asarray(surface.area_matrix)[tiles]
        groups = {}
        for i, name in enumerate(names):
            if surface.areas[name].tile:
                continue
            shared = full @ weights[i]
            size = weights[tiles].sum(axis=1)
            covered = [names[tiles[j]] for j in np.nonzero(shared >= COVERED * np.maximum(size, 1e-9))[0]]
            if not covered and shared.max() > 0:
                covered = [names[tiles[int(shared.argmax())]]]
            groups[name] = covered
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

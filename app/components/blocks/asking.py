"""What the blocks page asks of the library: rows for a place, what screening holds back, and what a block covers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from anatomy.errors import BadInput
from anatomy.model.segment import SEGMENTS, SKIN_TERRITORIES, TRIGEMINAL
from app.components.blocks.words import KINDS

if TYPE_CHECKING:
    from anatomy.blocks.book import BlockBook
    from anatomy.blocks.red_flags import RedFlag
    from anatomy.blocks.rows import BlockRow
    from anatomy.catalogue.block_schema import Block
    from app.knowledge import Knowledge

Context = Mapping[str, Any]
#: Circumstances that hold rows back, and the field of the context each is.
CIRCUMSTANCES = ("age_years", "anticoagulant", "allergies", "infection", "pregnant")
#: A part of the marked skin smaller than this is not named.
NAMED = 0.03


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, understood.

    Parameters
    ----------
    what
        ``"all"``, ``"segment"``, ``"area"``, ``"part"`` (a nerve, joint or muscle) or ``"indication"``.
    name
        The words for it.
    side
        The patient's side; empty when not said.
    areas
        Area ids of a place.
    rows
        The rows that fit, in order.
    flags
        Red flags that hold blocks back, stops first.
    unknown
        Words that were not understood, with the nearest names.
    """

    what: str = "all"
    name: str = ""
    side: str = ""
    areas: tuple[str, ...] = ()
    rows: tuple[BlockRow, ...] = ()
    flags: tuple[RedFlag, ...] = ()
    unknown: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def stopped(self) -> bool:
        """Whether a red flag sends the person elsewhere first."""
        return any(flag.state == "stop" for flag in self.flags)


@dataclass(frozen=True, slots=True)
class Effect:
    """What one answer of the screening panel does."""

    field: str
    answer: str
    held: int
    of: int
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cover:
    """What of the skin a block reaches.

    Parameters
    ----------
    segments
        Territories covered, to be drawn.
    tiles
        Tile areas of a nerve's field, to be drawn.
    marks
        Area ids of the painful place, without side.
    side
        The patient's side that is drawn.
    covered
        Part of the painful place that is covered, 0–1; None without a place, or where no skin is covered.
    gap
        What stays uncovered: (territory, part of the place), the largest first.
    fields
        Nerves whose skin it is.
    whole_range
        True when nothing was chosen, and every segment at which it may be done is drawn.
    """

    segments: tuple[str, ...] = ()
    tiles: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    side: str = "right"
    covered: float | None = None
    gap: tuple[tuple[str, float], ...] = ()
    fields: tuple[str, ...] = field(default=())
    whole_range: bool = False

    @property
    def drawn(self) -> bool:
        """Whether there is skin to draw."""
        return bool(self.segments or self.tiles)


class Asking:
    """Questions of the blocks page, put to the atlas."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    @property
    def book(self) -> BlockBook:
        """Every record about blocks."""
        return self.knowledge.atlas.recommender.book

    def rows(self, context: Context | None = None) -> tuple[BlockRow, ...]:
        """Return every block once, in the order of the original text's kinds."""
        select = self._select(context)
        place = {kind: i for i, kind in enumerate(KINDS)}
        found = [select.plain_row(block, block.kind) for block in select.in_reading_order()]
        return tuple(sorted(found, key=lambda row: place[row.block.kind]))

    def ask(self, words: str, side: str, context: Context | None) -> Asked:
        """Return the rows for a segment, a complaint or a painful place in words; for nothing, all of them.

        Raises
        ------
        BadInput
            If the words name nothing known; the nearest names are said.
        """
        words, context = words.strip(), dict(context or {})
        if not words:
            return Asked(rows=self.rows(context), flags=self._flags("", (), {}, "", context))
        label = words.upper()
        recommender = self.knowledge.atlas.recommender
        if label in TRIGEMINAL or label in SEGMENTS or words.capitalize() in SEGMENTS:
            segment = label if label in TRIGEMINAL or label in SEGMENTS else words.capitalize()
            rows = recommender.blocks_for(segment=segment, side=side or None, context=context)
            flags = self._flags("", (), {segment: 1.0}, side, context)
            return Asked("segment", segment, side, (), rows, flags)
        indication = self._indication(words)
        if indication is not None:
            rows = recommender.blocks_for(indication=indication.id, context=context)
            return Asked("indication", indication.name, side, (), rows, self._flags("", (), {}, side, context))
        part = self._part(words, side, context)
        if part is not None:
            return part
        return self._ask_area(words, side, context)

    def _part(self, words: str, side: str, context: Context) -> Asked | None:
        """Return the rows for a nerve, joint or muscle that is called exactly so."""
        catalogue, recommender = self.knowledge.atlas.catalogue, self.knowledge.atlas.recommender
        for kind, records in (
            ("nerve", catalogue.nerves),
            ("joint", catalogue.structures),
            ("muscle", catalogue.muscles),
        ):
            for record in records.values():
                if words.casefold() not in (record.id, record.name.casefold()):
                    continue
                rows = recommender.blocks_for(**{kind: record.id}, side=side or None, context=context)
                if rows:
                    flags = self._flags(record.name, (), {}, side, context)
                    return Asked("part", self.book.parts[record.id].name, side, (), rows, flags)
        return None

    def _ask_area(self, words: str, side: str, context: Context) -> Asked:
        from anatomy.blocks.recommend import SkinPlace
        from anatomy.errors import UnknownEntity

        atlas = self.knowledge.atlas
        try:
            found = atlas.where(words)
        except UnknownEntity:
            rows = atlas.recommender.blocks_for(area=words, side=side or None, context=context)
            if not rows:
                raise
            return Asked("area", words, side, (), rows, self._flags(words, (), {}, side, context))
        sides = [row["side"] for row in found["areas"] if row["side"] in ("left", "right", "both")]
        side = side or (sides[0] if sides else "")
        areas = tuple(row["id"] for row in found["areas"])
        shares = {row["segment"]: row["share"] for row in found["segments"]}
        place = SkinPlace(words, areas, shares, {row["id"]: row["share"] for row in found["nerves"]})
        rows = atlas.recommender.blocks_for(area=place, side=side or None, context=context)
        unknown = tuple((row["text"], tuple(row["did_you_mean"])) for row in found["not_understood"])
        name = ", ".join(dict.fromkeys(row["name"] for row in found["areas"]))
        return Asked("area", name, side, areas, rows, self._flags(words, areas, shares, side, context), unknown)

    def _indication(self, words: str) -> Any:
        try:
            return self.knowledge.atlas.recommender.indication(words)
        except BadInput:
            return None

    def _flags(
        self, words: str, areas: Sequence[str], shares: Mapping[str, float], side: str, context: Context
    ) -> tuple[RedFlag, ...]:
        """Return the red flags that hold blocks back: those answered, and those that the place asks."""
        from anatomy.blocks.red_flags import SkinPart, assess

        findings: list[dict[str, Any]] = []
        parts: dict[int, list[SkinPart]] = {}
        if shares or words:
            # A segment alone may mean any of its skin, so that its name stands for the most dangerous part of it.
            said = words or f"{' '.join(shares)} skin: chest, back or inner arm"
            findings.append({"type": "pain", "structure": said, "side": side or "unknown"})
            parts[0] = [SkinPart(area, shares) for area in areas] or [SkinPart("", shares)]
        flags = assess(findings, context, rules=self.book.red_flags, resolved=parts)
        return tuple(flag for flag in flags if flag.holds_blocks)

    # ---------------------------------------------------------------- screening
    def effects(self, context: Context | None) -> tuple[Effect, ...]:
        """Return, for each answer given, how many rows it holds back and why."""
        answered = dict(context or {})
        bare = {row.block.id: set(row.reasons_not) for row in self.rows({})}
        found = []
        for name in CIRCUMSTANCES:
            if name not in answered:
                continue
            reasons: dict[str, int] = {}
            held = 0
            for row in self.rows({name: answered[name]}):
                new = [reason for reason in row.reasons_not if reason not in bare[row.block.id]]
                held += bool(new)
                for reason in new:
                    reasons[reason] = reasons.get(reason, 0) + 1
            found.append(Effect(name, _said(answered[name]), held, len(bare), tuple(reasons)))
        return tuple(found)

    # ---------------------------------------------------------------- cover
    def cover(self, rows: Sequence[BlockRow], asked: Asked) -> Cover:
        """Return what skin the rows of one block reach, and what of the painful place stays uncovered."""
        block = rows[0].block
        side = asked.side if asked.side in ("left", "right", "both") else "right"
        segments: tuple[str, ...] = ()
        mask = None
        fields: tuple[str, ...] = ()
        role = block.segments_role
        if block.is_group:
            return Cover(marks=asked.areas, side=side)
        whole_range = False
        if role in ("selectable_level", "covered_from_fixed_site") and not block.level_rule.params.autonomic:
            wanted = {segment for row in rows for segment in row.level.covers}
            whole_range = asked.what in ("all", "indication") and role == "selectable_level"
            segments = tuple(s for s in SEGMENTS if s in (block.segments if whole_range else wanted))
        elif block.level_rule.params.cranial_branches and asked.what == "segment":
            segments = (asked.name,) if asked.name in TRIGEMINAL else ()
        elif role == "nerve_roots":
            fields = self._fields_of(rows)
            mask = self._field(fields)
        tiles = self._tiles(mask) if mask is not None else ()
        covered, gap = self._left_over(asked, segments, mask)
        marks = asked.areas if segments or tiles else asked.areas or self._place(block)
        return Cover(segments, tiles, marks, side, covered, gap, fields, whole_range)

    def _place(self, block: Block) -> tuple[str, ...]:
        """Return the area of the body at which a joint, heel or local block is done."""
        areas = self.knowledge.atlas.surface.areas
        return tuple(place for place in block.level_rule.params.places if place in areas)[:1]

    @cached_property
    def _nerve_fields(self) -> Any:
        from anatomy.surface.nerve_fields import NerveFields

        atlas = self.knowledge.atlas
        return NerveFields(atlas.surface.coordinates, {n.id: n.fields for n in atlas.catalogue.nerves.values()})

    def _fields_of(self, rows: Sequence[BlockRow]) -> tuple[str, ...]:
        """Return the nerves with a skin field that a block reaches; those it was chosen for where it takes any."""
        held = set(self._nerve_fields.nerves)
        listed = [nerve for nerve in rows[0].block.level_rule.params.nerves if nerve in held]
        if listed:
            return tuple(listed)
        names = {row.wanted_for for row in rows}
        return tuple(n for n in self._nerve_fields.nerves if self.book.parts[n].name in names)

    def _field(self, nerves: Sequence[str]) -> Any:
        fields = self._nerve_fields
        picked = [i for i, nerve in enumerate(fields.nerves) if nerve in nerves]
        return fields.cells[picked].any(axis=0) if picked else None

    def _tiles(self, mask: Any) -> tuple[str, ...]:
        """Return the tile areas that lie mostly in a mask of cells."""
        import numpy as np

        surface = self.knowledge.atlas.surface
        size = len(surface.tile_ids)
        whole = np.bincount(surface.tile_of_cell, weights=surface.area_cm2, minlength=size)
        inside = np.bincount(surface.tile_of_cell, weights=surface.area_cm2 * mask, minlength=size)
        return tuple(surface.tile_ids[i] for i in np.nonzero(inside >= 0.5 * np.maximum(whole, 1e-9))[0])

    def _left_over(
        self, asked: Asked, segments: Sequence[str], mask: Any
    ) -> tuple[float | None, tuple[tuple[str, float], ...]]:
        """Return the part of the place that is covered and what is left, by the territories as they are drawn."""
        if not asked.areas or not (segments or mask is not None):
            return None, ()
        import numpy as np

        surface = self.knowledge.atlas.surface
        half = surface.n_half
        weights = np.zeros(half)
        for area in asked.areas:
            both = surface.area_weights(area, "both")
            weights = weights + both[:half] + both[half:]
        place = weights.clip(max=1) * surface.area_cm2 / (weights.clip(max=1) * surface.area_cm2).sum()
        drawn = surface.primary("consensus")
        inside = mask if mask is not None else np.isin(drawn, [SKIN_TERRITORIES.index(name) for name in segments])
        covered = float(place[inside].sum())
        left = np.bincount(drawn, weights=place * ~inside, minlength=len(SKIN_TERRITORIES))
        order = (-left).argsort(kind="stable")
        gap = tuple((SKIN_TERRITORIES[i], float(left[i])) for i in order if left[i] >= NAMED)
        return min(covered, 1.0), gap

    def _select(self, context: Context | None) -> Any:
        from anatomy.blocks.holds import Circumstances
        from anatomy.blocks.selection import Selection

        return Selection(self.book, Circumstances.of(dict(context or {})))


def _said(answer: Any) -> str:
    """Return an answer as words.

    Examples
    --------
    >>> _said(True), _said(["procaine", "latex"]), _said(54), _said(False)
    ('yes', 'procaine, latex', '54', 'no')
    """
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, (list, tuple)):
        return ", ".join(map(str, answer))
    return f"{answer:g}" if isinstance(answer, float) else str(answer)

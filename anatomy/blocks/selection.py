"""Which block rows a segment, nerve, joint, muscle or place of the body leads to.

What a row's segments mean decides how it may be reached; see :mod:`anatomy.blocks.recommend`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from anatomy.blocks.book import BlockBook
from anatomy.blocks.holds import Circumstances
from anatomy.blocks.level_rules import Chosen, Level, Supplied, level_of
from anatomy.blocks.rows import BlockRow, make_row
from anatomy.blocks.words import matcher, plain
from anatomy.catalogue.block_schema import Block
from anatomy.model.segment import TRIGEMINAL

#: Rules that lead from a segment to a level, in the order in which they are shown for a root.
_ROOT_ORDER = (
    "foramen_of_root",
    "interspinous_of_segment",
    "fixed_site_covers_segments",
    "paravertebral_levels",
    "intercostal_of_segment",
    "same_segment_skin",
    "medial_branches_of_joint",
)
_ANY = "*"


class Selection:
    """Selects rows for one patient's circumstances from a :class:`~anatomy.blocks.book.BlockBook`."""

    def __init__(self, book: BlockBook, who: Circumstances) -> None:
        self.book, self.who = book, who

    def for_segment(self, segment: str, side: str | None, facet_joint: str | None = None) -> list[BlockRow]:
        """Return the rows done at a segment, or at a site that covers it; offered ones first.

        A trigeminal division, ``V1`` to ``V3``, leads to the block of its branch.
        """
        if segment in TRIGEMINAL:
            named = [b for b in self.in_reading_order() if b.level_rule.params.cranial_branches]
            chosen = Chosen(side=side, division=segment)
            return [row for block in named for row in self._row_at(block, chosen, segment)]
        rows = []
        for block in self.in_reading_order():
            if block.level_rule.type not in _ROOT_ORDER or not _follows_from(segment, block, facet_joint):
                continue
            chosen = Chosen(segment=segment, side=side, facet_joint=facet_joint)
            rows += self._row_at(block, chosen, segment) or self._row_at(block, Chosen(segment, side), segment)
        return sorted(rows, key=lambda row: not row.offered)

    def for_part(self, part: Supplied, rules: Sequence[str], side: str | None) -> list[BlockRow]:
        """Return the rows that name a nerve, joint or muscle: those for few parts first, those for any last."""
        chosen = Chosen(part=part, side=side)
        blocks = [block for block in self.in_reading_order() if block.level_rule.type in rules]
        rows = [row for block in blocks for row in self._row_at(block, chosen, part.name)]
        return sorted(rows, key=lambda row: (is_generic(row.block), len(row.block.level_rule.params.nerves)))

    def for_nerve(self, nerve: str, side: str | None) -> list[BlockRow]:
        """Return the rows that block a nerve."""
        return self.for_part(self.part(nerve), ("nerve_covers_territory",), side)

    def for_muscle(self, muscle: str, side: str | None) -> list[BlockRow]:
        """Return the rows that go into a muscle."""
        return self.for_part(self.part(muscle), ("muscle_by_myotome",), side)

    def for_joint(self, joint: str, name: str, side: str | None) -> list[BlockRow]:
        """Return the rows for a joint or a deep structure; a facet joint leads to its medial branches."""
        facet = facet_label(name)
        if facet is None:
            part = self.part(joint)
            named = self.for_part(part, ("joint_by_hilton",), side) + self._local_rows(part, side)
            places = dict.fromkeys(place for row in named for place in _places(row.block, part))
            return named + self.at_place(" , ".join(places), side)
        chosen = Chosen(facet_joint=facet, side=side)
        blocks = [block for block in self.in_reading_order() if block.level_rule.type == "medial_branches_of_joint"]
        return [row for block in blocks for row in self._row_at(block, chosen, name)]

    def at_place(self, words: str, side: str | None) -> list[BlockRow]:
        """Return joint, heel and local rows whose place of the body is named; local ones last."""
        text = plain(words)
        rows: list[BlockRow] = []
        for block in self.in_reading_order():
            params = block.level_rule.params
            place = next((p for p in params.places if matcher((f"{p}*",)).search(text)), None)
            if place is not None and not matcher(params.not_places).search(text):
                part = self.default_part(block) or self._joint_at(place)
                rows += self._row_at(block, Chosen(part=part, side=side), part.name if part else place)
        return sorted(rows, key=lambda row: row.block.kind.startswith("local"))

    def plain_row(self, block: Block, wanted_for: str, held: tuple[str, ...] = ()) -> BlockRow:
        """Return a row for no chosen place: its default level, or its rule in words."""
        chosen = Chosen(part=self.default_part(block))
        level = self._level(block, chosen) or Level(block.level_rule.text, block.segments)
        return self._row(block, level, chosen, wanted_for, held)

    def part(self, identifier: str) -> Supplied:
        """Return the nerve, joint or muscle of that id; one without a record has no segments."""
        known = self.book.parts.get(identifier)
        return known or Supplied(identifier, identifier.replace("_", " "), ())

    def default_part(self, block: Block) -> Supplied | None:
        """Return the part that a row names first."""
        params = block.level_rule.params
        for listed in (params.nerves, params.structures, params.muscles):
            if listed and listed[0] != _ANY:
                return self.part(listed[0])
        return None

    def in_reading_order(self) -> list[Block]:
        """Return blocks by rule, old midline and muscle techniques late, then by grade and id."""
        rules = {rule: i for i, rule in enumerate(_ROOT_ORDER)}

        def place(block: Block) -> tuple[int, str, str]:
            rank = rules.get(block.level_rule.type, len(rules))
            if block.kind == "vertebral":
                rank = rules["same_segment_skin"]
            if block.legacy_id == "paraspinal-muscle":
                rank = rules["medial_branches_of_joint"]
            return rank, block.evidence.grade, block.id

        return sorted(self.book.blocks.values(), key=place)

    def _local_rows(self, part: Supplied, side: str | None) -> list[BlockRow]:
        """Return local rows that list the structure, then the one for any joint."""
        local = [block for block in self.in_reading_order() if block.level_rule.type == "local_site"]
        fitting = [block for block in local if not block.level_rule.params.structures or part.id in _structures(block)]
        rows = [row for block in fitting for row in self._row_at(block, Chosen(part=part, side=side), part.name)]
        return sorted(rows, key=lambda row: is_generic(row.block))

    def _joint_at(self, place: str) -> Supplied | None:
        """Return the joint that a joint row has at a named place."""
        for block in self.book.blocks.values():
            if block.legacy_id.startswith("joint-") and place in block.level_rule.params.places:
                return self.default_part(block)
        return None

    def _level(self, block: Block, chosen: Chosen) -> Level | None:
        return level_of(block, chosen, self.book.levels, names=lambda member: self.book.blocks[member].name)

    def _row_at(self, block: Block, chosen: Chosen, wanted_for: str) -> list[BlockRow]:
        """Return the row of a block where it is done, as a list of one, or an empty list."""
        level = self._level(block, chosen)
        return [] if level is None else [self._row(block, level, chosen, wanted_for)]

    def _row(self, block: Block, level: Level, chosen: Chosen, wanted_for: str, held: tuple[str, ...] = ()) -> BlockRow:
        book = self.book
        return make_row(block, level, chosen, wanted_for, who=self.who, drugs=book.drugs, levels=book.levels, held=held)


def _follows_from(segment: str, block: Block, facet_joint: str | None) -> bool:
    """Return whether a segment may lead to a row: not where it is for a joint, nor for a facet of another region."""
    if block.level_rule.params.structures:
        return False
    joints = block.level_rule.params.facet_joints
    return facet_joint in joints or not joints or joints[0][0] == segment[0]


def _structures(block: Block) -> tuple[str, ...]:
    return block.level_rule.params.structures


def _places(block: Block, part: Supplied) -> tuple[str, ...]:
    """Return the places of a row that lists the part."""
    return block.level_rule.params.places if part.id in _structures(block) else ()


def is_generic(block: Block) -> bool:
    """Return whether a row is for any nerve, muscle or joint."""
    params = block.level_rule.params
    return _ANY in (*params.nerves, *params.muscles) or (block.kind.startswith("local") and not params.structures)


def facet_label(words: str) -> str | None:
    """Return the facet joint or motion segment that words name, as clinicians write it; None without one.

    Examples
    --------
    >>> facet_label("beside the T4/5 spinous gap"), facet_label("facet joint C7/T1"), facet_label("L4/L5")
    ('T4/5', 'C7/T1', 'L4/5')
    """
    match = re.search(r"\b([CTL])(\d{1,2})\s*[/-]\s*([CTLS]?)(\d{1,2})\b", words, re.IGNORECASE)
    if match is None:
        return None
    letter, upper, other, lower = match[1].upper(), match[2], match[3].upper(), match[4]
    return f"{letter}{upper}/{other if other and other != letter else ''}{lower}"

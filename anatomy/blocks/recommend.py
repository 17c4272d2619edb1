"""From a segment, an area, a complaint or an answer to the blocks that the literature links to it.

Options with their basis, never an order. What a row's segments mean decides how it may be reached:

- blocks done at a chosen segment, or at one site that covers it, follow from a segment;
- nerve rows follow from the nerve's skin, never from a segment alone;
- joint, heel and muscle rows follow from the structure;
- autonomic rows never follow from a dermatome;
- medial branches follow from a facet joint; from a segment of their region only as a weak match, said in the level;
- what painful findings name themselves, a joint or the heel, leads to its own rows;
- group rows list their members and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, get_args

from anatomy.blocks.book import BlockBook
from anatomy.blocks.holds import Circumstances
from anatomy.blocks.local import rows_named
from anatomy.blocks.rows import BlockRow
from anatomy.blocks.selection import Selection, facet_label
from anatomy.blocks.words import field_of, plain
from anatomy.catalogue.block_schema import BlockKind
from anatomy.catalogue.drug_schema import Indication
from anatomy.errors import BadInput, UnknownEntity
from anatomy.model.segment import TRIGEMINAL, parse_segment

#: A segment or nerve with less of an area than this does not lead from it.
_LEAST_SHARE = 0.2
_MOST_SEGMENTS_OF_AN_AREA = 3
#: Rows shown for the leading explanation and for what the findings name; and for each explanation after it.
MOST_ROWS = 12
MOST_ROWS_AFTER = 6
#: A root likelier than this comes before the joint or heel that the findings name.
_SURE_ROOT = 0.5


@dataclass(frozen=True, slots=True)
class SkinPlace:
    """A place on the skin, resolved.

    Parameters
    ----------
    name
        The words for it.
    areas
        Area ids.
    segments
        Spinal segment to its share of the place, 0–1.
    nerves
        Nerve id to its share of the place, 0–1.
    """

    name: str
    areas: tuple[str, ...] = ()
    segments: Mapping[str, float] = field(default_factory=dict)
    nerves: Mapping[str, float] = field(default_factory=dict)


class Recommender:
    """Answers which blocks fit, from one :class:`~anatomy.blocks.book.BlockBook`."""

    def __init__(self, book: BlockBook) -> None:
        self.book = book

    def blocks_for(
        self,
        *,
        segment: str | None = None,
        side: str | None = None,
        area: SkinPlace | str | None = None,
        indication: str | None = None,
        kind: str | None = None,
        nerve: str | None = None,
        joint: str | None = None,
        muscle: str | None = None,
        facet_joint: str | None = None,
        context: Any = None,
    ) -> tuple[BlockRow, ...]:
        """Return the blocks for what is given; ``kind`` beside something else narrows it.

        Parameters
        ----------
        segment
            Spinal segment, e.g. ``"C6"``; or a trigeminal division, ``"V2"``.
        side
            The patient's side, shown where the level names it.
        area
            A resolved place on the skin, or words for a joint or the heel.
        indication
            Id, name or old id of one of the complaints in ``data/indications.json``.
        kind
            One of the fourteen kinds.
        nerve, joint, muscle
            Id of the structure aimed at.
        facet_joint
            Facet joint, e.g. ``"L4/5"``; makes the medial-branch match exact.
        context
            Circumstances of the patient, as in a findings document.

        Returns
        -------
        tuple of BlockRow
            Offered rows first, in the order for a root: foramen, interlaminar, fixed site, paravertebral, segmental …

        Raises
        ------
        UnknownSegment, UnknownEntity, BadInput
            If what was given is not known, with the nearest match; or nothing was given.

        Examples
        --------
        >>> recommender = Recommender(BlockBook.load())
        >>> [row.level.text for row in recommender.blocks_for(segment="C6")][:2]
        ['C6 foramen (C5/6)', 'C7/T1 interlaminar space, spreads up to C6']
        """
        select = Selection(self.book, Circumstances.of(context))
        wanted = _kind(kind)
        if indication is not None:
            rows = _for_indication(select, self.indication(indication))
        elif area is not None:
            rows = _for_area(select, area if isinstance(area, SkinPlace) else SkinPlace(area), side)
        elif segment is not None:
            division = segment.strip().upper()
            rows = select.for_segment(division if division in TRIGEMINAL else parse_segment(segment), side, facet_joint)
        elif nerve is not None:
            rows = select.for_nerve(nerve, side)
        elif joint is not None:
            rows = _each_once(select.for_joint(joint, select.part(joint).name, side))
        elif muscle is not None:
            rows = select.for_muscle(muscle, side)
        elif wanted is not None:
            rows = [select.plain_row(block, block.kind) for block in select.in_reading_order()]
        else:
            raise BadInput("give a segment, an area, an indication, a nerve, a joint, a muscle or a kind of block.")
        kept = [row for row in rows if wanted is None or row.block.kind == wanted]
        return tuple(sorted(kept, key=lambda row: not row.offered))

    def blocks_for_answer(
        self,
        candidates: Iterable[Any],
        *,
        findings: Sequence[Any] = (),
        named: Mapping[int, Sequence[Any]] | None = None,
        context: Any = None,
        withheld: bool = False,
        most: int = 3,
        least_probability: float = 0.1,
    ) -> tuple[BlockRow, ...]:
        """Return the blocks for the leading explanations, the likeliest first.

        Parameters
        ----------
        candidates
            Candidates of an answer, in falling probability: mappings or objects with ``kind``, ``id``, ``segments``,
            ``side`` and ``probability``.
        findings
            The findings; a facet joint named in a painful or tender one makes the medial-branch match exact, a joint
            or the heel leads to its own rows.
        named
            For a finding's index, what it was understood to name: matches or parts of skin.
        context
            Circumstances of the patient.
        withheld
            True when a red flag holds blocks back: then there are none.
        most
            How many explanations are followed.
        least_probability
            An explanation after the first is followed only from here on.

        Returns
        -------
        tuple of BlockRow
            Each block once for each level; the best :data:`MOST_ROWS` of the first explanation,
            :data:`MOST_ROWS_AFTER` of each other. Rows for what the findings name follow the first explanation's, and
            come before them while no root is likelier than even.
        """
        if withheld:
            return ()
        select = Selection(self.book, Circumstances.of(context))
        facet = _facet_joint_named(findings)
        leads = [c for c in candidates if field_of(c, "kind") != "other"][:most]
        leads = leads[:1] + [c for c in leads[1:] if (field_of(c, "probability") or 0.0) >= least_probability]
        groups = [
            _best(_each_once(_for_lead(select, lead, facet)), MOST_ROWS_AFTER if rank else MOST_ROWS)
            for rank, lead in enumerate(leads)
        ]
        sure = any(_is_root(c) and (field_of(c, "probability") or 0.0) > _SURE_ROOT for c in leads)
        groups.insert(1 if sure else 0, rows_named(select, findings, named or {}, MOST_ROWS))
        return tuple(_each_once(row for group in groups for row in group))

    def indication(self, words: str) -> Indication:
        """Return the complaint of that id, name or old id; raise :class:`UnknownEntity` with the nearest names."""
        known = {
            plain(name): record
            for record in self.book.indications.values()
            for name in (record.id, record.legacy_id, record.name, record.clinical_name)
        }
        found = known.get(plain(words))
        if found is None:
            near = get_close_matches(plain(words), known, n=3, cutoff=0.4)
            names = dict.fromkeys(known[name].name for name in near)
            raise UnknownEntity(f"'{words}' is no indication held here.", path="indication", nearest=names)
        return found


def _kind(kind: str | None) -> str | None:
    if kind is None:
        return None
    wanted = kind.strip().lower().replace("_", "-").replace(" ", "-")
    kinds = get_args(BlockKind)
    if wanted not in kinds:
        raise BadInput(
            f"'{kind}' is no kind of block; allowed are {', '.join(kinds)}.",
            path="kind",
            nearest=get_close_matches(wanted, kinds, n=3, cutoff=0.4),
        )
    return wanted


def _for_area(select: Selection, place: SkinPlace, side: str | None) -> list[BlockRow]:
    """Return joint and heel rows of the place, then nerves by their share of it, then segments by theirs."""
    rows = select.at_place(" , ".join(place.areas or (place.name,)), side)
    for nerve, share in sorted(place.nerves.items(), key=lambda item: -item[1]):
        if share >= _LEAST_SHARE:
            rows += select.for_nerve(nerve, side)
    shares = sorted(place.segments.items(), key=lambda item: -item[1])[:_MOST_SEGMENTS_OF_AN_AREA]
    for segment, share in shares:
        if share >= _LEAST_SHARE:
            rows += select.for_segment(segment, side)
    return _each_once(rows)


def _for_indication(select: Selection, indication: Indication) -> list[BlockRow]:
    """Return the short list of a complaint, then other rows that name it; what is only claimed is never offered."""
    refused = () if indication.offered else (f"{indication.name}: no block is offered. {indication.note}".strip(),)
    only_claimed = ("Only claimed in the original text; not supported.",)
    claimed = indication.blocks_claimed_only
    listed = [*indication.blocks, *claimed]
    more = [b.id for b in select.in_reading_order() if indication.id in b.indications and b.id not in listed]
    return [
        select.plain_row(
            select.book.blocks[block], indication.name, held=refused or (only_claimed if block in claimed else ())
        )
        for block in [*listed, *more]
    ]


def _for_lead(select: Selection, lead: Any, facet: str | None) -> list[BlockRow]:
    """Return the rows for one explanation; an organ or the cord leads to none."""
    kind, side = str(field_of(lead, "kind")), str(field_of(lead, "side") or "unknown")
    identifier = str(field_of(lead, "id"))
    if identifier in TRIGEMINAL or _is_root(lead):
        named = tuple(field_of(lead, "segments") or ()) or tuple(identifier.split("_"))
        each = [_best(select.for_segment(segment, side, facet), MOST_ROWS // len(named)) for segment in named]
        return [row for rows in each for row in rows]
    if kind == "nerve":
        return select.for_nerve(identifier, side)
    if kind == "joint":
        return select.for_joint(identifier, str(field_of(lead, "name") or identifier), side)
    if kind == "muscle":
        return select.for_muscle(identifier, side)
    return []


def _is_root(lead: Any) -> bool:
    return str(field_of(lead, "kind")) in ("root", "root_pair", "disc", "zoster")


def _best(rows: Sequence[BlockRow], most: int) -> list[BlockRow]:
    """Return at most so many rows in their order; what is held back goes first, then what is a weak match."""
    ranked = sorted(range(len(rows)), key=lambda i: (not rows[i].offered, rows[i].level.weak))
    return [rows[i] for i in sorted(ranked[:most])]


def _each_once(rows: Iterable[BlockRow]) -> list[BlockRow]:
    """Return each block once for each level, as first met."""
    unique: dict[tuple[str, str], BlockRow] = {}
    for row in rows:
        unique.setdefault((row.block.id, row.level.text), row)
    return list(unique.values())


def _facet_joint_named(findings: Iterable[Any]) -> str | None:
    """Return the facet joint whose level a painful or tender finding names."""
    for finding in findings:
        painful = str(field_of(finding, "type")) in ("pain", "tenderness")
        if painful and str(field_of(finding, "state") or "abnormal") != "normal":
            label = facet_label(str(field_of(finding, "structure") or ""))
            if label is not None:
                return label
    return None

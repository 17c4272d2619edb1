"""How the level of a block is named: the twelve rules of ``data/block_levels.json``, one function each.

Each rule takes a block and what was chosen (a segment, a facet joint, a nerve, a joint, a muscle) and gives the level
in words with the segments it may reach, or None when the block is not done there. The words follow its template.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from anatomy.catalogue.block_schema import Block, BlockLevels, LevelTables
from anatomy.errors import UnknownEntity
from anatomy.model.segment import SEGMENTS, segment_index


@dataclass(frozen=True, slots=True)
class Supplied:
    """A nerve, joint, deep structure or muscle, with the segments that supply it."""

    id: str
    name: str
    segments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a level is wanted for; leave out what is not known.

    Parameters
    ----------
    segment
        Spinal segment, e.g. ``"C6"``.
    side
        The patient's side in words, e.g. ``"right"``.
    facet_joint
        Facet joint as clinicians write it, e.g. ``"C5/6"``.
    part
        The nerve, joint, deep structure or muscle.
    division
        Trigeminal division, e.g. ``"V2"``.
    """

    segment: str | None = None
    side: str | None = None
    facet_joint: str | None = None
    part: Supplied | None = None
    division: str | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """Where a block is done, in words.

    Parameters
    ----------
    text
        The words.
    covers
        Spinal segments that it may reach, cranial to caudal.
    weak
        True when the match to the chosen segment is weak: facet joints are chosen by joint, not by dermatome.
    """

    text: str
    covers: tuple[str, ...] = ()
    weak: bool = False


#: Said where a facet row follows from a segment.
_WEAK = "weak match: a facet joint is chosen by joint, not by skin"


def level_of(block: Block, chosen: Chosen, levels: BlockLevels, *, names: Callable[[str], str] = str) -> Level | None:
    """Return the level of a block for what was chosen.

    Parameters
    ----------
    block
        The block.
    chosen
        What it is wanted for.
    levels
        The lookup tables, ``data/block_levels.json``.
    names
        From a block id to its name; used to list the members of a group.

    Returns
    -------
    Level or None
        None when the block is not done at the chosen place.

    Examples
    --------
    >>> from anatomy.blocks.book import BlockBook
    >>> book = BlockBook.load()
    >>> root_block = book.blocks["cervical_selective_nerve_root_block"]
    >>> level_of(root_block, Chosen(segment="C6"), book.levels).text
    'C6 foramen (C5/6)'
    >>> level_of(root_block, Chosen(segment="L4"), book.levels) is None
    True
    """
    if chosen.segment is not None:
        segment_index(chosen.segment)
    if block.is_group:
        members = ", ".join(names(member) for member in block.level_rule.params.members)
        return Level(_fill(block, members=members), block.segments)
    return _RULES[block.level_rule.type](block, chosen, levels.tables)


def same_segment_skin(block: Block, chosen: Chosen, tables: LevelTables) -> Level | None:
    """Name the dermatome strip and its neighbours; C1 has no skin."""
    segment = _at(block, chosen)
    if segment is None:
        return None
    beside = _beside(segment, block.level_rule.params.neighbours or 1, SEGMENTS[1:])
    side = f", {chosen.side}" if chosen.side in ("left", "right", "both") else ""
    return Level(f"{segment} dermatome{side}; neighbours {_and(beside)}", _in_order([segment, *beside]))


def interspinous_of_segment(block: Block, chosen: Chosen, tables: LevelTables) -> Level | None:
    """Name the space or spaces of the segment's motion segment."""
    segment = _at(block, chosen)
    if segment is None:
        return None
    params = block.level_rule.params
    below = SEGMENTS[min(segment_index(segment) + 1, len(SEGMENTS) - 1)]
    found = {
        "exit": tables.interspinous_space[segment],
        "traversing": tables.traversing_space.get(segment),
        "exit+1": tables.interspinous_space[below],
    }
    spaces = list(dict.fromkeys(space for which in params.spaces if (space := found[which])))
    if not spaces:
        return None
    tail = block.level_rule.template.rpartition("}")[2]
    reach = _span(segment, params.spread_up or 0, params.spread_down or 0, block.segments)
    return Level(f"{' or '.join(spaces)}{tail}", reach)


def foramen_of_root(block: Block, chosen: Chosen, tables: LevelTables) -> Level | None:
    """Name the root and its foramen."""
    segment = _at(block, chosen)
    if segment is None:
        return None
    return Level(_fill(block, root=segment, space=tables.foramen_of_root[segment]), (segment,))


def paravertebral_levels(block: Block, chosen: Chosen, tables: LevelTables) -> Level | None:
    """Name the level and the clipped spread."""
    segment = _at(block, chosen)
    params = block.level_rule.params
    if segment is None or params.range is None:
        return None
    first, last = (segment_index(end) for end in params.range)
    allowed = SEGMENTS[first : last + 1]
    if segment not in allowed:
        return None
    reach = _span(segment, params.spread_up or 0, params.spread_down or 0, allowed)
    space = tables.interspinous_space[segment] or ""
    text = _fill(block, seg=segment, space=space, **{"from": reach[0], "to": reach[-1]})
    return Level(text, reach)


def intercostal_of_segment(block: Block, chosen: Chosen, tables: LevelTables) -> Level | None:
    """Name the nerve by its rib, and its neighbours."""
    segment = _at(block, chosen)
    if segment is None:
        return None
    beside = _beside(segment, block.level_rule.params.neighbours or 1, block.segments)
    own = "subcostal nerve" if segment == "T12" else f"{tables.rib_name[segment]} intercostal nerve"
    neighbours = _and([tables.rib_name[near] for near in beside])
    return Level(f"{own}, neighbours {neighbours}", _in_order([segment, *beside]))


def medial_branches_of_joint(block: Block, chosen: Chosen, tables: LevelTables) -> Level | None:
    """Name the facet joint and its branches; from a segment, every joint it helps to supply, as a weak match."""
    allowed = block.level_rule.params.facet_joints
    if chosen.facet_joint is not None:
        if chosen.facet_joint not in tables.facet_supply:
            raise UnknownEntity(
                f"'{chosen.facet_joint}' is no facet joint; allowed are C2/3 to L5/S1.", nearest=allowed
            )
        return _facet(block, chosen.facet_joint, tables) if chosen.facet_joint in allowed else None
    if chosen.segment is None:
        return None
    joints = [_facet(block, j, tables) for j in allowed if chosen.segment in _branch_roots(tables.facet_supply[j])]
    if not joints:
        return None
    covers = _in_order({segment for joint in joints for segment in joint.covers})
    return Level(f"{' or '.join(joint.text for joint in joints)}; {_WEAK}", covers, weak=True)


def fixed_site_covers_segments(block: Block, chosen: Chosen, tables: LevelTables) -> Level | None:
    """Name the one site; an autonomic target is never chosen from a dermatome."""
    params = block.level_rule.params
    if params.autonomic:
        return None if chosen.segment is not None else Level(_fill(block), params.covers_sympathetic or params.covers)
    if chosen.segment is None:
        return Level(params.site or _fill(block), params.covers)
    if chosen.segment not in params.covers:
        return None
    return Level(_fill(block, seg=chosen.segment), params.covers)


def nerve_covers_territory(block: Block, chosen: Chosen, tables: LevelTables) -> Level | None:
    """Name the nerve and its roots; a segment alone never leads to a nerve."""
    params = block.level_rule.params
    if params.cranial_branches:
        plain = chosen.part is None and chosen.segment is None
        return _trigeminal(block, params.cranial_branches, chosen.division) if plain else None
    if chosen.part is None:
        return None
    if "*" not in params.nerves and chosen.part.id not in params.nerves:
        return None
    # A row with one nerve states that nerve's roots itself; a plexus row has the roots of all its nerves.
    alone = len(params.nerves) == 1 and "*" not in params.nerves
    part = replace(chosen.part, segments=block.segments) if alone else chosen.part
    return _supplied(block, part, "nerve")


def joint_by_hilton(block: Block, chosen: Chosen, tables: LevelTables) -> Level | None:
    """Name the joint and the segments that supply it; the needle goes to the joint."""
    if chosen.part is None or chosen.part.id not in block.level_rule.params.structures:
        return None
    return _supplied(block, chosen.part, "joint")


def muscle_by_myotome(block: Block, chosen: Chosen, tables: LevelTables) -> Level | None:
    """Name the muscle and its roots."""
    if chosen.part is None:
        return None
    muscles = block.level_rule.params.muscles
    return _supplied(block, chosen.part, "muscle") if "*" in muscles or chosen.part.id in muscles else None


def local_site(block: Block, chosen: Chosen, tables: LevelTables) -> Level | None:
    """Name the local point; no segment arithmetic."""
    structures = block.level_rule.params.structures
    if structures:
        segments = _in_order(block.segments)
        return Level(_fill(block, segments=_and(segments, ", ")), segments)
    return None if chosen.part is None else _supplied(block, chosen.part, "structure")


_RULES: dict[str, Callable[[Block, Chosen, LevelTables], Level | None]] = {
    rule.__name__: rule
    for rule in (
        same_segment_skin,
        interspinous_of_segment,
        foramen_of_root,
        paravertebral_levels,
        intercostal_of_segment,
        medial_branches_of_joint,
        fixed_site_covers_segments,
        nerve_covers_territory,
        joint_by_hilton,
        muscle_by_myotome,
        local_site,
    )
}


def _at(block: Block, chosen: Chosen) -> str | None:
    """Return the chosen segment when the block is done there."""
    return chosen.segment if chosen.segment in block.segments else None


def _fill(block: Block, **words: str) -> str:
    return block.level_rule.template.format(**words)


def _supplied(block: Block, part: Supplied, slot: str) -> Level:
    """Fill a template with a part and those of its segments that the block has; all of the block's when none meet."""
    own = _in_order(segment for segment in part.segments if segment in block.segments) or _in_order(block.segments)
    return Level(_fill(block, **{slot: part.name, "segments": _and(own, ", ")}), own)


def _facet(block: Block, joint: str, tables: LevelTables) -> Level:
    branches = tables.facet_supply[joint]
    return Level(_fill(block, joint=joint, branches=_and(branches)), _branch_roots(branches))


def _branch_roots(branches: Iterable[str]) -> tuple[str, ...]:
    return tuple(branch.split(" ")[0] for branch in branches)


def _trigeminal(block: Block, branches: dict[str, str], division: str | None) -> Level | None:
    if division is None:
        return Level(_fill(block, branch=_and(list(branches.values()), " or "), division=_and(list(branches), " or ")))
    return Level(_fill(block, branch=branches[division], division=division)) if division in branches else None


def _beside(segment: str, reach: int, allowed: Sequence[str]) -> list[str]:
    place = list(allowed).index(segment)
    return [near for i, near in enumerate(allowed) if 0 < abs(i - place) <= reach]


def _span(segment: str, up: int, down: int, allowed: Sequence[str]) -> tuple[str, ...]:
    place = segment_index(segment)
    return tuple(near for near in SEGMENTS[max(place - up, 0) : place + down + 1] if near in allowed)


def _in_order(segments: Iterable[str]) -> tuple[str, ...]:
    wanted = set(segments)
    return tuple(segment for segment in SEGMENTS if segment in wanted)


def _and(items: Sequence[str], last: str = " and ") -> str:
    """Join words: ``a``, ``a and b``, ``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])}{last}{items[-1]}"

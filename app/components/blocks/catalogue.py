"""The list of blocks: one row a block, with its level and its badges of trust. A card comes on demand."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from anatomy.blocks.rows import BlockRow
from anatomy.catalogue.block_schema import Block
from anatomy.model.segment import SEGMENTS
from app import text
from app.components.blocks import ids
from app.components.blocks.asking import Asked
from app.components.blocks.static import BlockRow as Row
from app.components.blocks.words import GUIDANCES, HELD, KINDS
from app.components.parts import badge, evidence_badge
from app.components.static import tree
from app.components.svg import Icon

_REACH = {"selectable_level": "Done at one of", "nerve_roots": "Roots", "medial_branch_numbers": "Branches"}
#: A level of more letters than this is set smaller.
_LONG = 44
_REGION_OF = (
    ("head", SEGMENTS[:4]),
    ("arm", SEGMENTS[4:9]),
    ("trunk", SEGMENTS[8:20]),
    ("leg", SEGMENTS[20:27]),
    ("pelvis", SEGMENTS[26:]),
)


def by_block(rows: Sequence[BlockRow]) -> list[list[BlockRow]]:
    """Return rows gathered by block, blocks in the order in which they are first met, offered ones first."""
    found: dict[str, list[BlockRow]] = {}
    for row in rows:
        found.setdefault(row.block.id, []).append(row)
    return sorted(found.values(), key=lambda rows_of: not any(row.offered for row in rows_of))


def regions(block: Block) -> tuple[str, ...]:
    """Return the regions of the body that a block belongs to, by its segments.

    Examples
    --------
    >>> from anatomy.blocks.book import BlockBook
    >>> regions(BlockBook.load().blocks["interscalene_brachial_plexus_block"])
    ('arm',)
    """
    segments = set(block.segments) | set(block.motor_segments)
    if not segments:
        return ("head",)
    return tuple(name for name, held in _REGION_OF if 2 * len(segments.intersection(held)) >= min(4, len(segments)))


def haystack(block: Block) -> str:
    """Return the words by which a block is found, in lower case."""
    words = [
        block.name,
        *block.synonyms,
        block.target,
        *block.indication_words,
        KINDS[block.kind],
        *block.dose.agents,
        *block.segments,
    ]
    return " ".join(words).replace("_", " ").lower()


def level_line(rows: Sequence[BlockRow]) -> tuple[str, str]:
    """Return the level of a block in words, and how many others there are."""
    block = rows[0].block
    if block.is_group:
        return f"{len(block.level_rule.params.members)} members", ""
    texts = list(dict.fromkeys(row.level.text for row in rows))
    if texts == [block.level_rule.text]:  # nothing was chosen: where it can be done, not the rule
        return segment_range(block.segments), ""
    more = f"and {len(texts) - 1} more" if len(texts) > 1 else ""
    return texts[0], more


def segment_range(segments: Sequence[str]) -> str:
    """Return segments as runs.

    Examples
    --------
    >>> segment_range(["C5", "C6", "C7", "T1"]), segment_range(["S1"]), segment_range([])
    ('C5–C7, T1', 'S1', 'any')
    """
    runs: list[list[str]] = []
    for segment in segments:
        if runs and SEGMENTS.index(segment) == SEGMENTS.index(runs[-1][-1]) + 1:
            runs[-1].append(segment)
        else:
            runs.append([segment])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs) or "any"


def wanted_for(rows: Sequence[BlockRow], asked: Asked) -> str:
    """Return what a level is for, in words: "For C6, right"."""
    block = rows[0].block
    if block.is_group:
        return "Group"
    if all(row.level.text == block.level_rule.text for row in rows):
        return _REACH.get(block.segments_role, "Segments")
    if asked.what == "all":
        return "Level"
    names = ", ".join(dict.fromkeys(row.wanted_for for row in rows[:2]))
    side = f", {asked.side}" if asked.side in ("left", "right", "both") else ""
    return f"For {names}{side}"


def catalogue_row(rows: Sequence[BlockRow], asked: Asked, stamp: str = "") -> Component:
    """Return one block of the list: closed, its card empty until it is asked for.

    Parameters
    ----------
    rows
        The rows of one block.
    asked
        What was asked for.
    stamp
        Changes with what was asked and answered, so that an open card is made anew.
    """
    block = rows[0].block
    offered = any(row.offered for row in rows)
    return Row(
        children=html.Div(id=ids.detail(block.id)),
        id=ids.opener(block.id),
        n_clicks=0,
        block=block.id,
        stamp=stamp,
        off=not offered,
        head=tree(_head(rows, asked)),
        below=tree(
            [
                html.Div(badges(rows), className="bb"),
                None if offered else html.P(rows[0].reasons_not[0], className="wn"),
            ]
        ),
        data={
            "kind": block.kind,
            "region": " ".join(regions(block)),
            "guidance": block.guidance.minimum,
            "evidence": block.evidence.grade,
            "words": haystack(block),
        },
    )


def _head(rows: Sequence[BlockRow], asked: Asked) -> list[Component]:
    block = rows[0].block
    level, more = level_line(rows)
    return [
        html.Span(
            [html.Span(block.name, className="bname"), html.Span(_line(block), className="bline")], className="bhead"
        ),
        html.Span(
            [
                html.Span(wanted_for(rows, asked), className="cap"),
                html.Span(level, className="blevel long" if len(level) > _LONG else "blevel"),
                html.Span(more, className="cap") if more else None,
            ],
            className="bright",
        ),
        Icon(name="chevron-down", size=18, className="turn"),
    ]


def badges(rows: Sequence[BlockRow]) -> list[Component]:
    """Return guidance, evidence, bleeding class and where the row comes from."""
    block = rows[0].block
    out: list[Component] = []
    if not any(row.offered for row in rows):
        out.append(badge(HELD, "red"))
    out.append(badge(GUIDANCES.get(block.guidance.minimum, text.guidance_words(block.guidance.minimum))))
    out.append(evidence_badge(block.evidence.grade))
    if block.evidence.grade_chronic and block.evidence.grade_chronic != block.evidence.grade:
        out.append(badge(f"{block.evidence.grade_chronic} when chronic", "red"))
    out.append(badge(f"Bleeding risk: {block.bleeding.risk_class}"))
    if any(row.level.weak for row in rows):
        out.append(badge("Weak match: chosen by joint", "amber"))
    if block.origin == "original_text":
        out.append(badge("Original text", "amber"))
    return out


def _line(block: Block) -> str:
    target = f"{block.target[:1].upper()}{block.target[1:]}"
    also = f". Also: {', '.join(block.synonyms[:3])}" if block.synonyms else ""
    return f"{target}{also}."

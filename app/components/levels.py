"""Where a segment is, and what is described there: the column, its text twin, and the block rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from anatomy.model.segment import SEGMENTS
from app import text
from app.components.base import plain
from app.components.candidates import SourceNamer, source_row
from app.components.parts import badge, evidence_badge

Block = Mapping[str, Any]


def levels_panel(
    lead: str,
    *,
    column: Component,
    level: Mapping[str, Any],
    blocks: Sequence[Block],
    held: str,
    source: SourceNamer,
) -> Component:
    """Return the panel under the body.

    Parameters
    ----------
    lead
        The leading segment.
    column
        The column diagram.
    level
        ``levels[lead]`` of the answer.
    blocks
        Block rows of the answer.
    held
        Why no block is shown; empty when they are.
    source
        Names the sources.
    """
    return html.Section(
        [
            html.Div(html.H2(text.levels_heading(lead)), className="hd"),
            html.Div(column, className="column"),
            html.Div(
                [
                    text_twin(level),
                    source_row(level.get("sources", ()), source),
                    *block_rows(lead, blocks, held, source),
                ]
            ),
        ],
        className="panel lv2",
        **{"aria-label": text.levels_heading(lead)},
    )


def text_twin(level: Mapping[str, Any]) -> Component:
    """Return the column in words."""
    rows = [(label, level[key]) for key, label in text.LEVEL_LINES.items() if level.get(key)]
    return html.Dl([html.Div([html.Dt(label), html.Dd(value)]) for label, value in rows], className="keyl")


def block_rows(lead: str, blocks: Sequence[Block], held: str, source: SourceNamer) -> list[Component]:
    """Return the blocks of the leading segment, those of others behind a line, or why none is shown."""
    head = html.H3(text.BLOCKS_HEADING, className="blocks-heading")
    if held:
        return [head, html.P(held, className="held")]
    if not blocks:
        return [head, html.P(text.NO_BLOCKS, className="held")]
    by_segment: dict[str, list[Block]] = {}
    for block in blocks:
        by_segment.setdefault(str(block.get("for") or lead), []).append(block)
    own = by_segment.pop(lead, [])
    out: list[Component] = [head, _rows(own, source) if own else html.P(text.NO_BLOCKS, className="held")]
    for segment, rows in by_segment.items():
        opener = html.Summary(text.blocks_for_other(segment, len(rows)), className="more")
        out.append(html.Details([opener, _rows(rows, source)]))
    return out


def _rows(blocks: Sequence[Block], source: SourceNamer) -> Component:
    ordered = sorted(blocks, key=lambda b: not b.get("offered", True))
    return html.Ul([_kept_row(b, source) for b in ordered], className="bl")


#: Block rows repeat from answer to answer; building one costs more than all the arithmetic.
_ROWS: dict[tuple[object, ...], dict[str, Any]] = {}
_MOST_ROWS = 2048


def _kept_row(block: Block, source: SourceNamer) -> dict[str, Any]:
    key = (block["id"], block.get("for"), block.get("level"), block.get("offered"), block.get("why_not"))
    if key not in _ROWS:
        if len(_ROWS) >= _MOST_ROWS:
            _ROWS.clear()
        _ROWS[key] = plain(block_row(block, source))
    return _ROWS[key]


def block_row(block: Block, source: SourceNamer) -> Component:
    """Return one block: name, level, guidance, evidence, bleeding risk; when not offered, why."""
    offered = bool(block.get("offered", True))
    badges: list[Component] = [] if offered else [badge(text.NOT_OFFERED, "red")]
    if offered:
        badges.append(badge(text.guidance_words(block["guidance_minimum"])))
    badges.append(evidence_badge(block["evidence_grade"]))
    if offered:
        badges.append(badge(text.bleeding_words(block["bleeding_class"])))
    badges.append(html.A(text.OPEN_IN_BLOCKS, href=blocks_link(block), className="open-in-blocks"))
    return html.Li(
        [
            html.Div([html.Strong(block["name"]), html.Span(block.get("level") or "", className="lv")], className="bt"),
            html.Div(badges, className="bb"),
            html.P(block["why_not"], className="wn") if block.get("why_not") and not offered else None,
            source_row(block.get("sources", ()), source),
        ],
        className="" if offered else "off",
    )


def blocks_link(block: Block) -> str:
    """Return the address of a block's card, with the segment it is for in the fragment, which no server sees.

    Examples
    --------
    >>> blocks_link({"id": "caudal_epidural_block", "for": "S2"})
    '/blocks#for=S2&block=caudal_epidural_block'
    """
    segment = str(block.get("for") or "")
    where = f"for={segment}&" if segment in SEGMENTS else ""
    return f"/blocks#{where}block={block['id']}"

"""What a block covers, drawn on the body chart's own geometry, and what of the painful place stays uncovered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from dash import html
from dash.development.base_component import Component

from anatomy.blocks.rows import BlockRow
from app.components.base import OwnComponent
from app.components.blocks.asking import Asked, Cover
from app.components.blocks.words import NO_SKIN, ROLES
from app.components.svg import Svg

_COVERED = (
    '<rect x=".75" y=".75" width="18.500" height="12.500" rx="3" class="ck-lit"/>'
    '<rect x=".75" y=".75" width="18.500" height="12.500" rx="3" fill="url(#sw-hatch)" class="ck-mark"/>'
)
_GAP = (
    '<rect x=".75" y=".75" width="18.500" height="12.500" rx="3" class="ck-gap"/>'
    '<path d="M4 13L9 1M9 13L14 1M14 13L18 4" class="ck-line"/>'
)
_LIT = '<rect x=".75" y=".75" width="18.500" height="12.500" rx="3" class="ck-lit"/>'


class CoverChart(OwnComponent):
    """The body, cropped to a place, with what is covered and what is not. Its script is ``assets/blocks_cover.js``."""

    PROPS: ClassVar = ("id", "src", "segments", "tiles", "marks", "side", "label")


def cover_panel(rows: Sequence[BlockRow], asked: Asked, cover: Cover, geometry_url: str) -> Component:
    """Return the drawing with its words.

    Parameters
    ----------
    rows
        The rows of one block.
    asked
        What was asked for.
    cover
        What skin it reaches.
    geometry_url
        Address of the chart's geometry document.
    """
    block = rows[0].block
    said = cover_sentence(rows, asked, cover)
    drawing: list[Component] = []
    if cover.drawn or cover.marks:
        drawing.append(
            CoverChart(
                src=geometry_url,
                segments=list(cover.segments),
                tiles=list(cover.tiles),
                marks=list(cover.marks),
                side=cover.side,
                label=said,
            )
        )
    segments = ", ".join(block.segments) or "none"
    return html.Section(
        [
            html.H3("Cover and gap"),
            *drawing,
            html.Div(_legend(cover, asked), className="ck", style={"--f": f"var(--fam{_family(cover)})"}),
            html.P(said, className="xs mute"),
            html.P(f"{ROLES[block.segments_role]}: {segments}.", className="xs mute"),
            _more(block.sympathetic_segments, "Sympathetic segments reached"),
            _more(block.motor_segments, "Motor only"),
        ],
        className="cover",
        **{"aria-label": f"Cover and gap of {block.name}"},
    )


def cover_sentence(rows: Sequence[BlockRow], asked: Asked, cover: Cover) -> str:
    """Say what is covered and what is not.

    Examples
    --------
    >>> from anatomy.blocks.book import BlockBook
    >>> from anatomy.blocks.recommend import Recommender
    >>> rows = Recommender(BlockBook.load()).blocks_for(segment="C6")[:1]
    >>> cover_sentence(rows, Asked("segment", "C6"), Cover(segments=("C6",)))
    'Covers C6 skin. Name the painful place to see what stays uncovered.'
    """
    block = rows[0].block
    if not cover.drawn:
        return NO_SKIN[block.segments_role]
    if cover.whole_range:
        return f"Done at one of {_range(cover.segments)}. Choose a segment or a painful place to see its own cover."
    what = f"{_range(cover.segments)} skin" if cover.segments else "the skin field of its nerve"
    if cover.covered is None:
        return f"Covers {what}. Name the painful place to see what stays uncovered."
    if not cover.gap:
        return f"Covers {what}: all of {asked.name}."
    left = _and([name for name, _ in cover.gap[:3]])
    return f"Covers {what}: {cover.covered:.0%} of {asked.name}. Uncovered: {left} skin."


def _legend(cover: Cover, asked: Asked) -> list[Component]:
    def line(markup: str, words: str, share: float | None) -> Component:
        return html.Div(
            [
                Svg(markup=markup, viewBox="0 0 20 14", width=20, height=14),
                html.Span(words),
                html.B("" if share is None else f"{share:.0%}".replace("%", " %")),
            ]
        )

    if not cover.drawn:
        words = "Painful place" if asked.areas else "Where it is done"
        return [line(_COVERED, words, None)] if cover.marks else []
    if cover.whole_range:
        return [line(_LIT, f"Can cover: {_range(cover.segments)} skin", None)]
    what = f"{_range(cover.segments)} skin" if cover.segments else "skin of the nerve"
    if cover.covered is None:
        return [line(_LIT, f"Covered: {what}", None)]
    out = [line(_COVERED, f"Marked, in {what}", cover.covered)]
    if cover.covered < 0.995:
        named = _and([name for name, _ in cover.gap[:3]])
        out.append(line(_GAP, f"Gap: {named} skin" if named else "Gap", 1 - cover.covered))
    return out


def _family(cover: Cover) -> str:
    """Return the letter of the colour in which the cover is drawn."""
    first = cover.segments[0] if cover.segments else "C"
    return "S" if first.startswith("Co") else first[0]


def _more(segments: Sequence[str], words: str) -> Component | None:
    return html.P(f"{words}: {', '.join(segments)}.", className="xs mute") if segments else None


def _range(segments: Sequence[str]) -> str:
    """Return three segments or fewer by name, more by the first and last."""
    return _and(segments) if len(segments) <= 3 else f"{segments[0]}–{segments[-1]}"


def _and(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""

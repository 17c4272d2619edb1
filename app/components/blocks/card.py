"""A block's card, inside: original text beside today, cover and gap, values with their trust, dose check."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from anatomy.blocks.rows import NOTICES, BlockRow, notices
from anatomy.catalogue.block_schema import Block
from app.components.blocks.asking import Asked
from app.components.blocks.dose import dose_panel
from app.components.blocks.values import Value, reachable_mg, read_line, values_of, was_read
from app.components.blocks.words import HELD, NEEDLE_HELD, sentence, span
from app.components.parts import evidence_badge, source_badge
from app.components.static import static
from app.components.svg import Icon, Svg

SourceNamer = Callable[[str], tuple[str, bool]]
#: Notices that another part of the card says already.
_SAID_ELSEWHERE = frozenset(
    {"antithrombotic_intermediate", "antithrombotic_high", "evidence_against_chronic_axial", "original_text_conflict",
     "duration_claim_unsupported", "dose_warning", "not_a_root"}
)  # fmt: skip
VERTEBRAL_WARNING = (
    "The text says “intradermal” and “2–4 cm”. These are two techniques: skin is 1–4 mm deep; 20–40 mm overlaps the "
    "epidural space in slim people."
)


def card(
    rows: Sequence[BlockRow],
    asked: Asked,
    *,
    cover: Component,
    source: SourceNamer,
    figures: Mapping[str, str],
    weight: float | None,
    linked: Mapping[str, str],
) -> list[Component]:
    """Return the inside of a card.

    Parameters
    ----------
    rows
        The rows of one block, at one level or several.
    asked
        What was asked for.
    cover
        The drawing of what it covers.
    source
        Names the sources.
    figures
        Today's reading of figures of the original text, by id of ``data/course.json``.
    weight
        Body weight from the screening panel, kg.
    linked
        Names of blocks by id, for the members of a group.
    """
    block = rows[0].block
    offered = any(row.offered for row in rows)
    needle = offered and not block.is_group
    above = [
        _held(rows) if not offered else None,
        _levels(rows),
        claim_box(block, figures),
        _checks(block),
        _members(block, linked),
    ]
    right = (
        dose_panel(block.id, weight=weight, heading="Dose check", block=block) if needle else static(_no_dose(block))
    )
    return [
        static(*above),
        html.Div(
            [
                html.Div(static(cover), className="col"),
                html.Div(static(facts(block, needle=needle)), className="col"),
                html.Div([right, static(verdict(block, source))], className="right-col"),
            ],
            className="three",
        ),
    ]


def facts(block: Block, *, needle: bool) -> Component:
    """Return every value of a card with its mark."""
    rows = [
        fact(value, depth_scale(block) if value.label == "Depth" else None) for value in values_of(block, needle=needle)
    ]
    return html.Dl(rows, className="fx")


def verdict(block: Block, source: SourceNamer) -> Component:
    """Return the evidence with both sides where societies dispute it, and the sources."""
    return html.Section(
        [
            html.H3("Evidence"),
            *_evidence(block, source),
            html.H3("Sources"),
            html.Div([_named(key, source) for key in block.sources], className="ss"),
            html.P(read_line(block), className="xs mute"),
        ],
        className="verdict",
        **{"aria-label": f"Evidence and sources of {block.name}"},
    )


def depth_scale(block: Block) -> Component:
    """Return the depth as a scale from the skin: filled where the range was read, open where it is recalled."""
    depth = block.depth
    end = max(40.0, depth.max_mm * 1.15)

    def at(mm: float) -> float:
        return 4 + 192 * mm / end

    low, high = at(depth.min_mm), at(depth.max_mm)
    parts = ['<path d="M4 12H196" class="ds-line"/><path d="M4 4V20" class="ds-skin"/>']
    kind = "ds-read" if depth.range_verified else "ds-recalled"
    parts.append(f'<rect x="{low:.1f}" y="8" width="{max(high - low, 2):.1f}" height="8" rx="2" class="{kind}"/>')
    if depth.sourced_value_mm is not None and not depth.range_verified:
        for mm in dict.fromkeys(depth.sourced_value_mm):
            parts.append(f'<path d="M{at(mm):.1f} 4V20" class="ds-mean"/>')
    parts.append('<text x="4" y="31">skin</text>')
    middle, said = min(max((low + high) / 2, 48), 152), span(depth.min_mm, depth.max_mm)
    parts.append(f'<text x="{middle:.1f}" y="31" text-anchor="middle">{said}</text>')
    parts.append('<text x="196" y="31" text-anchor="end">mm</text>')
    return Svg(markup="".join(parts), viewBox="0 0 200 34", className="depth-scale")


def fact(value: Value, drawing: Component | None = None) -> Component:
    """Return one value: label, words, "read" or "recalled" beside it, and a drawing where it helps."""
    inside: list[Any] = [value.text]
    if value.read is not None:
        inside += [" ", mark(value.read)]
    if drawing is not None:
        inside.append(drawing)
    for words, read in value.notes:
        inside.append(html.Span([words, " ", mark(read)] if read is not None else words, className="note"))
    return html.Div([html.Dt(value.label), html.Dd(inside)])


def mark(read: bool) -> Component:
    """Return "read" or "recalled" with its dot: filled or open, never colour alone."""
    return source_badge("", read=read)


def claim_box(block: Block, figures: Mapping[str, str]) -> Component | None:
    """Return what the original text claims, ending with today's view; nothing for a block it does not name."""
    if not block.original_text:
        return None
    own = sentence(block.original_text)
    today = [sentence(flag.text) for flag in block.flags if flag.code.startswith("original_text")]
    if block.kind == "vertebral":
        own = "“intradermally … between the spinous processes to a depth of 2–4 cm”. Depth claimed: 20–40 mm."
        today = [figures["vertebral_depth"]]
    elif block.kind == "heel-spur":
        today.append("Current practice enters from the inner side.")
        today.append(figures["heel_onset"])
    elif block.kind == "joint":
        own = f"{own[:-1]}; the pain is “completely eliminated” for about 21 days."
        today.append(figures["joint_duration"])
    elif block.kind == "nerve":
        today = [figures["nerve_duration"]]
    elif block.kind == "segmental":
        today.append("That skin injection acts on an inner organ is not supported.")
    elif block.kind == "spinal-cervical" or block.is_group:
        today.append("One word for several techniques: see the members, each with its own level and evidence.")
    return html.Div(
        [html.B("Original text: "), own, " ", html.B("Today: "), " ".join(today or ["See the evidence below."])],
        className="claim",
    )


def _held(rows: Sequence[BlockRow]) -> Component:
    reasons = list(dict.fromkeys(reason for row in rows for reason in row.reasons_not))
    more = VERTEBRAL_WARNING if rows[0].block.kind == "vertebral" else NEEDLE_HELD
    if rows[0].block.is_group:
        more = "Each member below has its own card."
    return html.Div(
        [
            Icon(name="alert-circle", size=20),
            html.Div([html.P(html.Strong(" ".join(reasons) or HELD)), html.P(more)]),
        ],
        className="warn",
        role="note",
    )


def _levels(rows: Sequence[BlockRow]) -> Component | None:
    """Return every level where there are several."""
    texts = dict.fromkeys((row.level.text, row.wanted_for) for row in rows)
    if len({level for level, _ in texts}) < 2:
        return None
    items = [html.Li([html.B(level), html.Span(f" for {name}")]) for level, name in texts]
    return html.Div([html.H3("Levels"), html.Ul(items)], className="levels")


def _checks(block: Block) -> Component | None:
    """Return what must be asked or known before: flags of the row and its notices."""
    lines = [_asked(flag.code, flag.text) for flag in block.flags if not flag.code.startswith("original_text")]
    lines += [NOTICES[code] for code in notices(block) if code not in _SAID_ELSEWHERE]
    if block.dose.warning and not block.is_group:
        lines.append(sentence(block.dose.warning))
        lines += [line for line in reachable_mg(block) if line.split(":")[0].lower() not in block.dose.warning]
    if not lines:
        return None
    return html.Ul([html.Li(line) for line in lines], className="checks")


def _asked(code: str, words: str) -> str:
    """Return a flag as a sentence; a check always says that something is asked."""
    if code.endswith("_check") and not words.startswith("Ask"):
        return sentence(f"Ask first about {words[:1].lower()}{words[1:]}")
    return sentence(words)


def _members(block: Block, linked: Mapping[str, str]) -> Component | None:
    members = block.level_rule.params.members
    if not members:
        return None
    links = [html.Li(html.A(linked[member], href=f"#block={member}")) for member in members if member in linked]
    return html.Div([html.H3("Members"), html.Ul(links)], className="levels members")


def _evidence(block: Block, source: SourceNamer) -> list[Any]:
    evidence = block.evidence
    parts: list[Any] = [html.Div([evidence_badge(evidence.grade), mark(was_read(block, "evidence"))], className="bb")]
    parts += [html.P(sentence(extra)) for extra in (evidence.scope, evidence.note) if extra]
    if evidence.grade_treatment:
        parts.append(html.P(["As treatment: ", evidence_badge(evidence.grade_treatment)]))
    if evidence.contested:
        sides = evidence.contested
        parts.append(
            html.Div(
                [
                    html.P([html.B("Against: "), sentence(sides.against)]),
                    html.P([html.B("Disputed: "), sentence(sides.in_favour)]),
                    html.Div([_named(key, source) for key in sides.sources], className="ss"),
                ],
                className="sides",
            )
        )
    return parts


def _named(key: str, source: SourceNamer) -> Component:
    label, read = source(key)
    return source_badge(label, read=read)


def _no_dose(block: Block) -> Component:
    words = (
        "A group holds no dose: see its members." if block.is_group else "No dose is worked out while it is held back."
    )
    return html.Div([html.H3("Dose check"), html.P(words, className="eq")], className="dose")

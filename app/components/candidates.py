"""What fits: the ranked explanations, the bracket of the credible set, and the reasons that open in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from anatomy.model.answer import Candidate, Reason
from app import ids, text
from app.components.parts import kept_source_badge, kind_icon, probability_bar
from app.components.static import static

#: Rows below the credible set that are shown one by one; the others are counted in one line.
ROWS_OUTSIDE = 4
#: An explanation below this share is not worth a row outside the credible set.
LEAST_SHOWN = 0.005
#: Sources that stand beside a reason; the others open from a word.
SOURCES_SHOWN = 2

#: From a source key to (label, read).
SourceNamer = Callable[[str], tuple[str, bool]]


def key_of(candidate: Candidate) -> str:
    """Return the row's key: the same root on two sides is two explanations."""
    return f"{candidate.id}.{candidate.side}"


def family_of(segments: Sequence[str]) -> str:
    """Return the colour family of the first segment: C, T, L, S or V.

    Examples
    --------
    >>> family_of(("Co1",)), family_of(("T6",)), family_of(())
    ('S', 'T', '')
    """
    if not segments:
        return ""
    return "S" if segments[0].startswith("Co") else segments[0][0]


def shown_rows(candidates: Sequence[Candidate]) -> tuple[list[Candidate], list[Candidate], list[Candidate]]:
    """Return rows inside the credible set, rows below it, and those only counted; "something else" ends its part."""
    inside = sorted((c for c in candidates if c.in_credible_set), key=lambda c: c.kind == "other")
    rest = [c for c in candidates if not c.in_credible_set]
    named = [c for c in rest if c.kind != "other"]
    below = [c for c in named if c.probability >= LEAST_SHOWN][:ROWS_OUTSIDE]
    last = [c for c in rest if c.kind == "other"]
    return inside, below + last, [c for c in named if c not in below]


def candidate_list(
    candidates: Sequence[Candidate],
    *,
    line: Callable[[Candidate], str],
    source: SourceNamer,
) -> list[Component]:
    """Return the whole list.

    Parameters
    ----------
    candidates
        By falling probability.
    line
        One plain line about an explanation, e.g. "Right · leaves at C5/6".
    source
        Names the sources of the reasons that stand open.
    """
    inside, below, counted = shown_rows(candidates)
    top = next((c for c in candidates if c.kind != "other"), None)
    rows: list[Component] = [candidate_row(c, line=line, source=source, first=c is top, inside=True) for c in inside]
    named = sum(c.kind != "other" for c in inside)
    rows.append(html.Li(text.credible_sentence(named, or_else=named < len(inside)), className="set"))
    rows += [candidate_row(c, line=line, source=source, first=c is top, inside=False) for c in below]
    tail = []
    if counted:
        share = sum(c.probability for c in counted)
        tail = [html.P(text.counted_sentence(len(counted), share), className="counted")]
    return [html.Ol(rows, className="cand"), *tail]


def candidate_row(
    candidate: Candidate, *, line: Callable[[Candidate], str], source: SourceNamer, first: bool, inside: bool
) -> Component:
    """Return one row; the first stands open."""
    name = text.OTHER_NAME if candidate.kind == "other" else candidate.name
    family = family_of(candidate.segments or (candidate.id,)) if first and candidate.kind != "other" else ""
    marks = ["cr", "in" if inside else "out", "first" if first else ""]
    cells = [
        kind_icon(candidate.kind),
        html.Span([html.Strong(name), html.Span(line(candidate))], className="nm"),
        probability_bar(candidate.probability, *candidate.range, family=family),
        percent_cell(candidate),
    ]
    if candidate.kind == "other" or not candidate.reasons:
        return html.Li(static(html.Div(cells, className="rw")), className=" ".join(marks).strip())
    key = key_of(candidate)
    return html.Li(
        [
            html.Button(
                static(*cells),
                id=ids.row(key),
                n_clicks=0,
                className="rw",
                type="button",
                **{"aria-expanded": "true" if first else "false"},
            ),
            html.Div(
                reasons(candidate, source=source) if first else None,
                id=ids.why(key),
                hidden=not first,
                className="why",
                style={"--f": f"var(--fam{family_of(candidate.segments or (candidate.id,)) or 'C'})"},
            ),
        ],
        className=" ".join(marks).strip(),
    )


def percent_cell(candidate: Candidate) -> Component:
    """Return the percentage over its range."""
    percent = 100 * candidate.probability
    shown = "<1" if 0 < percent < 1 else str(round(percent))
    return html.Span(
        [html.B([shown, html.Small("%")]), html.Span(text.percent_range(*candidate.range))], className="pc"
    )


def reasons(candidate: Candidate, *, source: SourceNamer) -> list[Component]:
    """Return the signed parts of a score, largest first, the prior last; they add up to the score below them."""
    parts = sorted(candidate.reasons, key=lambda r: (r.finding is None, -abs(r.log_odds)))
    widest = max((abs(r.log_odds) for r in parts), default=1.0) or 1.0
    lines = [reason_line(r, widest=widest, source=source) for r in parts]
    return [static(html.Ul(lines), html.P(text.score_sentence(len(parts), candidate.log_odds), className="tot"))]


def reason_line(reason: Reason, *, widest: float, source: SourceNamer) -> Component:
    """Return one part: a bar from a zero line (right for, left against), the number, a sentence, sources."""
    width = f"{50 * abs(reason.log_odds) / widest:.0f}%"
    sign = (
        html.I(className="up", style={"width": width})
        if reason.log_odds >= 0
        else html.I(className="dn", style={"width": width})
    )
    return html.Li(
        [
            html.Span(sign, className="dv", **{"aria-hidden": "true"}),
            html.B(text.signed(reason.log_odds)),
            html.Div([html.P(reason.text), source_row(reason.sources, source)]),
        ]
    )


def source_row(keys: Iterable[str], source: SourceNamer) -> Component | None:
    """Return the sources as badges, or nothing."""
    named = list(dict.fromkeys(map(source, keys)))
    badges: list[Any] = [kept_source_badge(label, read) for label, read in named[:SOURCES_SHOWN]]
    if len(named) > SOURCES_SHOWN:
        rest = ", ".join(f"{label} ({'read' if read else 'recalled'})" for label, read in named[SOURCES_SHOWN:])
        opener = html.Summary(f"{len(named) - SOURCES_SHOWN} more")
        badges.append(html.Details([opener, html.Span(rest)], className="src-more"))
    return html.Div(badges, className="ss") if badges else None

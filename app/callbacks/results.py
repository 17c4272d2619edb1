"""The one question to the server: findings in, everything that follows from them out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import MATCH, Dash, Input, Output, State, ctx, html, no_update
from dash.development.base_component import Component

from anatomy.atlas import CAVEATS
from anatomy.errors import BadInput
from anatomy.model.answer import Answer, Candidate
from app import ids, question, text
from app.components.candidates import candidate_list, key_of, reasons
from app.components.column import column_diagram, window
from app.components.flags import flags_panel, is_stop
from app.components.levels import levels_panel
from app.components.peek import peek, peek_stop
from app.components.static import static
from app.knowledge import Knowledge, short_exit


def register(app: Dash, knowledge: Knowledge) -> None:
    """Register the question and the reasons on demand."""

    @app.callback(
        Output(ids.ANSWER, "data"),
        Output(ids.FLAGS, "children"),
        Output(ids.RESULTS, "children"),
        Output(ids.LEVELS, "children"),
        Output(ids.PEEK, "children"),
        Input(ids.QUESTION, "data"),
        prevent_initial_call=True,
    )
    def answer_question(asked: Mapping[str, Any] | None) -> tuple[Any, ...]:
        return panels(asked, knowledge) if asked else (no_update,) * 5

    @app.callback(
        Output({"type": "why", "id": MATCH}, "children"),
        Input({"type": "row", "id": MATCH}, "n_clicks"),
        State(ids.QUESTION, "data"),
        prevent_initial_call=True,
    )
    def give_reasons(clicks: int | None, asked: Mapping[str, Any] | None) -> Any:
        if not clicks or not asked or not isinstance(ctx.triggered_id, Mapping):
            return no_update
        return reasons_of(ctx.triggered_id["id"], asked, knowledge)


def panels(asked: Mapping[str, Any], knowledge: Knowledge) -> tuple[Any, ...]:
    """Return what the page shows for a question: store, red flags, ranking, levels, peek of the sheet.

    Parameters
    ----------
    asked
        The question of ``app.question``.
    knowledge
        The atlas, as the app uses it.
    """
    try:
        answer = knowledge.localise(question.document(asked))
    except BadInput as error:
        problem = html.Section([html.H2(text.BAD_INPUT), html.P(str(error))], className="panel problem", role="alert")
        return {"values": {}, "notes": None}, [], [problem], [], []
    answers = asked.get("c", {}).get("red_flags", {}) if asked.get("c") else {}
    flags = flags_panel(
        answer.red_flags,
        answer.checks,
        answers,
        source=knowledge.source,
        findings=[question.finding_words(row) for row in asked["f"]],
    )
    if is_stop(answer.red_flags):
        return {"values": {}, "notes": notes(answer)}, flags, [], [], peek_stop(answer.red_flags)
    return (
        {"values": chart_values(answer), "notes": notes(answer)},
        flags,
        [ranking(answer, knowledge)],
        levels(answer, knowledge),
        peek(answer),
    )


def chart_values(answer: Answer) -> dict[str, int]:
    """Return percent by segment and side, for the segments that count.

    A root named on both sides, or with its side unknown, lights both.
    """
    values: dict[str, int] = {}
    if not answer.scored:
        return values
    for row in answer.segments:
        percent = round(100 * row.probability)
        if percent < 1:
            break
        for side in (row.side,) if row.side in ("left", "right") else ("left", "right"):
            key = f"{row.segment}.{side}"
            values[key] = max(values.get(key, 0), percent)
    for candidate in answer.candidates:  # trigeminal divisions are skin, but no spinal segment
        if candidate.id in ("V1", "V2", "V3") and candidate.probability >= 0.01:
            for side in (candidate.side,) if candidate.side in ("left", "right") else ("left", "right"):
                values[f"{candidate.id}.{side}"] = round(100 * candidate.probability)
    return values


def notes(answer: Answer) -> dict[str, list[str]] | None:
    """Return, by number of the finding, the names to offer where words were not understood."""
    return {str(row.finding): list(row.did_you_mean)[:3] for row in answer.not_understood} or None


def leading_segment(answer: Answer) -> str | None:
    """Return the segment the levels panel is about: that of the best candidate that names one."""
    return next((c.segments[0] for c in answer.candidates if c.segments), None) if answer.scored else None


def candidate_line(candidate: Candidate, levels_by_segment: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the plain line under a name: side, and where the root leaves."""
    if candidate.kind == "other":
        return text.KIND_LINES["other"]
    parts = [] if candidate.side in ("unknown", "midline") else [text.SIDES[candidate.side]]
    if candidate.kind == "root" and candidate.segments:
        exit_ = levels_by_segment.get(candidate.segments[0], {}).get("root_exit")
        if exit_:
            parts.append(f"leaves at {short_exit(str(exit_))}")
    elif text.KIND_LINES.get(candidate.kind):
        parts.append(text.KIND_LINES[candidate.kind])
    return " · ".join(parts)


def ranking(answer: Answer, knowledge: Knowledge) -> Component:
    """Return the panel of what fits."""
    caveats = [html.P(line, className="caveats") for line in answer.caveats if line not in CAVEATS]
    if not answer.scored:
        return html.Div([html.H2("What fits"), html.P(text.NOTHING_RANKED), *caveats], className="panel nothing")
    by_segment = {c.segments[0]: knowledge.level(c.segments[0]) for c in answer.candidates[:16] if c.segments}
    rows = candidate_list(answer.candidates, line=lambda c: candidate_line(c, by_segment), source=knowledge.source)
    return html.Div(
        [
            html.Div([html.H2("What fits"), html.Span(text.BAR_CAPTION, className="cap")], className="hd"),
            html.Div(
                [html.Span(), html.Span(), html.Span([html.Span(n) for n in ("0", "50", "100")]), html.Span()],
                className="scale",
                **{"aria-hidden": "true"},
            ),
            *rows,
            *caveats,
            html.P(text.data_line(answer.version, answer.data_version), className="caveats"),
        ],
        className="panel",
    )


def levels(answer: Answer, knowledge: Knowledge) -> list[Component]:
    """Return the panel of levels and blocks for the leading segment; nothing when no segment leads."""
    lead = leading_segment(answer)
    if lead is None:
        return []
    chance: dict[str, float] = {}
    for row in answer.segments:
        chance[row.segment] = chance.get(row.segment, 0.0) + row.probability
    rows = [knowledge.column_row(segment, chance.get(segment, 0.0)) for segment in window(lead)]
    held = text.BLOCKS_HELD if answer.red_flags else ""
    panel = levels_panel(
        lead,
        column=column_diagram(rows, lead),
        level=answer.levels.get(lead) or knowledge.level(lead),
        blocks=answer.blocks,
        held=held,
        source=knowledge.source,
    )
    return [static(panel)]


def reasons_of(key: str, asked: Mapping[str, Any], knowledge: Knowledge) -> list[Component]:
    """Return the reasons of one explanation, asked for when its row is opened."""
    answer = knowledge.localise(question.document(asked))
    found = next((c for c in answer.candidates if key_of(c) == key), None)
    return reasons(found, source=knowledge.source) if found else []

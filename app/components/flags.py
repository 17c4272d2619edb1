"""Red flags: first in reading order. No flag, a question to answer, or a stop that hides levels and blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from app import ids, text
from app.components.candidates import SourceNamer, source_row
from app.components.svg import Icon

Flag = Mapping[str, Any]


def is_stop(flags: Sequence[Flag]) -> bool:
    """Return whether levels and blocks must not be shown."""
    return any(flag["state"] == "stop" for flag in flags)


def flags_panel(
    flags: Sequence[Flag],
    checks: Sequence[Flag],
    answers: Mapping[str, Any],
    *,
    source: SourceNamer,
    findings: Sequence[str],
) -> list[Component]:
    """Return what stands above the result.

    Parameters
    ----------
    flags
        ``red_flags`` of the answer: what stops, or holds the blocks back.
    checks
        ``checks`` of the answer: worth asking, but nothing waits for them.
    answers
        What the user answered, by question id.
    source
        Names the sources.
    findings
        Each finding in words, by its number in the document.
    """
    stops = [flag for flag in flags if flag["state"] == "stop"]
    if stops:
        return [stop_panel(flag, answers, source=source, findings=findings) for flag in stops]
    panels = [question_panel(flag) for flag in flags]
    if checks or not flags:
        panels.append(calm_panel(checks, answers, asked=bool(flags)))
    return panels


def stop_panel(flag: Flag, answers: Mapping[str, Any], *, source: SourceNamer, findings: Sequence[str]) -> Component:
    """Return the stop: the action as headline, what raised it, sources, and what is hidden."""
    raised = [
        html.Li([html.Span(findings[i]), html.B("entered")]) for i in flag.get("findings", ()) if i < len(findings)
    ]
    reply = answers.get(flag["id"])
    if reply is not None:
        word = {True: "yes", False: "no"}.get(reply, "unsure: counts as yes")
        raised.append(html.Li([html.Span("Question answered"), html.B(word)]))
    again = (
        html.Button("Change the answer", id=ids.flag_again(flag["id"]), n_clicks=0, className="btn s", type="button")
        if reply is not None
        else None
    )
    return html.Section(
        [
            html.P(
                [Icon(name="alert-circle", size=20), f"Red flag: {lower_first(flag.get('name', flag['id']))}"],
                className="stop-kind",
            ),
            html.H2(flag["action"], className="stop-action"),
            html.P(f"{flag['text']} {text.STOP_HIDDEN}", className="stop-why"),
            html.Ul(raised, className="stop-list") if raised else None,
            source_row(flag.get("sources", ()), source),
            html.Div([html.H3(text.STOP_HIDDEN_TITLE), html.P(text.STOP_HIDDEN_WHY), again], className="stop-hidden"),
        ],
        className="stop",
        role="alert",
    )


def question_panel(flag: Flag) -> Component:
    """Return a question that holds the blocks: answered in place by yes, no or unsure."""
    return html.Section(
        [
            Icon(name="shield-question", size=20),
            html.Div(
                [
                    html.P([html.Strong(flag.get("name", flag["id"])), html.Span(text.QUESTION_HOLDS)]),
                    html.Ul([html.Li(q) for q in flag.get("questions") or [flag["text"]]]),
                    answer_buttons(flag),
                ]
            ),
        ],
        className="rf question",
    )


def answer_buttons(flag: Flag) -> Component:
    """Return yes, no and unsure for one question."""
    name = flag.get("name", flag["id"])
    return html.Div(
        [
            html.Button(
                label,
                id=ids.flag(flag["id"], answer),
                n_clicks=0,
                className="btn s",
                type="button",
                **{"aria-label": f"{name}: {label.lower()}"},
            )
            for answer, label in text.ANSWERS.items()
        ],
        className="answers",
    )


def calm_panel(advice: Sequence[Flag], answers: Mapping[str, Any], *, asked: bool = False) -> Component:
    """Return the calm state: what was answered, what is worth asking. ``asked``: a question stands above it."""
    answered = [text.humanise(key) for key, value in answers.items() if value is False]
    line = text.answered_sentence(answered)
    review = (
        html.Button("Review", id=ids.flag_again(""), n_clicks=0, className="linklike", type="button")
        if answers
        else None
    )
    worth = [
        html.Details(
            [
                html.Summary(text.worth_asking(flag.get("name", flag["id"]))),
                html.Ul([html.Li(q) for q in flag.get("questions", ())]),
                answer_buttons(flag),
            ]
        )
        for flag in advice
    ]
    return html.Section(
        [
            Icon(name="shield-check", size=20),
            html.Div([html.P([html.Strong(text.ALSO_ASK if asked else text.NO_FLAG), " ", line, " ", review]), *worth]),
        ],
        className="rf",
    )


def lower_first(words: str) -> str:
    """Return words with a small first letter, unless it is an abbreviation.

    Examples
    --------
    >>> lower_first("Cauda equina"), lower_first("DVT")
    ('cauda equina', 'DVT')
    """
    return words if words[:2].isupper() else words[:1].lower() + words[1:]

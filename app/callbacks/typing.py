"""Typed findings: suggestions from the names we hold, and what was and was not understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import ALL, MATCH, ClientsideFunction, Dash, Input, Output, State, no_update

from app import ids
from app.components.say import not_understood
from app.interpret import interpret
from app.knowledge import Knowledge
from app.question import finding_words

_FIELD, _BACK = {"type": "say", "at": ALL}, {"type": "said-back", "at": ALL}


def register(app: Dash, knowledge: Knowledge) -> None:
    """Register suggestions and submission of every field."""

    @app.callback(
        Output({"type": "say", "at": MATCH}, "data"),
        Input({"type": "say", "at": MATCH}, "value"),
        prevent_initial_call=True,
    )
    def suggest(value: str | None) -> Any:
        return knowledge.suggest(value) if value and len(value.strip()) > 1 else []

    app.clientside_callback(
        ClientsideFunction("typed", "say"),
        Output(ids.SAID_PHRASE, "data"),
        Input({"type": "example", "n": ALL}, "n_clicks"),
        Input({"type": "use", "at": ALL, "n": ALL}, "n_clicks"),
        State(ids.PAINT, "data"),
        State(ids.TYPED, "data"),
        State(ids.WORDS, "data"),
        prevent_initial_call=True,
    )

    @app.callback(Output(ids.TYPED, "data"), Input(ids.SAID_PHRASE, "data"), prevent_initial_call=True)
    def read_phrase(said: Mapping[str, Any] | None) -> Any:
        return reading_of(said, knowledge) if said and said.get("text") else no_update

    app.clientside_callback(
        ClientsideFunction("typed", "answer"),
        Output(_FIELD, "value"),
        Output(_BACK, "children"),
        Input(ids.TYPED, "data"),
        State(_FIELD, "id"),
        prevent_initial_call=True,
    )


def reading_of(said: Mapping[str, Any], knowledge: Knowledge) -> dict[str, Any]:
    """Return what a typed phrase was read as.

    The typed text stays in its field as long as a part of it was not understood; then nothing is added, so that using a
    suggestion does not add the rest twice.

    Parameters
    ----------
    said
        ``{"text", "at", "type", "intensity", "n"}``: the phrase, its field, the chart's current mark, a running number.
    knowledge
        The atlas, as the app uses it.
    """
    phrase, at = str(said["text"]), str(said.get("at") or "panel")
    reading = interpret(
        phrase, knowledge.resolve, pain_type=said.get("type") or "pain", intensity=said.get("intensity")
    )
    answer: dict[str, Any] = {"at": at, "n": said.get("n"), "findings": [], "text": phrase, "offers": [], "back": []}
    if not reading.unknown:
        return {**answer, "findings": reading.findings, "text": ""}
    offers = [[words, name] for words, nearest in reading.unknown for name in nearest[:3]]
    back = not_understood(at, reading.unknown, understood_words(reading.findings))
    return {**answer, "offers": offers, "back": back}


def understood_words(findings: Sequence[Mapping[str, Any]]) -> str:
    """Return findings as words, for "the rest was understood".

    Examples
    --------
    >>> understood_words([{"type": "pain", "areas": ["thumb.right"], "side": "right", "state": "abnormal"}])
    'pain, thumb, right'
    """
    words = []
    for f in findings:
        what = ",".join(a.split(".")[0] for a in f["areas"]) if f.get("areas") else f["entity"]
        sentence = finding_words([f["type"], what, f["side"], None, f["state"] == "normal"])
        words.append(sentence[:1].lower() + sentence[1:])
    return "; ".join(words)

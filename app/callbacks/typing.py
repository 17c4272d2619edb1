"""Typed findings: suggestions from the names we hold, and what was and was not understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import ALL, MATCH, Dash, Input, Output, State, ctx, no_update

from app import ids, text
from app.components.say import not_understood
from app.interpret import Reading, interpret
from app.knowledge import Knowledge
from app.question import finding_words


def register(app: Dash, knowledge: Knowledge) -> None:
    """Register suggestions and submission of every field."""

    @app.callback(
        Output({"type": "say", "at": MATCH}, "data"),
        Input({"type": "say", "at": MATCH}, "value"),
        prevent_initial_call=True,
    )
    def suggest(value: str | None) -> Any:
        return knowledge.suggest(value or "") if value and len(value.strip()) > 1 else no_update

    @app.callback(
        Output(ids.TYPED, "data"),
        Output({"type": "say", "at": ALL}, "value"),
        Output({"type": "said-back", "at": ALL}, "children"),
        Input({"type": "say", "at": ALL}, "n_submit"),
        Input({"type": "example", "n": ALL}, "n_clicks"),
        Input({"type": "use", "at": ALL, "n": ALL}, "n_clicks"),
        State({"type": "say", "at": ALL}, "value"),
        State({"type": "use", "at": ALL, "n": ALL}, "data-from"),
        State({"type": "use", "at": ALL, "n": ALL}, "data-to"),
        State(ids.PAINT, "data"),
        prevent_initial_call=True,
    )
    def submit(_submits: Any, _examples: Any, _uses: Any, _values: Any, _froms: Any, _tos: Any, paint: Any) -> Any:
        order = [item["id"]["at"] for item in ctx.states_list[0]]
        nothing = (no_update, [no_update] * len(order), [no_update] * len(order))
        phrase, at = said(ctx.triggered_id, ctx.triggered[0]["value"], ctx.states_list)
        if not phrase:
            return nothing
        return respond(phrase, at, order, paint or {}, knowledge)


def said(by: Any, value: Any, states: Sequence[Any]) -> tuple[str, str]:
    """Return the phrase that was said and the field it belongs to; an empty phrase when nothing was."""
    if not isinstance(by, Mapping) or not value:
        return "", ""
    values = {item["id"]["at"]: item.get("value") or "" for item in states[0]}
    if by["type"] == "example":
        return text.EXAMPLES[by["n"]][1], "welcome"
    if by["type"] == "use":
        froms = {(i["id"]["at"], i["id"]["n"]): i.get("value") for i in states[1]}
        tos = {(i["id"]["at"], i["id"]["n"]): i.get("value") for i in states[2]}
        key = (by["at"], by["n"])
        return replaced(values.get(by["at"], ""), froms.get(key) or "", tos.get(key) or ""), by["at"]
    return values.get(by["at"], "").strip(), by["at"]


def replaced(phrase: str, old: str, new: str) -> str:
    """Put a suggestion in the place of the words it stands for.

    Examples
    --------
    >>> replaced("pain in the snuff bocks, right", "snuff bocks", "Anatomical snuffbox")
    'pain in the Anatomical snuffbox, right'
    >>> replaced("", "snuff bocks", "Anatomical snuffbox")
    'Anatomical snuffbox'
    """
    place = phrase.lower().find(old.lower())
    return new if place < 0 or not old else phrase[:place] + new + phrase[place + len(old) :]


def respond(
    phrase: str, at: str, order: Sequence[str], paint: Mapping[str, Any], knowledge: Knowledge
) -> tuple[Any, ...]:
    """Return findings to add, the fields' text, and what is said under each field.

    The typed text stays in the field as long as a part of it was not understood; then nothing is added, so that using a
    suggestion does not add the rest twice.
    """
    reading: Reading = interpret(
        phrase, knowledge.resolve, pain_type=paint.get("type") or "pain", intensity=paint.get("intensity")
    )
    if reading.unknown:
        words = understood_words(reading.findings)
        back = not_understood(at, reading.unknown, words)
        return no_update, [phrase if o == at else no_update for o in order], [back if o == at else [] for o in order]
    typed = {"findings": reading.findings, "n": ctx_number(phrase)}
    return typed, ["" if o == at else no_update for o in order], [[] for _ in order]


def ctx_number(phrase: str) -> int:
    """Return a number that differs each time, so that the same phrase twice counts twice."""
    import time

    return hash(phrase) % 1000 + time.monotonic_ns() // 1_000_000


def understood_words(findings: Sequence[Mapping[str, Any]]) -> str:
    """Return findings as words, for "the rest was understood".

    Examples
    --------
    >>> understood_words([{"type": "pain", "areas": ["thumb.right"], "side": "right", "state": "abnormal"}])
    'pain, thumb, right'
    """
    said_ones = []
    for f in findings:
        what = ",".join(a.split(".")[0] for a in f["areas"]) if f.get("areas") else f["entity"]
        words = finding_words([f["type"], what, f["side"], None, f["state"] == "normal"])
        said_ones.append(words[:1].lower() + words[1:])
    return "; ".join(said_ones)

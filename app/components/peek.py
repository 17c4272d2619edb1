"""What the sheet of a narrow window shows when it is down: the leading explanation in one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from anatomy.model.answer import Answer
from app import text
from app.components.candidates import family_of, percent_cell
from app.components.parts import probability_bar
from app.components.static import static


def peek(answer: Answer) -> list[Component]:
    """Return the leading explanation with its bar."""
    lead = next((c for c in answer.candidates if c.kind != "other"), None)
    if lead is None or not answer.scored:
        return [html.P(text.NOTHING_RANKED)]
    inside = sum(c.in_credible_set and c.kind != "other" for c in answer.candidates)
    name = lead.name
    side = f", {lead.side}" if lead.side in ("left", "right") else ""
    return [
        html.Button(
            static(
                html.Strong(f"{name}{side}"),
                percent_cell(lead),
                probability_bar(lead.probability, *lead.range, family=family_of(lead.segments or (lead.id,))),
                html.Span([text.could_explain(inside), " ", html.Em("See why")], className="could"),
            ),
            className="peek-row",
            type="button",
        )
    ]


def peek_stop(flags: Sequence[Mapping[str, Any]]) -> list[Component]:
    """Return the action of a red flag that stops."""
    return [
        html.Button([html.Strong(flag["action"])], className="peek-row stop-peek", type="button")
        for flag in flags
        if flag["state"] == "stop"
    ][:1]

"""What stands in the place of a result while nothing is marked."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from app import ids, text
from app.components.say import say_field


def welcome() -> Component:
    """Return one sentence, one field, four examples. No tour."""
    return html.Section(
        [
            html.H2(text.WELCOME_TITLE),
            html.P(text.WELCOME_LINE, className="lead-line"),
            say_field("welcome"),
            html.Div(
                [
                    html.Button(label, id=ids.example(n), n_clicks=0, className="try", type="button")
                    for n, (label, _phrase) in enumerate(text.EXAMPLES)
                ],
                className="tries",
            ),
            html.P(text.WELCOME_FOR, className="xs mute"),
        ],
        className="panel welcome",
        **{"aria-label": "Start"},
    )

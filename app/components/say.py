"""The field to type a finding into, and what is said back under it."""

from __future__ import annotations

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from app import ids, text
from app.components.svg import Icon


def say_field(at: str) -> Component:
    """Return the field; suggestions come from the names we hold, and Enter adds the finding."""
    return html.Div(
        [
            dmc.Autocomplete(
                id=ids.say(at),
                placeholder=text.SAY_PLACEHOLDER[at],
                leftSection=Icon(name="plus" if at == "panel" else "search", size=16),
                rightSection=html.Kbd("Ctrl K") if at == "top" else None,
                rightSectionWidth=58 if at == "top" else None,
                rightSectionPointerEvents="none",
                filter={"function": "keepAll"},
                data=[],
                limit=8,
                size="md" if at == "welcome" else "sm",
                radius=9,
                comboboxProps={"withinPortal": True, "shadow": "md"},
                inputProps={},
                **{"aria-label": text.SAY_LABEL},
            ),
            html.Div(id=ids.said_back(at), className="said-back", role="status"),
        ],
        className=f"say say-{at}",
    )


def not_understood(at: str, words: Sequence[tuple[str, Sequence[str]]], understood: str) -> list[Component]:
    """Return what was not understood, what was, and up to three places to use instead.

    Parameters
    ----------
    at
        Which field.
    words
        (Words not understood, nearest names).
    understood
        What was understood, in words; may be empty.
    """
    out: list[Component] = []
    number = 0
    for unknown, nearest in words:
        out.append(html.H3([html.U(f"“{unknown}”"), " is not a place, muscle, movement or reflex we know."]))
        if understood:
            out.append(html.P(f"The rest was understood: {understood}."))
        offers = []
        for name in list(nearest)[:3]:
            offers.append(
                html.Li(
                    [
                        html.Span(name),
                        html.Button(
                            "Use",
                            id=ids.use(at, number),
                            n_clicks=0,
                            className="btn s",
                            type="button",
                            **{"aria-label": f"Use {name}"},
                        ),
                    ]
                )
            )
            number += 1
        out.append(html.P("Did you mean:" if offers else "Mark it on the body instead."))
        if offers:
            out.append(html.Ul(offers, className="did-you-mean"))
    return out

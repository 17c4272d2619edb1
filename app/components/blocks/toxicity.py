"""The card for systemic toxicity: lipid in mL for one weight, after both guidelines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from app.components.blocks.words import number, sentence, span
from app.components.parts import source_badge


def toxicity_card(last: Mapping[str, Any]) -> Component:
    """Return the card for systemic toxicity: lipid in mL for the weight, both guidelines."""
    schemes = [
        html.Tr(
            [
                html.Th(scheme["guideline"], scope="row"),
                html.Td(
                    [
                        html.B(f"{number(scheme['bolus_ml'])} mL"),
                        f" over {span(*scheme['bolus_min'], 'min')}, then {_rates(scheme['infusion_ml_per_min'])} "
                        f"({scheme['infusion']}). {sentence(scheme['if_unstable'])} Never above ",
                        html.B(f"{number(scheme['max_ml'])} mL"),
                        ".",
                        html.Span(f" Recalled: {scheme['recalled']}.", className="note")
                        if scheme["recalled"]
                        else None,
                    ]
                ),
                html.Td(source_badge("", read=scheme["read"])),
            ]
        )
        for scheme in last["lipid"]
    ]
    watch = last["observe_after"]
    return html.Details(
        [
            html.Summary(f"Systemic toxicity: {last['product']} for {number(round(last['weight_kg'], 1))} kg"),
            html.Table([html.Caption("Lipid doses", className="vh"), html.Tbody(schemes)], className="tbd last-card"),
            html.P(last["differ"], className="xs mute"),
            html.H4("How it shows"),
            html.Ul([html.Li(sentence(line)) for line in last["recognise"]]),
            html.H4("What is done"),
            html.Ol([html.Li(sentence(line)) for line in last["steps"]]),
            html.P(["Watch: ", watch["text"], ". ", source_badge("", read=watch["read"])], className="xs mute"),
            html.P(last["weight_note"], className="xs mute"),
        ],
        className="last",
    )


def _rates(rates: Sequence[float]) -> str:
    return f"{span(round(rates[0], 1), round(rates[-1], 1))} mL/min"

"""The map: mark where it hurts, see what fits."""

from __future__ import annotations

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from app import ids, text
from app.components.chart_panel import chart_panel
from app.components.findings_panel import findings_panel, patient_panel
from app.components.frame import footer, header, link_cut, server_lost, sprite
from app.components.welcome import welcome
from app.pages import Site

THEME = {
    "primaryColor": "dark",
    "fontFamily": 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
    "defaultRadius": 9,
    "cursorType": "pointer",
    "respectReducedMotion": True,
}


def stores() -> list[Component]:
    """Return where the page keeps its state: in the browser, never on the server."""
    return [
        dcc.Store(id=ids.STATE),
        dcc.Store(id=ids.QUESTION),
        dcc.Store(id=ids.ANSWER),
        dcc.Store(id=ids.TYPED),
        dcc.Store(id=ids.SAID_PHRASE),
        dcc.Store(id=ids.PAINT),
        dcc.Store(id=ids.RETRY),
        dcc.Store(id=ids.HASH),
        dcc.Store(id=ids.SHEET_STOP, data="peek"),
        dcc.Store(id=ids.SHEET_TAB, data="findings"),
        dcc.Store(id=ids.WORDS, data=text.SHELL),
        dcc.Store(id=ids.CONTEXT, storage_type="session"),
    ]


def sheet(children: Sequence[Component]) -> Component:
    """Return the bottom sheet of a narrow window; on a wide one it is not there, only what it holds."""
    tabs = [
        html.Button(label, id=ids.tab(name), n_clicks=0, type="button", **{"aria-current": "false"})
        for name, label in (("findings", "Findings"), ("fits", "What fits"), ("levels", "Levels"))
    ]
    return html.Div(
        [
            html.Button(
                html.Span("Findings and results: more or less", className="vh"),
                id=ids.GRAB,
                n_clicks=0,
                className="grab",
                type="button",
                **{"aria-expanded": "false"},
            ),
            html.Div([html.H2(text.WELCOME_TITLE), html.P(text.WELCOME_PEEK)], className="peek peek-empty"),
            html.Div(id=ids.PEEK, className="peek"),
            html.Div(tabs, className="tabs"),
            html.Div(list(children), className="scroll"),
        ],
        id=ids.SHEET,
        className="sheet at-peek tab-findings",
    )


def layout(*, geometry_url: str, maps: Sequence[str]) -> Component:
    """Return the whole page.

    Parameters
    ----------
    geometry_url
        Address of the chart's geometry document.
    maps
        Dermatome maps that can be chosen, the default first.
    """
    findings = html.Section([findings_panel(), patient_panel()], className="af", **{"aria-label": "Findings"})
    result = html.Section(
        [
            welcome(),
            html.Div(id=ids.FLAGS, className="flags"),
            html.Div(id=ids.RESULTS, className="results"),
            footer_in_sheet(),
        ],
        className="ar",
        **{"aria-label": "Result"},
    )
    levels = html.Div(id=ids.LEVELS, className="al")
    return dmc.MantineProvider(
        html.Div(
            [
                sprite(),
                *stores(),
                header(),
                html.Div([server_lost(), link_cut()], className="notices"),
                html.Main(
                    [
                        html.H1(text.PAGE_HEADING, className="vh"),
                        chart_panel(geometry_url, maps),
                        sheet([findings, result, levels]),
                    ],
                    className="lay",
                ),
                footer(),
                html.P(id=ids.SAID, className="vh", role="status"),
            ],
            id=ids.PAGE,
            className="page is-empty",
        ),
        id=ids.MANTINE,
        theme=THEME,
        defaultColorScheme="auto",
    )


def page(site: Site) -> Component:
    """Return the map of a site."""
    return layout(geometry_url=site.geometry_url, maps=site.knowledge.maps)


def footer_in_sheet() -> Component:
    """Return the safety text at the end of the sheet, where a narrow window has no foot of its own."""
    return html.Div([html.P(line, className="safety") for line in text.SAFETY], className="foot-in")


__all__ = ["layout", "page"]

"""The ISNCSCI examination: the worksheet, its result with every step, and what it says to the map."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from app import ids
from app.components.exam_page import THEME_SEEN, exam_page
from app.components.exam_points import key_points
from app.components.exam_words import HEADING, LEAD
from app.components.frame import footer, header, server_lost, sprite
from app.pages import Site


def layout(site: Site) -> Component:
    """Return the page."""
    points = key_points(site.folder, site.knowledge.atlas.surface)
    return html.Div(
        [
            sprite(),
            dcc.Store(id=ids.RETRY),
            dcc.Store(id=THEME_SEEN),
            header("/exam"),
            html.Div([server_lost()], className="notices"),
            html.Main(
                [
                    html.Div([html.H1(HEADING), html.P(LEAD)], className="ex-title", id="page"),
                    exam_page(points, site.geometry_url),
                ],
                className="ex-main",
            ),
            footer(),
        ],
        className="page ex-frame",
    )


__all__ = ["layout"]

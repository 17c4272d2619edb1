"""A plotly chart whose script is fetched only when the chart is on the page; colours are the style sheet's tokens."""

from __future__ import annotations

from typing import ClassVar

from app.components.base import OwnComponent


class Plot(OwnComponent):
    """One chart. Its script is ``assets/blocks_plot.js``; ``figure`` is a plotly figure as JSON text."""

    PROPS: ClassVar = ("id", "figure", "src", "label", "className")


#: Where the app serves the script of plotly; nothing asks for it before a chart is opened.
PLOTLY_SRC = "/_dash-component-suites/plotly/package_data/plotly.min.js"

"""One module a panel: each reads ids, calls a named function, and returns what the panel shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dash import Dash

    from app.pages import Site


def register_map(app: Dash, site: Site) -> None:
    """Register the callbacks of the map."""
    from app.callbacks import findings, results, shell, typing

    for panel in (findings, shell):
        panel.register(app)
    results.register(app, site.knowledge)
    typing.register(app, site.knowledge)

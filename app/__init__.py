"""The web app: mark where it hurts, see which segments fit and why.

Heavy imports wait until :func:`create_app` is called, so that the command line starts at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dash import Dash

    from anatomy import Atlas

__version__ = "0.1.0"

#: Scripts of our own components; Dash reads this name.
_js_dist = [
    {"relative_package_path": path, "namespace": "app"}
    for path in (
        "components/svg.js",
        "components/body_chart/body_chart.js",
        "components/finding_list/finding_list.js",
    )
]
_css_dist: list[dict[str, str]] = []

__all__ = ["create_app"]


def create_app(atlas: Atlas | None = None) -> Dash:
    """Return the Dash app; its ``server`` is the WSGI application.

    Parameters
    ----------
    atlas
        An atlas that is already loaded; by default one is loaded when the first answer is asked for.

    Returns
    -------
    Dash
        Ready to serve.
    """
    from anatomy.catalogue.load import data_dir
    from app.api import mount_api
    from app.factory import build
    from app.knowledge import Knowledge

    knowledge = Knowledge(atlas)
    made = build(knowledge, data_dir())
    mount_api(made.server, lambda: knowledge.atlas)
    return made

"""The app put together: page, callbacks, server."""

from __future__ import annotations

from pathlib import Path

from dash import Dash

from app import text
from app.callbacks import findings, results, shell, typing
from app.knowledge import Knowledge
from app.pages import map as map_page
from app.server import GEOMETRY_PATH, add_security_headers, compress_responses, data_stamp, serve_chart

INDEX = """<!DOCTYPE html>
<html lang="en">
<head>
{%metas%}
<title>{%title%}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="From a painful area to ranked spinal segments, with reasons and sources.">
<link rel="preload" href="/assets/fonts/inter-latin.woff2" as="font" type="font/woff2" crossorigin>
<link rel="preload" href="GEOMETRY" as="fetch" crossorigin>
<link rel="icon" href="/assets/logo.svg" type="image/svg+xml">
<script src="/assets/boot.js"></script>
{%css%}
</head>
<body>
{%app_entry%}
<div hidden>
{%config%}
{%scripts%}
{%renderer%}
</div>
</body>
</html>
"""


#: Scripts Dash adds that this page never uses: help for browsers of before 2018, and the data table.
UNUSED_SCRIPTS = ("/dash/deps/polyfill@", "/dash/dash_table/")


class MapApp(Dash):
    """Dash that sends only the scripts the page uses."""

    def interpolate_index(self, **parts: str) -> str:
        """Return the page's HTML without the unused scripts."""
        lines = parts.get("scripts", "").split("\n")
        kept = [line for line in lines if not any(name in line for name in UNUSED_SCRIPTS)]
        return super().interpolate_index(**{**parts, "scripts": "\n".join(kept)})


def build(knowledge: Knowledge, folder: Path) -> Dash:
    """Return the app for a body of knowledge.

    Parameters
    ----------
    knowledge
        The atlas, as the app uses it.
    folder
        The project's ``data`` folder, for the chart's files.
    """
    geometry_url = f"{GEOMETRY_PATH}?v={data_stamp(folder)}"
    app = MapApp(
        "app",
        title=text.TITLE,
        update_title="",
        index_string=INDEX.replace("GEOMETRY", geometry_url),
        assets_ignore=r"boot\.js|.*\.woff2|.*\.txt|.*\.svg",
        serve_locally=True,
        compress=False,
        enable_mcp=False,
    )
    app.layout = map_page.layout(geometry_url=geometry_url, maps=knowledge.maps)
    for panel in (findings, shell):
        panel.register(app)
    results.register(app, knowledge)
    typing.register(app, knowledge)
    compress_responses(app.server)
    add_security_headers(app.server, app.csp_hashes())
    serve_chart(app.server, knowledge, folder)
    return app

"""The app put together: pages, callbacks, server."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from dash import Dash

from app.knowledge import Knowledge
from app.pages import PAGES, Page, Site
from app.pages.routes import PageDispatcher, assets_ignored, refuse_unknown
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
<link rel="icon" href="ICON">
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


def icon() -> str:
    """Return the logo as a data address: a linked icon is fetched anew whenever the address of the page changes."""
    return f"data:image/svg+xml,{quote((Path(__file__).parent / 'assets' / 'logo.svg').read_text(encoding='utf-8'))}"


class PageApp(Dash):
    """Dash that sends only the scripts the page uses, each under the one address that all pages share."""

    unused: tuple[str, ...] = UNUSED_SCRIPTS

    def interpolate_index(self, **parts: str) -> str:
        """Return the page's HTML without the unused scripts."""
        prefix = self.config.requests_pathname_prefix
        for name in ("scripts", "css"):
            lines = parts.get(name, "").split("\n")
            kept = [line for line in lines if not any(unused in line for unused in self.unused)]
            for shared in ("assets/", "_dash-component-suites/"):
                kept = [line.replace(f'"{prefix}{shared}', f'"/{shared}') for line in kept]
            parts[name] = "\n".join(kept)
        return super().interpolate_index(**parts)


def build(knowledge: Knowledge, folder: Path) -> Dash:
    """Return the app for a body of knowledge: the map, with the other pages behind it.

    Parameters
    ----------
    knowledge
        The atlas, as the app uses it.
    folder
        The project's ``data`` folder, for the chart's files.
    """
    site = Site(knowledge, folder, f"{GEOMETRY_PATH}?v={data_stamp(folder)}")
    home, *_ = PAGES
    app = build_page(home, site)
    serve_chart(app.server, knowledge, folder)
    app.server.wsgi_app = PageDispatcher(app.server.wsgi_app, lambda page: build_page(page, site).server)
    return app


def build_page(page: Page, site: Site) -> Dash:
    """Return the Dash app of one page."""
    prefix = page.path.rstrip("/") + "/"
    app = PageApp(
        "app",
        title=page.title,
        update_title="",
        index_string=INDEX.replace("GEOMETRY", site.geometry_url).replace("ICON", icon()),
        assets_ignore=assets_ignored(page),
        requests_pathname_prefix=prefix,
        routes_pathname_prefix=prefix,
        serve_locally=True,
        compress=False,
        enable_mcp=False,
    )
    app.unused = (*UNUSED_SCRIPTS, *page.unused)
    app.layout = page.build_layout(site)
    page.register_callbacks(app, site)
    compress_responses(app.server)
    add_security_headers(app.server, app.csp_hashes())
    refuse_unknown(app.server, prefix)
    return app

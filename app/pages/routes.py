"""From an address to its page: the map at ``/``, the other pages built when first asked for, a plain page for the rest.

Each page is a small Dash app of its own behind one WSGI application, so that its callbacks, its layout and its scripts
cost the other pages nothing. Scripts that pages share have one address, and are fetched once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape
from threading import Lock
from typing import Any

from flask import Flask, Response

from app import text
from app.pages import PAGES, Page

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

#: Files in ``assets`` that are never scripts or styles of a page by themselves.
NEVER_LOADED = r"boot\.js|.*\.woff2|.*\.txt|.*\.svg"
#: Dash's name for the rule that takes every address no other rule takes.
CATCH_ALL = "<path:path>"

NOT_FOUND = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Metamere: no such page</title>
<link rel="icon" href="/assets/logo.svg" type="image/svg+xml">
<script src="/assets/boot.js"></script>
<script src="/assets/nav.js"></script>
{styles}
</head>
<body>
<header class="top"><a class="brand" href="/"><img src="/assets/logo.svg" alt="" width="28" height="28">\
<span>Metamere</span></a><nav aria-label="Main">{nav}</nav></header>
<main class="lost-page">
<h1>There is no page here.</h1>
<p>Nothing is at this address. What you entered on other pages of this tab is kept.</p>
<p><a class="btn pri" href="/">Back to the map</a></p>
</main>
<footer class="foot">{safety}</footer>
</body>
</html>
"""
STYLES = ("1-tokens.css", "2-base.css", "5-layout.css", "7-pages.css")


def assets_ignored(page: Page) -> str:
    """Return the pattern of files in ``assets`` that a page does not load: those of the other pages.

    Examples
    --------
    >>> import re
    >>> [bool(re.search(assets_ignored(PAGES[0]), name)) for name in ("state.js", "map.js", "boot.js")]
    [False, False, True]
    """
    others = "|".join(re.escape(other.slug) for other in PAGES if other is not page)
    return NEVER_LOADED + (rf"|^(?:{others})[_.]" if others else "")


def not_found() -> Response:
    """Return the plain page for an address that is none of ours."""
    nav = "".join(f'<a href="{escape(page.path)}">{escape(page.name)}</a>' for page in PAGES)
    styles = "\n".join(f'<link rel="stylesheet" href="/assets/{name}">' for name in STYLES)
    safety = "".join(f'<p class="safety">{escape(line)}</p>' for line in text.SAFETY)
    shown = NOT_FOUND.format(nav=nav, styles=styles, safety=safety)
    return Response(shown, status=404, mimetype="text/html")


def refuse_unknown(server: Flask, prefix: str = "/") -> None:
    """Answer addresses that no rule knows with the plain page instead of a Dash page."""
    server.view_functions[prefix + CATCH_ALL] = lambda **_path: not_found()


class PageDispatcher:
    """A WSGI application in front of the map's: the other pages are built when their address is first asked for.

    Parameters
    ----------
    home
        The application of the map, which serves also the scripts, the chart and the API.
    build
        From a page to its application.
    """

    def __init__(self, home: Wsgi, build: Callable[[Page], Wsgi]) -> None:
        self._home = home
        self._build = build
        self._lock = Lock()
        self._built: dict[str, Wsgi] = {}

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Hand a request to the application of its page."""
        path = environ.get("PATH_INFO", "/")
        for page in PAGES:
            if page.path != "/" and (path == page.path or path.startswith(page.path + "/")):
                if path == page.path:  # Dash's own address of the page ends in a slash
                    environ["PATH_INFO"] = path + "/"
                return self._application(page)(environ, start_response)
        return self._home(environ, start_response)

    def _application(self, page: Page) -> Wsgi:
        built = self._built.get(page.path)
        if built is None:
            with self._lock:
                built = self._built.get(page.path)
                if built is None:
                    built = self._built[page.path] = self._build(page)
        return built

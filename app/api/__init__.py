"""The JSON API beside the app: the same questions and documents as the command line, under ``/api/v1``.

It is a Flask application of its own behind the app's, so that the page does not pay for it: nothing of it is imported
before its first request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask

    from anatomy import Atlas
    from app.api.settings import Settings

__all__ = ["PREFIX", "mount_api"]

#: Path of every question and record; the version changes only when a document would break its readers.
PREFIX = "/api/v1"
#: Paths the API answers, beside all that begins with ``/api/``.
OWN_PATHS = frozenset({"/healthz", "/api"})

Environ = dict[str, Any]


def mount_api(server: Flask, get_atlas: Callable[[], Atlas], settings: Settings | None = None) -> None:
    """Let a Flask server answer the API's paths.

    Parameters
    ----------
    server
        The app's server; its WSGI application is wrapped.
    get_atlas
        Returns the atlas; called when a question first needs it.
    settings
        Limits and origins; by default read from the environment when the API is first asked.
    """
    # Flask invites this assignment for middleware; it keeps `server` itself what is served and tested.
    server.wsgi_app = _Beside(server.wsgi_app, get_atlas, settings)  # type: ignore[method-assign]


class _Beside:
    """WSGI application that hands the API's paths to the API and all others to the app."""

    def __init__(self, app: Callable[..., Iterable[bytes]], get_atlas: Callable[[], Atlas], settings: Settings | None):
        self._app, self._get_atlas, self._settings = app, get_atlas, settings
        self._api: Callable[..., Iterable[bytes]] | None = None
        self._building = Lock()

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path in OWN_PATHS or path.startswith("/api/"):
            return self._built()(environ, start_response)
        return self._app(environ, start_response)

    def _built(self) -> Callable[..., Iterable[bytes]]:
        if self._api is None:
            with self._building:
                if self._api is None:
                    from app.api.build import build_api
                    from app.api.settings import Settings

                    self._api = build_api(self._get_atlas, self._settings or Settings.from_environment())
        return self._api

"""Run the app under a production server that works on Linux, macOS and Windows."""

from __future__ import annotations

import sys
from typing import Any


def wsgi() -> Any:
    """Return the WSGI application; each worker process builds its own."""
    from app import create_app

    return create_app().server


def run(host: str, port: int, workers: int) -> None:
    """Serve until interrupted.

    Parameters
    ----------
    host, port
        Where to listen.
    workers
        Worker processes; the app keeps no state between requests, so any worker may answer.
    """
    from granian import Granian
    from granian.constants import Interfaces

    shown = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::1"} else host
    print(f"Metamere is at http://{shown}:{port} (Ctrl+C stops it).", file=sys.stderr)
    Granian(
        "app.serve:wsgi",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        factory=True,
        log_access=False,  # addresses and times of users are nobody's business
        respawn_failed_workers=True,
        websockets=False,
    ).serve()

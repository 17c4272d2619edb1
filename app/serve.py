"""Run the app under a production server that works on Linux, macOS and Windows."""

from __future__ import annotations

import socket
import sys
from typing import Any

from anatomy.errors import BadInput

#: Threads that answer at once in a worker. Answers are arithmetic: more would only wait for one another.
THREADS = 4


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

    Raises
    ------
    BadInput
        If the address cannot be listened on.
    """
    _free(host, port)
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
        blocking_threads=THREADS,
        backpressure=64,
        log_level="warning",
        websockets=False,
    ).serve()


def _free(host: str, port: int) -> None:
    """Say it plainly when another program holds the port; the server itself would print a stack."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise BadInput(f"cannot listen on {host}, port {port}: {error.strerror}. Give another --port.") from None

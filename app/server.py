"""What the app's server adds to Flask: the chart's files, security headers, compression and caching.

No word of a patient is logged.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from threading import Thread
from typing import Any

from flask import Flask, Response, abort, request, send_file

from app.knowledge import Knowledge

try:
    import brotli
except ImportError:  # gzip does, at a tenth more bytes
    brotli = None

GEOMETRY_PATH = "/chart/geometry.json"
SHADE_PATH = "/chart/"
YEAR = "public, max-age=31536000, immutable"
#: Bodies below this size gain nothing by compression.
LEAST_BYTES = 700
COMPRESSIBLE = ("text/", "application/json", "application/javascript", "image/svg+xml")


def data_stamp(folder: Path) -> str:
    """Return a short stamp of the chart's files: it changes when one of them does."""
    digest = hashlib.sha256()
    for path in [folder / "areas.json", *sorted((folder / "body" / "views").glob("*"))]:
        state = path.stat()
        digest.update(f"{path.name}:{state.st_size}:{state.st_mtime_ns}".encode())
    return digest.hexdigest()[:12]


def serve_chart(server: Flask, knowledge: Knowledge, folder: Path) -> None:
    """Serve the geometry document, made once, and the shading pictures."""

    @lru_cache(maxsize=3)
    def body(encoding: str) -> bytes:
        document = knowledge.geometry(SHADE_PATH)
        return pack(document, encoding, thorough=True) if encoding else document

    @server.get(GEOMETRY_PATH)
    def chart_geometry() -> Response:
        encoding = _encoding()
        response = Response(body(encoding), mimetype="application/json")
        response.call_on_close(lambda: Thread(target=knowledge.warm_up, daemon=True).start())
        if encoding:
            response.headers["Content-Encoding"] = encoding
        response.headers["Vary"] = "Accept-Encoding"
        response.headers["Cache-Control"] = YEAR if request.args.get("v") else "no-cache"
        return response

    @server.get(f"{SHADE_PATH}<name>")
    def chart_picture(name: str) -> Response:
        path = folder / "body" / "views" / name
        if path.suffix not in (".png", ".webp") or path.parent != folder / "body" / "views" or not path.is_file():
            abort(404)
        response = send_file(path)
        response.headers["Cache-Control"] = "public, max-age=604800"
        return response


def add_security_headers(server: Flask, script_hashes: Sequence[str]) -> None:
    """Set every security header, here and nowhere else.

    Parameters
    ----------
    script_hashes
        Hashes of the inline scripts Dash writes (``app.csp_hashes()``), taken after all callbacks are registered.
    """
    policy = "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' {' '.join(script_hashes)}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )
    headers = {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "X-Frame-Options": "DENY",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }

    @server.after_request
    def secure(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response


def compress_responses(server: Flask) -> None:
    """Compress what gains by it; scripts and styles once a process, answers each time."""
    kept: dict[tuple[str, str, str], bytes] = {}

    @server.after_request
    def compress(response: Response) -> Response:
        if not _worth(response):
            return response
        response.direct_passthrough = False
        data = response.get_data()
        if len(data) < LEAST_BYTES:
            return response
        is_static = request.path.startswith(("/_dash-component-suites/", "/assets/"))
        encoding = _encoding()
        key = (request.path, response.headers.get("ETag", "") or hashlib.sha256(data).hexdigest(), encoding)
        packed = kept.get(key) if is_static else None
        if packed is None:
            packed = pack(data, encoding, thorough=is_static)
            if is_static:
                kept[key] = packed
        response.set_data(packed)
        response.headers["Content-Encoding"] = encoding
        response.headers.add("Vary", "Accept-Encoding")
        return response


def pack(data: bytes, encoding: str, *, thorough: bool) -> bytes:
    """Return data compressed as ``br`` or ``gzip``; ``thorough`` is for what is kept.

    Examples
    --------
    >>> gzip.decompress(pack(b"C6 " * 400, "gzip", thorough=True))[:5]
    b'C6 C6'
    """
    if encoding == "br" and brotli is not None:
        return bytes(brotli.compress(data, quality=9 if thorough else 7))
    return gzip.compress(data, 9 if thorough else 6, mtime=0)


def _encoding() -> str:
    """Return the best encoding that the browser takes and we have."""
    taken = request.headers.get("Accept-Encoding", "")
    if "br" in taken and brotli is not None:
        return "br"
    return "gzip" if "gzip" in taken else ""


def _worth(response: Any) -> bool:
    return (
        response.status_code == 200
        and "Content-Encoding" not in response.headers
        and _encoding() != ""
        and (response.mimetype or "").startswith(COMPRESSIBLE)
    )

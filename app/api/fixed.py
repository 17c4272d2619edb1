"""Answers that do not change while the process lives: made once, packed once, confirmed by ETag."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cached_property
from typing import Any

from flask import Response, request
from pydantic_core import to_json

from app.server import LEAST_BYTES, brotli, pack


class Fixed:
    """An answer made when it is first asked for.

    Parameters
    ----------
    make
        Returns the document, or its bytes.
    mimetype
        Media type.
    """

    def __init__(self, make: Callable[[], Any], mimetype: str = "application/json") -> None:
        self._make, self._mimetype = make, mimetype
        self._packed: dict[str, bytes] = {}

    @cached_property
    def _plain(self) -> bytes:
        made = self._make()
        return made if isinstance(made, bytes) else to_json(made)

    @cached_property
    def _digest(self) -> str:
        return hashlib.sha256(self._plain).hexdigest()[:24]

    def response(self) -> Response:
        """Return the answer in the best encoding taken, or 304 when the asker has it."""
        encoding = _encoding() if len(self._plain) >= LEAST_BYTES else ""
        # another encoding is another representation, so another tag (RFC 9110, 8.8.3.3)
        response = Response(self._in(encoding), mimetype=self._mimetype)
        response.set_etag(f"{self._digest}-{encoding}" if encoding else self._digest)
        if encoding:
            response.headers["Content-Encoding"] = encoding
        response.headers["Vary"] = "Accept-Encoding"
        response.headers["Cache-Control"] = "public, no-cache"
        response.make_conditional(request)
        return response

    def _in(self, encoding: str) -> bytes:
        if not encoding:
            return self._plain
        if encoding not in self._packed:
            self._packed[encoding] = pack(self._plain, encoding, thorough=True)
        return self._packed[encoding]


def _encoding() -> str:
    """Return the best encoding that the asker takes and we have."""
    offered = ["br", "gzip"] if brotli is not None else ["gzip"]
    return request.accept_encodings.best_match(offered) or ""

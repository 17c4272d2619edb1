"""What every request passes first, and every response last: rate, size, media type, other origins."""

from __future__ import annotations

import time
from collections.abc import Callable

from flask import Flask, Response, request

from app.api.problems import TOO_LARGE, problem
from app.api.settings import MAX_BYTES, Settings

#: Paths that are asked by machines every few seconds.
_UNCOUNTED = frozenset({"/healthz"})


def guard(api: Flask, settings: Settings) -> None:
    """Limit rate and size, and take nothing but JSON."""
    # One byte more is read than is taken: a body sent in chunks is cut here and refused by what reads it.
    api.config["MAX_CONTENT_LENGTH"] = MAX_BYTES + 1
    if settings.rate_limit:
        api.before_request(rate_guard(settings))

    @api.before_request
    def only_json() -> Response | None:
        if request.method != "POST" or request.routing_exception is not None:
            return None
        if (request.content_length or 0) > MAX_BYTES:
            return problem(413, TOO_LARGE)
        if not request.is_json:
            sent = f"'{request.mimetype[:60]}'" if request.mimetype else "none"
            return problem(415, f"The body must be application/json; the Content-Type sent is {sent}.")
        if request.content_encoding not in (None, "", "identity"):
            return problem(415, "The body must not be compressed.")
        return None

    if settings.cors_origins:
        api.after_request(_cors(settings.cors_origins))


def rate_guard(settings: Settings) -> Callable[[], Response | None]:
    """Return the check that counts requests of an address in every window named by the settings."""
    from limits import parse_many
    from limits.storage import MemoryStorage, storage_from_string
    from limits.strategies import MovingWindowRateLimiter

    windows = parse_many(settings.rate_limit)
    shared = MovingWindowRateLimiter(storage_from_string(settings.rate_store, wrap_exceptions=True))
    own = MovingWindowRateLimiter(MemoryStorage())

    def reset_of(limiter: MovingWindowRateLimiter, who: str) -> float | None:
        full = [window for window in windows if not limiter.hit(window, who)]
        return max(limiter.get_window_stats(window, who).reset_time for window in full) if full else None

    def check() -> Response | None:
        if request.path in _UNCOUNTED:
            return None
        who = address(settings.trusted_proxies)
        try:
            reset = reset_of(shared, who)
        except shared.storage.base_exceptions:
            # A store that is down must not take the API with it; each worker counts alone meanwhile.
            reset = reset_of(own, who)
        if reset is None:
            return None
        wait = max(1, round(reset - time.time() + 0.5))
        refused = problem(429, f"More than {settings.rate_limit} from one address; try again in {wait} s.")
        refused.headers["Retry-After"] = str(wait)
        return refused

    return check


def address(trusted_proxies: int) -> str:
    """Return who asks: the peer, or what the outermost trusted proxy says."""
    route = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if trusted_proxies and len(route) >= trusted_proxies:
        return route[-trusted_proxies]
    return request.remote_addr or "unknown"


def _cors(origins: frozenset[str]) -> Callable[[Response], Response]:
    def allow(response: Response) -> Response:
        response.vary.add("Origin")
        origin = request.headers.get("Origin", "")
        if not origin or ("*" not in origins and origin not in origins):
            return response
        response.headers["Access-Control-Allow-Origin"] = "*" if "*" in origins else origin
        response.headers["Access-Control-Expose-Headers"] = "ETag, Retry-After"
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = "GET, POST, OPTIONS"
            response.headers["Access-Control-Allow-Headers"] = "Content-Type, If-None-Match"
            response.headers["Access-Control-Max-Age"] = "86400"
        return response

    return allow

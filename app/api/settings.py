"""What an operator may set of the API, all by environment variables."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from anatomy.errors import BadInput

#: A body above this is no findings document.
MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and origins.

    Parameters
    ----------
    rate_limit
        Requests of one address, in words: ``"1200 per minute"``; empty for no limit.
    rate_store
        Where they are counted: ``memory://`` in each worker, or one store for all (``redis://…``, ``memcached://…``).
    cors_origins
        Origins whose pages may read the answers; ``*`` for any, empty for none.
    trusted_proxies
        Reverse proxies in front that add to ``X-Forwarded-For``; their word for the address is taken.
    """

    rate_limit: str = "1200 per minute"
    rate_store: str = "memory://"
    cors_origins: frozenset[str] = frozenset()
    trusted_proxies: int = 0

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Self:
        """Return what the environment says, else the defaults.

        Parameters
        ----------
        environ
            Variables; those of the process by default. ``METAMERE_RATE_LIMIT``, ``METAMERE_RATE_STORE``,
            ``METAMERE_CORS_ORIGINS`` (comma between) and ``METAMERE_TRUSTED_PROXIES`` are read.

        Returns
        -------
        Settings
            Frozen.

        Raises
        ------
        BadInput
            If a variable cannot be read; it is named.

        Examples
        --------
        >>> sorted(Settings.from_environment({"METAMERE_CORS_ORIGINS": "https://a.example, https://b.example"}).cors_origins)
        ['https://a.example', 'https://b.example']
        """
        given = os.environ if environ is None else environ
        proxies = given.get("METAMERE_TRUSTED_PROXIES", "0").strip() or "0"
        if not proxies.isdecimal():
            raise BadInput(
                f"'{proxies}' is no number of proxies; allowed are 0, 1, 2, ….", path="METAMERE_TRUSTED_PROXIES"
            )
        rate_limit = given.get("METAMERE_RATE_LIMIT", cls().rate_limit).strip()
        _check_rate(rate_limit)
        origins = given.get("METAMERE_CORS_ORIGINS", "").split(",")
        return cls(
            rate_limit=rate_limit,
            rate_store=given.get("METAMERE_RATE_STORE", "").strip() or "memory://",
            cors_origins=frozenset(origin.strip().rstrip("/") for origin in origins if origin.strip()),
            trusted_proxies=int(proxies),
        )


def _check_rate(rate: str) -> None:
    if not rate:
        return
    from limits import parse_many

    try:
        parse_many(rate)
    except ValueError:
        raise BadInput(
            f"'{rate}' is no rate; write for instance '1200 per minute', or nothing for no limit.",
            path="METAMERE_RATE_LIMIT",
        ) from None

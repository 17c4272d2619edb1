"""Reads findings, and the word patterns of ``data/red_flags.json``: ``fever``, ``sweat*``, ``inner+arm``, ``=arm``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

_SIDE_WORDS = r"(?:(?:the|my|a|left|right|both|whole|entire) )*"
#: Two words of a ``+`` pattern stand at most this many words apart.
_REACH = 3


def plain(text: str) -> str:
    """Return text ready to be matched: lower case, no punctuation but commas, single spaces.

    Examples
    --------
    >>> plain("Band-like  tightness; can't pass_urine")
    'band like tightness , cant pass urine'
    """
    text = text.lower().replace("'", "").replace("’", "")
    text = re.sub(r"(?<=\d)[.,](?=\d)", " ", text)
    text = re.sub(r"[,;.:()]", " , ", text)
    return " ".join(re.sub(r"[^\w,]|_", " ", text).split())


@lru_cache(maxsize=1024)
def matcher(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Return one expression that finds any of the patterns in :func:`plain` text.

    Parameters
    ----------
    patterns
        ``word``, ``word*`` (any ending), ``one+other`` (close together with no comma between, in either order),
        ``=phrase`` (the whole text, articles and side words left out).

    Returns
    -------
    re.Pattern
        Use ``search``. No pattern at all matches nothing.

    Examples
    --------
    >>> found = matcher(("sweat*", "inner+arm", "=leg")).search
    >>> [bool(found(t)) for t in ("cold sweating", "inner side of the arm", "left leg", "leg ulcer", "armchair")]
    [True, True, True, False, False]
    """
    return re.compile("|".join(_expression(pattern) for pattern in patterns) or r"(?!)")


def _expression(pattern: str) -> str:
    if pattern.startswith("="):
        return f"^{_SIDE_WORDS}{_phrase(pattern[1:])}$"
    if "+" not in pattern:
        return _phrase(pattern)
    words = [_phrase(word) for word in pattern.split("+")]
    gap = rf" (?:\w+ ){{0,{_REACH}}}"
    return f"{gap.join(words)}|{gap.join(reversed(words))}"


def _phrase(phrase: str) -> str:
    open_ended = phrase.endswith("*")
    return rf"\b{re.escape(plain(phrase.rstrip('*')))}" + (r"\w*" if open_ended else r"\b")


def field_of(holder: Any, name: str) -> Any:
    """Return a field of a mapping or an object; None when it has none.

    Examples
    --------
    >>> field_of({"side": "left"}, "side"), field_of(None, "side")
    ('left', None)
    """
    return holder.get(name) if isinstance(holder, Mapping) else getattr(holder, name, None)

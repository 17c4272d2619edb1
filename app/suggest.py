"""Phrases that complete what is typed: the words around a name are kept, the name is completed."""

from __future__ import annotations

import re
from collections.abc import Sequence

MOST = 8
_BEFORE = (
    "weak(?:ness)?(?: of| in)?",
    "numb(?:ness)?(?: of| in| on)?",
    "pain(?:ful)?(?: in| on| of)?",
    "tingling(?: in| of)?",
    "tender(?:ness)?(?: of| over)?",
    "wasting of|wasted|burning(?: in)?|ache in|normal|absent|reduced|brisk|right|left|both|the",
)
_AROUND = re.compile(
    rf"^(?P<before>(?:.*[,;]\s*)?(?:(?:{'|'.join(_BEFORE)})\s+)*)"
    r"(?P<name>.*?)(?P<after>\s+(?:right|left|both sides|on the right|on the left|normal))?$",
    re.IGNORECASE,
)
#: Kinds whose names need a word with them to be read as what they are.
_TAILS = {"reflex": " reflex"}


def suggestions(typed: str, names: Sequence[tuple[str, str]]) -> list[str]:
    """Return up to eight completions.

    Parameters
    ----------
    typed
        As typed so far.
    names
        (Kind, name) of everything known.

    Examples
    --------
    >>> suggestions("weak wrist ext", [("movement", "wrist extension"), ("area", "wrist")])
    ['weak wrist extension']
    >>> suggestions("numb litt", [("area", "little finger"), ("area", "little toe")])
    ['numb little toe', 'numb little finger']
    """
    found = _AROUND.match(typed.strip())
    if found is None or len(found["name"].strip()) < 2:
        return []
    stem = found["name"].strip().lower()
    starts, words, inside = [], [], []
    for kind, name in names:
        low = name.lower()
        tail = _TAILS.get(kind, "")
        shown = name if not tail or low.endswith(tail.strip()) else name + tail
        if low.startswith(stem):
            starts.append(shown)
        elif f" {stem}" in low:
            words.append(shown)
        elif len(stem) > 3 and stem in low:
            inside.append(shown)
    ranked = list(dict.fromkeys([*sorted(starts, key=len), *sorted(words, key=len), *sorted(inside, key=len)]))
    before, after = found["before"] or "", found["after"] or ""
    return [f"{before}{name}{after}" for name in ranked[:MOST]]

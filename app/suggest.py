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
_NO_NAMES = frozenset({"right", "left", "both", "normal", "the", "right side", "left side"})
#: Which kinds a word before the name asks for.
_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"\b(?:weak|wast)", ("movement", "muscle")),
    (r"\b(?:absent|reduced|brisk)", ("reflex",)),
    (r"\b(?:numb|pain|tingl|tender|burning|ache)", ("area",)),
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
    if found is None:
        return []
    stem = found["name"].strip().lower()
    if len(stem) < 2 or stem in _NO_NAMES:
        return []
    before, after = found["before"] or "", found["after"] or ""
    wanted = next((kinds for words, kinds in _KINDS if re.search(words, before + after, re.IGNORECASE)), None)
    starts, words, inside = [], [], []
    for kind, name in names:
        if wanted and kind not in wanted:
            continue
        low = name.lower()
        plain = low if name[1:2].islower() else name
        tail = _TAILS.get(kind, "")
        shown = plain if not tail or low.endswith(tail.strip()) else plain + tail
        if low.startswith(stem):
            starts.append(shown)
        elif f" {stem}" in low:
            words.append(shown)
        elif len(stem) > 3 and stem in low:
            inside.append(shown)
    ranked = list(dict.fromkeys([*sorted(starts, key=len), *sorted(words, key=len), *sorted(inside, key=len)]))
    return [f"{before}{name}{after}" for name in ranked[:MOST]]

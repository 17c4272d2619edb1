"""Words as typed → canonical units: one spelling, one number, compounds joined, levels of the column kept whole."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from anatomy.naming.vocabulary import COMPOUNDS, EXPANSIONS, IRREGULAR

#: A segment or level ("C6", "Th4", "T4/5", "L5-S1", "Co1"), a word, a number, or one mark.
_TOKEN = re.compile(
    r"(?P<level>\b(?:co\s?1|(?:c|th|t|d|l|s)\s?0?\d{1,2})(?:\s?[/–-]\s?(?:co1|(?:c|th|t|d|l|s)?\s?\d{1,2}))?\b)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)|(?P<number>\d+(?:st|nd|rd|th)?)|(?P<mark>[^\s\w])",
    re.IGNORECASE,
)
_ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth"}
_HYPHENS = frozenset("-–‐")
#: First word of a compound → length of the longest that begins so.
_COMPOUND_LENGTH = {first: max(len(k) for k in COMPOUNDS if k[0] == first) for first in {k[0] for k in COMPOUNDS}}


class Unit(NamedTuple):
    """One canonical word, and the stretch of the text it came from."""

    canon: str
    start: int
    end: int
    kind: str  # "word", "level", "number" or "mark"
    virtual: bool = False  # repeated from a later part of a list: "ring (finger) and little finger"


@lru_cache(maxsize=65536)
def canonical(word: str) -> str:
    """Return one spelling of a word: no accents, no possessive, American vowels, singular, one name of twins.

    Examples
    --------
    >>> canonical("Oesophagus") == canonical("esophagus")
    True
    >>> canonical("peroneal"), canonical("malleoli"), canonical("toes")
    ('fibular', 'malleolus', 'toe')
    """
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "'")
    plain = plain.removesuffix("'s").removesuffix("s'").replace("'", "")
    if plain in IRREGULAR:
        return IRREGULAR[plain]
    if len(plain) > 4:
        plain = plain.replace("ae", "e").replace("oe", "e")
        if plain.endswith("our"):
            plain = plain[:-3] + "or"
        if plain.endswith("tre"):
            plain = plain[:-2] + "er"
    plain = _singular(plain)
    return IRREGULAR.get(plain, plain)


def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ps", "as", "os")):
        if word.endswith("ies"):
            return word[:-3] + "y"
        if word.endswith(("ches", "shes", "xes")):
            return word[:-2]
        return word[:-1]
    return word


@lru_cache(maxsize=4096)
def _level(text: str) -> str:
    """Return one way of writing a level: ``T4-T5``, ``Th4/5`` and ``t 4/5`` are ``t4/5``."""
    squeezed = re.sub(r"\s|(?<=[a-z])0", "", text.casefold()).replace("th", "t").replace("d", "t")
    parts = re.split(r"[/–-]", squeezed)
    if len(parts) == 1:
        return parts[0]
    first, second = parts
    letter = re.match(r"[a-z]+", first)
    if letter and second.startswith(letter[0]):
        second = second[len(letter[0]) :]
    return f"{first}/{second}"


def units(text: str) -> list[Unit]:
    """Split a text into canonical units, compounds joined.

    Parameters
    ----------
    text
        Anything a person typed.

    Returns
    -------
    list of Unit
        In the order of the text; compounds such as "upper arm" are one unit.

    Examples
    --------
    >>> [u.canon for u in units("Shoulder blade to the upper arm, T4-T5")]
    ['scapula', 'to', 'the', 'upperarm', ',', 't4/5']
    """
    return join(single_units(text))


def single_units(text: str) -> list[Unit]:
    """Split a text into one canonical unit a word; hyphens are left out."""
    single: list[Unit] = []
    for found in _TOKEN.finditer(text):
        kind, raw = str(found.lastgroup), found[0]
        if kind == "level":
            canon = _level(raw)
        elif kind == "word":
            canon = canonical(raw)
        else:
            canon = _ORDINALS.get(raw.casefold(), raw)
        kind = "word" if raw.casefold() in _ORDINALS else kind
        if canon not in _HYPHENS:
            for word in EXPANSIONS.get(canon, (canon,)):
                single.append(Unit(word, found.start(), found.end(), kind))
    return single


def join(single: Sequence[Unit]) -> list[Unit]:
    """Return the units with each compound of several words made one."""
    out: list[Unit] = []
    i = 0
    while i < len(single):
        for length in range(min(_COMPOUND_LENGTH.get(single[i].canon, 0), len(single) - i), 1, -1):
            whole = COMPOUNDS.get(tuple(u.canon for u in single[i : i + length]))
            if whole is not None:
                out.append(Unit(whole, single[i].start, single[i + length - 1].end, "word"))
                i += length
                break
        else:
            out.append(single[i])
            i += 1
    return out

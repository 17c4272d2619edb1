"""From a typed phrase to findings: what kind, where, which side, how strong; and what was not understood.

"weak wrist extension right", "numb little finger, left", "triceps reflex normal". The names of places, muscles,
movements and reflexes are the library's (``anatomy.naming``); only the words around them are read here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from app import text

#: Words that say what kind of finding it is. Longer phrases first.
_TYPE_WORDS: tuple[tuple[str, str], ...] = (
    (r"pins and needles|tingl\w*|par(?:a)?esthesi\w*|prickl\w*", "paraesthesia"),
    (
        r"numb\w*|no feeling|loss of feeling|loss of sensation|sensory loss|hyp(?:o|a)esthesi\w*|an(?:a)?esthesi\w*",
        "numbness",
    ),
    (r"tender\w*|sore to touch", "tenderness"),
    (r"weak\w*|paresis|paralys\w*|palsy|can(?:not|'t)|unable to|loss of power|strength of|strength|power", "weakness"),
    (r"wast\w*|atroph\w*", "atrophy"),
    (r"reflex\w*|jerk", "reflex"),
    (r"pain\w*|hurt\w*|ach\w+|burning|sore|shooting|stabbing", "pain"),
)
_NORMAL = re.compile(r"\b(?:normal|spared|intact|not affected|preserved|full)\b")
_LOST = re.compile(r"\b(?:absent|lost|reduced|diminished|depressed|sluggish)\b")
_BRISK = re.compile(r"\b(?:brisk|increased|exaggerated|hyperactive)\b")
_SIDES: tuple[tuple[str, str], ...] = (
    (r"both sides|both|bilateral(?:ly)?|on either side", "both"),
    (r"on the right(?: side)?|right(?:-sided)?|rt\.?", "right"),
    (r"on the left(?: side)?|left(?:-sided)?|lt\.?", "left"),
)
_FRACTION = re.compile(r"\b(\d{1,2})\s*(?:/|of|out of)\s*(10|5|4)\b")
_FILLER = re.compile(r"\b(?:in|on|of|at|the|a|an|my|his|her|with|has|is|are|feels?|over|around)\b")
_DEEP = ("structure", "muscle", "organ", "nerve")
_KINDS_OF_TYPE: dict[str, tuple[str, ...]] = {
    "pain": ("area", *_DEEP),
    "tenderness": ("area", *_DEEP),
    "paraesthesia": ("area", "nerve"),
    "numbness": ("area", "nerve"),
    "weakness": ("movement", "muscle"),
    "atrophy": ("muscle", "movement"),
    "reflex": ("reflex",),
}
#: What a structure is found to be when the phrase does not say.
_TYPE_OF_KIND = {
    "movement": "weakness",
    "muscle": "weakness",
    "reflex": "reflex",
    "bedside_test": "test",
    "organ": "visceral",
}
ALL_KINDS = ("area", "movement", "reflex", "muscle", "bedside_test", "structure", "nerve", "organ")


class NamedMatch(Protocol):
    """What the library's resolver gives for one structure."""

    kind: str
    id: str
    name: str
    side: Any
    text: str
    group: int


class Understanding(Protocol):
    """What the library's resolver gives for a phrase."""

    matches: Sequence[NamedMatch]
    not_understood: Sequence[tuple[str, Sequence[str]]]


Resolve = Callable[[str, "tuple[str, ...] | None"], Understanding]


@dataclass(slots=True)
class Reading:
    """What a phrase was read as.

    Parameters
    ----------
    findings
        Findings in the shape of the page's state.
    unknown
        (Words not understood, nearest names).
    """

    findings: list[dict[str, Any]] = field(default_factory=list)
    unknown: list[tuple[str, list[str]]] = field(default_factory=list)


@dataclass(slots=True)
class _Clause:
    words: str
    kind: str | None
    side: str | None
    normal: bool
    value: int | None
    grade: int | None


def clauses(phrase: str) -> list[str]:
    """Split a phrase where a new finding starts: at commas, semicolons, and before a new kind of finding.

    Examples
    --------
    >>> clauses("pain in the thumb and outer forearm, weak wrist extension; triceps reflex normal")
    ['pain in the thumb and outer forearm', 'weak wrist extension', 'triceps reflex normal']
    >>> clauses("numb little finger, left")
    ['numb little finger left']
    """
    starts = "|".join(words for words, _ in _TYPE_WORDS)
    cut = re.sub(rf"\band (?=(?:{starts})\b)", ", ", phrase.lower())
    parts = [p.strip() for p in re.split(r"[,;\n]|\.(?=\s|$)", cut) if p.strip()]
    out: list[str] = []
    for part in parts:
        if out and not _rest(part):
            out[-1] = f"{out[-1]} {part}"
        else:
            out.append(part)
    return out


def _rest(part: str) -> str:
    """Return what is left of a clause without the words that are read here."""
    for words, _ in (*_TYPE_WORDS, *_SIDES):
        part = re.sub(rf"\b(?:{words})\b", " ", part)
    for pattern in (_NORMAL, _LOST, _BRISK, _FRACTION, _FILLER):
        part = pattern.sub(" ", part)
    return " ".join(part.split())


def _read(clause: str, before: _Clause | None) -> _Clause:
    kind = next((k for words, k in _TYPE_WORDS if re.search(rf"\b(?:{words})\b", clause)), None)
    side = next((s for words, s in _SIDES if re.search(rf"\b(?:{words})\b", clause)), None)
    fraction = _FRACTION.search(clause)
    value = grade = None
    if fraction:
        number, top = int(fraction[1]), int(fraction[2])
        value, grade = (number, None) if top == 10 else (None, number)
    if kind == "reflex" and grade is None:
        grade = (
            0
            if re.search(r"\b(?:absent|lost)\b", clause)
            else 1
            if _LOST.search(clause)
            else 3
            if _BRISK.search(clause)
            else None
        )
    words = _without(clause)
    if before is not None:
        kind = kind or before.kind
        side = side or before.side
    return _Clause(words, kind, side, bool(_NORMAL.search(clause)), value, grade)


def _without(clause: str) -> str:
    """Take out kind, side and value, and keep the words of the place as they stand."""
    for words, kind in _TYPE_WORDS:
        if kind == "reflex":
            continue
        clause = re.sub(rf"\b(?:{words})\b", " ", clause)
    for words, _ in _SIDES:
        clause = re.sub(rf"\b(?:{words})\b", " ", clause)
    for pattern in (_NORMAL, _LOST, _BRISK, _FRACTION):
        clause = pattern.sub(" ", clause)
    clause = re.sub(r"\b(?:reflex\w*|jerk)\b", " ", clause)
    clause = re.sub(r"^\W*(?:(?:in|on|of|at|the|a|an|my|his|her|with|over|around|is|to)\b\W*)+", "", clause.strip())
    return " ".join(clause.split()).strip(" .:-")


def interpret(phrase: str, resolve: Resolve, *, pain_type: str = "pain", intensity: int | None = None) -> Reading:
    """Read a typed phrase.

    Parameters
    ----------
    phrase
        As typed; at most 400 characters are read.
    resolve
        From words and kinds to matches: the library's resolver.
    pain_type
        Kind of a skin finding that was named without one: the chart's current type.
    intensity
        0–10, for skin findings whose strength was not said.

    Returns
    -------
    Reading
        Findings and what was not understood. Nothing typed is dropped silently.
    """
    reading = Reading()
    before: _Clause | None = None
    for clause in clauses(phrase[:400]):
        read = _read(clause, before)
        before = read
        _resolve_clause(read, clause, resolve, reading, pain_type, intensity)
    return reading


def _resolve_clause(
    read: _Clause, clause: str, resolve: Resolve, reading: Reading, pain_type: str, intensity: int | None
) -> None:
    if not read.words:
        reading.unknown.append((clause, []))
        return
    kinds = _KINDS_OF_TYPE.get(read.kind or "", ALL_KINDS)
    found = resolve(read.words, kinds)
    if not found.matches and kinds != ALL_KINDS:
        wider = resolve(read.words, ALL_KINDS)
        found = wider if wider.matches else found
    areas: dict[str, list[NamedMatch]] = {}
    deep: dict[int, list[NamedMatch]] = {}
    for match in found.matches:
        if match.kind == "area":
            areas.setdefault(_side(read, match), []).append(match)
        else:
            deep.setdefault(match.group, []).append(match)
    for side, matches in areas.items():
        reading.findings.append(_skin(read, side, matches, pain_type, intensity))
    reading.findings += [_deep_finding(read, group, pain_type, intensity) for group in deep.values()]
    reading.unknown += [(words, list(nearest)) for words, nearest in found.not_understood]
    if not found.matches and not found.not_understood:
        reading.unknown.append((read.words, []))


def _side(read: _Clause, match: NamedMatch) -> str:
    own = str(match.side) if match.side else None
    return own or read.side or "unknown"


def _skin(read: _Clause, side: str, matches: list[NamedMatch], pain_type: str, intensity: int | None) -> dict[str, Any]:
    kind = read.kind if read.kind in text.SKIN_TYPES else pain_type
    value = None if read.normal else read.value if read.value is not None else intensity
    return {
        "type": kind,
        "areas": [f"{m.id}.{side}" for m in matches],
        "entity": None,
        "side": side,
        "state": "normal" if read.normal else "abnormal",
        "intensity": value,
        "grade": None,
        "name": ", ".join(m.name for m in matches),
    }


def _deep_finding(read: _Clause, group: list[NamedMatch], pain_type: str, intensity: int | None) -> dict[str, Any]:
    """Return one finding for one structure named; a word that stands for several ("quads") keeps its words."""
    first = group[0]
    kind = read.kind or _TYPE_OF_KIND.get(first.kind, pain_type)
    name = first.name if len(group) == 1 else first.text
    skin = kind in text.SKIN_TYPES
    return {
        "type": kind,
        "areas": None,
        "entity": first.id if len(group) == 1 else first.text,
        "side": _side(read, first),
        "state": "normal" if read.normal else "abnormal",
        "intensity": (read.value if read.value is not None else intensity) if skin and not read.normal else None,
        "grade": read.grade if kind in ("weakness", "reflex") and not read.normal else None,
        "name": name[:1].upper() + name[1:],
    }

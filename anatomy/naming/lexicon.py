"""Every name, synonym and plain word of every entity, ready to be looked up.

Built from plain iterables (mappings or records with ``id``, ``name``, ``synonyms``), so that it works for a test with
three entries as well as for the whole catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from anatomy.model.segment import SEGMENTS
from anatomy.naming.qualifiers import QUALIFIERS, SIDE_WORDS, split_qualifiers
from anatomy.naming.tokens import Unit, join, single_units, units
from anatomy.naming.vocabulary import AREA_NOISE, FILLERS, SEPARATORS, STOPS

#: Kinds of deep structure; the group name "structure" stands for all of them.
STRUCTURE_KINDS = ("joint", "bone", "disc", "ligament", "tendon", "enthesis", "fascia")

#: Which kind wins when one word names entities of several and the caller did not say.
KIND_ORDER = (
    "segment",
    "area",
    "muscle",
    "movement",
    "nerve",
    "reflex",
    "organ",
    *STRUCTURE_KINDS,
    "bedside_test",
    "block",
    "drug",
    "indication",
)

#: A noun that may follow a name of that kind without changing it: "triceps muscle".
_KIND_NOUNS = {"muscle": "muscle", "reflex": "reflex", "joint": "joint"}
K = TypeVar("K")
#: Kind → noun that its names may do without.
_NOUNS = {
    "reflex": re.compile(r"\b(?:tendon )?(?:reflex|jerk|sign|response)\b", re.IGNORECASE),
    "bedside_test": re.compile(r"\b(?:test|sign|manoeuvre)\b", re.IGNORECASE),
    "nerve": re.compile(r" nerves?$", re.IGNORECASE),
    "joint": re.compile(r"(?<=facet) joint"),
}
_ASIDE = re.compile(r"\s*\(([^)]*)\)|,\s.*$")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity that can be named.

    Parameters
    ----------
    kind
        Kind of entity, e.g. ``"muscle"``.
    id
        Its id.
    name
        Preferred name.
    words
        Synonyms and plain words.
    laterality
        ``"paired"``, ``"midline"`` or ``""`` when it does not matter.
    broad
        Whether it is a union of smaller areas; wins when a phrase fits a part and the whole alike.
    """

    kind: str
    id: str
    name: str
    words: tuple[str, ...] = ()
    laterality: str = ""
    broad: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """One way of writing an entity's name."""

    entry: Entry
    text: str
    is_name: bool
    exact: bool  # as recorded, not shortened by us


@dataclass(slots=True)
class Lexicon:
    """Lookup tables over the terms of many entries."""

    entries: tuple[Entry, ...] = ()
    ordered: dict[tuple[str, ...], list[Term]] = field(default_factory=dict)
    unordered: dict[tuple[str, ...], list[Term]] = field(default_factory=dict)
    qualified: dict[frozenset[str], dict[frozenset[str], list[Term]]] = field(default_factory=dict)
    squeezed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    longest: int = 1


def key(text: str) -> tuple[str, ...]:
    """Return the words of a text that tell names apart, in order.

    Examples
    --------
    >>> key("the back of the Upper Arm")
    ('back', 'upperarm')
    """
    return _telling(units(text))


def _telling(found: Iterable[Unit]) -> tuple[str, ...]:
    return tuple(u.canon for u in found if u.canon not in STOPS and (u.kind != "mark" or u.canon in "/&+"))


def build(entries: Iterable[Entry]) -> Lexicon:
    """Build the lookup tables.

    Parameters
    ----------
    entries
        Entities in any order; ties between names keep this order.

    Returns
    -------
    Lexicon
        Tables by ordered words, by words without order, and (areas) by place and narrowing.
    """
    lexicon = Lexicon(entries=tuple(entries))
    words: set[str] = set(QUALIFIERS) | set(SIDE_WORDS) | set(STOPS) | set(FILLERS) | set(SEPARATORS)
    for entry in lexicon.entries:
        for text, is_name, exact in _texts(entry):
            single = single_units(text)
            found = _telling(join(single))
            if not found:
                continue
            words.update(u.canon for u in single)
            term = Term(entry, text, is_name, exact)
            _add(lexicon.ordered, found, term)
            _add(lexicon.unordered, tuple(sorted(found)), term)
            if entry.kind == "area":
                narrow, base = split_qualifiers(found, AREA_NOISE)
                if base:
                    _add(lexicon.qualified.setdefault(base, {}), narrow, term)
            lexicon.squeezed.setdefault("".join(found), found)
            lexicon.longest = max(lexicon.longest, len(found))
            words.update(found)
    lexicon.words = frozenset(words)
    return lexicon


def _texts(entry: Entry) -> Iterable[tuple[str, bool, bool]]:
    noun = _KIND_NOUNS.get(entry.kind)
    yield entry.id.replace("_", " "), False, False
    for text, is_name in ((entry.name, True), *((w, False) for w in entry.words)):
        yield text, is_name, True
        short = _ASIDE.sub("", text)
        if short != text and entry.kind != "area":
            yield short, is_name, False
        if noun and noun not in text.casefold():
            yield f"{short} {noun}", False, False
        for bare in _bare(entry.kind, short, is_name):
            yield bare, False, False


def _bare(kind: str, name: str, is_name: bool) -> Iterable[str]:
    """Yield a name without the noun of its kind, where that is still clear: "triceps" for a reflex, "phrenic"."""
    pattern = _NOUNS.get(kind)
    if pattern is None or (kind == "nerve" and not is_name):
        return
    bare = " ".join(pattern.sub(" ", name).split())
    if bare and bare != name and bare.casefold() not in QUALIFIERS:
        yield bare


def _add(table: dict[K, list[Term]], at: K, term: Term) -> None:
    terms = table.setdefault(at, [])
    if all(t.entry is not term.entry for t in terms):
        terms.append(term)
    elif term.is_name:
        terms[:] = [term if t.entry is term.entry and not t.is_name else t for t in terms]


def _field(record: Any, name: str, default: Any) -> Any:
    if isinstance(record, Mapping):
        return record.get(name, default)
    return getattr(record, name, default)


def entries_of(
    kind: str | None, records: Iterable[Any], extra: Mapping[str, Iterable[str]] | None = None
) -> list[Entry]:
    """Turn records of one kind into entries.

    Parameters
    ----------
    kind
        Kind of all of them, or None to take each record's own ``kind`` (deep structures).
    records
        Mappings or objects with ``id``, ``name`` and, where they have them, ``synonyms``, ``plain_words``,
        ``clinical_name``, ``laterality``, ``tile``.
    extra
        Further plain words by id.

    Returns
    -------
    list of Entry
        In the order of the records.

    Examples
    --------
    >>> entries_of("muscle", [{"id": "deltoid", "name": "Deltoid", "synonyms": ["delts"]}])[0].words
    ('delts',)
    """
    out = []
    for record in records:
        own = str(_field(record, "id", ""))
        words = [*_field(record, "synonyms", ()), *_field(record, "plain_words", ()), *(extra or {}).get(own, ())]
        other_names = (_field(record, "clinical_name", ""), _field(record, "original_text_name", ""))
        words += [word for word in other_names if word]
        out.append(
            Entry(
                kind or str(_field(record, "kind", "")),
                own,
                str(_field(record, "name", own)),
                tuple(words),
                str(_field(record, "laterality", "")),
                not _field(record, "tile", True),
            )
        )
    return out


def segment_entries() -> list[Entry]:
    """Return an entry for each of the 31 segments, so that "C6" in a text is always seen."""
    return [Entry("segment", name, name, (f"{name} segment", f"{name} nerve root")) for name in SEGMENTS]

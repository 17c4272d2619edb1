"""Which stretches of a phrase are names: the cover that explains most words with the fewest names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from anatomy.naming.lexicon import Lexicon, Term
from anatomy.naming.qualifiers import SIDE_CAPITALS, SIDE_WORDS, split_qualifiers
from anatomy.naming.tokens import Unit
from anatomy.naming.vocabulary import AREA_NOISE, FILLERS, SEPARATORS, STOPS

#: How well a way of matching speaks for the entity.
ORDERED, UNORDERED, QUALIFIED, PART_QUALIFIED = 1.0, 0.95, 0.9, 0.8
#: Price of a name, so that one long name beats two short ones.
_PRICE = 0.15
#: Worth of a word that may as well be left out ("skin"), beside 1 for one that may not; and the least of a name.
_IDLE_WORTH, _LEAST = 0.05, 0.5
#: What a narrowing that the area does not carry takes from the worth of its word.
_LOOSE_COST = 0.7


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of units that is a name, the entities it names, and qualifiers that none of them carries."""

    start: int
    end: int
    terms: tuple[Term, ...]
    score: float
    loose: tuple[str, ...] = ()


def is_silent(unit: Unit) -> bool:
    """Whether a unit says nothing about which entity is meant: a stop word, a side, a bracket."""
    return unit.canon in STOPS or unit.canon in SIDE_WORDS or (unit.kind == "mark" and unit.canon not in SEPARATORS)


def is_capital_side(unit: Unit, text: str) -> bool:
    """Whether a unit is a lone capital L or R."""
    return unit.end - unit.start == 1 and text[unit.start : unit.end] in SIDE_CAPITALS


def best_cover(
    units: Sequence[Unit], lexicon: Lexicon, kinds: Sequence[str], *, names_first: bool = False
) -> list[Span]:
    """Return the names in a phrase, in its order.

    Parameters
    ----------
    units
        Canonical units, lists already completed.
    lexicon
        Names to look for.
    kinds
        Kinds allowed, the preferred first.
    names_first
        Whether a preferred name of any kind goes before a synonym of a kind preferred to it.

    Returns
    -------
    list of Span
        Spans that do not overlap.
    """
    n = len(units)
    best = [0.0] * (n + 1)
    chosen: list[Span | None] = [None] * (n + 1)
    for end in range(1, n + 1):
        best[end] = best[end - 1]
        if _edge(units[end - 1]):
            continue
        words, worth = 0, 0.0
        for start in range(end - 1, -1, -1):
            unit = units[start]
            if not is_silent(unit):
                words += 1
                worth += _IDLE_WORTH if unit.canon in FILLERS else 1.0
            if words > lexicon.longest:
                break
            if _edge(unit):
                continue
            span = _lookup(units, start, end, lexicon, kinds, names_first)
            if span is not None:
                value = best[start] + max(worth - _LOOSE_COST * len(span.loose), _LEAST) * span.score - _PRICE
                if value > best[end] + 1e-9:
                    best[end], chosen[end] = value, span
    spans = []
    at = n
    while at > 0:
        span = chosen[at]
        if span is None:
            at -= 1
        else:
            spans.append(span)
            at = span.start
    return spans[::-1]


def _edge(unit: Unit) -> bool:
    return (is_silent(unit) and unit.canon not in SIDE_WORDS) or unit.canon in SEPARATORS


def _tells(unit: Unit) -> bool:
    return (unit.canon in SIDE_WORDS or not is_silent(unit)) and unit.canon not in ",;."


def _lookup(
    units: Sequence[Unit], start: int, end: int, lexicon: Lexicon, kinds: Sequence[str], names_first: bool
) -> Span | None:
    sided = tuple(u.canon for u in units[start:end] if _tells(u))
    if any(word in SIDE_WORDS for word in sided):
        terms = best_terms(lexicon.ordered.get(sided, ()), kinds, names_first)
        if terms:
            return Span(start, end, terms, ORDERED)
    if units[start].canon in SIDE_WORDS or units[end - 1].canon in SIDE_WORDS:
        return None
    inside = [u for u in units[start:end] if not is_silent(u)]
    words = tuple(u.canon for u in inside if u.canon not in ",;.")
    broken = any(u.canon in SEPARATORS for u in inside)
    terms = best_terms(lexicon.ordered.get(words, ()), kinds, names_first)
    if not terms and broken:
        terms = best_terms(lexicon.ordered.get(tuple(u.canon for u in inside if not u.virtual), ()), kinds, names_first)
    if terms:
        return Span(start, end, terms, ORDERED)
    if broken:
        return None
    if len(words) > 1:
        terms = best_terms(lexicon.unordered.get(tuple(sorted(words)), ()), kinds, names_first)
        if terms:
            return Span(start, end, terms, UNORDERED)
    return _qualified(start, end, words, lexicon, kinds) if "area" in kinds else None


def _qualified(start: int, end: int, words: tuple[str, ...], lexicon: Lexicon, kinds: Sequence[str]) -> Span | None:
    """Return the area of that place and narrowing; or of that place and the most of the narrowing, the rest loose."""
    narrow, base = split_qualifiers(words, AREA_NOISE)
    known = lexicon.qualified.get(base)
    if not known:
        return None
    fits = max((n for n in known if n <= narrow), key=lambda n: (len(n), sorted(n)), default=None)
    if fits is None:
        return None
    terms = best_terms(known[fits], kinds)
    loose = tuple(sorted(narrow - fits))
    return Span(start, end, terms, PART_QUALIFIED if loose else QUALIFIED, loose) if terms else None


def best_terms(terms: Sequence[Term], kinds: Sequence[str], names_first: bool = False) -> tuple[Term, ...]:
    """Return the terms of the most preferred kind; of areas and of exact names only the best one.

    A word may name several muscles ("quads"): then all of them are meant. A phrase means one skin area only: the one
    so named, else the widest.
    """
    allowed = [t for t in terms if t.entry.kind in kinds]
    if names_first:
        allowed = [t for t in allowed if t.is_name and t.exact] or allowed
    if len(allowed) < 2:
        return tuple(allowed)
    kind = min((t.entry.kind for t in allowed), key=kinds.index)
    same = [t for t in allowed if t.entry.kind == kind]
    named = [t for t in same if t.is_name and t.exact]
    if named:
        return tuple(named[:1])
    if kind == "area":
        return (max(same, key=lambda t: (t.exact, t.entry.broad)),)
    return tuple(same)

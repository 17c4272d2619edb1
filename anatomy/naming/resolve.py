"""Plain words → entities: what a phrase names, on which side, and what in it was not understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from anatomy.model.side import Side
from anatomy.naming import lexicon as lexicons
from anatomy.naming.cover import Span, best_cover, best_terms, is_capital_side, is_silent
from anatomy.naming.lexicon import KIND_ORDER, STRUCTURE_KINDS, Entry, Lexicon, Term
from anatomy.naming.lists import share_nouns
from anatomy.naming.qualifiers import OFF_MIDLINE, QUALIFIERS, SIDE_CAPITALS, SIDE_WORDS
from anatomy.naming.spelling import Speller, nearest_names
from anatomy.naming.tokens import Unit, units
from anatomy.naming.vocabulary import FILLERS, SEPARATORS, STOPS

#: Score of a name with a corrected spelling, as a factor.
CORRECTED = 0.9
#: Words of a phrase beyond this are not read (and are reported as not understood).
MOST_WORDS = 120


@dataclass(frozen=True, slots=True)
class Match:
    """One entity that a phrase names.

    Parameters
    ----------
    kind, id, name
        The entity.
    score
        0–1: how surely the words mean it (1 = a recorded name, as recorded).
    weight
        0–1: its share of the structure named; entities that one word names together ("quads"), and a structure with its
        aside in brackets, share 1.
    side
        The patient's side as said beside it, or None.
    text
        The words it was read from.
    qualifiers
        Narrowing words beside it that no recorded area carries: the true place is smaller than the match.
    group
        Number of the structure in the phrase; matches of one group name one structure.
    """

    kind: str
    id: str
    name: str
    score: float
    weight: float = 1.0
    side: Side | None = None
    text: str = ""
    qualifiers: tuple[str, ...] = ()
    group: int = 0

    @property
    def key(self) -> str:
        """Key of the graph node, e.g. ``"muscle:deltoid"``."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class Resolution:
    """All that was read in a phrase.

    Parameters
    ----------
    matches
        Entities, in the order of the phrase.
    not_understood
        Stretches that name nothing known, each with the nearest names.
    ignored
        Words that were understood but name no structure ("worse at night").
    side
        The one side said in the phrase, or None.
    """

    matches: tuple[Match, ...] = ()
    not_understood: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ignored: tuple[str, ...] = ()
    side: Side | None = None

    def __bool__(self) -> bool:
        """Whether anything was named."""
        return bool(self.matches)

    def ids(self, kind: str | None = None) -> tuple[str, ...]:
        """Return the ids of the matches, of one kind or all."""
        return tuple(m.id for m in self.matches if kind is None or m.kind == kind)


class Resolver:
    """Finds the entities that a phrase names.

    Parameters
    ----------
    entries
        All that can be named; see :mod:`anatomy.naming.lexicon`.

    Examples
    --------
    >>> fingers = [Entry("area", f"{which}_finger", f"{which} finger") for which in ("ring", "little")]
    >>> resolver = Resolver(fingers)
    >>> [m.id for m in resolver.resolve("numb ring and litle fingers").matches]
    ['ring_finger', 'little_finger']
    >>> resolver.resolve("gizzard").not_understood[0][0]
    'gizzard'
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        given = list(entries)
        have = {(e.kind, e.id) for e in given}
        self.lexicon: Lexicon = lexicons.build(
            [*given, *(e for e in lexicons.segment_entries() if (e.kind, e.id) not in have)]
        )
        self._kinds = tuple(dict.fromkeys([*KIND_ORDER, *(e.kind for e in given)]))

    @cached_property
    def _speller(self) -> Speller:
        return Speller(self.lexicon.words)

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for entry in self.lexicon.entries:
            names.setdefault(entry.kind, []).append(entry.name)
        return names

    def kinds(self, kinds: Sequence[str] | str | None) -> tuple[str, ...]:
        """Return the kinds meant, preferred first; "structure" opens into bones, joints and their like."""
        if kinds is None:
            return self._kinds
        asked = (kinds,) if isinstance(kinds, str) else kinds
        opened = [k for kind in asked for k in (STRUCTURE_KINDS if kind == "structure" else (kind,))]
        return tuple(dict.fromkeys([*opened, "segment"]))

    def resolve(self, text: str, kinds: Sequence[str] | str | None = None) -> Resolution:
        """Return what a phrase names.

        Parameters
        ----------
        text
            Ids, names or plain words; several structures may be listed. Any text is allowed.
        kinds
            Kinds of entity to look for, the preferred first; None for all. Segments are always looked for.

        Returns
        -------
        Resolution
            Every word of the text is in a match, among the ignored words, or in what was not understood.
        """
        wanted = self.kinds(kinds)
        typed = units(text)
        read = [self._corrected(u, text) for u in typed[:MOST_WORDS]]
        listed = share_nouns(read, lambda words: bool(best_terms(self.lexicon.ordered.get(words, ()), wanted)))
        spans = best_cover(listed, self.lexicon, wanted)
        return _Reading(text, typed, listed, spans, self, wanted).resolution()

    def find(self, text: str, kinds: Sequence[str] | str | None = None, limit: int = 8) -> list[Match]:
        """Return the entities whose name is the whole text, best first, of every kind allowed.

        Parameters
        ----------
        text
            An id, a name or plain words for one thing.
        kinds
            Kinds allowed, the preferred first; None for all.
        limit
            At most so many.

        Examples
        --------
        >>> muscle = Entry("muscle", "biceps_brachii", "Biceps brachii", ("biceps",))
        >>> [m.kind for m in Resolver([muscle, Entry("reflex", "biceps_reflex", "biceps")]).find("biceps")]
        ['reflex', 'muscle']
        """
        wanted = self.kinds(kinds)
        read = [self._corrected(u, text) for u in units(text)[:MOST_WORDS]]
        words = tuple(u.canon for u in read if not is_silent(u) and u.canon not in ",;.")
        found: dict[tuple[str, str], Match] = {}
        for terms, score in (
            (self.lexicon.ordered.get(words, ()), 1.0),
            (self.lexicon.unordered.get(tuple(sorted(words)), ()), 0.95),
        ):
            ranked = sorted(
                (t for t in terms if t.entry.kind in wanted),
                key=lambda t: (not (t.is_name and t.exact), not t.exact, wanted.index(t.entry.kind)),
            )
            for t in ranked:
                entry = t.entry
                found.setdefault((entry.kind, entry.id), Match(entry.kind, entry.id, entry.name, score, text=text))
        for match in self.resolve(text, wanted).matches if len(found) < limit else ():
            found.setdefault((match.kind, match.id), match)
        return list(found.values())[:limit]

    def nearest(self, text: str, kinds: Sequence[str] | str | None = None, limit: int = 3) -> tuple[str, ...]:
        """Return the names most like a text, best first."""
        names = [name for kind in self.kinds(kinds) if kind != "segment" for name in self._names.get(kind, ())]
        return tuple(nearest_names(text, names, limit))

    def _corrected(self, unit: Unit, text: str) -> Unit:
        """Return the unit with its spelling put right where it is no known word."""
        if unit.kind != "word" or unit.canon in self.lexicon.words or is_capital_side(unit, text):
            return unit
        joined = self.lexicon.squeezed.get(unit.canon)
        if joined is not None and len(joined) == 1:
            return replace(unit, canon=joined[0])
        known = self._speller.correct(unit.canon)
        return unit if known is None else replace(unit, canon=known)


@dataclass(slots=True)
class _Reading:
    """The units of one phrase while they are shared out among matches, ignored words and the rest."""

    text: str
    typed: list[Unit]
    listed: list[Unit]
    spans: list[Span]
    resolver: Resolver
    kinds: tuple[str, ...]

    def resolution(self) -> Resolution:
        owner = self._owners()
        sides = self._said_sides()
        matches: list[Match] = []
        groups = self._groups()
        for number, span in enumerate(self.spans):
            matches += self._matches(span, number, groups, owner, sides)
        unknown, ignored = self._rest(owner)
        said = {s for _, s in sides}
        return Resolution(
            _merged(matches), tuple(unknown), tuple(ignored), next(iter(said)) if len(said) == 1 else None
        )

    def _side(self, unit: Unit) -> Side | None:
        if is_capital_side(unit, self.text):
            return SIDE_CAPITALS[self.text[unit.start : unit.end]]
        return SIDE_WORDS.get(unit.canon)

    def _said_sides(self) -> list[tuple[int, Side]]:
        """Return where a side is said; "midline" says one only where nothing lies beside or off it."""
        sides = [(i, s) for i, u in enumerate(self.listed) if (s := self._side(u)) is not None]
        for i, unit in enumerate(self.listed):
            before = [u.canon for u in self.listed[max(0, i - 2) : i]]
            if unit.canon == "midline" and not set(before) & OFF_MIDLINE:
                sides.append((i, Side.MIDLINE))
        return sorted(sides)

    def _owners(self) -> list[int | None]:
        """Return for each unit the number of the span it belongs to; lone qualifiers join the span beside them."""
        owner: list[int | None] = [None] * len(self.listed)
        for number, span in enumerate(self.spans):
            owner[span.start : span.end] = [number] * (span.end - span.start)
        for i, unit in enumerate(self.listed):
            if "area" in self.kinds and owner[i] is None and unit.canon in QUALIFIERS and unit.canon not in FILLERS:
                owner[i] = self._beside(i, owner, 1)
                if owner[i] is None:
                    owner[i] = self._beside(i, owner, -1)
        return owner

    def _beside(self, i: int, owner: list[int | None], step: int) -> int | None:
        at = i + step
        while 0 <= at < len(owner) and self.listed[at].canon not in SEPARATORS:
            number = owner[at]
            if number is not None:
                return number if self.spans[number].terms[0].entry.kind == "area" else None
            if not is_silent(self.listed[at]) and self.listed[at].canon not in QUALIFIERS:
                return None
            at += step
        return None

    def _groups(self) -> list[int]:
        """Return the structure number of each span: a bracketed name belongs to the name before it."""
        groups: list[int] = []
        for number, span in enumerate(self.spans):
            between = self.listed[self.spans[number - 1].end : span.start] if number else []
            aside = any(u.canon == "(" for u in between) and not any(u.canon in (")", ",", ";") for u in between)
            groups.append(groups[-1] if number and aside else (groups[-1] + 1 if groups else 0))
        return groups

    def _matches(
        self,
        span: Span,
        number: int,
        groups: list[int],
        owner: list[int | None],
        sides: list[tuple[int, Side]],
    ) -> list[Match]:
        members = [u for i, u in enumerate(self.listed) if owner[i] == number and not u.virtual]
        inside = self.listed[span.start : span.end]
        loose = [u for i, u in enumerate(self.listed) if owner[i] == number and not span.start <= i < span.end]
        score = span.score * (CORRECTED if any(self._changed(u) for u in inside) else 1.0)
        score *= 1.0 if all(t.exact for t in span.terms) else 0.98
        words = " ".join(self.text[u.start : u.end] for u in sorted(members, key=lambda u: u.start))
        weight = 1.0 / (len(span.terms) * groups.count(groups[number]))
        return [
            Match(
                kind=term.entry.kind,
                id=term.entry.id,
                name=term.entry.name,
                score=round(score * (0.9 if loose else 1.0), 3),
                weight=weight,
                side=self._side_of(span, sides),
                text=words,
                qualifiers=tuple(QUALIFIERS[u.canon] for u in loose),
                group=groups[number],
            )
            for term in span.terms
        ]

    def _changed(self, unit: Unit) -> bool:
        """Whether the spelling of a unit was put right."""
        return unit.kind == "word" and all(u.canon != unit.canon for u in self.typed if u.start == unit.start)

    def _side_of(self, span: Span, sides: list[tuple[int, Side]]) -> Side | None:
        """Return the side said nearest before a name in its part of the phrase, else after it, else anywhere."""
        if not sides:
            return None
        if len({s for _, s in sides}) == 1:
            return sides[0][1]
        inside = [s for i, s in sides if span.start <= i < span.end]
        if inside:
            return inside[0]
        following = [s.start for s in self.spans if s.start >= span.end]
        after = [s for i, s in sides if span.end <= i < (following[0] if following else len(self.listed))]
        before = [s for i, s in sides if i < span.start]
        close = after and not any(u.canon in SEPARATORS for u in self._until_side(span.end))
        if close or not before:
            return after[0] if after else sides[0][1]
        return before[-1]

    def _until_side(self, start: int) -> list[Unit]:
        out = []
        for unit in self.listed[start:]:
            if self._side(unit) is not None:
                break
            out.append(unit)
        return out

    def _rest(self, owner: list[int | None]) -> tuple[list[tuple[str, tuple[str, ...]]], list[str]]:
        """Return what is left: stretches not understood, and words that name nothing."""
        unknown: list[tuple[str, tuple[str, ...]]] = []
        ignored: list[str] = []
        taken = {u.start for i, u in enumerate(self.listed) if owner[i] is not None}
        run: list[Unit] = []
        for unit in self.typed:
            word = self.text[unit.start : unit.end]
            known = unit.start in taken
            if known or self._is_idle(unit):
                if not known and unit.kind != "mark":
                    ignored.append(word)
                if known or unit.canon in SEPARATORS:
                    self._close(run, unknown)
            else:
                run.append(unit)
        self._close(run, unknown)
        return unknown, ignored

    def _is_idle(self, unit: Unit) -> bool:
        if unit.start >= self.typed[min(len(self.typed), MOST_WORDS) - 1].end:
            return False
        canon = self.resolver._corrected(unit, self.text).canon
        return (
            canon in FILLERS
            or canon in STOPS
            or canon in SEPARATORS
            or unit.kind in ("mark", "number")
            or self._side(unit) is not None
        )

    def _close(self, run: list[Unit], unknown: list[tuple[str, tuple[str, ...]]]) -> None:
        if run:
            words = self.text[run[0].start : run[-1].end]
            unknown.append((words, self.resolver.nearest(words, self.kinds)))
            run.clear()


def _merged(matches: Sequence[Match]) -> tuple[Match, ...]:
    """Return the matches with an entity named twice on one side kept once, by its better reading."""
    kept: dict[tuple[str, str, Side | None], Match] = {}
    for match in matches:
        at = (match.kind, match.id, match.side)
        old = kept.get(at)
        if old is None:
            kept[at] = match
        else:
            better = max(old, match, key=lambda m: m.score)
            kept[at] = replace(
                better, weight=max(old.weight, match.weight), text=f"{old.text}; {match.text}", group=old.group
            )
    return tuple(kept.values())


__all__ = ["Entry", "Match", "Resolution", "Resolver", "Term"]

"""Plain words → entities: what a phrase names, on which side, and what in it was not understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from anatomy.naming import lexicon as lexicons
from anatomy.naming.cover import best_cover, best_terms, is_capital_side, is_silent
from anatomy.naming.lexicon import KIND_ORDER, STRUCTURE_KINDS, Entry, Lexicon
from anatomy.naming.lists import join_afterthoughts, share_nouns
from anatomy.naming.match import Match, Resolution
from anatomy.naming.qualifiers import QUALIFIERS, SIDE_WORDS
from anatomy.naming.reading import Reading, as_typed
from anatomy.naming.spelling import Nearest, Speller
from anatomy.naming.tokens import Unit, join, single_units
from anatomy.naming.vocabulary import AREA_NOISE, FILLERS, STOPS

_NARROWING = QUALIFIERS.keys() | AREA_NOISE | STOPS
#: Words of a phrase beyond this are not read (and are reported as not understood).
MOST_WORDS = 120
#: So many unknown words of a phrase are compared with every known one.
MOST_CORRECTED = 24


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
        self._nearest_of: dict[tuple[str, ...], Nearest] = {}
        self._kinds = tuple(dict.fromkeys([*KIND_ORDER, *(e.kind for e in given)]))

    @cached_property
    def _speller(self) -> Speller:
        return Speller(self.lexicon.words)

    def _nearest(self, kinds: tuple[str, ...]) -> Nearest:
        if kinds not in self._nearest_of:
            self._nearest_of[kinds] = Nearest(
                (text, entry.name)
                for entry in self.lexicon.entries
                if entry.kind in kinds and entry.kind != "segment"
                for text in (entry.name, *entry.words)
            )
        return self._nearest_of[kinds]

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
        typed = single_units(text)
        listed = share_nouns(
            self._read(typed, text), lambda words: bool(best_terms(self.lexicon.ordered.get(words, ()), wanted))
        )
        if "area" in wanted:
            listed = join_afterthoughts(listed, _NARROWING)
        spans = best_cover(listed, self.lexicon, wanted, names_first=kinds is None)
        return Reading(text, typed, listed, spans, self.nearest, wanted, as_typed(typed)).resolution()

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
        read = self._read(single_units(text), text)
        sided = tuple(u.canon for u in read if u.canon in SIDE_WORDS or not is_silent(u))
        unsided = tuple(w for w in sided if w not in SIDE_WORDS)
        found: dict[tuple[str, str], Match] = {}
        for terms, score in (
            (self.lexicon.ordered.get(_bare(sided), ()), 1.0),
            (self.lexicon.ordered.get(_bare(unsided), ()), 0.98),
            (self.lexicon.unordered.get(tuple(sorted(_bare(unsided))), ()), 0.95),
        ):
            ranked = sorted(
                (t for t in terms if t.entry.kind in wanted),
                key=lambda t: (not (t.is_name and t.exact), not t.exact, wanted.index(t.entry.kind)),
            )
            for t in ranked:
                entry = t.entry
                found.setdefault((entry.kind, entry.id), Match(entry.kind, entry.id, entry.name, score, text=text))
        if len(found) < limit:
            read_in = self.resolve(text, kinds)
            lost = sum(len(words.split()) for words, _ in read_in.not_understood)
            partial = read_in.matches if 2 * lost <= len(unsided) else ()
            for match in (*partial, *self._containing(unsided, wanted)):
                found.setdefault((match.kind, match.id), match)
        return list(found.values())[:limit]

    def _containing(self, words: Sequence[str], wanted: Sequence[str]) -> list[Match]:
        """Return the entities with a name that holds all of some words, the shortest names first."""
        holders = [self._holders.get(word, set()) for word in set(words) - FILLERS]
        if not holders:
            return []
        shared = set.intersection(*holders)
        entries = [e for i, e in enumerate(self.lexicon.entries) if i in shared and e.kind in wanted]
        entries.sort(key=lambda e: (len(e.name), wanted.index(e.kind)))
        return [Match(e.kind, e.id, e.name, 0.6, text=" ".join(words)) for e in entries]

    @cached_property
    def _holders(self) -> dict[str, set[int]]:
        """Return for each word the numbers of the entries whose preferred name holds it."""
        holders: dict[str, set[int]] = {}
        for i, entry in enumerate(self.lexicon.entries):
            for word in lexicons.key(entry.name):
                holders.setdefault(word, set()).add(i)
        return holders

    def nearest(
        self, text: str | Sequence[str], kinds: Sequence[str] | str | None = None, limit: int = 3
    ) -> tuple[str, ...]:
        """Return the names most like a text, or like any of several readings of it, best first."""
        texts = (text,) if isinstance(text, str) else tuple(dict.fromkeys(text))
        return tuple(self._nearest(self.kinds(kinds)).find(texts, limit))

    def _read(self, typed: Sequence[Unit], text: str) -> list[Unit]:
        """Return the units with spelling put right and compounds joined; words run together are parted."""
        out: list[Unit] = []
        unknown = 0
        for unit in typed[:MOST_WORDS]:
            if unit.kind != "word" or unit.canon in self.lexicon.words or is_capital_side(unit, text):
                out.append(unit)
                continue
            unknown += 1
            parts = self.lexicon.squeezed.get(unit.canon)
            if parts is None:
                known = self._speller.correct(unit.canon) if unknown <= MOST_CORRECTED else None
                parts = (known or unit.canon,)
            out += [unit._replace(canon=part) for part in parts]
        return join(out)


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without the marks between them."""
    return tuple(word for word in words if word not in ",;.")


__all__ = ["Entry", "Match", "Resolution", "Resolver"]

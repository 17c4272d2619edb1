"""One phrase while its words are shared out among matches, words that name nothing, and the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from anatomy.model.side import Side
from anatomy.naming.cover import Span, is_capital_side, is_silent
from anatomy.naming.match import Match, Resolution
from anatomy.naming.qualifiers import OFF_MIDLINE, QUALIFIERS, SIDE_CAPITALS, SIDE_WORDS
from anatomy.naming.tokens import Unit, join
from anatomy.naming.vocabulary import FILLERS, LIST_SEPARATORS, SEPARATORS, STOPS

#: Score of a name with a corrected spelling, as a factor; of one we shortened; of one with loose qualifiers beside it.
CORRECTED, SHORTENED, LOOSE = 0.9, 0.98, 0.9

#: So many stretches of a phrase that were not understood are given the nearest names.
MOST_NEAREST = 3

#: From readings of a stretch, and kinds, to the nearest names.
Nearest = Callable[[Sequence[str], Sequence[str]], tuple[str, ...]]


@dataclass(slots=True)
class Reading:
    """The units of one phrase, as typed and with lists completed, and the spans that are names."""

    text: str
    typed: list[Unit]
    listed: list[Unit]
    spans: list[Span]
    nearest: Nearest
    kinds: tuple[str, ...]
    correct: frozenset[str]

    def resolution(self) -> Resolution:
        """Return what the phrase names, and what is left of it."""
        owner = self._owners()
        sides = self._said_sides()
        matches: list[Match] = []
        groups = self._groups()
        for number, span in enumerate(self.spans):
            matches += self._matches(span, number, groups, owner, sides)
        unknown, ignored = self._rest(owner)
        if not matches and not unknown and ignored:
            unknown, ignored = [(self.text.strip(), self.nearest((self.text,), self.kinds))], []
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
        while 0 <= at < len(owner) and (self.listed[at].canon not in SEPARATORS or self._joins(at, step)):
            number = owner[at]
            if number is not None:
                return number if self.spans[number].terms[0].entry.kind == "area" else None
            if not (is_silent(self.listed[at]) or self.listed[at].canon in QUALIFIERS or self._joins(at, step)):
                return None
            at += step
        return None

    def _joins(self, at: int, step: int) -> bool:
        """Whether a separator joins qualifiers of one place: "medial/dorsal side of the big toe"."""
        return step > 0 and self.listed[at].canon in LIST_SEPARATORS

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
        score *= 1.0 if all(t.exact for t in span.terms) else SHORTENED
        words = " ".join(self.text[a:b] for a, b in sorted({(u.start, u.end) for u in members}))
        weight = 1.0 / (len(span.terms) * groups.count(groups[number]))
        return [
            Match(
                kind=term.entry.kind,
                id=term.entry.id,
                name=term.entry.name,
                score=round(score * (LOOSE if loose else 1.0), 3),
                weight=weight,
                side=self._side_of(span, sides) or (Side.MIDLINE if term.entry.laterality == "midline" else None),
                text=words,
                qualifiers=(*span.loose, *(QUALIFIERS[u.canon] for u in loose)),
                group=groups[number],
            )
            for term in span.terms
        ]

    def _changed(self, unit: Unit) -> bool:
        """Whether the spelling of a unit was put right."""
        return unit.kind == "word" and unit.canon not in self.correct

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
        stretches = [(u.start, u.end) for i, u in enumerate(self.listed) if owner[i] is not None]
        taken = {u.start for u in self.typed for start, end in stretches if start <= u.start < end}
        idle = {
            u.start
            for u in self.typed
            for w in self.listed
            if w.start <= u.start < w.end and not w.virtual and self._is_idle(w)
        }
        run: list[Unit] = []
        for unit in self.typed:
            word = self.text[unit.start : unit.end]
            known = unit.start in taken
            if known or unit.start in idle or unit.kind == "mark":
                if not known and unit.kind != "mark":
                    ignored.append(word)
                if known or unit.canon in SEPARATORS:
                    self._close(run, unknown)
            else:
                run.append(unit)
        self._close(run, unknown)
        return unknown, ignored

    def _is_idle(self, unit: Unit) -> bool:
        return (
            unit.canon in FILLERS
            or unit.canon in STOPS
            or unit.canon in SEPARATORS
            or unit.kind in ("mark", "number")
            or self._side(unit) is not None
        )

    def _close(self, run: list[Unit], unknown: list[tuple[str, tuple[str, ...]]]) -> None:
        if run:
            words = self.text[run[0].start : run[-1].end]
            around = self.text[self._start_of(run[0]) : self._end_of(run[-1])]
            near = self.nearest((words, around), self.kinds) if len(unknown) < MOST_NEAREST else ()
            unknown.append((words, near))
            run.clear()

    def _start_of(self, unit: Unit) -> int:
        """Return where the part of the phrase begins that holds a unit."""
        return max((u.end for u in self.typed if u.end <= unit.start and u.canon in SEPARATORS), default=0)

    def _end_of(self, unit: Unit) -> int:
        """Return where the part of the phrase ends that holds a unit."""
        return min(
            (u.start for u in self.typed if u.start >= unit.end and u.canon in SEPARATORS), default=len(self.text)
        )


def as_typed(typed: Sequence[Unit]) -> frozenset[str]:
    """Return the canonical words as they were typed, before spelling was put right."""
    return frozenset(u.canon for u in [*typed, *join(typed)])


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

"""Whether one condition of a red-flag rule meets one finding: its words, its place, its segments, its grade."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from anatomy.blocks.denial import affirmed
from anatomy.blocks.words import field_of, matcher, plain
from anatomy.catalogue.red_flag_schema import Condition, RedFlags

#: The grade at which a finding says "tested and spared".
_FULL_GRADE = {"weakness": 5, "reflex": 2}


@dataclass(frozen=True, slots=True)
class SkinPart:
    """One part of the skin that a finding lies on.

    Parameters
    ----------
    area
        Area id, or words for it; empty for a drawing that was not named.
    shares
        Spinal segment to its share of that skin, 0–1.
    """

    area: str = ""
    shares: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding, ready to be matched: ``words`` are those it affirms, ``text`` is all of them."""

    index: int
    type: str
    words: str
    text: str
    side: str
    grade: int | None
    normal: bool
    parts: tuple[SkinPart, ...]


def matches(finding: Seen, condition: Condition, rules: RedFlags) -> bool:
    """Return whether a finding meets everything that a condition says of it."""
    if condition.types and finding.type not in condition.types:
        return False
    if condition.words and not matcher(condition.words).search(finding.words):
        return False
    if condition.also_words and not matcher(condition.also_words).search(finding.words):
        return False
    if condition.not_words and matcher(condition.not_words).search(finding.words):
        return False
    if condition.min_grade is not None and (finding.grade is None or finding.grade < condition.min_grade):
        return False
    if condition.max_grade is not None and not _at_most(finding.grade, condition):
        return False
    return _lies_on(finding, condition, rules)


def _at_most(grade: int | None, condition: Condition) -> bool:
    if grade is None:
        return condition.grade_unknown
    return condition.max_grade is None or grade <= condition.max_grade


def _lies_on(finding: Seen, condition: Condition, rules: RedFlags) -> bool:
    """Return whether a finding lies on the condition's skin.

    Segment and place must meet on the same part. Where nobody resolved the skin, the words alone decide: it is safer to
    ask once too often.
    """
    if not condition.segments and not condition.places:
        return True
    named = _in_place(finding.words, condition.places, rules)
    mapped = [part for part in finding.parts if part.shares]
    if condition.segments_or_places or not (condition.segments and condition.places):
        on_segment = any(_share(part, condition) >= condition.min_share for part in mapped)
        in_place = named or any(_part_in_place(part, condition.places, rules) for part in finding.parts)
        return on_segment or in_place
    if not mapped:
        return named or any(_part_in_place(part, condition.places, rules) for part in finding.parts)
    return any(
        _share(part, condition) >= condition.min_share and (named or _part_in_place(part, condition.places, rules))
        for part in mapped
    )


def _share(part: SkinPart, condition: Condition) -> float:
    return sum(part.shares.get(segment, 0.0) for segment in condition.segments)


def _in_place(words: str, places: Iterable[str], rules: RedFlags) -> bool:
    for place in places:
        if matcher(rules.places[place]).search(words):
            exceptions = rules.place_exceptions.get(place, ())
            if not matcher(exceptions).search(words):
                return True
    return False


def _part_in_place(part: SkinPart, places: Iterable[str], rules: RedFlags) -> bool:
    """Return whether an area is on a place: by its id where the place lists areas, else by its words."""
    by_words = []
    for place in places:
        if place in rules.place_areas and " " not in part.area:
            if part.area in rules.place_areas[place]:
                return True
        else:
            by_words.append(place)
    return _in_place(plain(part.area), by_words, rules)


def both_sides(matched: Iterable[Seen]) -> bool:
    """Return whether findings lie on both sides together."""
    found = list(matched)
    sides = {finding.side for finding in found}
    said = any(f.side == "unknown" and matcher(("both", "bilateral*")).search(f.words) for f in found)
    return said or "both" in sides or {"left", "right"} <= sides


def opposite_sides(groups: Sequence[Sequence[Seen]]) -> bool:
    """Return whether findings of two conditions lie on opposite sides, one on each."""
    sides = [{finding.side for finding in group} for group in groups]
    return any({"left", "right"} == {a, b} for one, other in combinations(sides, 2) for a in one for b in other)


def knows(finding: Seen, condition: Condition) -> bool:
    """Return whether a condition that speaks of words knows those of a finding, affirmed or denied."""
    if condition.types and finding.type not in condition.types:
        return False
    return any(matcher(words).search(finding.text) for words in (condition.words, condition.also_words))


def see(index: int, finding: Any, parts: Sequence[SkinPart], rules: RedFlags) -> Seen:
    """Return a finding ready to be matched; a grade that contradicts "normal" counts."""
    kind, grade = str(field_of(finding, "type")), field_of(finding, "grade")
    normal = str(field_of(finding, "state") or "abnormal") == "normal"
    full = _FULL_GRADE.get(kind)
    contradicted = grade is not None and full is not None and grade != full
    text = str(field_of(finding, "structure") or "")
    misleading = matcher(rules.misleading_phrases)
    return Seen(
        index=index,
        type=kind,
        words=misleading.sub(" ", affirmed(text)),
        text=misleading.sub(" ", plain(text)),
        side=str(field_of(finding, "side") or "unknown"),
        grade=grade,
        normal=(normal and not contradicted) or (grade is not None and grade == full),
        parts=tuple(parts),
    )

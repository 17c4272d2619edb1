"""Red flags come before levels: which of the rules in ``data/red_flags.json`` a set of findings raises.

The rules are data; this module only reads them. It works on the findings as written, on where skin findings lie (when
the caller has resolved that), and on the circumstances. "Unsure" counts as yes, a missing answer is no answer, and a
sign that was found is not talked away by a "no".

References
----------
Source keys: ``nice-ng59``, ``gcare-redflags``, ``hsib-ces``, ``finucane-2020``, ``aha-chest-2021``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from anatomy.blocks.words import field_of, matcher, plain
from anatomy.catalogue.red_flag_schema import Condition, RedFlagRule, RedFlags, Trigger

#: The answer to a rule's question, read from ``context.red_flags``.
Reply = Literal["yes", "unsure", "no"]
_REPLIES: dict[object, Reply] = {True: "yes", "yes": "yes", "true": "yes", "unsure": "unsure", False: "no", "no": "no"}
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
class RedFlag:
    """A rule that was raised.

    Parameters
    ----------
    id, name, suspect
        The rule.
    state
        ``"question"``: to be asked. ``"stop"``: refer first.
    holds_blocks
        Whether block suggestions are withheld while it stands. Advice does not hold them.
    text, action, questions
        Why, what to do, what to ask.
    findings
        Indices of the findings that raised it.
    flag
        Its name in the reference pack's worked examples.
    sources, verified
        Source keys, and whether one of them was read.
    """

    id: str
    name: str
    suspect: str
    state: Literal["question", "stop"]
    holds_blocks: bool
    text: str
    action: str
    questions: tuple[str, ...]
    findings: tuple[int, ...]
    flag: str
    sources: tuple[str, ...]
    verified: bool

    def to_dict(self) -> dict[str, Any]:
        """Return the row of the answer document."""
        return {
            "id": self.id,
            "name": self.name,
            "suspect": self.suspect,
            "state": self.state,
            "holds_blocks": self.holds_blocks,
            "text": self.text,
            "action": self.action,
            "questions": list(self.questions),
            "findings": list(self.findings),
            "flag": self.flag,
            "sources": list(self.sources),
            "verified": self.verified,
        }


@dataclass(frozen=True, slots=True)
class _Seen:
    """A finding, ready to be matched."""

    index: int
    type: str
    words: str
    side: str
    grade: int | None
    normal: bool
    parts: tuple[SkinPart, ...]


def assess(
    findings: Sequence[Any],
    context: Any = None,
    *,
    rules: RedFlags,
    resolved: Mapping[int, Sequence[SkinPart]] | None = None,
) -> tuple[RedFlag, ...]:
    """Return the red flags that a set of findings raises, stops first.

    Parameters
    ----------
    findings
        Findings as mappings or objects with ``type``, ``structure``, ``side``, ``state`` and ``grade``.
    context
        Circumstances as a mapping or object with ``age_years``, ``infection``, ``pregnant``, ``anticoagulant`` and
        ``red_flags`` (answers by rule id: true, false, "unsure" or null).
    rules
        ``data/red_flags.json``, read.
    resolved
        For a finding's index, the parts of skin it lies on. Words are used where it is missing.

    Returns
    -------
    tuple of RedFlag
        Stops, then questions that hold blocks, then advice; at most one a rule.

    Examples
    --------
    >>> from anatomy.blocks.book import load_red_flags
    >>> chest = [{"type": "pain", "structure": "left chest and inner arm", "side": "left"}]
    >>> [(f.id, f.state) for f in assess(chest, rules=load_red_flags()) if f.holds_blocks]
    [('cardiac', 'question')]
    >>> assess(chest, {"red_flags": {"cardiac": "unsure"}}, rules=load_red_flags())[0].state
    'stop'
    """
    seen = [_see(i, finding, (resolved or {}).get(i, ())) for i, finding in enumerate(findings)]
    found = [flag for rule in rules.rules if (flag := _judge(rule, seen, context, rules)) is not None]
    found += _unknown_answers(context, rules)
    return tuple(sorted(found, key=lambda flag: (flag.state != "stop", not flag.holds_blocks)))


def blocks_withheld(flags: Iterable[RedFlag]) -> bool:
    """Return whether any flag holds block suggestions back."""
    return any(flag.holds_blocks for flag in flags)


def _judge(rule: RedFlagRule, seen: Sequence[_Seen], context: Any, rules: RedFlags) -> RedFlag | None:
    """Return the strongest form in which a rule stands, or None."""
    reply = _reply(rule, context)
    raised = [(t, hits) for t in rule.triggers if (hits := _trigger_hits(t, seen, context, rules)) is not None]
    for trigger, hits in raised:
        if trigger.state == "stop" and not (trigger.released_by_no and reply == "no"):
            return _flag(rule, "stop", True, trigger.text, hits)
    if reply in ("yes", "unsure"):
        text = "Answered yes." if reply == "yes" else "Answered unsure, which counts as yes."
        hits = raised[0][1] if raised else ()
        return _flag(rule, "stop" if rule.yes_is_stop else "question", rule.yes_is_stop, text, hits)
    if reply == "no":
        return None
    released = _released(rule, seen)
    for trigger, hits in raised:
        if trigger.state == "question" and trigger.holds_blocks and not released:
            return _flag(rule, "question", True, trigger.text, hits)
    for trigger, hits in raised:
        if trigger.state == "question" and not trigger.holds_blocks:
            return _flag(rule, "question", False, trigger.text, hits)
    return None


def _flag(
    rule: RedFlagRule, state: Literal["question", "stop"], holds: bool, text: str, hits: Iterable[int]
) -> RedFlag:
    strength: Literal["advice", "question", "stop"] = state if holds else "advice"
    ask = " ".join(rule.questions)
    action = (
        rule.action if state == "stop" else f"Ask: {ask}" + (" Until answered, no block is shown." if holds else "")
    )
    return RedFlag(
        id=rule.id,
        name=rule.name,
        suspect=rule.suspect,
        state=state,
        holds_blocks=holds,
        text=text,
        action=action,
        questions=rule.questions,
        findings=tuple(sorted(set(hits))),
        flag=rule.legacy_flags[strength],
        sources=rule.sources,
        verified=rule.verified,
    )


def _released(rule: RedFlagRule, seen: Sequence[_Seen]) -> bool:
    """Return whether normal findings together answer the rule's question with "no"."""
    spared = [finding.words for finding in seen if finding.normal]
    return bool(rule.released_by) and all(
        any(matcher(group).search(words) for words in spared) for group in rule.released_by
    )


def _trigger_hits(trigger: Trigger, seen: Sequence[_Seen], context: Any, rules: RedFlags) -> tuple[int, ...] | None:
    """Return the findings that met a trigger's conditions, or None when one failed."""
    hits: list[int] = []
    for condition in trigger.all_of:
        if _speaks_of_circumstance(condition):
            if not _circumstance_holds(condition, context):
                return None
            continue
        matched = [f for f in seen if not f.normal and _matches(f, condition, rules)]
        if condition.absent:
            if matched:
                return None
            continue
        if not matched or (condition.bilateral and not _both_sides(matched)):
            return None
        hits += [finding.index for finding in matched]
    return tuple(hits)


def _matches(finding: _Seen, condition: Condition, rules: RedFlags) -> bool:
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
    if condition.max_grade is not None and (finding.grade is None or finding.grade > condition.max_grade):
        return False
    return _lies_on(finding, condition, rules)


def _lies_on(finding: _Seen, condition: Condition, rules: RedFlags) -> bool:
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


def _both_sides(matched: Iterable[_Seen]) -> bool:
    sides = {finding.side for finding in matched}
    return "both" in sides or {"left", "right"} <= sides


def _speaks_of_circumstance(condition: Condition) -> bool:
    return condition.age_over is not None or condition.age_under is not None or condition.context is not None


def _circumstance_holds(condition: Condition, context: Any) -> bool:
    if condition.context is not None:
        if condition.context == "anticoagulant_not_asked":
            return field_of(context, "anticoagulant") is None
        return field_of(context, condition.context) not in (None, False, "", "none", "no")
    age = field_of(context, "age_years")
    if age is None:
        return condition.age_unknown
    return (condition.age_over is None or age > condition.age_over) and (
        condition.age_under is None or age < condition.age_under
    )


def _reply(rule: RedFlagRule, context: Any) -> Reply | None:
    """Return the gravest answer given under any of the rule's keys."""
    answers = field_of(context, "red_flags") or {}
    replies = {_REPLIES.get(answers.get(key)) for key in (rule.id, *rule.answer_keys)}
    return next((reply for reply in ("yes", "unsure", "no") if reply in replies), None)


def _unknown_answers(context: Any, rules: RedFlags) -> list[RedFlag]:
    """Return a stop for each "yes" given to a question we do not know: it is not for us to overlook it."""
    known = {key for rule in rules.rules for key in (rule.id, *rule.answer_keys)}
    answers = field_of(context, "red_flags") or {}
    return [
        RedFlag(
            id=str(key),
            name=str(key).replace("_", " "),
            suspect="a danger named by the user",
            state="stop",
            holds_blocks=True,
            text=f"The question '{key}' was answered yes or unsure; it is not one of ours.",
            action="Clear it first; no block.",
            questions=(),
            findings=(),
            flag="",
            sources=(),
            verified=False,
        )
        for key, value in answers.items()
        if key not in known and _REPLIES.get(value) in ("yes", "unsure")
    ]


def _see(index: int, finding: Any, parts: Sequence[SkinPart]) -> _Seen:
    kind, grade = str(field_of(finding, "type")), field_of(finding, "grade")
    normal = str(field_of(finding, "state") or "abnormal") == "normal"
    full = grade is not None and grade == _FULL_GRADE.get(kind)
    return _Seen(
        index=index,
        type=kind,
        words=plain(str(field_of(finding, "structure") or "")),
        side=str(field_of(finding, "side") or "unknown"),
        grade=grade,
        normal=normal or full,
        parts=tuple(parts),
    )

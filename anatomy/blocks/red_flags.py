"""Red flags come before levels: which of the rules in ``data/red_flags.json`` a set of findings raises.

The rules are data; this module only reads them. It works on the findings as written, on where skin findings lie (when
the caller has resolved that), and on the circumstances. "Unsure" counts as yes, a missing answer is no answer, and a
sign that was found is not talked away by a "no". How one condition meets one finding: ``flag_match.py``.

References
----------
Source keys: ``nice-ng59``, ``gcare-redflags``, ``hsib-ces``, ``finucane-2020``, ``aha-chest-2021``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from anatomy.blocks.flag_match import Seen, SkinPart, both_sides, knows, matches, opposite_sides, see
from anatomy.blocks.words import field_of, matcher
from anatomy.catalogue.red_flag_schema import Condition, RedFlagRule, RedFlags, Trigger

#: The answer to a rule's question, read from ``context.red_flags``.
Reply = Literal["yes", "unsure", "no"]
#: Types of finding whose words are free and read by the rules alone.
_FREE_WORDS = frozenset({"history", "visceral", "autonomic"})
_ANSWERED = {"yes": "yes", "unsure": "unsure, which counts as yes"}
_REPLIES: dict[object, Reply] = {True: "yes", "yes": "yes", "true": "yes", "unsure": "unsure", False: "no", "no": "no"}


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
    seen = _seen(findings, rules, resolved)
    found = [flag for rule in rules.rules if (flag := _judge(rule, seen, context, rules)) is not None]
    found += _unknown_answers(context, rules)
    return tuple(sorted(found, key=lambda flag: (flag.state != "stop", not flag.holds_blocks)))


def unread_words(findings: Sequence[Any], rules: RedFlags) -> list[str]:
    """Return a sentence for each finding in free words that no rule knows: silence is not to be taken for safety.

    Parameters
    ----------
    findings
        As for :func:`assess`.
    rules
        ``data/red_flags.json``, read.

    Returns
    -------
    list of str
        Words that a rule knows, affirmed or denied, are not listed.

    Examples
    --------
    >>> from anatomy.blocks.book import load_red_flags
    >>> words = [{"type": "history", "structure": text} for text in ("fever", "no fever", "likes tea")]
    >>> unread_words(words, load_red_flags())
    ['No red-flag rule knows the words “likes tea”: judge them yourself.']
    """
    free = [f for f in _seen(findings, rules, None) if f.type in _FREE_WORDS and not f.normal]
    known = [condition for rule in rules.rules for trigger in rule.triggers for condition in trigger.all_of]
    unknown = [f.index for f in free if not any(knows(f, condition) for condition in known)]
    words = (field_of(findings[i], "structure") for i in unknown)
    return [f"No red-flag rule knows the words “{text}”: judge them yourself." for text in words]


def _seen(findings: Sequence[Any], rules: RedFlags, resolved: Mapping[int, Sequence[SkinPart]] | None) -> list[Seen]:
    return [see(i, finding, (resolved or {}).get(i, ()), rules) for i, finding in enumerate(findings)]


def blocks_withheld(flags: Iterable[RedFlag]) -> bool:
    """Return whether any flag holds block suggestions back."""
    return any(flag.holds_blocks for flag in flags)


def _judge(rule: RedFlagRule, seen: Sequence[Seen], context: Any, rules: RedFlags) -> RedFlag | None:
    """Return the strongest form in which a rule stands, or None."""
    reply = _reply(rule, context)
    raised = [(t, hits) for t in rule.triggers if (hits := _trigger_hits(t, seen, context, rules)) is not None]
    for trigger, hits in raised:
        if trigger.state == "stop" and not (trigger.released_by_no and reply == "no"):
            return _flag(rule, "stop", True, trigger.text, hits, trigger)
    if reply in ("yes", "unsure"):
        text = f"Answered {_ANSWERED[reply]}: {' '.join(rule.questions)}"
        hits = raised[0][1] if raised else ()
        return _flag(rule, "stop" if rule.yes_is_stop else "question", rule.yes_is_stop, text, hits)
    if reply == "no":
        return None
    released = _released(rule, seen)
    for trigger, hits in raised:
        if trigger.state == "question" and trigger.holds_blocks and not (released and trigger.released_by_findings):
            return _flag(rule, "question", True, trigger.text, hits, trigger)
    for trigger, hits in raised:
        if trigger.state == "question" and not trigger.holds_blocks:
            return _flag(rule, "question", False, trigger.text, hits, trigger)
    return None


def _flag(
    rule: RedFlagRule,
    state: Literal["question", "stop"],
    holds: bool,
    text: str,
    hits: Iterable[int],
    trigger: Trigger | None = None,
) -> RedFlag:
    """Return a rule as raised; a trigger may have sources of its own."""
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
        sources=(trigger and trigger.sources) or rule.sources,
        verified=rule.verified if trigger is None or trigger.verified is None else trigger.verified,
    )


def _released(rule: RedFlagRule, seen: Sequence[Seen]) -> bool:
    """Return whether normal findings together answer the rule's question with "no"."""
    spared = [finding.text for finding in seen if finding.normal]
    return bool(rule.released_by) and all(
        any(matcher(group).search(words) for words in spared) for group in rule.released_by
    )


def _trigger_hits(trigger: Trigger, seen: Sequence[Seen], context: Any, rules: RedFlags) -> tuple[int, ...] | None:
    """Return the findings that met a trigger's conditions, or None when one failed."""
    hits: list[int] = []
    groups: list[list[Seen]] = []
    for condition in trigger.all_of:
        if _speaks_of_circumstance(condition):
            if not _circumstance_holds(condition, context):
                return None
            continue
        matched = [f for f in seen if not f.normal and matches(f, condition, rules)]
        if condition.absent:
            if matched:
                return None
            continue
        if not matched or (condition.bilateral and not both_sides(matched)):
            return None
        groups.append(matched)
        hits += [finding.index for finding in matched]
    if trigger.opposite_sides and not opposite_sides(groups):
        return None
    return tuple(hits)


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

"""What a red-flag rule holds: ``data/red_flags.json``.

A rule is data: what it suspects, what to ask, which findings raise it, what to do, and who says so. The engine that
reads it is ``anatomy/blocks/red_flags.py``; it knows no rule by name.

Words are matched as a reader would: ``fever`` is a whole word, ``sweat*`` any ending, ``inner+arm`` both words close
together in either order, ``=arm`` the whole phrase with side words left out.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from anatomy.model.source import Frozen

FlagState = Literal["question", "stop"]


class Condition(Frozen):
    """Something that must hold. Fields that speak of a finding must all be met by the same finding."""

    types: tuple[str, ...] = Field((), description="Types of finding; any when empty.")
    words: tuple[str, ...] = Field((), description="At least one is in the finding's words.")
    also_words: tuple[str, ...] = Field((), description="And at least one of these.")
    not_words: tuple[str, ...] = Field((), description="And none of these.")
    places: tuple[str, ...] = Field((), description="Named places, of which the finding lies on one.")
    segments: tuple[str, ...] = Field((), description="Spinal segments whose skin it lies on.")
    min_share: float = Field(0.2, description="Least share of those segments, 0–1.")
    segments_or_places: bool = Field(False, description="True when either the segments or a place are enough.")
    bilateral: bool = Field(False, description="On both sides.")
    min_grade: int | None = Field(None, description="Least grade, for a reflex.")
    max_grade: int | None = Field(None, description="Greatest grade, for a muscle.")
    grade_unknown: bool = Field(False, description="The greatest grade is met, too, when no grade is given.")
    absent: bool = Field(False, description="True when no finding may match.")
    age_over: float | None = Field(None, description="Older than, years.")
    age_under: float | None = Field(None, description="Younger than, years.")
    age_unknown: bool = Field(False, description="Met, too, when the age is not known.")
    context: Literal["infection", "pregnant", "anticoagulant", "anticoagulant_not_asked"] | None = Field(
        None, description="A circumstance that must be given."
    )


class Trigger(Frozen):
    """A set of conditions that raises the rule."""

    state: FlagState = Field(description="'stop', or 'question': to be asked.")
    holds_blocks: bool = Field(True, description="False for a question that is advice and holds nothing back.")
    released_by_no: bool = Field(False, description="True when a plain 'no' to the rule's question releases a stop.")
    released_by_findings: bool = Field(
        True, description="False when normal findings do not answer this trigger's question, though they do others'."
    )
    text: str = Field(description="Why the rule was raised, as shown.")
    opposite_sides: bool = Field(False, description="True when two conditions must be met on opposite sides.")
    all_of: tuple[Condition, ...] = Field(description="All must hold.")
    sources: tuple[str, ...] = Field((), description="Source keys of this trigger, where they are not the rule's.")
    verified: bool | None = Field(None, description="Whether a source was read that says so, where not as the rule.")


class RedFlagRule(Frozen):
    """One rule."""

    id: str = Field(description="Slug; also the key of the answer in context.red_flags.")
    name: str = Field(description="Short name.")
    suspect: str = Field(description="What is suspected.")
    answer_keys: tuple[str, ...] = Field((), description="Other keys under which an answer is understood.")
    questions: tuple[str, ...] = Field(description="What to ask.")
    action: str = Field(description="What to do when it is a stop.")
    yes_is_stop: bool = Field(True, description="True when 'yes' or 'unsure' to the question is a stop.")
    released_by: tuple[tuple[str, ...], ...] = Field(
        (), description="Groups of words; when normal findings cover every group, the question is answered 'no'."
    )
    triggers: tuple[Trigger, ...] = Field(description="What raises it; the strongest that holds counts.")
    legacy_flags: dict[Literal["advice", "question", "stop"], str] = Field(
        description="Name of the flag in the worked examples, by strength."
    )
    sources: tuple[str, ...] = Field(description="Source keys.")
    verified: bool = Field(description="True when a source was read that says so; else recalled.")
    note: str = Field("", description="What of it is recalled or chosen by us.")


class RedFlags(Frozen):
    """``data/red_flags.json``."""

    places: dict[str, tuple[str, ...]] = Field(description="Named places of the body and the words for them.")
    place_exceptions: dict[str, tuple[str, ...]] = Field(description="Words that take a phrase out of a place.")
    place_areas: dict[str, tuple[str, ...]] = Field(
        description="Ids in areas.json that make up a place; where given, an area is on the place by its id alone."
    )
    misleading_phrases: tuple[str, ...] = Field(
        (), description="Phrases left out before words are matched: 'hay fever', 'worse in the fall'."
    )
    rules: tuple[RedFlagRule, ...] = Field(description="The rules, gravest first.")

"""Records of published figures: bedside tests, priors and pain referral.

Files ``data/bedside_tests.json``, ``data/priors.json``, ``data/pain_referral.json``. Every figure stays with its study,
population and direction: P(finding | root) and P(root | finding) are never mixed, and a null is no number.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from anatomy.model.source import Frozen

Interval = tuple[float, float]
TargetKind = Literal[
    "root", "cord", "cauda_equina", "plexus", "nerve", "joint", "bone", "tendon_fascia", "organ", "syndrome"
]
Setting = Literal[
    "population",
    "primary care",
    "emergency",
    "secondary care",
    "surgical",
    "pain clinic",
    "EMG laboratory",
    "mixed",
    "unknown",
]
#: What a claim may hold besides its main figures: ranges, odds ratios, or words.
OtherFigures = dict[str, float | str | Interval]


class Target(Frozen):
    """What a test speaks for, or a prior is about."""

    kind: TargetKind = Field(description="Kind of target.")
    text: str = Field(description="The target as the reference has it.")
    segments: tuple[str, ...] = Field((), description="Spinal segments named in it.")
    entity: str | None = Field(None, description="Id of the nerve, joint, bone or organ, when it names exactly one.")


class AccuracyClaim(Frozen):
    """One study's figures for a test. Proportions are 0–1, n are patients unless the note says otherwise."""

    study: str = Field(description="Study or review.")
    condition: str = Field(description="Condition tested for.")
    population: str | None = Field(description="Who was tested.")
    n: int | None = Field(description="How many.")
    sensitivity: float | None = Field(description="P(positive | condition).")
    sensitivity_ci95: Interval | None = Field(description="95 % interval.")
    specificity: float | None = Field(description="P(negative | no condition).")
    specificity_ci95: Interval | None = Field(description="95 % interval.")
    lr_pos: float | None = Field(description="Likelihood ratio of a positive result.")
    lr_pos_ci95: Interval | None = Field(description="95 % interval.")
    lr_pos_infinite: bool = Field(False, description="True when specificity was 1: add 0.5 to each cell, or cap.")
    lr_neg: float | None = Field(description="Likelihood ratio of a negative result.")
    lr_neg_ci95: Interval | None = Field(description="95 % interval.")
    lr_basis: str | None = Field(description="reported, computed here, both, or derived; null without a ratio.")
    other: OtherFigures | str | None = Field(description="Further figures or words.")
    sources: tuple[str, ...] = Field(description="Source keys.")
    verified: bool = Field(description="True when the figure was seen in stored material, else recalled.")
    locator: str = Field(description="Where in the source.")
    note: str | None = Field(description="What to know beside it.")


class BedsideTest(Frozen):
    """A bedside test, sign or history item that localises."""

    id: str = Field(description="Slug of the name.")
    legacy_id: str = Field(description="Id in the reference pack.")
    name: str = Field(description="Preferred name.")
    synonyms: tuple[str, ...] = Field(description="Other names.")
    category: str = Field(description="provocation, motor, sensory, reflex, history, …")
    how: str = Field(description="How it is done.")
    speaks_for: tuple[Target, ...] = Field(description="What a positive result speaks for.")
    argues_against: tuple[str, ...] = Field(description="What it speaks against, in words.")
    correlation_group: str = Field(description="Tests of one group are one witness: never multiply inside it.")
    evidence: Literal["A", "B", "C", "D"] = Field(description="A pooled or concordant … D tradition, no usable figure.")
    claims: tuple[AccuracyClaim, ...] = Field(description="Figures, study by study.")
    verified: bool = Field(description="True when at least one claim was seen.")
    note: str | None = Field(description="What to know about it.")


class Prior(Frozen):
    """A frequency, with its population and setting."""

    id: str = Field(description="Slug.")
    legacy_id: str = Field(description="Id in the reference pack.")
    group: str = Field(description="'presentation: X' rows give P(cause | X).")
    condition: str = Field(description="What is counted.")
    target: Target = Field(description="What it is about.")
    measure: str = Field(description="incidence, prevalence, proportion, rank, rate ratio, …")
    value: float | None = Field(description="The figure; null where only a range or statement exists.")
    low: float | None = Field(description="Low end of a range.")
    high: float | None = Field(description="High end of a range.")
    ci95: Interval | None = Field(description="95 % interval.")
    unit: str = Field(description="Unit.")
    denominator: str | None = Field(description="What a proportion is of.")
    population: str = Field(description="Who.")
    setting: Setting = Field(description="Where.")
    sex: str | None = Field(description="Sex, where restricted.")
    age: str | None = Field(description="Age, where restricted.")
    period: str | None = Field(description="Years of the study.")
    n: int | None = Field(description="How many.")
    sources: tuple[str, ...] = Field(description="Source keys.")
    verified: bool = Field(description="True when the number was seen, else recalled.")
    locator: str = Field(description="Where in the source.")
    note: str | None = Field(description="What to know beside it.")


class PainReferral(Frozen):
    """A published figure about where the symptoms of a root are felt."""

    id: str = Field(description="Slug.")
    legacy_id: str = Field(description="Id in the reference pack.")
    study: str = Field(description="Study.")
    root: str = Field(description="Root or disc level, as the study has it.")
    segments: tuple[str, ...] = Field(description="Spinal segments named in it.")
    region: str = Field(description="Region of the body.")
    symptom: str = Field(description="Symptom.")
    value: float | Interval | None = Field(description="The figure; null: a direction of effect only.")
    unit: str = Field(description="Unit.")
    n: int | None = Field(description="Size of the group.")
    count: int | None = Field(None, description="How many of n.")
    direction: Literal[
        "P(finding | root or disc level)",
        "P(root or disc level | finding)",
        "prior over roots",
        "qualitative",
        "study size",
    ] = Field(description="Which way the figure runs; the two directions are never mixed.")
    sources: tuple[str, ...] = Field(description="Source keys.")
    verified: bool = Field(description="True when seen, else recalled.")
    note: str = Field("", description="What to know beside it.")
    reviewed: str = Field(description="Date of the last reading, ISO.")
    review_note: str = Field("", description="What that reading changed.")

"""Records of drugs, toxicity, indications and courses, one model for each file of ``data/``."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from anatomy.catalogue.block_schema import BlockKind, EvidenceGrade
from anatomy.model.source import Frozen

Range = tuple[float, float]


class MaxDoseClaim(Frozen):
    """A ceiling, as one authority states it."""

    authority: str = Field(description="Who states it.")
    plain_mg_per_kg: float | None = Field(description="Without adrenaline, mg per kg.")
    plain_max_mg: float | None = Field(description="Without adrenaline, mg in all.")
    with_adrenaline_mg_per_kg: float | None = Field(description="With adrenaline, mg per kg.")
    with_adrenaline_max_mg: float | None = Field(description="With adrenaline, mg in all.")
    population: str | None = Field(None, description="Whom it is for, where not adults.")
    sources: tuple[str, ...] = Field(description="Source keys.")
    verified: bool = Field(description="True when read, else recalled.")
    note: str = Field(description="What to know beside it.")


class DefaultCeiling(Frozen):
    """The ceiling used when none is chosen: the lowest credible claim."""

    plain_mg_per_kg: float = Field(description="Without adrenaline, mg per kg.")
    plain_max_mg: float = Field(description="Without adrenaline, mg in all.")
    with_adrenaline_mg_per_kg: float = Field(description="With adrenaline, mg per kg.")
    with_adrenaline_max_mg: float = Field(description="With adrenaline, mg in all.")
    rule: str = Field(description="How it was chosen.")


class WeightCeiling(Frozen):
    """The default ceiling worked out for one weight."""

    weight_kg: int = Field(description="Body weight, kg.")
    plain_mg: float = Field(description="Without adrenaline, mg.")
    with_adrenaline_mg: float = Field(description="With adrenaline, mg.")


class Infiltration(Frozen):
    """Onset and duration in tissue."""

    onset_min: Range = Field(description="Onset, minutes.")
    duration_min_plain: Range = Field(description="Duration without adrenaline, minutes.")
    duration_min_adrenaline: Range = Field(description="Duration with adrenaline, minutes.")
    sources: tuple[str, ...] = Field(description="Source keys.")
    verified: bool = Field(description="True when read, else recalled.")


class NerveBlockTiming(Frozen):
    """Onset and duration at a nerve."""

    onset_min: Range = Field(description="Onset, minutes.")
    duration_h: Range = Field(description="Duration, hours.")
    sources: tuple[str, ...] = Field(description="Source keys.")
    verified: bool = Field(description="True when read, else recalled.")


class SourcedText(Frozen):
    """A statement with its sources."""

    text: str = Field(description="The statement.")
    sources: tuple[str, ...] = Field(description="Source keys.")
    verified: bool = Field(description="True when read, else recalled.")


class Drug(Frozen):
    """One local anaesthetic."""

    id: str = Field(description="Slug of the name.")
    legacy_id: str = Field(description="Id in the reference pack.")
    name: str = Field(description="International non-proprietary name.")
    synonyms: tuple[str, ...] = Field(description="Brand names.")
    original_text_name: str = Field(description="Name in the original text; empty when it is not there.")
    drug_class: Literal["ester", "amide"] = Field(description="Allergy crosses within esters, not between the classes.")
    class_note: str = Field("", description="What to know about the class.")
    atc: str = Field(description="ATC code.")
    mechanism: str = Field(description="How it works.")
    concentration_percent: dict[str, Range] = Field(description="Strengths by use, per cent.")
    max_dose_claims: tuple[MaxDoseClaim, ...] = Field(description="Every ceiling claimed, authority by authority.")
    default_ceiling: DefaultCeiling = Field(description="The conservative default.")
    ceilings_by_weight: tuple[WeightCeiling, ...] = Field(description="The default worked out at 50, 70 and 100 kg.")
    infiltration: Infiltration = Field(description="Timing in tissue.")
    nerve_block: NerveBlockTiming = Field(description="Timing at a nerve.")
    cautions: tuple[str, ...] = Field(description="When to take care.")
    toxicity_threshold: SourcedText = Field(description="At what blood level signs begin.")
    sources: tuple[str, ...] = Field(description="Source keys.")
    verified: bool = Field(description="True when a key statement was read, else recalled.")
    reviewed: str = Field(description="Date of the last clinical reading, ISO.")
    review_note: str = Field(description="What that reading changed.")


class LipidOver70(Frozen):
    """Lipid above 70 kg."""

    bolus_ml: float = Field(description="Bolus, mL.")
    bolus_min: Range = Field(description="Over how many minutes.")
    infusion_ml: Range = Field(description="Infusion, mL.")
    infusion_min: Range = Field(description="Over how many minutes.")


class LipidUnder70(Frozen):
    """Lipid below 70 kg."""

    bolus_ml_per_kg: float = Field(description="Bolus, mL per kg.")
    bolus_min: Range = Field(description="Over how many minutes.")
    infusion_ml_per_kg_min: float = Field(description="Infusion, mL per kg per minute.")


class LipidAsra(Frozen):
    """Lipid doses of the 2020 ASRA checklist."""

    product: str = Field(description="What is given.")
    over_70kg: LipidOver70 = Field(description="Above 70 kg.")
    under_70kg: LipidUnder70 = Field(description="Below 70 kg.")
    if_unstable: str = Field(description="What is done while unstable.")
    continue_after_stable_min: float = Field(description="Minutes after stability.")
    continue_note: str = Field(description="Why sources differ.")
    max_ml_per_kg: float = Field(description="Never more, mL per kg.")
    weight: str = Field(description="Which body weight.")
    sources: tuple[str, ...] = Field(description="Source keys.")
    verified: bool = Field(description="True when read, else recalled.")
    verified_fields: tuple[str, ...] = Field(description="Which figures were read.")


class LipidAagbi(Frozen):
    """Lipid doses of the 2010 AAGBI guideline."""

    bolus_ml_per_kg: float = Field(description="Bolus, mL per kg.")
    bolus_min: Range = Field(description="Over how many minutes.")
    infusion_ml_per_kg_h: float = Field(description="Infusion, mL per kg per hour.")
    double_to_ml_per_kg_h: float = Field(description="Doubled infusion, mL per kg per hour.")
    max_boluses: int = Field(description="Most boluses.")
    bolus_gap_min: float = Field(description="Minutes between boluses.")
    max_ml_per_kg: float = Field(description="Never more, mL per kg.")
    sources: tuple[str, ...] = Field(description="Source keys.")
    verified: bool = Field(description="True when read, else recalled.")


class DoseExample(Frozen):
    """A worked sum."""

    text: str = Field(description="The question.")
    volume_ml: float = Field(description="Volume, mL.")
    percent: float = Field(description="Strength, per cent.")
    agent: str = Field(description="Drug id.")
    mg: float = Field(description="volume × percent × 10, mg.")


class DoseArithmetic(Frozen):
    """How milligrams are counted."""

    percent_to_mg_per_ml: str = Field(description="The one rule.")
    examples: tuple[DoseExample, ...] = Field(description="Worked sums.")
    example_check: str = Field(description="How the sums were checked.")
    adrenaline: str = Field(description="What 1:200,000 means.")
    mixing: str = Field(description="How several agents add.")
    weight: str = Field(description="Which body weight.")
    caveat: str = Field(description="What a ceiling is worth.")
    sources: tuple[str, ...] = Field(description="Source keys.")
    reviewed: str = Field(description="Date of the last clinical reading, ISO.")


class Toxicity(Frozen):
    """``data/toxicity.json``: systemic toxicity of local anaesthetics, and dose arithmetic."""

    recognise: tuple[str, ...] = Field(description="How it shows.")
    incidence: SourcedText = Field(description="How often.")
    steps: tuple[str, ...] = Field(description="What is done, in order.")
    lipid_asra_2020: LipidAsra = Field(description="US doses.")
    lipid_aagbi_2010: LipidAagbi = Field(description="UK doses; timing differs.")
    observe_after: SourcedText = Field(description="How long to watch.")
    kit_rule: str = Field(description="What must be at hand.")
    arithmetic: DoseArithmetic = Field(description="How milligrams are counted.")
    reviewed: str = Field(description="Date of the last clinical reading, ISO.")
    review_note: str = Field(description="What that reading changed.")


class Indication(Frozen):
    """One complaint for which the original text names blocks, with what is known today."""

    id: str = Field(description="Slug of the name.")
    legacy_id: str = Field(description="Id in the reference pack.")
    name: str = Field(description="Name, as the original text has it.")
    clinical_name: str = Field(description="Today's name.")
    listed: Literal["main_list", "in_a_paragraph"] = Field(description="One of the fifteen, or named in passing.")
    icd11: tuple[str, ...] = Field(description="ICD-11 codes (codes only: its text is CC BY-ND).")
    icd10: tuple[str, ...] = Field(description="ICD-10 codes.")
    icd_verified: bool = Field(description="True when the codes were compared with the full lists.")
    block_kinds: tuple[BlockKind, ...] = Field(description="Kinds described for it.")
    blocks: tuple[str, ...] = Field(description="Block ids, the short list to show.")
    blocks_claimed_only: tuple[str, ...] = Field(description="Blocks only claimed: shown, never offered.")
    block_kinds_claimed_only: tuple[BlockKind, ...] = Field(description="Kinds only claimed: shown, never offered.")
    evidence: str = Field(description="The candid verdict.")
    evidence_grade: EvidenceGrade = Field(description="Grade.")
    evidence_grade_chronic: EvidenceGrade | None = Field(None, description="Grade after 3 months or more.")
    red_flags: tuple[str, ...] = Field(description="What sends the person elsewhere first.")
    display: str = Field(description="How it is shown.")
    offered: bool = Field(description="False where no block is offered whatever is claimed.")
    note: str = Field(description="What to know about the name.")
    sources: tuple[str, ...] = Field(description="Source keys.")
    verified: bool = Field(description="True when a key statement was read, else recalled.")
    reviewed: str = Field(description="Date of the last clinical reading, ISO.")
    review_note: str = Field(description="What that reading changed.")


class OriginalNumber(Frozen):
    """A figure of the original text beside today's reading of it."""

    id: str = Field(description="Slug.")
    legacy_id: str = Field(description="Id in the reference pack.")
    text: str = Field(description="What the figure is.")
    value: Range | None = Field(description="From and to; null where the text gives no number.")
    unit: str = Field(description="Unit.")
    check: str = Field(description="What holds today.")
    sources: tuple[str, ...] = Field(description="Source keys.")
    verified: bool = Field(description="True when read, else recalled.")


class OriginalPhase(Frozen):
    """A phase of the original text's pain response."""

    n: int = Field(description="First, second, third.")
    name: str = Field(description="Name.")
    effect: str = Field(description="What the pain does.")


class DrugPhase(Frozen):
    """The same phase as pharmacology reads it."""

    phase: int = Field(description="First, second, third.")
    window: str = Field(description="When.")
    mechanism: str = Field(description="Why.")


class PhaseModel(Frozen):
    """The curve drawn: illustrative, not measured."""

    inputs: tuple[str, ...] = Field(description="What it takes.")
    equation: str = Field(description="The curve.")
    status: str = Field(description="How it must be labelled.")
    sources: tuple[str, ...] = Field(description="Source keys; none.")
    verified: bool = Field(description="True when read, else recalled.")


class DrugTiming(Frozen):
    """Onset and offset that the curve uses."""

    drug: str = Field(description="Drug id.")
    infiltration_onset_min: Range = Field(description="Minutes.")
    infiltration_offset_min_plain: Range = Field(description="Minutes, without adrenaline.")
    infiltration_offset_min_adrenaline: Range = Field(description="Minutes, with adrenaline.")
    nerve_onset_min: Range = Field(description="Minutes.")
    nerve_offset_h: Range = Field(description="Hours.")
    sources: tuple[str, ...] = Field(description="Source keys.")
    verified: bool = Field(description="True when read, else recalled.")


class ThreePhase(Frozen):
    """The three-phase pain response of the original text."""

    original_phases: tuple[OriginalPhase, ...] = Field(description="As the text has them.")
    pharmacological_reading: tuple[DrugPhase, ...] = Field(description="As pharmacology reads them.")
    rebound: str = Field(description="What happens at offset.")
    model: PhaseModel = Field(description="The curve drawn.")
    drug_timing: tuple[DrugTiming, ...] = Field(description="Per drug.")


class PlainRepeatRule(Frozen):
    """Repeating local anaesthetic without steroid."""

    min_hours_between: str = Field(description="How long to wait.")
    stop_rule: str = Field(description="When to stop a course.")
    sources: tuple[str, ...] = Field(description="Source keys.")
    verified: bool = Field(description="True when read, else recalled.")
    note: str = Field(description="What was read and what was proposed.")


class SteroidRepeatRule(Frozen):
    """Repeating steroid by one route."""

    route: str = Field(description="Route.")
    min_interval_weeks: Range | None = Field(description="Weeks between; null where none is stated.")
    max_per_year: Range | None = Field(description="Most a year; null where none is stated.")
    sources: tuple[str, ...] = Field(description="Source keys.")
    verified: bool = Field(description="True when read, else recalled.")
    note: str = Field(description="What to know beside it.")


class RepeatRules(Frozen):
    """When an injection may be repeated."""

    local_anaesthetic_only: PlainRepeatRule = Field(description="Without steroid.")
    steroid: tuple[SteroidRepeatRule, ...] = Field(description="With steroid, route by route.")
    original_text_conflict: str = Field(description="Where the original text must not be followed.")


class OriginalCoverage(Frozen):
    """Where each item of the original text is found in the data."""

    kinds: dict[BlockKind, tuple[str, ...]] = Field(description="Kind to block ids.")
    joints: dict[str, str] = Field(description="Joint to block id.")
    drugs: dict[str, str] = Field(description="Name in the text to drug id.")
    indications: tuple[str, ...] = Field(description="The fifteen, in order, as indication ids.")
    secondary_indications: tuple[str, ...] = Field(description="Those named in passing.")
    unsupported_claims: tuple[str, ...] = Field(description="Claims without support: shown as such.")


class Course(Frozen):
    """``data/course.json``: numbers of the original text, phases and repeat rules."""

    original_numbers: tuple[OriginalNumber, ...] = Field(description="Figures of the original text, each checked.")
    three_phase: ThreePhase = Field(description="The pain response.")
    repeat_rules: RepeatRules = Field(description="When an injection may be repeated.")
    original_coverage: OriginalCoverage = Field(description="Where each item of the original text is found.")
    icd_note: str = Field(description="What to know about the ICD codes.")
    reviewed: str = Field(description="Date of the last clinical reading, ISO.")
    review_note: str = Field(description="What that reading changed.")

"""What is asked: the models of bodies and queries. Findings are read by the library's own model."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, WithJsonSchema

from anatomy.catalogue.block_schema import BlockKind
from anatomy.isncsci.levels import MOTOR_LEVELS
from anatomy.isncsci.score import PARTS, Anorectal
from anatomy.model.finding import MAX_FINDINGS, Finding, FindingsDocument
from anatomy.surface.body import MAPS

#: More exams than this belong in a file for the command line.
MAX_EXAMS = 1000
MAX_WORDS = 400
MAX_GIVES = 50

Words = Annotated[str, Field(min_length=1, max_length=MAX_WORDS)]
MapName = Annotated[str, WithJsonSchema({"type": "string", "enum": list(MAPS)})]


class Asked(BaseModel):
    """A part of a request: no field is taken that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class FindingsBody(FindingsDocument):
    """All that was found on one patient, and how to read it."""

    model_config = ConfigDict(title="FindingsDocument")

    map: MapName = "consensus"
    """Dermatome map to read the skin by."""
    findings: tuple[Finding, ...] = Field(min_length=1, max_length=MAX_FINDINGS)
    """What was found; at least one."""


# ---------------------------------------------------------------- dose
_NUMBER = {
    "anyOf": [{"type": "number"}, {"type": "string"}],
    "description": 'A number, or text that is one: 0.25, "0,25".',
}
_GIVE: dict[str, Any] = {
    "anyOf": [
        {"type": "string", "minLength": 1, "maxLength": 200},
        {
            "type": "object",
            "additionalProperties": False,
            "required": ["drug"],
            "properties": {
                "drug": {"type": "string", "description": "Id, name or brand."},
                "percent": _NUMBER,
                "mg_per_ml": _NUMBER,
                "volume_ml": _NUMBER,
                "sites": {"type": "integer", "minimum": 1, "maximum": 60, "description": "Sites that each get it."},
                "adrenaline": {"type": "boolean"},
                "mg": _NUMBER,
            },
        },
    ]
}
_GIVES = {"anyOf": [*_GIVE["anyOf"], {"type": "array", "items": _GIVE, "minItems": 1, "maxItems": MAX_GIVES}]}
_ALREADY = {"anyOf": [*_GIVE["anyOf"], {"type": "array", "items": _GIVE, "maxItems": MAX_GIVES}]}


def _figure(description: str, **bounds: float) -> Any:
    """Return a number whose bounds are shown here and said by the library, in its words."""
    return Field(default=None, description=description, json_schema_extra=dict(bounds))


class DoseBody(Asked):
    """What is given, and to whom."""

    model_config = ConfigDict(title="DoseQuestion")

    give: Annotated[Any, WithJsonSchema(_GIVES)]
    """What is planned: text such as "lidocaine 1% 10 mL", or drug, strength and volume as fields; one or a list."""
    weight_kg: float = Field(json_schema_extra={"exclusiveMinimum": 0, "maximum": 400})
    """Actual body weight in kg."""
    height_cm: float | None = _figure("Height in cm; with sex it gives the ideal weight.")
    sex: Literal["female", "male"] | None = None
    """For the ideal weight."""
    age_years: float | None = _figure("Age in years; no dose for children is held.")
    reduce: float | None = _figure("What ceilings are multiplied by: 0.7 to 0.9 for age, frailty or organ failure.")
    already: Annotated[Any, WithJsonSchema(_ALREADY)] = ()
    """What was given in the last 24 hours; here mg alone will do: "lidocaine 40 mg"."""
    block: Words | None = None
    """Id or name of the block it is for."""
    allergies: tuple[Words, ...] = Field(default=(), max_length=MAX_GIVES)
    """Drugs or classes not tolerated."""
    pregnant: bool | None = None
    """Pregnancy; null when not said."""
    kit_at_hand: bool | None = None
    """Whether monitor, resuscitation kit and lipid are at hand; null when not said."""


# ---------------------------------------------------------------- course
class CourseBody(Asked):
    """A course of injections as the original text has it."""

    model_config = ConfigDict(title="CourseQuestion")

    injections: int = Field(json_schema_extra={"minimum": 2, "maximum": 15})
    """How many: 2 to 15."""
    break_days: int = Field(json_schema_extra={"enum": [3, 4]})
    """Days from one injection to the next: 3 or 4."""
    start: str = Field(json_schema_extra={"format": "date"})
    """Date of the first, YYYY-MM-DD, today or later."""
    steroid: bool = False
    """With steroid: refused, with the reason."""
    calendar: bool = False
    """Whether to add the plan as a calendar file (RFC 5545) in `ics`."""


# ---------------------------------------------------------------- ISNCSCI
def _exam_schema() -> dict[str, Any]:
    parts: dict[str, Any] = {
        name: {
            "type": "object",
            "additionalProperties": False,
            "required": list(levels),
            "properties": {level: {"type": "string", "enum": list(scores)} for level in levels},
        }
        for name, (levels, scores) in PARTS.items()
    }
    side = {
        "type": "object",
        "additionalProperties": False,
        "required": list(PARTS),
        "properties": parts | {"lowest_non_key_muscle": {"enum": [*MOTOR_LEVELS, None]}},
    }
    findings = {"type": "string", "enum": [choice.value for choice in Anorectal]}
    return {
        "title": "Exam",
        "type": "object",
        "description": "An ISNCSCI examination. Further keys at the top, an identifier for example, are left alone.",
        "required": ["right", "left", "vac", "dap"],
        "properties": {"right": side, "left": side, "vac": findings, "dap": findings},
    }


class ExamBody(RootModel[Any]):
    """One examination, or a list of up to 1000, each answered or refused on its own."""

    model_config = ConfigDict(
        title="ExamOrExams",
        json_schema_extra={
            "anyOf": [
                _exam_schema(),
                {
                    "type": "array",
                    "maxItems": MAX_EXAMS,
                    "description": "Exams; one that cannot be read is answered by its fault.",
                    "items": {},
                },
            ]
        },
    )


class ExamQuery(Asked):
    """How an examination is answered."""

    explain: Literal["true", "false"] = "false"
    """Whether to add the steps that led to each value."""


# ---------------------------------------------------------------- records
class WhereQuery(Asked):
    """A place on the skin."""

    q: Words
    """The place in words, e.g. radial side of the wrist."""
    map: MapName = "consensus"
    """Dermatome map behind `segments`."""


class ShowQuery(Asked):
    """Anything by id, name or plain words."""

    q: Words
    """What to show, e.g. funny bone nerve."""


class BlocksQuery(Asked):
    """What blocks are asked for: one of segment, area and indication, which a kind may narrow; or a kind alone."""

    segment: Words | None = None
    """Spinal segment, e.g. C6."""
    area: Words | None = None
    """Painful area in words."""
    indication: Words | None = None
    """Indication in words, e.g. sciatica."""
    kind: BlockKind | None = None
    """Kind of block."""


class SegmentPath(BaseModel):
    """A segment as written."""

    id: str = Field(description="Spinal segment: C1–C8, T1–T12, L1–L5, S1–S5, Co1.")

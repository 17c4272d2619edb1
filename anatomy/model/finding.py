"""What was found on a patient: one finding, the circumstances, and the document that holds them."""

from __future__ import annotations

from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from anatomy.errors import BadFinding, BadInput
from anatomy.model.side import Side

#: More findings than this in one document is a mistake of the sender's, not an examination.
MAX_FINDINGS = 500


class FindingType(StrEnum):
    """What kind of finding; ``TEST`` is a bedside test, ``HISTORY`` a circumstance."""

    PAIN = "pain"
    PARAESTHESIA = "paraesthesia"
    NUMBNESS = "numbness"
    TENDERNESS = "tenderness"
    WEAKNESS = "weakness"
    ATROPHY = "atrophy"
    REFLEX = "reflex"
    AUTONOMIC = "autonomic"
    VISCERAL = "visceral"
    TEST = "test"
    HISTORY = "history"


#: Findings that lie on the skin and so may be drawn.
SKIN_TYPES = frozenset({FindingType.PAIN, FindingType.PARAESTHESIA, FindingType.NUMBNESS, FindingType.TENDERNESS})


class State(StrEnum):
    """Abnormal (for a test: positive) or tested and spared (for a test: negative)."""

    ABNORMAL = "abnormal"
    NORMAL = "normal"


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


View = Literal[
    "front",
    "back",
    "left",
    "right",
    "palm",
    "hand_back",
    "foot_top",
    "sole",
    "head_left",
    "head_right",
    "perineum",
]


class Drawing(_Strict):
    """A closed polygon drawn on one view, in fractions of the view's tight box (x from the viewer's left, y down)."""

    view: View
    """Which picture was drawn on."""
    polygon: tuple[tuple[float, float], ...]
    """Corners, each 0–1 across and 0–1 down; the last joins the first."""


class Finding(_Strict):
    """One finding on one structure, skin area or drawing."""

    type: FindingType
    """What was found."""
    structure: str | None = Field(default=None, max_length=8000)
    """An id, a name or plain words; several structures in one phrase are split."""
    side: Side = Side.UNKNOWN
    """The patient's side."""
    state: State = State.ABNORMAL
    """Abnormal, or tested and normal."""
    depth: Literal["superficial", "deep"] | None = None
    """Felt in the skin or deep below it."""
    quality: Literal["touch", "pin", "deep", "radiating", "burning", "electric"] | None = None
    """How it feels, or how it was tested."""
    intensity: float | None = Field(default=None, ge=0, le=10)
    """0 none to 10 worst."""
    grade: int | None = None
    """MRC grade 0–5 for weakness, 0–4 for reflexes (2 normal)."""
    detail: str | None = Field(default=None, max_length=2000)
    """Kept as written, not interpreted."""
    drawing: Drawing | None = None
    """Drawn instead of named."""
    cells: tuple[int, ...] | None = Field(default=None, max_length=60_000)
    """Surface-cell ids instead of a name."""

    @model_validator(mode="after")
    def _names_a_place(self) -> Self:
        if self.structure is None and self.drawing is None and self.cells is None:
            raise ValueError("a finding needs a structure in words, a drawing or cells")
        if (self.drawing or self.cells) and self.type not in SKIN_TYPES:
            raise ValueError(f"only {', '.join(sorted(SKIN_TYPES))} can be drawn; name the structure of {self.type}")
        return self

    @model_validator(mode="after")
    def _grade_fits_type(self) -> Self:
        if self.grade is None:
            return self
        top = {FindingType.WEAKNESS: 5, FindingType.REFLEX: 4}.get(self.type)
        if top is None:
            raise ValueError(f"grade is for weakness (MRC 0–5) and reflexes (0–4), not for {self.type}")
        if not 0 <= self.grade <= top:
            raise ValueError(f"grade {self.grade} is impossible for {self.type}; allowed are 0–{top}")
        return self

    @property
    def is_normal(self) -> bool:
        """Whether it says "tested and spared": by its state, or by a full grade."""
        full = {FindingType.WEAKNESS: 5, FindingType.REFLEX: 2}.get(self.type)
        return self.state is State.NORMAL or (self.grade is not None and self.grade == full)


class Context(_Strict):
    """Circumstances that decide what may be shown; nothing of it is stored."""

    age_years: float | None = Field(default=None, ge=0, le=130)
    weight_kg: float | None = Field(default=None, gt=0, le=500)
    anticoagulant: str | bool | None = None
    """Name of an antithrombotic drug, ``true`` for an unnamed one, ``false`` for none, null for not asked."""
    allergies: tuple[str, ...] = ()
    infection: bool | None = None
    pregnant: bool | None = None
    red_flags: dict[str, bool | Literal["unsure"] | None] = Field(default_factory=dict)
    """Answers by red-flag question; "unsure" counts as yes."""


class FindingsDocument(_Strict):
    """All that was found on one patient, and how to read it."""

    map: str = "consensus"
    """Dermatome map to read the skin by."""
    priors: Literal["clinical", "uniform"] = "clinical"
    """How likely each answer is before any finding."""
    findings: tuple[Finding, ...] = ()
    context: Context = Context()

    @classmethod
    def parse(cls, document: object) -> Self:
        """Read a findings document, or say which field is wrong and what is allowed.

        Parameters
        ----------
        document
            A mapping as decoded from JSON, or a document already parsed.

        Raises
        ------
        BadFinding
            With the field's path, the value, what is allowed and the nearest allowed value.
        BadInput
            If it is no mapping, holds no finding, or more than 500.

        Examples
        --------
        >>> FindingsDocument.parse({"findings": [{"type": "pain", "structure": "thumb", "side": "right"}]}).map
        'consensus'
        """
        if isinstance(document, cls):
            return document
        if not isinstance(document, dict):
            raise BadInput(
                f"a findings document is a JSON object with the key 'findings', not {type(document).__name__}."
            )
        findings = document.get("findings")
        if not isinstance(findings, list | tuple) or not findings:
            raise BadInput("the document holds no findings; give a list with at least one.", path="findings")
        if len(findings) > MAX_FINDINGS:
            raise BadInput(
                f"{len(findings):,} findings in one document; at most {MAX_FINDINGS} are read. "
                "Send one document a patient (a JSON array or NDJSON of documents).",
                path="findings",
            )
        try:
            return cls.model_validate(document)
        except ValidationError as error:
            raise _explained(error) from None


def _explained(error: ValidationError) -> BadFinding:
    """Turn pydantic's first complaint into one sentence in the words of the contract."""
    first = error.errors(include_url=False)[0]
    path = ".".join(str(part) for part in first["loc"])
    value: Any = first.get("input")
    kind = first["type"]
    more = f" ({error.error_count() - 1} more)" if error.error_count() > 1 else ""
    if kind in {"enum", "literal_error"}:
        allowed = str(first["ctx"]["expected"]).replace("'", "")
        words = allowed.replace(" or ", ", ").split(", ")
        nearest = get_close_matches(str(value).lower(), words, n=1, cutoff=0.5)
        return BadFinding(f"{value!r} is not allowed; allowed are {allowed}.{more}", path=path, nearest=nearest)
    if kind == "extra_forbidden":
        known = [*Finding.model_fields, *Context.model_fields, *FindingsDocument.model_fields]
        nearest = get_close_matches(str(first["loc"][-1]), known, n=1)
        return BadFinding(f"there is no field '{first['loc'][-1]}'.{more}", path=path, nearest=nearest)
    message = first["msg"].removeprefix("Value error, ")
    shown = "" if isinstance(value, dict | list) else f" (got {value!r})"
    return BadFinding(f"{message[0].lower()}{message[1:]}{shown}.{more}", path=path)

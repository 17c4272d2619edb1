"""A typed finding → its type, structure, side, state, strength: "weak wrist extension", "triceps jerk normal right"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from anatomy.model.finding import FindingType
from anatomy.model.side import Side
from anatomy.naming.resolve import Resolution, Resolver

#: Words that say the type, the more telling first. ``reflex`` before ``weakness``: "reduced ankle jerk".
_TYPES: tuple[tuple[FindingType, str], ...] = (
    (FindingType.REFLEX, r"reflex(?:es)?|jerks?|babinski\w*|plantar response|hoffmann?\w*|clonus"),
    (FindingType.ATROPHY, r"wasting|wasted|atroph\w*|muscle loss|thinning"),
    (
        FindingType.WEAKNESS,
        r"weak\w*|paresis|paraly[sz]\w*|pals(?:y|ies)|(?:loss of |no )?power|strength|cannot|can't|unable",
    ),
    (FindingType.PARAESTHESIA, r"tingl\w*|pins and needles|para?esthesi\w*|dysa?esthesi\w*|prickl\w*|pricking"),
    (
        FindingType.NUMBNESS,
        r"numb\w*|(?:no|lost|loss of|reduced|altered|less) (?:feeling|sensation|sense)|hypo?a?esthesi\w*|ana?esthe\w+",
    ),
    (FindingType.TENDERNESS, r"tender\w*|sore to touch|painful to touch|hurts? (?:when|if) pressed"),
    (FindingType.AUTONOMIC, r"sweat\w*|horner\w*|ptosis|incontinen\w*|(?:urinary )?retention"),
    (FindingType.PAIN, r"pain\w*|ach(?:es?|ing|y)|hurt\w*|sore\w*|burn\w*|shoot\w*|stabb\w*|neuralgia|sciatica"),
)
_QUALITIES = {"burning": r"burn\w*", "electric": r"electric\w*|shock\w*", "radiating": r"radiat\w*|shoot\w*|spread\w*"}
_NORMAL = re.compile(
    r"\b(?:normal|intact|spared|preserved|unaffected|not affected|full (?:power|strength)|strong|negative|"
    r"no (?!power|feeling|sensation|sense|strength|reflex|jerk)|without|not (?:weak|numb|tender|painful|sore))\b",
    re.IGNORECASE,
)
_NEGATED_NORMAL = re.compile(r"\b(?:not|ab) ?normal\b|\babnormal\b", re.IGNORECASE)
_REFLEX_GRADES = (
    (0, r"absent|lost|missing|no (?:\w+ )?(?:reflex|jerk)"),
    (1, r"reduced|diminished|depressed|sluggish|weak|decreased"),
    (3, r"brisk|increased|exaggerated|hyperactive|lively"),
    (4, r"clonus"),
)
_OF_TEN = re.compile(r"\b(\d{1,2}(?:\.\d)?)\s*(?:/|out of|of)\s*10\b", re.IGNORECASE)
_OF_FEW = re.compile(r"\b([0-5])\s*(?:/|out of|of)\s*([45])\b|\b(?:mrc|grade|power)\s*([0-5])\b", re.IGNORECASE)
_KINDS: dict[FindingType, tuple[str, ...]] = {
    FindingType.PAIN: ("area", "structure"),
    FindingType.PARAESTHESIA: ("area",),
    FindingType.NUMBNESS: ("area",),
    FindingType.TENDERNESS: ("area", "structure", "nerve"),
    FindingType.WEAKNESS: ("movement", "muscle"),
    FindingType.ATROPHY: ("muscle",),
    FindingType.REFLEX: ("reflex",),
    FindingType.AUTONOMIC: ("organ",),
    FindingType.VISCERAL: ("organ",),
    FindingType.TEST: ("bedside_test",),
}
#: With no word for the type, what is named decides.
_TYPE_OF_KIND = {
    "area": FindingType.PAIN,
    "segment": FindingType.PAIN,
    "movement": FindingType.WEAKNESS,
    "muscle": FindingType.WEAKNESS,
    "reflex": FindingType.REFLEX,
    "organ": FindingType.VISCERAL,
    "bedside_test": FindingType.TEST,
}
_ANY_FINDING = ("area", "movement", "muscle", "reflex", "bedside_test", "nerve", "organ", "structure")


@dataclass(frozen=True, slots=True)
class TypedFinding:
    """What a person typed as one finding.

    Parameters
    ----------
    type
        The finding's type.
    said_type
        Whether a word said it; otherwise it was taken from what is named.
    structure
        The words that name the place, as typed.
    side, state
        As in the findings document.
    intensity
        0–10 or None.
    grade
        MRC 0–5 or reflex 0–4, or None.
    quality
        How it feels, or None.
    resolution
        What the words name.
    """

    type: FindingType
    said_type: bool
    structure: str
    side: Side
    state: str
    intensity: float | None = None
    grade: int | None = None
    quality: str | None = None
    resolution: Resolution = field(default_factory=Resolution)

    def to_dict(self) -> dict[str, object]:
        """Return the finding of the findings document; empty fields are left out."""
        document: dict[str, object] = {
            "type": self.type.value,
            "structure": self.structure,
            "side": self.side.value,
            "state": self.state,
        }
        for name in ("intensity", "grade", "quality"):
            value = getattr(self, name)
            if value is not None:
                document[name] = value
        return document


def parse_finding(text: str, resolver: Resolver) -> TypedFinding:
    """Read one finding as a person types it.

    Parameters
    ----------
    text
        One finding, e.g. ``"numb little finger left"``.
    resolver
        Finds what is named.

    Returns
    -------
    TypedFinding
        Always one; ``resolution.matches`` is empty when nothing was recognised.

    Examples
    --------
    >>> from anatomy.naming.standard import standard_resolver
    >>> parse_finding("numb little finger left", standard_resolver()).to_dict()
    {'type': 'numbness', 'structure': 'numb little finger left', 'side': 'left', 'state': 'abnormal'}
    >>> read = parse_finding("thumb pain 6/10 right", standard_resolver())
    >>> read.type.value, read.intensity, read.side.value, [m.id for m in read.resolution.matches]
    ('pain', 6.0, 'right', ['thumb'])
    """
    bare, intensity, grade = _numbers(text)
    said = _said_type(bare)
    resolution, type_ = _resolved(bare, said, resolver)
    state = "normal" if _NORMAL.search(bare) and not _NEGATED_NORMAL.search(bare) else "abnormal"
    grade, state = _graded(type_, grade, state, bare)
    sides = {m.side for m in resolution.matches if m.side is not None}
    return TypedFinding(
        type=type_,
        said_type=said is not None,
        structure=" ".join(bare.split()),
        side=resolution.side or (sides.pop() if len(sides) == 1 else Side.UNKNOWN),
        state=state,
        intensity=intensity,
        grade=grade,
        quality=next((q for q, words in _QUALITIES.items() if _has(words, bare)), None),
        resolution=resolution,
    )


def _has(words: str, text: str) -> bool:
    return re.search(rf"\b(?:{words})\b", text, re.IGNORECASE) is not None


def _said_type(text: str) -> FindingType | None:
    return next((type_ for type_, words in _TYPES if _has(words, text)), None)


def _numbers(text: str) -> tuple[str, float | None, int | None]:
    """Return the text without its scores, and the scores."""
    intensity = grade = None
    of_ten = _OF_TEN.search(text)
    if of_ten and float(of_ten[1]) <= 10:
        intensity = float(of_ten[1])
        text = text.replace(of_ten[0], " ", 1)
    of_few = _OF_FEW.search(text)
    if of_few:
        grade = int(of_few[1] or of_few[3])
        text = text.replace(of_few[0], " ", 1)
    return text, intensity, grade


def _resolved(text: str, said: FindingType | None, resolver: Resolver) -> tuple[Resolution, FindingType]:
    """Return what is named and the type: as said, or else as what is named suggests."""
    if said is not None:
        found = resolver.resolve(text, _KINDS[said])
        if said is FindingType.REFLEX or _names(found, _KINDS[said]):
            return found, said
        wider = resolver.resolve(text, _ANY_FINDING)
        return (wider if wider.matches else found), said
    found = resolver.resolve(text, _ANY_FINDING)
    for match in found.matches:
        if match.kind in _TYPE_OF_KIND:
            return found, _TYPE_OF_KIND[match.kind]
    return found, FindingType.PAIN


def _names(found: Resolution, kinds: Sequence[str]) -> bool:
    return any(m.kind in kinds or "structure" in kinds or m.kind == "segment" for m in found.matches)


def _graded(type_: FindingType, grade: int | None, state: str, text: str) -> tuple[int | None, str]:
    """Return grade and state in agreement: a full grade is normal, a word such as "absent" is a grade."""
    if type_ is FindingType.REFLEX:
        if grade is None and state == "abnormal":
            grade = next((g for g, words in _REFLEX_GRADES if _has(words, text)), None)
        if grade is not None and grade > 4:
            grade = None
        return grade, "normal" if grade == 2 else state
    if type_ is FindingType.WEAKNESS:
        return grade, "normal" if grade == 5 else state
    return None, state

"""Take a typed dose apart: adrenaline, sites, strength, volume, milligrams; what is left is the drug's name.

Each reader removes what it understood. A number that is left has no unit; a word that is left belongs to the name, and
a name matches whole or not at all. So "not with adrenaline" or a misspelt "adrenalin" cannot pass for something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from anatomy.dosing.units import adrenaline_ug_per_ml, read_number
from anatomy.errors import BadInput

#: Signs that are written in two ways. Superscripts and fractions are not among them: 10² is not 102.
_SAME = str.maketrans({"µ": "u", "μ": "u", "％": "%", "×": "x", "−": "-", "\u00a0": " ", "\u202f": " "})
#: A comma that cannot be a decimal mark.
_SEPARATOR = re.compile(r"[,;](?=\s|$|[a-z])|;")
_NUMBER = r"(?:[-+]\s?)?[.,]?[0-9][0-9.,]*"
_ML = r"(?:ml|millilit(?:er|re)s?|cc|cm3)\b"
_STRENGTH_ML = rf"({_NUMBER})\s*mg\s*(?:/|per)\s*(?:1\s*)?{_ML}"
_PERCENT = rf"({_NUMBER})\s*(?:%|per\s?cent\b|pct\b)"
_VOLUME = rf"({_NUMBER})\s*{_ML}"
_MG = rf"({_NUMBER})\s*(?:mg|milligrams?)\b(?!\s*(?:/|per))"
_RANGE = re.compile(r"[0-9]\s*(?:-|–|—|\bto\b|\.\.)\s*[0-9]")
_UNIT_LEFT = re.compile(rf"({_NUMBER})\s*([a-z/]+(?:\s*/\s*[a-z]+)?)")

_ADRENALINE = r"(?:adrenalin|adrenaline|epinephrine)\b"
_RATIO = r"1\s*(?::|/|in)\s*([0-9]{1,3})[ ,.'’]?000\b"
_WITHOUT = re.compile(rf"\b(?:without|no|w/o)\s+(?:added\s+)?{_ADRENALINE}|\b{_ADRENALINE}[\s-]?free\b|\bplain\b")
_WITH = re.compile(
    rf"(?:\b(?:with|and|plus)\s+|[+&]\s*)?(?:{_RATIO}\s*)?\b{_ADRENALINE}"
    rf"(?:\s*{_RATIO}|\s*({_NUMBER})\s*(?:ug|mcg)\s*(?:/|per)\s*{_ML})?"
)
#: Adrenaline strengths that the records describe, 1:N. Outside them it earns no allowance.
_DESCRIBED_RATIOS = (100_000, 200_000)

_WORDS = dict(zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True))
_COUNT = rf"(?<![0-9.,a-z])([0-9]+|{'|'.join(_WORDS)})"
_PLACE = r"(?:side|nostril|site|level|point|joint|segment|place|injection|wheal)"
_TIMES_FIRST = re.compile(rf"{_COUNT}\s*[x*]\s*(?={_NUMBER}\s*{_ML})")
_TIMES_LAST = re.compile(rf"(?<=ml)\s*[x*]\s*([0-9]+|{'|'.join(_WORDS)})\b(?!\s*{_ML}|[.,][0-9])")
_SITES_OF = re.compile(rf"{_COUNT}\s*({_PLACE})s?\s+of\b")
_EACH = re.compile(rf"\b(?:in|at|on|for|to|into)?\s*\b(?:each|per|every)\s+({_PLACE})\b")
_SITES = re.compile(rf"(?:\b(?:in|at|on|for|to|into)\s+)?{_COUNT}\s*({_PLACE})s?\b")
_BOTH = re.compile(rf"(?:\b(?:in|at|on)\s+)?\b(?:both\s+({_PLACE})s|bilateral(?:ly)?)\b")
#: What there are two of, so that "each" needs no number.
_PAIRED = frozenset({"side", "nostril"})
_FILLERS = re.compile(r"\b(?:of|the|solution|injection|at|by|in|with)\b")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The parts of a typed dose, still as text.

    Parameters
    ----------
    name
        What is left: the drug's name.
    strength, in_mg_per_ml
        Strength, and whether it was typed in mg/mL rather than per cent.
    volume, mg
        Volume in mL, dose in mg; None where not typed.
    sites
        Sites that each get the volume.
    adrenaline, ratio
        Whether the solution holds adrenaline, and N of 1:N when it was said.
    """

    name: str
    strength: str | None
    in_mg_per_ml: bool
    volume: str | None
    mg: str | None
    sites: int
    adrenaline: bool
    ratio: float | None


class _Left:
    """The text not yet understood."""

    def __init__(self, text: str, typed: str, path: str) -> None:
        self.text, self.typed, self.path = text, typed, path

    def take(self, pattern: re.Pattern[str] | str, what: str) -> re.Match[str] | None:
        """Remove the one match of a pattern and return it; two are refused."""
        found = list(re.finditer(pattern, self.text))
        if len(found) > 1:
            raise self.refusal(f"says {what} twice; give one drug in one strength, and each other one on its own")
        for match in found:
            self.text = f"{self.text[: match.start()]} ; {self.text[match.end() :]}"
        return found[0] if found else None

    def refusal(self, why: str) -> BadInput:
        """Return the error that names what was typed."""
        return BadInput(f"'{self.typed}' {why}.", path=self.path)


def read(typed: str, path: str = "") -> Phrase:
    """Take a typed dose apart.

    Parameters
    ----------
    typed
        The text.
    path
        Where it stands in a document.

    Returns
    -------
    Phrase
        Its parts.

    Raises
    ------
    BadInput
        If a number has no unit, a range was typed, a part comes twice, or sites do not say whether each gets it all.

    Examples
    --------
    >>> read("20 mL of 0.25% bupivacaine").name
    'bupivacaine'
    >>> read("lidocaine 4% 2 mL in each nostril").sites
    2
    """
    left = _Left(_SEPARATOR.sub(" ", typed.casefold().translate(_SAME)), typed, path)
    adrenaline, ratio = _adrenaline(left)
    if _RANGE.search(left.text):
        raise left.refusal("holds a range; give the one figure that is meant")
    sites = _sites(left)
    in_mg_per_ml = left.take(_STRENGTH_ML, "a strength")
    in_percent = left.take(_PERCENT, "a strength")
    if in_mg_per_ml and in_percent:
        raise left.refusal("says the strength in % and in mg/mL; give one of them")
    volume, mg = left.take(_VOLUME, "a volume"), left.take(_MG, "a dose in mg")
    strength = in_mg_per_ml or in_percent
    return Phrase(
        name=_name(left),
        strength=_bare(strength),
        in_mg_per_ml=in_mg_per_ml is not None,
        volume=_bare(volume),
        mg=_bare(mg),
        sites=sites,
        adrenaline=adrenaline,
        ratio=ratio,
    )


def _bare(match: re.Match[str] | None) -> str | None:
    return match.group(1).replace(" ", "") if match else None


def _adrenaline(left: _Left) -> tuple[bool, float | None]:
    """Return whether adrenaline is in it, and the ratio said."""
    without = left.take(_WITHOUT, "whether it is plain")
    present = left.take(_WITH, "adrenaline")
    if without and present:
        raise left.refusal("says both plain and adrenaline; give one of them")
    if present is None:
        return False, None
    before, after, ug_per_ml = present.groups()
    if before and after:
        raise left.refusal("says adrenaline's strength twice")
    ratio = None
    if before or after:
        ratio = float(before or after) * 1000
    elif ug_per_ml:
        ratio = adrenaline_ug_per_ml(read_number(ug_per_ml, "adrenaline strength in µg/mL", path=left.path))
    if ratio is not None and not _DESCRIBED_RATIOS[0] <= ratio <= _DESCRIBED_RATIOS[1]:
        raise left.refusal(
            f"holds adrenaline 1:{ratio:,.0f}; described are 1:100,000 to 1:200,000 (10 to 5 µg/mL). Count the "
            "anaesthetic as plain if that is what is meant"
        )
    return True, ratio


def _sites(left: _Left) -> int:
    """Return how many sites each get the volume; a number of sites that may share it is asked about."""
    times = left.take(_TIMES_FIRST, "how many times") or left.take(_TIMES_LAST, "how many times")
    of = left.take(_SITES_OF, "how many sites")
    each = left.take(_EACH, "each site")
    both = left.take(_BOTH, "both sides")
    counted = left.take(_SITES, "how many sites")
    said = [match for match in (of, both, counted) if match]
    if len(said) > 1 or (times and (said or each)):
        raise left.refusal("says sites in two ways; write only '3 x … mL', with the number of all sites")
    if times:
        return _count(times.group(1), left)
    if not said:
        if each is None:
            return 1
        if each.group(1) in _PAIRED:
            return 2
        raise left.refusal(f"does not say how many: add for instance '3 {each.group(1)}s'")
    count, place = (2, both.group(1) or "side") if both else (_count(said[0].group(1), left), said[0].group(2))
    if each and each.group(1) != place:
        raise left.refusal(f"counts {place}s but gives the volume to each {each.group(1)}; write '3 x … mL' for all")
    if count > 1 and not (of or each):
        raise left.refusal(f"may mean the volume in all or at each of {count} {place}s; write '{count} x … mL'")
    return count


def _count(word: str, left: _Left) -> int:
    count = _WORDS.get(word) or int(word[:6])
    if not 1 <= count <= 60:
        raise left.refusal("must have 1 to 60 sites")
    return count


def _name(left: _Left) -> str:
    """Return what is left as the drug's name; numbers must not be left."""
    text = re.sub(r"\s+", " ", _FILLERS.sub(" ", left.text).replace(";", " ")).strip()
    unit = _UNIT_LEFT.search(text)
    if unit and unit.group(2) not in {"x"}:
        raise left.refusal(f"has a unit that is not understood, '{unit.group(0)}'; use % or mg/mL, and mL")
    bare = re.search(_NUMBER, text)
    if bare:
        raise BadInput(
            f"'{bare.group(0)}' in '{left.typed}' has no unit: write % or mg/mL for strength and mL for volume.",
            path=left.path,
        )
    if re.search(r"[+&]|\band\b", text):
        raise left.refusal("names more than one thing; give one drug in one strength, and each other one on its own")
    return text

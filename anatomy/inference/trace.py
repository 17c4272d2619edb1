"""Plain sentences for the parts of a score: the words, apart from the rule that gave the number."""

from __future__ import annotations

import re

from anatomy.inference.parameters import PRIOR_SOURCES
from anatomy.inference.scoring import COLUMN, Witness
from anatomy.model.segment import SEGMENTS, TRIGEMINAL, segment_index

_ABNORMAL = {
    "motor": "{} is weak",
    "reflex": "{} is lost or reduced",
    "autonomic": "{}",
    "pain": "Pain in {}",
    "sensation": "Altered feeling, {}",
}
_FELT = {"pain": "Pain", "paraesthesia": "Tingling", "numbness": "Numbness"}
#: Names of places that already begin with a preposition.
_PLACED = re.compile(r"(?:under|over|beside|between|behind|above|below|around|point|patch|band)\b")
#: Beyond this many levels a sign is simply far away.
FAR = 3


def prior_sentence(territory: str, priors: str, share: float) -> str:
    """Return why a root counts more or less before any finding.

    Examples
    --------
    >>> prior_sentence("C7", "clinical", 0.092)
    'Before any finding: C7 is about 9 in 100 of single-root cases, from surgical series and judgement.'
    >>> prior_sentence("T4", "clinical", 0.013)
    'Before any finding: T4 is about 1 in 100 of single-root cases, by judgement.'
    """
    if priors == "uniform":
        return "Before any finding every root counts alike."
    basis = "from surgical series and judgement" if territory in PRIOR_SOURCES else "by judgement"
    count = "fewer than 1" if share < 0.01 else f"about {share * 100:.0f}"
    return f"Before any finding: {territory} is {count} in 100 of single-root cases, {basis}."


def sentence(witness: Witness, territory: str, *, same_side: bool, map_name: str) -> str:
    """Return one sentence on what a witness says about a root.

    Parameters
    ----------
    witness
        The structure found.
    territory
        The root, e.g. ``C6``, or a trigeminal division.
    same_side
        Whether the finding is on the candidate's side (or on both).
    map_name
        Dermatome map that the skin was read by.
    """
    name = witness.label[:1].upper() + witness.label[1:]
    if witness.node.startswith(("area:", "drawing:")):
        name = _felt(witness)
    if not same_side:
        return f"{name}: normal, on the other side." if witness.normal else f"{name}: on the other side."
    share = float(witness.shares[COLUMN[territory]])
    peak = float(witness.shares.max())
    if witness.node.startswith(("area:", "drawing:")):
        return _skin(witness, name, territory, share, map_name)
    main = share > 0.75 * peak
    if witness.normal:
        if share <= 0:
            return f"{name} is normal: says nothing about {territory}."
        rank = "a main segment" if main else "a lesser segment"
        return f"{name} is normal: speaks against {territory}, {rank} of it."
    found = _ABNORMAL[witness.group].format(name)
    if share <= 0:
        return f"{found}: not supplied by {territory}."
    return f"{found}: {territory} is {'a main' if main else 'a lesser'} segment of it."


def _felt(witness: Witness) -> str:
    """Return "Pain in the thumb", "Numbness under the heel"."""
    place = witness.label[:1].lower() + witness.label[1:]
    between = " " if place.startswith("the ") or _PLACED.match(place) else " the "
    return f"{_FELT[witness.sensitivity]}{'' if _PLACED.match(place) else ' in'}{between}{place}"


def _skin(witness: Witness, name: str, territory: str, share: float, map_name: str) -> str:
    percent = f"{share * 100:.0f} %"
    if witness.normal:
        if share < 0.05:
            return f"{name}: none, but that is not {territory} skin."
        return f"{name}: none, though {percent} of that is {territory} skin on the {map_name} map."
    if share >= 0.05:
        return f"{name}: {percent} of it is {territory} skin on the {map_name} map."
    levels = _levels_away(witness, territory)
    if levels is None or levels > FAR:
        return f"{name}: far from {territory} skin."
    away = "one level" if levels == 1 else f"{levels} levels"
    return f"{name}: {away} from {territory} skin; root signs stray by 1.7 levels on average."


def _levels_away(witness: Witness, territory: str) -> int | None:
    """Return the levels to the nearest segment that holds a tenth of the place; None across the face border."""
    if territory in TRIGEMINAL:
        return None
    held = [s for s in SEGMENTS if witness.shares[COLUMN[s]] >= 0.1]
    if not held:
        return None
    return min(abs(segment_index(s) - segment_index(territory)) for s in held) or 1

"""Which of the ranked explanations may lead on to block levels, and what a reader must know about a ranking."""

from __future__ import annotations

from collections.abc import Sequence

from anatomy.inference.scoring import COLUMN, Witness
from anatomy.model.answer import Candidate
from anatomy.model.side import Side

#: A candidate's blocks are looked up from this probability on …
LEAST_LEAD = 0.03
#: … and when its segment has this share of something found abnormal.
LEAST_SUPPLY = 0.1


def followed(candidates: Sequence[Candidate], witnesses: Sequence[Witness]) -> list[Candidate]:
    """Return the candidates whose blocks may be looked up: those that supply a tenth of something found abnormal.

    What leads by its prior alone leads nowhere; nor does a root while the face explains more.

    Parameters
    ----------
    candidates
        By falling probability.
    witnesses
        What was scored.
    """
    abnormal = [w for w in witnesses if not w.normal]
    leads: list[Candidate] = []
    for c in candidates:
        if c.kind == "nerve" and not leads and c.probability >= LEAST_LEAD:
            return []
        if c.segments and c.probability >= LEAST_LEAD and _supplies(c, abnormal) >= LEAST_SUPPLY:
            leads.append(c)
    return leads


def _supplies(candidate: Candidate, abnormal: Sequence[Witness]) -> float:
    """Return the largest share that a root has of something abnormal on its side."""
    sides = (candidate.side, Side.BOTH, Side.MIDLINE, Side.UNKNOWN)
    return max((float(w.shares[COLUMN[candidate.id]]) for w in abnormal if w.side in sides), default=0.0)


def what_is_missing(witnesses: Sequence[Witness]) -> list[str]:
    """Return what a reader of the ranking must know about what did not enter it."""
    if not witnesses:
        return ["Nothing that was entered could be scored: the list shows only what is likely before any finding."]
    if all(w.normal for w in witnesses):
        return ["Nothing abnormal was scored, so no block is looked up."]
    return []

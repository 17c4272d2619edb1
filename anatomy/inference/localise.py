"""From witnesses to a ranked list of explanations, each with its reasons and its doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from anatomy.inference import scoring
from anatomy.inference.parameters import PRIOR_SOURCES
from anatomy.inference.scoring import COLUMN, TERRITORIES, N, Scores, Witness
from anatomy.inference.trace import prior_sentence, sentence
from anatomy.model.answer import Candidate, Kind, RankedSegment, Reason
from anatomy.model.segment import TRIGEMINAL
from anatomy.model.side import Side

#: The credible set is the shortest leading part of the ranking that holds this much.
CREDIBLE = 0.9

#: What a witness's path to a territory is, and the sources of its steps; given by whoever knows the graph.
Tracer = Callable[[Witness, str], tuple[tuple[str, ...], tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One explanation: what the ranking ranks. Further kinds (nerves, joints, organs) become further rows of these."""

    id: str
    kind: Kind
    name: str
    segments: tuple[str, ...]


def hypotheses() -> tuple[Hypothesis, ...]:
    """Return the explanations in column order: the three trigeminal divisions and the 31 roots."""
    divisions = {"V1": "ophthalmic", "V2": "maxillary", "V3": "mandibular"}
    return tuple(
        Hypothesis(t, "nerve", f"{t} {divisions[t]} division of the trigeminal nerve", ())
        if t in TRIGEMINAL
        else Hypothesis(t, "root", f"{t} nerve root", (t,))
        for t in TERRITORIES
    )


@dataclass(frozen=True, slots=True)
class Ranking:
    """Candidates by falling probability, and the segments that they name."""

    candidates: tuple[Candidate, ...]
    segments: tuple[RankedSegment, ...]
    credible_set: tuple[RankedSegment, ...]


def rank(witnesses: Sequence[Witness], *, priors: str, map_name: str, trace: Tracer) -> Ranking:
    """Rank every explanation for what was found.

    Parameters
    ----------
    witnesses
        Structures found abnormal or normal; order does not matter.
    priors
        ``clinical`` or ``uniform``.
    map_name
        The dermatome map the skin was read by, for the sentences.
    trace
        Gives the graph path and the sources from a witness to a territory.

    Returns
    -------
    Ranking
        All candidates with the ``other`` row; their probabilities sum to 1.
    """
    scores = scoring.score(witnesses, priors)
    probability, other = scores.probabilities()
    low, high = scoring.ranges(witnesses, priors)
    flat = np.append(probability.ravel(), other)
    order = np.argsort(-flat, kind="stable")
    inside = np.cumsum(flat[order]) - flat[order] < CREDIBLE
    shares = scoring.prior_shares(priors)
    rows = hypotheses()
    candidates = []
    for place, is_in in zip(order.tolist(), inside.tolist(), strict=True):
        doubt = (float(min(low[place], flat[place])), float(max(high[place], flat[place])))
        if place == len(flat) - 1:
            candidates.append(_something_else(scores, float(other), doubt, is_in))
            continue
        k, column = divmod(place, N)
        h, side = rows[column], scores.sides[k]
        first = Reason(
            None,
            float(scores.prior[k, column]),
            prior_sentence(h.id, priors, float(shares[column])),
            sources=PRIOR_SOURCES.get(h.id, ()) if priors == "clinical" else (),
        )
        reasons = [first]
        for i, witness in enumerate(witnesses):
            here = witness.side is side or witness.side not in (Side.LEFT, Side.RIGHT)
            path, sources = trace(witness, h.id) if here else ((), ())
            text = sentence(witness, h.id, same_side=here, map_name=map_name)
            reasons.append(Reason(witness.finding, float(scores.terms[i, k, column]), text, path, sources))
        candidates.append(
            Candidate(
                h.id, h.kind, h.name, side, h.segments, float(flat[place]), doubt, is_in,
                float(scores.total[k, column]), tuple(reasons),
            )
        )  # fmt: skip
    return Ranking(tuple(candidates), *_segments(candidates))


def _something_else(scores: Scores, probability: float, doubt: tuple[float, float], is_in: bool) -> Candidate:
    """Return the yardstick row: its log-odds against itself are 0, so it has no parts."""
    side = scores.sides[0] if len(scores.sides) == 1 else Side.UNKNOWN
    return Candidate(
        "other", "other", "Something else, not in this model", side, (), probability, doubt, is_in, 0.0, ()
    )


def _segments(candidates: Sequence[Candidate]) -> tuple[tuple[RankedSegment, ...], tuple[RankedSegment, ...]]:
    """Return the marginal over segments, and its shortest leading part that holds nine tenths of it."""
    mass: defaultdict[tuple[str, Side], float] = defaultdict(float)
    for c in candidates:
        for segment in c.segments:
            mass[segment, c.side] += c.probability
    ranked = sorted(mass, key=lambda key: (-mass[key], COLUMN[key[0]], key[1]))
    rows = tuple(RankedSegment(segment, side, mass[segment, side]) for segment, side in ranked)
    before, leading = 0.0, []
    for row in rows:
        if before >= CREDIBLE * sum(mass.values()):
            break
        leading.append(row)
        before += row.probability
    return rows, tuple(leading)

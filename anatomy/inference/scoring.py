"""From witnesses to log-odds: the arithmetic of the model, and nothing else.

A *witness* is one structure of one finding: the thumb's skin, the triceps jerk. Its likelihood under a root is a
mixture of "inside the root's own territory", "a neighbour's" and "nowhere in particular"; ``docs/inference.md`` has
the equations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from anatomy.inference.parameters import (
    DIFFUSE,
    DRAWS,
    INSIDE,
    MEAN_MISS_LEVELS,
    OTHER_FITS,
    PRIOR_OTHER,
    PRIOR_PEOPLE,
    REGION_SHARE,
    ROOT_SHARE,
    SEED,
    SENSITIVITY,
    TEMPER,
    TEMPER_GROUPS,
)
from anatomy.model.segment import SEGMENTS, TRIGEMINAL
from anatomy.model.side import Side

Array = NDArray[np.float64]

#: Columns of every share vector: trigeminal divisions, then the segments C1 to Co1.
TERRITORIES: tuple[str, ...] = (*TRIGEMINAL, *SEGMENTS)
COLUMN = {name: i for i, name in enumerate(TERRITORIES)}
N = len(TERRITORIES)


@dataclass(frozen=True, slots=True, eq=False)
class Witness:
    """One structure of one finding.

    Parameters
    ----------
    finding
        Index of the finding in its document.
    node
        Graph node of the structure, e.g. ``area:thumb``.
    label
        Its name, for the reason's sentence.
    shares
        Shape (34,): how much of it belongs to each territory; sums to 1.
    inside
        Key of ``parameters.INSIDE``.
    group
        Key of ``parameters.TEMPER``: witnesses of one group are partly the same witness.
    sensitivity
        Key of ``parameters.SENSITIVITY``.
    normal
        Whether it was tested and spared.
    side
        The patient's side.
    rival_shares
        The same by each other map, for the doubt in ``range``.
    """

    finding: int
    node: str
    label: str
    shares: Array
    inside: str
    group: str
    sensitivity: str
    normal: bool
    side: Side
    rival_shares: tuple[Array, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Additive log-odds against "something else".

    Parameters
    ----------
    sides
        Sides in play; axis 1 of the arrays.
    terms
        Shape (witnesses, sides, 34).
    prior
        Shape (sides, 34).
    total
        Shape (sides, 34): prior plus the sum of terms.
    """

    sides: tuple[Side, ...]
    terms: Array
    prior: Array
    total: Array

    def probabilities(self) -> tuple[Array, float]:
        """Return the probability of each root, shape (sides, 34), and of "something else"."""
        top = max(0.0, float(self.total.max()))
        odds = np.exp(self.total - top)
        other = float(np.exp(-top))
        whole = float(odds.sum()) + other
        return odds / whole, other / whole


@cache
def neighbour_kernel() -> Array:
    """Return P(felt in territory k | root r, outside its own), shape (34, 34), rows summing to 1.

    Falls by a constant factor a level, set so that the mean miss is the published 1.68 levels.
    """
    ratio = 1 - 1 / MEAN_MISS_LEVELS
    distance = np.abs(np.subtract.outer(np.arange(N), np.arange(N)))
    kernel = np.where(distance > 0, ratio ** (distance - 1.0), 0.0)
    return np.asarray(kernel / kernel.sum(axis=1, keepdims=True))


@cache
def prior_shares(priors: str) -> Array:
    """Return P(territory | one root is the cause), shape (34,), for ``clinical`` or ``uniform``."""
    if priors == "uniform":
        return np.full(N, 1 / N)
    shares = np.zeros(N)
    for region, roots in ROOT_SHARE.items():
        whole = sum(roots.values())
        for root, share in roots.items():
            shares[COLUMN[root]] = REGION_SHARE[region] * share / whole
    return np.asarray(shares / shares.sum())


def sides_in_play(witnesses: Sequence[Witness]) -> tuple[Side, ...]:
    """Return left and right when a finding names one of them; else the one side that all share."""
    named = {w.side for w in witnesses}
    if named & {Side.LEFT, Side.RIGHT}:
        return (Side.LEFT, Side.RIGHT)
    for side in (Side.BOTH, Side.MIDLINE):
        if side in named:
            return (side,)
    return (Side.UNKNOWN,)


def likelihoods(shares: Array, inside: Array) -> Array:
    """Return ln P(sign here | root) − ln P(sign here | anywhere alike), over the last axis.

    Parameters
    ----------
    shares
        Shape (…, 34).
    inside
        Shape (…, 1): P(inside the own territory).
    """
    near = shares @ neighbour_kernel().T
    mixture = inside * shares + (1 - inside - DIFFUSE) * near + DIFFUSE / N
    return np.asarray(np.log(N * mixture))


def score(witnesses: Sequence[Witness], priors: str = "clinical") -> Scores:
    """Return the log-odds of every root on every side in play, term by term.

    Parameters
    ----------
    witnesses
        What was found; their order does not matter.
    priors
        ``clinical`` or ``uniform``.
    """
    sides = sides_in_play(witnesses)
    inside = np.array([INSIDE[w.inside].value for w in witnesses]).reshape(-1, 1)
    shares = np.array([w.shares for w in witnesses]).reshape(-1, N)
    return _assemble(witnesses, sides, likelihoods(shares, inside), shares, prior_shares(priors))


def ranges(witnesses: Sequence[Witness], priors: str = "clinical") -> tuple[Array, Array]:
    """Return the 5th and 95th percentile of each probability over seeded draws, each of shape (sides × 34 + 1,).

    Drawn: the map (the chosen one or a rival, evenly), the published proportions by their sample sizes, the priors.
    The last entry is "something else".
    """
    sides = sides_in_play(witnesses)
    rng = np.random.default_rng(SEED)
    drawn_inside = {key: rng.beta(p.value * p.people, (1 - p.value) * p.people, DRAWS) for key, p in INSIDE.items()}
    drawn_prior = rng.dirichlet(prior_shares(priors) * PRIOR_PEOPLE + 1e-3, DRAWS)
    maps = rng.integers(0, 2, DRAWS)
    shares = np.array([[w.shares, *w.rival_shares][:2] * (1 if w.rival_shares else 2) for w in witnesses])
    shares = shares.reshape(-1, 2, N)
    found = np.empty((DRAWS, len(sides) * N + 1))
    for d in range(DRAWS):
        chosen = shares[:, maps[d]]
        inside = np.array([drawn_inside[w.inside][d] for w in witnesses]).reshape(-1, 1)
        scores = _assemble(witnesses, sides, likelihoods(chosen, inside), chosen, drawn_prior[d])
        roots, other = scores.probabilities()
        found[d, :-1], found[d, -1] = roots.ravel(), other
    low, high = np.quantile(found, (0.05, 0.95), axis=0)
    return low, high


def _assemble(
    witnesses: Sequence[Witness], sides: tuple[Side, ...], fits: Array, shares: Array, prior: Array
) -> Scores:
    """Combine per-witness likelihoods with priors; ``fits`` has shape (witnesses, 34)."""
    terms = np.zeros((len(witnesses), len(sides), N))
    abnormal = np.array([not w.normal for w in witnesses], dtype=bool)
    spared = np.array([SENSITIVITY[w.sensitivity] for w in witnesses]).reshape(-1, 1)
    peak = shares.max(axis=1, keepdims=True) if len(witnesses) else shares
    normal_fits = np.log(1 - spared * shares / np.where(peak > 0, peak, 1))
    elsewhere = np.log(DIFFUSE)
    per_root = np.where(abnormal[:, None], fits, normal_fits) if len(witnesses) else fits
    other = np.where(abnormal, OTHER_FITS * np.maximum(per_root.max(axis=1, initial=0.0), 0.0), 0.0)
    weights = tempered_weights(witnesses, per_root)
    for k, side in enumerate(sides):
        here = np.array([_applies(w.side, side) for w in witnesses], dtype=bool)
        away = np.where(abnormal, elsewhere, 0.0)[:, None]
        terms[:, k] = weights[:, None] * (np.where(here[:, None], per_root, away) - other[:, None])
    with np.errstate(divide="ignore"):
        # Not halved between the sides: "something else" has a side too.
        before = np.log(prior * (1 - PRIOR_OTHER) / PRIOR_OTHER)
    prior_terms = np.repeat(before[None, :], len(sides), axis=0)
    return Scores(sides, terms, prior_terms, prior_terms + terms.sum(axis=0))


def tempered_weights(witnesses: Sequence[Witness], per_root: Array) -> Array:
    """Return each witness's weight between 0 and 1; whatever the order of the findings, the same.

    Within a group the most telling witness counts in full and the next ones by falling powers of ``TEMPER``; then the
    groups of one side are tempered in the same way, because skin, muscle and reflex of one root share its fibres.

    Parameters
    ----------
    per_root
        Shape (witnesses, 34): log-likelihoods; the spread over roots is how telling a witness is.
    """
    weights = np.ones(len(witnesses))
    groups: dict[tuple[bool, Side], dict[str, list[int]]] = {}
    for i, w in enumerate(witnesses):
        groups.setdefault((w.normal, w.side), {}).setdefault(w.group, []).append(i)
    for by_group in groups.values():
        sums = []
        for group, members in by_group.items():
            weights[members] = _falling(per_root[members], TEMPER[group])
            sums.append(weights[members] @ per_root[members])
        if len(sums) > 1:
            for members, factor in zip(by_group.values(), _falling(np.array(sums), TEMPER_GROUPS), strict=True):
                weights[members] *= factor
    return weights


def _falling(rows: Array, factor: float) -> Array:
    """Return 1, factor, factor² … for rows from the most to the least telling; equally telling rows share alike."""
    if len(rows) == 1:
        return np.ones(1)
    telling = np.round(rows.max(axis=1) - rows.min(axis=1), 9)
    order = np.argsort(-telling, kind="stable")
    ranked = factor ** np.arange(len(rows), dtype=float)
    values = telling[order]
    starts = np.flatnonzero(np.r_[True, values[1:] != values[:-1]])
    if len(starts) < len(rows):
        counts = np.diff(np.r_[starts, len(rows)])
        ranked = np.repeat(np.add.reduceat(ranked, starts) / counts, counts)
    weights = np.empty(len(rows))
    weights[order] = ranked
    return weights


def _applies(found_on: Side, side: Side) -> bool:
    """Whether a finding speaks about a cause on a side; both, midline and unknown speak about every side."""
    return found_on is side or found_on not in (Side.LEFT, Side.RIGHT)

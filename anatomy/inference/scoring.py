"""From witnesses to log-odds: the arithmetic of the model, and nothing else.

A *witness* is one structure of one finding: the thumb's skin, the triceps jerk. Its likelihood under a root is a
mixture of "inside the root's own territory", "a neighbour's" and "nowhere in particular"; ``docs/inference.md`` has
the equations.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anatomy.inference.parameters import (
    DIFFUSE,
    DRAWS,
    EVEN_PART,
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
        Key of ``parameters.INSIDE``, or ``pain``.
    distal
        0 at the trunk to 1 from forearm and shin on; only pain asks.
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
    distal: float = 1.0


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


_TO_NEAR = neighbour_kernel().T


@cache
def prior_shares(priors: str) -> Array:
    """Return P(territory | one root is the cause), shape (34,), for ``clinical`` or ``uniform``."""
    if priors == "uniform":
        return np.full(N, 1 / N)
    shares = np.zeros(N)
    for region, roots in ROOT_SHARE.items():
        whole = sum(roots.values())
        for root, share in roots.items():
            shares[COLUMN[root]] = REGION_SHARE[region] * ((1 - EVEN_PART) * share / whole + EVEN_PART / len(roots))
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


@dataclass(frozen=True, slots=True, eq=False)
class _Prepared:
    """Witnesses as arrays: what the point estimate and every draw have in common."""

    sides: tuple[Side, ...]
    shares: Array  # (maps, witnesses, 34): the chosen map, then a rival one
    near: Array  # the same after the neighbour kernel
    abnormal: NDArray[np.bool_]
    normal_fits: Array  # (witnesses, 34)
    here: NDArray[np.bool_]  # (sides, witnesses): whether it speaks about that side

    @classmethod
    def of(cls, witnesses: Sequence[Witness], *, rivals: bool = False) -> _Prepared:
        sides = sides_in_play(witnesses)
        rows = [w.shares for w in witnesses]
        if rivals:
            rows += [w.rival_shares[0] if w.rival_shares else w.shares for w in witnesses]
        shares = np.array(rows).reshape(1 + rivals, len(witnesses), N)
        abnormal = np.array([not w.normal for w in witnesses], dtype=bool)
        normal_fits = np.zeros(shares.shape[1:])
        if not abnormal.all():
            spared = np.array([[SENSITIVITY[w.sensitivity]] for w in witnesses])
            normal_fits = np.log(1 - spared * shares[0] / shares[0].max(axis=1, keepdims=True))
        here = np.array([[_applies(w.side, side) for w in witnesses] for side in sides], dtype=bool)
        return cls(sides, shares, shares @ _TO_NEAR, abnormal, normal_fits, here)

    def fits(self, inside: Array, chosen: NDArray[np.int64] | int = 0) -> Array:
        """Return ln P(witness | root) − ln P(witness | all places alike), shape (…, witnesses, 34).

        ``inside`` has shape (…, witnesses); ``chosen`` picks the map for each leading index.
        """
        p = inside[..., None]
        mixture = p * self.shares[chosen] + (1 - p - DIFFUSE) * self.near[chosen] + DIFFUSE / N
        abnormal_fits = np.log(N * mixture)
        if self.abnormal.all():
            return np.asarray(abnormal_fits)
        return np.where(self.abnormal[:, None], abnormal_fits, self.normal_fits)

    def terms(self, fits: Array, weights: Array) -> Array:
        """Return tempered log-odds against "something else", shape (…, sides, witnesses, 34)."""
        other = np.where(self.abnormal, OTHER_FITS * np.maximum(fits.max(axis=-1), 0.0), 0.0)[..., None]
        away = np.where(self.abnormal, np.log(DIFFUSE), 0.0)[:, None]
        sided = np.where(self.here[:, :, None], fits[..., None, :, :], away)
        return np.asarray(weights[:, None] * (sided - other[..., None, :, :]))


def inside_of(witness: Witness, table: Mapping[str, Any]) -> Any:
    """Return P(inside the own territory) of a witness; for pain it moves from proximal to distal."""
    if witness.inside != "pain":
        return table[witness.inside]
    return table["pain_proximal"] + witness.distal * (table["pain_distal"] - table["pain_proximal"])


def prior_log_odds(shares: Array) -> Array:
    """Return ln P(root) / P(something else) before any finding.

    Not halved between the sides: "something else" has a side too.
    """
    return np.asarray(np.log(shares * (1 - PRIOR_OTHER) / PRIOR_OTHER))


def score(witnesses: Sequence[Witness], priors: str = "clinical") -> Scores:
    """Return the log-odds of every root on every side in play, term by term.

    Parameters
    ----------
    witnesses
        What was found; their order does not matter.
    priors
        ``clinical`` or ``uniform``.
    """
    prepared = _Prepared.of(witnesses)
    fits = prepared.fits(_point_inside(witnesses))
    terms = prepared.terms(fits, tempered_weights(witnesses, fits)).swapaxes(0, 1)
    prior = np.broadcast_to(_point_prior(priors), (len(prepared.sides), N))
    return Scores(prepared.sides, terms, prior, prior + terms.sum(axis=0))


def ranges(witnesses: Sequence[Witness], priors: str = "clinical") -> tuple[Array, Array]:
    """Return the 5th and 95th percentile of each probability over seeded draws, each of shape (sides × 34 + 1,).

    Drawn: the map (the chosen one or a rival, evenly), the published proportions by their sample sizes, the priors.
    The last entry is "something else".
    """
    prepared = _Prepared.of(witnesses, rivals=True)
    drawn_inside, drawn_prior, maps = _draws(priors)
    inside = np.array([inside_of(w, drawn_inside) for w in witnesses]).T.reshape(DRAWS, len(witnesses))
    weights = tempered_weights(witnesses, prepared.fits(_point_inside(witnesses)))
    terms = prepared.terms(prepared.fits(inside, maps), weights)
    total = prior_log_odds(drawn_prior)[:, None, :] + terms.sum(axis=2)
    odds = np.concatenate([total.reshape(DRAWS, -1), np.zeros((DRAWS, 1))], axis=1)
    odds = np.exp(odds - odds.max(axis=1, keepdims=True))
    low, high = np.quantile(odds / odds.sum(axis=1, keepdims=True), (0.05, 0.95), axis=0)
    return low, high


@cache
def _draws(priors: str) -> tuple[dict[str, Array], Array, NDArray[np.int64]]:
    """Draw once what the ranges need: proportions by key, prior shares, which map."""
    rng = np.random.default_rng(SEED)
    inside = {key: rng.beta(p.value * p.people, (1 - p.value) * p.people, DRAWS) for key, p in INSIDE.items()}
    shares = rng.dirichlet(prior_shares(priors) * PRIOR_PEOPLE, DRAWS)
    return inside, np.maximum(shares, 1e-6), rng.permutation(np.arange(DRAWS) % 2)


@cache
def _point_prior(priors: str) -> Array:
    return prior_log_odds(prior_shares(priors))


def _point_inside(witnesses: Sequence[Witness]) -> Array:
    return np.array([inside_of(w, _POINT) for w in witnesses], dtype=float)


_POINT = {key: p.value for key, p in INSIDE.items()}


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
    tied = values[1:] == values[:-1]
    if tied.any():
        starts = np.flatnonzero(np.concatenate([[True], ~tied]))
        counts = np.diff(starts, append=len(rows))
        ranked = np.repeat(np.add.reduceat(ranked, starts) / counts, counts)
    weights = np.empty(len(rows))
    weights[order] = ranked
    return weights


def _applies(found_on: Side, side: Side) -> bool:
    """Whether a finding speaks about a cause on a side; both, midline and unknown speak about every side."""
    return found_on is side or found_on not in (Side.LEFT, Side.RIGHT)

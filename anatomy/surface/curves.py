"""Smooth curves in plain numpy: monotone cubic interpolation and the smooth step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def smoothstep(x: Floats, start: float, end: float) -> Floats:
    """Return 0 before start, 1 after end and a smooth rise between.

    Examples
    --------
    >>> smoothstep(np.array([0.0, 1.0, 2.0]), 0.0, 2.0).tolist()
    [0.0, 0.5, 1.0]
    """
    t = np.clip((x - start) / (end - start), 0.0, 1.0)
    return t * t * (3.0 - 2.0 * t)


class Curve:
    """A smooth curve through knots that never overshoots them (PCHIP), constant beyond its ends.

    Parameters
    ----------
    knots
        Pairs (x, y), x rising.
    period
        When given, the curve repeats with that period and the knots cover one turn.

    Raises
    ------
    ValueError
        If x does not rise.

    Examples
    --------
    >>> Curve([(0, 0), (1, 1), (2, 1)])(np.array([0.0, 1.5, 9.0])).tolist()
    [0.0, 1.0, 1.0]
    """

    def __init__(self, knots: Sequence[Sequence[float]], period: float | None = None) -> None:
        x, y = np.array(knots, dtype=float).T
        if np.any(np.diff(x) <= 0):
            raise ValueError(f"knots must rise in x: {x.tolist()}")
        self.period, self.start = period, float(x[0])
        if period is not None:
            x, y = np.concatenate([x - period, x, x + period]), np.tile(y, 3)
        self.x, self.y, self.slope = x, y, _pchip_slopes(x, y)

    def __call__(self, at: Any) -> Floats:
        """Return the curve's height at each x."""
        x: Floats = np.asarray(at, dtype=float)
        if self.period is not None:
            x = (x - self.start) % self.period + self.start
        x = np.clip(x, self.x[0], self.x[-1])
        i = np.clip(np.searchsorted(self.x, x, side="right") - 1, 0, len(self.x) - 2)
        width = self.x[i + 1] - self.x[i]
        t = (x - self.x[i]) / width
        s = 1.0 - t
        return np.asarray(
            self.y[i] * (1 + 2 * t) * s * s
            + self.slope[i] * width * t * s * s
            + self.y[i + 1] * t * t * (3 - 2 * t)
            - self.slope[i + 1] * width * t * t * s
        )


def _pchip_slopes(x: Floats, y: Floats) -> Floats:
    """Return slopes by the harmonic-mean rule of Fritsch and Butland, ends one-sided."""
    step, rise = np.diff(x), np.diff(y) / np.diff(x)
    if len(x) == 2:
        return np.array([rise[0], rise[0]])
    slope = np.zeros_like(y)
    same = rise[:-1] * rise[1:] > 0
    w1, w2 = 2 * step[1:] + step[:-1], step[1:] + 2 * step[:-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        inner = (w1 + w2) / (w1 / rise[:-1] + w2 / rise[1:])
    slope[1:-1] = np.where(same, inner, 0.0)
    for end, a, b, da, db in ((0, step[0], step[1], rise[0], rise[1]), (-1, step[-1], step[-2], rise[-1], rise[-2])):
        edge = ((2 * a + b) * da - a * db) / (a + b)
        if edge * da <= 0:
            edge = 0.0
        elif da * db <= 0 and abs(edge) > 3 * abs(da):
            edge = 3 * da
        slope[end] = edge
    return slope

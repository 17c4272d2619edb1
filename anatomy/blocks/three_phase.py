"""The three-phase pain response of the original text (irritation, fall, relief) as numbers to draw, for one drug.

An illustration with assumed amplitudes, not a measurement, and every curve carries that label. Only the times come from
the drug's record. The text ends with relief; pharmacology has the pain come back when the drug wears off, and so does
the curve.

References
----------
Source keys: those of each drug's timing in ``data/course.json``; the equation has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from anatomy.catalogue.drug_schema import Course, DrugTiming
from anatomy.catalogue.load import load_catalogue
from anatomy.errors import BadInput, UnknownEntity

Route = Literal["infiltration", "nerve"]
Floats = NDArray[np.float64]

_MIN_PER_H, _MIN_PER_DAY = 60.0, 24 * 60.0
_NEEDLE_NRS, _NEEDLE_FADES_MIN = 1.0, 2.0
#: Part of the pain that the anaesthetic takes away at its best: least, drawn, most. Assumed, not measured.
_PLATEAU = (0.5, 0.7, 0.9)
#: The same of a steroid, which acts from day 1 to day 7 and is gone by week 4–6.
_STEROID = (0.2, 0.275, 0.35)
_STEROID_DAYS = (1.0, 7.0, 35.0)
#: A logistic goes from 5 % to 95 % over 2·ln 19 of its widths: so the whole published range is its slope.
_WIDTHS_IN_RANGE = 2 * float(np.log(19.0))
_WORST_NRS = 10.0


@dataclass(frozen=True, slots=True)
class Phase:
    """One of the three phases.

    Parameters
    ----------
    n, name
        Number and name in the text.
    claim
        What the text says the pain does.
    reading
        What pharmacology makes of it.
    start_min, end_min
        From when to when, minutes after the needle.
    """

    n: int
    name: str
    claim: str
    reading: str
    start_min: float
    end_min: float

    def to_dict(self) -> dict[str, Any]:
        """Return the phase as a document."""
        return {
            "n": self.n,
            "name": self.name,
            "claim": self.claim,
            "reading": self.reading,
            "start_min": self.start_min,
            "end_min": self.end_min,
        }


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """Pain over time after one injection, to be drawn with its label.

    Parameters
    ----------
    drug
        Drug id.
    minutes
        Time after the needle, minutes; shape (n,).
    nrs, nrs_least_relief, nrs_most_relief
        Pain, 0–10, as drawn and at the ends of the assumed amplitudes; shape (n,).
    phases
        The three phases.
    onset_min, offset_min
        Published ranges, minutes.
    label
        What must stand on the chart.
    rebound
        What happens when the drug wears off.
    sources, read
        Sources of the times, and whether they were read.
    """

    drug: str
    minutes: Floats
    nrs: Floats
    nrs_least_relief: Floats
    nrs_most_relief: Floats
    phases: tuple[Phase, ...]
    onset_min: tuple[float, float]
    offset_min: tuple[float, float]
    label: str
    rebound: str
    sources: tuple[str, ...]
    read: bool

    def to_dict(self) -> dict[str, Any]:
        """Return the curve as a document."""
        return {
            "drug": self.drug,
            "minutes": self.minutes.round(3).tolist(),
            "nrs": self.nrs.round(3).tolist(),
            "nrs_least_relief": self.nrs_least_relief.round(3).tolist(),
            "nrs_most_relief": self.nrs_most_relief.round(3).tolist(),
            "phases": [phase.to_dict() for phase in self.phases],
            "onset_min": list(self.onset_min),
            "offset_min": list(self.offset_min),
            "label": self.label,
            "rebound": self.rebound,
            "sources": list(self.sources),
            "read": self.read,
        }


def three_phase(
    drug: str,
    *,
    route: Route = "infiltration",
    adrenaline: bool = False,
    steroid: bool = False,
    baseline_nrs: float = 7.0,
    points: int = 400,
) -> Curve:
    """Return the curve for one injection of a drug.

    Parameters
    ----------
    drug
        Drug id, e.g. ``"lidocaine"``.
    route
        ``"infiltration"`` or ``"nerve"``; published times differ.
    adrenaline
        Whether the solution holds adrenaline; published for infiltration only.
    steroid
        Whether steroid is in it: one injection, never a course.
    baseline_nrs
        Pain before it, 0–10.
    points
        Number of times; they lie closer together near the needle.

    Returns
    -------
    Curve
        Times and pain, with the label that must be shown.

    Raises
    ------
    UnknownEntity
        If no times are held for the drug.
    BadInput
        If the pain is not 0–10, or adrenaline is asked for at a nerve.

    Examples
    --------
    >>> curve = three_phase("lidocaine")
    >>> curve.onset_min, curve.offset_min, curve.read
    ((1.0, 5.0), (30.0, 120.0), True)
    >>> bool(curve.nrs[0] > 7 > curve.nrs.min()), round(float(curve.nrs[-1]), 1)
    (True, 7.0)
    """
    record = load_catalogue().course
    timing = _timing(record, drug)
    if not 0 <= baseline_nrs <= _WORST_NRS:
        raise BadInput(f"pain is counted from 0 to 10, not {baseline_nrs:g}.", path="baseline_nrs")
    if route not in ("infiltration", "nerve"):
        raise BadInput(f"'{route}' is no route: infiltration or nerve.", path="route")
    onset, offset = _times(timing, route, adrenaline)
    end = _end(offset, steroid)
    minutes = end * np.linspace(0.0, 1.0, points) ** 3  # close together near the needle
    least, drawn, most = (
        _pain(minutes, baseline_nrs, onset, offset, plateau, relief if steroid else 0.0)
        for plateau, relief in zip(_PLATEAU, _STEROID, strict=True)
    )
    return Curve(
        drug=drug,
        minutes=minutes,
        nrs=drawn,
        nrs_least_relief=least,
        nrs_most_relief=most,
        phases=_phases(record, onset, offset, end),
        onset_min=onset,
        offset_min=offset,
        label="The original text's three phases; illustrative, not validated: amplitudes are assumed, not measured.",
        rebound=record.three_phase.rebound,
        sources=timing.sources,
        read=timing.verified,
    )


def _pain(
    minutes: Floats,
    baseline: float,
    onset: tuple[float, float],
    offset: tuple[float, float],
    plateau: float,
    steroid: float,
) -> Floats:
    """Return pain 0–10: baseline × what the drug leaves × what a steroid leaves, plus the needle."""
    needle = _NEEDLE_NRS * np.exp(-minutes / _NEEDLE_FADES_MIN)
    drug = plateau * _logistic(minutes, onset) * (1 - _logistic(minutes, offset))
    first, full, gone = (days * _MIN_PER_DAY for days in _STEROID_DAYS)
    anti_inflammatory = np.interp(minutes, [0.0, first, full, gone], [0.0, 0.0, steroid, 0.0])
    # the scale itself ends at 10
    return np.minimum(baseline * (1 - drug) * (1 - anti_inflammatory) + needle, _WORST_NRS)


def _logistic(minutes: Floats, span: tuple[float, float]) -> Floats:
    """Return the rise from 5 % at the start of a range to 95 % at its end."""
    middle, width = sum(span) / 2, max(span[1] - span[0], 1e-6) / _WIDTHS_IN_RANGE
    return 0.5 * (1 + np.tanh((minutes - middle) / (2 * width)))


def _times(timing: DrugTiming, route: Route, adrenaline: bool) -> tuple[tuple[float, float], tuple[float, float]]:
    if route == "nerve":
        if adrenaline:
            raise BadInput("times with adrenaline are published for infiltration only.", path="adrenaline")
        low, high = timing.nerve_offset_h
        return timing.nerve_onset_min, (low * _MIN_PER_H, high * _MIN_PER_H)
    if adrenaline:
        return timing.infiltration_onset_min, timing.infiltration_offset_min_adrenaline
    return timing.infiltration_onset_min, timing.infiltration_offset_min_plain


def _end(offset: tuple[float, float], steroid: bool) -> float:
    """Return the last minute drawn: well past the drug's end, or a week past the steroid's."""
    return (_STEROID_DAYS[-1] + 7) * _MIN_PER_DAY if steroid else offset[1] + 2 * (offset[1] - offset[0]) + _MIN_PER_H


def _phases(record: Course, onset: tuple[float, float], offset: tuple[float, float], end: float) -> tuple[Phase, ...]:
    starts = (0.0, sum(onset) / 2, sum(offset) / 2, end)
    readings = {reading.phase: reading for reading in record.three_phase.pharmacological_reading}
    return tuple(
        Phase(
            n=phase.n,
            name=phase.name,
            claim=phase.effect,
            reading=f"{readings[phase.n].window}: {readings[phase.n].mechanism}",
            start_min=starts[phase.n - 1],
            end_min=starts[phase.n],
        )
        for phase in record.three_phase.original_phases
    )


def _timing(record: Course, drug: str) -> DrugTiming:
    timings = {timing.drug: timing for timing in record.three_phase.drug_timing}
    if drug not in timings:
        raise UnknownEntity(f"no onset and duration are held for '{drug}'; held are {', '.join(timings)}.", path="drug")
    return timings[drug]

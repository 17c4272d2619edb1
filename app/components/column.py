"""The column: where a segment lies in the cord, where its root leaves, and how likely each segment is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from anatomy.model.segment import SEGMENTS, segment_index
from app.components.svg import Svg

#: Vertebrae cranial to caudal; a height on the column is an index into this, with fractions.
VERTEBRAE: tuple[str, ...] = (
    *(f"C{i}" for i in range(1, 8)),
    *(f"T{i}" for i in range(1, 13)),
    *(f"L{i}" for i in range(1, 6)),
    *(f"S{i}" for i in range(1, 6)),
    "Co1",
)
_PLACE = {name: i for i, name in enumerate(VERTEBRAE)}
_LEVEL = re.compile(r"\b(Co|[CTLS])(\d+)(?:/(?:[CTLS])?(\d+))?(?:\s+(upper|lower))?")

#: Places that are named without a vertebra we draw.
NAMED_HEIGHTS = {"sacral hiatus": _PLACE["Co1"] - 0.2, "C0/1": 0.0}

WIDTH = 412
TOP = 40
REACH = 3
LIT = 0.04


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One segment in the column.

    Parameters
    ----------
    segment
        Spinal segment.
    cord, leaves
        Heights of the cord segment and of the root's foramen, in vertebrae from the top of C1.
    leaves_text
        The foramen in words, e.g. ``"C5/6"``.
    probability
        0–1.
    """

    segment: str
    cord: float
    leaves: float
    leaves_text: str
    probability: float


def height_of(words: str) -> float | None:
    """Return the height that level words mean: vertebrae from the top of C1, the mean of all that are named.

    Examples
    --------
    >>> height_of("C5"), height_of("C2/3 to C3"), height_of("T12 lower"), height_of("between L5 and S1")
    (4.5, 2.25, 18.8, 24.0)
    >>> height_of("at the skull base") is None
    True
    """
    if words in NAMED_HEIGHTS:
        return NAMED_HEIGHTS[words]
    heights = []
    for letters, number, below, part in _LEVEL.findall(words):
        place = _PLACE.get(f"{letters}{number}")
        if place is not None:
            heights.append(place + 1.0 if below else place + {"upper": 0.2, "lower": 0.8}.get(part, 0.5))
    return round(sum(heights) / len(heights), 3) if heights else None


def window(segment: str, reach: int = REACH) -> tuple[str, ...]:
    """Return the segments shown around a leading one: always as many, moved inwards at the ends.

    Examples
    --------
    >>> window("C6")
    ('C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'T1')
    >>> window("C1", 1)
    ('C1', 'C2', 'C3')
    """
    size = 2 * reach + 1
    first = min(max(segment_index(segment) - reach, 0), len(SEGMENTS) - size)
    return SEGMENTS[first : first + size]


def column_diagram(rows: Sequence[ColumnRow], lead: str) -> Svg:
    """Draw the column around a segment.

    Parameters
    ----------
    rows
        Segments in order, those of ``window``.
    lead
        The leading segment; its root is drawn thick.
    """
    first = max(int(min(min(r.cord, r.leaves) for r in rows) - 0.4), 0)
    last = min(int(max(max(r.cord, r.leaves) for r in rows) + 0.55), len(VERTEBRAE) - 1)
    shown = VERTEBRAE[first : last + 1]
    pitch = max(38.0, min(57.0, 470 / len(shown)))
    bottom = TOP + pitch * len(shown)

    def y_of(height: float) -> float:
        return TOP + (height - first) * pitch

    parts = [
        '<g class="cdh"><text x="14" y="18">Root leaves</text><text x="174" y="18" text-anchor="middle">Vertebra</text>'
        '<text x="265" y="18" text-anchor="middle">Cord</text><text x="318" y="18">By segment, %</text></g>',
        f'<rect x="245" y="{TOP - 8}" width="40" height="{bottom - TOP + 12:.0f}" rx="18" class="canal"/>',
    ]
    parts += [_vertebra(name, TOP + i * pitch, pitch, i == len(shown) - 1) for i, name in enumerate(shown)]
    chips = _spread([y_of(r.cord) for r in rows], pitch)
    most = max(max(r.probability for r in rows), 0.01)
    lit = sorted((r for r in rows if r.probability >= LIT), key=lambda r: -r.probability)[:2]
    for i, (row, chip) in enumerate(zip(rows, chips, strict=True)):
        parts.append(_root(row, chip, y_of(row.leaves), on=row in lit or row.segment == lead, lane=i))
    for row, chip in zip(rows, chips, strict=True):
        parts.append(_segment(row, chip, most, on=row in lit or row.segment == lead, size=_chip_size(chips)))
    lead_row = next(r for r in rows if r.segment == lead)
    return Svg(
        markup="".join(parts),
        viewBox=f"0 0 {WIDTH} {bottom + 10:.0f}",
        className="coldia",
        label=f"Column diagram: root {lead} leaves at {lead_row.leaves_text}",
    )


def _spread(wanted: Sequence[float], pitch: float) -> list[float]:
    """Move chips apart where cord segments crowd, as at the conus."""
    least = min(13.0, pitch * 0.36)
    out: list[float] = []
    for y in wanted:
        out.append(max(y, out[-1] + least) if out else y)
    return out


def _chip_size(chips: Sequence[float]) -> float:
    gaps = [b - a for a, b in pairwise(chips)]
    return min(34.0, min(gaps, default=34.0) - 2)


def _vertebra(name: str, y: float, pitch: float, last: bool) -> str:
    sacral = name[0] == "S" or name == "Co1"
    gap = 3.0 if sacral else 12.0
    h = pitch - gap
    w = 56 + (_PLACE[name] % 30) * 0.7 if not sacral else 62 - 6 * int(name[-1])
    x = 174 - w / 2
    half, waist = w / 2 - 2, h / 2 - 5
    body = (
        f'<path class="vb" d="M{x + 2:.1f} {y:.1f}q{half:.1f} 4 {w - 4:.1f} 0q5 0 5 5q-4 {waist:.1f} 0 {h - 10:.1f}'
        f'q0 5 -5 5q-{half:.1f} -4 -{w - 4:.1f} 0q-5 0 -5 -5q4 -{waist:.1f} 0 -{h - 10:.1f}q0 -5 5 -5z"/>'
        f'<text x="174" y="{y + h / 2 + 4:.1f}" class="vt">{name}</text>'
    )
    long = 40 if name[0] in "TC" and name not in ("C1", "C2", "C3", "C4", "C5", "C6") else 26
    drop = 22 if name[0] == "T" or name == "C7" else 14
    spine = (
        ""
        if name in ("Co1", "S4", "S5")
        else (f'<path class="sp" d="M288 {y + h * 0.3:.1f}l{long} {drop}q6 4 2 9q-3 4 -9 2l-{long - 4} -{drop - 9}z"/>')
    )
    disc = (
        ""
        if last or sacral or name == "C1"
        else f'<rect class="dc" x="{x:.1f}" y="{y + h + 1.5:.1f}" width="{w:.1f}" height="9" rx="4"/>'
    )
    return body + spine + disc


def _tint(row: ColumnRow, most: float = 1.0) -> str:
    family = "S" if row.segment.startswith("Co") else row.segment[0]
    fill = "C2" if row.segment == "C1" else row.segment
    strength = 0 if row.probability < LIT else round(100 * (row.probability / most) ** 0.6)
    return f"--c:var(--{fill});--f:var(--fam{family});--k:{strength}%"


def _root(row: ColumnRow, cord: float, leaves: float, *, on: bool, lane: int) -> str:
    state = " on" if on else ""
    if leaves - cord > 75:  # a root of the cauda equina runs down the canal first
        x = 247 - 2.2 * (lane % 4)
        path = (
            f"M252 {cord:.1f}C{x} {cord:.1f} {x} {cord + 10:.1f} {x} {cord + 26:.1f}L{x} {leaves - 22:.1f}"
            f"C{x} {leaves - 8:.1f} 238 {leaves - 2:.1f} 230 {leaves:.1f}"
        )
    else:
        path = f"M252 {cord:.1f}C240 {cord + 1:.1f} 236 {leaves - 8:.1f} 230 {leaves:.1f}"
    return (
        f'<g style="{_tint(row)}"><path class="rt{state}" d="{path}"/>'
        f'<circle class="fo{state}" cx="227" cy="{leaves:.1f}" r="{5 if on else 3.2}"/>'
        f'<path class="ld{state}" d="M{88 if on else 78} {leaves:.1f}H221"/>'
        f'<text x="14" y="{leaves + 4:.1f}" class="rx{state}"><tspan>{row.segment}</tspan>'
        f'<tspan dx="6" class="fx">{row.leaves_text}</tspan></text></g>'
    )


def _segment(row: ColumnRow, y: float, most: float, *, on: bool, size: float) -> str:
    lit = " lit" if row.probability >= LIT else ""
    percent = 100 * row.probability
    words = "<1" if percent < 1 else str(round(percent))
    width = max(1.5, 36 * row.probability / most)
    font = "" if size > 14 else f' style="font-size:{max(size, 9):.0f}px"'
    words = words.replace("<", "&lt;")
    return (
        f'<g style="{_tint(row, most)}"><rect class="cs{lit}" x="252" y="{y - size / 2:.1f}" width="26" '
        f'height="{size:.1f}" rx="{min(5, size / 3):.1f}"/>'
        f'<text x="265" y="{y + 4:.1f}" class="ct{" on" if on and lit else ""}"{font}>{row.segment}</text>'
        f'<rect class="mg{lit}" x="322" y="{y - min(5, size / 2 - 1):.1f}" width="{width:.1f}" '
        f'height="{min(10, size - 2):.1f}" rx="2"/>'
        f'<text x="{328 + width:.1f}" y="{y + 4:.1f}" class="mt{" on" if on else ""}"{font}>{words}</text></g>'
    )

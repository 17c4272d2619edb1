"""The 31 spinal segments and their one order, cranial to caudal."""

from __future__ import annotations

import re
from functools import cache

from anatomy.errors import UnknownSegment

#: Every spinal segment, cranial to caudal. The only list of them.
SEGMENTS: tuple[str, ...] = (
    *(f"C{i}" for i in range(1, 9)),
    *(f"T{i}" for i in range(1, 13)),
    *(f"L{i}" for i in range(1, 6)),
    *(f"S{i}" for i in range(1, 6)),
    "Co1",
)

#: Trigeminal skin: part of every body map, but of no spinal segment.
TRIGEMINAL: tuple[str, ...] = ("V1", "V2", "V3")

#: Every territory a dermatome map may draw. C1 has no skin.
SKIN_TERRITORIES: tuple[str, ...] = (*TRIGEMINAL, *SEGMENTS[1:])

REGION_NAMES = {"C": "cervical", "T": "thoracic", "L": "lumbar", "S": "sacral", "Co": "coccygeal"}

_INDEX = {name: i for i, name in enumerate(SEGMENTS)}


def segment_index(segment: str) -> int:
    """Return the place of a segment in the order, 0 for C1 to 30 for Co1.

    Raises
    ------
    UnknownSegment
        If it is not one of the 31.

    Examples
    --------
    >>> segment_index("C6")
    5
    """
    try:
        return _INDEX[segment]
    except KeyError:
        raise UnknownSegment(
            f"'{segment}' is not a spinal segment; allowed are C1–C8, T1–T12, L1–L5, S1–S5 and Co1.",
            nearest=_nearest(segment),
        ) from None


def parse_segment(text: str) -> str:
    """Return the segment a person wrote: any case, with spaces or a leading zero.

    Examples
    --------
    >>> parse_segment(" c 06"), parse_segment("co1"), parse_segment("Th4")
    ('C6', 'Co1', 'T4')
    """
    match = re.fullmatch(r"\s*(c|t|th|d|l|s|co)\s*[-.]?\s*0*(\d+)\s*", text, re.IGNORECASE)
    if match is None:
        segment_index(text)
        raise AssertionError  # pragma: no cover - segment_index has raised
    letter = {"c": "C", "t": "T", "th": "T", "d": "T", "l": "L", "s": "S", "co": "Co"}[match[1].lower()]
    name = f"{letter}{match[2]}"
    segment_index(name)
    return name


@cache
def neighbours(segment: str, reach: int = 1) -> tuple[str, ...]:
    """Return the segments within ``reach`` of one, itself left out, cranial to caudal.

    Examples
    --------
    >>> neighbours("T1")
    ('C8', 'T2')
    """
    i = segment_index(segment)
    return tuple(s for k, s in enumerate(SEGMENTS) if 0 < abs(k - i) <= reach)


def region_of(segment: str) -> str:
    """Return cervical, thoracic, lumbar, sacral or coccygeal.

    Examples
    --------
    >>> region_of("Co1")
    'coccygeal'
    """
    segment_index(segment)
    return REGION_NAMES[segment.rstrip("0123456789")]


def _nearest(text: str) -> list[str]:
    letters = text.strip().upper()[:1]
    return [s for s in SEGMENTS if letters and s.upper().startswith(letters)][-2:]

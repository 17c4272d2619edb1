"""Where a segment lies in the column: the ``levels`` document of the contract."""

from __future__ import annotations

from typing import Any

from anatomy.catalogue.segment_schema import LevelClaim, Segment

_MECHANISM = {"exiting": "foraminal or far lateral", "traversing": "posterolateral"}


def levels_document(segment: Segment) -> dict[str, Any]:
    """Return the levels of a segment, each kind apart, with sources and the alternatives.

    Parameters
    ----------
    segment
        A record of segments.json.

    Returns
    -------
    dict
        ``cord_at_vertebra, root_exit, disc, spinous, interspinous_space, relative_to_vertebra`` in words (null where
        there is none), ``sources``, ``read`` and ``notes`` by kind, and ``alternatives`` that other sources give.

    Examples
    --------
    >>> from anatomy.catalogue.load import load_catalogue
    >>> levels = levels_document(load_catalogue().segments["C6"])
    >>> levels["cord_at_vertebra"], levels["root_exit"], levels["disc"]
    ('C5', 'C5/6 foramen', 'C5/6')
    >>> levels_document(load_catalogue().segments["L5"])["disc"]
    'L4/5 (posterolateral) or L5/S1 (foraminal or far lateral)'
    """
    rows = [level for level in segment.levels if level.standing == "row"]
    by_kind = {kind: [level for level in rows if level.kind == kind] for kind in dict.fromkeys(r.kind for r in rows)}
    exit_ = by_kind["root_exit"][0]
    return {
        "cord_at_vertebra": by_kind["cord_at_vertebra"][0].value,
        "root_exit": exit_.value,
        "disc": _discs(by_kind.get("disc", [])),
        "spinous": by_kind["cord_under_spinous"][0].value,
        "interspinous_space": next((level.value for level in by_kind.get("interspinous_space", [])), None),
        "relative_to_vertebra": exit_.relative_to_vertebra,
        "sources": list(dict.fromkeys(source for level in rows for source in level.sources)),
        "read": {kind: all(level.read for level in levels) for kind, levels in by_kind.items()},
        "notes": {kind: " ".join(level.note for level in levels if level.note) for kind, levels in by_kind.items()},
        "alternatives": [
            {"kind": level.kind, "value": level.value, "sources": list(level.sources), "note": level.note}
            for level in segment.levels
            if level.standing != "row"
        ],
    }


def _discs(discs: list[LevelClaim]) -> str | None:
    if not discs:
        return None
    if len(discs) == 1:
        return discs[0].value
    return " or ".join(f"{disc.value} ({_MECHANISM[disc.mechanism]})" for disc in discs)

"""Skin of the named peripheral nerves, as cells of the body.

The records draw each field in boxes of their own chart (``data/nerves.json``): a length along the limb, trunk, hand or
foot, and a fraction around or across it. Here those boxes meet the coordinates of the cells. They are drawing aids,
estimated by hand; half a hand's width of error must be assumed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from anatomy.catalogue.nerve_schema import FieldBox
from anatomy.model.segment import SKIN_TERRITORIES, TRIGEMINAL
from anatomy.surface.body import Surface
from anatomy.surface.coordinates import SkinCoordinates

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

#: Share of the thigh's and of the leg's chart that lies on the knee, above and below its middle.
_KNEE = 0.08
#: Front of the trunk, 0 clavicle, 1 xiphisternum, 2 umbilicus, 3 inguinal line, to the length of the records: their
#: boxes change nerves where T2, T7 and T12 begin, so these borders of the consensus map hold the two together.
_TRUNK = ((0.0, 0.25, 1.125, 2.75, 3.0), (0.0, 0.1, 0.5, 0.9, 1.0))
#: Back v of the front's clavicle, xiphisternum, umbilicus and inguinal line (dermatome_borders, trunk_join).
_BACK_OF_FRONT = ((0.08, 0.46, 0.83, 1.1), (0.0, 1.0, 2.0, 3.0))
#: Where the inner side of the arm begins, at the fold of the armpit, which stands on its chart at the top.
_FOLD = 0.42
_ARMPIT = (0.02, 0.7)
#: Where each patch of the perineum lies between pubis (0) and coccyx (1).
_PERINEUM = {
    "genital_anterior": 0.1,
    "genital_proximal": 0.3,
    "genital_distal_posterior": 0.45,
    "perineal_body": 0.6,
    "perianal": 0.8,
    "coccygeal": 0.97,
}


class NerveFields:
    """The skin of every nerve that has any.

    Parameters
    ----------
    coordinates
        Of the cells of the left half.
    fields
        Nerve id to its boxes.
    divisions
        Trigeminal division to its cells; see `trigeminal_fields`. They stand after the nerves.
    """

    def __init__(
        self,
        coordinates: SkinCoordinates,
        fields: Mapping[str, Iterable[FieldBox]],
        divisions: Mapping[str, Mask] | None = None,
    ) -> None:
        chart = _Chart(coordinates)
        boxes = {nerve: tuple(drawn) for nerve, drawn in fields.items()}
        cells = {nerve: np.any([chart.inside(b) for b in drawn], axis=0) for nerve, drawn in boxes.items() if drawn}
        cells |= divisions or {}
        self.nerves: tuple[str, ...] = tuple(cells)
        self.cells: Mask = np.array(list(cells.values()))

    def shares(self, cell_area: Floats) -> dict[str, float]:
        """Return how much of a place each nerve's field holds, 0–1; fields overlap, so they need not sum to 1.

        Parameters
        ----------
        cell_area
            Area of the place in each cell of a half, shape (n_half,).
        """
        held = self.cells @ cell_area / cell_area.sum()
        return {nerve: float(share) for nerve, share in zip(self.nerves, held, strict=True) if share > 0}


def trigeminal_fields(surface: Surface) -> dict[str, Mask]:
    """Return the skin of the trigeminal divisions, as the consensus map draws it: the nerves of the face.

    Parameters
    ----------
    surface
        The labelled body.

    Returns
    -------
    dict
        ``V1``, ``V2``, ``V3`` to the cells of a half, shape (n_half,).

    Examples
    --------
    >>> from anatomy.surface import Surface
    >>> sorted(trigeminal_fields(Surface.load()))
    ['V1', 'V2', 'V3']
    """
    drawn = surface.primary("consensus")
    return {division: drawn == SKIN_TERRITORIES.index(division) for division in TRIGEMINAL}


class _Chart:
    """The cells in the chart of the nerve records: part, length and the way around or across."""

    def __init__(self, c: SkinCoordinates) -> None:
        self._c = c
        n = len(c.v)
        self._on: dict[str, Mask] = {}
        self._long: dict[str, Floats] = {}
        self._cross: dict[str, Floats] = {}
        turn = (c.theta % 360) / 360
        inner = _FOLD * np.maximum(-np.sin(np.radians(c.theta)), 0)
        self._limb("upper_arm", {"arm": np.clip((c.v - inner) / (1 - inner), 0, 1)}, turn)
        self._limb("forearm", {"forearm": c.v}, turn)
        upper_knee, lower_knee = c.in_part("knee") & (c.v < 0.5), c.in_part("knee") & (c.v >= 0.5)
        self._limb("thigh", {"thigh": c.v * (1 - _KNEE)}, turn)
        self._limb("leg", {"leg": _KNEE + c.v * (1 - _KNEE)}, turn)
        self._extend("thigh", upper_knee, 1 - _KNEE + 2 * _KNEE * c.v)
        self._extend("leg", lower_knee, 2 * _KNEE * (c.v - 0.5))
        self._extend("upper_arm", c.in_part("axilla"), np.zeros(n), cross=np.full(n, 0.7))
        back = np.interp(c.v, *_BACK_OF_FRONT)
        heights = {"thorax": c.v, "epigastrium": 1 + c.v, "hypogastrium": 2 + c.v, "back": back}
        lengths = {part: np.interp(height, *_TRUNK) for part, height in heights.items()}
        self._limb("trunk", lengths, np.abs(c.theta) / 360)
        ahead = np.abs(c.theta) < 90
        self._limb(
            "head_neck",
            {
                "face": 0.08 + 0.47 * c.v,
                "head": np.where(c.v < 0.5, 0.16 * (0.5 - c.v), 0.7 * (c.v - 0.5)),
                "ear": 0.2 + 0.2 * c.v,
                "neck": np.where(ahead, 0.58 + 0.42 * c.v, 0.35 + 0.65 * c.v),
            },
            np.abs(c.theta) / 360,
        )
        for chart, aspect in (("hand_palmar", "palmar"), ("hand_dorsal", "dorsal")):
            self._rayed(chart, "hand", "hand_digit_", c.in_aspect(aspect), 0.5, 1 - c.u)
        self._rayed("foot_dorsal", "foot_dorsum", "foot_toe_", ~c.in_aspect("plantar"), 0.7, c.u)
        self._rayed("foot_plantar", "sole", "foot_toe_", c.in_part("sole") | c.in_aspect("plantar"), 0.7, c.u)
        self._extend("foot_plantar", c.in_part("heel"), np.full(n, 0.02), cross=c.u)
        self._limb("buttock", {"buttock": c.v}, c.u)
        self._on["perineum"] = c.in_part("perineum")
        self._long["perineum"] = np.full(n, np.nan)
        for aspect, place in _PERINEUM.items():
            self._long["perineum"][c.in_aspect(aspect)] = place
        self._cross["perineum"] = np.full(n, 0.3)

    def inside(self, box: FieldBox) -> Mask:
        """Return the cells in a box."""
        along, cross = self._long[box.part], self._cross[box.part]
        span = box.around if box.around is not None else box.across
        low, high = span if span is not None else (0.0, 1.0)
        between = (cross >= low) & (cross <= high) if low <= high else (cross >= low) | (cross <= high)
        return np.asarray(self._on[box.part] & (along >= box.long[0]) & (along <= box.long[1]) & between)

    def _limb(self, chart: str, lengths: Mapping[str, Floats], cross: Floats) -> None:
        on, along = np.zeros(len(cross), dtype=bool), np.full(len(cross), np.nan)
        for part, length in lengths.items():
            here = self._c.in_part(part)
            on |= here
            along[here] = length[here]
        self._on[chart], self._long[chart], self._cross[chart] = on, along, cross

    def _extend(self, chart: str, where: Mask, length: Floats, cross: Floats | None = None) -> None:
        self._on[chart] = self._on[chart] | where
        self._long[chart][where] = length[where]
        if cross is not None:
            self._cross[chart] = np.where(where, cross, self._cross[chart])

    def _rayed(self, chart: str, palm: str, ray: str, where: Mask, knuckles: float, cross: Floats) -> None:
        """Chart a hand or foot: the palm or sole, then five rays side by side."""
        self._limb(chart, {palm: knuckles * self._c.v}, cross.copy())
        self._on[chart] &= where
        for k in range(1, 6):
            digit = self._c.in_part(f"{ray}{k}") & where
            self._on[chart] |= digit
            self._long[chart][digit] = (knuckles + (1 - knuckles) * self._c.v)[digit]
            self._cross[chart][digit] = ((k - 1 + cross) / 5)[digit]

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
from anatomy.surface.coordinates import SkinCoordinates

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

#: Share of the thigh's and of the leg's chart that lies on the knee, above and below its middle.
_KNEE = 0.08
#: Back v of the front's clavicle, xiphisternum, umbilicus and inguinal line (dermatome_borders, trunk_join).
_BACK_OF_FRONT = ((0.08, 0.46, 0.83, 1.1), (0.0, 1 / 3, 2 / 3, 1.0))
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
    """

    def __init__(self, coordinates: SkinCoordinates, fields: Mapping[str, Iterable[FieldBox]]) -> None:
        chart = _Chart(coordinates)
        drawn = {nerve: tuple(boxes) for nerve, boxes in fields.items()}
        self.nerves: tuple[str, ...] = tuple(nerve for nerve, boxes in drawn.items() if boxes)
        self.cells: Mask = np.array([np.any([chart.inside(b) for b in drawn[n]], axis=0) for n in self.nerves])

    def shares(self, cell_area: Floats) -> dict[str, float]:
        """Return how much of a place each nerve's field holds, 0–1; fields overlap, so they need not sum to 1.

        Parameters
        ----------
        cell_area
            Area of the place in each cell of a half, shape (n_half,).
        """
        held = self.cells @ cell_area / cell_area.sum()
        return {nerve: float(share) for nerve, share in zip(self.nerves, held, strict=True) if share > 0}


class _Chart:
    """The cells in the chart of the nerve records: part, length and the way around or across."""

    def __init__(self, c: SkinCoordinates) -> None:
        self._c = c
        n = len(c.v)
        self._on: dict[str, Mask] = {}
        self._long: dict[str, Floats] = {}
        self._cross: dict[str, Floats] = {}
        turn = (c.theta % 360) / 360
        self._limb("upper_arm", {"arm": c.v}, turn)
        self._limb("forearm", {"forearm": c.v}, turn)
        upper_knee, lower_knee = c.in_part("knee") & (c.v < 0.5), c.in_part("knee") & (c.v >= 0.5)
        self._limb("thigh", {"thigh": c.v * (1 - _KNEE)}, turn)
        self._limb("leg", {"leg": _KNEE + c.v * (1 - _KNEE)}, turn)
        self._extend("thigh", upper_knee, 1 - _KNEE + 2 * _KNEE * c.v)
        self._extend("leg", lower_knee, 2 * _KNEE * (c.v - 0.5))
        back = np.interp(c.v, *_BACK_OF_FRONT)
        lengths = {"thorax": c.v / 3, "epigastrium": (1 + c.v) / 3, "hypogastrium": (2 + c.v) / 3, "back": back}
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

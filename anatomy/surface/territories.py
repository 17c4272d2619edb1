"""Dermatome maps: their sourced tiles and borders, and which territory each point of the skin is drawn in.

A map file (``data/territories/<id>.json``) holds *tiles*, stepped boxes of part coordinates with their sources and
shares, and *borders*, smooth curves drawn through the steps. Ordered bands are continuous level fields, so that two
borders cannot cross; across the axial lines of the limbs, where segments far apart meet, the cut is hard.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anatomy.model.segment import SKIN_TERRITORIES
from anatomy.surface.coordinates import (
    FOOT_U,
    HAND_U,
    SkinCoordinates,
    ankle_y,
    back_height,
    front_height,
    sole_depth,
)
from anatomy.surface.curves import Curve, smoothstep
from anatomy.surface.measure import Measures

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

#: Column of each territory.
COLUMN = {name: i for i, name in enumerate(SKIN_TERRITORIES)}
#: The drawn territory of skin that a map leaves blank.
BLANK = -1


@dataclass(frozen=True)
class TerritoryMap:
    """One dermatome map.

    Parameters
    ----------
    id, name
        ``consensus`` or ``isncsci``, and the name shown.
    segments
        Every territory it draws; ``S4-5`` where the two are one level.
    drawn_as
        Territories drawn as part of another, e.g. S5 as S4-5.
    blank
        Territories of the shares that the map does not draw.
    tiles, levels, borders, pieces
        Rows of the file; a map that inherits has the other's borders where it has none of its own.
    """

    id: str
    name: str
    segments: tuple[str, ...]
    drawn_as: dict[str, str]
    blank: tuple[str, ...]
    tiles: list[dict[str, Any]]
    levels: list[dict[str, Any]]
    borders: dict[str, dict[str, Any]]
    pieces: dict[str, dict[str, Any]]

    @classmethod
    def load(cls, folder: Path, map_id: str) -> TerritoryMap:
        """Read a map from the folder of maps."""
        row = json.loads((folder / f"{map_id}.json").read_text(encoding="utf-8"))
        borders: dict[str, dict[str, Any]] = {}
        levels = row["levels"]
        if "inherits" in row:
            parent = cls.load(folder, row["inherits"])
            borders, levels = dict(parent.borders), levels or parent.levels
        borders |= {b["id"]: b for b in row["borders"]}
        return cls(
            id=row["id"],
            name=row["name"],
            segments=tuple(row["segments"]),
            drawn_as=row.get("drawn_as", {}),
            blank=tuple(row["blank"]),
            tiles=row["tiles"],
            levels=levels,
            borders=borders,
            pieces={p["segment"]: p for p in row["pieces"]},
        )

    def curve(self, border: str) -> Curve:
        """Return a border's curve."""
        return Curve(self.borders[border]["knots"])

    def draw(self, m: Measures, c: SkinCoordinates) -> NDArray[np.int8]:
        """Return the column of the territory each point is drawn in, BLANK where the map draws none.

        Joined territories carry the column of their first: S4-5 that of S4.
        """
        drawing = _Drawing(self, m, c)
        for step in (_trunk, _head_and_neck, _arm, _leg, _perineum):
            step(drawing)
        label = drawing.label
        for one, joined in self.drawn_as.items():
            label[label == COLUMN[one]] = COLUMN[joined.split("-")[0]]
        for name in self.blank:
            label[label == COLUMN[name]] = BLANK
        return label


class _Drawing:
    """Labels being drawn, region after region."""

    def __init__(self, territory_map: TerritoryMap, m: Measures, c: SkinCoordinates) -> None:
        self.map, self.m, self.c = territory_map, m, c
        self.label = np.full(len(m.position), BLANK, np.int8)
        self.x, self.y, self.z = m.position.T

    def at(self, border: str, where: Floats) -> Floats:
        """Return a border's height where its other measure has these values."""
        return self.map.curve(border)(where)

    def put(self, segment: str, where: Mask) -> None:
        self.label[where] = COLUMN[segment]


def trunk_level(territory_map: TerritoryMap, m: Measures) -> Floats:
    """Return the level of trunk skin: 2 at the upper edge of T2, 3 at that of T3 … 12 at that of T12, rising downward.

    Three profiles are blended around the trunk: front (by chest and belly landmarks), side (below the armpit) and back
    (by spinous processes), so that bands slope down from back to front and pass under the arm in one piece.
    """
    rows = territory_map.levels
    number = [float(r["id"].split("/")[1][1:]) for r in rows]
    y = m.position[:, 1]
    front = _profile(front_height(m), [r["front"] for r in rows], number)
    back = _profile(back_height(m), [r["back"] for r in rows], number)
    side = _profile(-y, [-r["side_y_dm"] for r in rows], number)
    # Beside the arm the side profile starts at the folds of the armpit, further down at the flank.
    fold = smoothstep(y, 3.2, 4.0)
    to_side = _rise(m.trunk_theta, 8 + 14 * fold, 95 - 36 * fold)
    to_back = _rise(m.trunk_theta, 85 + 24 * fold, 165.0)
    return (1 - to_back) * ((1 - to_side) * front + to_side * side) + to_back * back


def _rise(theta: Floats, start: Floats | float, end: Floats | float) -> Floats:
    t = np.clip((theta - start) / (end - start), 0.0, 1.0)
    return np.asarray(t * t * (3 - 2 * t))


def _profile(height: Floats, heights: list[float], levels: list[float]) -> Floats:
    """Return the level by height, smooth through the borders and going on at the rate of the last ones."""
    before, after = heights[0] - 2 * (heights[1] - heights[0]), heights[-1] + 4 * (heights[-1] - heights[-2])
    knots = [(before, levels[0] - 2), *zip(heights, levels, strict=True), (after, levels[-1] + 4)]
    return Curve(knots)(height)


def _trunk(d: _Drawing) -> None:
    level = trunk_level(d.map, d.m)
    d.put("C4", level < 2)
    for k in range(2, 12):
        d.put(f"T{k}", (level >= k) & (level < k + 1))
    d.put("T12", level >= 12)
    _hip(d)


def _hip(d: _Drawing) -> None:
    """Label loin, groin, buttock and thigh as far as the front of the knee: bands by height around the thigh."""
    theta = _around_hip(d)
    low = (d.y < 2.75) & (d.m.in_arm < 0)
    d.put("L1", low & (d.y < d.at("T12/L1", theta)))
    d.put("L2", low & (d.y < d.at("L1/L2", theta)))
    inner = (theta > 200) & (d.y < -0.5)
    d.put("L3", low & ((theta < 150) | inner) & (d.y < d.at("L2/L3", np.where(inner, -130.0, theta))))
    behind = low & (theta > 140) & (d.y > -0.5)
    d.put("L3", behind & (d.y < d.at("L2/L3 dorsal", theta)) & (d.y > d.at("L/S dorsal", theta)))
    post_axial = _post_axial(d, theta)
    d.put("S2", low & (post_axial > 0))
    d.put("S1", low & (post_axial > 0) & (d.y > d.at("S1/S2 dorsal", theta)) & (theta > 205))


def _around_hip(d: _Drawing) -> Floats:
    """Return the angle around the thigh, -130 (inner back) to 230; over the buttock by breadth, 240 at the midline."""
    theta = d.m.leg_theta
    theta = np.where((theta < -130) | ((theta < -92) & (d.y > -0.2) & (d.z < 0.2)), theta + 360, theta)
    seat = 180 + 60 * (1 - d.x)
    above = smoothstep(d.y, -0.7, 0.0)
    return np.where((theta > 180) & (d.z < 0.2), (1 - above) * theta + above * seat, theta)


def _post_axial(d: _Drawing, theta: Floats) -> Floats:
    """Return positive where sacral segments supply buttock and leg: behind both axial lines, below lumbar skin."""
    # Below the groin the inner back of the thigh is counted on past 230, up to the axial line.
    theta = np.where((theta < -85) & (d.y < -0.2), theta + 360, theta)
    outer = (theta - d.at("axial dorsal leg", d.y)) / 60
    inner = (d.at("axial ventral leg", d.y) - theta) / 60
    inner = np.where(d.y > -0.2, 1.0, inner)
    top = d.at("L/S dorsal", theta) - d.y
    return _rounded(np.where(d.y < -0.6, outer, _rounded(outer, top)), inner, 0.01)


def _rounded(a: Floats, b: Floats, radius: float = 0.08) -> Floats:
    """Return the smaller of two fields, the corner between them rounded."""
    h = np.clip(0.5 + 0.5 * (b - a) / radius, 0, 1)
    return b + h * (a - b) - radius * h * (1 - h)


def _head_and_neck(d: _Drawing) -> None:
    neck = d.c.in_part("neck")
    v, theta = d.c.v, d.c.theta
    d.put("C4", neck)
    d.put("C3", neck & (d.y > d.at("C3/C4", theta)))
    d.put("C2", neck & (v < d.at("C2/C3", theta)))
    azimuth, elevation = d.m.azimuth, d.m.elevation
    head = d.c.in_part("head") | d.c.in_part("face") | d.c.in_part("ear")
    d.put("C2", head)
    face = head & (azimuth < d.at("V/C2", elevation)) & (elevation > d.at("V3/C2 jaw", azimuth))
    d.put("V3", face)
    above_v3 = elevation > d.at("V2/V3", azimuth)
    temple = azimuth < np.where(elevation < 18, 75.5, d.at("V2/V3 temple", elevation))
    d.put("V2", face & above_v3 & temple & (elevation < 45))
    d.put("V1", face & (elevation > np.where(azimuth < 69, d.at("V1/V2", azimuth), d.at("V1/V3", azimuth))))


def _arm(d: _Drawing) -> None:
    arm = d.m.in_arm > 0
    u, theta = d.m.arm_u, d.m.arm_theta
    full = theta % 360
    ventral, dorsal = d.at("axial ventral arm", u), d.at("axial dorsal arm", u)
    lateral = (theta > ventral) & (theta < np.where(u < 0.28, dorsal, 181))
    d.put("T2", arm)
    d.put("T1", arm & (u > d.at("T2/T1", full)))
    d.put("C8", arm & (u > d.at("T1/C8", full)))
    d.put("C5", arm & lateral)
    d.put("C6", arm & lateral & (u > d.at("C5/C6", theta)))
    back = arm & (u > 0.28) & (full > 90) & (full < 280)
    d.put("C7", back & (full > d.at("C/C7 dorsal", u)) & (full < d.at("C7/C8 dorsal", u)))
    # Behind the C7 strip the ulnar segments follow, whatever the sector test said.
    ulnar = back & (full >= d.at("C7/C8 dorsal", u))
    d.put("T2", ulnar)
    d.put("T1", ulnar & (u > d.at("T2/T1", full)))
    d.put("C8", ulnar & (u > d.at("T1/C8", full)))
    turned = np.where(theta < -90, 180.0, theta)
    around = np.where((theta < -90), full, turned)
    d.put("C4", arm & (u < 0.2) & (u < d.at("C4/C5", around)))
    _hand(d, arm & (u > 1.88), full)


def _hand(d: _Drawing, hand: Mask, full: Floats) -> None:
    """Label wrist and hand: the forearm's angles hand over to the hand's breadth, as fields, not as labels."""
    u = d.m.arm_u
    signed = np.where(full > 300, full - 360, full)
    radial_arm = np.minimum(signed + 5, 155 - signed) / 60
    ulnar_arm = np.minimum(full - 205, 355 - full) / 60
    along, across = np.clip((u - 2) / 1.13, 0, 1.3), np.interp(d.m.hand_ray, *HAND_U)
    palmar = d.c.in_aspect("palmar") | (u < 2)
    front = smoothstep(np.cos(np.radians(full)), -0.15, 0.15)
    front = np.where(u > 2.15, palmar.astype(float), front)
    radial_hand = across - (front * d.at("C6/C7 palm", along) + (1 - front) * d.at("C6/C7 dorsum", along))
    ulnar_hand = (front * d.at("C7/C8 palm", along) + (1 - front) * d.at("C7/C8 dorsum", along)) - across
    w = smoothstep(u, 1.9, 2.15)
    radial, ulnar = (1 - w) * radial_arm + w * radial_hand * 2.4, (1 - w) * ulnar_arm + w * ulnar_hand * 2.4
    d.put("C7", hand & (w > 0.0) & (radial <= 0) & (ulnar <= 0))
    d.put("C6", hand & (radial > 0) & (radial >= ulnar))
    # T1 may reach the wrist on the ulnar side; below it all is C8.
    d.put("C8", hand & (ulnar > 0) & (ulnar > radial) & (u > d.at("T1/C8", full)))
    d.put("C6", d.c.in_part("hand_digit_1"))
    for k, segment in ((2, "C7"), (3, "C7"), (5, "C8")):
        d.put(segment, d.c.in_part(f"hand_digit_{k}"))
    ring = d.c.in_part("hand_digit_4")
    split = d.at("C7/C8 ring finger", d.c.v)
    d.put("C7", ring & (d.m.hand_ray < split))
    d.put("C8", ring & (d.m.hand_ray >= split))


def _leg(d: _Drawing) -> None:
    leg = (d.m.in_leg > 0) & (d.y < -2.4)
    theta = d.m.leg_theta
    full = np.where(theta < -160, theta + 360, theta)
    outer, inner = d.at("axial dorsal leg", d.y), d.at("axial ventral leg", d.y)
    around = theta % 360
    post = np.minimum(np.where(around > 300, around - 360, around) - outer, inner - around) / 60
    d.put("L4", leg & (post <= 0) & (d.y < d.at("L3/L4", full)))
    d.put("L5", leg & (post <= 0) & (d.y < d.at("L3/L4", full)) & (full > d.at("L4/L5", d.y)))
    d.put("S2", leg & (post > 0))
    d.put("S1", leg & (post > 0) & (d.y < -3.4) & (around < d.at("S1/S2", d.y)))
    _foot(d, leg & (d.y < ankle_y(d.z) + 0.35), post, full)


def _foot(d: _Drawing, foot: Mask, post: Floats, full: Floats) -> None:
    along = d.m.foot_v
    across = np.interp(d.m.foot_ray, *FOOT_U)
    below = ankle_y(d.z) - d.y
    w = smoothstep(below, -0.35, 0.2)
    heel = (d.at("S1 heel", across) - along) / 0.5
    outer = (across - d.at("L5/S1 dorsum", along)) / 0.6
    s1 = (1 - w) * post + w * np.maximum(heel, outer)
    l4_leg = (d.at("L4/L5", d.y) - full) / 60
    ends = np.minimum(d.at("L4 foot", across) - along, d.at("L4 below ankle", along) - below)
    l4_foot = np.minimum((0.2 - across) / 0.4, ends / 0.4)
    l4 = (1 - w) * l4_leg + w * l4_foot
    d.put("L5", foot & (w > 0) & (s1 <= 0))
    d.put("L4", foot & (w > 0) & (s1 <= 0) & (l4 > 0))
    d.put("S1", foot & (w > 0) & (s1 > 0))
    under = foot & (w > 0.9) & (sole_depth(d.m) > 0)
    d.put("L5", under)
    d.put("S1", under & (across > d.at("L5/S1 sole", along)))


def _perineum(d: _Drawing) -> None:
    around = d.m.leg_theta % 360
    behind_axis = (around < d.at("axial ventral leg", d.y)) & (around > 90)
    inside = d.at("S2/S3", d.y) - d.x
    ring = _rounded(inside, d.y + 0.56, 0.15)
    behind = (d.m.perineal_arc > -0.95) & (d.z < 0.45)
    d.put("S3", behind & (d.y < 1.0) & (ring > 0) & (behind_axis | (d.y > -0.42)))
    parts: tuple[tuple[str, str], ...] = (
        ("genital_anterior", "L1"), ("genital_proximal", "S2"), ("genital_distal_posterior", "S3"),
        ("perineal_body", "S4"), ("coccygeal", "Co1"), ("perianal", "S4"),
    )  # fmt: skip
    perineum = d.c.in_part("perineum")
    for aspect, segment in parts:
        d.put(segment, perineum & d.c.in_aspect(aspect))
    d.put("S5", perineum & d.c.in_aspect("perianal") & (d.c.v < 0.36))

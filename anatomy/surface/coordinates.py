"""Anatomical coordinates of the skin: on which part a cell lies, and where on that part.

Parts and ranges are those of the reference borders, so that a box written in a data file, a tile of a published
map and a point of the body mesh speak of the same place. All is said for one side (the patient's left, mirrored for
the right), in the anatomical position, palms forward.

Every cell has a ``part``, an ``aspect`` and three numbers:

* ``v`` runs 0 proximal or cranial to 1 distal or caudal along its part;
* ``u`` runs 0 to 1 across it;
* ``theta`` is degrees around it, 0 anterior, 90 lateral, 180 posterior, -90 (270) medial. A range [a, b] of theta runs
  upward from a to b, modulo 360. Head, face, neck and trunk use 0 (front midline) to 180 (back midline).

Where a part has no natural ``u``, it is ``(1 + sin theta) / 2`` (0 medial edge, 1 lateral edge of the view); where it
has no natural ``theta``, theta is the angle around the trunk or the limb all the same. Use whichever is plainer.

======================  ==========================  ====================================  ============================
part                    v                           u                                     remarks
======================  ==========================  ====================================  ============================
head                    0 frontal hairline, 0.5     0 midline, 1 above the ear            aspect superior v < 0.5,
                        vertex, 1 external                                                posterior after; the region
                        occipital protuberance                                            behind the ear is u near 1
face                    0 hairline, 0.4 lower lid,  0 midline, 1 tragus and back edge     eye u 0.15-0.55 v 0.25-0.42;
                        0.62 nose base, 0.78        of the ramus                          temples v 0.1-0.4, u > 0.62
                        mouth, 1 chin
ear                     0 top of helix, 1 lobule    0 tragus side, 1 rim                  aspect lateral or cranial
                                                                                          (faces the head)
neck                    front: 0 mandible, 1        sin theta                             theta 0 front, 90 side, 180
                        clavicle; back: 0                                                 back
                        occipital protuberance, 1
                        C7 spinous process
shoulder                0 base of the neck, 1       0 front edge (clavicle), 0.5 ridge,   top of the shoulder only;
                        acromion                    1 back edge (spine of the scapula)    the deltoid is arm v 0-0.4
thorax                  0 clavicle, 0.27 sternal    0 midline, 1 side (midaxillary line)  front of the chest, theta < 90
                        angle, 0.65 nipple, 1                                             nipple u 0.5, sternum u < 0.2
                        xiphisternum
epigastrium             0 xiphisternum, 1           0 midline, 1 side                     theta < 90
                        umbilicus
hypogastrium            0 umbilicus, 1 inguinal     0 midline, 1 side                     v follows the oblique
                        ligament and pubic crest                                          ligament up to the hip bone
back                    0 C7 spinous process,       0 midline, 1 side                     theta > 90; spine u < 0.12,
                        0.86 iliac crest, 1                                               scapula u 0.3-0.8 v 0.1-0.42;
                        posterior superior iliac                                          v > 0.86 only where u < 0.3
                        spine (sacrum)                                                    (the sacrum)
buttock                 0 iliac crest, 0.27         0 midline, 1 side of the hip          v < 0.27 only where u > 0.3
                        posterior superior iliac
                        spine, 1 gluteal fold
axilla                  0                           0                                     one round patch
perineum                perianal: 0 anal verge,     0 midline, 1 lateral edge             aspects genital_anterior (mons
                        1 outer edge of the saddle                                        pubis), genital_proximal,
                                                                                          genital_distal_posterior,
                                                                                          perineal_body, perianal,
                                                                                          coccygeal
arm                     0 acromion, 1 elbow         (1 + sin theta) / 2                   deltoid v < 0.4; inner skin of
                                                                                          v < 0.2 is the axilla
forearm                 0 elbow, 1 wrist crease     (1 + sin theta) / 2                   lateral (90) is radial
hand                    0 wrist crease, 1 webs of   0 ulnar edge, 0.125 fifth ray, 0.325  aspect palmar, dorsal; thenar
                        the fingers                 fourth, 0.475 third, 0.6 second,      u > 0.65 palmar, hypothenar
                                                    0.65 cleft before the thumb, 0.85     u < 0.3 palmar
                                                    first ray, 1 radial edge
hand_digit_1 … 5        0 base (web; for the thumb  0 ulnar, 1 radial                     aspect palmar or dorsal; 1 is
                        its knuckle), 1 tip                                               the thumb; pulp v > 0.75
thigh                   front: 0 inguinal ligament, (1 + sin theta) / 2                   inner thigh theta 230-300;
                        1 upper pole of patella;                                          outer 60-130
                        back: 0 gluteal fold
knee                    0 upper pole of patella, 1  (1 + sin theta) / 2                   patella v 0-0.5, theta -40-40;
                        tibial tuberosity                                                 popliteal fossa theta 140-220
leg                     0 tibial tuberosity, 1      (1 + sin theta) / 2                   shin theta -40-20; calf
                        malleoli                                                          110-250
heel                    0 upper edge of calcaneus,  (1 + sin theta) / 2                   theta 60-300 (behind the ankle
                        1 edge of the sole                                                line); Achilles is leg v > 0.8
foot_dorsum             0 ankle, 1 line of the      0 great-toe side, 0.14 first ray,     top and sides of the foot
                        metatarsophalangeal joints  0.35 second, 0.55 third, 0.75
                                                    fourth, 0.92 fifth, 1 outer edge
sole                    0 back of the heel, 1 line  as foot_dorsum                        heel pad v < 0.25; ball
                        of those joints                                                   v > 0.75; arch u < 0.4
foot_toe_1 … 5          0 joint line, 1 tip         0 great-toe side, 1 little-toe side   aspect dorsal or plantar; 1 is
                                                                                          the great toe; the web spaces
                                                                                          lie at v < 0.35 near u 0, 1
======================  ==========================  ====================================  ============================

``aspect`` tells cells apart only in ear, hand, digits, toes and perineum (and head superior or posterior); elsewhere it
is implied by ``u`` and ``theta`` and a box leaves it out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anatomy.surface import frame as at
from anatomy.surface.curves import smoothstep
from anatomy.surface.frame import Frame
from anatomy.surface.measure import Measures, finger_axes

Floats = NDArray[np.float64]

#: Every part, in the order of its number.
PARTS = (
    "head", "face", "ear", "neck", "shoulder", "thorax", "epigastrium", "hypogastrium", "back", "buttock", "axilla",
    "perineum", "arm", "forearm", "hand", *(f"hand_digit_{k}" for k in range(1, 6)), "thigh", "knee", "leg", "heel",
    "foot_dorsum", "sole", *(f"foot_toe_{k}" for k in range(1, 6)),
)  # fmt: skip

#: Every aspect, in the order of its number; the empty one where v, u and theta say it all.
ASPECTS = (
    "", "superior", "posterior", "lateral", "cranial", "palmar", "dorsal", "plantar", "genital_anterior",
    "genital_proximal", "genital_distal_posterior", "perineal_body", "perianal", "coccygeal",
)  # fmt: skip

_PART = {name: i for i, name in enumerate(PARTS)}
_ASPECT = {name: i for i, name in enumerate(ASPECTS)}

#: Rays of hand and foot, and the u of each.
HAND_U = ((0.5, 1.5, 2.0, 3.0, 4.0, 5.0, 5.6), (1.0, 0.65, 0.6, 0.475, 0.325, 0.125, 0.0))
FOOT_U = ((0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 5.5), (0.0, 0.14, 0.35, 0.55, 0.75, 0.92, 1.0))

#: Perineum in dm along the midline from the anus: radius of the anal verge and of the saddle, then its front patches.
VERGE, SADDLE = 0.05, 0.36
PERINEAL_PATCHES = (
    # aspect, start and end of the arc (front negative), half width at start and end
    ("perineal_body", -0.62, -0.30, 0.09, 0.12),
    ("genital_distal_posterior", -0.92, -0.62, 0.12, 0.09),
    ("genital_proximal", -1.16, -0.92, 0.15, 0.12),
    ("genital_anterior", -1.62, -1.16, 0.28, 0.15),
    ("coccygeal", 0.44, 0.80, 0.20, 0.15),
)


@dataclass(frozen=True)
class SkinCoordinates:
    """Part, aspect, v, u and theta of n points or cells, as this module's page describes them.

    Parameters
    ----------
    part, aspect
        Numbers into ``PARTS`` and ``ASPECTS``, (n,) int8.
    v, u, theta
        (n,) float; theta in degrees, -180 to 180.
    """

    part: NDArray[np.int8]
    aspect: NDArray[np.int8]
    v: Floats
    u: Floats
    theta: Floats

    @property
    def part_names(self) -> tuple[str, ...]:
        """Every part, in the order of its number."""
        return PARTS

    @property
    def aspect_names(self) -> tuple[str, ...]:
        """Every aspect, in the order of its number."""
        return ASPECTS

    def in_part(self, part: str) -> NDArray[np.bool_]:
        """Return which points lie on a part.

        Raises
        ------
        KeyError
            If there is no such part.
        """
        return np.asarray(self.part == _PART[part])

    def in_aspect(self, aspect: str) -> NDArray[np.bool_]:
        """Return which points have an aspect.

        Raises
        ------
        KeyError
            If there is no such aspect.
        """
        return np.asarray(self.aspect == _ASPECT[aspect])


def coordinates_of(m: Measures, frame: Frame) -> SkinCoordinates:
    """Return the skin coordinates of measured points of the left half."""
    n = len(m.position)
    c = _Cut(
        np.full(n, -1, np.int8), np.zeros(n, np.int8), np.zeros(n), np.full(n, np.nan), m.trunk_theta.copy(), m, frame
    )
    _trunk(c)
    _head_and_neck(c)
    _arm(c)
    _leg(c)
    _armpit_and_perineum(c)
    u = np.where(np.isnan(c.u), (1 + np.sin(np.radians(c.theta))) / 2, c.u)
    return SkinCoordinates(c.part, c.aspect, np.clip(c.v, 0.0, 1.0), np.clip(u, 0.0, 1.0), c.theta)


@dataclass
class _Cut:
    """Arrays being filled, part after part; a later part may take skin from an earlier one."""

    part: NDArray[np.int8]
    aspect: NDArray[np.int8]
    v: Floats
    u: Floats
    theta: Floats
    m: Measures
    frame: Frame

    def put(
        self, where: NDArray[np.bool_], part: str, v: Floats, *, u: Floats | None = None, theta: Floats | None = None
    ) -> None:
        """Give points to a part with their v, and their u and theta where these are not the common ones."""
        self.part[where] = _PART[part]
        self.aspect[where] = 0
        self.v[where] = v[where]
        self.u[where] = np.nan if u is None else u[where]
        if theta is not None:
            self.theta[where] = theta[where]

    def face(self, where: NDArray[np.bool_], aspect: str) -> None:
        self.aspect[where] = _ASPECT[aspect]


def inguinal_y(x: Floats) -> Floats:
    """Return the height of the pubic crest and inguinal ligament, in dm, by distance from the midline."""
    return at.INGUINAL(x)


def front_height(m: Measures) -> Floats:
    """Return 0 clavicle, 1 xiphisternum, 2 umbilicus, 3 inguinal ligament, going on below at the last rate."""
    x, y = m.position[:, 0], m.position[:, 1]
    chest = (at.CLAVICLE(x) - y) / (at.CLAVICLE(x) - at.XIPHISTERNUM_Y)
    upper = 1 + (at.XIPHISTERNUM_Y - y) / (at.XIPHISTERNUM_Y - at.UMBILICUS_Y)
    lower = 2 + (at.UMBILICUS_Y - y) / (at.UMBILICUS_Y - inguinal_y(x))
    return np.where(y > at.XIPHISTERNUM_Y, chest, np.where(y > at.UMBILICUS_Y, upper, lower))


def back_height(m: Measures) -> Floats:
    """Return 0 C7, 0.86 iliac crest, 1 posterior superior iliac spine, going on below at the same rate.

    Towards the shoulder the top of the back drops, and heights with it.
    """
    x, y = m.position[:, 0], m.position[:, 1]
    raised = y + (at.C7_Y - at.BACK_TOP(x)) * smoothstep(y, 4.3, 5.5)
    knots = (
        (at.PSIS_Y - 4.6, 2.0), (at.PSIS_Y, 1.0), (at.ILIAC_CREST_Y, 0.86), (at.C7_Y, 0.0), (at.C7_Y + 2.3, -0.5)
    )  # fmt: skip
    return np.asarray(np.interp(raised, *np.array(knots).T))


def _trunk(c: _Cut) -> None:
    x, y = c.m.position[:, 0], c.m.position[:, 1]
    theta = c.m.trunk_theta
    across = np.sin(np.radians(theta))
    ahead, front, back = theta < 90, front_height(c.m), back_height(c.m)
    c.put(ahead, "thorax", front, u=across)
    c.put(ahead & (front > 1), "epigastrium", front - 1, u=across)
    c.put(ahead & (front > 2), "hypogastrium", front - 2, u=across)
    c.put(~ahead, "back", back, u=across)
    seat = ~ahead & np.where(across < 0.3, y < at.PSIS_Y, y < at.ILIAC_CREST_Y)
    below = np.interp(y, [at.GLUTEAL_FOLD_Y, at.PSIS_Y, at.ILIAC_CREST_Y], [1.0, 0.27, 0.0])
    c.put(seat, "buttock", below, u=across)
    blend = smoothstep(theta, 60, 120)
    top = y > (1 - blend) * at.CLAVICLE(x) + blend * at.BACK_TOP(x)
    out = (x - 0.62) / (at.ACROMION[0] - 0.62)
    c.put(top, "shoulder", out, u=smoothstep(theta, 40, 150))


def _head_and_neck(c: _Cut) -> None:
    y, z = c.m.position[:, 1], c.m.position[:, 2]
    base = at.NECK_BASE(c.m.trunk_theta)
    above = (y > base) & (c.m.weight("head", "neck", "trunk", "girdle") > 0.5)
    jaw = at.JAW(z)
    c.put(above, "neck", (jaw - y) / np.maximum(jaw - base, 0.05), u=np.sin(np.radians(c.m.trunk_theta)))
    head = above & (y > jaw)
    phi = c.m.scalp_phi
    hair = np.degrees(np.arctan2(at.HAIRLINE[1] - at.EAR_AXIS[1], at.HAIRLINE[0] - at.EAR_AXIS[0]))
    nape = -np.degrees(np.arctan2(at.OCCIPUT[1] - at.EAR_AXIS[1], at.OCCIPUT[0] - at.EAR_AXIS[0]))
    arc = np.where(phi > 0, 0.5 - 0.5 * phi / hair, 0.5 - 0.5 * phi / nape)
    c.put(head, "head", arc, u=c.m.scalp_lateral / 70.0, theta=c.m.azimuth)
    c.face(head & (phi > 0), "superior")
    c.face(head & (phi <= 0), "posterior")
    face = head & (phi > hair)
    heights, fractions = np.array(at.FACE_HEIGHTS[::-1]).T
    c.put(face, "face", np.interp(y, heights, fractions), u=c.m.azimuth / at.TRAGUS_AZIMUTH, theta=c.m.azimuth)
    x = c.m.position[:, 0]
    ear = head & (((y - 7.17) / 0.30) ** 2 + ((z - 0.455) / 0.185) ** 2 < 1) & (x > 0.685)
    c.put(ear, "ear", (7.44 - y) / 0.54, u=(0.62 - z) / 0.33, theta=c.m.azimuth)
    c.face(ear, "lateral")
    c.face(ear & (c.m.normal[:, 0] < 0.0), "cranial")


def _arm(c: _Cut) -> None:
    m = c.m
    arm = m.in_arm > 0
    shoulder = c.frame.arm[0]
    top = float((np.array(at.ACROMION) - shoulder.origin) @ shoulder.along / shoulder.length)
    c.put(arm, "arm", (m.arm_u - top) / (1 - top), theta=m.arm_theta)
    c.put(arm & (m.arm_u > 1), "forearm", m.arm_u - 1, theta=m.arm_theta)
    hand = arm & (m.arm_u > 2)
    wrist, knuckles = c.frame.arm[2].origin, c.frame.knuckles
    palm = np.cross(knuckles[4] - wrist, knuckles[1] - wrist)
    palm *= np.sign(palm[2]) / np.linalg.norm(palm)
    ahead = (m.position - wrist) @ palm
    c.put(hand, "hand", (m.arm_u - 2) / 1.13, u=np.interp(m.hand_ray, *HAND_U), theta=m.arm_theta)
    c.face(hand, "dorsal")
    c.face(hand & (ahead > 0.02), "palmar")
    for k in range(1, 6):
        digit = hand & (m.finger == k)
        _, pad, radial, _ = finger_axes(c.frame, k - 1)
        offset = m.position - c.frame.knuckles[k - 1]
        width = 0.24 if k == 1 else 0.19
        towards_pad, towards_radial = offset @ pad, offset @ radial
        c.put(
            digit,
            f"hand_digit_{k}",
            m.finger_v,
            u=0.5 + towards_radial / width,
            theta=np.degrees(np.arctan2(towards_radial, towards_pad)),
        )
        c.face(digit, "dorsal")
        c.face(digit & (towards_pad > 0), "palmar")


def _leg(c: _Cut) -> None:
    m = c.m
    y = m.position[:, 1]
    leg = m.in_leg > 0
    top = at.THIGH_TOP(m.leg_theta)
    c.put(leg, "thigh", (top - y) / (top - at.PATELLA_TOP_Y), theta=m.leg_theta)
    knee = (at.PATELLA_TOP_Y - y) / (at.PATELLA_TOP_Y - at.TIBIAL_TUBEROSITY_Y)
    c.put(leg & (knee > 0), "knee", knee, theta=m.leg_theta)
    shank = (at.TIBIAL_TUBEROSITY_Y - y) / (at.TIBIAL_TUBEROSITY_Y - at.MALLEOLI_Y)
    c.put(leg & (shank > 0), "leg", shank, theta=m.leg_theta)
    _foot(c, leg)


def ankle_y(z: Floats) -> Floats:
    """Return the height of the lower end of the leg by depth: lower behind, higher in front of the ankle."""
    return np.asarray(-7.62 + 0.16 * (z + 0.27))


def _foot(c: _Cut, leg: NDArray[np.bool_]) -> None:
    m = c.m
    y, z = m.position[:, 1], m.position[:, 2]
    foot = leg & (y < ankle_y(z))
    around = np.degrees(np.arctan2(m.position[:, 0] - c.frame.leg[2].origin[0], z - c.frame.leg[2].origin[2]))
    u = np.interp(m.foot_ray, *FOOT_U)
    start = 0.36
    c.put(foot, "foot_dorsum", (m.foot_v - start) / (1 - start), u=u, theta=m.leg_theta)
    heel = foot & (np.abs(around) > 60) & (m.foot_v < 0.6)
    c.put(heel, "heel", (ankle_y(z) - y) / (ankle_y(z) - at.SOLE_Y - 0.12), theta=around)
    under = sole_depth(m) > 0
    c.put(foot & under, "sole", m.foot_v, u=u, theta=m.leg_theta)
    for k in range(1, 6):
        toe = foot & (m.foot_v > 1) & (np.clip(np.round(m.foot_ray), 1, 5) == k)
        c.put(toe, f"foot_toe_{k}", m.toe_v, u=m.foot_ray - k + 0.5, theta=m.leg_theta)
        c.face(toe, "dorsal")
        c.face(toe & under, "plantar")


def sole_depth(m: Measures) -> Floats:
    """Return how surely a point of the foot is sole: positive where the skin looks down near the ground."""
    height = np.maximum(m.position[:, 1] - at.SOLE_Y - 0.12, 0.0)
    return np.asarray(-m.normal[:, 1] - 0.45 - 1.5 * height)


def _armpit_and_perineum(c: _Cut) -> None:
    m = c.m
    zero = np.zeros(len(m.position))
    pit = np.linalg.norm((m.position - np.array(at.AXILLA)) / [1.0, 1.1, 1.0], axis=1) < 0.46
    c.put(pit & ((m.in_arm > -0.4) | (m.trunk_theta > 60)), "axilla", zero, u=zero)
    arc, reach = m.perineal_arc, m.perineal_reach
    for aspect, start, end, wide0, wide1 in PERINEAL_PATCHES:
        half = np.interp(arc, [start, end], [wide0, wide1])
        patch = (arc >= start) & (arc < end) & (reach < half)
        c.put(patch, "perineum", (arc - start) / (end - start), u=reach / half)
        c.face(patch, aspect)
    ring = np.hypot(reach, 0.75 * arc)
    round_anus = (ring < SADDLE) & (c.part != _PART["perineum"])
    c.put(round_anus, "perineum", (ring - VERGE) / (SADDLE - VERGE), u=zero)
    c.face(round_anus, "perianal")

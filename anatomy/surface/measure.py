"""Continuous measures of the skin: distances along and angles around each part, before the skin is cut into parts.

All are smooth functions of the position in the anatomical pose, so borders drawn at their levels are smooth too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anatomy.surface import frame as at
from anatomy.surface.curves import smoothstep
from anatomy.surface.frame import Axis, Frame
from anatomy.surface.mesh import PARTS_OF_WEIGHT

Floats = NDArray[np.float64]

_ARM = ("upper_arm", "forearm", "hand", *(f"finger_{k}" for k in range(1, 6)))
_LEG = ("thigh", "leg", "foot", *(f"toe_{k}" for k in range(1, 6)))


@dataclass(frozen=True)
class Measures:
    """Smooth measures of n points of the left half.

    Parameters
    ----------
    position, normal
        (n, 3) in dm, in the anatomical pose.
    in_arm, in_leg
        Positive in the limb, negative outside, zero on its border.
    arm_u, leg_u
        Along the limb: 0 shoulder or hip, 1 elbow or knee, 2 wrist or ankle.
    arm_theta, leg_theta, trunk_theta
        Degrees around, 0 anterior, 90 lateral; limbs -180 to 180, trunk 0 to 180.
    hand_ray, foot_ray
        1 thumb or great toe to 5, half a ray more to either side.
    finger, finger_v
        Number of the nearest finger (0 none) and the distance along it, 0 at its web.
    foot_v
        0 back of the heel, 1 the line of the metatarsophalangeal joints.
    azimuth, elevation
        Of the head, degrees, 0 the nose.
    perineal_arc, perineal_reach
        dm along the midline from the anus (front negative) and dm away from the midline.
    """

    position: Floats
    normal: Floats
    weights: Floats
    in_arm: Floats
    in_leg: Floats
    arm_u: Floats
    arm_theta: Floats
    leg_u: Floats
    leg_theta: Floats
    trunk_theta: Floats
    hand_ray: Floats
    foot_ray: Floats
    finger: NDArray[np.int64]
    finger_v: Floats
    foot_v: Floats
    toe_v: Floats
    azimuth: Floats
    elevation: Floats
    scalp_phi: Floats
    scalp_lateral: Floats
    perineal_arc: Floats
    perineal_reach: Floats

    def weight(self, *parts: str) -> Floats:
        """Return the summed weight of parts of the mesh."""
        return np.asarray(self.weights[:, [PARTS_OF_WEIGHT.index(p) for p in parts]].sum(1))

    @classmethod
    def of(cls, position: Floats, weights: Floats, normal: Floats, frame: Frame) -> Measures:
        """Measure points; x is taken as its distance from the midline."""
        p = np.column_stack([np.abs(position[:, 0]), position[:, 1:]])
        n = np.column_stack([np.where(position[:, 0] < 0, -normal[:, 0], normal[:, 0]), normal[:, 1:]])
        arm_w = _columns(weights, *_ARM)
        leg_w = _columns(weights, *_LEG)
        arm_u, arm_theta = _along_limb(p, frame.arm, _split(weights, ("upper_arm",), ("forearm",), _ARM[2:]))
        leg_u, leg_theta = _along_limb(p, frame.leg, _split(weights, ("thigh",), ("leg",), _LEG[2:]))
        finger, finger_v = _along_fingers(p, weights, frame)
        foot_ray, foot_v, toe_v = _along_foot(p, weights, frame)
        arc, reach = _perineal(p)
        lateral, up, ahead = p[:, 0], p[:, 1] - at.HEAD_CENTRE[0], p[:, 2] - at.HEAD_CENTRE[1]
        y_ear, z_ear = p[:, 1] - at.EAR_AXIS[0], p[:, 2] - at.EAR_AXIS[1]
        return cls(
            position=p,
            normal=n,
            weights=weights,
            in_arm=_in_arm(p, arm_w),
            in_leg=np.where(leg_w > 0.02, at.THIGH_TOP(leg_theta) - p[:, 1], -1.0),
            arm_u=arm_u,
            arm_theta=arm_theta,
            leg_u=leg_u,
            leg_theta=leg_theta,
            trunk_theta=_around_trunk(p),
            hand_ray=_hand_ray(p, weights, frame),
            foot_ray=foot_ray,
            finger=finger,
            finger_v=finger_v,
            foot_v=foot_v,
            toe_v=toe_v,
            azimuth=np.degrees(np.arctan2(lateral, ahead)),
            elevation=np.degrees(np.arctan2(up, np.hypot(lateral, ahead))),
            scalp_phi=np.degrees(np.arctan2(z_ear, y_ear)),
            scalp_lateral=np.degrees(np.arctan2(lateral, np.hypot(y_ear, z_ear))),
            perineal_arc=arc,
            perineal_reach=reach,
        )


def _columns(weights: Floats, *parts: str) -> Floats:
    return np.asarray(weights[:, [PARTS_OF_WEIGHT.index(p) for p in parts]].sum(1))


def _split(weights: Floats, *groups: tuple[str, ...]) -> Floats:
    """Return the share of each segment of a limb; points without weight belong to the first."""
    shares = np.column_stack([_columns(weights, *group) for group in groups])
    shares[:, 0] = np.maximum(shares[:, 0], 1e-6)
    return np.asarray(shares / shares.sum(1, keepdims=True))


def _along_limb(p: Floats, axes: tuple[Axis, ...], shares: Floats) -> tuple[Floats, Floats]:
    """Return distance along and angle around a limb, blended over its joints by part weight."""
    u, c, s = np.zeros(len(p)), np.zeros(len(p)), np.zeros(len(p))
    for i, axis in enumerate(axes):
        along, forward, lateral = axis.project(p)
        radius = np.hypot(forward, lateral) + 1e-9
        u += shares[:, i] * (i + along)
        c += shares[:, i] * forward / radius
        s += shares[:, i] * lateral / radius
    return u, np.degrees(np.arctan2(s, c))


def _around_trunk(p: Floats) -> Floats:
    y = p[:, 1]
    front, back = at.TRUNK_FRONT(y), at.TRUNK_BACK(y)
    ahead = (p[:, 2] - (front + back) / 2) / ((front - back) / 2)
    return np.degrees(np.arctan2(p[:, 0] / at.TRUNK_WIDTH(y), ahead))


def _in_arm(p: Floats, arm_weight: Floats) -> Floats:
    """Return the signed distance beyond the plane through acromion and armpit; below the armpit skin says it itself."""
    top, pit = np.array(at.ACROMION), np.array(at.AXILLA)
    rise = (top - pit)[:2] / np.linalg.norm((top - pit)[:2])
    plane = (p[:, 0] - pit[0]) * rise[1] - (p[:, 1] - pit[1]) * rise[0]
    below = smoothstep(-p[:, 1], -(pit[1] + 0.25), -(pit[1] - 0.25))
    return np.where(arm_weight > 0.02, (1 - below) * plane + below * 0.8 * (arm_weight - 0.5), -1.0)


def _hand_ray(p: Floats, weights: Floats, frame: Frame) -> Floats:
    """Return the ray by the angle in the plane of the palm; along the fingers it is the finger's own number."""
    hand = frame.arm[2]
    knuckle = frame.knuckles.copy()
    origin = hand.origin - 0.35 * hand.length * hand.along
    angle = np.arctan2((p - origin) @ hand.lateral, (p - origin) @ hand.along)
    mark = np.arctan2((knuckle - origin) @ hand.lateral, (knuckle - origin) @ hand.along)
    edges = [mark[4] - 0.6 * (mark[3] - mark[4]), *mark[::-1], mark[0] + 0.3]
    ray = np.interp(angle, edges, [5.6, 5.0, 4.0, 3.0, 2.0, 1.0, 0.5])
    shares = weights[:, [PARTS_OF_WEIGHT.index(f"finger_{k}") for k in range(1, 6)]]
    total = np.clip(shares.sum(1), 0, 1)
    inside = np.zeros(len(p))
    for k in range(5):
        inside += shares[:, k] * (k + 1 - np.clip(_across_finger(p, frame, k), -0.5, 0.5))
    return np.asarray(ray * (1 - total) + inside)


def finger_axes(frame: Frame, k: int) -> tuple[Floats, Floats, Floats, float]:
    """Return a finger's unit axis, palmar and radial directions, and its length in dm (k 0 thumb to 4)."""
    along = frame.fingertips[k] - frame.knuckles[k]
    length = float(np.linalg.norm(along))
    along = along / length
    # The thumb stands a quarter turn off: its pad looks at the fingers, its radial side forward.
    palmar = np.array([-0.55, -0.7, 0.3]) if k == 0 else np.array([0.0, 0.0, 1.0])
    palmar = palmar - (palmar @ along) * along
    palmar /= np.linalg.norm(palmar)
    return along, palmar, np.cross(palmar, along), length


def _across_finger(p: Floats, frame: Frame, k: int) -> Floats:
    """Return the offset across a finger towards the radial side, -0.5 to 0.5 from edge to edge."""
    _, _, radial, _ = finger_axes(frame, k)
    return np.asarray((p - frame.knuckles[k]) @ radial / (0.24 if k == 0 else 0.19))


def _along_fingers(p: Floats, weights: Floats, frame: Frame) -> tuple[NDArray[np.int64], Floats]:
    shares = weights[:, [PARTS_OF_WEIGHT.index(f"finger_{k}") for k in range(1, 6)]]
    finger = shares.argmax(1)
    v = np.full(len(p), -1.0)
    for k in range(5):
        along, _, _, length = finger_axes(frame, k)
        web = 0.02 if k == 0 else 0.13
        mine = (finger == k) & (shares[:, k] > 0.3)
        v[mine] = (((p[mine] - frame.knuckles[k]) @ along) / length - web) / (1.0 - web)
    return np.where(v >= 0, finger + 1, 0), v


def _along_foot(p: Floats, weights: Floats, frame: Frame) -> tuple[Floats, Floats, Floats]:
    """Return the ray, the distance from heel to joint line, and the distance from there to the toe's tip."""
    axis = frame.foot
    origin = axis.origin - 0.8 * axis.along
    angle = np.arctan2((p - origin) @ axis.lateral, (p - origin) @ axis.along)
    mark = np.arctan2((frame.toe_joints - origin) @ axis.lateral, (frame.toe_joints - origin) @ axis.along)
    edges = [mark[0] - 0.8 * (mark[1] - mark[0]), *mark, mark[4] + 0.8 * (mark[4] - mark[3])]
    ray = np.interp(angle, edges, [0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 5.5])
    shares = weights[:, [PARTS_OF_WEIGHT.index(f"toe_{k}") for k in range(1, 6)]]
    total = np.clip(shares.sum(1), 0, 1)
    own = (shares @ np.arange(1.0, 6.0)) / np.maximum(total, 1e-9)
    ray = ray + smoothstep(total, 0.5, 1.0) * (np.clip(ray, own - 0.49, own + 0.49) - ray)
    along = (p - axis.origin) @ axis.along
    joint = (frame.toe_joints - axis.origin) @ axis.along
    tip = (frame.toe_tips - axis.origin) @ axis.along
    base = np.interp(ray, np.arange(1, 6), joint)
    end = np.interp(ray, np.arange(1, 6), tip)
    return np.asarray(ray), np.asarray(along / base), np.asarray((along - base) / (end - base))


def _perineal(p: Floats) -> tuple[Floats, Floats]:
    """Return arc length along the midline from the anus and distance from the midline, both in dm."""
    line = np.array(at.MIDLINE)
    step = np.diff(line, axis=0)
    length = np.linalg.norm(step, axis=1)
    start = np.concatenate([[0.0], np.cumsum(length)])
    best = np.full(len(p), np.inf)
    arc = np.zeros(len(p))
    near = np.nonzero((p[:, 1] < 1.6) & (p[:, 0] < 1.2) & (p[:, 1] > -0.9))[0]
    yz = p[near, 1:]
    anus = 0.0
    for i in range(len(step)):
        t = np.clip((yz - line[i]) @ step[i] / length[i] ** 2, 0, 1)
        away = np.linalg.norm(yz - (line[i] + t[:, None] * step[i]), axis=1)
        closer = away < best[near]
        best[near[closer]] = away[closer]
        arc[near[closer]] = (start[i] + t * length[i])[closer]
        t0 = float(np.clip((np.array(at.ANUS) - line[i]) @ step[i] / length[i] ** 2, 0, 1))
        if np.linalg.norm(np.array(at.ANUS) - (line[i] + t0 * step[i])) < 0.03:
            anus = float(start[i] + t0 * length[i])
    return arc - anus, np.hypot(p[:, 0], best)

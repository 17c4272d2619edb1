"""Landmarks of the neutral body and the axes that follow from them: what coordinates are measured from.

Heights and distances are in dm on the neutral adult in the anatomical position (x to the patient's left, y up, z
forward). Joints come with the mesh; the other landmarks were placed by eye on the shaded mesh or follow from published
fractions. ``data/body/landmarks.json`` lists them with the cell each falls in.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anatomy.surface.curves import Curve

Floats = NDArray[np.float64]

# Trunk, front
CLAVICLE_Y, STERNAL_ANGLE_Y, NIPPLE_Y, XIPHISTERNUM_Y, UMBILICUS_Y = 5.45, 4.90, 4.08, 3.35, 1.95
#: Pubic crest, tubercle (x 0.25), inguinal ligament and anterior superior iliac spine (x 1.2).
INGUINAL = Curve([(0.0, 0.22), (0.25, 0.26), (0.5, 0.43), (0.8, 0.74), (1.05, 1.01), (1.22, 1.14), (1.5, 1.22)])
# Trunk, back
C7_Y, ILIAC_CREST_Y, PSIS_Y, GLUTEAL_FOLD_Y = 5.85, 1.75, 1.25, -0.28
# Leg
PATELLA_TOP_Y, TIBIAL_TUBEROSITY_Y, MALLEOLI_Y, SOLE_Y = -2.98, -3.80, -7.55, -8.19
# Head: the axis through the ears, and landmarks in the midline as (y, z)
EAR_AXIS = (7.17, 0.48)
HAIRLINE, OCCIPUT = (8.02, 1.32), (7.06, -0.30)
FACE_HEIGHTS = ((8.02, 0.0), (7.28, 0.40), (6.95, 0.62), (6.72, 0.78), (6.30, 1.0))
TRAGUS_AZIMUTH = 92.0
HEAD_CENTRE = (7.35, 0.45)
# Shoulder and armpit as (x, y, z)
ACROMION = (1.75, 5.62, 0.05)
AXILLA = (1.56, 4.42, 0.12)
# Perineum: the midline from the navel's side under the crotch to the sacrum, (y, z); the anus on it
MIDLINE = (
    (0.84, 1.22), (0.61, 1.18), (0.41, 1.13), (0.20, 1.05), (-0.02, 0.93), (-0.17, 0.71), (-0.23, 0.54),
    (-0.22, 0.29), (-0.22, 0.06), (-0.14, -0.11), (-0.08, -0.23), (0.0, -0.34), (0.12, -0.43), (0.26, -0.53),
    (0.43, -0.59), (0.65, -0.64), (0.89, -0.69), (1.16, -0.67), (1.44, -0.58),
)  # fmt: skip
ANUS = (0.05, -0.38)

#: Half width, and front and back depth, of trunk and neck by height.
TRUNK_WIDTH = Curve([(-0.6, 1.78), (0.0, 1.73), (0.6, 1.63), (1.2, 1.48), (1.8, 1.39), (2.4, 1.27), (3.0, 1.30),
                     (3.6, 1.46), (4.2, 1.58), (5.0, 1.68), (5.5, 1.74), (5.75, 1.45), (6.0, 0.85), (6.3, 0.53),
                     (6.8, 0.50)])  # fmt: skip
TRUNK_FRONT = Curve([(-0.3, 0.8), (0.0, 0.95), (0.6, 1.18), (1.5, 1.31), (3.0, 1.37), (4.2, 1.38), (4.8, 1.18),
                     (5.3, 0.88), (5.7, 0.71), (6.0, 0.80), (6.3, 0.95), (6.6, 1.0)])  # fmt: skip
TRUNK_BACK = Curve([(-0.6, -0.45), (0.0, -0.80), (0.6, -0.92), (1.2, -0.78), (1.8, -0.50), (2.4, -0.39), (3.3, -0.45),
                    (4.2, -0.58), (5.1, -0.54), (5.6, -0.42), (6.0, -0.27), (6.5, -0.15), (7.0, -0.36)])  # fmt: skip

#: Height of the top of the thigh by angle around the thigh: groin, hip bone, outer hip, gluteal fold, crease.
THIGH_TOP = Curve(
    [(-180, -0.28), (-150, -0.27), (-125, -0.24), (-100, -0.19), (-75, -0.10), (-55, 0.0), (-40, 0.15), (-30, 0.36),
     (-18, 0.62), (-8, 0.82), (2, 1.0), (12, 1.12), (28, 1.08), (48, 0.88), (70, 0.55), (90, 0.2), (112, -0.08),
     (140, -0.26)],
    period=360.0,
)  # fmt: skip
#: Lower edge of head and face by depth z: chin, jaw, angle of the jaw, lobule, mastoid, occiput.
JAW = Curve([(-0.35, 7.04), (-0.1, 6.98), (0.2, 6.86), (0.45, 6.76), (0.62, 6.62), (0.75, 6.46), (0.95, 6.33),
             (1.2, 6.28), (1.4, 6.26)])  # fmt: skip
#: Base of the neck by angle around it.
NECK_BASE = Curve([(0, 5.42), (25, 5.44), (45, 5.52), (70, 5.83), (95, 6.0), (120, 6.0), (145, 5.88), (180, 5.85)])
#: Upper edge of the chest (clavicle) and of the back (spine of the scapula) by distance from the midline.
CLAVICLE = Curve([(0.0, 5.42), (0.4, 5.45), (0.9, 5.50), (1.4, 5.52), (1.8, 5.45)])
BACK_TOP = Curve([(0.0, 5.85), (0.5, 5.80), (1.0, 5.66), (1.4, 5.52), (1.8, 5.40)])


@dataclass(frozen=True)
class Axis:
    """A limb segment: origin, unit axis, forward and lateral unit vectors, and length in dm."""

    origin: Floats
    along: Floats
    forward: Floats
    lateral: Floats
    length: float

    @classmethod
    def between(cls, start: Floats, end: Floats) -> Axis:
        """Return the axis from one joint to the next, forward and lateral as in the anatomical position."""
        along = (end - start) / np.linalg.norm(end - start)
        forward = np.array([0.0, 0.0, 1.0]) - along[2] * along
        forward /= np.linalg.norm(forward)
        lateral = np.array([1.0, 0.0, 0.0])
        lateral = lateral - (lateral @ along) * along - (lateral @ forward) * forward
        return cls(start, along, forward, lateral / np.linalg.norm(lateral), float(np.linalg.norm(end - start)))

    @classmethod
    def on_the_ground(cls, start: Floats, end: Floats) -> Axis:
        """Return a level axis (the foot's), its forward vector pointing up."""
        along = (end - start) * [1.0, 0.0, 1.0]
        length = float(np.linalg.norm(along))
        along = along / length
        return cls(start, along, np.array([0.0, 1.0, 0.0]), np.cross([0.0, 1.0, 0.0], along), length)

    def project(self, points: Floats) -> tuple[Floats, Floats, Floats]:
        """Return the fraction along the axis, and the forward and lateral offsets in dm."""
        r = points - self.origin
        return r @ self.along / self.length, r @ self.forward, r @ self.lateral


@dataclass(frozen=True)
class Frame:
    """The limb axes of the neutral body, from its joints."""

    arm: tuple[Axis, Axis, Axis]
    leg: tuple[Axis, Axis, Axis]
    foot: Axis
    knuckles: Floats
    fingertips: Floats
    toe_joints: Floats
    toe_tips: Floats

    @classmethod
    def from_joints(cls, joints: dict[str, Floats]) -> Frame:
        """Return the frame of a body with these joints."""
        shoulder, elbow, wrist = joints["upperarm01"], joints["lowerarm01"], joints["wrist"]
        hip, knee, ankle = joints["upperleg01"], joints["lowerleg01"], joints["foot"]
        heel = np.array([ankle[0], SOLE_Y, -0.27])
        ball = joints["toe3-1"] * [1.0, 0.0, 1.0] + [0.0, SOLE_Y, 0.0]
        toe_joints = np.array([joints[f"toe{k}-1"] for k in range(1, 6)])
        return cls(
            arm=tuple(Axis.between(a, b) for a, b in ((shoulder, elbow), (elbow, wrist), (wrist, joints["finger3-1"]))),  # type: ignore[arg-type]
            leg=tuple(Axis.between(a, b) for a, b in ((hip, knee), (knee, ankle), (ankle, 2 * ankle - knee))),  # type: ignore[arg-type]
            foot=Axis.on_the_ground(heel, ball),
            knuckles=np.array([joints[f"finger{k}-{2 if k == 1 else 1}"] for k in range(1, 6)]),
            fingertips=np.array([joints[f"finger{k}-3:tail"] for k in range(1, 6)]),
            toe_joints=toe_joints,
            toe_tips=np.array([joints[f"toe{k}-{2 if k == 1 else 3}:tail"] for k in range(1, 6)]),
        )

"""The skeleton of the base mesh: joints, skin weights, linear-blend skinning and the two poses."""

from __future__ import annotations

from typing import Any

import numpy as np

from tools.build_body.wheel import BaseMesh

FORWARD = np.array([0.0, 0.0, 1.0])
UP = np.array([0.0, 1.0, 0.0])


class Rig:
    """Bones with heads and tails, and the weight of each bone on each vertex.

    Parameters
    ----------
    mesh
        Where the rig files are.
    vertices
        The shaped body in its rest pose, (n, 3) in dm.
    """

    def __init__(self, mesh: BaseMesh, vertices: np.ndarray) -> None:
        bones: dict[str, Any] = mesh.json("rigs/standard/rig.default.json")
        cubes = self._joint_cubes(mesh, vertices)
        self.names = list(bones)
        self.head = {b: self._position(bones[b]["head"], vertices, cubes) for b in bones}
        self.tail = {b: self._position(bones[b]["tail"], vertices, cubes) for b in bones}
        self.parent = {b: bones[b]["parent"] or "" for b in bones}
        index = {b: i for i, b in enumerate(self.names)}
        weights = np.zeros((len(vertices), len(bones)))
        for bone, pairs in mesh.json("rigs/standard/weights.default.json")["weights"].items():
            for vertex, weight in pairs:
                weights[vertex, index[bone]] = weight
        total = weights.sum(1, keepdims=True)
        self.weights = weights / np.where(total == 0, 1, total)
        self.order = self._from_root("")

    def pose(self, vertices: np.ndarray, turned: dict[str, np.ndarray]) -> tuple[np.ndarray, dict[str, np.ndarray]]:
        """Return the posed vertices, and the head of every bone with its tail under ``name + ":tail"``.

        ``turned`` gives a bone's absolute rotation; the others keep their parent's.
        """
        rotation: dict[str, np.ndarray] = {"": np.eye(3)}
        joints: dict[str, np.ndarray] = {}
        for bone in self.order:
            parent = self.parent[bone]
            rotation[bone] = turned.get(bone, rotation[parent])
            start = (
                rotation[parent] @ (self.head[bone] - self.head[parent]) + joints[parent] if parent else self.head[bone]
            )
            joints[bone] = start
            joints[bone + ":tail"] = rotation[bone] @ (self.tail[bone] - self.head[bone]) + start
        posed = np.zeros_like(vertices)
        for i, bone in enumerate(self.names):
            moved = np.nonzero(self.weights[:, i])[0]
            local = (vertices[moved] - self.head[bone]) @ rotation[bone].T + joints[bone]
            posed[moved] += self.weights[moved, i, None] * local
        loose = self.weights.sum(1) == 0
        posed[loose] = vertices[loose]
        return posed, joints

    def _from_root(self, parent: str) -> list[str]:
        order: list[str] = []
        for bone in self.names:
            if self.parent[bone] == parent:
                order += [bone, *self._from_root(bone)]
        return order

    @staticmethod
    def _joint_cubes(mesh: BaseMesh, vertices: np.ndarray) -> dict[str, np.ndarray]:
        cubes = {}
        for name, ranges in mesh.json("mesh_metadata/basemesh_vertex_groups.json").items():
            if name.startswith("joint-"):
                spans = [range(r[0], r[1] + 1) if isinstance(r, list) else [r] for r in ranges]
                cubes[name] = vertices[[i for span in spans for i in span]].mean(0)
        return cubes

    @staticmethod
    def _position(end: dict[str, Any], vertices: np.ndarray, cubes: dict[str, np.ndarray]) -> np.ndarray:
        if end["strategy"] == "CUBE":
            return cubes[end["cube_name"]]
        if end["strategy"] == "MEAN":
            return vertices[end["vertex_indices"]].mean(0)
        return vertices[end["vertex_index"]]


def unit(vector: np.ndarray) -> np.ndarray:
    """Return the vector at length 1."""
    return vector / np.linalg.norm(vector)


def about(axis: np.ndarray, radians: float) -> np.ndarray:
    """Return the rotation about an axis."""
    x, y, z = unit(axis)
    k = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.eye(3) + np.sin(radians) * k + (1 - np.cos(radians)) * k @ k


def shortest(a: np.ndarray, b: np.ndarray, part: float = 1.0) -> np.ndarray:
    """Return the shortest rotation that turns direction a into b, or that part of it."""
    a, b = unit(a), unit(b)
    axis = np.cross(a, b)
    sine = float(np.linalg.norm(axis))
    return np.eye(3) if sine < 1e-9 else about(axis, part * np.arctan2(sine, a @ b))


def angle_about(axis: np.ndarray, a: np.ndarray, b: np.ndarray) -> float:
    """Return the signed angle from a to b seen along an axis, in radians."""
    a, b = unit(a - (a @ axis) * axis), unit(b - (b @ axis) * axis)
    return float(np.arctan2(np.cross(a, b) @ axis, a @ b))


def standing(
    rig: Rig, *, plantar_flexion: float = 0.0, feet_out: float = 7.0, spread: float = 1.0
) -> dict[str, np.ndarray]:
    """Return bone rotations of the anatomical position: arms 18 degrees out, palms forward, fingers 70 % straight.

    Parameters
    ----------
    rig
        The skeleton at rest.
    plantar_flexion, feet_out
        Degrees; the chart points the feet down to show their tops in front and their soles behind.
    spread
        Factor on the spreading of the fingers.
    """
    turned: dict[str, np.ndarray] = {}
    for side, s in (("L", 1.0), ("R", -1.0)):
        turned |= _arm(rig, side, s, spread)
        turned |= _leg(side, s, plantar_flexion, feet_out)
    return turned


def _arm(rig: Rig, side: str, s: float, spread: float) -> dict[str, np.ndarray]:
    head, tail = rig.head, rig.tail
    turned: dict[str, np.ndarray] = {}
    shoulder, elbow, wrist = (head[f"{b}.{side}"] for b in ("upperarm01", "lowerarm01", "wrist"))
    upper, lower = unit(elbow - shoulder), unit(wrist - elbow)
    lateral = np.array([s, 0.0, 0.0])
    to_upper, to_lower = (
        unit(np.array([s * np.sin(np.radians(a)), -np.cos(np.radians(a)), np.sin(np.radians(2))])) for a in (18, 23)
    )
    # The humerus turns so that the elbow bends forward; the twist is shared between its two bones.
    swing = shortest(upper, to_upper)
    twist = angle_about(to_upper, swing @ np.cross(upper, lower), np.cross(to_upper, FORWARD))
    turned[f"upperarm01.{side}"] = about(to_upper, 0.5 * twist) @ swing
    humerus = turned[f"upperarm02.{side}"] = about(to_upper, twist) @ swing
    # Supination is spread over the forearm, as radius and ulna do it.
    across = head[f"finger2-1.{side}"] - head[f"finger5-1.{side}"]
    swing = shortest(humerus @ lower, to_lower) @ humerus
    twist = angle_about(to_lower, swing @ across, lateral)
    turned[f"lowerarm01.{side}"] = about(to_lower, 0.4 * twist) @ swing
    turned[f"lowerarm02.{side}"] = about(to_lower, 0.8 * twist) @ swing
    hand = about(to_lower, twist) @ swing
    hand = shortest(hand @ unit(head[f"finger3-1.{side}"] - wrist), to_lower) @ hand
    hand = about(to_lower, angle_about(to_lower, hand @ across, lateral)) @ hand
    for bone in ("wrist", "metacarpal1", "metacarpal2", "metacarpal3", "metacarpal4"):
        turned[f"{bone}.{side}"] = hand
    for finger, degrees in ((2, 7.0), (3, 1.5), (4, -4.0), (5, -10.0)):
        aim = about(FORWARD, np.radians(degrees * s * spread)) @ to_lower
        before = hand
        for joint in (1, 2, 3):
            bone = f"finger{finger}-{joint}.{side}"
            before = turned[bone] = shortest(before @ (tail[bone] - head[bone]), aim, 0.7) @ before
    return turned


def _leg(side: str, s: float, plantar_flexion: float, feet_out: float) -> dict[str, np.ndarray]:
    hip = about(FORWARD, np.radians(-3.0 * s))
    out = np.radians(s * feet_out)
    return {
        f"upperleg01.{side}": hip,
        f"upperleg02.{side}": hip,
        f"lowerleg01.{side}": about(UP, 0.2 * out) @ hip,
        f"lowerleg02.{side}": about(UP, 0.5 * out) @ hip,
        f"foot.{side}": about(UP, out) @ about(np.array([1.0, 0.0, 0.0]), np.radians(plantar_flexion)),
    }

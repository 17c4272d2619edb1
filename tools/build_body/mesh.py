"""From the base mesh to the half body: neutral adult, anatomical and chart pose, part weights, joints."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import scipy.sparse as sparse

from anatomy.surface.mesh import PARTS_OF_WEIGHT, HalfBody
from tools.build_body.refine import refine
from tools.build_body.rig import Rig, standing
from tools.build_body.skin import keep_skin
from tools.build_body.wheel import BaseMesh

#: Bones by the part they move, longest match first; every other bone moves the head.
BONES = (
    ("upperarm", "upper_arm"), ("lowerarm", "forearm"), ("wrist", "hand"), ("metacarpal", "hand"),
    ("upperleg", "thigh"), ("lowerleg", "leg"), ("foot", "foot"), ("neck", "neck"), ("clavicle", "girdle"),
    ("shoulder01", "girdle"), ("root", "trunk"), ("pelvis", "trunk"), ("breast", "trunk"), ("spine", "trunk"),
)  # fmt: skip

#: Vertices of the two nipples, smoothed flat: the body is neutral.
NIPPLES = (*range(1762, 1794), *range(8434, 8466))

JOINTS = (
    "upperarm01", "lowerarm01", "wrist", "upperleg01", "lowerleg01", "foot",
    *(f"finger{k}-1" for k in range(2, 6)), "finger1-2", *(f"toe{k}-1" for k in range(1, 6)),
    *(f"finger{k}-3:tail" for k in range(1, 6)), "toe1-2:tail", *(f"toe{k}-3:tail" for k in range(2, 6)),
)  # fmt: skip


def build_half(wheel: Path) -> HalfBody:
    """Return the patient's left half of the neutral adult, built from the wheel."""
    base = BaseMesh(wheel)
    triangles = base.triangles()
    rest = _flatten(_neutral_adult(base), triangles, NIPPLES)
    rig = Rig(base, rest)
    anatomical, joints = rig.pose(rest, standing(rig))
    chart, _ = rig.pose(rest, standing(rig, plantar_flexion=34.0, feet_out=16.0, spread=1.5))
    weights = _smooth(_part_weights(base, rig), triangles, 10)

    skin = keep_skin(anatomical, triangles)
    left = skin[anatomical[skin].mean(1)[:, 0] > 0]
    used = np.unique(left)
    if anatomical[used, 0].min() < -1e-6:
        raise ValueError("a face crosses the midline; the halves would not mirror")
    renumber = np.full(len(rest), -1)
    renumber[used] = np.arange(len(used))
    poses, weights, cells = refine([anatomical[used], chart[used]], weights[used], renumber[left])
    return HalfBody.from_floats(
        poses[0],
        poses[1],
        cells,
        weights,
        {name: joints[_bone(name)] for name in JOINTS},
    )


def _bone(name: str) -> str:
    bone, _, end = name.partition(":")
    return f"{bone}.L:{end}" if end else f"{bone}.L"


def _neutral_adult(base: BaseMesh) -> np.ndarray:
    """Return the shape half way between the female and the male adult, of average build, eyelids closed."""
    shape = base.vertices.copy()
    for sex in ("female", "male"):
        for group in ("african", "asian", "caucasian"):
            shape += base.target(f"macrodetails/{group}-{sex}-young") / 6
        for build, share in (("averagemuscle", 0.8), ("maxmuscle", 0.2)):
            shape += base.target(f"macrodetails/universal-{sex}-young-{build}-averageweight") * share / 2
            ideal = f"macrodetails/proportions/{sex}-young-{build}-averageweight-idealproportions"
            shape += base.target(ideal) * share * 0.6 / 2
    shape += 0.25 * base.target("breast/female-young-averagemuscle-averageweight-mincup-averagefirmness")
    return shape + base.target("eyeBlinkLeft") + base.target("eyeBlinkRight")


def _part_weights(base: BaseMesh, rig: Rig) -> np.ndarray:
    """Return the weight of each part of PARTS_OF_WEIGHT on each vertex."""
    part = np.array([PARTS_OF_WEIGHT.index(_part_of(bone)) for bone in rig.names])
    weights = np.zeros((len(base.vertices), len(PARTS_OF_WEIGHT)))
    for i, column in enumerate(part):
        weights[:, column] += rig.weights[:, i]
    return weights


def _part_of(bone: str) -> str:
    name = bone.split(".")[0]
    if name.startswith("finger"):
        return f"finger_{name[6]}"
    if name.startswith("toe"):
        return f"toe_{name[3]}"
    return next((part for prefix, part in BONES if name.startswith(prefix)), "head")


def neighbour_mean(n: int, triangles: np.ndarray) -> sparse.csr_matrix:
    """Return the matrix that takes the mean over a vertex's neighbours (itself when it has none)."""
    a, b, c = triangles.T
    rows, columns = np.concatenate([a, b, c, b, c, a]), np.concatenate([b, c, a, a, b, c])
    graph = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(n, n))
    graph.data[:] = 1
    degree = np.asarray(graph.sum(1)).ravel()
    return sparse.diags(1 / np.maximum(degree, 1)) @ graph + sparse.diags((degree == 0).astype(float))


def _smooth(field: np.ndarray, triangles: np.ndarray, passes: int) -> np.ndarray:
    """Umbrella-smooth a field on the vertices, so that borders drawn from it are smooth."""
    mean = neighbour_mean(len(field), triangles)
    for _ in range(passes):
        field = 0.5 * field + 0.5 * (mean @ field)
    return field


def _flatten(vertices: np.ndarray, triangles: np.ndarray, chosen: tuple[int, ...]) -> np.ndarray:
    mean = neighbour_mean(len(vertices), triangles)
    index = np.array(chosen)
    for _ in range(60):
        moved = vertices.copy()
        moved[index] = (mean @ vertices)[index]
        vertices = moved
    return vertices

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from anatomy.surface import Surface
from anatomy.surface.body import MAPS, data_folder
from anatomy.surface.mesh import HalfBody
from anatomy.surface.territories import TerritoryMap

BODY = data_folder() / "body"


@pytest.fixture(scope="session")
def surface() -> Surface:
    return Surface.load()


@pytest.fixture(scope="session")
def half() -> HalfBody:
    return HalfBody.load(BODY / "mesh.npz")


@pytest.fixture(scope="session", params=MAPS)
def territory_map(request: pytest.FixtureRequest) -> TerritoryMap:
    return TerritoryMap.load(data_folder() / "territories", request.param)


@pytest.fixture(scope="session", params=("front", "back"))
def chart(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(json.loads((BODY / "views" / f"{request.param}.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def neighbours(half: HalfBody) -> np.ndarray:
    """Pairs of cells of the half that share an edge."""
    t = half.triangles
    edges = np.sort(np.concatenate([t[:, [0, 1]], t[:, [1, 2]], t[:, [2, 0]]]), axis=1)
    owner = np.tile(np.arange(len(t)), 3)
    order = np.lexsort(edges.T)
    edges, owner = edges[order], owner[order]
    same = (edges[1:] == edges[:-1]).all(1)
    return np.column_stack([owner[:-1][same], owner[1:][same]])

"""The committed body is what its inputs and our geometry give."""

from __future__ import annotations

import json

import numpy as np

from anatomy.surface import Surface
from anatomy.surface.body import data_folder
from anatomy.surface.mesh import HalfBody
from anatomy.surface.territories import TerritoryMap
from tools.build_body.cells import cell_areas, measure_cells
from tools.build_body.made_from import made_from

REMEDY = "run: python -m tools.build_body (see tools/build_body/README.md) and commit data/body"


def test_the_drawing_is_no_older_than_areas_maps_and_mesh() -> None:
    recorded = json.loads((data_folder() / "body" / "made_from.json").read_text(encoding="utf-8"))
    now = made_from(data_folder())
    stale = [name for name in now if recorded.get(name) != now[name]]
    assert not stale, f"data/body is older than {', '.join(stale)}; {REMEDY}"


def test_cells_measure_as_stored(surface: Surface, half: HalfBody, territory_map: TerritoryMap) -> None:
    measures, c = measure_cells(half)
    stored = surface.coordinates
    assert (c.part == stored.part).mean() > 0.9999 and (c.aspect == stored.aspect).mean() > 0.9999, REMEDY
    assert np.allclose(c.v, stored.v, atol=2e-3) and np.allclose(c.u, stored.u, atol=2e-3), REMEDY
    assert np.allclose(cell_areas(half), surface.area_cm2, rtol=1e-4), REMEDY
    # Stray pieces are given back after drawing: little skin changes hands by it.
    drawn = territory_map.draw(measures, c)
    other = drawn != surface.primary(territory_map.id)
    assert surface.area_cm2[other].sum() < 0.005 * surface.area_cm2.sum(), REMEDY


def test_the_skin_is_an_average_adults(surface: Surface) -> None:
    assert surface.area_cm2.min() > 0
    assert abs(2 * surface.area_cm2.sum() - 18_000) < 1

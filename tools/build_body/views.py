"""Draw the front and back of the body: polygons of territories and areas, shading, and which cell shows where."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely import affinity

from anatomy.model.segment import SKIN_TERRITORIES
from anatomy.surface.areas import Boxes
from anatomy.surface.coordinates import coordinates_of
from anatomy.surface.frame import Frame
from anatomy.surface.measure import Measures
from anatomy.surface.mesh import HalfBody
from anatomy.surface.territories import BLANK, TerritoryMap
from anatomy.surface.views import NOTHING, VIEWS
from tools.build_body.cells import vertex_normals
from tools.build_body.confidence import confidence_of_points, prevailing
from tools.build_body.png import write_shade
from tools.build_body.raster import Raster, axes_towards, fill_pinholes, rasterise
from tools.build_body.subdivide import loop
from tools.build_body.trace import Tracer, drop_specks

#: Height of a view's box; a unit of its polygons is one of these.
HEIGHT = 1000
#: Pixels a unit of the pictures that polygons are traced from.
FINE = 2
#: Label of skin that a map leaves blank, while polygons are traced.
UNDRAWN = 99
#: Height of the shading picture.
SHADE_HEIGHT = 900
SHADE_STEPS = 48
TOWARDS = {"front": np.array([0.0, 0.0, 1.0]), "back": np.array([0.0, 0.0, -1.0])}
UP = np.array([0.0, 1.0, 0.0])


@dataclass(frozen=True)
class Picture:
    """The smooth body seen from one side."""

    view: str
    chart: np.ndarray
    anatomical: np.ndarray
    weights: np.ndarray
    triangles: np.ndarray
    frame: Frame

    @property
    def units_per_dm(self) -> float:
        """Units of the box to a decimetre."""
        return HEIGHT / float(np.ptp(self.chart[:, 1]))

    @property
    def half_width(self) -> float:
        """Half the width of the box in units."""
        return float(np.ceil(np.abs(self.chart[:, 0]).max() * self.units_per_dm))

    def half(self, pixels_per_unit: float) -> tuple[Raster, np.ndarray]:
        """Return the raster of the patient's left half, midline at column 0, and the screen axes."""
        right, up, towards = axes_towards(TOWARDS[self.view], UP)
        out = right if self.view == "front" else -right
        scale = self.units_per_dm * pixels_per_unit
        top = float(self.chart[:, 1].max())
        screen = np.column_stack([self.chart @ out * scale, (top - self.chart @ up) * scale, self.chart @ towards])
        size = round(self.half_width * pixels_per_unit), round(HEIGHT * pixels_per_unit)
        # Seen from behind, x runs the other way, and with it the turn of every triangle.
        facing = self.triangles if self.view == "front" else self.triangles[:, ::-1]
        raster = fill_pinholes(rasterise(screen, facing, *size), round(30 * pixels_per_unit**2))
        return raster, np.stack([right, up, towards])

    def spread(self, field: np.ndarray, raster: Raster) -> np.ndarray:
        """Return a vertex field at every pixel that shows the body, (n, k)."""
        shows = raster.triangle >= 0
        facing = self.triangles if self.view == "front" else self.triangles[:, ::-1]
        corners = facing[raster.triangle[shows]]
        return (field[corners] * raster.inside[shows][..., None]).sum(1)


def smooth_body(half: HalfBody, view: str) -> Picture:
    """Return the whole body, subdivided once, ready to be drawn."""
    chart, triangles = half.whole("chart")
    anatomical, _ = half.whole("anatomical")
    welded, triangles = _weld(anatomical, triangles)
    chart, anatomical = chart[welded], anatomical[welded]
    weights = np.concatenate([half.weights, half.weights])[welded]
    matrix, fine = loop(triangles, len(chart))
    return Picture(view, matrix @ chart, matrix @ anatomical, matrix @ weights, fine, Frame.from_joints(half.joints))


def _weld(vertices: np.ndarray, triangles: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the vertices to keep and the triangles over them, the two halves joined along the midline."""
    n = len(vertices) // 2
    twin = np.arange(2 * n)
    middle = np.nonzero(np.abs(vertices[:n, 0]) < 1e-9)[0]
    twin[middle + n] = middle
    kept, inverse = np.unique(twin, return_inverse=True)
    return kept, inverse[triangles]


def draw_view(
    half: HalfBody, view: str, maps: dict[str, TerritoryMap], areas: list[dict[str, Any]], folder: Path
) -> np.ndarray:
    """Write a view's polygons and shading; return the half raster of its cells."""
    picture = smooth_body(half, view)
    raster, _ = picture.half(FINE)
    body = raster.triangle >= 0
    normals = vertex_normals(picture.anatomical, picture.triangles)
    measures = Measures.of(
        *(picture.spread(f, raster) for f in (picture.anatomical, picture.weights, normals)), picture.frame
    )
    coordinates = coordinates_of(measures, picture.frame)
    tracer = Tracer(body, FINE)
    sheet = _Sheet(view, picture.half_width)

    def polygons(labels: np.ndarray, least: int) -> dict[int, shapely.Geometry]:
        image = np.full(body.shape, -1)
        image[body] = labels
        return tracer.polygons(drop_specks(image, least))

    drawn = {}
    for map_id, territory_map in maps.items():
        label = territory_map.draw(measures, coordinates).astype(int)
        image = np.full(body.shape, -1, np.int8)
        image[body] = confidence_of_points(territory_map, label, coordinates)
        shapes = polygons(np.where(label == BLANK, UNDRAWN, label), 60)
        drawn[map_id] = _territories(sheet, territory_map, shapes, image)
    tiles = [row for row in areas if row["tile"]]
    shapes = polygons(Boxes(coordinates).deepest(tiles), 40)
    whole = tracer.polygons(np.where(body, 0, -1))[0]
    document = {
        "view": view,
        "width": round(2 * picture.half_width),
        "height": HEIGHT,
        "outline": path_of(shapely.union_all([sheet.place(whole, side) for side in ("left", "right")], grid_size=0.1)),
        "shade": f"{view}_shade.png",
        "territories": drawn,
        "areas": _areas(sheet, tiles, shapes),
    }
    text = json.dumps(document, separators=(",", ":"), ensure_ascii=False)
    (folder / f"{view}.json").write_text(text + "\n", encoding="utf-8")
    _shade(picture, folder / f"{view}_shade.png")
    return _cells(picture, len(half.triangles))


class _Sheet:
    """Places the half drawing on the sheet: patient's left at the viewer's right in front, at the left behind."""

    def __init__(self, view: str, half_width: float) -> None:
        self.view, self.half_width = view, half_width

    def place(self, shape: shapely.Geometry, side: str) -> shapely.Geometry:
        sign = 1 if (side == "left") == (self.view == "front") else -1
        return affinity.affine_transform(shape, [sign, 0, 0, 1, self.half_width, 0])


def _territories(
    sheet: _Sheet, territory_map: TerritoryMap, shapes: dict[int, shapely.Geometry], confidence: np.ndarray
) -> list[dict[str, Any]]:
    rows = []
    joined = {
        names[0]: name
        for name, names in ((v, v.replace("S4-5", "S4").split("-")) for v in set(territory_map.drawn_as.values()))
    }
    for column, shape in shapes.items():
        if column == UNDRAWN:
            continue
        segment = joined.get(SKIN_TERRITORIES[column], SKIN_TERRITORIES[column])
        firm = [(_confidence(face, confidence), face) for face in sorted(_faces(shape), key=lambda g: -g.area)]
        low = shapely.MultiPolygon([face for word, face in firm if word == "low"])
        for side in ("right", "left"):
            placed = sheet.place(shape, side)
            x, y, r = roomiest(placed)
            row = {"id": f"{segment}.{side}", "segment": segment, "side": side, "d": path_of(placed), "label": [x, y]}
            row |= {"r": r, "confidence": firm[0][0]}
            rows.append(row | ({} if low.is_empty else {"low": path_of(sheet.place(low, side))}))
    return rows


def _confidence(face: shapely.Polygon, image: np.ndarray) -> str:
    """Return the confidence that prevails among the pixels of a face of the half drawing."""
    left, top, right, bottom = (round(edge * FINE) for edge in face.bounds)
    y, x = np.mgrid[top:bottom, left:right]
    inside = shapely.contains_xy(face, (x + 0.5) / FINE, (y + 0.5) / FINE)
    return prevailing(image[top:bottom, left:right][inside])


def _areas(sheet: _Sheet, tiles: list[dict[str, Any]], shapes: dict[int, shapely.Geometry]) -> list[dict[str, Any]]:
    rows = []
    for number, shape in shapes.items():
        tile = tiles[number]
        placed = {side: sheet.place(shape, side) for side in ("right", "left")}
        if tile["laterality"] == "midline":
            placed = {"midline": shapely.union_all(list(placed.values()), grid_size=0.1)}
        for side, one in placed.items():
            x, y, _ = roomiest(one)
            row = {"id": f"{tile['id']}.{side}", "area": tile["id"], "side": side, "name": tile["name"]}
            rows.append({**row, "d": path_of(one), "c": [x, y]})
    return rows


def _faces(shape: shapely.Geometry) -> list[shapely.Polygon]:
    return [g for g in getattr(shape, "geoms", [shape]) if g.geom_type == "Polygon"]


def roomiest(shape: shapely.Geometry) -> tuple[float, float, float]:
    """Return the middle and radius of the largest circle in a shape's largest face, to a tenth."""
    largest = max(_faces(shape), key=lambda g: g.area)
    circle = shapely.maximum_inscribed_circle(largest, tolerance=0.2)
    (x, y), _ = circle.coords
    return round(x, 1), round(y, 1), round(circle.length, 1)


def path_of(shape: shapely.Geometry) -> str:
    """Return an SVG path in tenths: each ring an absolute start, relative lines, and a close."""
    parts = []
    for face in sorted(_faces(shape), key=lambda g: -g.area):
        for ring in (face.exterior, *face.interiors):
            tenths = np.round(np.array(ring.coords)[:-1] * 10).astype(int)
            steps = np.diff(tenths, axis=0)
            parts.append(f"M{_numbers(tenths[0])}l{_numbers(steps.ravel())}Z")
    return "".join(parts)


def _numbers(tenths: np.ndarray) -> str:
    """Return numbers of tenths as SVG path data, without the separators that it does not need."""
    words: list[str] = []
    for number in tenths.tolist():
        whole, rest = divmod(abs(number), 10)
        digits = f"{whole or ''}.{rest}" if rest else f"{whole}"
        apart = number >= 0 and words and not (digits[0] == "." and "." in words[-1])
        words.append(f"{' ' if apart else ''}{'-' if number < 0 else ''}{digits}")
    return "".join(words)


def _shade(picture: Picture, path: Path) -> None:
    """Write how dark the skin is by its slope, light from above and the viewer's left."""
    scale = 2 * SHADE_HEIGHT / HEIGHT
    raster, (right, up, towards) = picture.half(scale)
    normal = picture.spread(vertex_normals(picture.chart, picture.triangles), raster)
    halves = {}
    for side in ("left", "right"):
        n = normal * ([1.0, 1.0, 1.0] if side == "left" else [-1.0, 1.0, 1.0])
        light = towards - 0.35 * right + 0.45 * up
        lit = np.clip(0.30 + 0.70 * (n @ (light / np.linalg.norm(light))), 0, 1.0)
        alpha = np.zeros(raster.triangle.shape)
        alpha[raster.triangle >= 0] = 0.72 * (1 - lit)
        halves[side] = alpha
    order = ("right", "left") if picture.view == "front" else ("left", "right")
    whole = np.concatenate([halves[order[0]][:, ::-1], halves[order[1]]], axis=1)
    whole = whole[: whole.shape[0] // 2 * 2, : whole.shape[1] // 2 * 2]
    whole = whole.reshape(whole.shape[0] // 2, 2, whole.shape[1] // 2, 2).mean((1, 3))
    write_shade(path, (np.round(whole * SHADE_STEPS) * (255 / SHADE_STEPS)).astype(np.uint8))


def _cells(picture: Picture, n_half: int) -> np.ndarray:
    raster, _ = picture.half(1)
    cell = raster.triangle // 4
    if (cell >= n_half).any():
        raise ValueError("the left half of the picture shows cells of the right half")
    return np.where(raster.triangle >= 0, cell, NOTHING).astype(np.uint16)


def draw_views(half: HalfBody, maps: dict[str, TerritoryMap], areas: list[dict[str, Any]], folder: Path) -> None:
    """Write every view into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    rasters = {view: draw_view(half, view, maps, areas, folder) for view in VIEWS}
    scale = smooth_body(half, VIEWS[0]).units_per_dm
    np.savez_compressed(folder / "rasters.npz", px_per_dm=np.float64(scale), **rasters)

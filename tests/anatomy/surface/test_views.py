"""Drawing on a view marks what shows there; the polygons of a view tile the body and agree with the cells."""

from __future__ import annotations

import gzip
import json
import math
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from anatomy.errors import BadDrawing
from anatomy.model.segment import SKIN_TERRITORIES
from anatomy.surface import MAPS, Surface
from anatomy.surface.body import data_folder
from anatomy.surface.mesh import HalfBody
from tests.anatomy.surface.shapes import polygon_of

SURFACE = Surface.load()
CHEST = [(0.44, 0.22), (0.48, 0.22), (0.48, 0.27), (0.44, 0.27)]


# ---- what is drawn on


def test_a_box_is_tight_around_the_body(surface: Surface) -> None:
    for view_id in ("front", "back"):
        shown = surface.view(view_id).cell_raster >= 0
        assert shown[[0, -1]].any(1).all() and shown[:, [0, -1]].any(0).all()


def test_the_right_half_of_a_picture_mirrors_the_left(surface: Surface) -> None:
    for view_id in ("front", "back"):
        raster = surface.view(view_id).cell_raster
        mirrored = raster[:, ::-1]
        shows = raster >= 0
        assert (shows == (mirrored >= 0)).all()
        assert (abs(raster[shows] - mirrored[shows]) == surface.n_half).all()


def test_patients_right_is_at_the_viewers_left_in_front_and_right_behind(surface: Surface) -> None:
    n = surface.n_half
    front, back = (surface.view(v).cell_raster for v in ("front", "back"))
    assert front[:, : front.shape[1] // 2].max() >= n and front[:, front.shape[1] // 2 :].max() < n
    assert back[:, : back.shape[1] // 2].max() < n and back[:, back.shape[1] // 2 :].max() >= n


# ---- drawing


def test_a_stroke_in_front_never_marks_the_back(surface: Surface) -> None:
    marked = surface.cells_in_polygon("front", CHEST)
    behind = surface.cells_in_polygon("back", [(0, 0), (1, 0), (1, 1), (0, 1)])
    middle_of_back = np.tile((np.abs(surface.coordinates.theta) > 120) & surface.coordinates.in_part("back"), 2)
    assert marked.any() and behind[middle_of_back].any()
    assert not marked[middle_of_back].any()


def test_the_whole_box_marks_all_that_shows(surface: Surface) -> None:
    whole = surface.cells_in_polygon("front", [(0, 0), (1, 0), (1, 1), (0, 1)])
    shown = np.unique(surface.view("front").cell_raster)
    assert (whole[shown[shown >= 0]] == 1).all()
    assert whole.sum() == len(shown[shown >= 0])


def test_direction_and_start_do_not_matter(surface: Surface) -> None:
    once = surface.cells_in_polygon("front", CHEST)
    assert (once == surface.cells_in_polygon("front", CHEST[::-1])).all()
    assert (once == surface.cells_in_polygon("front", CHEST[2:] + CHEST[:2])).all()


@pytest.mark.parametrize(
    ("polygon", "says"),
    [
        ([(0.0, 0.0), (0.05, 0.0), (0.05, 0.05)], "outside the body"),
        ([(0.5, 0.3), (0.5, 0.3), (0.5, 0.3)], "no area"),
        ([(0.4, 0.3), (0.5, 0.3), (0.6, 0.3)], "no area"),
        ([(0.4, 0.2), (0.6, 0.4), (0.6, 0.2), (0.4, 0.4)], "no area|crosses itself"),
        ([(0.4, 0.2), (0.6, 0.45), (0.6, 0.2), (0.4, 0.4)], "crosses itself"),
        ([(0.5, 0.3), (0.6, 0.3)], "3 to 10,000 points"),
        ([], "3 to 10,000 points"),
        ([(0.5, 0.3)] * 100_000, "3 to 10,000 points"),
        ([(0.5, 0.3), (0.6, math.nan), (0.5, 0.4)], "point 1"),
        ([(0.5, 0.3), (0.6, 1e9), (0.5, 0.4)], "point 1"),
        ([(0.5, 0.3), (0.6, 0.3, 0.1), (0.5, 0.4)], "point 1"),
        ([(0.5, 0.3), ("a", "b"), (0.5, 0.4)], "point 1"),
    ],
)
def test_bad_drawings_say_why(surface: Surface, polygon: list[Any], says: str) -> None:
    with pytest.raises(BadDrawing, match=says):
        surface.cells_in_polygon("front", polygon)


def test_an_unknown_view_is_named(surface: Surface) -> None:
    with pytest.raises(BadDrawing, match="front, back"):
        surface.cells_in_polygon("top", CHEST)


def test_a_figure_wound_twice_is_refused(surface: Surface) -> None:
    twice = [(0.5 + 0.06 * math.cos(a), 0.3 + 0.06 * math.sin(a)) for a in np.linspace(0, 4 * math.pi, 200)]
    with pytest.raises(BadDrawing, match="crosses itself"):
        surface.cells_in_polygon("front", twice)


def test_a_scribble_is_refused_at_once(surface: Surface) -> None:
    scribble = [(0.1 if i % 2 else 0.9 + i / 1e6, -1 if i % 2 else 2 - i / 1e6) for i in range(9999)]
    with pytest.raises(BadDrawing, match=r"to and fro|no area|crosses itself"):
        surface.cells_in_polygon("front", scribble)


def test_a_slip_at_the_end_of_a_stroke_is_forgiven(surface: Surface) -> None:
    circle = [(0.5 + 0.06 * math.cos(a), 0.3 + 0.06 * math.sin(a)) for a in np.linspace(0, 2 * math.pi + 0.05, 200)]
    assert surface.cells_in_polygon("front", circle).any()


@given(
    x=st.floats(0.42, 0.58),
    y=st.floats(0.18, 0.45),
    size=st.floats(0.02, 0.06),
    view=st.sampled_from(["front", "back"]),
)
@settings(max_examples=30, deadline=None)
def test_a_mirrored_drawing_marks_the_mirrored_cells(x: float, y: float, size: float, view: str) -> None:
    box = [(x - size, y - size), (x + size, y - size), (x + size, y + size), (x - size, y + size)]
    n = SURFACE.n_half
    drawn = SURFACE.cells_in_polygon(view, box)
    mirrored = SURFACE.cells_in_polygon(view, [(1 - a, b) for a, b in box])
    swapped = np.concatenate([mirrored[n:], mirrored[:n]])
    # A pixel whose middle an edge meets exactly may fall to either side.
    assert np.abs(drawn - swapped).sum() <= 0.05 * drawn.sum() + 1


@given(st.lists(st.tuples(st.floats(-1, 2), st.floats(-1, 2)), min_size=0, max_size=12))
@settings(max_examples=60, deadline=None)
def test_any_outline_gives_weights_or_a_reason(polygon: list[tuple[float, float]]) -> None:
    try:
        weights = SURFACE.cells_in_polygon("front", polygon)
    except BadDrawing as error:
        assert str(error)
    else:
        assert weights.shape == (2 * SURFACE.n_half,) and 0 <= weights.min() and weights.max() <= 1 and weights.any()


@given(k=st.floats(0.3, 0.9))
@settings(max_examples=15, deadline=None)
def test_a_smaller_outline_marks_no_more(k: float) -> None:
    middle = np.mean(CHEST, axis=0)
    inner = (middle + k * (np.array(CHEST) - middle)).tolist()
    assert (SURFACE.cells_in_polygon("front", inner) <= SURFACE.cells_in_polygon("front", CHEST) + 1e-6).all()


# ---- polygons


@pytest.fixture(scope="session")
def layers(chart: dict[str, Any]) -> dict[str, list[tuple[dict[str, Any], shapely.Geometry]]]:
    """Return every layer of a view with its shapes."""
    read = {m: [(t, polygon_of(t["d"])) for t in chart["territories"][m]] for m in MAPS}
    return {**read, "areas": [(a, polygon_of(a["d"])) for a in chart["areas"]]}


def test_polygons_are_sound(layers: dict[str, list[tuple[dict[str, Any], shapely.Geometry]]]) -> None:
    for rows in layers.values():
        assert all(shape.is_valid and shape.area > 0 for _, shape in rows)


def test_no_overlap_and_no_gap(
    chart: dict[str, Any], layers: dict[str, list[tuple[dict[str, Any], shapely.Geometry]]]
) -> None:
    body = polygon_of(chart["outline"])
    for name, rows in layers.items():
        total = sum(shape.area for _, shape in rows)
        union = shapely.union_all([shape for _, shape in rows])
        assert total == pytest.approx(union.area, rel=1e-6), f"{name} overlaps"
        if name != "isncsci":
            assert shapely.area(body.symmetric_difference(union)) < 0.002 * body.area, f"{name} leaves gaps"


def test_isncsci_leaves_only_the_face_blank(
    chart: dict[str, Any], layers: dict[str, list[tuple[dict[str, Any], shapely.Geometry]]]
) -> None:
    drawn = shapely.union_all([shape for _, shape in layers["isncsci"]])
    blank = polygon_of(chart["outline"]).difference(drawn.buffer(0.3))
    face = shapely.union_all([s for t, s in layers["consensus"] if t["segment"].startswith("V")] or [shapely.Polygon()])
    assert shapely.area(blank.difference(face.buffer(3))) < 5


def test_left_and_right_polygons_mirror(
    chart: dict[str, Any], layers: dict[str, list[tuple[dict[str, Any], shapely.Geometry]]]
) -> None:
    for rows in layers.values():
        shape_of = {row["id"]: shape for row, shape in rows}
        for row, shape in rows:
            if row["side"] == "left":
                other = shape_of[row["id"].replace(".left", ".right")]
                mirrored = shapely.transform(other, lambda p: np.column_stack([chart["width"] - p[:, 0], p[:, 1]]))
                assert shapely.area(shape.symmetric_difference(mirrored)) < 1e-6 * shape.area + 1e-6


def test_polygons_agree_with_the_cells(
    surface: Surface, chart: dict[str, Any], layers: dict[str, list[tuple[dict[str, Any], shapely.Geometry]]]
) -> None:
    raster = surface.view(chart["view"]).cell_raster
    shown = raster[raster >= 0] % surface.n_half
    for map_id in MAPS:
        label = surface.primary(map_id)[shown]
        for column in np.unique(label[label >= 0]):
            name = "S4-5" if map_id == "isncsci" and SKIN_TERRITORIES[column] == "S4" else SKIN_TERRITORIES[column]
            drawn = sum(shape.area for row, shape in layers[map_id] if row["segment"] == name)
            assert abs(drawn - np.count_nonzero(label == column)) < 0.005 * len(shown), (map_id, name)
    tile = surface.tile_of_cell[shown]
    for k, area in enumerate(surface.tile_ids):
        drawn = sum(shape.area for row, shape in layers["areas"] if row["area"] == area)
        assert abs(drawn - np.count_nonzero(tile == k)) < 0.005 * len(shown), area


def test_labels_lie_inside_with_room_around(layers: dict[str, list[tuple[dict[str, Any], shapely.Geometry]]]) -> None:
    for map_id in MAPS:
        for row, shape in layers[map_id]:
            assert shape.contains(shapely.Point(row["label"]).buffer(max(row["r"] - 0.4, 0.05))), row["id"]
    for row, shape in layers["areas"]:
        assert shape.buffer(0.1).contains(shapely.Point(row["c"])), row["id"]


#: Territories that show in more than one place of a view: the body hides their middle, or the map itself parts them.
PARTED = {
    "front": {"S1": "outer and inner side of the heel"},
    "back": {
        "L1": "loin and inner thigh, round the front",
        "L2": "loin and inner thigh, round the front",
        "L3": "named piece of the dorsal ramus; outer and inner thigh",
        "L5": "sole and outer leg",
        "S1": "named piece over the sacrum",
    },
}


def test_territories_show_in_one_place_or_for_a_known_reason(
    chart: dict[str, Any], layers: dict[str, list[tuple[dict[str, Any], shapely.Geometry]]]
) -> None:
    for map_id in MAPS:
        parted = {row["segment"] for row, shape in layers[map_id] if len(getattr(shape, "geoms", [shape])) > 1}
        assert parted == set(PARTED[chart["view"]])


def test_every_drawn_piece_says_how_firmly_it_stands(chart: dict[str, Any]) -> None:
    for map_id in MAPS:
        for row in chart["territories"][map_id]:
            assert row["confidence"] in ("high", "medium", "low")
            assert row["confidence"] != "low" or "low" in row
            if "low" in row:
                assert polygon_of(row["d"]).buffer(0.1).contains(polygon_of(row["low"])), row["id"]


def test_the_low_back_chevron_is_low_and_the_trunk_bands_are_not() -> None:
    back = json.loads((data_folder() / "body" / "views" / "back.json").read_text(encoding="utf-8"))
    for map_id in MAPS:
        shown = {row["segment"]: row for row in back["territories"][map_id] if row["side"] == "left"}
        chevron = polygon_of(shown["L3"]["low"])
        assert chevron.area > 0.4 * polygon_of(shown["L3"]["d"]).area
        assert not [name for name in ("T6", "T10", "T12", "S2") if "low" in shown[name]]


def test_sizes_are_small(chart: dict[str, Any]) -> None:
    folder = data_folder() / "body" / "views"
    both = b"".join((folder / f"{v}.json").read_bytes() for v in ("front", "back"))
    assert len(gzip.compress(both, 9)) < 45_000
    assert (folder / chart["shade"]).stat().st_size < 50_000
    assert json.loads((folder / f"{chart['view']}.json").read_text())["height"] == 1000
    assert sum(p.stat().st_size for p in (data_folder() / "body").rglob("*") if p.is_file()) < 3_000_000


def test_the_mesh_is_half_a_body_on_one_side(half: HalfBody) -> None:
    assert half.anatomical[:, 0].min() >= 0
    assert half.chart[half.anatomical[:, 0] < 1e-6, 0].max() < 1e-3

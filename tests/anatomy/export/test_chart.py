"""Static charts: what is drawn, on which side, how large and how fast to read; PNG and PDF."""

from __future__ import annotations

import re
import struct
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from anatomy import Atlas
from anatomy.errors import BadFinding, BadInput, UnknownMap
from anatomy.export import palette
from anatomy.export.chart import LAYERS, VIEWS, chart_svg, write_chart
from anatomy.export.chart_body import LEAST_LABEL
from anatomy.export.svg import Ground, around, rings

SVG = "{http://www.w3.org/2000/svg}"
ARM = {
    "findings": [
        {"type": "pain", "structure": "outer forearm", "side": "right", "intensity": 6},
        {"type": "paraesthesia", "structure": "thumb", "side": "right"},
        {"type": "numbness", "structure": "index finger", "side": "right"},
        {"type": "weakness", "structure": "wrist extension", "side": "right", "grade": 3},
        {"type": "pain", "structure": "little finger", "side": "right", "state": "normal"},
    ]
}


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.load()


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def drawn(root: ElementTree.Element, attribute: str) -> dict[str, ElementTree.Element]:
    found = [e for e in root.iter() if e.get(attribute)]
    keys = Counter(str(e.get(attribute)) for e in found)
    assert not [k for k, n in keys.items() if n > 1], f"{attribute} is there once each"
    return {str(e.get(attribute)): e for e in found}


def middle_x(path: ElementTree.Element) -> float:
    left, _, right, _ = around(rings(str(path.get("d"))))
    return (left + right) / 2


@pytest.mark.parametrize("map_name", ["consensus", "isncsci"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_territory_of_the_view_is_there_once_and_named(view: str, map_name: str, atlas: Atlas) -> None:
    document, _ = atlas.catalogue.view(view)
    root = parsed(chart_svg(atlas, view=view, map_name=map_name))
    wanted = {row["id"]: row for row in document["territories"][map_name]}
    shown = drawn(root, "data-territory")
    assert set(shown) == set(wanted)
    names = {str(t.text) for t in root.iter(f"{SVG}text") if t.get("data-label")}
    assert names == {row["segment"] for row in wanted.values()}
    for key, path in shown.items():
        assert path.get("fill") == palette.fill(wanted[key]["segment"])
        assert path.findtext(f"{SVG}title") == f"{wanted[key]['segment']} {wanted[key]['side']}"


@pytest.mark.parametrize("layer", LAYERS)
def test_patients_right_is_at_the_viewers_left_from_the_front_only(layer: str, atlas: Atlas) -> None:
    for view, viewers_left in (("front", "right"), ("back", "left")):
        root = parsed(chart_svg(atlas, view=view, layer=layer))
        half = atlas.catalogue.view(view)[0]["width"] / 2
        shapes = drawn(root, "data-territory" if layer == "dermatomes" else "data-area")
        for key, path in shapes.items():
            side = key.rpartition(".")[2]
            if side != "midline":
                assert (middle_x(path) < half) == (side == viewers_left), f"{key} lies on the wrong side of the {view}"
        for side, group in drawn(root, "data-side").items():
            letter, words = group.findall(f"{SVG}text")
            assert (letter.text, words.text) == (side[0].upper(), f"patient’s {side}")
            assert (float(letter.get("x", 0)) < half) == (side == viewers_left)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_it_is_small_complete_in_itself_and_readable(view: str, theme: palette.Theme, atlas: Atlas) -> None:
    svg = chart_svg(atlas, view=view, theme=theme)
    assert len(svg.encode()) <= 120_000
    links = re.findall(r'href="([^"]+)"', svg)
    assert links and all(link.startswith(("data:image/png;base64,", "#")) for link in links)
    root = parsed(svg)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "mm-title mm-desc"
    assert "patient’s" in (root.findtext(f"{SVG}desc") or "")
    sizes = [float(t.get("font-size", 0)) for t in root.iter(f"{SVG}text")]
    assert min(sizes) >= LEAST_LABEL >= 8
    assert "Inter" in (root.get("font-family") or "")


def test_it_says_its_map_its_data_and_what_was_read(atlas: Atlas) -> None:
    words = " ".join(t.text or "" for t in parsed(chart_svg(atlas)).iter(f"{SVG}text"))
    assert atlas.catalogue.map_title("consensus") in words
    assert atlas.data_version in words
    assert "read in a source for" in words and "recalled for" in words
    for family in palette.FAMILIES.values():
        assert family in words
    assert "Not for use in patient care" in words
    isncsci = " ".join(t.text or "" for t in parsed(chart_svg(atlas, map_name="isncsci")).iter(f"{SVG}text"))
    assert atlas.catalogue.map_title("isncsci") in isncsci and isncsci != words
    assert "Key points: read in a source." in isncsci
    assert "Areas: taken from the tiles of the consensus map" in isncsci and "read in a source for" not in isncsci


@pytest.mark.parametrize("map_name", ["consensus", "isncsci"])
def test_it_says_which_skin_is_drawn_with_low_confidence(map_name: str, atlas: Atlas) -> None:
    said = parsed(chart_svg(atlas, map_name=map_name)).findtext(f"{SVG}desc") or ""
    _, _, low = said.partition("Low confidence")
    for place in ("L3, S1 of the low back and sacrum", "S2, S3 of the genital skin", "S1 of the heel"):
        assert place in low


def test_pieces_of_low_confidence_have_a_dashed_border(atlas: Atlas) -> None:
    root = parsed(chart_svg(atlas, view="back"))
    document, _ = atlas.catalogue.view("back")
    dashed = drawn(root, "data-low")
    assert set(dashed) == {row["id"] for row in document["territories"]["consensus"] if "low" in row}
    assert {"L3.left", "L3.right"} <= set(dashed) and "T10.left" not in dashed
    assert all(path.get("stroke-dasharray") for path in dashed.values())


def test_areas_are_numbered_and_named(atlas: Atlas) -> None:
    root = parsed(chart_svg(atlas, layer="areas"))
    document, _ = atlas.catalogue.view("front")
    assert set(drawn(root, "data-area")) == {row["id"] for row in document["areas"]}
    numbers = drawn(root, "data-label")
    assert set(numbers) == {row["id"] for row in document["areas"] if row["side"] != "left"}
    assert sorted(int(e.text or 0) for e in numbers.values()) == list(range(1, len(numbers) + 1))
    words = [t.text for t in root.iter(f"{SVG}text")]
    assert "nipple" in words and "kneecap" in words


def marks(root: ElementTree.Element) -> Counter[str]:
    return Counter(str(e.get("data-mark")) for e in root.iter() if e.get("data-mark"))


def test_findings_are_marked_by_pattern_and_said(atlas: Atlas) -> None:
    svg = chart_svg(atlas, document=ARM)
    root = parsed(svg)
    assert set(marks(root)) == {"pain", "paraesthesia", "numbness", "normal"}
    for kind, pattern in (("pain", "hatch"), ("paraesthesia", "dots"), ("numbness", "rings")):
        filled = next(e for e in root.iter() if e.get("data-mark") == kind)
        assert filled.get("fill") == f"url(#mm-{pattern})"
    words = " ".join(t.text or "" for t in root.iter(f"{SVG}text"))
    for said in ("Pain: outer forearm, right, 6 of 10", "Weakness: wrist extension, right, grade 3", "normal"):
        assert said in words
        assert said in (root.findtext(f"{SVG}desc") or "")
    assert re.search(r"Likeliest segments .*: C6 right \d+", words)
    identifiers = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(set(identifiers)) == len(identifiers)
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) | set(re.findall(r'href="#([^"]+)"', svg)) <= set(identifiers)


def test_the_likeliest_segment_is_the_strongest_on_its_side(atlas: Atlas) -> None:
    shown = drawn(parsed(chart_svg(atlas, document=ARM)), "data-territory")
    answer = atlas.localise(ARM)
    first = answer.segments[0]
    assert shown[f"{first.segment}.{first.side}"].get("fill") == palette.fill(
        first.segment, probability=first.probability
    )
    assert shown["L3.left"].get("fill") == palette.fill("L3", probability=0.0) != palette.fill("L3")
    assert shown["C6.left"].get("fill") != shown["C6.right"].get("fill")


@pytest.mark.parametrize(("side", "other"), [("left", "right"), ("right", "left")])
def test_mirrored_findings_are_marked_on_the_other_side(side: str, other: str, atlas: Atlas) -> None:
    document = {"findings": [{"type": "pain", "structure": "thumb", "side": side}]}
    root = parsed(chart_svg(atlas, document=document))
    d = next(e.get("d") for e in root.iter(f"{SVG}path") if e.get("id") == "mm-0-0")
    left, _, right, _ = around(rings(str(d)))
    half = atlas.catalogue.view("front")[0]["width"] / 2
    assert ((left + right) / 2 < half) == (side == "right")


def test_a_finding_of_one_side_marks_half_of_the_midline(atlas: Atlas) -> None:
    one = chart_svg(atlas, document={"findings": [{"type": "pain", "structure": "chest", "side": "left"}]})
    both = chart_svg(atlas, document={"findings": [{"type": "pain", "structure": "chest", "side": "both"}]})
    assert 'clip-path="url(#mm-left)"' in one
    assert 'clip-path="url(#mm-left)"' not in both


def test_a_drawing_is_shown_in_its_own_view_only(atlas: Atlas) -> None:
    polygon = [[0.55, 0.3], [0.65, 0.3], [0.65, 0.35], [0.55, 0.35]]
    document = {"findings": [{"type": "pain", "drawing": {"view": "back", "polygon": polygon}}]}
    assert marks(parsed(chart_svg(atlas, view="back", document=document))) == {"pain": 1}
    front = chart_svg(atlas, view="front", document=document)
    assert not marks(parsed(front)) and "not seen in this view" in front


def test_cells_are_marked_as_the_areas_they_fill(atlas: Atlas) -> None:
    cells, _ = atlas.surface.area_cells("kneecap")
    document = {"findings": [{"type": "numbness", "cells": [int(c) + atlas.surface.n_half for c in cells]}]}
    root = parsed(chart_svg(atlas, document=document))
    d = next(e.get("d") for e in root.iter(f"{SVG}path") if e.get("id") == "mm-0-0")
    assert drawn(parsed(chart_svg(atlas, layer="areas")), "data-area")["kneecap.right"].get("d") in str(d)


def test_a_red_flag_takes_the_colours_away(atlas: Atlas) -> None:
    document: dict[str, Any] = {
        "findings": [{"type": "pain", "structure": "sole", "side": "left"}],
        "context": {"red_flags": {"cauda_equina": True}},
    }
    stopped = [flag for flag in atlas.localise(document).red_flags if flag["state"] == "stop"]
    assert stopped, "the case is a stop"
    root = parsed(chart_svg(atlas, document=document))
    words = " ".join(t.text or "" for t in root.iter(f"{SVG}text"))
    assert "Red flag:" in words and "Likeliest" not in words
    for key, path in drawn(root, "data-territory").items():
        assert path.get("fill") == palette.fill(key.partition(".")[0], probability=0.0)


def test_words_not_understood_are_said(atlas: Atlas) -> None:
    document = {"findings": [{"type": "pain", "structure": "gribble <b>"}, *ARM["findings"]]}
    root = parsed(chart_svg(atlas, document=document))
    assert any("Not understood" in (t.text or "") and "gribble" in (t.text or "") for t in root.iter(f"{SVG}text"))


@pytest.mark.parametrize(
    ("wrong", "error", "named"),
    [
        ({"view": "side"}, BadInput, "front or back"),
        ({"layer": "nerves"}, BadInput, "dermatomes or areas"),
        ({"theme": "sepia"}, BadInput, "light or dark"),
        ({"map_name": "consensuss"}, UnknownMap, "consensus, isncsci"),
        ({"document": {"findings": []}}, BadInput, "no findings"),
        ({"document": {"findings": [{"type": "pain", "structure": "thumb", "side": "wrong"}]}}, BadFinding, "left"),
    ],
)
def test_bad_input_names_the_choices(
    wrong: dict[str, Any], error: type[BadInput], named: str, atlas: Atlas, tmp_path: Path
) -> None:
    with pytest.raises(error, match=named):
        chart_svg(atlas, **wrong)
    with pytest.raises(error, match=named):
        write_chart(atlas, tmp_path / "chart.svg", **wrong)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["chart.gif", "chart", "chart.svg.bak"])
def test_an_unknown_ending_names_the_choices(name: str, atlas: Atlas, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"\.svg, \.png, \.pdf"):
        write_chart(atlas, tmp_path / name)


def test_png_has_two_pixels_to_one_of_the_svg(atlas: Atlas, tmp_path: Path) -> None:
    write_chart(atlas, tmp_path / "chart.svg")
    write_chart(atlas, tmp_path / "chart.PNG")
    png = (tmp_path / "chart.PNG").read_bytes()
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    root = parsed((tmp_path / "chart.svg").read_text(encoding="utf-8"))
    assert struct.unpack(">II", png[16:24]) == (2 * int(root.get("width", 0)), 2 * int(root.get("height", 0)))


def test_pdf_is_one_page_with_our_typeface_and_the_same_each_time(atlas: Atlas, tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        write_chart(atlas, tmp_path / name, view="back", document=ARM, theme="dark")
    pdf = (tmp_path / "one.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-") and b"Inter" in pdf
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    assert pdf == (tmp_path / "two.pdf").read_bytes()


def test_ground_knows_what_is_free() -> None:
    ground = Ground([[(0, 0), (40, 0), (40, 40), (0, 40)]])
    assert not ground.is_free((10, 10, 20, 20)) and ground.is_free((50, 10, 60, 20))
    assert ground.crossed((20, 20), (80, 20)) == pytest.approx(20, abs=6)
    room = ground.room()
    assert max(room, key=lambda place: room[place]) == pytest.approx((20, 20), abs=6)


@pytest.mark.parametrize(("structure", "small"), [("thumb", True), ("great toe", True), ("chest", False)])
@pytest.mark.parametrize("view", VIEWS)
def test_small_marks_are_magnified_off_the_skin(view: str, structure: str, small: bool, atlas: Atlas) -> None:
    document = {"findings": [{"type": "pain", "structure": structure, "side": "right"}]}
    root = parsed(chart_svg(atlas, view=view, document=document))
    found = [e for e in root.iter() if e.get("data-lens")]
    assert bool(found) == small
    for group in found:
        assert group.find(f".//{SVG}use").get("href") == "#mm-art"  # type: ignore[union-attr]
        circle = group.find(f"{SVG}circle")
        assert circle is not None
        x, y, r = (float(circle.get(name, 0)) for name in ("cx", "cy", "r"))
        body = Ground(rings(atlas.catalogue.view(view)[0]["outline"]))
        assert body.is_free((x - 0.7 * r, y - 0.7 * r, x + 0.7 * r, y + 0.7 * r))

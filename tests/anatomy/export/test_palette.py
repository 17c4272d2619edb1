"""Neighbours on the body differ for everyone: ΔE2000 ≥ 10 in normal vision and three colour-vision deficiencies."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest
from shapely.geometry import MultiPolygon, Polygon
from shapely.ops import unary_union

from anatomy.catalogue.load import load_catalogue
from anatomy.export import palette
from anatomy.export.svg import rings
from anatomy.model.segment import SKIN_TERRITORIES

#: Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
VISION = {
    "normal": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
#: Borders shorter than this, px of a 1000 px body, are points where four territories meet.
LEAST_BORDER = 6.0


def linear(colour: str) -> np.ndarray:
    value = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> tuple[float, float, float]:
    """CIELAB of linear sRGB, D65."""
    to_xyz = np.array(
        [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
    )
    ratio = to_xyz @ np.clip(rgb, 0, 1) / np.array([0.95047, 1.0, 1.08883])
    f = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def delta_e(one: tuple[float, float, float], two: tuple[float, float, float]) -> float:
    """CIEDE2000."""
    (l1, a1, b1), (l2, a2, b2) = one, two
    c = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(c**7 / (c**7 + 25**7)))
    c1, c2 = math.hypot((1 + g) * a1, b1), math.hypot((1 + g) * a2, b2)
    h1 = math.degrees(math.atan2(b1, (1 + g) * a1)) % 360 if c1 else 0.0
    h2 = math.degrees(math.atan2(b2, (1 + g) * a2)) % 360 if c2 else 0.0
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    mean_l, mean_c = (l1 + l2) / 2, (c1 + c2) / 2
    mean_h = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    dh = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    t = 1 + sum(
        k * math.cos(math.radians(n * mean_h + s))
        for k, n, s in ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.2, 4, -63))
    )
    sl = 1 + 0.015 * (mean_l - 50) ** 2 / math.sqrt(20 + (mean_l - 50) ** 2)
    sc, sh = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * t
    rotation = 60 * math.exp(-(((mean_h - 275) / 25) ** 2))
    rt = -2 * math.sqrt(mean_c**7 / (mean_c**7 + 25**7)) * math.sin(math.radians(rotation))
    x, y, z = (l2 - l1) / sl, (c2 - c1) / sc, dh / sh
    return math.sqrt(x * x + y * y + z * z + rt * y * z)


@pytest.mark.parametrize(
    ("one", "two", "wanted"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_measure_itself(one: tuple[float, ...], two: tuple[float, ...], wanted: float) -> None:
    """Test data of Sharma, Wu and Dalal 2005."""
    assert delta_e(one, two) == pytest.approx(wanted, abs=1e-4)


def shapes(view: str, map_name: str) -> dict[str, MultiPolygon]:
    document, _ = load_catalogue().view(view)
    found: dict[str, list[Polygon]] = {}
    for row in document["territories"][map_name]:
        found.setdefault(row["segment"], []).extend(Polygon(r).buffer(0) for r in rings(row["d"]) if len(r) > 2)
    return {name: unary_union(parts) for name, parts in found.items()}


def neighbours() -> Iterator[tuple[str, str]]:
    """Pairs of territories with a common border in a view of a map."""
    seen = set()
    for map_name in ("consensus", "isncsci"):
        for view in ("front", "back"):
            held = shapes(view, map_name)
            for (a, one), (b, two) in combinations(held.items(), 2):
                # Half a pixel bridges the rounding of the outlines.
                border = one.buffer(0.6).intersection(two.buffer(0.6)).area / 1.2
                if border >= LEAST_BORDER and (a, b) not in seen:
                    seen.add((a, b))
                    yield a, b


PAIRS = sorted(neighbours())


def test_the_body_has_neighbours() -> None:
    assert len(PAIRS) > 40
    assert {("T4", "T5"), ("L4", "L5")} <= set(PAIRS) | {(b, a) for a, b in PAIRS}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("one", "two"), PAIRS, ids="-".join)
def test_neighbours_differ_for_everyone(one: str, two: str, theme: palette.Theme) -> None:
    for vision, matrix in VISION.items():
        a, b = (lab(matrix @ linear(palette.fill(name, theme))) for name in (one, two))
        assert delta_e(a, b) >= 10, f"{one} and {two} look alike in {vision} vision"


def luminance(colour: str) -> float:
    return float(linear(colour) @ np.array([0.2126, 0.7152, 0.0722]))


def contrast(one: str, two: str) -> float:
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("territory", SKIN_TERRITORIES)
def test_names_and_borders_stand_out_on_every_fill(territory: str, theme: palette.Theme) -> None:
    colour = palette.fill(territory, theme)
    assert contrast(colour, palette.of(palette.LABEL, theme)) >= 4.5
    assert contrast(colour, palette.of(palette.EDGE, theme)) >= 3


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_stand_out_on_paper(theme: palette.Theme) -> None:
    paper = palette.of(palette.PAPER, theme)
    for ink in (palette.INK, palette.INK2, palette.INK3, palette.RED, palette.AMBER, palette.OK):
        assert contrast(palette.of(ink, theme), paper) >= 4.5


def test_likelier_is_stronger() -> None:
    strong = lab(linear(palette.of(palette.STRONG["C"], "light")))
    away = [delta_e(lab(linear(palette.fill("C6", probability=p))), strong) for p in (0, 0.05, 0.2, 0.5, 1)]
    assert away == sorted(away, reverse=True) and away[-1] < 0.5
    assert palette.fill("S4-5") == palette.fill("S4")

"""Named skin areas: tiles cover every body part once, unions name tiles, words are not shared."""

import json
from collections import Counter
from pathlib import Path

import pytest

from anatomy.model.identifier import slug

AREAS = json.loads((Path(__file__).parents[2] / "data" / "areas.json").read_text(encoding="utf-8"))
BY_ID = {area["id"]: area for area in AREAS}
TILES = [area for area in AREAS if area["tile"]]

#: Parts of a half body and the ranges of their second coordinate; a theta range runs upward, in degrees.
CYLINDERS = {
    "neck": (0, 180),
    "arm": (-180, 180),
    "forearm": (-180, 180),
    "thigh": (-180, 180),
    "knee": (-180, 180),
    "leg": (-180, 180),
    "heel": (60, 300),
}
FLAT = {
    "head": [None],
    "face": [None],
    "ear": ["lateral", "cranial"],
    "shoulder": [None],
    "thorax": [None],
    "epigastrium": [None],
    "hypogastrium": [None],
    "back": [None],
    "buttock": [None],
    "axilla": [None],
    "hand": ["palmar", "dorsal"],
    **{f"hand_digit_{k}": ["palmar", "dorsal"] for k in range(1, 6)},
    "sole": [None],
    "foot_dorsum": [None],
    **{f"foot_toe_{k}": ["dorsal", "plantar"] for k in range(1, 6)},
    "perineum": [
        "perianal",
        "coccygeal",
        "genital_anterior",
        "genital_proximal",
        "genital_distal_posterior",
        "perineal_body",
    ],
}
PATCHES = [
    *((part, None) for part in CYLINDERS),
    *((part, aspect) for part, aspects in FLAT.items() for aspect in aspects),
]
STEPS = 100


def in_domain(part: str, v: float, u: float) -> bool:
    """Whether a point of a part's unit square is skin: back and buttock share the trunk's lower end."""
    if part == "back":
        return u < 0.3 or v < 0.86
    if part == "buttock":
        return u >= 0.3 or v >= 0.27
    return True


def covers(box: dict, part: str, aspect: str | None, v: float, u: float | None, theta: float | None) -> bool:
    """Whether a box of an area holds a point of a part."""
    if box["part"] != part or box.get("aspect") not in (None, aspect):
        return False
    v_low, v_high = box.get("v", (0, 1))
    if not v_low <= v < v_high:
        return False
    if theta is None:
        u_low, u_high = box.get("u", (0, 1))
        return u_low <= u < u_high
    start, stop = box.get("theta", (-180, 180))
    return (theta - start) % 360 < stop - start


def sample(part: str, aspect: str | None):
    """Yield points of a part at the middles of a fine grid."""
    middles = [(i + 0.5) / STEPS for i in range(STEPS)]
    for v in middles:
        if part in CYLINDERS:
            low, high = CYLINDERS[part]
            for w in middles:
                yield v, None, low + w * (high - low)
        else:
            for u in middles:
                if in_domain(part, v, u):
                    yield v, u, None


@pytest.mark.parametrize(("part", "aspect"), PATCHES)
def test_tiles_cover_each_part_once(part, aspect):
    boxes = [(tile["id"], box) for tile in TILES for box in tile["boxes"] if box["part"] == part]
    for v, u, theta in sample(part, aspect):
        found = [name for name, box in boxes if covers(box, part, aspect, v, u, theta)]
        where = f"{part} {aspect or ''} at v {v:.3f}, {'theta' if u is None else 'u'} {theta if u is None else u:.3f}"
        assert len(found) == 1, f"{where} lies in {found or 'no tile'}; move the borders of the neighbouring tiles"


def test_boxes_name_known_parts_and_ranges():
    for area in AREAS:
        for box in area.get("boxes", ()):
            part, aspect = box["part"], box.get("aspect")
            assert part in CYLINDERS or part in FLAT, f"{area['id']}: no part is called {part}"
            allowed = FLAT.get(part, [None])
            assert aspect in allowed, f"{area['id']}: {part} needs an aspect of {allowed}"
            assert ("theta" in box) <= (part in CYLINDERS), f"{area['id']}: {part} takes u, not theta"
            assert ("u" in box) <= (part not in CYLINDERS), f"{area['id']}: {part} takes theta, not u"
            for key in ("v", "u"):
                low, high = box.get(key, (0, 1))
                assert 0 <= low < high <= 1, f"{area['id']}: {key} {low}–{high} of {part} is no range in 0–1"
            low, high = box.get("theta", (0, 360))
            assert 0 < high - low <= 360, f"{area['id']}: theta runs upward, e.g. [270, 355]"


def test_unions_are_of_tiles():
    for area in AREAS:
        assert ("boxes" in area) != ("union_of" in area), f"{area['id']}: give boxes or union_of, not both"
        assert "boxes" in area or not area["tile"], f"{area['id']}: a tile has boxes of its own"
        for name in area.get("union_of", ()):
            assert BY_ID.get(name, {}).get("tile"), f"{area['id']}: {name} is no tile"


def test_ids_are_slugs_of_names_and_sorted():
    assert [area["id"] for area in AREAS] == sorted({area["id"] for area in AREAS})
    for area in AREAS:
        assert area["id"] == slug(area["name"]), f"{area['name']}: the id is the slug of the name"


def test_no_word_belongs_to_two_areas():
    words = Counter(
        word.casefold() for area in AREAS for word in [area["name"], *area["synonyms"], *area["plain_words"]]
    )
    shared = [word for word, count in words.items() if count > 1]
    assert not shared, f"give each of these to one area only: {shared}"


def test_enough_areas_and_tiles():
    assert len(AREAS) >= 260
    assert 150 <= len(TILES) <= 240


def test_file_is_canonical():
    text = (Path(__file__).parents[2] / "data" / "areas.json").read_text(encoding="utf-8")
    assert text == json.dumps(AREAS, indent=1, sort_keys=True, ensure_ascii=False) + "\n"

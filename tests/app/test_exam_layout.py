"""The examination page as it is built: words, key points, ids."""

from __future__ import annotations

import re

import pytest

from anatomy import Atlas
from anatomy.isncsci.levels import MOTOR_LEVELS, SENSORY_LEVELS
from anatomy.isncsci.score import MOTOR_SCORES, SENSORY_SCORES
from app import text
from app.components import exam_words
from app.components.exam_page import samples
from app.components.exam_points import key_points
from app.knowledge import Knowledge
from app.pages import PAGES, Site
from app.pages.exam import layout
from tests.app.trees import ids_of, walk, words


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.load()


@pytest.fixture(scope="module")
def points(atlas: Atlas):
    return key_points(atlas.catalogue.folder, atlas.surface)


def test_the_page_is_whole(atlas: Atlas) -> None:
    page = layout(Site(Knowledge(atlas), atlas.catalogue.folder, "/chart/geometry.json?v=1"))
    found = [str(i) for i in ids_of(page)]
    assert sorted(found) == sorted(set(found))
    assert all(line in words(page) for line in text.SAFETY)
    assert {getattr(c, "href", None) for c in walk(page)} - {None} == {"#page", *(p.path for p in PAGES)} - {"/exam"}
    assert [c.children for c in walk(page) if c._type == "H1"] == [exam_words.HEADING]


def test_every_level_has_its_key_point_on_the_body_and_its_area(atlas: Atlas, points) -> None:
    assert [p["level"] for p in points] == list(SENSORY_LEVELS)
    for point in points:
        view = atlas.surface.view(point["view"])
        assert 0 < point["left"][0] < view.width and 0 < point["left"][1] < view.height
        is_right = point["left"][0] > view.width / 2
        assert is_right is (point["view"] == "front"), "the patient's left: viewer's right in front, left behind"
        assert point["right"] == [pytest.approx(view.width - 1 - point["left"][0]), point["left"][1]]
        assert point["area"] in atlas.surface.areas and point["place"]


def test_key_points_lie_in_their_own_dermatome_and_go_down(atlas: Atlas, points) -> None:
    from anatomy.model.segment import SKIN_TERRITORIES

    shares = atlas.surface.area_shares("isncsci")
    names = list(atlas.surface.areas)
    for point in points:
        row = shares[names.index(point["area"])]
        level = point["level"].split("-")[0]
        assert row[SKIN_TERRITORIES.index(level)] > 0.15, point
    trunk = [p["left"][1] for p in points if p["level"][0] == "T" and p["level"] not in ("T1", "T2")]
    assert trunk == sorted(trunk)


def test_key_movements_are_those_of_the_atlas(atlas: Atlas) -> None:
    assert tuple(exam_words.KEY_MUSCLES) == MOTOR_LEVELS == tuple(exam_words.NON_KEY)
    for level, (entity, name, _) in exam_words.KEY_MUSCLES.items():
        record = atlas.show(entity)
        assert record["id"] == entity and record["kind"] == "movement", (level, name)
        assert level in {row["segment"] for row in record["segments"]}


def test_the_page_knows_the_scores_of_the_library() -> None:
    props = exam_words.props()
    assert props["scores"] == {
        "light_touch": list(SENSORY_SCORES),
        "pin_prick": list(SENSORY_SCORES),
        "motor": list(MOTOR_SCORES),
    }
    assert set(props["allowed"]) == set(props["parts"]) == set(props["columns"]) == set(props["scores"])


def test_samples_travel_with_their_reasoning() -> None:
    made = samples()
    assert len({one["id"] for one in made}) == len(made) >= 8
    assert all(len(one["why"]) >= 3 and one["name"] and one["shows"] for one in made)


def test_no_word_orders_anything() -> None:
    shown = " ".join([str(exam_words.props()), exam_words.LEAD, str(samples())])
    assert not re.search(r"\b(inject|treat|diagnose)\b", shown, re.IGNORECASE)

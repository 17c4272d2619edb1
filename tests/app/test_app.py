from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import app as app_package
from anatomy.export import palette
from app import ids, text
from app.geometry import chart_geometry, path_box
from app.pages import PAGES
from app.suggest import suggestions
from tests.app import canned
from tests.app.trees import ids_of, walk, words

APP = Path(app_package.__file__).parent
MODULES = [
    m.name
    for m in pkgutil.walk_packages([str(APP)], "app.")
    if not m.name.startswith(("app.cli", "app.api", "app.serve", "app.terminal"))
]


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    from app.factory import build

    folder = tmp_path_factory.mktemp("data")
    (folder / "body" / "views").mkdir(parents=True)
    (folder / "areas.json").write_text("[]")
    (folder / "body" / "views" / "front_shade.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return build(canned.CannedKnowledge(), folder)


@pytest.fixture(scope="module")
def client(app):
    return app.server.test_client()


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_run(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_the_package_is_cheap_to_import() -> None:
    import subprocess
    import sys

    code = "import sys, app; print([m for m in ('dash', 'flask', 'networkx', 'numpy') if m in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


# ---------------------------------------------------------------- page
def test_every_id_is_used_once(app) -> None:
    found = [str(i) for i in ids_of(app.layout)]
    assert sorted(found) == sorted(set(found))


def test_every_string_id_of_the_layout_is_declared(app) -> None:
    declared = {value for name, value in vars(ids).items() if name.isupper()}
    plain = {"lost-count", "lost-now", "infection-label", "pregnant-label"}
    assert {i for i in ids_of(app.layout) if isinstance(i, str)} <= declared | plain


def test_the_page_links_only_to_itself(app) -> None:
    links = {getattr(c, "href", None) for c in walk(app.layout)} - {None}
    assert links <= {"#page", *(page.path for page in PAGES)}


def test_safety_text_stands_on_the_page(app) -> None:
    assert all(line in words(app.layout) for line in text.SAFETY)


def test_no_word_orders_anything() -> None:
    shown = " ".join(str(v) for v in vars(text).values() if isinstance(v, (str, tuple, dict)))
    assert not re.search(r"\b(inject|treat|diagnose)\b", shown, re.IGNORECASE)


# ---------------------------------------------------------------- server
def test_security_headers_are_on_every_response(client) -> None:
    for path in ("/", "/_dash-layout", "/chart/geometry.json", "/nowhere", "/assets/state.js"):
        with client.get(path) as response:
            headers = response.headers
        policy = headers["Content-Security-Policy"]
        assert "script-src 'self' 'sha256-" in policy and "'unsafe-inline'" not in policy.split("style-src")[0]
        assert "frame-ancestors 'none'" in policy and headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"


def test_only_this_host_and_no_plotly(client) -> None:
    page = client.get("/").get_data(as_text=True)
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)
    assert "plotly" not in " ".join(re.findall(r'<script src="([^"]+)"', page)).replace("plotly-", "")
    assert "<script src=" in page and "body_chart" in page


def test_answers_are_compressed(client) -> None:
    response = client.get("/_dash-layout", headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in client.get("/_dash-layout").headers


def test_geometry_is_served_with_its_stamp_and_cached(client) -> None:
    assert client.get("/chart/geometry.json").json["front"]["width"] == 200
    assert "immutable" in client.get("/chart/geometry.json?v=1").headers["Cache-Control"]


def test_pictures_of_the_body_only(client) -> None:
    with client.get("/chart/front_shade.png") as picture:
        assert picture.mimetype == "image/png"
    assert {client.get(f"/chart/{name}").status_code for name in ("front.json", "none.png")} == {404}
    assert client.get("/chart/..%2f..%2fareas.json").mimetype == "text/html", "not a file, but the page"


# ---------------------------------------------------------------- looks
def tokens(theme: str) -> dict[str, str]:
    css = (APP / "assets" / "1-tokens.css").read_text(encoding="utf-8")
    start = css.index("data-mantine-color-scheme=dark") if theme == "dark" else css.index(":root{")
    return dict(re.findall(r"--([\w]+):(#[0-9a-f]{3,6})", css[start : css.index("}", start)]))


@pytest.mark.parametrize(("theme", "place"), [("light", 0), ("dark", 1)])
def test_colours_are_those_of_the_palette(theme: str, place: int) -> None:
    held = tokens(theme)
    assert {name: held[name] for name in palette.FILLS} == {name: pair[place] for name, pair in palette.FILLS.items()}
    assert {f: held[f"fam{f}"] for f in palette.STRONG} == {f: pair[place] for f, pair in palette.STRONG.items()}
    assert held["edge"] == palette.EDGE[place]


# ---------------------------------------------------------------- geometry, suggestions
def test_geometry_keeps_every_shape_and_finds_the_hands() -> None:
    views = {name: canned.view(name) for name in ("front", "back")}
    parts = {"tip_of_the_thumb": frozenset({"hand_digit_1"})}
    document = chart_geometry(
        views, parts_of=parts, groups={"thumb": ["tip_of_the_thumb"]}, segments={}, base="/chart/"
    )
    assert len(document["front"]["areas"]) == 4 and document["front"]["areas"][0]["small"]
    assert [(z["view"], z["side"]) for z in document["zooms"]["hands"]] == [
        ("front", "right"),
        ("front", "left"),
        ("back", "right"),
        ("back", "left"),
    ]
    x, y, width, height = document["zooms"]["hands"][0]["box"]
    bx, by, bw, bh = path_box(document["front"]["areas"][0]["d"])
    assert x <= bx and y <= by and x + width >= bx + bw and y + height >= by + bh


def test_the_right_hand_is_labelled_at_the_viewers_left_in_front_and_right_behind() -> None:
    views = {name: canned.view(name) for name in ("front", "back")}
    document = chart_geometry(views, parts_of={}, groups={}, segments={}, base="")
    for name, is_left in (("front", True), ("back", False)):
        label = next(o for o in document[name]["outside"] if o["segment"] == "C6" and o["side"] == "right")
        assert (label["x"] < 100) is is_left


def test_suggestions_keep_the_words_around_the_name() -> None:
    names = [("area", "little finger"), ("reflex", "triceps"), ("movement", "wrist extension")]
    assert suggestions("numb litt", names) == ["numb little finger"]
    assert suggestions("trice", names) == ["triceps reflex"]
    assert suggestions("pain in the thumb, weak wri", names) == ["pain in the thumb, weak wrist extension"]
    assert suggestions("x", names) == []

"""From an address to its page."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from app import create_app, pages, text
from app.components.frame import navigation
from app.pages import PAGES, Page
from app.pages.routes import PageDispatcher, assets_ignored
from tests.app.trees import walk


@pytest.fixture(scope="module")
def client():
    return create_app().server.test_client()


def test_every_row_of_the_table_is_whole() -> None:
    assert PAGES[0].path == "/"
    for page in PAGES:
        assert page.path.startswith("/") and page.name and page.title.startswith("Metamere")
        assert callable(pages._function(page.layout)) and callable(pages._function(page.register))
    assert len({page.path for page in PAGES}) == len({page.slug for page in PAGES}) == len(PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_every_page_opens_with_its_own_title_and_the_headers(client, page: Page) -> None:
    response = client.get(page.path)
    shown = response.get_data(as_text=True)
    assert response.status_code == 200 and f"<title>{page.title}</title>" in shown
    assert "script-src 'self' 'sha256-" in response.headers["Content-Security-Policy"]
    assert client.get(page.path.rstrip("/") + "/_dash-layout").json["type"]
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', shown)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_scripts_have_one_address_for_all_pages_and_are_served(client, page: Page) -> None:
    shown = client.get(page.path).get_data(as_text=True)
    scripts = re.findall(r'<script src="([^"]+)"', shown) + re.findall(r'stylesheet" href="([^"]+)"', shown)
    assert all(url.startswith(("/assets/", "/_dash-component-suites/")) for url in scripts)
    assert not [url for url in scripts if any(unused in url for unused in page.unused)]
    others = [f"/assets/{other.slug}" for other in PAGES if other is not page]
    assert not [url for url in scripts for other in others if re.match(rf"{other}[_.]", url)]
    for url in scripts:
        with client.get(url) as response:
            assert response.status_code == 200, url


def test_the_navigation_names_the_pages_that_exist_and_marks_its_own() -> None:
    for page in PAGES:
        links = [c for c in walk(navigation(page.path)) if c._type == "A"]
        assert [link.children for link in links] == [other.name for other in PAGES]
        current = [link for link in links if getattr(link, "aria-current", None) == "page"]
        assert [(link.children, link.href) for link in current] == [(page.name, "#page")]


@pytest.mark.parametrize("path", ["/nowhere", "/exams", "/chart/none.png", "/a/b/c"])
def test_an_unknown_address_is_a_plain_page_with_a_way_back(client, path: str) -> None:
    response = client.get(path)
    shown = response.get_data(as_text=True)
    assert response.status_code == 404
    if not path.startswith("/chart/"):
        assert 'href="/"' in shown and "There is no page here." in shown and "<script>" not in shown
        assert all(f'href="{page.path}"' in shown for page in PAGES)
        assert "/assets/nav.js" in shown, "the way back finds the findings again"
        assert all(line in shown for line in text.SAFETY)


def test_a_page_is_built_when_it_is_first_asked_for_and_only_once(monkeypatch) -> None:
    extra = Page("/extra", "Extra", "Metamere: extra", "none:none", "none:none")
    monkeypatch.setattr("app.pages.routes.PAGES", (*PAGES, extra))
    asked: list[str] = []
    built: list[str] = []

    def build(page: Page):
        built.append(page.path)
        return lambda environ, _start: asked.append(environ["PATH_INFO"]) or []

    dispatch = PageDispatcher(lambda environ, _start: asked.append("home " + environ["PATH_INFO"]) or [], build)
    for path in ("/", "/extra", "/extra/_dash-layout", "/extras", "/assets/extra.js"):
        dispatch({"PATH_INFO": path}, lambda *_: None)
    assert asked == ["home /", "/extra/", "/extra/_dash-layout", "home /extras", "home /assets/extra.js"]
    assert built == ["/extra"]
    assert re.search(assets_ignored(PAGES[0]), "extra_grid.js"), "a page's own scripts are not loaded on the map"


def test_the_map_starts_without_the_modules_of_other_pages() -> None:
    others = [name.split(":")[0] for page in PAGES[1:] for name in (page.layout, page.register)]
    code = f"import sys; from app import create_app; create_app(); print([m for m in {others} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

"""A real server with the real data, a real Chromium, and a page that remembers everything it said and asked for."""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
HELP = "No Chromium found. Install it (Debian: apt-get install chromium), then run the tests again."


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    from werkzeug.serving import make_server

    from app import create_app

    logging.getLogger("werkzeug").setLevel(logging.ERROR)

    server = make_server("127.0.0.1", 0, create_app().server, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail(HELP)
    browser = playwright.chromium.launch(
        executable_path=path, args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
    )
    yield browser
    browser.close()


@dataclass
class Visit:
    """A page at the map, and what it said and asked for."""

    page: Page
    address: str
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    sizes: list[tuple[str, int, int]] = field(default_factory=list)

    def open(self, fragment: str = "") -> Visit:
        """Go to the map and wait for the body."""
        self.page.goto(f"{self.address}/{fragment}")
        self.page.wait_for_selector(".figure [role=option]", state="attached")
        return self

    def until(self, expression: str) -> None:
        """Wait until an expression of the page is true. (Playwright's own way needs eval, which our policy forbids.)"""
        for _ in range(150):
            if self.page.evaluate(expression):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"never true: {expression}; findings {self.findings}; console {self.said}")

    def point_on(self, area: str, view: str = "front") -> tuple[float, float]:
        """A point of the window where an area of the figure is on top."""
        found = self.page.evaluate(
            """([area, view]) => {
              const shown = [...document.querySelectorAll(`[data-view=${view}] [data-area="${area}"]`)];
              const path = shown.find(n => n.getBoundingClientRect().width > 0);
              if (!path) return null;
              path.scrollIntoView({block: 'center'});
              const box = path.getBoundingClientRect();
              for (const n of [3, 7, 15]) for (let i = 1; i < n; i++) for (let j = 1; j < n; j++) {
                const x = box.left + box.width * i / n, y = box.top + box.height * j / n;
                if (document.elementFromPoint(x, y) === path) return [x, y];
              }
              return null;
            }""",
            [area, view],
        )
        assert found, f"no point of {area} can be hit in the {view} view"
        return found[0], found[1]

    def click_on(self, area: str, view: str = "front") -> None:
        """Press and release on an area."""
        self.page.mouse.click(*self.point_on(area, view))

    def type_finding(self, words: str, at: str = "panel") -> None:
        """Type a finding and press Enter."""
        box = self.page.locator(f".say-{at} input")
        box.fill(words)
        box.press("Enter")

    def wait_for_lead(self, name: str) -> None:
        """Wait until an explanation leads."""
        self.until(f"document.querySelector('.cr.first strong')?.textContent === '{name}'")

    @property
    def findings(self) -> list[str]:
        """The findings as lines of words."""
        return [" ".join(t.split()) for t in self.page.locator(".finding-main").all_inner_texts()]

    @property
    def ranking(self) -> list[str]:
        """Names of the explanations in order."""
        return self.page.locator(".cr .nm strong").all_inner_texts()


@pytest.fixture
def visit(chromium: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A visit; parametrise indirectly with options of a browser context. It fails when the console said anything."""
    options = {"viewport": {"width": 1440, "height": 1000}, **getattr(request, "param", {})}
    context = chromium.new_context(**options)
    context.set_default_timeout(15_000)
    page = context.new_page()
    made = Visit(page, address)
    page.on("console", lambda m: made.said.append(f"{m.type}: {m.text}"))
    page.on("pageerror", lambda e: made.said.append(f"error: {e}"))
    page.on("request", lambda r: made.asked.append(r.url))

    def measured(finished) -> None:
        sizes = finished.sizes()
        made.sizes.append((finished.url, sizes["requestBodySize"], sizes["responseBodySize"]))

    page.on("requestfinished", measured)
    yield made
    context.close()
    assert made.said == []
    assert [url for url in made.asked if not url.startswith((address, "data:", "blob:"))] == []
    assert [url for url in made.asked if "plotly.min" in url or "async-graph" in url or "async-plotly" in url] == []

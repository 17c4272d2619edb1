"""The served app: start, memory, server time a click, bytes of the first view and of a click, click to repaint."""

from __future__ import annotations

import shutil
import statistics
import sys
import urllib.request
from collections.abc import Iterator
from typing import Any

from benchmarks.timing import Row, largest_rss_mb, p95, served

PORT = 8971
URL = f"http://127.0.0.1:{PORT}/"
OURS = [sys.executable, "-m", "app.cli", "serve", "--port", str(PORT)]
BARE = [sys.executable, "-m", "benchmarks.bare_dash", "wsgi", str(PORT)]
GRAPH = [sys.executable, "-m", "benchmarks.bare_dash", "wsgi_with_graph", str(PORT)]
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-background-networking"]


def start_and_memory() -> Iterator[Row]:
    """Time the start to the first 200, five times each, and weigh a worker after 100 views."""

    def starts(command: list[str]) -> float:
        times = []
        for _ in range(5):
            with served(command, URL) as (_, seconds):
                times.append(seconds)
        return statistics.median(times)

    ours, bare = starts(OURS), starts(BARE)
    yield Row(
        "app start to first 200", f"{ours:.2f} s", f"bare Dash {bare:.2f} s ({ours / bare:.1f} ×)", "≤ 1 s", ours <= 1
    )

    def memory(command: list[str]) -> float:
        with served(command, URL) as (pid, _):
            for _ in range(100):
                for path in ("", "_dash-layout", "_dash-dependencies"):
                    urllib.request.urlopen(URL + path).read()
            return largest_rss_mb(pid)

    ours, bare = memory(OURS), memory(BARE)
    yield Row(
        "memory per worker after 100 views", f"{ours:.0f} MB", f"bare Dash {bare:.0f} MB", "≤ 140 MB", ours <= 140
    )


def server_time() -> Iterator[Row]:
    """Time the one callback of a click in process, beside Dash's empty callback."""
    from anatomy.atlas import Atlas
    from app.callbacks.results import panels
    from app.knowledge import Knowledge
    from benchmarks.questions import clicks

    knowledge = Knowledge(Atlas.load())
    asked = clicks()
    turn = iter(asked * 1000)
    took = p95(lambda: panels(next(turn), knowledge))
    yield Row(
        "server CPU per click, p95", f"{took * 1e3:.1f} ms", "empty Dash callback 0.3 ms", "≤ 10 ms", took <= 0.01
    )


def in_the_browser() -> Iterator[Row]:
    """Drive Chromium: bytes of the first view, bytes of a click, click to repainted ranking."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS)
        with served(OURS, URL):
            first, click = _first_view(browser), _clicks(browser)
        with served(GRAPH, URL):
            graph = _first_view(browser)
        browser.close()
    yield Row(
        "first view, compressed",
        f"{first['down'] / 1e3:.0f} kB",
        f"bare Dash with one graph {graph['down'] / 1e3:.0f} kB",
        "≤ 650 kB, no plotly.js",
        first["down"] <= 650e3 and not first["plotly"],
    )
    yield Row("requests to other hosts", str(first["foreign"] + click["foreign"]), "–", "0", first["foreign"] == 0)
    up, down = click["up"], click["down"]
    yield Row(
        "bytes per click, up / down, p95",
        f"{up:.0f} / {down:.0f} B",
        "–",
        "≤ 1 kB / ≤ 6 kB",
        up <= 1000 and down <= 6000,
    )
    took = click["seconds"]
    yield Row("click → repainted ranking, p95", f"{took * 1e3:.0f} ms", "empty model 28 ms", "≤ 80 ms", took <= 0.08)


def _watched(page: Any) -> dict[str, Any]:
    """Count what a page sends and receives, over the DevTools protocol."""
    seen: dict[str, Any] = {"down": 0, "up": 0, "foreign": 0, "plotly": False}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")

    def sent(event: dict[str, Any]) -> None:
        url = event["request"]["url"]
        if url.startswith("http"):
            seen["foreign"] += not url.startswith(URL)
            seen["plotly"] |= "plotly" in url
        seen["up"] += len(event["request"].get("postData", ""))

    session.on("Network.requestWillBeSent", sent)
    session.on("Network.loadingFinished", lambda event: seen.update(down=seen["down"] + event["encodedDataLength"]))
    return seen


def _first_view(browser: Any) -> dict[str, Any]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    seen = _watched(page)
    page.goto(URL, wait_until="networkidle")
    page.close()
    return seen


def _clicks(browser: Any) -> dict[str, Any]:
    """Mark ten areas one after the other in each of two new pages; wait for the ranking each time."""
    ups: list[float] = []
    downs: list[float] = []
    times: list[float] = []
    foreign = 0
    for half in range(2):
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        seen = _watched(page)
        page.goto(URL, wait_until="networkidle")
        for x, y in page.evaluate(_PLACES)[half::2]:
            seen.update(up=0, down=0)
            page.evaluate(_WATCH)
            page.mouse.click(x, y)
            took = page.evaluate(
                "() => Promise.race([window.__repainted, new Promise(r => setTimeout(r, 3000, null))])"
            )
            if took is None:
                continue  # the place lies under another part of the page
            times.append(took / 1e3)
            page.wait_for_timeout(150)
            ups.append(seen["up"])
            downs.append(seen["down"])
        foreign += seen["foreign"]
        page.close()
    if len(times) < 10:
        raise RuntimeError(f"only {len(times)} of the clicks repainted the ranking")

    def high(values: list[float]) -> float:
        return statistics.quantiles(values, n=20)[18]

    return {"up": high(ups), "down": high(downs), "seconds": high(times), "foreign": foreign}


_PLACES = """() => [...document.querySelectorAll('[data-area]')]
  .filter((e, i) => i % 15 === 3)
  .map(e => { const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })
  .filter(([x, y]) => y > 80 && y < 860)
  .slice(0, 20)"""
# From the release of the mouse to the first frame after the ranking's panel changed, in ms.
_WATCH = """() => { window.__repainted = new Promise(resolve => {
  let begun = 0;
  window.addEventListener('pointerup', e => { begun = e.timeStamp; }, {once: true, capture: true});
  const watch = new MutationObserver(() => {
    watch.disconnect();
    requestAnimationFrame(() => resolve(performance.now() - begun));
  });
  const all = {childList: true, subtree: true, characterData: true, attributes: true};
  watch.observe(document.getElementById('results'), all);
}); }"""

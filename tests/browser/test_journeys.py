"""The same patient three times: marked by mouse, by keyboard, and typed. C6 on the right leads, C7 follows."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

THUMB = "palm_side_of_the_thumb"
FOREARM = ("forearm_front_outer_side_upper_half", "forearm_front_outer_side_lower_half")


def leads_with_c6(visit: Visit) -> None:
    """The result of the journey, whichever way it was entered."""
    page = visit.page
    visit.wait_for_lead("C6 nerve root")
    assert visit.ranking[1] == "C7 nerve root"
    first = page.locator(".cr.first")
    assert "Right" in first.locator(".nm span").inner_text()
    assert first.locator(".why li").count() >= 3, "the leading row stands open with its reasons"
    assert "the whole score" in first.locator(".tot").inner_text()
    assert first.locator(".src").count() > 0, "reasons carry sources"
    assert page.locator(".lv2 h2").inner_text() == "Where C6 is, and what is described there"
    assert page.locator(".coldia .rx.on").first.text_content() == "C6C5/6"
    assert "C6 foramen (C5/6)" in page.locator(".bl").first.inner_text()
    assert page.locator(".figure.front .t.lit").count() > 0


def test_by_mouse(visit: Visit) -> None:
    visit.open()
    visit.click_on(f"{THUMB}.right")
    visit.page.wait_for_selector(".finding")
    start, end = visit.point_on(f"{FOREARM[0]}.right"), visit.point_on(f"{FOREARM[1]}.right")
    visit.page.mouse.move(*start)
    visit.page.mouse.down()
    visit.page.mouse.move(*end, steps=12)
    visit.page.mouse.up()
    visit.until("document.querySelectorAll('.finding').length === 2")
    visit.type_finding("weak wrist extension right")
    visit.until("document.querySelectorAll('.finding').length === 3")
    assert [line.split(" · ")[-1].split()[0] for line in visit.findings] == ["Right"] * 3
    leads_with_c6(visit)


def test_by_keyboard(visit: Visit) -> None:
    page = visit.open().page
    chart = page.locator(".figure.front [role=listbox]")
    chart.focus()
    for key in ("ArrowLeft", "ArrowDown"):
        page.keyboard.press(key)
    walk_to(visit, f"{THUMB}.right")
    page.keyboard.press("Space")
    page.keyboard.press("6")
    visit.until("document.querySelector('.finding .value')?.textContent === '6/10'")
    walk_to(visit, f"{FOREARM[1]}.right")
    page.keyboard.press("Enter")
    visit.until("document.querySelectorAll('.finding').length === 2")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('role')") != "listbox"
    page.keyboard.press("Control+k")
    page.keyboard.type("weak wrist extension right")
    page.keyboard.press("Enter")
    visit.until("document.querySelectorAll('.finding').length === 3")
    leads_with_c6(visit)
    page.locator(".cr.in button.rw").nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".cr:nth-child(2) .why li")


def walk_to(visit: Visit, area: str) -> None:
    """Walk with the arrow keys until an area is the active one; the way is found by breadth-first search."""
    keys = visit.page.evaluate(
        """async area => {
          const doc = await (await fetch(document.querySelector('link[as=fetch]').href)).json();
          const list = doc.front.areas, dirs = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
          const active = document.querySelector('.figure.front [role=listbox]').getAttribute('aria-activedescendant');
          const start = +active.split('-').pop(), goal = list.findIndex(a => a.id === area);
          const next = (i, [dx, dy]) => { let best = -1, least = Infinity; list.forEach((a, j) => { if (j === i) return;
            const x = a.c[0] - list[i].c[0], y = a.c[1] - list[i].c[1], along = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
            if (along < 1 || aside > along * 2.2) return; const cost = along + 1.9 * aside; if (cost < least) { least = cost; best = j; } }); return best; };
          const from = new Map([[start, null]]), queue = [start];
          while (queue.length) { const i = queue.shift(); if (i === goal) break;
            for (const key in dirs) { const j = next(i, dirs[key]); if (j >= 0 && !from.has(j)) { from.set(j, [i, key]); queue.push(j); } } }
          const way = []; for (let at = goal; from.get(at); at = from.get(at)[0]) way.unshift(from.get(at)[1]);
          return goal >= 0 && from.has(goal) ? way : null;
        }""",
        area,
    )
    assert keys is not None, f"{area} cannot be reached with the arrow keys"
    for key in keys:
        visit.page.keyboard.press(key)
    active = visit.page.locator(".figure.front [role=listbox]").get_attribute("aria-activedescendant")
    assert visit.page.locator(f"#{active}").get_attribute("data-area") == area


def test_by_typing(visit: Visit) -> None:
    visit.open()
    visit.type_finding("pain in the right thumb and outer forearm, weak wrist extension", at="welcome")
    visit.until("document.querySelectorAll('.finding').length >= 2")
    leads_with_c6(visit)
    assert visit.page.locator(".figure.front .mark.fill").count() > 2, "typed areas are drawn on the body"


def test_every_area_can_be_reached_by_arrows(visit: Visit) -> None:
    visit.open()
    reached, total = visit.page.evaluate(
        """async () => {
          const doc = await (await fetch(document.querySelector('link[as=fetch]').href)).json();
          const dirs = [[-1, 0], [1, 0], [0, -1], [0, 1]]; let reached = 0, total = 0;
          for (const view of ['front', 'back']) { const list = doc[view].areas; total += list.length;
            const next = (i, [dx, dy]) => { let best = -1, least = Infinity; list.forEach((a, j) => { if (j === i) return;
              const x = a.c[0] - list[i].c[0], y = a.c[1] - list[i].c[1], along = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
              if (along < 1 || aside > along * 2.2) return; const cost = along + 1.9 * aside; if (cost < least) { least = cost; best = j; } }); return best; };
            const seen = new Set([0]), queue = [0];
            while (queue.length) { const i = queue.shift(); for (const d of dirs) { const j = next(i, d); if (j >= 0 && !seen.has(j)) { seen.add(j); queue.push(j); } } }
            reached += seen.size; }
          return [reached, total];
        }"""
    )
    assert reached == total

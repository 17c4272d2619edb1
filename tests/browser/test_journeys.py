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


#: All areas that the arrow keys lead to from one, each with the keys that lead there. Breadth first.
WAYS = """async ([view, start]) => {
  const answer = await fetch(document.querySelector('link[as=fetch]').href);
  const areas = (await answer.json())[view].areas;
  const arrows = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
  const ways = new Map([[start, []]]), queue = [start];
  while (queue.length) {
    const here = queue.shift();
    for (const [key, step] of Object.entries(arrows)) {
      const next = window.metamere_components.BodyChart.neighbour(areas, here, step);
      if (next >= 0 && !ways.has(next)) { ways.set(next, [...ways.get(here), key]); queue.push(next); }
    }
  }
  return [Object.fromEntries([...ways].map(([i, keys]) => [areas[i].id, keys])), areas.length];
}"""


def walk_to(visit: Visit, area: str) -> None:
    """Walk with the arrow keys until an area of the front is the active one."""
    chart = visit.page.locator(".figure.front [role=listbox]")
    start = int((chart.get_attribute("aria-activedescendant") or "-0").rsplit("-", 1)[1])
    ways, _ = visit.page.evaluate(WAYS, ["front", start])
    assert area in ways, f"{area} cannot be reached with the arrow keys"
    for key in ways[area]:
        visit.page.keyboard.press(key)
    active = visit.page.locator(f"#{chart.get_attribute('aria-activedescendant')}")
    assert active.get_attribute("data-area") == area


def test_by_typing(visit: Visit) -> None:
    visit.open()
    visit.type_finding("pain in the right thumb and outer forearm, weak wrist extension", at="welcome")
    visit.until("document.querySelectorAll('.finding').length >= 2")
    leads_with_c6(visit)
    assert visit.page.locator(".figure.front .mark.fill").count() > 2, "typed areas are drawn on the body"


@pytest.mark.parametrize("view", ["front", "back"])
def test_every_area_can_be_reached_by_arrows(visit: Visit, view: str) -> None:
    visit.open()
    ways, total = visit.page.evaluate(WAYS, [view, 0])
    assert len(ways) == total

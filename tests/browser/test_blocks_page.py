"""What every visit to the blocks page must keep: screening, refusals, reach, access, widths, and its weight."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Visit
from tests.browser.test_blocks_journeys import ask, card, open_blocks
from tests.browser.test_page import WIDTHS, screen

pytestmark = pytest.mark.browser

CARD = "#for=outer%20forearm&side=right&block=cervical_selective_nerve_root_block"
VIEWS = {
    "list": "",
    "card": CARD,
    "held": "#for=C6&block=vertebral_interspinous_block",
    "question": "#for=T4",
    "dose": "#view=dose",
    "course": "#view=course",
    "drugs": "#view=drugs",
    "indications": "#view=indications",
}
READY = {"card": ".cov .t", "held": ".bcard.open .verdict", "course": ".dates", "drugs": ".drug", "indications": ".ind"}


def shown(visit: Visit, view: str) -> Visit:
    open_blocks(visit, VIEWS[view])
    if view in READY:
        visit.page.wait_for_selector(READY[view], state="attached")
    visit.page.wait_for_timeout(300)
    return visit


@pytest.mark.parametrize("visit", [screen("desk", "light"), screen("desk", "dark")], indirect=True)
@pytest.mark.parametrize("view", VIEWS)
def test_access(visit: Visit, view: str) -> None:
    check_access(shown(visit, view))


@pytest.mark.parametrize("visit", [screen("desk", "light"), screen("desk", "dark")], indirect=True)
def test_access_of_screening_and_of_an_answered_dose(visit: Visit) -> None:
    page = open_blocks(visit, "#view=dose").page
    page.get_by_role("button", name="Answer", exact=True).click()
    line = page.locator(".dose-view .dose-line").first.locator("input")
    page.locator(".dose-view .dose-patient input").first.fill("50")
    for n, words in enumerate(("lidocaine", "2 %", "10 mL")):
        line.nth(n).fill(words)
    page.wait_for_selector(".dose-view .rulr.over")
    check_access(visit)


def check_access(visit: Visit) -> None:
    report = Axe().run(
        visit.page,
        options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    )
    found = [(v["id"], [n["html"][:200] for n in v["nodes"]][:4]) for v in report.response["violations"]]
    assert found == []


@pytest.mark.parametrize("visit", [screen(name) for name in WIDTHS], indirect=True)
@pytest.mark.parametrize("view", VIEWS)
def test_no_sideways_scroll(visit: Visit, view: str) -> None:
    page = shown(visit, view).page
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_screening_says_what_it_holds_back_and_stays_in_the_tab(visit: Visit) -> None:
    page = open_blocks(visit).page
    page.get_by_role("button", name="Answer", exact=True).click()
    page.locator(".screen-fields input").nth(0).fill("80")
    page.wait_for_selector(".screen-effect:has-text('Dose arithmetic is released')")
    page.get_by_label("Antithrombotic").first.fill("apixa")
    page.get_by_role("option", name="apixaban").click()
    page.wait_for_selector(".screen-effect:has-text('Holds back 31 of 85')")
    visit.until("document.getElementById('blocks-count').textContent.includes('not offered')")
    page.locator(".screen-flag", has_text="Cauda equina").get_by_text("Unsure", exact=True).click()
    page.wait_for_selector(".stop:has-text('Emergency MRI')")
    assert page.locator(".blist > .bcard").count() == 0 and "apixaban" not in page.url
    page.reload()
    page.wait_for_selector(".stop:has-text('Emergency MRI')")
    page.get_by_role("button", name="Answer", exact=True).click()
    assert page.locator(".screen-fields input").nth(0).input_value() == "80 kg"
    page.get_by_role("button", name="Change the answer").click()
    page.wait_for_selector(".blist > .bcard:not(.wait)")
    assert page.locator(".screen-flag", has_text="Cauda equina").locator("label.on").inner_text() == "Not asked"


def test_the_heart_question_is_answered_in_place(visit: Visit) -> None:
    page = open_blocks(visit, "#for=T4").page
    page.wait_for_selector(".rf.question:has-text('Heart')")
    page.get_by_role("button", name="Heart: no").click()
    page.wait_for_selector(".blist > .bcard:not(.wait)")
    assert page.locator(".blist > .bcard").count() == 8


def test_filters_narrow_and_show_all_widens(visit: Visit) -> None:
    page = open_blocks(visit).page
    page.locator("#blocks-words").fill("occipital")
    visit.until("document.getElementById('blocks-count').textContent.includes(' of 85')")
    few = page.locator(".blist > .bcard:visible").count()
    assert 0 < few < 8
    page.locator("#blocks-evidence").click()
    page.get_by_role("option", name="A: ").click()
    visit.until(f"document.querySelectorAll('.blist > .bcard:not([hidden])').length < {few}")
    page.get_by_role("button", name="Show all").click()
    visit.until("document.getElementById('blocks-count').textContent.startsWith('85 blocks')")


def test_unknown_words_are_kept_and_nearest_names_offered(visit: Visit) -> None:
    page = open_blocks(visit).page
    ask(visit, "qwzx")
    page.wait_for_selector(".problem:has-text('qwzx')")
    assert page.locator("#blocks-for").input_value() == "qwzx"


def test_an_open_card_stays_open_when_screening_changes(visit: Visit) -> None:
    page = open_blocks(visit, "#for=C6").page
    card(visit, "Cervical selective nerve root block")
    page.get_by_role("button", name="Answer", exact=True).click()
    page.get_by_label("Antithrombotic").first.fill("warf")
    page.get_by_role("option", name="warfarin").click()
    page.wait_for_selector(".bcard.open .warn:has-text('prescriber')")
    visit.until("document.querySelectorAll('.blist .bcard.open .dose-line').length === 0")
    assert page.locator(".blist .bcard.open").count() == 1


def test_typed_units_are_wanted(visit: Visit) -> None:
    page = open_blocks(visit, "#view=dose").page
    page.locator(".dose-view .dose-patient input").first.fill("70")
    line = page.locator(".dose-view .dose-line").first.locator("input")
    for n, words in enumerate(("lidocaine", "2", "10 mL")):
        line.nth(n).fill(words)
    page.wait_for_selector(".dose-view .warn.ask:has-text('no unit')")
    line.nth(1).fill("2 mg/mL")
    page.wait_for_selector(".dose-view .warn.ask:not(:has-text('no unit'))")
    page.get_by_role("button", name="Add another drug").click()
    assert page.locator(".dose-view .dose-line:visible").count() == 2


def test_cards_come_late_and_the_page_is_light(visit: Visit) -> None:
    page = open_blocks(visit).page
    page.wait_for_timeout(800)
    assert sum(down for _, _, down in visit.sizes) <= 700_000
    assert page.locator(".bdetail .verdict").count() == 0
    visit.sizes.clear()
    card(visit, "Knee joint injection")
    page.wait_for_timeout(200)
    assert 0 < sum(down for url, _, down in visit.sizes if "_dash-update" in url) <= 12_000


def test_the_plan_prints_without_tools(visit: Visit) -> None:
    page = open_blocks(visit, "#view=course").page
    page.wait_for_selector(".dates")
    page.emulate_media(media="print")
    assert page.locator(".dates").is_visible() and page.get_by_role("button", name="Calendar file").is_hidden()
    assert page.locator(".bside").is_hidden() and page.locator(".safety").first.is_visible()


def test_no_text_is_smaller_than_the_least_size(visit: Visit) -> None:
    page = shown(visit, "card").page
    small = page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter(n => n.offsetParent && [...n.childNodes]
             .some(c => c.nodeType === 3 && c.textContent.trim()))
             .map(n => [n.className, parseFloat(getComputedStyle(n).fontSize)]).filter(([, s]) => s < 11)"""
    )
    assert small == []

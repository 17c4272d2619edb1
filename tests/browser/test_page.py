"""What every visit must keep: sides, undo, links, words, themes, widths, bytes, a voice when the server is gone."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Visit
from tests.browser.test_journeys import THUMB

pytestmark = pytest.mark.browser

PATIENT = f"#m=consensus&f=pain:{THUMB}:R:6,weakness:wrist_extension:R:3,reflex:triceps:R:n."
WIDTHS = {"desk": (1440, 1000), "tablet": (768, 1024), "phone": (390, 844), "small phone": (320, 640)}


def screen(name: str, theme: str = "light", **more) -> dict:
    width, height = WIDTHS[name]
    return {"viewport": {"width": width, "height": height}, "color_scheme": theme, **more}


def wait_for_result(visit: Visit) -> None:
    visit.page.wait_for_selector(".cr.first", state="attached")


def test_the_right_thumb_is_the_patients_right(visit: Visit) -> None:
    visit.open()
    front, back = visit.point_on(f"{THUMB}.right"), visit.page.locator(".figure.front").bounding_box()
    assert front[0] < back["x"] + back["width"] / 2, "in front the patient's right is at the viewer's left"
    visit.click_on(f"{THUMB}.right")
    wait_for_result(visit)
    assert "Right" in visit.findings[0]
    lit = visit.page.locator(".figure.front .t.lit").count()
    assert lit > 0
    middle = back["x"] + back["width"] / 2
    boxes = [visit.page.locator(".figure.front .t.lit").nth(i).bounding_box() for i in range(lit)]
    assert all(box["x"] + box["width"] / 2 < middle + 5 for box in boxes), "only the patient's right is lit"
    assert visit.page.locator(".figure.front .side-mark").all_text_contents() == ["Rpatient’s right", "Lpatient’s left"]
    assert visit.page.locator(".figure.back .side-mark").all_text_contents() == ["Lpatient’s left", "Rpatient’s right"]


def test_undo_redo_clear(visit: Visit) -> None:
    page = visit.open().page
    for area in (f"{THUMB}.right", f"{THUMB}.left"):
        visit.click_on(area)
        page.wait_for_timeout(150)
    assert len(visit.findings) == 2
    page.locator("#undo").click()
    visit.until("document.querySelectorAll('.finding').length === 1")
    page.locator("#redo").click()
    visit.until("document.querySelectorAll('.finding').length === 2")
    page.locator("#clear").click()
    visit.until("document.querySelectorAll('.finding').length === 0")
    assert page.locator(".welcome").is_visible() and page.url.endswith("/")
    page.keyboard.press("Control+z")
    visit.until("document.querySelectorAll('.finding').length === 2")


def test_a_second_click_takes_a_mark_away_and_the_eraser_too(visit: Visit) -> None:
    page = visit.open().page
    visit.click_on(f"{THUMB}.right")
    page.wait_for_selector(".finding")
    visit.click_on(f"{THUMB}.right")
    visit.until("document.querySelectorAll('.finding').length === 0")
    visit.click_on(f"{THUMB}.right")
    page.wait_for_selector(".finding")
    page.get_by_role("button", name="Erase").click()
    visit.click_on(f"{THUMB}.right")
    visit.until("document.querySelectorAll('.finding').length === 0")


def test_findings_are_edited_in_place(visit: Visit) -> None:
    page = visit.open(PATIENT).page
    page.locator(".finding-main").nth(1).click()
    page.get_by_role("combobox", name="Grade").select_option("4")
    visit.until("document.querySelectorAll('.value')[1].textContent === '4/5'")
    page.get_by_role("combobox", name="Side").select_option("left")
    visit.until("location.hash.includes('wrist_extension:L:4')")
    page.locator(".finding-main").nth(1).press("Delete")
    visit.until("document.querySelectorAll('.finding').length === 2")


def test_the_link_holds_the_findings_and_never_travels(visit: Visit) -> None:
    page = visit.open(PATIENT).page
    wait_for_result(visit)
    assert [f.split(" ", 1)[-1] != "" for f in visit.findings] == [True] * 3
    page.reload()
    wait_for_result(visit)
    assert len(visit.findings) == 3
    assert not [url for url in visit.asked if "wrist_extension" in url.split("#")[0]]


def test_the_map_of_a_link_is_taken_over(visit: Visit) -> None:
    page = visit.open(PATIENT.replace("m=consensus", "m=isncsci")).page
    wait_for_result(visit)
    assert page.locator(".sel-map input").input_value() == "ISNCSCI"
    assert "m=isncsci" in page.url


def test_the_patient_survives_a_reload_and_is_not_in_the_link(visit: Visit) -> None:
    page = visit.open(PATIENT).page
    page.get_by_role("button", name="Edit patient").click()
    page.get_by_label("Age").fill("54")
    page.get_by_label("Weight").fill("80")
    visit.until("document.querySelectorAll('.ctx dd')[1].textContent === '80 kg'")
    assert "54" not in page.url
    page.reload()
    wait_for_result(visit)
    visit.until("document.querySelectorAll('.ctx dd')[0].textContent === '54'")
    page.get_by_role("button", name="Edit patient").click()
    page.get_by_label("Weight").fill("70")
    visit.until("document.querySelectorAll('.ctx dd')[1].textContent === '70 kg'")
    assert page.locator(".ctx dd").first.inner_text() == "54", "changing one line keeps the others"


def test_a_damaged_link_shows_the_cut_and_keeps_what_was_read(visit: Visit) -> None:
    page = visit.open(PATIENT[:-12]).page
    assert page.get_by_role("heading", name="This link lost its end.").is_visible()
    assert "2 of 3 findings were read" in page.locator("#link-cut").inner_text()
    page.get_by_role("button", name="Keep what was read").click()
    page.wait_for_selector("#link-cut", state="hidden")
    assert len(visit.findings) == 2 and page.url.endswith(".")


def test_words_not_understood_keep_the_text_and_offer_names(visit: Visit) -> None:
    page = visit.open().page
    visit.type_finding("pain in the anatomical snufbocks zzz, right")
    page.wait_for_selector(".say-panel .did-you-mean button, .finding")
    typed = page.locator(".say-panel input").input_value()
    assert typed == "pain in the anatomical snufbocks zzz, right"
    page.locator(".say-panel .did-you-mean button").first.click()
    page.wait_for_timeout(400)
    assert visit.findings or page.locator(".say-panel input").input_value()


def test_suggestions_come_while_typing(visit: Visit) -> None:
    page = visit.open().page
    page.locator(".say-panel input").fill("weak wrist ext")
    page.wait_for_selector("[role=option]:has-text('wrist extension')")
    assert page.locator(".mantine-Autocomplete-option").first.inner_text().lower().startswith("weak")


def test_red_flag_question_is_answered_inline(visit: Visit) -> None:
    page = visit.open().page
    visit.type_finding("pain in the left chest and inner arm left")
    page.wait_for_selector(".rf.question")
    assert "Blocks wait" in page.locator(".lv2").inner_text()
    page.locator(".rf.question .btn", has_text="Unsure").first.click()
    page.wait_for_selector(".stop")
    assert page.locator(".cr").count() == 0 and page.locator(".lv2").count() == 0
    page.get_by_role("button", name="Change the answer").click()
    page.wait_for_selector(".rf.question")
    page.locator(".rf.question .btn", has_text="No").first.click()
    page.wait_for_selector(".rf:not(.question)")
    page.wait_for_selector(".bl li")


def test_when_the_server_is_gone_findings_are_kept(visit: Visit) -> None:
    page = visit.open().page
    page.route("**/_dash-update-component**", lambda route: route.abort())
    visit.click_on(f"{THUMB}.right")
    page.wait_for_selector("#lost:not([hidden])")
    assert len(visit.findings) == 1
    page.unroute("**/_dash-update-component**")
    page.get_by_role("button", name="Try now").click()
    wait_for_result(visit)
    assert page.locator("#lost").is_hidden()
    visit.said[:] = [line for line in visit.said if "ERR_FAILED" not in line and "Callback failed" not in line]


def test_map_and_layer_can_be_changed(visit: Visit) -> None:
    page = visit.open(PATIENT).page
    wait_for_result(visit)
    page.locator(".sel-map input").click()
    page.get_by_role("option", name="ISNCSCI").click()
    visit.until("location.hash.includes('m=isncsci')")
    page.locator(".sel-layer input").click()
    page.get_by_role("option", name="Areas").click()
    page.wait_for_selector(".figure .tile", state="attached")
    wait_for_result(visit)


@pytest.mark.parametrize("visit", [screen("desk", "light"), screen("desk", "dark")], indirect=True)
@pytest.mark.parametrize("fragment", ["", PATIENT])
def test_access_on_a_desk(visit: Visit, fragment: str) -> None:
    check_access(visit.open(fragment), bool(fragment))


@pytest.mark.parametrize("visit", [screen("phone", "light"), screen("phone", "dark")], indirect=True)
@pytest.mark.parametrize("tab", ["", "Findings", "What fits", "Levels"])
def test_access_on_a_phone(visit: Visit, tab: str) -> None:
    visit.open(PATIENT)
    wait_for_result(visit)
    if tab:
        visit.page.locator("#grab").click()
        visit.page.get_by_role("button", name=tab, exact=True).click()
        visit.page.wait_for_timeout(300)
    check_access(visit, False)


def check_access(visit: Visit, marked: bool) -> None:
    if marked:
        wait_for_result(visit)
    visit.page.wait_for_timeout(300)
    report = Axe().run(
        visit.page,
        options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    )
    found = [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in report.response["violations"]]
    assert found == []


@pytest.mark.parametrize("visit", [screen(name) for name in WIDTHS], indirect=True)
@pytest.mark.parametrize("fragment", ["", PATIENT])
def test_no_sideways_scroll(visit: Visit, fragment: str) -> None:
    page = visit.open(fragment).page
    page.wait_for_timeout(600)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    wide = page.evaluate(
        """() => [...document.querySelectorAll('button, input, .dock, .panel, .bar')].filter(n => n.offsetParent)
             .map(n => [n.className, n.getBoundingClientRect()])
             .filter(([, r]) => r.width && (r.right > innerWidth + 1 || r.left < -1)).map(([c]) => c)"""
    )
    assert wide == []


#: The lesser extent of every finger and toe of the enlarged part, in px of the window.
DIGITS = """() => {
  const boxes = {};
  for (const n of document.querySelectorAll('.pane.chosen [data-area]')) {
    const digit = n.getAttribute('data-area').match(/(thumb|\\w+_finger|\\w+_toe)\\.(left|right)$/);
    if (!digit || !/^(tip|back|palm_side|top|underside)_of/.test(n.getAttribute('data-area'))) continue;
    const name = digit[0].split('the_').pop(), b = n.getBoundingClientRect();
    const o = boxes[name] || {left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity};
    boxes[name] = {left: Math.min(o.left, b.left), top: Math.min(o.top, b.top), right: Math.max(o.right, b.right),
      bottom: Math.max(o.bottom, b.bottom)};
  }
  return Object.entries(boxes).map(([name, b]) => [name, Math.min(b.right - b.left, b.bottom - b.top)]);
}"""


@pytest.mark.parametrize("visit", [screen("small phone", has_touch=True)], indirect=True)
def test_fingers_and_toes_are_hit_on_a_small_phone(visit: Visit) -> None:
    page = visit.open().page
    measured: dict[str, float] = {}
    for view in ("Hands", "Feet"):
        page.locator(".seg.narrow label", has_text=view).click()
        for button in page.locator(".pane-pick button").all():
            button.click()
            page.wait_for_timeout(150)
            for digit, size in page.evaluate(DIGITS):
                measured[digit] = max(size, measured.get(digit, 0))
    assert len(measured) == 20
    assert min(measured.values()) >= 24, sorted(measured.items(), key=lambda item: item[1])[:9]
    page.locator(".seg.narrow label", has_text="Hands").click()
    page.locator(".pane-pick button").first.click()
    page.touchscreen.tap(*visit.point_on("palm_side_of_the_little_finger.right"))
    page.wait_for_selector(".finding", state="attached")
    assert "little finger" in page.locator(".finding strong").first.text_content().lower()


@pytest.mark.parametrize("visit", [screen("phone")], indirect=True)
def test_the_sheet_has_three_stops(visit: Visit) -> None:
    page = visit.open(PATIENT).page
    page.wait_for_selector(".peek-row")
    heights = []
    for _ in range(3):
        page.wait_for_timeout(320)
        heights.append(page.locator("#sheet").bounding_box()["height"])
        page.locator("#grab").click()
    assert heights[0] < heights[1] < heights[2]


def test_theme_is_chosen_and_kept(visit: Visit) -> None:
    page = visit.open().page
    colour = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(colour)
    page.locator("#theme").click()
    visit.until(f"{colour} !== '{light}'")
    dark = page.evaluate(colour)
    page.reload()
    page.wait_for_selector(".figure")
    assert page.evaluate(colour) == dark


def test_bytes_of_the_first_view_and_of_a_click(visit: Visit) -> None:
    visit.open()
    visit.page.wait_for_timeout(800)
    total = sum(down for _, _, down in visit.sizes)
    assert total <= 650_000
    visit.sizes.clear()
    visit.click_on(f"{THUMB}.right")
    wait_for_result(visit)
    visit.page.wait_for_timeout(300)
    up, down = (sum(row[i] for row in visit.sizes if "_dash-update" in row[0]) for i in (1, 2))
    assert 0 < up <= 1_000 and 0 < down <= 6_000


def test_no_text_is_smaller_than_the_least_size(visit: Visit) -> None:
    page = visit.open(PATIENT).page
    wait_for_result(visit)
    small = page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter(n => n.offsetParent && n.childNodes.length
             && [...n.childNodes].some(c => c.nodeType === 3 && c.textContent.trim()))
             .map(n => [n.className, parseFloat(getComputedStyle(n).fontSize)]).filter(([, s]) => s < 11)"""
    )
    assert small == []
    labels = page.evaluate(
        """() => [...document.querySelectorAll('.figure .tl')]
             .map(n => parseFloat(n.getAttribute('font-size')) * n.getScreenCTM().a)"""
    )
    assert labels and min(labels) >= 8


def test_print_shows_marks_and_ranking_and_no_tools(visit: Visit) -> None:
    page = visit.open(PATIENT).page
    wait_for_result(visit)
    page.emulate_media(media="print")
    assert page.locator(".figure.front").is_visible() and page.locator(".cr.first").is_visible()
    assert page.locator(".dock").is_hidden() and page.locator(".say-panel").is_hidden()
    assert re.search("Educational reference", page.locator(".page > .foot").inner_text())

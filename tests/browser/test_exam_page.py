"""What every visit to the examination must keep: names, contrast, widths, marks in place, nothing lost."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Visit
from tests.browser.exam_visit import cell, focused, lead, open_exam, rows, sample, value, wait_for_lead

pytestmark = pytest.mark.browser

WIDTHS = {"desk": (1440, 1000), "tablet": (768, 1024), "phone": (390, 844), "small phone": (320, 640)}


def screen(name: str, theme: str = "light", **more) -> dict:
    width, height = WIDTHS[name]
    return {"viewport": {"width": width, "height": height}, "color_scheme": theme, **more}


def assert_no_violation(visit: Visit) -> None:
    found = Axe().run(visit.page).response["violations"]
    assert [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in found] == []


SCREENS = [screen(name, theme) for name in ("desk", "small phone") for theme in ("light", "dark")]


@pytest.mark.parametrize("visit", SCREENS, indirect=True, ids=lambda v: f"{v['viewport']['width']} {v['color_scheme']}")
def test_no_violation_in_any_state(visit: Visit) -> None:
    page = open_exam(visit).page
    assert_no_violation(visit)
    sample(visit, "cast")
    cell(visit, "right.motor.C5").fill("9")
    cell(visit, "left.light_touch.C3").fill("0")
    page.get_by_text("Keys", exact=True).click()
    for field in ("sensory_level", "motor_level", "ais"):
        page.locator(f"[aria-controls=ex-steps-{field}]").click()
    page.wait_for_selector(".ex-problems li:nth-child(2)")
    assert_no_violation(visit)
    page.get_by_role("button", name="Test yourself").click()
    page.get_by_label("Sensory level, right").fill("C6")
    page.get_by_role("button", name="Compare").click()
    assert_no_violation(visit)


@pytest.mark.parametrize(
    "visit", [screen(name) for name in WIDTHS], indirect=True, ids=lambda v: str(v["viewport"]["width"])
)
def test_no_sideways_scroll_at_any_width(visit: Visit) -> None:
    page = open_exam(visit).page
    for name in ("", "non_key", "cast"):
        if name:
            sample(visit, name)
        cell(visit, "right.motor.C5").focus()
        wide = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert wide[0] <= wide[1], name
    boxes = [cell(visit, path).bounding_box() for path in ("right.motor.C5", "left.motor.S1")]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= page.viewport_size["width"] for box in boxes)
    assert all(box["width"] >= 24 and box["height"] >= 24 for box in boxes)


@pytest.mark.parametrize("visit", [screen("small phone", has_touch=True, is_mobile=True)], indirect=True)
def test_a_finger_has_its_own_keys(visit: Visit) -> None:
    page = open_exam(visit).page
    assert cell(visit, "right.motor.C5").get_attribute("inputmode") == "none"
    cell(visit, "right.motor.C5").tap()
    pad = page.get_by_role("group", name="Keys for the box")
    pad.get_by_role("button", name="4").tap()
    pad.get_by_role("button", name="Tag").tap()
    pad.get_by_role("button", name="Not testable").tap()
    assert (value(visit, "right.motor.C5"), value(visit, "right.motor.C6")) == ("4*", "NT")
    assert focused(visit) == "right.motor.C7"


def test_swapping_sides_swaps_the_result(visit: Visit) -> None:
    page = open_exam(visit).page
    for name in ("complete", "non_key", "one_half"):
        sample(visit, name)
        page.wait_for_timeout(400)
        before, headline = rows(visit), lead(visit)
        page.get_by_role("button", name="Swap sides").click()
        page.wait_for_timeout(400)
        after = rows(visit)
        assert lead(visit) == headline
        assert after == {k: v[::-1] for k, v in before.items()}, name
        page.get_by_role("button", name="Undo").click()
        page.wait_for_timeout(400)
        assert rows(visit) == before


def test_an_impossible_entry_is_marked_in_place_kept_and_told_what_is_allowed(visit: Visit) -> None:
    page = open_exam(visit).page
    sample(visit, "recovered")
    box = cell(visit, "left.pin_prick.T4")
    box.focus()
    page.keyboard.press("7")
    assert value(visit, "left.pin_prick.T4") == "7" and focused(visit) == "left.pin_prick.T4"
    assert box.get_attribute("aria-invalid") == "true"
    why = page.locator(f"#{box.get_attribute('aria-describedby')}").text_content()
    assert "Allowed: 0, 1, 2 or NT." in why
    problem = page.locator(".ex-problems li")
    assert "Left pin prick, T4" in problem.inner_text()
    cell(visit, "right.motor.C5").fill("5*")
    page.wait_for_selector(".ex-problems li:nth-child(2)")
    assert "only an abnormal one takes a tag" in page.locator(".ex-problems").inner_text()
    page.wait_for_function("() => document.querySelector('.ex-lead .big dd').innerText.includes('D')")
    page.locator(".ex-problems button").last.click()
    assert focused(visit) == "left.pin_prick.T4"
    page.keyboard.press("2")
    page.wait_for_function("() => document.querySelectorAll('.ex-problems li').length === 1")


def test_unusual_entries_are_pointed_out(visit: Visit) -> None:
    page = open_exam(visit).page
    sample(visit, "recovered")
    cell(visit, "right.light_touch.T6").fill("0")
    assert "0 between two normal levels" in page.locator(".ex-problems").inner_text()
    cell(visit, "right.light_touch.T6").fill("0*")
    assert "need their reason in the comments" in page.locator(".ex-problems").inner_text()
    page.locator("#ex-comments").fill("A burn at T6.")
    cell(visit, "right.light_touch.T6").fill("2")
    page.locator("#ex-dap-No").check(force=True)
    assert "Contraction without any feeling of pressure" in page.locator(".ex-problems").inner_text()


def test_fills_reach_what_they_say_and_undo_takes_them_back(visit: Visit) -> None:
    page = open_exam(visit).page
    cell(visit, "right.pin_prick.T4").focus()
    page.keyboard.type("1")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("a")
    page.keyboard.press("z")
    assert (value(visit, "right.pin_prick.T3"), value(visit, "right.light_touch.T5")) == ("2", "0")
    assert (value(visit, "right.motor.C5"), value(visit, "right.motor.L2")) == ("5", "0")
    assert (value(visit, "right.light_touch.T4"), value(visit, "left.light_touch.C2")) == ("", "")
    page.select_option("#ex-scope", "both")
    page.get_by_role("button", name="Normal above").click()
    assert value(visit, "left.pin_prick.T3") == "2"
    page.get_by_role("button", name="Undo").click()
    assert value(visit, "left.pin_prick.T3") == "" and value(visit, "right.pin_prick.T4") == "1"
    page.select_option("#ex-scope", "column")
    cell(visit, "left.light_touch.L1").focus()
    page.get_by_role("button", name="Zero below").click()
    assert (value(visit, "left.light_touch.L2"), value(visit, "left.pin_prick.L2")) == ("0", "")


def test_the_result_narrows_as_boxes_are_filled(visit: Visit) -> None:
    page = open_exam(visit).page
    cell(visit, "right.light_touch.C2").focus()
    page.keyboard.type("2")
    page.wait_for_selector(".ex-lead")
    assert "1 of 134 entered" in page.locator(".ex-sofar").inner_text()
    assert rows(visit)["Sensory level"][0] == "C1 to INT 29 possible"
    for path in ("right.light_touch.C3", "right.light_touch.C4"):
        cell(visit, path).fill("0" if path.endswith("C4") else "2")
    page.wait_for_function("() => document.querySelector('.ex-row .ex-val').innerText === 'C1, C2, C3'")


def test_key_points_are_drawn_by_score_and_lead_to_their_box(visit: Visit) -> None:
    page = open_exam(visit).page
    sample(visit, "one_half")
    counts = {kind: page.locator(f".ex-figure .kp-{kind}").count() for kind in ("normal", "altered", "absent", "open")}
    assert counts == {"normal": 15 + 16, "altered": 13 + 1, "absent": 11, "open": 0}
    page.locator("[data-point='left.L3']").first.dispatch_event("pointerdown")
    assert focused(visit) == "left.light_touch.L3"
    assert "Medial femoral condyle" in page.locator(".ex-caption").inner_text()
    assert page.locator(".kp.on").count() == 1


def test_compare_with_my_answer(visit: Visit) -> None:
    page = open_exam(visit).page
    sample(visit, "cast")
    page.get_by_role("button", name="Test yourself").click()
    assert page.locator(".ex-lead").count() == 0 and page.locator(".ex-end").count() == 0, "nothing gives it away"
    form = page.get_by_role("form", name="Compare with my answer")
    form.get_by_label("Sensory level, right").fill("c7")
    form.get_by_label("Motor level, right").fill("C5, c6 or C7")
    form.get_by_label("Neurological level").fill("C5")
    form.get_by_label("Impairment scale").fill("B")
    form.get_by_label("Completeness").fill("complete")
    form.get_by_label("Motor level, left").fill("Q9")
    page.keyboard.press("Enter")
    page.wait_for_selector(".ex-score")
    assert page.locator(".ex-score").inner_text() == "3 of 11 right."
    kinds = {kind: page.locator(f".v-{kind}").count() for kind in ("right", "part", "wrong", "unknown", "none")}
    assert kinds == {"right": 3, "part": 1, "wrong": 1, "unknown": 1, "none": 5}
    assert "The injury is complete: A." in form.inner_text() or "The rules give A" in form.inner_text()
    page.get_by_role("button", name="Show the result").click()
    wait_for_lead(visit, "A", "C5, C6, C7")


def test_the_exam_stays_in_the_tab_and_nowhere_else(visit: Visit) -> None:
    page = open_exam(visit).page
    sample(visit, "non_key")
    page.reload()
    wait_for_lead(visit, "C", "C5")
    assert page.url == f"{visit.address}/exam"
    assert page.evaluate("Object.keys(localStorage)") in ([], ["mantine-color-scheme-value"])
    sent = [size for url, size, _ in visit.sizes if "_dash-update-component" in url]
    assert sent and max(sent) < 1500


def test_a_server_that_does_not_answer_costs_nothing(visit: Visit) -> None:
    page = open_exam(visit).page
    sample(visit, "complete")
    page.route("**/_dash-update-component**", lambda route: route.abort())
    cell(visit, "right.motor.C7").fill("5")
    page.wait_for_selector("#lost:not([hidden])")
    assert value(visit, "right.motor.C7") == "5" and page.locator("[data-cell]").first.is_enabled()
    page.unroute("**/_dash-update-component**")
    page.locator("#lost-now").click()
    page.wait_for_selector("#lost", state="hidden")
    page.wait_for_function("() => document.querySelector('.ex-totals td').innerText === '16'")
    visit.said[:] = [line for line in visit.said if "ERR_FAILED" not in line and "Callback failed" not in line]


def test_the_theme_button_and_an_unknown_address(visit: Visit) -> None:
    page = open_exam(visit).page
    page.locator("#theme").click()
    page.wait_for_function("() => document.documentElement.dataset.mantineColorScheme === 'dark'")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(13, 17, 21)"
    assert [a.inner_text() for a in page.locator("nav [aria-current=page]").all()] == ["Exam"]


def test_print_hides_the_controls_and_keeps_the_form(visit: Visit) -> None:
    page = open_exam(visit).page
    sample(visit, "complete")
    page.emulate_media(media="print")
    assert not page.locator(".ex-tools").is_visible() and not page.locator(".ex-fills").is_visible()
    assert cell(visit, "left.motor.S1").is_visible() and page.locator(".ex-lead").is_visible()

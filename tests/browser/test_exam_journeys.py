"""An examination from an empty form to its grade, by keyboard alone; from a file; and on to the map."""

from __future__ import annotations

import json

import pytest

from anatomy.isncsci import classify
from app.components.exam_samples import SAMPLES
from tests.browser.conftest import Visit
from tests.browser.exam_visit import MOTOR, SENSORY, cell, focused, lead, open_exam, rows, sample, value, wait_for_lead

pytestmark = pytest.mark.browser

NAMES = {
    "sensory_level": "Sensory level",
    "motor_level": "Motor level",
    "zpp_sensory": "Sensory zone of partial preservation",
    "zpp_motor": "Motor zone of partial preservation",
}
EXAMS = {one.id: one for one in SAMPLES}


def test_by_keyboard_alone_from_an_empty_form_to_a_classified_exam(visit: Visit) -> None:
    exam = EXAMS["complete"].exam
    page = open_exam(visit).page
    keys = page.keyboard

    def tab_to(wanted: str) -> None:
        for _ in range(40):
            if focused(visit).startswith(wanted):
                return
            keys.press("Tab")
        raise AssertionError(f"Tab does not come to {wanted}, but to {focused(visit)}")

    page.locator("body").press("Tab")
    tab_to("right.")
    assert focused(visit) == "right.light_touch.C2", "one stop for the table, at its first box of the skin"
    for part, levels in (("light_touch", SENSORY), ("pin_prick", SENSORY)):
        assert focused(visit) == f"right.{part}.C2"
        keys.type("".join(exam["right"][part][level] for level in levels))
    for part in ("light_touch", "pin_prick"):  # the top of the next column follows by itself, across to the other side
        assert focused(visit) == f"left.{part}.C2"
        keys.type("".join(exam["left"][part][level] for level in SENSORY))
    assert focused(visit) == "left.motor.C5"
    keys.type("".join(exam["left"]["motor"][level] for level in MOTOR))
    assert focused(visit) == "left.motor.S1", "the last box of the form"
    keys.press("Home")
    for _ in range(5):
        keys.press("ArrowLeft")
    assert focused(visit) == "right.motor.C5"
    keys.type("".join(exam["right"]["motor"][level] for level in MOTOR))
    page.wait_for_function("() => document.querySelector('.ex-sofar')?.innerText.includes('132 of 134')")
    tab_to("ex-vac")
    keys.press("n")
    tab_to("ex-dap")
    keys.press("n")
    wait_for_lead(visit, "A", "C6")
    assert page.locator(".ex-sofar").count() == 0
    result, shown = classify(exam).to_dict(), rows(visit)
    for field, name in NAMES.items():
        assert shown[name] == [result[field]["right"][0], result[field]["left"][0]]
    for _ in range(30):
        if page.evaluate("document.activeElement.getAttribute('aria-controls')") == "ex-steps-motor_level":
            break
        keys.press("Tab")
    keys.press("Enter")
    steps = page.locator("#ex-steps-motor_level li").all_inner_texts()
    assert steps[0].startswith("C7 on the right is graded 3, the lowest key muscle of at least 3")


def test_moving_about_crosses_sides_and_skips_levels_without_a_muscle(visit: Visit) -> None:
    page = open_exam(visit).page
    cell(visit, "right.pin_prick.C5").focus()
    for key, there in (
        ("ArrowRight", "left.light_touch.C5"),
        ("ArrowRight", "left.pin_prick.C5"),
        ("ArrowRight", "left.motor.C5"),
        ("ArrowRight", "left.motor.C5"),
        ("End", "left.motor.S1"),
        ("ArrowUp", "left.motor.L5"),
        ("ArrowLeft", "left.pin_prick.L5"),
        ("ArrowUp", "left.pin_prick.L4"),
        ("Home", "left.pin_prick.C2"),
        ("ArrowRight", "left.pin_prick.C2"),
        ("ArrowUp", "left.pin_prick.C2"),
        ("Enter", "left.pin_prick.C3"),
    ):
        page.keyboard.press(key)
        assert focused(visit) == there, key
    assert page.locator("[data-cell][tabindex='0']").count() == 2, "one stop a table"


def test_tags_not_testable_and_emptying(visit: Visit) -> None:
    page = open_exam(visit).page
    cell(visit, "right.motor.C5").focus()
    page.keyboard.type("3*")
    assert value(visit, "right.motor.C5") == "3*", "the star goes to the score just written"
    page.keyboard.type("*")
    assert value(visit, "right.motor.C5") == "3**"
    page.keyboard.type("*n")
    assert (value(visit, "right.motor.C5"), value(visit, "right.motor.C6")) == ("3", "NT")
    assert focused(visit) == "right.motor.C7"
    page.keyboard.press("Backspace")
    page.keyboard.press("*")
    assert focused(visit) == "right.motor.C6" and value(visit, "right.motor.C6") == "NT*"
    page.keyboard.press("Backspace")
    assert value(visit, "right.motor.C6") == ""
    page.keyboard.press("Control+z")
    assert value(visit, "right.motor.C6") == "NT*"
    page.keyboard.press("Control+Shift+z")
    assert value(visit, "right.motor.C6") == ""


def test_habits_of_other_forms_do_no_harm(visit: Visit) -> None:
    page = open_exam(visit).page
    cell(visit, "left.light_touch.T1").focus()
    page.keyboard.type("NT")
    assert (value(visit, "left.light_touch.T1"), value(visit, "left.light_touch.T2")) == ("NT", "")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    assert focused(visit) == "left.light_touch.T3", "Enter after a score does not skip a level"
    page.keyboard.press("Enter")
    assert focused(visit) == "left.light_touch.T4"
    page.evaluate("""() => {
      const data = new DataTransfer();
      data.setData("text", "2\\n1\\nnt\\n");
      const paste = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
      document.activeElement.dispatchEvent(paste);
    }""")
    column = [value(visit, f"left.light_touch.{level}") for level in ("T4", "T5", "T6", "T7")]
    assert column == ["2", "1", "NT", ""], "a column of a spreadsheet"


def test_an_exam_goes_out_as_json_and_csv_and_comes_back(visit: Visit, tmp_path) -> None:
    page = open_exam(visit).page
    for name in ("old_tendon", "non_key", "cast"):
        sample(visit, name)
        page.locator("#ex-comments").fill('An old "shoulder", and\na second line; so.')
        for kind in ("JSON", "CSV"):
            with page.expect_download() as waiting:
                page.get_by_role("button", name=f"Save as {kind}").click()
            saved = tmp_path / waiting.value.suggested_filename
            waiting.value.save_as(saved)
            if kind == "JSON":
                document = json.loads(saved.read_text("utf-8"))
                assert classify(document).to_dict() == classify(EXAMS[name].exam).to_dict()
                assert {k: document[k] for k in EXAMS[name].exam} == EXAMS[name].exam
            before = page.evaluate("sessionStorage.getItem('metamere.exam')")
            page.get_by_role("button", name="Clear").click()
            page.set_input_files("#ex-file", saved)
            page.wait_for_selector(".ex-said:has-text('134 of 134')")
            after = page.evaluate("sessionStorage.getItem('metamere.exam')")
            assert _sorted(json.loads(after)["exam"]) == _sorted(json.loads(before)["exam"])


def _sorted(exam: dict) -> dict:
    return {**exam, "cells": dict(sorted(exam["cells"].items()))}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("exam.json", '{"right": {"light_touch": {"C2": "2"', "not whole JSON"),
        ("exam.json", "[1, 2]", "holds a list"),
        ("exam.json", "7", "holds no exam"),
        ("exam.json", '{"right": {}, "left": {}}', "right.light_touch is missing"),
        ("exam.csv", "level,score\nC2,2\n", "lacks the columns"),
        ("exam.csv", "", "empty"),
        ("photo.png", "\x89PNG", "lacks the columns"),
    ],
)
def test_a_damaged_file_is_said_and_changes_nothing(visit: Visit, name: str, content: str, said: str) -> None:
    page = open_exam(visit).page
    sample(visit, "one_half")
    before = page.evaluate("sessionStorage.getItem('metamere.exam')")
    file = {"name": name, "mimeType": "text/plain", "buffer": content.encode()}
    page.set_input_files("#ex-file", file)
    page.wait_for_selector("[role=alert]:has-text('was not opened')")
    shown = page.locator("[role=alert]", has_text="was not opened").inner_text()
    assert said in shown and "Your exam is as it was." in shown
    assert page.evaluate("sessionStorage.getItem('metamere.exam')") == before and lead(visit) == ("D", "T8")


def test_a_file_with_a_score_that_is_none_is_opened_and_marked(visit: Visit) -> None:
    page = open_exam(visit).page
    bent = {**EXAMS["recovered"].exam, "right": {**EXAMS["recovered"].exam["right"]}}
    bent["right"]["motor"] = {**bent["right"]["motor"], "C5": "7"}
    page.set_input_files("#ex-file", {"name": "x.json", "mimeType": "", "buffer": json.dumps(bent).encode()})
    page.wait_for_selector(".ex-problems")
    assert value(visit, "right.motor.C5") == "7" and "“7” is no score here" in page.locator(".ex-problems").inner_text()


def test_a_table_from_a_spreadsheet_with_semicolons_is_read(visit: Visit) -> None:
    page = open_exam(visit).page
    lines = ["Level;Right_Motor;Right_Light_Touch;Right_Pin_Prick;Left_Light_Touch;Left_Pin_Prick;Left_Motor"]
    exam = EXAMS["arms_weaker"].exam
    for level in SENSORY:
        right, left = exam["right"], exam["left"]
        skin = [side[part][level] for side in (right, left) for part in ("light_touch", "pin_prick")]
        lines.append(";".join([level, right["motor"].get(level, ""), *skin, left["motor"].get(level, "")]))
    text = "\ufeff" + "\r\n".join([*lines, "VAC;yes;;;;;", "DAP;Yes;;;;;"])
    page.set_input_files("#ex-file", {"name": "x.csv", "mimeType": "text/csv", "buffer": text.encode()})
    wait_for_lead(visit, "D", "C4")


def test_a_file_dropped_on_the_page_is_opened(visit: Visit) -> None:
    page = open_exam(visit).page
    page.evaluate(
        """text => {
          const data = new DataTransfer();
          data.items.add(new File([text], "mine.json", {type: "application/json"}));
          for (const kind of ["dragover", "drop"])
            window.dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));
        }""",
        json.dumps(EXAMS["three_levels"].exam),
    )
    wait_for_lead(visit, "B", "T11")


def test_what_the_exam_says_goes_to_the_map_and_both_survive_the_way(visit: Visit) -> None:
    page = open_exam(visit).page
    cell(visit, "right.light_touch.C6").focus()
    page.get_by_role("button", name="All normal").click()
    for path, score in (("right.light_touch.C6", "1"), ("right.pin_prick.C6", "1"), ("right.motor.C6", "3")):
        cell(visit, path).fill(score)
    wait_for_lead(visit, "D", "C5")
    page.get_by_role("button", name="Use on the map").click()
    page.wait_for_url(f"{visit.address}/#*")
    page.wait_for_selector(".cr.first")
    assert page.locator(".cr.first strong").first.inner_text() == "C6 nerve root"
    shown = visit.findings
    assert shown[0] == "Back of the thumb Numbness · Right" and "Wrist extension Weakness · Right 3/5" in shown
    assert any("normal" in line and "Numbness" in line for line in shown)
    assert not [url for url in visit.asked if "wrist_extension" in url.split("#")[0]], "in the browser only"
    page.get_by_role("link", name="Exam").click()
    wait_for_lead(visit, "D", "C5")
    page.get_by_role("link", name="Map").click()
    page.wait_for_selector(".cr.first")
    assert visit.findings == shown

from __future__ import annotations

import re

import pytest

from anatomy.model.segment import SEGMENTS
from app import ids, text
from app.components.candidates import candidate_list, reasons
from app.components.column import ColumnRow, column_diagram, height_of, window
from app.components.flags import flags_panel
from app.components.levels import block_row, levels_panel
from app.components.parts import probability_bar, source_badge
from app.components.say import not_understood
from tests.app import canned
from tests.app.trees import ids_of, of_class, walk, words


def source(key: str) -> tuple[str, bool]:
    return canned.SOURCES[key]


def ranked(**changes):
    answer = canned.answer(**changes)
    return candidate_list(answer.candidates, line=lambda c: "Right", source=source)


def test_first_row_stands_open_and_the_others_wait() -> None:
    rows = of_class(ranked(), "cr")
    opened = [r for r in rows if any(getattr(c, "id", None) == ids.why("C6.right") and not c.hidden for c in walk(r))]
    assert rows[0] in opened and len(opened) == 1
    waiting = next(c for c in walk(rows[1]) if getattr(c, "id", None) == ids.why("C7.right"))
    assert waiting.hidden and waiting.children is None, "reason texts travel only when asked for"


def test_credible_set_is_closed_by_one_sentence() -> None:
    tree = ranked()
    assert len(of_class(tree, "in")) == 3
    assert "one of these three." in words(tree)


def test_rows_outside_are_never_hidden_only_counted() -> None:
    many = [canned.candidate("C6", 0.9), *(canned.candidate(s, 0.001, inside=False) for s in SEGMENTS[8:40])]
    tree = candidate_list([*many, canned.other()], line=lambda c: "", source=source)
    assert f"{len(many) - 1} more share" in words(tree)


def test_the_same_root_on_two_sides_has_two_ids() -> None:
    both = [canned.candidate("C6", 0.5), canned.candidate("C6", 0.4, side="left")]
    found = ids_of(candidate_list(both, line=lambda c: "", source=source))
    assert len(found) == len({str(i) for i in found})


def test_reasons_run_from_strong_to_weak_and_end_with_the_prior() -> None:
    said = words(reasons(canned.candidate(), source=source))
    assert said.index("+1.5") < said.index("+1.0") < said.index("−0.5")
    assert "the whole score: +2.0" in said


def test_a_source_says_read_or_recalled_in_words() -> None:
    assert words(source_badge("Kim 2012", read=True)) == "Kim 2012 read".replace(" read", " read")
    assert "recalled" in words(source_badge("Foerster 1933", read=False))


@pytest.mark.parametrize(("p", "low", "high"), [(0.5, 0.3, 0.7), (0.001, 0.0, 0.0), (1.0, 0.9, 1.0)])
def test_bar_stays_on_its_track(p: float, low: float, high: float) -> None:
    band, mark = probability_bar(p, low, high).children
    left, width = float(band.style["left"][:-1]), float(band.style["width"][:-1])
    assert 0 <= left <= 100 and width > 0 and 0 <= float(mark.style["left"][:-1]) <= 100


# ---------------------------------------------------------------- red flags
def test_no_flag_is_said_calmly() -> None:
    assert text.NO_FLAG in words(flags_panel([], [], {}, source=source, findings=[]))


def test_a_question_offers_yes_no_and_unsure() -> None:
    tree = flags_panel([canned.flag()], [], {}, source=source, findings=["Pain, chest"])
    assert [i["answer"] for i in ids_of(tree)] == ["yes", "no", "unsure"]
    assert "no block is shown" in words(tree)


def test_a_stop_leads_with_the_action_and_says_what_is_hidden() -> None:
    tree = flags_panel([canned.flag("stop")], [], {"cardiac": "unsure"}, source=source, findings=["Pain, chest"])
    said = words(tree)
    assert said.index("Emergency assessment") < said.index("Pain, chest")
    assert "unsure: counts as yes" in said and text.STOP_HIDDEN in said and "Kim 2012" in said


def test_what_is_worth_asking_holds_nothing_back() -> None:
    tree = flags_panel(
        [], [canned.flag(holds_blocks=False, id="cancer", name="Cancer")], {}, source=source, findings=[]
    )
    assert "Worth asking: cancer" in words(tree) and text.NO_FLAG in words(tree)


def test_answered_questions_can_be_reviewed() -> None:
    tree = flags_panel([], [], {"cardiac": False}, source=source, findings=[])
    assert "Answered no: cardiac." in words(tree)
    assert ids.flag_again("") in ids_of(tree)


# ---------------------------------------------------------------- levels
@pytest.mark.parametrize("lead", SEGMENTS)
def test_the_column_can_be_drawn_around_every_segment(lead: str) -> None:
    shown = window(lead)
    rows = [
        ColumnRow(
            s, height_of(canned.level_of(s)["cord_at_vertebra"]), height_of(canned.level_of(s)["root_exit"]), s, 0.1
        )
        for s in shown
    ]
    drawn = column_diagram(rows, lead)
    assert lead in shown and len(shown) == 7
    assert all(f">{s}<" in drawn.markup for s in shown)
    height = float(drawn.viewBox.split()[3])
    ys = [float(y) for y in re.findall(r'<text x="[\d.]+" y="(-?[\d.]+)"', drawn.markup)]
    assert all(0 <= y <= height for y in ys)


def test_blocks_are_held_while_a_question_is_open() -> None:
    panel = levels_panel("C6", column="", level={}, blocks=[canned.block()], held=text.BLOCKS_HELD, source=source)
    assert text.BLOCKS_HELD in words(panel) and "Cervical selective" not in words(panel)


def test_a_block_that_is_not_offered_stays_in_the_list_and_says_why() -> None:
    row = block_row(canned.block(offered=False, why_not="No imaging."), source)
    assert "Not offered" in words(row) and "No imaging." in words(row) and row.className == "off"


def test_offered_blocks_come_first() -> None:
    rows = [canned.block(id="a", name="Held", offered=False, why_not="x"), canned.block(id="b", name="Open")]
    said = words(levels_panel("C6", column="", level={}, blocks=rows, held="", source=source))
    assert said.index("Open") < said.index("Held")


# ---------------------------------------------------------------- typed words
def test_up_to_three_suggestions_for_words_not_understood() -> None:
    tree = not_understood("panel", [("snuff bocks", ["a", "b", "c", "d"])], "pain, right")
    said = words(tree)
    assert "“snuff bocks”" in said and "The rest was understood: pain, right." in said
    assert [i["n"] for i in ids_of(tree)] == [0, 1, 2]

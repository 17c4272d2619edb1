from __future__ import annotations

import json

import pytest
from plotly.utils import PlotlyJSONEncoder

from anatomy.errors import BadInput
from anatomy.model.answer import NotUnderstood
from app import text
from app.callbacks import results, typing
from tests.app import canned
from tests.app.trees import words

ASKED = {
    "m": "consensus",
    "f": [["pain", "thumb", "right", 6, 0], ["weakness", "wrist_extension", "right", 3, 0]],
    "c": {},
}


def test_everything_the_page_shows_comes_from_one_answer() -> None:
    store, flags, ranking, levels, peek = results.panels(ASKED, canned.CannedKnowledge())
    assert store["values"] == {"C6.right": 60, "C7.right": 22, "C5.right": 10, "C8.right": 3}
    assert "C6 nerve root" in words(ranking) and "Cervical selective nerve root block" in words(levels)
    assert text.NO_FLAG in words(flags) and "C6 nerve root, right" in words(peek)


def test_a_stop_hides_segments_levels_and_blocks() -> None:
    said = canned.answer(red_flags=(canned.flag("stop"),))
    store, flags, ranking, levels, peek = results.panels(ASKED, canned.CannedKnowledge(said))
    assert store["values"] == {} and ranking == [] and levels == []
    assert "Emergency assessment" in words(flags) and "Emergency assessment" in words(peek)


def test_an_open_question_holds_the_blocks_but_not_the_ranking() -> None:
    said = canned.answer(red_flags=(canned.flag(),))
    _, _, ranking, levels, _ = results.panels(ASKED, canned.CannedKnowledge(said))
    assert "C6 nerve root" in words(ranking)
    assert text.BLOCKS_HELD in words(levels) and "Cervical selective" not in words(levels)


def test_words_not_understood_are_noted_at_their_finding() -> None:
    said = canned.answer(not_understood=(NotUnderstood(1, "wrist extention", ("wrist extension", "b", "c", "d")),))
    assert results.panels(ASKED, canned.CannedKnowledge(said))[0]["notes"] == {"1": ["wrist extension", "b", "c"]}


def test_bad_input_is_one_sentence_on_the_page() -> None:
    class Refusing(canned.CannedKnowledge):
        def localise(self, document):
            raise BadInput("'atlantis' is not a dermatome map held here.", path="map")

    _, _, ranking, levels, _ = results.panels(ASKED, Refusing())
    assert "atlantis" in words(ranking) and levels == []


def test_an_answer_that_names_no_segment_has_no_levels() -> None:
    said = canned.answer(candidates=(canned.other(1.0),), segments=())
    assert results.panels(ASKED, canned.CannedKnowledge(said))[3] == []


def test_a_root_whose_side_is_unknown_lights_both_sides() -> None:
    row = canned.RankedSegment("C6", canned.Side.UNKNOWN, 0.4)
    assert results.chart_values(canned.answer(segments=(row,), candidates=())) == {"C6.left": 40, "C6.right": 40}


def test_reasons_come_when_a_row_is_opened() -> None:
    knowledge = canned.CannedKnowledge()
    assert "Thumb lies in C6." in words(results.reasons_of("C7.right", ASKED, knowledge))
    assert results.reasons_of("nobody.right", ASKED, knowledge) == []


@pytest.mark.parametrize("times", [1, 6])
def test_the_answer_is_small(times: int) -> None:
    import gzip

    said = canned.answer(blocks=tuple(canned.block(id=str(n)) for n in range(times)))
    sent = json.dumps(results.panels(ASKED, canned.CannedKnowledge(said)), cls=PlotlyJSONEncoder)
    assert len(gzip.compress(sent.encode())) < 6_000


def test_what_was_understood_is_added_and_the_field_emptied() -> None:
    read = typing.reading_of({"text": "weak wrist extension right", "at": "top", "n": 3}, canned.CannedKnowledge())
    assert read["findings"][0]["entity"] == "wrist_extension"
    assert (read["text"], read["back"], read["at"], read["n"]) == ("", [], "top", 3)


def test_typed_text_is_never_lost() -> None:
    phrase = "pain in the snuff bocks, weak wrist extension"
    read = typing.reading_of({"text": phrase, "at": "panel", "n": 1}, canned.CannedKnowledge())
    assert read["text"] == phrase and read["findings"] == []
    assert ["snuff bocks", "thumb"] in read["offers"]
    assert "The rest was understood: weakness, wrist extension" in words(read["back"])


def test_what_was_likely_beforehand_is_not_shown_as_a_finding() -> None:
    said = canned.answer(scored=0, caveats=("Nothing that was entered could be scored.",))
    store, _, ranking, levels, peek = results.panels(ASKED, canned.CannedKnowledge(said))
    assert store["values"] == {} and levels == []
    assert "Nothing that was entered could be scored." in words(ranking) and "C6" not in words(peek)

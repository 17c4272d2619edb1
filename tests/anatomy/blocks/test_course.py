"""Vision row 13: a course of 2–15 injections, 3–4 days apart."""

import json
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from anatomy.blocks.course import plan, plan_from
from anatomy.errors import BadInput, RefusedForSafety

TODAY = date(2031, 3, 1)
STAMP = datetime(2031, 3, 1, 12, 0, 0, 500, tzinfo=UTC)
counts, gaps = st.integers(2, 15), st.integers(3, 4)
starts = st.dates(TODAY, date(2040, 1, 1))


def _plan(**change):
    return plan(**{"injections": 5, "break_days": 3, "start": TODAY, "today": TODAY, **change})


@given(counts, gaps, starts)
def test_vision_row_13_every_course_of_the_text_has_its_dates(count, gap, start):
    course = _plan(injections=count, break_days=gap, start=start)
    days = [session.day for session in course.sessions]
    assert days[0] == start
    assert len(days) == count
    assert {later - earlier for earlier, later in pairwise(days)} == {timedelta(days=gap)}
    assert [session.n for session in course.sessions if session.judge] == [n for n in (2, 3) if n <= count]


@pytest.mark.parametrize("count", [-1, 0, 1, 16, 40, "40", 2.5, "ten", None, True, "", "2-15", 10**30])
def test_other_numbers_of_injections_are_refused(count):
    with pytest.raises(BadInput) as caught:
        _plan(injections=count)
    assert caught.value.path == "injections"


@pytest.mark.parametrize("gap", [-3, 0, 1, 2, 5, 30, 3.5, "3-4", None, False])
def test_other_breaks_are_refused(gap):
    with pytest.raises(BadInput) as caught:
        _plan(break_days=gap)
    assert caught.value.path == "break_days"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"injections": 40}, "2 to 15 injections, not 40. No guideline"),
        ({"injections": 1}, "no course"),
        ({"break_days": 0}, "3 or 4 days, not 0. Closer"),
        ({"break_days": 14}, "3 or 4 days, not 14. A longer break"),
    ],
)
def test_refusals_say_why(change, reason):
    with pytest.raises(BadInput, match=reason):
        _plan(**change)


@pytest.mark.parametrize("start", [TODAY - timedelta(days=1), "2031-02-28", "1999-01-01", datetime(2020, 1, 1, 8)])
def test_dates_in_the_past_are_refused(start):
    with pytest.raises(BadInput, match="in the past"):
        _plan(start=start)


@pytest.mark.parametrize("start", ["", "tomorrow", "2031-02-30", "01/04/2031", "20310401", "2031-4-1", None, 5])
def test_what_is_no_date_is_refused(start):
    with pytest.raises(BadInput, match="is no date"):
        _plan(start=start)


def test_today_is_not_past_and_the_clock_is_the_default():
    assert _plan(start="2031-03-01").start == TODAY
    assert plan(injections=2, break_days=3, start=date.today()).start == date.today()


def test_a_course_past_the_end_of_the_calendar_is_refused():
    with pytest.raises(BadInput, match="calendar"):
        _plan(injections=15, start=date.max)


def test_steroid_is_never_repeated_in_a_course():
    with pytest.raises(RefusedForSafety) as caught:
        _plan(steroid=True)
    assert caught.value.exit_code == 3
    assert "epidural 2–6 weeks apart" in str(caught.value)


def test_the_text_stands_beside_today_and_what_is_not_read_says_so():
    document = json.loads(json.dumps(_plan().to_dict()))
    for row in document["evidence"]:
        assert row["claim"] == {**row["claim"], "sources": ["seed"], "read": True}
        assert row["today"]["text"]
        assert not row["today"]["read"] or row["today"]["sources"]
    assert "No guideline supports" in document["evidence"][0]["today"]["text"]
    assert "21 days" in document["evidence"][2]["claim"]["text"]
    assert "30%" in document["stop_rule"]["text"]
    assert document["stop_rule"]["read"] is False
    assert document["steroid"] is False
    assert document["days"] == 13


@given(counts, gaps, starts)
def test_the_calendar_file_holds_the_same_days(count, gap, start):
    course = _plan(injections=count, break_days=gap, start=start)
    events = Calendar.from_ical(course.to_ics(stamp=STAMP)).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [session.day for session in course.sessions]
    assert all(event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1) for event in events)
    assert len({str(event["uid"]) for event in events}) == count


def test_the_calendar_file_is_as_the_standard_wants_it():
    text = _plan().to_ics(stamp=STAMP)
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "DTSTAMP:20310301T120000Z" in text
    assert text == _plan().to_ics(stamp=STAMP), "a second import updates, it does not double"


def test_each_event_carries_the_warning_and_the_stop_rule_where_it_falls():
    events = Calendar.from_ical(_plan().to_ics(stamp=STAMP)).walk("VEVENT")
    told = [str(event["description"]) for event in events]
    assert all("not a medical device" in text and "No guideline" in text for text in told)
    assert ["Decide after this one" in text for text in told] == [False, True, True, False, False]


def test_a_document_asks_for_the_same_course():
    document = {"injections": 5, "break_days": 3, "start": "2031-03-01", "steroid": None}
    assert plan_from(document, today=TODAY) == _plan()
    for bad in ([], "x", {**document, "injection": 5}, {**document, "today": "2031-01-01"}, {"injections": 5}):
        with pytest.raises(BadInput):
            plan_from(bad, today=TODAY)

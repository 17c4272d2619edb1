"""A course of injections with dates: what the original text asks for, beside what holds today.

The text has courses of 2–15 injections with breaks of 3–4 days. A plan keeps to that range, says that no guideline
supports it, carries a stop rule, and is never made with steroid.

References
----------
Source keys: ``seed`` (the original text), ``bupi-label``, and those of the steroid rules in ``data/course.json``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from anatomy.catalogue.drug_schema import Course, OriginalNumber, SteroidRepeatRule
from anatomy.catalogue.load import load_catalogue
from anatomy.errors import BadInput, DataError, RefusedForSafety

#: The stop rule asks after the second and third injection whether anything was gained.
_JUDGED_AFTER = (2, 3)
_TEXT = "seed"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class _Bounds:
    """How a figure of the course is asked for, and why it ends where it does."""

    path: str
    unit: str
    says: str
    too_few: str
    too_many: str


_COUNT = _Bounds(
    path="injections",
    unit="injections",
    says="courses of {low} to {high} injections",
    too_few="One injection is no course.",
    too_many="No guideline has so many.",
)
_BREAK = _Bounds(
    path="break_days",
    unit="days",
    says="breaks of {low} or {high} days",
    too_few="Closer injections share one 24-hour ceiling or leave no time to judge the last one.",
    too_many="A longer break is another scheme, which the records do not hold.",
)


@dataclass(frozen=True, slots=True)
class Session:
    """One injection of a course.

    Parameters
    ----------
    n
        First, second, ….
    day
        Its date.
    judge
        Whether the stop rule asks for a decision after it.
    """

    n: int
    day: date
    judge: bool

    def to_dict(self) -> dict[str, Any]:
        """Return the session as a document."""
        return {
            "n": self.n,
            "date": self.day.isoformat(),
            "weekday": _WEEKDAYS[self.day.weekday()],
            "judge": self.judge,
        }


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with its sources, marked read or recalled.

    Parameters
    ----------
    text
        The sentence.
    sources
        Source keys; empty where none is recorded.
    read
        Whether one of them was read for it.
    """

    text: str
    sources: tuple[str, ...]
    read: bool

    def to_dict(self) -> dict[str, Any]:
        """Return the statement as a document."""
        return {"text": self.text, "sources": list(self.sources), "read": self.read}


@dataclass(frozen=True, slots=True)
class ClaimToday:
    """A claim of the original text beside today's reading of it.

    Parameters
    ----------
    claim
        What the text says. That it says so was read.
    today
        What holds today.
    """

    claim: Statement
    today: Statement

    def to_dict(self) -> dict[str, Any]:
        """Return both as a document."""
        return {"claim": self.claim.to_dict(), "today": self.today.to_dict()}


@dataclass(frozen=True, slots=True)
class CoursePlan:
    """A dated course. It is a record of the text's scheme, not advice.

    Parameters
    ----------
    sessions
        Every injection, in order.
    break_days
        Days from one injection to the next.
    stop_rule, spacing
        When to stop early, and how close injections may come.
    evidence
        The text's claims beside today's reading.
    steroid_rules
        How far apart steroid is given, by route: why it is no part of a course.
    """

    sessions: tuple[Session, ...]
    break_days: int
    stop_rule: Statement
    spacing: Statement
    evidence: tuple[ClaimToday, ...]
    steroid_rules: tuple[SteroidRepeatRule, ...]

    @property
    def start(self) -> date:
        """Date of the first injection."""
        return self.sessions[0].day

    @property
    def end(self) -> date:
        """Date of the last injection."""
        return self.sessions[-1].day

    def to_dict(self) -> dict[str, Any]:
        """Return the plan as the document of the contract."""
        return {
            "injections": len(self.sessions),
            "break_days": self.break_days,
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "days": (self.end - self.start).days + 1,
            "steroid": False,
            "sessions": [session.to_dict() for session in self.sessions],
            "stop_rule": self.stop_rule.to_dict(),
            "spacing": self.spacing.to_dict(),
            "evidence": [statement.to_dict() for statement in self.evidence],
            "steroid_rules": [_steroid_document(rule) for rule in self.steroid_rules],
        }

    def to_ics(self, *, stamp: datetime | None = None) -> str:
        """Return the plan as a calendar file (RFC 5545): one all-day event a session.

        Parameters
        ----------
        stamp
            When the file was made; now by default. Ids depend on the plan alone, so that a second import updates.

        Returns
        -------
        str
            The file, lines ended by CR LF as the standard has it.

        Examples
        --------
        >>> plan_of = plan(injections=2, break_days=3, start="2031-03-01", today=date(2031, 1, 1))
        >>> "DTSTART;VALUE=DATE:20310304" in plan_of.to_ics()
        True
        """
        from anatomy.blocks.course_calendar import calendar_file

        return calendar_file(self, stamp or datetime.now(UTC))


def plan(
    *,
    injections: object,
    break_days: object,
    start: object,
    steroid: bool = False,
    today: date | None = None,
) -> CoursePlan:
    """Return a dated course within what the original text asks for.

    Parameters
    ----------
    injections
        How many: 2 to 15.
    break_days
        Days from one injection to the next: 3 or 4. The text may mean days between courses; injections are assumed.
    start
        Date of the first, today or later: a date or ``"YYYY-MM-DD"``.
    steroid
        Whether the solution holds steroid: then there is no course.
    today
        The day of asking; the clock's by default.

    Returns
    -------
    CoursePlan
        Sessions, stop rule and evidence.

    Raises
    ------
    BadInput
        If a figure is outside the text's range, or the date is impossible or past.
    RefusedForSafety
        If steroid is to be repeated.

    Examples
    --------
    >>> course = plan(injections=4, break_days=3, start="2031-03-01", today=date(2031, 1, 1))
    >>> [session.day.isoformat() for session in course.sessions]
    ['2031-03-01', '2031-03-04', '2031-03-07', '2031-03-10']
    >>> plan(injections=40, break_days=3, start="2031-03-01", today=date(2031, 1, 1))
    Traceback (most recent call last):
        ...
    anatomy.errors.BadInput: injections: the text has courses of 2 to 15 injections, not 40. No guideline has so many.
    """
    record = load_catalogue().course
    if steroid:
        raise RefusedForSafety(_steroid_refusal(record))
    count = _within(injections, _COUNT, _figure(record, "course_count"))
    gap = _within(break_days, _BREAK, _figure(record, "course_interval"))
    first = _first_day(start, today or date.today())
    try:
        days = [first + timedelta(days=gap * i) for i in range(count)]
    except OverflowError:
        raise BadInput(f"a course from {first.isoformat()} runs out of the calendar.", path="start") from None
    rule = record.repeat_rules.local_anaesthetic_only
    return CoursePlan(
        sessions=tuple(Session(i, day, i in _JUDGED_AFTER) for i, day in enumerate(days, start=1)),
        break_days=gap,
        stop_rule=Statement(
            f"{_sentence(rule.stop_rule)} This is the curator's proposal, not evidence.",
            rule.sources,
            rule.verified,
        ),
        spacing=Statement(f"{_sentence(rule.min_hours_between)} {_sentence(rule.note)}", rule.sources, rule.verified),
        evidence=_evidence(record),
        steroid_rules=record.repeat_rules.steroid,
    )


def _evidence(record: Course) -> tuple[ClaimToday, ...]:
    """Return the text's claims beside today's reading: the scheme first, then its promise of about 21 days."""
    claims = {
        "course_count": "Courses of 2–15 injections.",
        "course_interval": "A break of 3–4 days.",
        "joint_duration": "Joint blocks last 21 days on average.",
        "nerve_duration": "Nerve blocks last up to 21 days.",
    }
    found = []
    for id_, claim in claims.items():
        figure = _figure(record, id_)
        others = tuple(source for source in figure.sources if source != _TEXT)
        found.append(
            ClaimToday(
                Statement(claim, (_TEXT,), figure.verified),
                # the record's flag speaks of the text's figure; today's reading is read only with a source of its own
                Statement(figure.check, others, bool(others) and figure.verified),
            )
        )
    return tuple(found)


def _steroid_refusal(record: Course) -> str:
    routes = "; ".join(
        f"{rule.route} {_span(rule.min_interval_weeks)} weeks apart"
        for rule in record.repeat_rules.steroid
        if rule.min_interval_weeks
    )
    return f"No course with steroid: {record.repeat_rules.original_text_conflict}. Least intervals: {routes}."


def _within(typed: object, bounds: _Bounds, figure: OriginalNumber) -> int:
    """Return a whole number inside the text's range, or say why not."""
    if figure.value is None:
        raise DataError(f"course.json: record '{figure.id}' has no range; restore it from the original text.")
    low, high = (int(end) for end in figure.value)
    text = str(typed).strip()
    if isinstance(typed, bool) or not isinstance(typed, (int, str)) or not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise BadInput(f"'{text[:40]}' is no whole number of {bounds.unit}.", path=bounds.path)
    value = int(text)
    if low <= value <= high:
        return value
    why = bounds.too_few if value < low else bounds.too_many
    raise BadInput(f"the text has {bounds.says.format(low=low, high=high)}, not {value}. {why}", path=bounds.path)


def _first_day(typed: object, today: date) -> date:
    """Return the first day; what is past is not planned."""
    if isinstance(typed, datetime):
        first = typed.date()
    elif isinstance(typed, date):
        first = typed
    else:
        text = str(typed).strip()
        try:
            if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
                raise ValueError
            first = date.fromisoformat(text)
        except ValueError:
            raise BadInput(f"'{text[:40]}' is no date: write YYYY-MM-DD, e.g. {today}.", path="start") from None
    if first < today:
        raise BadInput(f"{first} is in the past; today is {today}. A plan begins today or later.", path="start")
    return first


def _figure(record: Course, id_: str) -> OriginalNumber:
    """Return a figure of the original text."""
    for figure in record.original_numbers:
        if figure.id == id_:
            return figure
    raise DataError(f"course.json: no record '{id_}' among original_numbers; restore it.")


def _steroid_document(rule: SteroidRepeatRule) -> dict[str, Any]:
    return {
        "route": rule.route,
        "min_interval_weeks": None if rule.min_interval_weeks is None else list(rule.min_interval_weeks),
        "max_per_year": None if rule.max_per_year is None else list(rule.max_per_year),
        "note": rule.note,
        "sources": list(rule.sources),
        "read": rule.verified,
    }


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:].rstrip('.')}."


def _span(pair: tuple[float, float] | None) -> str:
    low, high = pair or (0.0, 0.0)
    return f"{low:g}" if low == high else f"{low:g}–{high:g}"

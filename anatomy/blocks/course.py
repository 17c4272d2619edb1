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
from datetime import date, datetime, timedelta

from anatomy.blocks.course_plan import ClaimToday, CoursePlan, Session
from anatomy.blocks.document import fields_of
from anatomy.blocks.statement import Statement
from anatomy.catalogue.drug_schema import Course, OriginalNumber
from anatomy.catalogue.load import load_catalogue
from anatomy.errors import BadInput, DataError, RefusedForSafety

__all__ = ["ClaimToday", "CoursePlan", "Session", "plan", "plan_from"]

#: The stop rule asks after the second and third injection whether anything was gained.
_JUDGED_AFTER = (2, 3)
_TEXT = "seed"


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


def plan_from(document: object, *, today: date | None = None) -> CoursePlan:
    """Return the course that a JSON document asks for: the fields are the arguments of ``plan``.

    Raises
    ------
    BadInput
        If it is no object, or a field is unknown or missing.

    Examples
    --------
    >>> document = {"injections": 3, "break_days": 4, "start": "2031-03-01"}
    >>> plan_from(document, today=date(2031, 1, 1)).end.isoformat()
    '2031-03-09'
    """
    fields = fields_of(document, plan, but=("today",))
    for field in ("injections", "break_days", "start"):
        if field not in fields:
            raise BadInput(f"{field} must be given: 2 to 15 injections, 3 or 4 days between, a start date.", path=field)
    return plan(**fields, today=today)


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


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:].rstrip('.')}."


def _span(pair: tuple[float, float] | None) -> str:
    low, high = pair or (0.0, 0.0)
    return f"{low:g}" if low == high else f"{low:g}–{high:g}"

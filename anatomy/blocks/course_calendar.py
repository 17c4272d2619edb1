"""A course plan as a calendar file (RFC 5545), one all-day event a session."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

if TYPE_CHECKING:
    from anatomy.blocks.course_plan import CoursePlan, Session


def calendar_file(plan: CoursePlan, stamp: datetime) -> str:
    """Return the text of an ``.ics`` file.

    Parameters
    ----------
    plan
        The course.
    stamp
        When the file was made.

    Returns
    -------
    str
        The file, lines ended by CR LF as the standard has it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Metamere//Course planner//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", f"Course of {len(plan.sessions)} injections (plan)")
    for session in plan.sessions:
        event = Event()
        event.add("uid", f"{_key(plan, session)}@metamere")
        event.add("dtstamp", stamp.astimezone(UTC).replace(microsecond=0))
        event.add("dtstart", session.day)
        event.add("dtend", session.day + timedelta(days=1))
        event.add("summary", f"Injection {session.n} of {len(plan.sessions)} (plan)")
        event.add("description", _description(plan, session))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    text: str = calendar.to_ical().decode("utf-8")
    return text


def _key(plan: CoursePlan, session: Session) -> str:
    """Return an id that depends on the plan alone, so that a second import updates rather than doubles."""
    which = f"{plan.start.isoformat()}/{len(plan.sessions)}/{plan.break_days}/{session.n}"
    return hashlib.sha256(which.encode()).hexdigest()[:32]


def _description(plan: CoursePlan, session: Session) -> str:
    lines = [f"Decide after this one. {plan.stop_rule.text}"] if session.judge else []
    scheme = plan.evidence[0]
    lines.append(f"The text: {scheme.claim.text} Today: {scheme.today.text}")
    lines.append("Without steroid. A plan to discuss, not advice; not a medical device.")
    return "\n".join(lines)

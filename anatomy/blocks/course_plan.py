"""A dated course as it is handed back: sessions, stop rule, and the text's claims beside today's reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from anatomy.blocks.statement import Statement
from anatomy.catalogue.drug_schema import SteroidRepeatRule

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


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
        >>> from anatomy.blocks.course import plan
        >>> plan_of = plan(injections=2, break_days=3, start="2031-03-01", today=date(2031, 1, 1))
        >>> "DTSTART;VALUE=DATE:20310304" in plan_of.to_ics()
        True
        """
        from anatomy.blocks.course_calendar import calendar_file

        return calendar_file(self, stamp or datetime.now(UTC))


def _steroid_document(rule: SteroidRepeatRule) -> dict[str, Any]:
    return {
        "route": rule.route,
        "min_interval_weeks": None if rule.min_interval_weeks is None else list(rule.min_interval_weeks),
        "max_per_year": None if rule.max_per_year is None else list(rule.max_per_year),
        "note": rule.note,
        "sources": list(rule.sources),
        "read": rule.verified,
    }

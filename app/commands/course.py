"""``metamere course``: a dated course of injections, with its stop rule and a calendar file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands import AsJson, show


def course(
    injections: Annotated[str | None, typer.Option("--injections", help="How many: 2 to 15.")] = None,
    break_days: Annotated[str | None, typer.Option("--break-days", help="Days between injections: 3 or 4.")] = None,
    start: Annotated[str | None, typer.Option("--start", help="Date of the first, YYYY-MM-DD.")] = None,
    steroid: Annotated[bool, typer.Option("--steroid", help="With steroid: refused, with the reason.")] = False,
    ics: Annotated[Path | None, typer.Option("--ics", help="Calendar file to write.")] = None,
    as_json: AsJson = False,
) -> None:
    """Plan a course as the original text has it, with dates, a stop rule and what is known about it."""
    from anatomy.blocks.course import plan_from
    from anatomy.errors import BadInput

    document = {"injections": injections, "break_days": break_days, "start": start, "steroid": steroid}
    planned = plan_from(document)
    if ics is not None:
        try:
            ics.write_text(planned.to_ics(), encoding="utf-8", newline="")
        except OSError as error:
            raise BadInput(f"cannot write '{ics}': {error.strerror or error}.", path="ics") from None
    show({**planned.to_dict(), "ics": str(ics) if ics else None}, as_json, print_course)


def print_course(course: dict[str, Any]) -> None:
    """Print the dates, the stop rule and each claim beside today's reading."""
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, soft_wrap=False)
    table = Table("Injection", "Date", "Day", "", box=None, pad_edge=False)
    for session in course["sessions"]:
        table.add_row(
            str(session["n"]),
            session["date"],
            session["weekday"],
            "decide by the stop rule" if session["judge"] else "",
        )
    console.print(table)
    console.print(course["stop_rule"]["text"], style="bold", markup=False)
    for row in course["evidence"]:
        console.print(f"The text: {row['claim']['text']}", markup=False)
        console.print(f"  Today: {row['today']['text']}", style="dim", markup=False)
    console.print(course["spacing"]["text"], style="dim", markup=False)
    console.print("Without steroid. A plan to discuss, not advice; not a medical device.", style="dim")
    if course["ics"]:
        console.print(f"{course['ics']} written.", markup=False)

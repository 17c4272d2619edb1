"""Answers as tables in a terminal."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table

_SAFETY = "Educational reference. Levels are anatomical associations; not for use in patient care decisions."


def _console() -> Console:
    return Console(highlight=False, soft_wrap=False)


def print_answer(answer: dict[str, Any]) -> None:
    """Print red flags first, then what fits with its reasons, the levels and the blocks."""
    console = _console()
    for flag in answer["red_flags"]:
        colour = "red" if flag["state"] == "stop" else "yellow"
        console.print(f"[bold {colour}]{flag['state'].upper()}[/] {flag['text']} {flag.get('action', '')}")
    for row in answer["not_understood"]:
        near = f" Nearest: {', '.join(row['did_you_mean'])}." if row["did_you_mean"] else ""
        console.print(f"[yellow]Not understood[/] in finding {row['finding']}: “{row['text']}”.{near}")
    if answer["candidates"]:
        table = Table("What fits", "Side", "Probability", "5–95 %", "Reasons", box=None, pad_edge=False)
        for c in answer["candidates"][:6]:
            reasons = "\n".join(f"{r['log_odds']:+.1f} {r['text']}" for r in c["reasons"])
            low, high = c["range"]
            mark = "•" if c["in_credible_set"] else " "
            table.add_row(f"{mark} {c['name']}", c["side"], f"{c['probability']:.0%}", f"{low:.0%}–{high:.0%}", reasons)
        console.print(table)
        console.print("• together: nine chances in ten, it is one of these.", style="dim")
    for segment, levels in answer["levels"].items():
        console.print(
            f"[bold]{segment}[/] cord behind {levels['cord_at_vertebra']}, root leaves by {levels['root_exit']}, "
            f"disc {levels['disc'] or '–'}, spinous gap {levels['spinous'] or '–'}"
        )
    if answer["blocks"]:
        print_blocks(list(answer["blocks"]))
    for caveat in answer["caveats"]:
        console.print(caveat, style="dim")
    console.print(_SAFETY, style="dim")


def print_where(result: dict[str, Any]) -> None:
    """Print areas, segment shares and nerves of a place on the skin."""
    console = _console()
    console.print("[bold]" + ", ".join(area["name"] for area in result["areas"]) + "[/]")
    table = Table("Segment", "Share", *result["by_map"], box=None, pad_edge=False)
    for row in result["segments"]:
        others = [
            next((f"{r['share']:.0%}" for r in rows if r["segment"] == row["segment"]), "–")
            for rows in result["by_map"].values()
        ]
        table.add_row(row["segment"], f"{row['share']:.0%}", *others)
    console.print(table)
    if result["nerves"]:
        console.print("Nerves: " + ", ".join(nerve["name"] for nerve in result["nerves"]))


def print_blocks(rows: list[dict[str, Any]]) -> None:
    """Print block rows; those held back say why."""
    table = Table("Block", "Level", "Guidance", "Evidence", "", box=None, pad_edge=False)
    for row in rows:
        held = "" if row["offered"] else f"not offered: {row['why_not']}"
        table.add_row(row["name"], row["level"] or "–", str(row["guidance"]), str(row["evidence"]), held)
    _console().print(table)


def print_record(record: Any, indent: int = 0) -> None:
    """Print a record as indented lines, in the order of its fields."""
    console, pad = _console(), "  " * indent
    for key, value in record.items():
        if value in (None, [], {}, ""):
            continue
        if isinstance(value, dict):
            console.print(f"{pad}[bold]{key}[/]")
            print_record(value, indent + 1)
        elif isinstance(value, list) and isinstance(value[0], dict):
            console.print(f"{pad}[bold]{key}[/]")
            for item in value:
                line = "  ".join(_short(k, v) for k, v in item.items() if v not in (None, [], {}, ""))
                console.print(f"{pad}  {line}", markup=False)
        else:
            shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            console.print(f"{pad}[bold]{key}[/] ", end="")
            console.print(shown, markup=False)


def _short(key: str, value: Any) -> str:
    if isinstance(value, list):
        return f"{key}: {', '.join(map(str, value))}"
    return str(value) if key in {"segment", "name", "id"} else f"{key}: {value}"

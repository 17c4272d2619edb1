"""The dose ruler: one track in mg, a tick for each authority, the lowest in red and named. Over it, nothing is cut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from app.components.blocks.words import number

#: Two numbers closer than this part of the track do not stand on one line.
_APART = 0.11
_ROOM = 1.08
#: What is given is written over the start of the track when no ceiling stands there.
_CLEAR = 0.2


@dataclass(frozen=True, slots=True)
class Tick:
    """A ceiling on the ruler."""

    mg: float
    names: tuple[str, ...]
    lowest: bool
    row: int = 0


def ticks(give: Mapping[str, Any]) -> tuple[Tick, ...]:
    """Return the ceilings of a give from low to high, those of one figure together.

    Parameters
    ----------
    give
        A row of ``gives`` in the dose document.
    """
    by_mg: dict[float, list[str]] = {}
    for claim in give["claims"]:
        if claim["applies"] and claim["ceiling_mg"] is not None:
            by_mg.setdefault(round(claim["ceiling_mg"], 1), []).append(claim["authority"])
    used = round(give["ceiling_mg"], 1)
    names = by_mg.setdefault(used, [])
    if not names:
        names.append("with the reduction" if give["ceiling"]["factor"] < 1 else "conservative default")
    found: list[Tick] = []
    top = _scale(give, by_mg)
    last = [-1.0, -1.0]
    for mg in sorted(by_mg):
        at = mg / top
        row = 0 if at - last[0] >= _APART else 1
        last[row] = at
        found.append(Tick(mg, tuple(by_mg[mg]), mg == used, row))
    return tuple(found)


def ruler(give: Mapping[str, Any]) -> Component:
    """Return the ruler of one give; the words above and the table below say the same."""
    found = ticks(give)
    top = _scale(give, [tick.mg for tick in found])
    over = give["over"]
    fill = 100 * give["mg"] / top
    children: list[Component] = [
        html.Div(html.I(style={"width": f"{fill:.2f}%"}), className="tr"),
        html.Span(
            html.B(f"{number(round(give['mg'], 1))} mg"),
            className="tx given",
            hidden=found[0].mg / top < _CLEAR,
        ),
    ]
    for tick in found:
        at = {"left": f"{100 * tick.mg / top:.2f}%"}
        children.append(html.Span(className="tk low" if tick.lowest else "tk", style=at))
        children.append(
            html.Span(
                html.B(number(tick.mg)), className=f"tx mg row{tick.row}{' low' if tick.lowest else ''}", style=at
            )
        )
        if tick.lowest:
            children.append(
                html.Span(
                    tick.names[0] if len(tick.names) == 1 else f"{tick.names[0]} and {len(tick.names) - 1} more",
                    className="tx name low",
                    style={"left": f"{min(max(100 * tick.mg / top, 22), 78):.2f}%"},
                )
            )
    return html.Div(children, className="rulr over" if over else "rulr", **{"aria-hidden": "true"})


def _scale(give: Mapping[str, Any], ceilings: Sequence[float] | Mapping[float, Any]) -> float:
    return max([*ceilings, give["mg"], give["ceiling_mg"]]) * _ROOM

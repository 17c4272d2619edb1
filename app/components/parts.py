"""Small parts that many panels use: badges of trust, badges of evidence, kind icons and probability bars."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from dash import html
from dash.development.base_component import Component

from app import text
from app.components.base import plain
from app.components.svg import Icon

KIND_ICONS = {
    "root": "root",
    "root_pair": "root",
    "cord": "cord",
    "plexus": "nerve",
    "nerve": "nerve",
    "joint": "joint",
    "disc": "joint",
    "muscle": "barbell",
    "viscus": "heart",
    "zoster": "activity",
    "other": "dots",
}


@lru_cache(maxsize=1024)
def kept_source_badge(label: str, read: bool) -> dict[str, Any]:
    """Return a source badge as the plain values that travel: the same few come back in every answer."""
    badge_: dict[str, Any] = plain(source_badge(label, read=read))
    return badge_


def source_badge(label: str, *, read: bool, title: str = "") -> Component:
    """Name of a source with "read" or "recalled": a filled or an open dot, never colour alone."""
    return html.Span(
        [html.I(), label, html.Em("read" if read else "recalled")],
        className="src" if read else "src rec",
        title=title or None,
    )


@lru_cache(maxsize=64)
def evidence_badge(grade: str, words: str = "") -> Component:
    """Letter in a square, and what it means."""
    return html.Span([html.B(grade), words or text.EVIDENCE.get(grade, "")], className=f"ev ev{grade}")


@lru_cache(maxsize=256)
def badge(words: str, tone: str = "") -> Component:
    """Outlined words."""
    return html.Span(words, className=f"bdg {tone}".strip())


@lru_cache(maxsize=32)
def kind_icon(kind: str) -> Component:
    """Icon of a kind of explanation in its well."""
    return html.Span(Icon(name=KIND_ICONS.get(kind, "dots"), size=18), className="kind")


def probability_bar(probability: float, low: float, high: float, family: str = "") -> Component:
    """Pale band for the 90 % range, upright mark for the best estimate, ticks at quarters.

    The numbers stand beside it, so that it says nothing to a screen reader.
    """
    percent = [max(0.0, min(100.0, 100 * v)) for v in (low, high, probability)]
    band = {"left": f"{percent[0]:.1f}%", "width": f"{max(percent[1] - percent[0], 0.6):.1f}%"}
    tint = {"--f": f"var(--fam{family})"} if family else {}
    return html.Span(
        [html.I(className="iv", style=band), html.I(className="pt", style={"left": f"{percent[2]:.1f}%"})],
        className="pb lead" if family else "pb",
        style=tint or None,
        **{"aria-hidden": "true"},
    )

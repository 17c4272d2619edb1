"""The three-phase pain response of the original text as a chart: our curve solid, the text's own claim dashed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from anatomy.blocks.three_phase import Curve

_DAY = 24 * 60.0
#: The time axis is a logarithm of minutes after this shift, so that seconds and weeks both have room.
_SHIFT = 1.0
_TICKS = (
    (0, "0"),
    (1, "1 min"),
    (10, "10 min"),
    (60, "1 h"),
    (240, "4 h"),
    (1440, "1 day"),
    (3 * _DAY, "3 days"),
    (21 * _DAY, "21 days"),
)
CLAIM_DAYS = 21.0


def place(minutes: Any) -> Any:
    """Return where a time stands on the axis.

    Examples
    --------
    >>> round(float(place(9.0)), 3)
    1.0
    """
    return np.log10(np.asarray(minutes, dtype=float) + _SHIFT)


def claimed(curve: Curve, baseline: float) -> tuple[Any, Any]:
    """Return the original text's claim as times and pain: more pain, then less, then none for about 21 days."""
    minutes = np.geomspace(0.05, CLAIM_DAYS * _DAY, 160)
    onset = sum(curve.onset_min) / 2
    irritation = 1.0 * np.exp(-minutes / 2)
    fall = 1 / (1 + (minutes / onset) ** 1.6)
    return minutes, np.minimum(baseline * fall + irritation, 10.0)


def three_phase_figure(curve: Curve, *, baseline: float = 7.0) -> go.Figure:
    """Return the chart of one drug.

    Parameters
    ----------
    curve
        From :func:`anatomy.blocks.three_phase.three_phase`.
    baseline
        Pain before the needle, 0–10.

    Returns
    -------
    plotly.graph_objects.Figure
        Its colours are tokens of the style sheet, ``var(--ink)``, which the page fills in.
    """
    import plotly.graph_objects as go

    ink, faint, line, amber = "var(--ink)", "var(--ink3)", "var(--line)", "var(--amber)"
    paper = "rgba(0,0,0,0)"
    # the last hours after the drug is gone go on to the text's 21 days at the same pain
    minutes = np.append(curve.minutes, CLAIM_DAYS * _DAY)
    drawn = np.append(curve.nrs, curve.nrs[-1])
    least, most = np.append(curve.nrs_least_relief, baseline), np.append(curve.nrs_most_relief, baseline)
    at = place(minutes)
    text_minutes, text_nrs = claimed(curve, baseline)
    figure = go.Figure()
    figure.add_scatter(x=at, y=least, mode="lines", line={"width": 0}, hoverinfo="skip", showlegend=False)
    figure.add_scatter(
        x=at, y=most, mode="lines", line={"width": 0}, fill="tonexty", fillcolor="rgba(128,140,155,.20)",
        hoverinfo="skip", showlegend=False, name="assumed amplitudes",
    )  # fmt: skip
    figure.add_scatter(
        x=place(text_minutes), y=text_nrs, mode="lines", line={"color": amber, "width": 2, "dash": "6px,5px"},
        name="Original text", hoverinfo="skip",
    )  # fmt: skip
    figure.add_scatter(
        x=at, y=drawn, mode="lines", line={"color": ink, "width": 2.4}, name=curve.drug,
        hovertemplate="pain %{y:.1f}<extra></extra>",
    )  # fmt: skip
    font = {"family": "Inter, system-ui, sans-serif", "size": 12, "color": faint}
    figure.update_layout(
        margin={"l": 36, "r": 12, "t": 14, "b": 64}, height=320, font=font, paper_bgcolor=paper, plot_bgcolor=paper,
        showlegend=False, hovermode="closest",
        xaxis={
            "tickvals": [float(place(minute)) for minute, _ in _TICKS], "ticktext": [words for _, words in _TICKS],
            "range": [-0.02, float(place(CLAIM_DAYS * _DAY)) + 0.12], "showgrid": False, "zeroline": False,
            "linecolor": line, "fixedrange": True, "tickangle": 0,
        },
        yaxis={
            "range": [0, 10], "tickvals": [0, 2, 4, 6, 8, 10], "gridcolor": line, "zeroline": False, "fixedrange": True,
            "title": {"text": "Pain, 0–10", "font": font, "standoff": 4},
        },
    )  # fmt: skip
    figure.add_annotation(
        x=1, xref="paper", xanchor="right", y=baseline + 0.55, text="Drug alone: back to where it was", showarrow=False,
        font={**font, "color": ink},
    )  # fmt: skip
    figure.add_annotation(
        x=1, xref="paper", xanchor="right", y=0.75, text="Original text: pain goes", showarrow=False,
        font={**font, "color": amber},
    )  # fmt: skip
    ends = [0.0, *(phase.end_min for phase in curve.phases[:2]), CLAIM_DAYS * _DAY]
    for phase, start, end in zip(curve.phases, ends, ends[1:], strict=False):
        middle = float(place(start) + place(end)) / 2
        figure.add_annotation(
            x=middle, y=-0.13, yref="paper", yanchor="top", showarrow=False, font={**font, "color": ink},
            text=f"{phase.n} {phase.name}",
        )  # fmt: skip
        if start:
            figure.add_vline(x=float(place(start)), line={"color": line, "width": 1, "dash": "dot"})
    return figure

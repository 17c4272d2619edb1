"""The course planner and the three-phase curve: what the original text says, beside what holds today."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from anatomy.blocks.course_plan import CoursePlan
from anatomy.errors import MetamereError
from app.components.blocks import ids
from app.components.blocks.dose import problem
from app.components.blocks.plot import PLOTLY_SRC, Plot
from app.components.blocks.timeline import timeline
from app.components.blocks.words import sentence, span
from app.components.parts import source_badge
from app.components.svg import Icon

_DRUGS = ("procaine", "lidocaine", "bupivacaine", "levobupivacaine", "ropivacaine", "mepivacaine", "chloroprocaine",
          "articaine")  # fmt: skip


def course_panel() -> Component:
    """Return the planner, and the curve behind its button."""
    return html.Div(
        [
            html.Section(
                [
                    html.Div(
                        [
                            html.H2("Course plan"),
                            html.P(
                                "The original text has courses of 2 to 15 injections, 3 or 4 days apart. It is planned "
                                "here as the text says, with what holds today beside it.",
                                className="sub",
                            ),
                        ],
                        className="ch",
                    ),
                    html.Div(
                        [
                            dmc.NumberInput(
                                id=ids.COURSE_COUNT, label="Injections", value=5, hideControls=True, debounce=300
                            ),
                            dmc.NumberInput(
                                id=ids.COURSE_BREAK,
                                label="Days apart",
                                value=4,
                                suffix=" days",
                                hideControls=True,
                                debounce=300,
                            ),
                            dmc.TextInput(
                                id=ids.COURSE_START, label="First day", placeholder="YYYY-MM-DD", debounce=400
                            ),
                            dmc.Select(
                                id=ids.COURSE_STEROID,
                                label="Steroid in it",
                                data=[{"value": "no", "label": "no"}, {"value": "yes", "label": "yes"}],
                                value="no",
                                allowDeselect=False,
                            ),
                        ],
                        className="course-form",
                    ),
                    html.Div(id=ids.COURSE_OUT, role="status"),
                    html.Div(
                        [
                            html.Button(
                                [Icon(name="plus", size=16), "Calendar file"],
                                id=ids.COURSE_ICS,
                                n_clicks=0,
                                type="button",
                                className="btn",
                            ),
                            html.Button("Print", id=ids.COURSE_PRINT, n_clicks=0, type="button", className="btn"),
                        ],
                        className="answers no-print",
                    ),
                ],
                className="bcard open course",
                **{"aria-label": "Course plan"},
            ),
            html.Section(
                [
                    html.Div(
                        [
                            html.H2("Pain over time"),
                            html.P(
                                "The original text’s three phases, drawn for one drug. Drawn, not measured.",
                                className="sub",
                            ),
                        ],
                        className="ch",
                    ),
                    html.Button(
                        [Icon(name="activity", size=16), "Draw the curve"],
                        id=ids.CURVE_OPEN,
                        n_clicks=0,
                        type="button",
                        className="btn",
                        **{"aria-expanded": "false", "aria-controls": ids.CURVE_FORM},
                    ),
                    html.Div(
                        [
                            html.Div(
                                [
                                    dmc.Select(
                                        id=ids.CURVE_DRUG,
                                        label="Drug",
                                        data=[{"value": d, "label": d} for d in _DRUGS],
                                        value="lidocaine",
                                        allowDeselect=False,
                                    ),
                                    dmc.Select(
                                        id=ids.CURVE_ROUTE,
                                        label="Where",
                                        data=[
                                            {"value": "infiltration", "label": "in tissue"},
                                            {"value": "nerve", "label": "at a nerve"},
                                        ],
                                        value="infiltration",
                                        allowDeselect=False,
                                    ),
                                ],
                                className="course-form two-fields",
                            ),
                            html.Div(id=ids.CURVE_OUT),
                        ],
                        id=ids.CURVE_FORM,
                        hidden=True,
                    ),
                ],
                className="bcard open curve no-print",
                **{"aria-label": "Pain over time"},
            ),
        ]
    )


def course_answer(asked: Mapping[str, Any], *, today: date | None = None) -> list[Component]:
    """Return the plan that was asked for, or why there is none.

    Parameters
    ----------
    asked
        ``injections``, ``break_days``, ``start`` and ``steroid``.
    today
        The day of asking.
    """
    from anatomy.blocks.course import plan

    try:
        made = plan(**asked, today=today)
    except MetamereError as error:
        return [problem(error)]
    return plan_parts(made)


def plan_parts(made: CoursePlan) -> list[Component]:
    """Return a plan: timeline, list, stop rule, claims beside today, steroid rules, and what may be done with it."""
    document = made.to_dict()
    sessions = document["sessions"]
    head = f"{len(sessions)} injections, {document['break_days']} days apart"
    return [
        html.P(
            [html.B(head), f": {_day(sessions[0])} to {_day(sessions[-1])}, {document['days']} days."], className="eq"
        ),
        html.Div(timeline(made), className="pl-wrap"),
        html.Ol(
            [
                html.Li(
                    [
                        html.B(_day(session)),
                        html.Span(session["weekday"], className="mute"),
                        html.Span("Decide: a gain of 30 %?", className="tone-red") if session["judge"] else None,
                    ]
                )
                for session in sessions
            ],
            className="dates",
        ),
        html.Div(
            [html.B("Stop rule. "), document["stop_rule"]["text"], " ", _mark(document["stop_rule"])], className="rule"
        ),
        html.Div([html.B("Spacing. "), document["spacing"]["text"], " ", _mark(document["spacing"])], className="rule"),
        html.Div([_claim(row) for row in document["evidence"]], className="claim-grid"),
        html.Details(
            [
                html.Summary("Why no steroid: least intervals by route"),
                html.Ul([html.Li(_steroid(rule)) for rule in document["steroid_rules"]]),
            ]
        ),
    ]


def curve_parts(drug: str, route: str) -> list[Any]:
    """Return the chart of one drug with its label, phases and sources."""
    from anatomy.blocks.three_phase import three_phase
    from app.figures.three_phase import three_phase_figure

    try:
        curve = three_phase(drug, route="nerve" if route == "nerve" else "infiltration")
    except MetamereError as error:
        return [problem(error)]
    figure = three_phase_figure(curve)
    words = (
        f"{drug}: onset {span(*curve.onset_min, 'min')}, gone after {_minutes(curve.offset_min)}. "
        f"Pain rises at the needle, falls, and comes back when the drug wears off."
    )
    return [
        Plot(
            figure=figure.to_json(),
            src=PLOTLY_SRC,
            label=f"Chart of pain over time. {words}",
            className="curve-graph",
        ),
        html.P([html.B(curve.label), " ", words, " ", source_badge("Times", read=curve.read)], className="eq"),
        html.Ul(
            [
                html.Li([html.B(f"{p.n} {p.name}. "), f"The text: {p.claim}. ", f"Pharmacology: {p.reading}."])
                for p in curve.phases
            ],
            className="notes",
        ),
        html.P(_rebound(curve.rebound), className="eq"),
        html.Div(
            [
                html.B("Original text: "),
                "three phases, effect about 21 days. ",
                html.B("Today: "),
                "local anaesthetic lasts hours.",
            ],
            className="claim",
        ),
    ]


def _rebound(words: str) -> str:
    """Return what happens when the drug wears off, without the record's word to the one who draws it.

    Examples
    --------
    >>> _rebound("Pain returns: the tool must draw this, not a fall. A flare is common.")
    'Pain returns. A flare is common.'
    """
    return sentence(re.sub(r": the tool must[^.]*", "", words))


def _minutes(pair: Sequence[float]) -> str:
    low, high = pair
    return span(low, high, "min") if high < 120 else span(round(low / 60, 1), round(high / 60, 1), "h")


def _day(session: Mapping[str, Any]) -> str:
    day = date.fromisoformat(session["date"])
    return f"{day.day} {day:%b %Y}"


def _claim(row: Mapping[str, Any]) -> Component:
    today = row["today"]
    words = [html.B("Original text: "), row["claim"]["text"], " ", html.B("Today: "), today["text"], " ", _mark(today)]
    return html.Div(words, className="claim")


def _mark(statement: Mapping[str, Any]) -> Component:
    return source_badge("", read=statement["read"])


def _steroid(rule: Mapping[str, Any]) -> list[Any]:
    weeks = rule["min_interval_weeks"]
    gap = f"{span(*weeks, 'weeks')} apart" if weeks else "no interval stated"
    most = f", at most {span(*rule['max_per_year'])} a year" if rule["max_per_year"] else ""
    return [
        html.B(sentence(rule["route"])[:-1]),
        f": {gap}{most}. {sentence(rule['note'])} ",
        source_badge("", read=rule["read"]),
    ]

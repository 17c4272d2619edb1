"""The left column: what was found, and who the patient is."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from app import ids, text
from app.components.finding_list import FindingList
from app.components.say import say_field


def findings_panel() -> Component:
    """Return the list of findings with the field that adds one."""
    return html.Div(
        [
            html.Div([html.H2("Findings"), html.Span(id=ids.FINDING_COUNT, className="cap")], className="ph"),
            FindingList(id=ids.FINDING_LIST, findings=[], words=text.FINDINGS),
            say_field("panel"),
        ],
        className="panel",
    )


def patient_panel() -> Component:
    """Return the patient's circumstances; they stay in the browser's tab."""
    lines = [
        html.Div([html.Dt(label), html.Dd(text.CONTEXT_WORDS["not_asked"], id=ids.patient(key))])
        for key, label in text.PATIENT.items()
    ]
    return html.Div(
        [
            html.Div(
                [
                    html.H2("Patient"),
                    html.Button(
                        "Edit",
                        id=ids.PATIENT_EDIT,
                        n_clicks=0,
                        className="linklike",
                        type="button",
                        **{"aria-expanded": "false", "aria-controls": ids.PATIENT_FORM, "aria-label": "Edit patient"},
                    ),
                ],
                className="ph",
            ),
            html.Dl(lines, className="ctx"),
            patient_form(),
            html.P(text.STAYS, className="xs mute"),
        ],
        className="panel patient",
    )


def patient_form() -> Component:
    """Return the fields behind "Edit"."""
    yes_no = [{"value": "", "label": "Not asked"}, {"value": "no", "label": "No"}, {"value": "yes", "label": "Yes"}]
    drugs = [{"value": "none", "label": "none"}, *({"value": d, "label": d} for d in text.ANTITHROMBOTICS)]
    return html.Div(
        [
            dmc.NumberInput(
                id=ids.AGE,
                persistence=True,
                persistence_type="session",
                label=text.PATIENT["age"],
                min=0,
                max=130,
                suffix=" y",
                hideControls=True,
                debounce=300,
            ),
            dmc.NumberInput(
                id=ids.WEIGHT,
                persistence=True,
                persistence_type="session",
                label=text.PATIENT["weight"],
                min=1,
                max=500,
                suffix=" kg",
                hideControls=True,
                debounce=300,
            ),
            dmc.Select(
                id=ids.THINNER,
                persistence=True,
                persistence_type="session",
                label=text.PATIENT["anticoagulant"],
                data=drugs,
                placeholder="Not asked",
                clearable=True,
                searchable=True,
            ),
            dmc.TextInput(
                id=ids.ALLERGIES,
                persistence=True,
                persistence_type="session",
                label=text.PATIENT["allergies"],
                placeholder="e.g. procaine, latex",
                debounce=400,
            ),
            html.Div(
                [
                    html.Span(text.PATIENT["infection"], id="infection-label"),
                    dmc.SegmentedControl(
                        id=ids.INFECTION,
                        persistence=True,
                        persistence_type="session",
                        data=yes_no,
                        value="",
                        fullWidth=True,
                        size="xs",
                        **{"aria-labelledby": "infection-label"},
                    ),
                ],
                className="field",
            ),
            html.Div(
                [
                    html.Span(text.PATIENT["pregnant"], id="pregnant-label"),
                    dmc.SegmentedControl(
                        id=ids.PREGNANT,
                        persistence=True,
                        persistence_type="session",
                        data=yes_no,
                        value="",
                        fullWidth=True,
                        size="xs",
                        **{"aria-labelledby": "pregnant-label"},
                    ),
                ],
                className="field",
            ),
        ],
        id=ids.PATIENT_FORM,
        hidden=True,
        className="patient-form",
    )

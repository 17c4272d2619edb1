"""The frame around the findings: theme, tools, views, sheet, patient and red-flag answers. All in the browser."""

from __future__ import annotations

from dash import ALL, MATCH, ClientsideFunction, Dash, Input, Output, State

from app import ids, text


def register(app: Dash) -> None:
    """Register the callbacks of the frame; the functions are in ``assets/shell.js``."""
    app.clientside_callback(
        ClientsideFunction("shell", "theme"), Output(ids.MANTINE, "forceColorScheme"), Input(ids.THEME, "n_clicks")
    )
    app.clientside_callback(
        ClientsideFunction("shell", "tool"),
        Output(ids.CHART, "tool"),
        *(Output(ids.tool(name), "aria-pressed") for name in text.TOOLS),
        Input({"type": "tool", "id": ALL}, "n_clicks"),
        Input(ids.CHART, "action"),
        State(ids.CHART, "tool"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("shell", "view"),
        Output(ids.CHART, "view"),
        Output(ids.CHART, "face"),
        Output(ids.VIEW, "value"),
        Output(ids.VIEW_NARROW, "value"),
        Input(ids.VIEW, "value"),
        Input(ids.VIEW_NARROW, "value"),
        Input(ids.CHART, "action"),
        State(ids.CHART, "face"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        "function(layer, map) { return [layer, map]; }",
        Output(ids.CHART, "layer"),
        Output(ids.CHART, "map"),
        Input(ids.LAYER, "value"),
        Input(ids.MAP, "value"),
    )
    app.clientside_callback(
        ClientsideFunction("shell", "paint"),
        Output(ids.PAINT, "data"),
        Output(ids.PAINT_SWATCH, "markup"),
        Input(ids.PAINT_TYPE, "value"),
        Input(ids.PAINT_INTENSITY, "value"),
    )
    app.clientside_callback(
        "function(paint) { return paint; }",
        Output(ids.CHART, "paint"),
        Input(ids.PAINT, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("shell", "copyLink"),
        Output(ids.SAID, "children"),
        Input(ids.SHARE, "n_clicks"),
        State(ids.WORDS, "data"),
        prevent_initial_call=True,
    )
    register_sheet(app)
    register_patient(app)
    app.clientside_callback(
        ClientsideFunction("shell", "toggle"),
        Output({"type": "why", "id": MATCH}, "hidden"),
        Output({"type": "row", "id": MATCH}, "aria-expanded"),
        Input({"type": "row", "id": MATCH}, "n_clicks"),
        State({"type": "why", "id": MATCH}, "hidden"),
        prevent_initial_call=True,
    )


def register_sheet(app: Dash) -> None:
    """Register the sheet of a narrow window: three stops, three tabs."""
    app.clientside_callback(
        ClientsideFunction("shell", "sheet"),
        Output(ids.SHEET_STOP, "data"),
        Output(ids.SHEET_TAB, "data"),
        Input(ids.GRAB, "n_clicks"),
        Input(ids.PEEK, "n_clicks"),
        Input({"type": "tab", "id": ALL}, "n_clicks"),
        State(ids.SHEET_STOP, "data"),
        State(ids.SHEET_TAB, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("shell", "sheetClass"),
        Output(ids.SHEET, "className"),
        *(Output(ids.tab(name), "aria-current") for name in ("findings", "fits", "levels")),
        Output(ids.GRAB, "aria-expanded"),
        Input(ids.SHEET_STOP, "data"),
        Input(ids.SHEET_TAB, "data"),
    )


def register_patient(app: Dash) -> None:
    """Register the patient's circumstances and the answers to red-flag questions."""
    app.clientside_callback(
        ClientsideFunction("shell", "context"),
        Output(ids.CONTEXT, "data"),
        Input(ids.AGE, "value"),
        Input(ids.WEIGHT, "value"),
        Input(ids.THINNER, "value"),
        Input(ids.ALLERGIES, "value"),
        Input(ids.INFECTION, "value"),
        Input(ids.PREGNANT, "value"),
        Input({"type": "flag", "id": ALL, "answer": ALL}, "n_clicks"),
        Input({"type": "flag-again", "id": ALL}, "n_clicks"),
        State(ids.CONTEXT, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("shell", "contextShown"),
        *(Output(ids.patient(key), "children") for key in text.PATIENT),
        Input(ids.CONTEXT, "data"),
        State(ids.WORDS, "data"),
    )
    app.clientside_callback(
        "function(clicks) { const open = clicks % 2 === 1; return [!open, String(open)]; }",
        Output(ids.PATIENT_FORM, "hidden"),
        Output(ids.PATIENT_EDIT, "aria-expanded"),
        Input(ids.PATIENT_EDIT, "n_clicks"),
        prevent_initial_call=True,
    )

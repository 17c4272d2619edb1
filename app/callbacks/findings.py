"""The findings: what changes them, and what follows from them without the server. All in the browser."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State

from app import ids


def register(app: Dash) -> None:
    """Register the callbacks of the findings; the functions are in ``assets/state.js``."""
    app.clientside_callback(
        ClientsideFunction("state", "reduce"),
        Output(ids.STATE, "data"),
        Input(ids.CHART, "action"),
        Input(ids.FINDING_LIST, "action"),
        Input(ids.TYPED, "data"),
        Input(ids.UNDO, "n_clicks"),
        Input(ids.REDO, "n_clicks"),
        Input(ids.CLEAR, "n_clicks"),
        Input(ids.LINK_KEEP, "n_clicks"),
        Input(ids.LINK_DROP, "n_clicks"),
        Input(ids.HASH, "data"),
        State(ids.STATE, "data"),
        State(ids.PAINT, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("state", "show"),
        Output(ids.CHART, "marks"),
        Output(ids.FINDING_LIST, "findings"),
        Output(ids.FINDING_COUNT, "children"),
        Output(ids.UNDO, "disabled"),
        Output(ids.REDO, "disabled"),
        Output(ids.CLEAR, "disabled"),
        Output(ids.PAGE, "className"),
        Input(ids.STATE, "data"),
        Input(ids.MAP, "value"),
    )
    app.clientside_callback(
        ClientsideFunction("state", "cutLink"),
        Output(ids.LINK_CUT, "hidden"),
        Output(ids.LINK_COUNT, "children"),
        Output(ids.LINK_READ, "children"),
        Output(ids.LINK_REST, "children"),
        Input(ids.STATE, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("state", "ask"),
        Output(ids.QUESTION, "data"),
        Input(ids.STATE, "data"),
        Input(ids.MAP, "value"),
        Input(ids.CONTEXT, "data"),
        Input(ids.RETRY, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("state", "values"),
        Output(ids.CHART, "values"),
        Input(ids.ANSWER, "data"),
        Input(ids.STATE, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("state", "notes"),
        Output(ids.FINDING_LIST, "notes"),
        Input(ids.ANSWER, "data"),
        State(ids.STATE, "data"),
    )

"""The tools of the blocks page: dose check, course plan, curve, drugs and indications."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import ALL, MATCH, ClientsideFunction, Dash, Input, Output, State, no_update

from anatomy.errors import MetamereError
from app import ids
from app.components.blocks import ids as own
from app.components.blocks.asking import Asking
from app.components.blocks.course import course_answer, curve_parts
from app.components.blocks.dose import MAIN, gives_of, worked_out
from app.components.blocks.drugs import drug_cards
from app.components.blocks.indications import indication_cards
from app.components.static import static


def register_tools(app: Dash, asking: Asking) -> None:
    """Register every tool."""
    register_dose(app)
    register_course(app)
    register_late(app, asking)


def register_dose(app: Dash) -> None:
    """Register the dose panels: that of the page, and one in each opened card."""

    def field(name: str, line: bool = True) -> dict[str, Any]:
        return {"type": f"blocks-dose-{name}", "at": MATCH, **({"n": ALL} if line else {})}

    @app.callback(
        Output(field("out", False), "children"),
        Input(field("drug"), "value"),
        Input(field("strength"), "value"),
        Input(field("volume"), "value"),
        Input(field("adrenaline"), "value"),
        *(Input(field(name, False), "value") for name in ("weight", "height", "sex", "reduce", "kit", "already")),
        Input(ids.CONTEXT, "data"),
        State(field("out", False), "id"),
        prevent_initial_call=True,
    )
    def answer(
        drugs: Sequence[Any],
        strengths: Sequence[Any],
        volumes: Sequence[Any],
        mixed: Sequence[Any],
        weight: Any,
        height: Any,
        sex: Any,
        reduce: Any,
        kit: Any,
        already: Any,
        context: Mapping[str, Any] | None,
        at: Mapping[str, str],
    ) -> Any:
        gives = gives_of(list(zip(drugs, strengths, volumes, mixed, strict=True)))
        return dose_answer(gives, weight, height, sex, reduce, kit, already, context, at["at"])

    app.clientside_callback(
        ClientsideFunction("blocks", "moreDrugs"),
        Output(field("line"), "hidden"),
        Output(field("add", False), "hidden"),
        Input(field("add", False), "n_clicks"),
        prevent_initial_call=True,
    )


def dose_answer(
    gives: Sequence[str],
    weight: Any,
    height: Any,
    sex: Any,
    reduce: Any,
    kit: Any,
    already: Any,
    context: Mapping[str, Any] | None,
    at: str,
) -> Any:
    """Return the answer of a dose panel; age, allergies and pregnancy come from screening."""
    known = dict(context or {})
    return worked_out(
        gives,
        weight_kg=None if weight == "" else weight,
        height_cm=None if height == "" else height,
        sex=sex or None,
        reduce=reduce or None,
        kit_at_hand={"yes": True, "no": False}.get(kit or ""),
        already=[already] if already else [],
        age_years=known.get("age_years"),
        allergies=known.get("allergies") or (),
        pregnant=known.get("pregnant"),
        block=None if at == MAIN else at,
    )


def register_course(app: Dash) -> None:
    """Register the planner, its calendar file, and the curve."""
    asked = (
        (own.COURSE_COUNT, "value"),
        (own.COURSE_BREAK, "value"),
        (own.COURSE_START, "value"),
        (own.COURSE_STEROID, "value"),
    )

    @app.callback(Output(own.COURSE_OUT, "children"), *(Input(*one) for one in asked))
    def course(count: Any, gap: Any, start: Any, steroid: Any) -> Any:
        return static(*course_answer(_course(count, gap, start, steroid))) if start else no_update

    @app.callback(
        Output(own.ICS, "data"),
        Input(own.COURSE_ICS, "n_clicks"),
        *(State(*one) for one in asked),
        prevent_initial_call=True,
    )
    def calendar(clicks: int | None, count: Any, gap: Any, start: Any, steroid: Any) -> Any:
        from anatomy.blocks.course import plan

        if not clicks:
            return no_update
        try:
            made = plan(**_course(count, gap, start, steroid))
        except MetamereError:
            return no_update
        name = f"course-{made.start.isoformat()}.ics"
        return {"content": made.to_ics(), "filename": name, "type": "text/calendar;charset=utf-8", "base64": False}

    app.clientside_callback(
        ClientsideFunction("blocks", "tomorrow"), Output(own.COURSE_START, "value"), Input(own.COURSE_START, "id")
    )
    app.clientside_callback(
        "function(clicks) { if (clicks) window.print(); return window.dash_clientside.no_update; }",
        Output(ids.SAID, "children"),
        Input(own.COURSE_PRINT, "n_clicks"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("blocks", "fold"),
        Output(own.CURVE_FORM, "hidden"),
        Output(own.CURVE_OPEN, "aria-expanded"),
        Input(own.CURVE_OPEN, "n_clicks"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(own.CURVE_OUT, "children"),
        Input(own.CURVE_OPEN, "n_clicks"),
        Input(own.CURVE_DRUG, "value"),
        Input(own.CURVE_ROUTE, "value"),
        prevent_initial_call=True,
    )
    def curve(clicks: int | None, drug: str, route: str) -> Any:
        return curve_parts(drug, route) if clicks else no_update


def _course(count: Any, gap: Any, start: Any, steroid: Any) -> dict[str, Any]:
    whole = [int(n) if isinstance(n, float) and n.is_integer() else n for n in (count, gap)]
    return {"injections": whole[0], "break_days": whole[1], "start": start, "steroid": steroid == "yes"}


def register_late(app: Dash, asking: Asking) -> None:
    """Register what is loaded when its view is first opened."""

    @app.callback(
        Output(own.DRUGS, "children"),
        Input(own.view("drugs"), "hidden"),
        State(own.DRUGS, "children"),
        prevent_initial_call=True,
    )
    def drugs(hidden: bool, held: Any) -> Any:
        if hidden or held:
            return no_update
        return static(*drug_cards(list(asking.book.drugs.values()), asking.knowledge.source))

    @app.callback(
        Output(own.INDICATIONS, "children"),
        Input(own.view("indications"), "hidden"),
        State(own.INDICATIONS, "children"),
        prevent_initial_call=True,
    )
    def indications(hidden: bool, held: Any) -> Any:
        if hidden or held:
            return no_update
        names = {block.id: block.name for block in asking.book.blocks.values()}
        course = asking.knowledge.atlas.catalogue.course
        return static(*indication_cards(asking.book.indications, course, names, asking.knowledge.source))

    app.clientside_callback(
        ClientsideFunction("blocks", "findIndication"),
        Output(own.INDICATION_COUNT, "children"),
        Input(own.INDICATION_WORDS, "value"),
        Input(own.INDICATIONS, "children"),
    )

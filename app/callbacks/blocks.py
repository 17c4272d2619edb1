"""The blocks page: list, cards, screening. What is shown follows the address and the answers kept in the browser."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from dash import ALL, MATCH, ClientsideFunction, Dash, Input, Output, State, ctx, html, no_update

from anatomy.errors import BadInput, MetamereError
from app import ids, text
from app.callbacks.blocks_tools import register_tools
from app.components.blocks import ids as own
from app.components.blocks.asking import Asked, Asking
from app.components.blocks.card import card
from app.components.blocks.catalogue import by_block, catalogue_row
from app.components.blocks.cover import cover_panel
from app.components.blocks.dose import MAIN
from app.components.blocks.screening import effect_lines, question_panel, stop_panel
from app.components.blocks.words import KINDS, sentence
from app.components.blocks.words import rows as block_count
from app.pages import Site

_SCREEN = {"type": "blocks-screen", "id": ALL}
_ANSWER = {"type": "blocks-answer", "id": ALL, "answer": ALL}


def register(app: Dash, site: Site) -> None:
    """Register every callback of the page."""
    asking = Asking(site.knowledge)
    register_browser(app)
    register_list(app, asking, site)
    register_tools(app, asking)


def register_browser(app: Dash) -> None:
    """Register what needs no server; the functions are in ``assets/blocks.js``."""
    app.clientside_callback(
        ClientsideFunction("shell", "theme"), Output(ids.MANTINE, "forceColorScheme"), Input(ids.THEME, "n_clicks")
    )
    app.clientside_callback(
        ClientsideFunction("blocks", "where"),
        Output(own.WHERE, "data"),
        Output(own.ASKED, "data"),
        Output(own.FOR, "value"),
        Output(own.SIDE, "value"),
        *(Output(own.view(name), "hidden") for name in ("catalogue", "dose", "course", "drugs", "indications")),
        Input(ids.HASH, "data"),
        State(own.ASKED, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("blocks", "ask"),
        Output(own.SHAPE, "data"),
        Input(own.FOR, "value"),
        Input(own.SIDE, "value"),
        Input(own.RESET, "n_clicks"),
        State(own.WHERE, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("blocks", "filter"),
        Output(own.COUNT, "children"),
        Input(own.LIST, "children"),
        Input(own.WHERE, "data"),
        Input(own.REGION, "value"),
        Input(own.GUIDANCE, "value"),
        Input(own.EVIDENCE, "value"),
        Input(own.WORDS, "value"),
    )
    app.clientside_callback(
        ClientsideFunction("blocks", "clear"),
        Output(own.REGION, "value"),
        Output(own.GUIDANCE, "value"),
        Output(own.EVIDENCE, "value"),
        Output(own.WORDS, "value"),
        Input(own.RESET, "n_clicks"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("blocks", "context"),
        Output(ids.CONTEXT, "data"),
        Output(_SCREEN, "value"),
        Output(own.SCREEN_FLAGS, "value"),
        Output(own.dose("weight", MAIN), "value"),
        Input(_SCREEN, "value"),
        Input(own.SCREEN_FLAGS, "value"),
        Input(_ANSWER, "n_clicks"),
        Input(ids.CONTEXT, "data"),
        State(_SCREEN, "id"),
    )
    app.clientside_callback(
        ClientsideFunction("blocks", "unfold"),
        Output(own.SCREEN_FORM, "hidden"),
        Output(own.SCREEN_OPEN, "aria-expanded"),
        Output(own.SCREEN_OPEN, "children"),
        Input(own.SCREEN_OPEN, "n_clicks"),
        prevent_initial_call=True,
    )


def register_list(app: Dash, asking: Asking, site: Site) -> None:
    """Register the list, its cards and what screening holds back."""

    @app.callback(
        Output(own.ABOVE, "children"),
        Output(own.LIST, "children"),
        Input(own.ASKED, "data"),
        Input(ids.CONTEXT, "data"),
        Input(ids.RETRY, "data"),
    )
    def show(asked: Mapping[str, Any] | None, context: Mapping[str, Any] | None, _retry: Any) -> Any:
        return listing(asked, context, asking) if asked is not None else (no_update, no_update)

    @app.callback(
        Output({"type": "blocks-detail", "id": MATCH}, "children"),
        Input({"type": "blocks-open", "id": MATCH}, "n_clicks"),
        State(own.ASKED, "data"),
        State(ids.CONTEXT, "data"),
        prevent_initial_call=True,
    )
    def inside(clicks: int | None, asked: Mapping[str, Any], context: Mapping[str, Any]) -> Any:
        if not clicks or not isinstance(ctx.triggered_id, Mapping):
            return no_update
        return card_of(ctx.triggered_id["id"], asked, context, asking, site.geometry_url)

    @app.callback(Output(own.SCREEN_EFFECT, "children"), Input(ids.CONTEXT, "data"))
    def effect(context: Mapping[str, Any] | None) -> Any:
        names = {rule.id: rule.name for rule in asking.book.red_flags.rules}
        return effect_lines(asking.effects(context), context, names, len(asking.book.blocks))


def listing(asked: Mapping[str, Any] | None, context: Mapping[str, Any] | None, asking: Asking) -> tuple[Any, Any]:
    """Return what stands above the list, and the list.

    Parameters
    ----------
    asked
        ``{"for", "side"}`` of the address.
    context
        Answers of the screening panel.
    asking
        Puts the questions to the atlas.
    """
    words, side = str((asked or {}).get("for") or ""), str((asked or {}).get("side") or "")
    try:
        found = asking.ask(words, side, context)
    except MetamereError as error:
        return [not_known(words, error)], []
    total = len(asking.book.blocks)
    stops = [flag for flag in found.flags if flag.state == "stop"]
    if stops:
        return [stop_panel(flag, total) for flag in stops], []
    above: list[Any] = [question_panel(flag) for flag in found.flags]
    if found.flags:
        return [*above, html.P(text.BLOCKS_HELD, className="held")], []
    if found.what != "all":
        above.append(said_back(found, asking))
    stamp = hashlib.sha256(repr((words, side, context)).encode()).hexdigest()[:8]
    rows = [catalogue_row(rows_of, found, stamp) for rows_of in _every(found)]
    return above, rows or [html.P("No block is described for this.", className="held")]


def _every(found: Asked) -> list[Any]:
    return [[row] for row in found.rows] if found.what == "all" else by_block(found.rows)


def said_back(found: Asked, asking: Asking) -> Any:
    """Return what was understood, and for a complaint its verdict and red flags."""
    side = f", {found.side}" if found.side in ("left", "right", "both") else ""
    count = len({row.block.id for row in found.rows})
    head: list[Any] = [html.B(f"{block_count(count)} described for {found.name}{side}. ")]
    for words, near in found.unknown:
        head.append(html.Span(f"Not understood: “{words}”{_near(near)} ", className="tone-amber"))
    if found.what == "indication":
        record = next(i for i in asking.book.indications.values() if i.name == found.name)
        head.append(html.Span(f"{record.evidence} "))
        head.append(html.Span(f"First: {'; '.join(record.red_flags)}. ", className="tone-red"))
        if record.note:
            head.append(html.Span(sentence(record.note)))
    return html.P(head, className="said")


def not_known(words: str, error: MetamereError) -> Any:
    """Return that words name nothing known, with the nearest names to use instead."""
    near = list(getattr(error, "nearest", ()) or ())[:3]
    links = [html.Li([html.Span(name), html.A("Use", href=f"#for={name}", className="btn s")]) for name in near]
    return html.Div(
        [
            html.H3([html.U(f"“{words}”"), " is no segment, place or complaint we know."]),
            html.P("Did you mean:" if links else "Try a segment such as C6, or a place such as right heel."),
            html.Ul(links, className="did-you-mean") if links else None,
        ],
        className="panel problem",
        role="alert",
    )


def _near(near: tuple[str, ...]) -> str:
    return f"; nearest: {', '.join(near[:3])}." if near else "."


def card_of(
    block: str,
    asked: Mapping[str, Any] | None,
    context: Mapping[str, Any] | None,
    asking: Asking,
    geometry_url: str,
) -> Any:
    """Return the inside of one card, made when it is opened."""
    words, side = str((asked or {}).get("for") or ""), str((asked or {}).get("side") or "")
    try:
        found = asking.ask(words, side, context)
    except BadInput:
        found = asking.ask("", "", context)
    rows = [row for row in found.rows if row.block.id == block]
    if not rows or found.flags:
        return []
    figures = {figure.id: figure.check for figure in asking.knowledge.atlas.catalogue.course.original_numbers}
    return card(
        rows,
        found,
        cover=cover_panel(rows, found, asking.cover(rows, found), geometry_url),
        source=asking.knowledge.source,
        figures=figures,
        weight=(context or {}).get("weight_kg"),
        linked={b.id: b.name for b in asking.book.blocks.values()},
    )


__all__ = ["KINDS", "card_of", "listing", "register"]

"""The frame of every page: header, footer, and the two calm notices (server lost, link cut)."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from app import icons, ids, text
from app.components.say import say_field
from app.components.svg import Icon, Svg
from app.pages import PAGES

LOGO = (
    '<rect x="9" y="2.500" width="10" height="4" rx="2"/>'
    '<rect x="7.500" y="8.200" width="13" height="4.600" rx="2.300" class="lm"/>'
    '<path d="M20.500 10.500c3 .3 4.500 2 5.500 4.500M7.500 10.500c-3 .3-4.500 2-5.500 4.500" class="ln"/>'
    '<rect x="9" y="14.500" width="10" height="4" rx="2"/><rect x="9.800" y="20.200" width="8.400" height="4" rx="2"/>'
)


def _pattern(name: str, size: float, drawn: str, turn: str = "") -> str:
    rotated = f' patternTransform="{turn}"' if turn else ""
    return (
        f'<pattern id="sw-{name}" width="{size}" height="{size}" patternUnits="userSpaceOnUse"{rotated}>'
        f'<rect width="{size}" height="{size}" class="pm0"/>{drawn}</pattern>'
    )


#: Patterns of the swatches in lists; the chart has its own, which keep their size on screen.
SWATCHES = (
    _pattern("hatch", 7, '<rect width="2.800" height="7" class="pm1"/>', "rotate(45)")
    + _pattern("dots", 8.5, '<circle cx="4.200" cy="4.200" r="2.300" class="pm1"/>')
    + _pattern("rings", 10, '<circle cx="5" cy="5" r="2.800" class="pm3" stroke-width="1.600"/>')
    + _pattern("cross", 7, '<path d="M0 3.500H7M3.500 0V7" class="pm3" stroke-width="1.300"/>')
)


def sprite() -> Component:
    """Return the icons and patterns, once a page."""
    return Svg(markup=f"<defs>{icons.sprite()}{SWATCHES}</defs>", width=0, height=0, className="sprite")


def navigation(current: str) -> Component:
    """Return the links to the pages that exist; that of the page itself stays where it is."""
    links = [
        html.A(page.name, href="#page", **{"aria-current": "page"})
        if page.path == current
        else html.A(page.name, href=page.path)
        for page in PAGES
    ]
    return html.Nav(links, **{"aria-label": "Main"})


def header(current: str = "/") -> Component:
    """Return the header of a page; typing a finding and copying the link to findings stand on the map only."""
    on_map = current == "/"
    return html.Header(
        [
            html.A(
                [Svg(markup=LOGO, viewBox="0 0 28 28", width=28, height=28, className="logo"), html.Span("Metamere")],
                href="/",
                className="brand",
                title="Start again" if on_map else None,
            ),
            navigation(current),
            *([say_field("top")] if on_map else []),
            html.Div(
                [
                    *([share_button()] if on_map else []),
                    html.Button(
                        [Icon(name="sun", size=18, className="sun"), Icon(name="moon", size=18, className="moon")],
                        id=ids.THEME,
                        n_clicks=0,
                        className="ib",
                        type="button",
                        title="Light or dark",
                        **{"aria-label": "Light or dark"},
                    ),
                ],
                className="tools",
            ),
        ],
        className="top",
    )


def share_button() -> Component:
    """Return the button that copies the link to the findings."""
    return html.Button(
        Icon(name="link", size=18),
        id=ids.SHARE,
        n_clicks=0,
        className="ib",
        type="button",
        title="Copy the link",
        **{"aria-label": "Copy the link to these findings"},
    )


def footer() -> Component:
    """Return the minimum safety text, at the foot of every page."""
    printed = html.P(["Printed ", html.Span(id=ids.PRINTED)], className="safety printed")
    return html.Footer([*(html.P(line, className="safety") for line in text.SAFETY), printed], className="foot")


def server_lost() -> Component:
    """Return the notice that the server does not answer; shown by the script of the frame."""
    return html.Section(
        [
            html.Span(Icon(name="plug-connected-x", size=20), className="icb"),
            html.Div(
                [html.H2(text.LOST_TITLE), html.P([text.LOST_LINE, html.Span("4", id="lost-count"), " seconds."])]
            ),
            html.Button("Try now", id="lost-now", n_clicks=0, className="btn", type="button"),
        ],
        id=ids.LOST,
        hidden=True,
        className="panel notice",
        role="status",
    )


def link_cut() -> Component:
    """Return the notice that a link could not be read to its end."""
    return html.Section(
        [
            html.Span(Icon(name="unlink", size=20), className="icb"),
            html.Div(
                [
                    html.H2(text.CUT_TITLE),
                    html.P([html.Span(id=ids.LINK_COUNT), " findings were read. What is cut off was left out."]),
                    html.Code([html.Span(id=ids.LINK_READ), html.Mark(id=ids.LINK_REST)]),
                    html.Div(
                        [
                            html.Button(
                                "Keep what was read", id=ids.LINK_KEEP, n_clicks=0, className="btn pri", type="button"
                            ),
                            html.Button("Start empty", id=ids.LINK_DROP, n_clicks=0, className="btn", type="button"),
                        ],
                        className="answers",
                    ),
                ]
            ),
        ],
        id=ids.LINK_CUT,
        hidden=True,
        className="panel notice cut",
    )

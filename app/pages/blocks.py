"""Blocks: the catalogue, screening, dose check, course plan, drugs and indications."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from app import ids
from app.components.blocks import ids as own
from app.components.blocks.course import course_panel
from app.components.blocks.dose import MAIN, dose_panel
from app.components.blocks.screening import screening_panel
from app.components.blocks.words import BASIS, GUIDANCES, HEADING, KINDS, REGIONS, VIEWS
from app.components.frame import footer, header, server_lost, sprite
from app.components.svg import Icon
from app.pages import Site
from app.text import EVIDENCE

THEME = {
    "primaryColor": "dark",
    "fontFamily": 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
    "defaultRadius": 9,
    "cursorType": "pointer",
    "respectReducedMotion": True,
}


def layout(site: Site) -> Component:
    """Return the page."""
    book = site.knowledge.atlas.recommender.book
    kinds = Counter(block.kind for block in book.blocks.values())
    views = {
        "catalogue": catalogue_view(),
        "dose": html.Div(
            [
                html.H2("Dose check"),
                html.P(
                    "Several drugs and sites at once: mg = mL × % × 10. Every authority’s ceiling is shown; the lowest "
                    "counts.",
                    className="sub",
                ),
                dose_panel(MAIN, weight=None, heading="What is given"),
            ],
            className="bcard open dose-view",
        ),
        "course": course_panel(),
        "drugs": html.Div(id=own.DRUGS, className="late"),
        "indications": html.Div([indication_search(), html.Div(id=own.INDICATIONS, className="late ind-grid")]),
    }
    return dmc.MantineProvider(
        html.Div(
            [
                sprite(),
                *stores(),
                header("/blocks"),
                html.Div([server_lost()], className="notices"),
                html.Main(
                    [
                        aside(kinds, sum(kinds.values()), len(book.drugs), len(book.indications)),
                        html.Div(
                            [
                                screening_panel(book.red_flags.rules),
                                *(
                                    html.Div(view, id=own.view(name), hidden=name != "catalogue")
                                    for name, view in views.items()
                                ),
                                footer(),
                            ],
                            className="bmain",
                        ),
                    ],
                    className="bk",
                    id="page",
                ),
                html.P(id=ids.SAID, className="vh", role="status"),
            ],
            className="page blocks-page",
        ),
        id=ids.MANTINE,
        theme=THEME,
        defaultColorScheme="auto",
    )


def stores() -> list[Component]:
    """Return where the page keeps its state: in the browser, never on the server."""
    return [
        dcc.Store(id=ids.HASH),
        dcc.Store(id=ids.RETRY),
        dcc.Store(id=ids.CONTEXT, storage_type="session"),
        dcc.Store(id=own.WHERE),
        dcc.Store(id=own.ASKED),
        dcc.Store(id=own.SHAPE),
        dcc.Download(id=own.ICS),
    ]


def aside(kinds: Mapping[str, int], total: int, drugs: int, indications: int) -> Component:
    """Return the navigation of the page: kinds of block, then tools."""

    def item(words: str, href: str, count: int | None, key: str) -> Component:
        inside = [words, html.Small(str(count))] if count is not None else [words]
        return html.Li(html.A(inside, href=href, **{"data-key": key}))

    rows = [item("All", "#kind=", total, "kind:")]
    rows += [item(words, f"#kind={kind}", kinds[kind], f"kind:{kind}") for kind, words in KINDS.items()]
    counts = {"drugs": drugs, "indications": indications}
    tools = [
        item(words, f"#view={name}", counts.get(name), f"view:{name}")
        for name, words in VIEWS.items()
        if name != "catalogue"
    ]
    return html.Aside(
        [
            html.H1(HEADING),
            html.Nav(
                [html.Ul(rows, className="kl"), html.Ul(tools, className="kl tools-list")],
                id=own.NAV,
                **{"aria-label": "Blocks"},
            ),
            html.P(BASIS, className="xs mute"),
        ],
        className="bside",
    )


def catalogue_view() -> Component:
    """Return the filters and the place of the list."""
    return html.Div(
        [
            html.Section(
                [
                    html.Div(
                        [
                            dmc.TextInput(
                                id=own.FOR,
                                label="Segment, painful place or complaint",
                                placeholder="C6, right heel, sciatica",
                                leftSection=Icon(name="search", size=16),
                                debounce=True,
                            ),
                            _select(own.SIDE, "Side", {"right": "right", "left": "left", "both": "both"}, "not said"),
                            _select(own.REGION, "Region", REGIONS, "any"),
                            _select(own.GUIDANCE, "Guidance", GUIDANCES, "any"),
                            _select(own.EVIDENCE, "Evidence", {k: f"{k}: {v}" for k, v in EVIDENCE.items()}, "any"),
                            dmc.TextInput(id=own.WORDS, label="Words", placeholder="e.g. occipital", debounce=200),
                        ],
                        className="filters",
                    ),
                    html.Div(
                        [
                            html.P(id=own.COUNT, role="status", className="count"),
                            html.Button("Show all", id=own.RESET, n_clicks=0, type="button", className="linklike"),
                        ],
                        className="count-line",
                    ),
                ],
                className="filter-panel",
                **{"aria-label": "Filters"},
            ),
            html.Div(id=own.ABOVE, className="above"),
            html.Div(_waiting(), id=own.LIST, className="blist"),
        ]
    )


def _waiting() -> list[Component]:
    return [html.Div(className="bcard wait", **{"aria-hidden": "true"}) for _ in range(8)]


def indication_search() -> Component:
    """Return the field that finds a complaint by plain words."""
    return html.Section(
        [
            html.H2("Indications"),
            html.P(
                "The fifteen of the original text, and those it names in passing, each with today’s evidence.",
                className="sub",
            ),
            html.Div(
                [
                    dmc.TextInput(
                        id=own.INDICATION_WORDS,
                        label="Find by plain words",
                        placeholder="e.g. dizziness, worn knee, migraine",
                        leftSection=Icon(name="search", size=16),
                        debounce=150,
                    ),
                    html.P(id=own.INDICATION_COUNT, role="status", className="count"),
                ],
                className="ind-search",
            ),
        ],
        className="bcard open",
        **{"aria-label": "Indications"},
    )


def _select(id_: str, label: str, choices: Mapping[str, str], empty: str) -> Component:
    data: Sequence[dict[str, str]] = [{"value": value, "label": words} for value, words in choices.items()]
    return dmc.Select(id=id_, label=label, data=data, placeholder=empty, clearable=True)


__all__ = ["layout"]

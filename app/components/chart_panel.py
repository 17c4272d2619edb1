"""The middle column: the body, its views, and the tools to mark it."""

from __future__ import annotations

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from app import ids, text
from app.components.body_chart import BodyChart
from app.components.static import static
from app.components.svg import Icon, Svg


def _options(labels: dict[str, str]) -> list[dict[str, str]]:
    return [{"value": value, "label": label} for value, label in labels.items()]


def chart_panel(geometry_url: str, maps: Sequence[str]) -> Component:
    """Return the chart with everything around it.

    Parameters
    ----------
    geometry_url
        Address of the geometry document.
    maps
        Dermatome maps that are drawn.
    """
    return html.Section(
        [
            view_bar(maps),
            BodyChart(
                id=ids.CHART,
                src=geometry_url,
                map=maps[0],
                layer="dermatomes",
                view="body",
                face="front",
                marks=[],
                values={},
                tool="brush",
                paint={"type": "pain", "intensity": 5},
                words=text.CHART,
            ),
            dock(),
            legend(),
            keys(),
        ],
        className="ac",
        **{"aria-label": "Body chart"},
    )


def view_bar(maps: Sequence[str]) -> Component:
    """Return views at the left, layer and map at the right."""
    return html.Div(
        [
            dmc.SegmentedControl(
                id=ids.VIEW,
                data=_options(text.VIEWS),
                value="body",
                size="xs",
                withItemsBorders=False,
                className="seg wide",
                **{"aria-label": "View"},
            ),
            dmc.SegmentedControl(
                id=ids.VIEW_NARROW,
                data=_options(text.VIEWS_NARROW),
                value="front",
                size="sm",
                withItemsBorders=False,
                className="seg narrow",
                **{"aria-label": "View"},
            ),
            html.Div(
                [
                    select(ids.LAYER, "Layer", text.LAYERS, "dermatomes", 160),
                    select(ids.MAP, "Map", {m: text.MAPS.get(m, m) for m in maps}, maps[0], 144),
                ],
                className="r",
            ),
        ],
        className="bar",
    )


def select(component_id: str, label: str, labels: dict[str, str], value: str, width: int) -> Component:
    """Return a select whose label stands inside its edge."""
    return dmc.Select(
        id=component_id,
        data=_options(labels),
        value=value,
        allowDeselect=False,
        size="xs",
        w=width,
        className=f"sel sel-{component_id}",
        leftSection=html.Span(label),
        leftSectionWidth=46,
        leftSectionPointerEvents="none",
        rightSection=Icon(name="chevron-down", size=14),
        rightSectionPointerEvents="none",
        withCheckIcon=False,
        radius=9,
        comboboxProps={"shadow": "md"},
        **{"aria-label": label},
    )


def dock() -> Component:
    """Return the toolbar under the body."""
    tools = [
        html.Button(
            Icon(name={"select": "pointer", "brush": "brush", "erase": "eraser"}[name], size=18),
            id=ids.tool(name),
            n_clicks=0,
            className="ib",
            type="button",
            title=label,
            **{"aria-label": label, "aria-pressed": "true" if name == "brush" else "false"},
        )
        for name, label in text.TOOLS.items()
    ]
    types = [{"value": t, "label": text.TYPES[t]} for t in text.SKIN_TYPES]
    return html.Div(
        [
            *tools,
            html.Hr(),
            dmc.Select(
                id=ids.PAINT_TYPE,
                data=types,
                value="pain",
                allowDeselect=False,
                size="xs",
                w=136,
                className="pick pick-type",
                leftSection=Svg(id=ids.PAINT_SWATCH, markup="", width=18, height=18, className="swatch"),
                rightSection=Icon(name="chevron-down", size=14),
                rightSectionPointerEvents="none",
                withCheckIcon=False,
                comboboxProps={"shadow": "md", "position": "top"},
                **{"aria-label": "Type of the next mark"},
            ),
            dmc.Select(
                id=ids.PAINT_INTENSITY,
                data=[{"value": str(n), "label": str(n)} for n in range(1, 11)],
                value="5",
                allowDeselect=False,
                size="xs",
                w=98,
                className="pick pick-intensity",
                rightSection=html.Span(
                    [html.Span("of 10", className="of"), Icon(name="chevron-down", size=14)], className="right"
                ),
                rightSectionWidth=66,
                rightSectionPointerEvents="none",
                withCheckIcon=False,
                comboboxProps={"shadow": "md", "position": "top"},
                maxDropdownHeight=340,
                **{"aria-label": "Intensity of the next mark"},
            ),
            html.Hr(),
            html.Button(
                Icon(name="arrow-back-up", size=18),
                id=ids.UNDO,
                n_clicks=0,
                disabled=True,
                className="ib",
                type="button",
                title="Undo",
                **{"aria-label": "Undo"},
            ),
            html.Button(
                Icon(name="arrow-forward-up", size=18),
                id=ids.REDO,
                n_clicks=0,
                disabled=True,
                className="ib",
                type="button",
                title="Redo",
                **{"aria-label": "Redo"},
            ),
            html.Button(
                [html.Span("Clear", className="word"), Icon(name="trash", size=18)],
                id=ids.CLEAR,
                n_clicks=0,
                disabled=True,
                className="ib txt",
                type="button",
                **{"aria-label": "Clear all"},
            ),
        ],
        className="dock",
        role="toolbar",
        **{"aria-label": "Marking tools"},
    )


def keys() -> Component:
    """Return the keys of the chart, for who asks."""
    rows = [html.Div([html.Dt([html.Kbd(k) for k in pressed.split()]), html.Dd(does)]) for pressed, does in text.KEYS]
    return static(html.Details([html.Summary("Keys"), html.Dl(rows)], className="keys"))


def legend() -> Component:
    """Return the families of colour."""
    items = [
        html.Span(
            [html.I(style={"background": f"linear-gradient(90deg,var(--{a}) 50%,var(--{b}) 50%)"}), name],
            className="lgd",
        )
        for a, b, name in text.LEGEND.values()
    ]
    return static(html.Div([*items, html.Span(text.STRONGER, className="stronger")], className="legend"))

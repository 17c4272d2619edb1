"""Parts without callbacks, sent as one component: Dash keeps an account of every component, and a long list is slow."""

from __future__ import annotations

from typing import Any, ClassVar

from dash.development.base_component import Component

from app.components.base import OwnComponent


class Static(OwnComponent):
    """A tree of plain elements, drawn at once. Its script is ``assets/blocks_static.js``."""

    PROPS: ClassVar = ("id", "tree")


class BlockRow(OwnComponent):
    """One row of the catalogue: a button that opens the card; the card itself is ``children``."""

    PROPS: ClassVar = ("children", "id", "n_clicks", "block", "head", "below", "off", "data", "stamp")
    _children_props: ClassVar[list[str]] = []


class Questions(OwnComponent):
    """The red-flag questions of the screening panel: ``value`` is the answer by question."""

    PROPS: ClassVar = ("id", "questions", "choices", "value")


def static(*parts: Any) -> Static:
    """Return components as one.

    Examples
    --------
    >>> from dash import html
    >>> static(html.P(["C6 ", html.B("root")], className="xs")).tree
    [{'t': 'p', 'p': {'className': 'xs'}, 'c': ['C6 ', {'t': 'b', 'p': {}, 'c': 'root'}]}]
    """
    return Static(tree=tree(list(parts)))


def tree(node: Any) -> Any:
    """Return a component, or a list of them, as plain data: tag, properties, children."""
    if isinstance(node, (list, tuple)):
        return [tree(child) for child in node if child is not None]
    if not isinstance(node, Component):
        return node if node is None or isinstance(node, (int, float)) else str(node)
    props = dict(node.to_plotly_json()["props"])
    children = props.pop("children", None)
    props.pop("n_clicks", None)
    name = str(node._type)
    return {"t": name if isinstance(node, OwnComponent) else name.lower(), "p": props, "c": tree(children)}

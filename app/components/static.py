"""Parts without callbacks, sent as one component: Dash keeps an account of every component, and a long list is slow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from dash.development.base_component import Component

from app.components.base import NAMESPACE, OwnComponent


class Static(OwnComponent):
    """A tree of plain elements, drawn at once; its React half is in ``svg.js``."""

    PROPS: ClassVar = ("id", "tree")


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
    if isinstance(node, dict):  # a component kept as it travels
        return _element(node["type"], node["namespace"] == NAMESPACE, node["props"])
    if not isinstance(node, Component):
        return node if node is None or isinstance(node, (int, float)) else str(node)
    return _element(str(node._type), isinstance(node, OwnComponent), node.to_plotly_json()["props"])


def _element(name: str, own: bool, given: Mapping[str, Any]) -> dict[str, Any]:
    props = dict(given)
    children = props.pop("children", None)
    props.pop("n_clicks", None)
    return {"t": name if own else name.lower(), "p": props, "c": tree(children)}

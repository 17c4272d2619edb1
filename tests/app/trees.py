"""Reading component trees: what a person would find in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dash.development.base_component import Component

from app.components.static import Static


def walk(node: Any) -> Iterator[Component]:
    """Every component of a tree, parents first."""
    if isinstance(node, Component):
        yield node
        yield from walk(getattr(node, "children", None))
    elif isinstance(node, (list, tuple)):
        for child in node:
            yield from walk(child)


def words(node: Any) -> str:
    """All text of a tree, in reading order."""
    if isinstance(node, (list, tuple)):
        return " ".join(filter(None, map(words, node)))
    if isinstance(node, dict) and "props" in node:
        return words(node["props"].get("children"))
    if isinstance(node, Static):
        return words(node.tree)
    if isinstance(node, dict) and "t" in node:
        return words(node["c"])
    if isinstance(node, Component):
        return words(getattr(node, "children", None))
    return "" if node is None else str(node)


def of_class(node: Any, name: str) -> list[Component]:
    """Components that carry a class."""
    return [c for c in walk(node) if name in str(getattr(c, "className", "") or "").split()]


def ids_of(node: Any) -> list[Any]:
    """Every id of a tree."""
    return [c.id for c in walk(node) if getattr(c, "id", None) is not None]

"""The graph as plain rows of nodes and edges: what every interchange format is written from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx

from anatomy import __version__
from anatomy.catalogue.load import Catalogue
from anatomy.graph.relations import RELATIONS

#: Columns of a node, in their order; ``key`` is ``kind:id`` and unique.
NODE_COLUMNS = ("key", "kind", "id", "name")
#: Columns of an edge, in their order.
EDGE_COLUMNS = (
    "source",
    "target",
    "relation",
    "verb",
    "weight",
    "role",
    "standing",
    "grade",
    "read",
    "sources",
    "note",
    "locators",
)


def node_rows(graph: nx.MultiDiGraph) -> Iterator[dict[str, str]]:
    """Yield each node as a row of `NODE_COLUMNS`."""
    for key, data in graph.nodes(data=True):
        yield {"key": key, "kind": data["kind"], "id": data["id"], "name": data["name"]}


def edge_rows(graph: nx.MultiDiGraph) -> Iterator[dict[str, Any]]:
    """Yield each edge as a row of `EDGE_COLUMNS`: said with its verb, sources as a list, locators as a mapping."""
    for source, target, data in graph.edges(data=True):
        yield {
            "source": source,
            "target": target,
            "relation": data["relation"],
            "verb": RELATIONS[data["relation"]].verb,
            "weight": float(data["weight"]),
            "role": data["role"],
            "standing": data["standing"],
            "grade": data["grade"],
            "read": bool(data["read"]),
            "sources": list(data["sources"]),
            "note": data.get("note", ""),
            "locators": dict(data.get("locators", {})),
        }


def about(catalogue: Catalogue) -> dict[str, str]:
    """Return what a reader must know of the graph as a whole."""
    return {
        "name": "metamere",
        "version": __version__,
        "data_version": catalogue.version,
        "licence": "CC-BY-4.0",
        "caveat": "Anatomical associations from published sources; edges with read = false were not checked against "
        "a source. Not for use in patient care decisions.",
    }

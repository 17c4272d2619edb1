"""The path in words between two entities of the graph."""

from __future__ import annotations

from itertools import pairwise
from typing import Any
from weakref import WeakKeyDictionary

import networkx as nx

from anatomy.graph.query import find_node
from anatomy.graph.relations import RELATIONS, say
from anatomy.model.source import Grade

#: Nodes through which everything would be near everything.
_HUBS = frozenset({"source", "map"})
#: Nodes that join what anatomy does not: a path takes them only when there is no other.
_CARE = frozenset({"block", "drug", "drug_class", "indication", "bedside_test"})

_walks: WeakKeyDictionary[nx.MultiDiGraph, nx.Graph] = WeakKeyDictionary()


def explain_path(graph: nx.MultiDiGraph, start: str, end: str) -> list[dict[str, Any]]:
    """Return the shortest path between two entities, one sentence a step; strong and read edges are preferred.

    Parameters
    ----------
    graph
        The knowledge graph.
    start, end
        Node keys.

    Returns
    -------
    list of dict
        ``from, relation, to, text, weight, grade, sources, read`` a step; empty when there is no path, or start is end.

    Raises
    ------
    UnknownEntity
        If the graph does not hold one of them.

    Examples
    --------
    >>> from anatomy.catalogue.load import load_catalogue
    >>> from anatomy.graph.build import build_graph
    >>> graph = build_graph(load_catalogue())
    >>> explain_path(graph, "muscle:deltoid", "segment:C5")[0]["text"]
    'Deltoid is supplied by C5 spinal segment'
    """
    start, end = find_node(graph, start), find_node(graph, end)
    walk = _walk(graph)

    def cost(here: str, there: str, data: dict[str, float]) -> float | None:
        kind = graph.nodes[there]["kind"]
        if kind in _HUBS and there not in (start, end):
            return None
        return data["cost"] + (3.0 if kind in _CARE and there not in (start, end) else 0.0)

    try:
        nodes = nx.dijkstra_path(walk, start, end, weight=cost)
    except nx.NetworkXNoPath:
        return []
    return [_step(graph, here, there) for here, there in pairwise(nodes)]


def _walk(graph: nx.MultiDiGraph) -> nx.Graph:
    """Return the graph without directions, with the cheapest edge of each pair; made once for each graph."""
    if graph not in _walks:
        walk = nx.Graph()
        for here, there, data in graph.edges(data=True):
            cost = _edge_cost(data)
            if not walk.has_edge(here, there) or walk[here][there]["cost"] > cost:
                walk.add_edge(here, there, cost=cost)
        _walks[graph] = walk
    return _walks[graph]


def _edge_cost(data: dict[str, Any]) -> float:
    standing = 0.0 if data["standing"] == "row" else 2.0
    return 1.0 + standing + 0.2 * Grade(data["grade"]).rank + 0.5 * (1.0 - float(data["weight"]))


def _step(graph: nx.MultiDiGraph, here: str, there: str) -> dict[str, Any]:
    forward = [(data, data["relation"]) for data in graph.get_edge_data(here, there, default={}).values()]
    backward = [
        (data, RELATIONS[data["relation"]].inverse_name)
        for data in graph.get_edge_data(there, here, default={}).values()
    ]
    data, relation = min(forward + backward, key=lambda pair: _edge_cost(pair[0]))
    return {
        "from": here,
        "relation": relation,
        "to": there,
        "text": say(graph.nodes[here]["name"], relation, graph.nodes[there]["name"]),
        "weight": data["weight"],
        "grade": data["grade"],
        "sources": list(data["sources"]),
        "read": data["read"],
    }

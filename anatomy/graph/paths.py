"""The path in words between two entities of the graph."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import networkx as nx

from anatomy.graph.query import find_node
from anatomy.graph.relations import RELATIONS, say
from anatomy.model.source import Grade

#: Nodes through which everything would be near everything.
_HUBS = frozenset({"source", "map", "drug_class"})


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
    try:
        nodes = nx.bidirectional_dijkstra(_walkable(graph, {start, end}), start, end, weight=_cost)[1]
    except nx.NetworkXNoPath:
        return []
    return [_step(graph, here, there) for here, there in pairwise(nodes)]


def _walkable(graph: nx.MultiDiGraph, keep: set[str]) -> nx.MultiGraph:
    """Return the graph without directions and hubs."""
    nodes = [node for node, data in graph.nodes(data=True) if data["kind"] not in _HUBS or node in keep]
    return nx.subgraph(graph, nodes).to_undirected(as_view=True)


def _edge_cost(data: dict[str, Any]) -> float:
    standing = 0.0 if data["standing"] == "row" else 2.0
    return 1.0 + standing + 0.2 * Grade(data["grade"]).rank + 0.5 * (1.0 - float(data["weight"]))


def _cost(_here: str, _there: str, edges: dict[Any, dict[str, Any]]) -> float:
    return min(_edge_cost(data) for data in edges.values())


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

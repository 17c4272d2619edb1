"""The graph as GraphML, node-link JSON, Cytoscape JSON and a pair of CSV tables.

Lists and mappings become JSON text where a format has no lists (GraphML, CSV): ``sources`` is ``["standring_grays"]``,
``locators`` is ``{"standring_grays": "table 2"}``.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import networkx as nx

from anatomy.export.graph_rows import EDGE_COLUMNS, NODE_COLUMNS, edge_rows, node_rows

_GRAPHML_TYPES = {"weight": "double", "read": "boolean"}


def graphml(graph: nx.MultiDiGraph, about: Mapping[str, str]) -> str:
    """Return the graph as GraphML; node ids are node keys, edge ids are unique.

    Written by hand: the general writer of NetworkX takes longer than the 2 s an export may take.
    """
    out = [
        "<?xml version='1.0' encoding='utf-8'?>",
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
        'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    ]
    for domain, names in (("graph", tuple(about)), ("node", NODE_COLUMNS[1:]), ("edge", EDGE_COLUMNS[2:])):
        out += [
            f'<key id="{domain}_{name}" for="{domain}" attr.name="{name}" '
            f'attr.type="{_GRAPHML_TYPES.get(name, "string")}"/>'
            for name in names
        ]
    out.append('<graph id="metamere" edgedefault="directed">')
    out.append(_data("graph", about))
    for node in node_rows(graph):
        key = node.pop("key")
        out.append(f"<node id={quoteattr(key)}>{_data('node', node)}</node>")
    for i, edge in enumerate(edge_rows(graph)):
        ends = f"source={quoteattr(edge.pop('source'))} target={quoteattr(edge.pop('target'))}"
        out.append(f'<edge id="e{i}" {ends}>{_data("edge", edge)}</edge>')
    out.append("</graph></graphml>\n")
    return "\n".join(out)


def _data(domain: str, values: Mapping[str, Any]) -> str:
    texts = ((name, flat(value)) for name, value in values.items())
    return "".join(f'<data key="{domain}_{name}">{escape(text)}</data>' for name, text in texts if text)


def flat(value: Any) -> str:
    """Return a value as one text: true or false, JSON for lists and mappings, empty for an empty mapping.

    Examples
    --------
    >>> flat(True), flat(["a", "b"]), flat({})
    ('true', '["a", "b"]', '')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return str(value)


def node_link_json(graph: nx.MultiDiGraph, about: Mapping[str, str]) -> str:
    """Return the graph as node-link JSON, as ``networkx.node_link_graph`` and D3 read it.

    A node's ``id`` is its key (``muscle:deltoid``); its own id stands in ``identifier``.
    """
    return _json(
        {
            "directed": True,
            "multigraph": True,
            "graph": dict(about),
            "nodes": [_node(row) for row in node_rows(graph)],
            "edges": list(edge_rows(graph)),
        }
    )


def cytoscape_json(graph: nx.MultiDiGraph, about: Mapping[str, str]) -> str:
    """Return the graph as Cytoscape JSON (``.cyjs``), as Cytoscape, cytoscape.js and NetworkX read it."""
    nodes = [{"data": {**_node(row), "value": row["key"]}} for row in node_rows(graph)]
    edges = [{"data": {"id": f"e{i}", "key": i, **row}} for i, row in enumerate(edge_rows(graph))]
    return _json(
        {
            "data": dict(about),
            "directed": True,
            "multigraph": True,
            "elements": {"nodes": nodes, "edges": edges},
        }
    )


def _node(row: Mapping[str, str]) -> dict[str, str]:
    return {"id": row["key"], "kind": row["kind"], "identifier": row["id"], "name": row["name"]}


def _json(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


def csv_pair(graph: nx.MultiDiGraph) -> dict[str, str]:
    """Return ``nodes.csv`` and ``edges.csv`` by name."""
    return {
        "nodes.csv": _table(NODE_COLUMNS, node_rows(graph)),
        "edges.csv": _table(EDGE_COLUMNS, edge_rows(graph)),
    }


def _table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([flat(row[column]) for column in columns] for row in rows)
    return text.getvalue()

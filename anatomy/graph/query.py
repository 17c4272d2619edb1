"""Ask the graph: the record of anything, its links as said from it, and the segments behind it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

import networkx as nx

from anatomy.catalogue.load import Catalogue, load_catalogue
from anatomy.errors import UnknownEntity
from anatomy.graph.levels import levels_document
from anatomy.graph.records import record_fields
from anatomy.graph.relations import RELATIONS
from anatomy.model.identifier import node_key, split_node_key
from anatomy.model.segment import SEGMENTS

_ORDER = {segment: i for i, segment in enumerate(SEGMENTS)}
_EMPHASIS = {1.0: "main", 0.5: "contributing"}
#: Organs list their outflow first, then where they are felt.
_ROLE_ORDER = {"sympathetic": 0, "parasympathetic": 1, "afferent": 2, "referred": 3}
#: What the segments of an entity do for it, where the edge itself has no better word.
_ROLES = {
    "supplies_muscle": "motor",
    "drives_movement": "motor",
    "root_of": "root",
    "reflex_arc": "reflex arc",
    "supplies_skin": "dermatome",
    "tested_at": "key sensory point",
    "outflow_through": "sympathetic",
    "sweats": "sympathetic",
    "gives_root": "cord",
    "lies_behind": "cord behind the body",
    "lies_under_spine": "cord under the spine",
    "converges_with": "convergence",
    "leaves_by": "exiting root",
    "caught_at_disc": "root",
    "reached_at_space": "root",
    "mimics": "mimicked root",
}
#: Relations whose role text says how, so that it stands as the role.
_OWN_ROLE = {"supplies_structure", "reached_by_block", "caught_at_disc"}
_ORGAN_RELATIONS = {"sympathetic_to", "parasympathetic_to", "afferents_from", "feels_pain_of"}
#: Relations that link but do not carry a segment to an entity.
_NO_SEGMENT = {"part_of", "scores_movement", "has_key_muscle", "cited_from", "spoken_for_by"}


def find_node(graph: nx.MultiDiGraph, node: str) -> str:
    """Return a node key, or raise an error that names the nearest.

    Raises
    ------
    UnknownEntity
        If the graph does not hold it.
    """
    if node in graph:
        return node
    kind, identifier = split_node_key(node)
    same_kind = [data["id"] for _, data in graph.nodes(data=True) if data["kind"] == kind]
    near = get_close_matches(identifier, same_kind, n=3)
    raise UnknownEntity(f"the graph holds no '{node}'.", nearest=[node_key(kind, name) for name in near])


def links(graph: nx.MultiDiGraph, node: str, *, with_sources: bool = False) -> Iterator[dict[str, Any]]:
    """Yield every edge of a node as said from that node, outgoing first.

    Parameters
    ----------
    graph
        The knowledge graph.
    node
        Node key, e.g. ``"muscle:deltoid"``.
    with_sources
        Whether edges to source nodes are given too.

    Yields
    ------
    dict
        ``relation, verb, kind, id, name, weight, role, standing, grade, sources, read``, and ``note`` if there is one.
    """
    outgoing = ((other, data, data["relation"]) for _, other, data in graph.out_edges(node, data=True))
    incoming = (
        (other, data, RELATIONS[data["relation"]].inverse_name) for other, _, data in graph.in_edges(node, data=True)
    )
    for other, data, relation in (*outgoing, *incoming):
        target = graph.nodes[other]
        if target["kind"] == "source" and not with_sources:
            continue
        yield {
            "relation": relation,
            "verb": RELATIONS[relation].verb,
            "kind": target["kind"],
            "id": target["id"],
            "name": target["name"],
            **{key: value for key, value in data.items() if key != "relation"},
            "sources": list(data["sources"]),
        }


def segments_of(graph: nx.MultiDiGraph, node: str, standing: str = "row") -> list[dict[str, Any]]:
    """Return the segments behind an entity, strongest first, then cranial to caudal.

    Parameters
    ----------
    graph
        The knowledge graph.
    node
        Node key.
    standing
        ``"row"`` for the reviewed reading, ``"source"`` for what single sources add to it, ``"finding"`` for studies.

    Returns
    -------
    list of dict
        ``segment, weight, role, sources, grade, read`` and, where there are any, ``emphasis``, ``note``, ``locators``.

    Examples
    --------
    >>> from anatomy.graph.build import build_graph
    >>> graph = build_graph(load_catalogue())
    >>> [(row["segment"], row["emphasis"]) for row in segments_of(graph, "muscle:biceps_brachii")]
    [('C5', 'main'), ('C6', 'main')]
    """
    rows = [
        _segment_row(segment, data)
        for segment, data in _segment_edges(graph, node)
        if data["standing"] == standing and data["relation"] not in _NO_SEGMENT
    ]
    unique = {(row["segment"], row["role"], row.get("note"), tuple(row["sources"])): row for row in rows}
    return sorted(
        unique.values(),
        key=lambda row: (-row["weight"], _ROLE_ORDER.get(row["role"], 0), _ORDER[row["segment"]], row["role"]),
    )


def _segment_edges(graph: nx.MultiDiGraph, node: str) -> Iterator[tuple[str, dict[str, Any]]]:
    kind, _ = split_node_key(node)
    if kind == "area":
        yield from _area_edges(graph, node)
        return
    if kind == "entrapment":
        for _, root, data in graph.out_edges(node, data=True):
            if data["relation"] == "mimics":
                yield graph.nodes[root]["id"], data
        return
    for other, _, data in graph.in_edges(node, data=True):
        other_kind = graph.nodes[other]["kind"]
        if other_kind in ("segment", "root"):
            yield graph.nodes[other]["id"], data
        elif kind in ("referral_zone", "ganglion") and other_kind != "organ":
            yield from _segment_edges(graph, other)


def _area_edges(graph: nx.MultiDiGraph, node: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for dermatome, _, data in graph.in_edges(node, data=True):
        map_id, _, territory = str(graph.nodes[dermatome]["id"]).partition("/")
        if territory in _ORDER and map_id == "consensus":
            yield territory, {**data, "role": "dermatome"}


def _segment_row(segment: str, data: dict[str, Any]) -> dict[str, Any]:
    relation = data["relation"]
    own = data["role"] if relation in _ORGAN_RELATIONS or relation in _OWN_ROLE else ""
    row: dict[str, Any] = {
        "segment": segment,
        "weight": data["weight"],
        "role": own or _ROLES.get(relation) or data["role"] or relation,
        "sources": list(data["sources"]),
        "grade": data["grade"],
        "read": data["read"],
    }
    if data["role"] in _EMPHASIS.values():
        row["emphasis"] = data["role"]
    row |= {key: data[key] for key in ("note", "locators") if key in data}
    return row


def record_of(graph: nx.MultiDiGraph, node: str, catalogue: Catalogue | None = None) -> dict[str, Any]:
    """Return everything held about an entity: the ``show`` document of the contract.

    Parameters
    ----------
    graph
        The knowledge graph.
    node
        Node key, e.g. ``"organ:heart"``.
    catalogue
        Records behind the graph; the project's own by default.

    Returns
    -------
    dict
        ``id, kind, name, synonyms``; ``segments``, the reviewed reading; ``source_claims``, what single sources say on
        their own account; ``findings``, what studies found; the fields of the record itself; ``sources``; and
        ``links``, every edge as said from this entity. Segments and roots also hold ``levels``.

    Raises
    ------
    UnknownEntity
        If the graph does not hold it.

    Examples
    --------
    >>> from anatomy.graph.build import build_graph
    >>> document = record_of(build_graph(load_catalogue()), "organ:heart")
    >>> sorted({row["role"] for row in document["segments"]})
    ['afferent', 'referred', 'sympathetic']
    """
    node = find_node(graph, node)
    catalogue = catalogue if catalogue is not None else load_catalogue()
    data = graph.nodes[node]
    fields = record_fields(catalogue, data["kind"], data["id"])
    held = list(links(graph, node))
    cited = [graph.nodes[other] for other in graph.successors(node)]
    document: dict[str, Any] = {
        "id": data["id"],
        "kind": data["kind"],
        "name": data["name"],
        "synonyms": fields.pop("synonyms", []),
        "segments": segments_of(graph, node),
        "source_claims": segments_of(graph, node, "source"),
        "findings": segments_of(graph, node, "finding"),
    }
    if data["kind"] in ("segment", "root"):
        segment = catalogue.segments[data["id"]]
        document["segments"] = [_itself(segment.id, graph, held)]
        document["levels"] = levels_document(segment)
    fields = {key: value for key, value in fields.items() if key not in ("id", "name", "segments")}
    return {
        **document,
        **fields,
        "sources": [other["id"] for other in cited if other["kind"] == "source"],
        "links": held,
    }


def _itself(segment: str, graph: nx.MultiDiGraph, held: list[dict[str, Any]]) -> dict[str, Any]:
    sources: list[str] = next((link["sources"] for link in held if link["relation"] in ("gives_root", "root_from")), [])
    return {"segment": segment, "weight": 1.0, "role": "itself", "sources": sources, "grade": "read", "read": True}

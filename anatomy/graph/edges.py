"""Write nodes and edges in the one form that every part of the graph uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from anatomy.catalogue.skin_schema import Source
from anatomy.model.identifier import node_key
from anatomy.model.source import Claim

WEIGHTS: dict[str | None, float] = {"main": 1.0, "contributing": 0.5, None: 1.0}
#: Weight of a claim that the reviewed reference does not share.
RIVAL_WEIGHT = 0.25


class Writer:
    """Adds nodes and edges to a graph, and links what is written to its sources.

    Parameters
    ----------
    graph
        The graph to add to.
    sources
        Records of the works cited, by key.
    """

    def __init__(self, graph: nx.MultiDiGraph, sources: Mapping[str, Source]) -> None:
        self.graph = graph
        self._sources = sources
        self._cited: set[tuple[str, str]] = set()

    def node(self, kind: str, identifier: str, name: str, **more: Any) -> str:
        """Add a node and return its key."""
        key = node_key(kind, identifier)
        self.graph.add_node(key, kind=kind, id=identifier, name=name, **more)
        return key

    def edge(
        self,
        subject: str,
        object_: str,
        relation: str,
        *,
        sources: tuple[str, ...],
        read: bool,
        grade: str,
        weight: float = 1.0,
        role: str = "",
        standing: str = "row",
        note: str = "",
        locators: dict[str, str] | None = None,
    ) -> None:
        """Add an edge and cite its sources from the object."""
        attributes: dict[str, Any] = {
            "relation": relation,
            "weight": weight,
            "role": role,
            "standing": standing,
            "grade": grade,
            "sources": sources,
            "read": read,
        }
        if note:
            attributes["note"] = note
        if locators:
            attributes["locators"] = locators
        self.graph.add_edge(subject, object_, **attributes)
        self.cite(object_, sources)

    def claim(
        self,
        subject: str,
        object_: str,
        relation: str,
        claim: Claim,
        *,
        weight: str | None = None,
        role: str = "",
    ) -> None:
        """Add the edge of a claim: its weight follows from main or contributing, and from its standing."""
        self.edge(
            subject,
            object_,
            relation,
            weight=WEIGHTS[weight] if claim.standing == "row" else RIVAL_WEIGHT,
            role=role or weight or "",
            standing=claim.standing,
            grade=str(claim.grade),
            sources=claim.sources,
            read=claim.read,
            note=claim.finding or claim.note,
            locators={c.source: c.locator for c in claim.citations if c.locator},
        )

    def record_edge(
        self,
        subject: str,
        object_: str,
        relation: str,
        record: Any,
        *,
        weight: float = 1.0,
        role: str = "",
        note: str = "",
    ) -> None:
        """Add an edge that rests on the sources of a record as a whole."""
        read = bool(record.read if hasattr(record, "read") else record.verified)
        self.edge(
            subject,
            object_,
            relation,
            weight=weight,
            role=role,
            grade="read" if read else "recalled",
            sources=tuple(record.sources),
            read=read,
            note=note,
        )

    def cite(self, node: str, sources: Iterable[str]) -> None:
        """Link a node to the works that describe it, each once."""
        for key in sources:
            if (node, key) in self._cited:
                continue
            self._cited.add((node, key))
            source = self._sources[key]
            target = node_key("source", key)
            if target not in self.graph:
                self.node("source", key, f"{source.authors}: {source.title}" if source.authors else source.title)
            self.graph.add_edge(
                node,
                target,
                relation="cited_from",
                weight=1.0,
                role="",
                standing="row",
                grade="read" if source.read else "recalled",
                sources=(key,),
                read=source.read,
            )

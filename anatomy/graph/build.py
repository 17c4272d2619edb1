"""Build the knowledge graph from the catalogue: one edge a claim, each with its sources.

Nodes are ``kind:id`` with attributes ``kind``, ``id`` and ``name``. Edges carry ``relation`` (a key of
`anatomy.graph.relations.RELATIONS`), ``weight`` (0–1), ``role``, ``standing``, ``grade``, ``sources`` (keys), ``read``
and, where there are any, ``note`` and ``locators`` (source → place in it).

Weights put claims in order and are no proportions: 1 for a main segment, 0.5 for a contributing one, 1 where the
reference names a segment without weighing it, 0.25 for a claim of one source that the reviewed reference does not
share. Only the share of a dermatome in an area is a proportion.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

import networkx as nx

from anatomy.catalogue.load import Catalogue
from anatomy.graph.build_body import add_body
from anatomy.graph.build_care import add_care
from anatomy.graph.build_column import add_column
from anatomy.graph.edges import Writer
from anatomy.model.identifier import node_key
from anatomy.model.segment import SKIN_TERRITORIES

#: A dermatome's share of an area below this is noise of the borders.
LEAST_SHARE = 0.02


class SkinOfAreas(Protocol):
    """What the graph needs of the body surface."""

    maps: Any

    @property
    def areas(self) -> Any:
        """Return the named areas by id."""

    def area_shares(self, map_id: str) -> Any:
        """Return shares of each territory in each area, rows summing to 1."""


def build_graph(catalogue: Catalogue, surface: SkinOfAreas | None = None) -> nx.MultiDiGraph:
    """Return the knowledge graph of the catalogue.

    Parameters
    ----------
    catalogue
        The records.
    surface
        The labelled body; when given, named areas and the dermatomes that cover them join the graph.

    Returns
    -------
    networkx.MultiDiGraph
        Edges lead from segments outwards; every node is reached from some segment.

    Examples
    --------
    >>> from anatomy.catalogue.load import load_catalogue
    >>> graph = build_graph(load_catalogue())
    >>> graph.nodes["muscle:deltoid"]["name"]
    'Deltoid'
    >>> sorted(source for source, _ in graph.in_edges("muscle:deltoid") if source.startswith("segment:"))[:2]
    ['segment:C4', 'segment:C5']
    """
    graph = nx.MultiDiGraph(name="metamere")
    writer = Writer(graph, catalogue.sources)
    add_column(writer, catalogue)
    add_body(writer, catalogue)
    add_care(writer, catalogue)
    if surface is not None:
        _add_areas(writer, surface)
    return graph


def _add_areas(writer: Writer, surface: SkinOfAreas) -> None:
    areas = surface.areas
    for area in areas.values():
        writer.node("area", area.id, area.name)
    for map_id in surface.maps:
        shares = surface.area_shares(map_id)
        sources = (writer.graph.nodes[node_key("map", map_id)]["source"],)
        for area, row in zip(areas.values(), shares.tolist(), strict=True):
            _add_area(writer, map_id, area.id, row, sources)


def _add_area(writer: Writer, map_id: str, area: str, row: Iterable[float], sources: tuple[str, ...]) -> None:
    for territory, share in zip(SKIN_TERRITORIES, row, strict=True):
        dermatome = node_key("dermatome", f"{map_id}/{territory}")
        if share < LEAST_SHARE or dermatome not in writer.graph:
            continue
        writer.edge(
            dermatome,
            node_key("area", area),
            "covers_area",
            weight=round(share, 4),
            role=map_id,
            grade="recalled",
            sources=sources,
            read=False,
            note="Share of the area's skin, from borders estimated by hand.",
        )

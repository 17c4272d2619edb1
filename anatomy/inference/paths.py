"""Walk a reason back to the graph: the nodes from a witness to a segment, and the sources of the edges between."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from anatomy.inference.scoring import COLUMN, Witness
from anatomy.model.segment import TRIGEMINAL

if TYPE_CHECKING:
    import networkx as nx


def path_of(
    graph: nx.MultiDiGraph, witness: Witness, territory: str, map_id: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return node keys from a witness's structure to a territory, and source keys; empty when no edge links them.

    Parameters
    ----------
    graph
        The knowledge graph.
    witness
        What was found.
    territory
        A spinal segment or a trigeminal division.
    map_id
        Dermatome map that the skin was read by.
    """
    if witness.shares[COLUMN[territory]] <= 0:
        return (), ()
    end = f"{'trigeminal' if territory in TRIGEMINAL else 'segment'}:{territory}"
    if witness.node.startswith(("area:", "drawing:")):
        nodes: tuple[str, ...] = (witness.node, f"dermatome:{map_id}/{territory}", end)
    else:
        nodes = (witness.node, end)
    sources: dict[str, None] = {}
    for here, there in pairwise(nodes):
        rows = [d for d in graph.get_edge_data(there, here, default={}).values() if d["standing"] == "row"]
        if not rows and not here.startswith("drawing:"):
            return (), ()  # too small a share to be an edge of the graph
        sources |= dict.fromkeys(key for row in rows for key in row["sources"])
    return nodes, tuple(sources)

"""Write the knowledge graph for other programs: GraphML, JSON, Cytoscape, CSV, JSON-LD and Turtle."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path

import networkx as nx

from anatomy.catalogue.load import Catalogue, load_catalogue
from anatomy.errors import BadInput
from anatomy.export.files import check_target, write_text
from anatomy.export.graph_rows import about

#: Formats by name.
FORMATS = ("graphml", "json", "cytoscape", "jsonld", "turtle", "csv")
#: Ending of a file → format. A name without ending is a folder for the CSV pair.
ENDINGS: Mapping[str, str] = {
    ".graphml": "graphml",
    ".json": "json",
    ".cyjs": "cytoscape",
    ".jsonld": "jsonld",
    ".ttl": "turtle",
    ".turtle": "turtle",
    ".csv": "csv",
    "": "csv",
}


def format_of(out: Path | str) -> str:
    """Return the format that a file's ending names.

    Raises
    ------
    BadInput
        If it names none; the message lists the endings.

    Examples
    --------
    >>> format_of("graph.ttl"), format_of("folder")
    ('turtle', 'csv')
    """
    ending = Path(out).suffix.lower()
    if ending in ENDINGS:
        return ENDINGS[ending]
    known = [name for name in ENDINGS if name]
    raise BadInput(
        f"no graph format has the ending '{ending}'; use {', '.join(known)}, a name without ending for a folder of "
        "CSV, or say the format.",
        nearest=get_close_matches(ending, known, n=1),
    )


def write_graph(
    graph: nx.MultiDiGraph, out: Path | str, format: str | None = None, *, catalogue: Catalogue | None = None
) -> None:
    """Write the graph.

    Every format keeps each edge with its relation, verb, weight, role, standing, grade, read, sources, note and
    locators; `anatomy.export.graph_files` and `anatomy.export.vocabulary` say how.

    Parameters
    ----------
    graph
        The knowledge graph.
    out
        File to write; for CSV a folder, which gets ``nodes.csv`` and ``edges.csv``.
    format
        One of `FORMATS`; by default what the ending of ``out`` says. ``json`` in a ``.cyjs`` file is Cytoscape's.
    catalogue
        Records behind the graph, for synonyms, ontology terms and sources; the project's own by default.

    Raises
    ------
    BadInput
        If the format is unknown, or the file cannot be written.

    Examples
    --------
    >>> from anatomy.graph.build import build_graph
    >>> import tempfile
    >>> graph = build_graph(load_catalogue())
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_graph(graph, f"{folder}/graph.graphml")
    ...     nx.read_graphml(f"{folder}/graph.graphml").nodes["muscle:deltoid"]["name"]
    'Deltoid'
    """
    out = Path(out)
    name = (format or format_of(out)).lower()
    if name not in FORMATS:
        raise BadInput(
            f"'{name}' is no graph format; allowed are {', '.join(FORMATS)}.",
            nearest=get_close_matches(name, FORMATS, n=1),
        )
    if name == "json" and out.suffix.lower() == ".cyjs":
        name = "cytoscape"
    check_target(out, folder=name == "csv")
    for path, text in _texts(graph, out, name, catalogue if catalogue is not None else load_catalogue()).items():
        write_text(path, text)


def _texts(graph: nx.MultiDiGraph, out: Path, name: str, catalogue: Catalogue) -> dict[Path, str]:
    from anatomy.export import graph_files, linked_data

    whole = about(catalogue)
    writers: dict[str, Callable[[], str]] = {
        "graphml": lambda: graph_files.graphml(graph, whole),
        "json": lambda: graph_files.node_link_json(graph, whole),
        "cytoscape": lambda: graph_files.cytoscape_json(graph, whole),
        "jsonld": lambda: linked_data.jsonld(graph, catalogue, whole),
        "turtle": lambda: linked_data.turtle(graph, catalogue, whole),
    }
    if name == "csv":
        return {out / file: text for file, text in graph_files.csv_pair(graph).items()}
    return {out: writers[name]()}

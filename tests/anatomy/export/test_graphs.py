"""What went out, read by independent readers, equals the graph."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import rdflib
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SKOS

from anatomy.catalogue.load import Catalogue, load_catalogue
from anatomy.errors import BadInput
from anatomy.export.graphs import ENDINGS, FORMATS, format_of, write_graph
from anatomy.export.vocabulary import BASE, FITTING
from anatomy.graph.build import build_graph
from anatomy.graph.relations import RELATIONS

MM = rdflib.Namespace(BASE)
MMV = rdflib.Namespace(BASE + "vocab/")
OBO = rdflib.Namespace("http://purl.obolibrary.org/obo/")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def graph(catalogue: Catalogue) -> nx.MultiDiGraph:
    return build_graph(catalogue)


@pytest.fixture(scope="module")
def part(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """A part of the graph with every kind of node, for readers that are slow."""
    first = {data["kind"]: key for key, data in graph.nodes(data=True)}.values()
    keep = [n for i, n in enumerate(graph) if i % 5 == 0 or graph.nodes[n]["kind"] in ("segment", "source")]
    return graph.subgraph([*first, *keep])


#: rdflib's own JSON-LD reader uses a class that rdflib calls outdated.
reads_jsonld = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

Edge = tuple[Any, ...]


def edge(source: str, target: str, data: dict[str, Any]) -> Edge:
    """An edge as one comparable value, with its verb."""
    return (
        source,
        target,
        data["relation"],
        data.get("verb", RELATIONS[data["relation"]].verb),
        data["weight"],
        data["role"],
        data["standing"],
        data["grade"],
        data["read"],
        tuple(data["sources"]),
        data.get("note", ""),
        tuple(sorted(data.get("locators", {}).items())),
    )


def edges(graph: nx.MultiDiGraph) -> Counter[Edge]:
    return Counter(edge(*row) for row in graph.edges(data=True))


def nodes(graph: nx.MultiDiGraph) -> dict[str, tuple[str, str, str]]:
    return {key: (d["kind"], d["id"], d["name"]) for key, d in graph.nodes(data=True)}


def test_graphml(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    write_graph(graph, tmp_path / "graph.graphml")
    back = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    assert nodes(back) == nodes(graph)
    for _, _, data in back.edges(data=True):
        assert isinstance(data["weight"], float) and isinstance(data["read"], bool)
        data["sources"] = json.loads(data["sources"])
        data["locators"] = json.loads(data.get("locators", "{}"))
        data.setdefault("role", "")
    assert edges(back) == edges(graph)
    ids = [data for *_, data in back.edges(keys=True)]
    assert len(set(ids)) == len(ids), "edge ids are unique"


def test_node_link_json(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    write_graph(graph, tmp_path / "graph.json")
    back = nx.node_link_graph(json.loads((tmp_path / "graph.json").read_text()), edges="edges")
    for _, data in back.nodes(data=True):
        data["id"] = data.pop("identifier")
    assert nodes(back) == nodes(graph)
    assert edges(back) == edges(graph)
    assert back.graph["data_version"] == load_catalogue().version


@pytest.mark.parametrize("form", [None, "json", "cytoscape"])
def test_cytoscape_json(form: str | None, graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    write_graph(graph, tmp_path / "graph.cyjs", form)
    document = json.loads((tmp_path / "graph.cyjs").read_text())
    back = nx.cytoscape_graph(document)
    assert {n: (d["kind"], d["identifier"], d["name"]) for n, d in back.nodes(data=True)} == nodes(graph)
    assert edges(back) == edges(graph)
    ids = [e["data"]["id"] for group in document["elements"].values() for e in group]
    assert len(set(ids)) == len(ids), "Cytoscape needs ids unique over nodes and edges"


@pytest.mark.parametrize(("name", "form"), [("folder", None), ("folder", "csv"), ("tables.csv", None)])
def test_csv_pair(name: str, form: str | None, graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    write_graph(graph, tmp_path / name, form)
    with (tmp_path / name / "nodes.csv").open(newline="", encoding="utf-8") as file:
        assert {r["key"]: (r["kind"], r["id"], r["name"]) for r in csv.DictReader(file)} == nodes(graph)
    with (tmp_path / name / "edges.csv").open(newline="", encoding="utf-8") as file:
        rows = [
            {
                **row,
                "weight": float(row["weight"]),
                "read": {"true": True, "false": False}[row["read"]],
                "sources": json.loads(row["sources"]),
                "locators": json.loads(row["locators"] or "{}"),
            }
            for row in csv.DictReader(file)
        ]
    assert Counter(edge(row["source"], row["target"], row) for row in rows) == edges(graph)


@pytest.fixture(scope="module")
def turtle(part: nx.MultiDiGraph, tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    out = tmp_path_factory.mktemp("rdf") / "graph.ttl"
    write_graph(part, out)
    return rdflib.Graph().parse(out)


@reads_jsonld
def test_jsonld_says_the_same_as_turtle(part: nx.MultiDiGraph, turtle: rdflib.Graph, tmp_path: Path) -> None:
    write_graph(part, tmp_path / "graph.jsonld")
    context = json.loads((tmp_path / "graph.jsonld").read_text())["@context"]
    assert context["skos"] == str(SKOS) and context["mmv:weight"] == {"@type": "xsd:double"}
    back = rdflib.Graph().parse(tmp_path / "graph.jsonld", format="json-ld")
    assert len(turtle) > 10_000
    assert set(back) == set(turtle)


def test_rdf_holds_every_edge(part: nx.MultiDiGraph, turtle: rdflib.Graph) -> None:
    key = {s: str(o) for s, o in turtle.subject_objects(SKOS.notation)}
    found: Counter[Edge] = Counter()
    for statement in turtle.subjects(RDF.type, RDF.Statement):
        said = {p: o for p, o in turtle.predicate_objects(statement)}
        triple = (said[RDF.subject], said[RDF.predicate], said[RDF.object])
        assert triple in turtle, "each statement stands beside its plain triple"
        places = turtle.objects(statement, PROV.qualifiedDerivation)
        row = {
            "relation": str(said[RDF.predicate]).removeprefix(str(MMV)),
            "verb": str(turtle.value(said[RDF.predicate], RDFS.label)),
            "weight": said[MMV.weight].toPython(),
            "role": str(said.get(MMV.role, "")),
            "standing": str(said[MMV.standing]),
            "grade": str(said[MMV.grade]),
            "read": said[MMV.read].toPython(),
            "sources": sorted(key[s].removeprefix("source:") for s in turtle.objects(statement, PROV.wasDerivedFrom)),
            "note": str(said.get(MMV.note, "")),
            "locators": {
                key[turtle.value(p, PROV.entity)].removeprefix("source:"): str(turtle.value(p, MMV.locator))
                for p in places
            },
        }
        found[edge(key[said[RDF.subject]], key[said[RDF.object]], row)] += 1
    # A set of triples has no order: compare sources sorted.
    wanted = Counter(edge(s, t, {**d, "sources": sorted(d["sources"])}) for s, t, d in part.edges(data=True))
    assert found == wanted


def test_rdf_holds_every_node_with_its_names(part: nx.MultiDiGraph, turtle: rdflib.Graph, catalogue: Catalogue) -> None:
    names = {str(o): s for s, o in turtle.subject_objects(SKOS.notation)}
    assert set(names) == set(part)
    for key, data in part.nodes(data=True):
        label = RDFS.label if data["kind"] == "source" else SKOS.prefLabel
        assert str(turtle.value(names[key], label)) == data["name"]
        if data["kind"] == "muscle":
            said = {str(o) for o in turtle.objects(names[key], SKOS.altLabel)}
            assert said == set(catalogue.muscles[data["id"]].synonyms) - {data["name"]}
    source = MM["source/standring_grays"]
    assert (source, RDF.type, PROV.Entity) in turtle and turtle.value(source, DCTERMS.title)


def test_rdf_maps_to_ontologies_only_what_was_checked(turtle: rdflib.Graph, catalogue: Catalogue) -> None:
    assert (MM["segment/C6"], SKOS.exactMatch, OBO[catalogue.segments["C6"].uberon_id.replace(":", "_")]) in turtle
    mapped = {s for p in (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch) for s in turtle.subjects(p)}
    assert not [s for s in mapped if "/dermatome/" in s], "UBERON's dermatome is a part of the embryo"
    for organ in catalogue.organs.values():
        node = MM[f"organ/{organ.id}"]
        for term in turtle.objects(node, SKOS.exactMatch):
            assert organ.uberon is not None and term == OBO[organ.uberon.id.replace(":", "_")]
            assert organ.uberon.label.lower() in {n.lower() for n in (organ.name, *organ.synonyms)}


def test_rdf_uses_relations_of_ro_where_one_fits(turtle: rdflib.Graph) -> None:
    innervates = set(turtle.subject_objects(OBO.RO_0002134))
    assert innervates == set(turtle.subject_objects(MMV.nerve_supplies))
    assert {str(s).removeprefix(BASE).split("/")[0] for s, _ in innervates} <= {"nerve", "trigeminal"}
    assert (MMV.nerve_supplies, RDFS.subPropertyOf, OBO.RO_0002134) in turtle
    assert (MMV.nerve_supplied_by, RDFS.subPropertyOf, OBO.RO_0002005) in turtle
    assert set(FITTING) <= set(RELATIONS)


@reads_jsonld
def test_words_that_need_escapes_survive(catalogue: Catalogue, tmp_path: Path) -> None:
    graph = nx.MultiDiGraph()
    name = 'a "b" <c> & d\\e\nf, é – 漢'
    for key in ("muscle:one", "segment:C6"):
        kind, _, identifier = key.partition(":")
        graph.add_node(key, kind=kind, id=identifier, name=name)
    claim = {"standing": "row", "grade": "read", "read": True, "sources": ("standring_grays",), "note": name}
    for role in ("main", "contributing"):
        graph.add_edge("segment:C6", "muscle:one", relation="supplies_muscle", weight=0.1, role=role, **claim)
    for ending in (".graphml", ".json", ".cyjs", ".ttl", ".jsonld"):
        write_graph(graph, tmp_path / f"g{ending}", catalogue=catalogue)
    assert nx.read_graphml(tmp_path / "g.graphml").nodes["muscle:one"]["name"] == name
    rdf = rdflib.Graph().parse(tmp_path / "g.ttl")
    assert str(rdf.value(MM["muscle/one"], SKOS.prefLabel)) == name
    assert {str(o) for o in rdf.objects(None, MMV.role)} == {"main", "contributing"}, "parallel edges stay apart"
    assert set(rdflib.Graph().parse(tmp_path / "g.jsonld", format="json-ld")) == set(rdf)


@pytest.mark.parametrize(("ending", "form"), ENDINGS.items())
def test_the_ending_names_the_format(ending: str, form: str) -> None:
    assert format_of(Path(f"graph{ending.upper()}")) == form


def test_an_unknown_ending_or_format_names_the_choices(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"\.graphml, \.json, .*\.ttl"):
        format_of("graph.xlsx")
    with pytest.raises(BadInput, match=", ".join(FORMATS)) as raised:
        write_graph(graph, tmp_path / "graph.ttl", "turtel")
    assert raised.value.nearest == ("turtle",)


def test_a_place_that_cannot_be_written_is_bad_input(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for out, form in (
        (tmp_path / "missing" / "graph.ttl", None),
        (tmp_path, "json"),
        (tmp_path / "file", "csv"),
    ):
        with pytest.raises(BadInput):
            write_graph(graph, out, form)

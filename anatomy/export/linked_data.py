"""The graph as linked data: one list of resources, written as JSON-LD or as Turtle.

`anatomy.export.vocabulary` says which terms are used and why.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, get_args

import networkx as nx

from anatomy.catalogue.entity_schema import OntologyTerm, StructureKind
from anatomy.catalogue.load import Catalogue, by_id
from anatomy.catalogue.skin_schema import Source
from anatomy.export.graph_rows import edge_rows, node_rows
from anatomy.export.turtle import turtle_text
from anatomy.export.vocabulary import FITTING, class_of, context, iri_of, obo, vocabulary_resources

Resource = dict[str, Any]


def jsonld(graph: nx.MultiDiGraph, catalogue: Catalogue, about: Mapping[str, str]) -> str:
    """Return the graph as JSON-LD 1.1 with its context inside."""
    document = {"@context": context(), "@graph": list(resources(graph, catalogue, about))}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


def turtle(graph: nx.MultiDiGraph, catalogue: Catalogue, about: Mapping[str, str]) -> str:
    """Return the graph as Turtle, with the same triples as the JSON-LD."""
    return turtle_text(resources(graph, catalogue, about))


def resources(graph: nx.MultiDiGraph, catalogue: Catalogue, about: Mapping[str, str]) -> Iterator[Resource]:
    """Yield the scheme, the relations, every node and every edge as resources with compact IRIs."""
    yield {
        "@id": "mm:graph",
        "@type": ["skos:ConceptScheme", "prov:Entity"],
        "dcterms:title": about["name"],
        "dcterms:hasVersion": about["data_version"],
        "dcterms:license": "https://creativecommons.org/licenses/by/4.0/",
        "dcterms:description": about["caveat"],
    }
    yield from vocabulary_resources()
    plain, statements = _edges(graph)
    records = _Records(catalogue)
    for row in node_rows(graph):
        node = _source(row, catalogue) if row["kind"] == "source" else _concept(row, records)
        yield {**node, **plain.get(row["key"], {})}
    yield from statements


def _concept(row: Mapping[str, str], records: _Records) -> Resource:
    node: Resource = {
        "@id": iri_of(row["key"]),
        "@type": [class_of(row["kind"]), "skos:Concept"],
        "skos:prefLabel": row["name"],
        "skos:notation": row["key"],
        "skos:inScheme": "mm:graph",
    }
    other_names = records.synonyms(row["kind"], row["id"], row["name"])
    if other_names:
        node["skos:altLabel"] = other_names
    for relation, term in _mappings(records.of(row["kind"], row["id"])):
        node.setdefault(relation, []).append(term)
    return node


class _Records:
    """The records that hold other names or ontology terms of a node."""

    def __init__(self, catalogue: Catalogue) -> None:
        autonomic = catalogue.autonomic
        self._homes: dict[str, Mapping[str, Any]] = {
            "segment": catalogue.segments,
            "muscle": catalogue.muscles,
            "movement": catalogue.movements,
            "organ": catalogue.organs,
            "nerve": catalogue.nerves,
            "splanchnic_nerve": by_id(autonomic.splanchnic),
            "sweat_region": by_id(autonomic.sudomotor),
            "reflex": catalogue.reflexes,
            "block": catalogue.blocks,
            "drug": catalogue.drugs,
            "indication": catalogue.indications,
            "bedside_test": catalogue.bedside_tests,
        }
        self._homes |= dict.fromkeys(get_args(StructureKind), catalogue.structures)
        self._areas = {area["id"]: area for area in catalogue.raw("areas")}

    def of(self, kind: str, identifier: str) -> Any:
        """Return the record of a node, or None."""
        return self._homes.get(kind, {}).get(identifier)

    def synonyms(self, kind: str, identifier: str, name: str) -> list[str]:
        """Return the other names of a node, each once."""
        if kind == "area":
            area = self._areas.get(identifier, {})
            names = [*area.get("synonyms", ()), *area.get("plain_words", ())]
        else:
            names = [*getattr(self.of(kind, identifier), "synonyms", ())]
        return [other for other in dict.fromkeys(names) if other != name]


def _mappings(record: Any) -> Iterator[tuple[str, str]]:
    """Yield the SKOS mappings of a record: exact only where a label was checked against its names."""
    segment_term = getattr(record, "uberon_id", None)
    if segment_term:
        yield "skos:exactMatch", obo(segment_term)
    for term in (getattr(record, "uberon", None), getattr(record, "fma", None)):
        if term is not None:
            yield _match(record, term), obo(term.id)


def _match(record: Any, term: OntologyTerm) -> str:
    if term.scope == "broader":
        return "skos:broadMatch"
    names = {name.lower().removesuffix(" muscle") for name in (record.name, *record.synonyms)}
    return "skos:exactMatch" if term.label.lower().removesuffix(" muscle") in names else "skos:closeMatch"


def _source(row: Mapping[str, str], catalogue: Catalogue) -> Resource:
    work: Source = catalogue.sources[row["id"]]
    node: Resource = {
        "@id": iri_of(row["key"]),
        "@type": [class_of("source"), "prov:Entity", "dcterms:BibliographicResource"],
        "rdfs:label": row["name"],
        "skos:notation": row["key"],
        "dcterms:title": work.title,
        "mmv:access": work.access,
        "mmv:read": work.read,
    }
    if work.authors:
        node["dcterms:creator"] = work.authors
    if work.year is not None:
        node["dcterms:date"] = str(work.year)
    if work.doi:
        node["dcterms:identifier"] = f"doi:{work.doi}"
    return node


def _edges(graph: nx.MultiDiGraph) -> tuple[dict[str, Resource], list[Resource]]:
    """Return plain triples by subject, and one statement an edge."""
    plain: dict[str, dict[str, dict[str, None]]] = {}
    statements: list[Resource] = []
    count: Counter[str] = Counter()
    for row in edge_rows(graph):
        subject, object_, name = row["source"], iri_of(row["target"]), row["relation"]
        held = plain.setdefault(subject, {})
        for predicate in (f"mmv:{name}", FITTING.get(name)):
            if predicate:
                held.setdefault(predicate, {})[object_] = None
        # Parallel edges (several sources on one claim) are numbered from 0.
        iri = f"mm:edge/{subject.replace(':', '/', 1)}/{name}/{row['target'].replace(':', '/', 1)}"
        statements += _statement(f"{iri}/{count[iri]}", row, object_)
        count[iri] += 1
    return {key: {p: list(objects) for p, objects in held.items()} for key, held in plain.items()}, statements


def _statement(iri: str, row: Mapping[str, Any], object_: str) -> list[Resource]:
    """Return the statement of an edge, and one derivation for each place in a source."""
    statement: Resource = {
        "@id": iri,
        "@type": "rdf:Statement",
        "rdf:subject": iri_of(row["source"]),
        "rdf:predicate": f"mmv:{row['relation']}",
        "rdf:object": object_,
        "mmv:weight": row["weight"],
        "mmv:standing": row["standing"],
        "mmv:grade": row["grade"],
        "mmv:read": row["read"],
        "prov:wasDerivedFrom": [f"mm:source/{key}" for key in row["sources"]],
    }
    if row["role"]:
        statement["mmv:role"] = row["role"]
    if row["note"]:
        statement["mmv:note"] = row["note"]
    places = [
        {
            "@id": f"{iri}/in/{key}",
            "@type": "prov:Derivation",
            "prov:entity": f"mm:source/{key}",
            "mmv:locator": place,
        }
        for key, place in row["locators"].items()
    ]
    if places:
        statement["prov:qualifiedDerivation"] = [place["@id"] for place in places]
    return [statement, *places]

"""The words of the linked-data exports: our own IRIs, and the terms of other vocabularies that truly fit.

Every node, relation and edge has an IRI of ours below `BASE`; they are names and need not resolve. What a node is
called elsewhere is said by SKOS mappings, never by reusing the foreign IRI as the node: several records may share one
UBERON term, many have an UBERON and an FMA term, and some terms are broader than the record.

- Names: ``skos:prefLabel``, ``skos:altLabel``, ``skos:notation`` (the node key).
- UBERON and FMA: ``skos:exactMatch`` where the term was matched by a label that is this record's name or synonym, or
  is the like-numbered cord segment; ``skos:broadMatch`` where the reference calls the term broader;
  ``skos:closeMatch`` for the rest, whose label differs or is not held.
- Relations: ``nerve_supplies`` is RO:0002134 "innervates" (from a bundle of nerve fibres to a structure; inverse
  RO:0002005). No other relation here fits RO: a spinal segment is no bundle of fibres, so ``supplies_muscle`` and its
  kin are not "innervates". ``cited_from`` is ``dcterms:source``. Such edges are stated under both IRIs.
- Dermatomes here are the skin of one segment on one map. UBERON's "dermatome" is a part of the embryonic somite: they
  are never mapped to it.
- Sources: ``prov:Entity`` with ``dcterms`` title, creator, date and identifier; an edge ``prov:wasDerivedFrom`` them.
- Edges: ``rdf:Statement`` with weight, role, standing, grade, read and note, beside the plain triple; the place in a
  source stands in a ``prov:Derivation``.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from anatomy.graph.relations import RELATIONS, STORED_RELATIONS

BASE = "https://w3id.org/metamere/"

PREFIXES = MappingProxyType(
    {
        "mm": BASE,
        "mmv": BASE + "vocab/",
        "obo": "http://purl.obolibrary.org/obo/",
        "fma": "http://purl.org/sig/ont/fma/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "prov": "http://www.w3.org/ns/prov#",
        "dcterms": "http://purl.org/dc/terms/",
    }
)

#: Stored relation → relations of other vocabularies that hold for each of its edges.
FITTING = MappingProxyType({"nerve_supplies": "obo:RO_0002134", "cited_from": "dcterms:source"})
#: The same for inverse relations.
FITTING_INVERSE = MappingProxyType({"nerve_supplied_by": "obo:RO_0002005"})

#: Properties whose values are IRIs; all other values are literals.
IRI_PROPERTIES = (
    "rdf:subject",
    "rdf:predicate",
    "rdf:object",
    "rdfs:subPropertyOf",
    "owl:inverseOf",
    "skos:exactMatch",
    "skos:closeMatch",
    "skos:broadMatch",
    "skos:inScheme",
    "prov:wasDerivedFrom",
    "prov:qualifiedDerivation",
    "prov:entity",
    "dcterms:source",
    "dcterms:license",
    "obo:RO_0002134",
    *(f"mmv:{name}" for name in STORED_RELATIONS),
)


def class_of(kind: str) -> str:
    """Return the class of a kind of node.

    Examples
    --------
    >>> class_of("key_point")
    'mmv:KeyPoint'
    """
    return "mmv:" + "".join(part.capitalize() for part in kind.split("_"))


def iri_of(key: str) -> str:
    """Return the compact IRI of a node key.

    Examples
    --------
    >>> iri_of("dermatome:consensus/C6")
    'mm:dermatome/consensus/C6'
    """
    return "mm:" + key.replace(":", "/", 1)


def obo(term: str) -> str:
    """Return the compact IRI of an UBERON or FMA term.

    Examples
    --------
    >>> obo("UBERON:0006492"), obo("FMA:37451")
    ('obo:UBERON_0006492', 'fma:fma37451')
    """
    prefix, _, number = term.partition(":")
    return f"fma:fma{number}" if prefix == "FMA" else f"obo:{prefix}_{number}"


def context() -> dict[str, Any]:
    """Return the JSON-LD context: prefixes, and which properties hold IRIs."""
    # Without its type, a weight of 1.0 is an integer to readers whose JSON knows one kind of number.
    weight = {"mmv:weight": {"@type": "xsd:double"}}
    return {"@version": 1.1, **PREFIXES, **{name: {"@type": "@id"} for name in IRI_PROPERTIES}, **weight}


def vocabulary_resources() -> list[dict[str, Any]]:
    """Return every relation with its verb, its inverse and the outside term that it narrows."""
    made: list[dict[str, Any]] = [
        {
            "@id": "mmv:Dermatome",
            "@type": "rdfs:Class",
            "rdfs:label": "dermatome",
            "rdfs:comment": "Skin of one spinal segment as drawn on one map. Not the embryonic dermatome of UBERON, "
            "which is a part of the somite.",
        }
    ]
    for name, relation in RELATIONS.items():
        resource = {
            "@id": f"mmv:{name}",
            "@type": "rdf:Property",
            "rdfs:label": relation.verb,
            "owl:inverseOf": f"mmv:{relation.inverse_name}",
        }
        wider = FITTING.get(name) or FITTING_INVERSE.get(name)
        made.append({**resource, "rdfs:subPropertyOf": wider} if wider else resource)
    return made

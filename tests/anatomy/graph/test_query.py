from __future__ import annotations

import json
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anatomy.catalogue.load import Catalogue, load_catalogue
from anatomy.errors import UnknownEntity
from anatomy.graph.build import build_graph
from anatomy.graph.levels import levels_document
from anatomy.graph.paths import explain_path
from anatomy.graph.query import find_node, links, record_of, segments_of
from anatomy.graph.relations import invert
from anatomy.model.segment import SEGMENTS

GRAPH = build_graph(load_catalogue())
nodes = st.sampled_from(sorted(GRAPH))
segments = st.sampled_from(SEGMENTS)


@given(nodes)
@settings(max_examples=150, deadline=None)
def test_any_record_is_a_document_of_the_contract(node: str) -> None:
    document = record_of(GRAPH, node)
    assert json.loads(json.dumps(document)) == document
    assert node == f"{document['kind']}:{document['id']}"
    assert document["name"]
    for row in document["segments"]:
        assert row["segment"] in SEGMENTS
        assert row["role"] and row["sources"]
        assert 0 < row["weight"] <= 1
    if document["kind"] not in ("map", "vertebra", "landmark", "source"):
        assert document["sources"] or document["kind"] in ("segment", "root", "trigeminal", "ganglion", "key_point"), (
            node
        )


@given(nodes)
@settings(max_examples=60, deadline=None)
def test_every_link_is_said_the_other_way_from_the_other_end(node: str) -> None:
    for link in links(GRAPH, node):
        other = f"{link['kind']}:{link['id']}"
        back = [
            (back["relation"], back["role"], back["sources"])
            for back in links(GRAPH, other, with_sources=True)
            if f"{back['kind']}:{back['id']}" == node
        ]
        assert (invert(link["relation"]), link["role"], link["sources"]) in back


@given(nodes, segments)
@settings(max_examples=60, deadline=None)
def test_a_path_is_walked_both_ways(node: str, segment: str) -> None:
    there = explain_path(GRAPH, node, f"segment:{segment}")
    back = explain_path(GRAPH, f"segment:{segment}", node)
    assert len(there) == len(back)
    for step, following in pairwise(there):
        assert step["to"] == following["from"]
    for step in there:
        assert step["sources"] and step["text"]
        assert not step["to"].startswith("source:") or step["to"] == node


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ("muscle:biceps_brachii", {"C5", "C6"}),
        ("muscle:diaphragm", {"C3", "C4", "C5"}),
        ("nerve:ulnar_nerve", {"C7", "C8", "T1"}),
        ("reflex:ankle_reflex", {"L5", "S1", "S2"}),
        ("joint:l4_5_facet_joint", {"L3", "L4"}),
        ("key_point:S4-5", {"S4", "S5"}),
        ("splanchnic_nerve:greater_splanchnic_nerve", {"T5", "T6", "T7", "T8", "T9"}),
        ("vertebra:L4", set()),
        ("drug:lidocaine", set()),
    ],
)
def test_segments_behind_an_entity(graph: nx.MultiDiGraph, node: str, expected: set[str]) -> None:
    assert {row["segment"] for row in segments_of(graph, node)} == expected


def test_segments_of_an_organ_cite_the_sources_of_their_own_claims(graph: nx.MultiDiGraph) -> None:
    document = record_of(graph, "organ:heart")
    cited = {(row["segment"], row["role"]): set(row["sources"]) for row in document["segments"]}
    assert cited["T2", "referred"] == {"head1893"}
    assert cited["T2", "afferent"] == {"sckan_npo", "foreman1999"}
    felt = [row["sources"] for row in document["links"] if row["relation"] == "pain_felt_at" and row["id"] == "T2"]
    assert felt and all(sources == ["head1893"] for sources in felt)


@pytest.mark.parametrize("organ", sorted(load_catalogue().organs))
def test_an_organ_loses_no_source_that_was_read_for_a_segment(graph: nx.MultiDiGraph, organ: str) -> None:
    rows = {(row["segment"], row["role"]): row for row in record_of(graph, f"organ:{organ}")["segments"]}
    for segment in load_catalogue().segments.values():
        for claim in segment.organs:
            if claim.organ == organ and claim.standing == "row":
                row = rows[segment.id, claim.role]
                read = {c.source for c in claim.citations if c.read}
                assert read <= set(row["sources"]) <= set(claim.sources)
                assert row["sources"] and row["read"] == claim.read


def test_the_four_roles_of_an_organ_stay_apart(graph: nx.MultiDiGraph) -> None:
    rows = record_of(graph, "organ:bladder_dome")["segments"]
    by_role = {role: {r["segment"] for r in rows if r["role"] == role} for role in {r["role"] for r in rows}}
    assert by_role["sympathetic"] == {"T11", "T12", "L1", "L2"}
    assert by_role["parasympathetic"] == {"S2", "S3", "S4"}
    assert set(by_role) == {"sympathetic", "parasympathetic", "afferent", "referred"}


def test_a_scoring_level_is_no_segment_of_a_movement(graph: nx.MultiDiGraph) -> None:
    """ISNCSCI counts ankle eversion from L4; its muscles are L5 and S1."""
    document = record_of(graph, "movement:ankle_eversion")
    assert "L4" not in {row["segment"] for row in document["segments"]}
    assert any(link["relation"] == "movement_scored_at" and link["id"] == "L4" for link in document["links"])


def test_a_record_says_what_sources_add_to_it(graph: nx.MultiDiGraph) -> None:
    [rival] = record_of(graph, "muscle:biceps_brachii")["source_claims"]
    assert (rival["segment"], rival["sources"], rival["grade"], rival["locators"]) == (
        "C7",
        ["sckan_npo"],
        "contested",
        {"sckan_npo": "senmot:2"},
    )
    assert record_of(graph, "muscle:tibialis_anterior")["findings"]


def test_unknown_node_names_the_nearest(graph: nx.MultiDiGraph) -> None:
    with pytest.raises(UnknownEntity, match="muscle:deltoid"):
        find_node(graph, "muscle:deltoyd")
    with pytest.raises(UnknownEntity):
        record_of(graph, "planet:mars")


def test_a_path_of_nothing_is_empty(graph: nx.MultiDiGraph) -> None:
    assert explain_path(graph, "segment:C6", "segment:C6") == []


def test_levels_follow_the_contract(catalogue: Catalogue) -> None:
    levels = levels_document(catalogue.segments["C6"])
    assert (levels["cord_at_vertebra"], levels["root_exit"], levels["disc"]) == ("C5", "C5/6 foramen", "C5/6")
    assert levels["sources"] and levels["spinous"] == "C5"
    assert levels_document(catalogue.segments["C8"])["root_exit"] == "C7/T1 foramen"
    assert levels_document(catalogue.segments["S1"])["disc"] == "L5/S1"
    assert levels_document(catalogue.segments["C1"])["disc"] is None
    assert levels_document(catalogue.segments["Co1"])["root_exit"] == "sacral hiatus"


@pytest.mark.parametrize("segment", ["T12", "L1", "L2", "L3", "L4", "L5", "S1", "S5"])
def test_the_higher_table_of_the_web_is_kept_as_an_alternative(catalogue: Catalogue, segment: str) -> None:
    [alternative] = levels_document(catalogue.segments[segment])["alternatives"]
    assert alternative["sources"] == ["boneandspine_levels"]

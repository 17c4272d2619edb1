from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anatomy.graph.relations import RELATIONS, STORED_RELATIONS, invert, say
from anatomy.model.relation import Relation

words = st.text(st.characters(categories=["Ll"]), min_size=1, max_size=12)


@pytest.mark.parametrize("name", sorted(RELATIONS))
def test_inverting_twice_is_identity(name: str) -> None:
    assert invert(invert(name)) == name
    assert RELATIONS[name].inverted() == RELATIONS[invert(name)]
    assert RELATIONS[name].inverted().inverted() == RELATIONS[name]


@given(words, words, words, words)
def test_any_relation_inverts_twice_to_itself(name: str, verb: str, inverse: str, inverse_verb: str) -> None:
    relation = Relation(name, verb, inverse, inverse_verb)
    assert relation.inverted().inverted() == relation
    assert relation.say("a", "b") == f"a {verb} b"
    assert relation.inverted().say("b", "a") == f"b {inverse_verb} a"


def test_no_name_is_used_twice() -> None:
    assert len(RELATIONS) == 2 * len(STORED_RELATIONS)


@pytest.mark.parametrize("name", sorted(RELATIONS))
def test_a_relation_can_be_said(name: str) -> None:
    sentence = say("C6", name, "Deltoid")
    assert sentence.startswith("C6 ") and sentence.endswith(" Deltoid")
    assert "_" not in sentence and "  " not in sentence

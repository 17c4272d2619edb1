"""The relations of the knowledge graph, each pronounceable both ways.

A relation joins a subject to an object: ``C6 → biceps_brachii`` is said "C6 supplies biceps brachii", and from the
other end "biceps brachii is supplied by C6". Edges are stored once, from subject to object, and lead away from the
segments, so that everything the graph holds is reached from some segment.
"""

from __future__ import annotations

from anatomy.model.relation import Relation

_STORED: tuple[Relation, ...] = (
    # skin
    Relation("supplies_skin", "supplies the skin of", "skin_supplied_by", "is the skin of"),
    Relation("drawn_on", "is drawn on", "draws", "draws"),
    Relation("covers_area", "covers part of", "area_covered_by", "is covered in part by"),
    Relation("tested_at", "is tested at", "tests", "tests"),
    Relation("converges_with", "shares a brainstem nucleus with", "converges_from", "shares a brainstem nucleus with"),
    # muscle
    Relation("supplies_muscle", "supplies", "muscle_supplied_by", "is supplied by"),
    Relation("has_key_muscle", "has the key muscle", "key_muscle_of", "is the key muscle of"),
    Relation("drives_movement", "drives", "movement_driven_by", "is driven by"),
    Relation("scores_movement", "is the ISNCSCI level of", "movement_scored_at", "is scored by ISNCSCI at"),
    Relation("makes_movement", "makes", "movement_made_by", "is made by"),
    # bone and joint
    Relation("supplies_structure", "supplies", "structure_supplied_by", "is supplied by"),
    Relation("refers_pain_to", "refers pain to", "pain_referred_from", "is where pain is felt from"),
    Relation("includes", "includes", "included_in", "is included in"),
    Relation("lies_between", "lies at", "bounds", "bounds"),
    # organ
    Relation("sympathetic_to", "sends sympathetic outflow to", "sympathetic_from", "has sympathetic outflow from"),
    Relation(
        "parasympathetic_to",
        "sends parasympathetic outflow to",
        "parasympathetic_from",
        "has parasympathetic outflow from",
    ),
    Relation("afferents_from", "receives visceral afferents from", "afferents_to", "sends visceral afferents to"),
    Relation("feels_pain_of", "is skin on which pain is felt of", "pain_felt_at", "is felt on the skin of"),
    Relation("outflow_through", "sends outflow through", "outflow_of", "carries outflow of"),
    Relation("ends_in", "ends in", "receives_end_of", "receives the fibres of"),
    Relation("supplied_through", "is supplied through", "supplies_organ", "supplies"),
    Relation("sweats", "drives the sweat glands of", "sweat_driven_by", "has sweat glands driven by"),
    # nerve and reflex
    Relation("root_of", "is a root of", "has_root", "has the root"),
    Relation("nerve_supplies", "supplies", "nerve_supplied_by", "is supplied by"),
    Relation("carries_reflex", "carries", "reflex_carried_by", "is carried by"),
    Relation("reflex_arc", "holds the arc of", "reflex_at", "has its arc in"),
    Relation("trapped_as", "may be caught as", "traps", "catches"),
    Relation("mimics", "looks like a lesion of", "mimicked_by", "is mimicked by"),
    # column
    Relation("gives_root", "gives off", "root_from", "comes from"),
    Relation("part_of", "is part of", "has_part", "has the part"),
    Relation("lies_behind", "lies behind the body of", "cord_behind", "has behind its body"),
    Relation("lies_under_spine", "lies under the spine of", "cord_under", "has under its spine"),
    Relation("leaves_by", "leaves by", "lets_out", "lets out"),
    Relation("caught_at_disc", "is caught at", "catches_root", "catches"),
    Relation("reached_at_space", "belongs to", "space_of", "is the space of"),
    Relation("level_with", "lies level with", "landmark_at", "marks the level of"),
    # block
    Relation("reached_by_block", "is reached by", "block_reaches", "reaches"),
    Relation("target_of", "is the target of", "aims_at", "aims at"),
    Relation("described_for", "is described for", "treated_by", "is described to be treated by"),
    Relation("claimed_for", "is claimed for", "claimed_to_be_treated_by", "is claimed to be treated by"),
    Relation("uses_drug", "uses", "used_in", "is used in"),
    Relation("has_member", "includes", "member_of", "is a member of"),
    Relation("belongs_to_class", "is one of the", "class_of", "include"),
    # bedside test and source
    Relation("spoken_for_by", "is spoken for by", "speaks_for", "speaks for"),
    Relation("cited_from", "is described in", "describes", "describes"),
)

#: Every relation by name, stored direction and inverse alike.
RELATIONS: dict[str, Relation] = {relation.name: relation for relation in _STORED} | {
    relation.inverse_name: relation.inverted() for relation in _STORED
}

#: The names under which edges are stored.
STORED_RELATIONS: tuple[str, ...] = tuple(relation.name for relation in _STORED)


def invert(name: str) -> str:
    """Return the name of the inverse of a relation.

    Examples
    --------
    >>> invert("supplies_muscle"), invert(invert("supplies_muscle"))
    ('muscle_supplied_by', 'supplies_muscle')
    """
    return RELATIONS[name].inverse_name


def say(subject: str, relation: str, object_: str) -> str:
    """Return an edge as a short sentence.

    Examples
    --------
    >>> say("Biceps brachii", "muscle_supplied_by", "C6")
    'Biceps brachii is supplied by C6'
    """
    return RELATIONS[relation].say(subject, object_)

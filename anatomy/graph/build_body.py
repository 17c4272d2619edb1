"""The body: skin, muscles, movements, bones, joints, organs, nerves and reflexes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from anatomy.catalogue.load import Catalogue
from anatomy.catalogue.segment_schema import OrganClaim, OrganRole, Segment
from anatomy.catalogue.skin_schema import TrigeminalDivision
from anatomy.graph.build_column import add_discs_and_joints_of_levels
from anatomy.graph.edges import WEIGHTS, Writer
from anatomy.model.identifier import node_key

ORGAN_RELATIONS: dict[OrganRole, str] = {
    "sympathetic": "sympathetic_to",
    "parasympathetic": "parasympathetic_to",
    "afferent": "afferents_from",
    "referred": "feels_pain_of",
}


def add_body(writer: Writer, catalogue: Catalogue) -> None:
    """Add every entity of the body with the claims that segments make on it."""
    _add_nodes(writer, catalogue)
    add_discs_and_joints_of_levels(writer, catalogue)
    for segment in catalogue.segments.values():
        _add_claims(writer, catalogue, segment)
    for division in catalogue.trigeminal.values():
        for meeting in division.convergence:
            writer.claim(
                node_key("segment", meeting.segment), node_key("trigeminal", division.id), "converges_with", meeting
            )
        _add_skin(writer, node_key("trigeminal", division.id), division)
    _add_nerves(writer, catalogue)
    _add_links(writer, catalogue)
    _add_autonomic(writer, catalogue)


def _add_nodes(writer: Writer, catalogue: Catalogue) -> None:
    for dermatome_map in catalogue.dermatome_maps.maps:
        writer.node("map", dermatome_map.id, dermatome_map.name, source=dermatome_map.source)
    for division in catalogue.trigeminal.values():
        writer.node("trigeminal", division.id, division.name)
    for point in catalogue.key_points.values():
        writer.node("key_point", point.id, point.name)
    for structure in catalogue.structures.values():
        writer.cite(writer.node(structure.kind, structure.id, structure.name), structure.sources)
    for kind, records in (
        ("muscle", catalogue.muscles),
        ("movement", catalogue.movements),
        ("organ", catalogue.organs),
        ("reflex", catalogue.reflexes),
        ("nerve", catalogue.nerves),
    ):
        for record in records.values():
            writer.cite(writer.node(kind, record.id, record.name), record.sources)


def _add_skin(writer: Writer, owner: str, record: Segment | TrigeminalDivision) -> None:
    for claim in record.dermatome:
        node = node_key("dermatome", f"{claim.map}/{record.id}")
        if node not in writer.graph:
            writer.node("dermatome", f"{claim.map}/{record.id}", f"{record.id} dermatome on {claim.map}")
            writer.claim(node, node_key("map", claim.map), "drawn_on", claim)
        writer.claim(owner, node, "supplies_skin", claim, role=claim.map)


def _add_claims(writer: Writer, catalogue: Catalogue, segment: Segment) -> None:
    node = node_key("segment", segment.id)
    _add_skin(writer, node, segment)
    for muscle in segment.myotome.muscles:
        writer.claim(node, node_key("muscle", muscle.muscle), "supplies_muscle", muscle, weight=muscle.weight)
    if segment.myotome.key_muscle is not None:
        for key_muscle in segment.myotome.key_muscle.muscles:
            writer.claim(node, node_key("muscle", key_muscle), "has_key_muscle", segment.myotome.key_muscle)
    for movement in segment.myotome.movements:
        relation = "scores_movement" if movement.isncsci_role else "drives_movement"
        target = node_key("movement", movement.movement)
        writer.claim(node, target, relation, movement, weight=movement.weight, role=movement.isncsci_role or "")
    for deep in segment.sclerotome:
        kind = catalogue.structures[deep.structure].kind
        writer.claim(node, node_key(kind, deep.structure), "supplies_structure", deep, role=deep.basis)
    for organ in map(partial(by_its_own_sources, segment.organs), segment.organs):
        writer.claim(node, node_key("organ", organ.organ), ORGAN_RELATIONS[organ.role], organ, role=organ.role)
    for reflex in segment.reflexes:
        writer.claim(node, node_key("reflex", reflex.reflex), "reflex_arc", reflex, weight=reflex.weight)
    for point in catalogue.key_points.values():
        if segment.id in point.segments:
            writer.claim(node, node_key("key_point", point.id), "tested_at", point)


def by_its_own_sources(claims: Sequence[OrganClaim], claim: OrganClaim) -> OrganClaim:
    """Return a claim on an organ under those sources alone that speak for it.

    The reviewed reading is recorded under every source of its organ. A source speaks for one segment in one role if it
    was read for that, or makes the same claim on its own account; where none does, the reading is recalled and keeps
    the sources of the organ.

    Parameters
    ----------
    claims
        Every claim of the segment on organs.
    claim
        One of them.
    """
    if claim.standing != "row":
        return claim
    alone = {
        source
        for other in claims
        if other.standing == "source" and (other.organ, other.role) == (claim.organ, claim.role)
        for source in other.sources
    }
    kept = tuple(c for c in claim.citations if c.read or c.source in alone)
    return claim.model_copy(update={"citations": kept}) if kept else claim


def _add_nerves(writer: Writer, catalogue: Catalogue) -> None:
    for nerve in catalogue.nerves.values():
        node = node_key("nerve", nerve.id)
        for root in nerve.roots:
            writer.claim(node_key("segment", root.segment), node, "root_of", root, weight=root.weight)
        for muscle in nerve.muscles:
            writer.record_edge(node, node_key("muscle", muscle), "nerve_supplies", nerve)
        for lesion in nerve.entrapments:
            trapped = writer.node("entrapment", lesion.id, lesion.name)
            writer.claim(node, trapped, "trapped_as", lesion)
            for segment in lesion.mimics_roots:
                writer.claim(trapped, node_key("root", segment), "mimics", lesion)


def _add_links(writer: Writer, catalogue: Catalogue) -> None:
    for movement in catalogue.movements.values():
        for mover in movement.muscles:
            writer.record_edge(
                node_key("muscle", mover.muscle),
                node_key("movement", movement.id),
                "makes_movement",
                movement,
                weight=WEIGHTS[mover.weight],
                role=mover.weight,
            )
    for structure in catalogue.structures.values():
        node = node_key(structure.kind, structure.id)
        for nerve in structure.nerves:
            writer.record_edge(node_key("nerve", nerve), node, "nerve_supplies", structure)
        for division in structure.cranial:
            writer.record_edge(node_key("trigeminal", division), node, "nerve_supplies", structure)
    for zone in catalogue.referral_zones.values():
        target = writer.node("referral_zone", zone.id, f"{zone.structure_text} {zone.level}: {zone.zone}")
        for name in zone.structures:
            kind = catalogue.structures[name].kind
            writer.claim(node_key(kind, name), target, "refers_pain_to", zone)
    for reflex in catalogue.reflexes.values():
        node = node_key("reflex", reflex.id)
        for nerve in reflex.nerves:
            writer.record_edge(node_key("nerve", nerve), node, "carries_reflex", reflex)
        for division in reflex.cranial:
            writer.record_edge(node_key("trigeminal", division), node, "carries_reflex", reflex)


def _add_autonomic(writer: Writer, catalogue: Catalogue) -> None:
    autonomic = catalogue.autonomic
    for ganglion in autonomic.ganglia:
        writer.node("ganglion", ganglion.id, ganglion.name)
    for nerve in autonomic.splanchnic:
        node = writer.node("splanchnic_nerve", nerve.id, nerve.name)
        for segment in nerve.outflow.segments:
            writer.claim(node_key("segment", segment), node, "outflow_through", nerve.outflow)
        for end in nerve.ganglia:
            writer.claim(node, node_key("ganglion", end), "ends_in", nerve.outflow)
    for region in autonomic.sudomotor:
        node = writer.node("sweat_region", region.id, region.name)
        for segment in region.outflow.segments:
            writer.claim(node_key("segment", segment), node, "sweats", region.outflow)
    for organ in catalogue.organs.values():
        for end in organ.ganglia:
            writer.record_edge(node_key("organ", organ.id), node_key("ganglion", end), "supplied_through", organ)

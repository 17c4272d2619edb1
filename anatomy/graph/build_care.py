"""Care: blocks, drugs, indications and bedside tests, linked to the body."""

from __future__ import annotations

from anatomy.catalogue.block_schema import Block
from anatomy.catalogue.load import Catalogue
from anatomy.graph.edges import Writer
from anatomy.graph.targets import TARGETS
from anatomy.model.identifier import node_key
from anatomy.model.segment import SEGMENTS


def add_care(writer: Writer, catalogue: Catalogue) -> None:
    """Add blocks with what they reach, use and are described for."""
    for kind, records in (
        ("drug", catalogue.drugs),
        ("indication", catalogue.indications),
        ("block", catalogue.blocks),
    ):
        for record in records.values():
            writer.cite(writer.node(kind, record.id, record.name), record.sources)
    for block in catalogue.blocks.values():
        _add_block(writer, catalogue, block)
    for indication in catalogue.indications.values():
        node = node_key("indication", indication.id)
        for relation, blocks in (("described_for", indication.blocks), ("claimed_for", indication.blocks_claimed_only)):
            for name in blocks:
                writer.record_edge(node_key("block", name), node, relation, indication, role=indication.evidence_grade)
    _add_drug_classes(writer, catalogue)
    _add_tests(writer, catalogue)


def _add_drug_classes(writer: Writer, catalogue: Catalogue) -> None:
    """Join drugs to their classes; a drug that no block uses is reached from its class, the others lead to theirs."""
    for drug in catalogue.drugs.values():
        node = node_key("drug", drug.id)
        family = writer.node("drug_class", drug.drug_class, f"{drug.drug_class} local anaesthetics")
        if any(writer.graph.nodes[user]["kind"] == "block" for user in writer.graph.predecessors(node)):
            writer.record_edge(node, family, "belongs_to_class", drug)
        else:
            writer.record_edge(family, node, "has_member", drug)


def _add_block(writer: Writer, catalogue: Catalogue, block: Block) -> None:
    node = node_key("block", block.id)
    for role, segments in (
        (block.segments_role, block.segments),
        ("sympathetic", block.sympathetic_segments),
        ("motor", block.motor_segments),
    ):
        for segment in segments:
            if segment in SEGMENTS:
                writer.record_edge(node_key("segment", segment), node, "reached_by_block", block, role=role)
    params = block.level_rule.params
    structures = catalogue.structures
    targets = [node_key(structures[name].kind, name) for name in params.structures]
    targets += [node_key("nerve", name) for name in params.nerves if name != "*"]
    targets += [node_key("muscle", name) for name in params.muscles if name != "*"]
    targets += [node_key("trigeminal", division) for division in params.cranial_divisions]
    targets += [node_key("trigeminal", division) for division in params.cranial_branches or {}]
    for target in targets:
        if target in writer.graph:
            writer.record_edge(target, node, "target_of", block)
    for agent in block.dose.agents:
        if agent in catalogue.drugs:
            writer.record_edge(node, node_key("drug", agent), "uses_drug", block)
    for member in params.members:
        writer.record_edge(node, node_key("block", member), "has_member", block)
    for indication in block.indications:
        writer.record_edge(node, node_key("indication", indication), "described_for", block, role=block.evidence.grade)


def _add_tests(writer: Writer, catalogue: Catalogue) -> None:
    homes = {"nerve": "nerve", "organ": "organ"}
    for test in catalogue.bedside_tests.values():
        node = writer.node("bedside_test", test.id, test.name)
        evidence = _Evidence(tuple(dict.fromkeys(key for claim in test.claims for key in claim.sources)), test.verified)
        writer.cite(node, evidence.sources)
        for target in test.speaks_for:
            subjects = [node_key("segment", segment) for segment in target.segments]
            subjects += TARGETS.get(target.text, ())
            if target.entity is not None:
                structure = catalogue.structures.get(target.entity)
                kind = homes.get(target.kind) or (structure.kind if structure is not None else "")
                subjects.append(node_key(kind, target.entity))
            for subject in subjects:
                if subject in writer.graph:
                    writer.record_edge(subject, node, "spoken_for_by", evidence, role=test.evidence, note=target.text)


class _Evidence:
    """Sources of a bedside test, gathered from its claims."""

    def __init__(self, sources: tuple[str, ...], read: bool) -> None:
        self.sources, self.read = sources, read

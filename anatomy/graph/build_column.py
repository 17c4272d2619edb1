"""The column: segments, roots, vertebrae, foramina, discs, spaces and landmarks."""

from __future__ import annotations

import re

from anatomy.catalogue.load import Catalogue
from anatomy.catalogue.segment_schema import LevelClaim, Segment
from anatomy.graph.edges import Writer
from anatomy.graph.targets import CORD_REGIONS
from anatomy.model.identifier import node_key
from anatomy.model.segment import SEGMENTS

#: Bones of the column by their short names. There is no C8 vertebra.
VERTEBRAE: tuple[str, ...] = tuple(name for name in SEGMENTS if name != "C8")

_PLACES = {"root_exit": "foramen", "disc": "disc", "interspinous_space": "interspinous_space"}
_RELATIONS = {
    "cord_at_vertebra": "lies_behind",
    "cord_under_spinous": "lies_under_spine",
    "root_exit": "leaves_by",
    "disc": "caught_at_disc",
    "interspinous_space": "reached_at_space",
}


def add_column(writer: Writer, catalogue: Catalogue) -> None:
    """Add segments with their roots and levels."""
    for vertebra in VERTEBRAE:
        writer.node("vertebra", vertebra, f"{vertebra} vertebra")
    counts = catalogue.facts["spinal_counts"]
    for region in CORD_REGIONS:
        writer.node("cord_region", f"{region}_cord", f"{region} cord")
    for segment in catalogue.segments.values():
        _add_segment(writer, segment)
        writer.claim(
            node_key("segment", segment.id), node_key("cord_region", f"{segment.region}_cord"), "part_of", counts
        )
    for landmark in catalogue.landmarks.landmarks:
        node = writer.node("landmark", landmark.id, landmark.name)
        for vertebra in landmark.vertebrae:
            if vertebra in VERTEBRAE:
                writer.claim(node_key("vertebra", vertebra), node, "level_with", landmark, role=landmark.reference)


def _add_segment(writer: Writer, segment: Segment) -> None:
    node = writer.node("segment", segment.id, segment.name)
    root = writer.node("root", segment.id, f"{segment.id} nerve root")
    exit_claim = next(level for level in segment.levels if level.kind == "root_exit")
    writer.claim(node, root, "gives_root", exit_claim)
    for level in segment.levels:
        if level.place:
            _add_place(writer, root, level)
        else:
            for vertebra in level.vertebrae:
                writer.claim(node, node_key("vertebra", vertebra), _RELATIONS[level.kind], level, role=level.value)


def _add_place(writer: Writer, root: str, level: LevelClaim) -> None:
    kind = _PLACES[level.kind]
    place = node_key(kind, level.place)
    new = place not in writer.graph
    if new:
        name = level.value if kind == "foramen" else f"{level.value} {kind.replace('_', ' ')}"
        writer.node(kind, level.place, name)
    writer.claim(root, place, _RELATIONS[level.kind], level, role=level.mechanism)
    if new:
        for vertebra in level.vertebrae:
            writer.claim(place, node_key("vertebra", vertebra), "lies_between", level)


def add_discs_and_joints_of_levels(writer: Writer, catalogue: Catalogue) -> None:
    """Link disc records to the discs of their region, and facet joints to the vertebrae they join."""
    discs = {key: data["name"] for key, data in writer.graph.nodes(data=True) if data["kind"] == "disc"}
    for structure in catalogue.structures.values():
        node = node_key(structure.kind, structure.id)
        if structure.kind == "disc":
            region = structure.id[0].upper()
            for key, name in discs.items():
                if name.startswith(region):
                    writer.record_edge(node, key, "includes", structure)
        elif structure.id.endswith("_facet_joint"):
            for vertebra in re.findall(r"[CTL]\d+|S1|(?<=/)\d+", structure.name):
                bone = vertebra if vertebra[0].isalpha() else f"{structure.name[0]}{vertebra}"
                writer.record_edge(node, node_key("vertebra", bone), "lies_between", structure)

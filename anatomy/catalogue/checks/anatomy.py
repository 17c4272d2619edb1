"""Checks of sense: what cannot be true of a body, or of the standards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from itertools import pairwise
from typing import Any

from anatomy.catalogue.check import Problem, Records, check
from anatomy.model.segment import SEGMENTS

#: ISNCSCI key muscles: C5–T1 and L2–S1.
KEY_MUSCLE_SEGMENTS = ("C5", "C6", "C7", "C8", "T1", "L2", "L3", "L4", "L5", "S1")
#: The six maps of the contract.
MAPS = ("consensus", "isncsci", "lee2008", "foerster1933", "keegan1948", "headcampbell1900")


@check
def every_entity_is_reached_from_a_segment(records: Records) -> Iterator[Problem]:
    """Find what no segment claims: it can never be an answer."""
    catalogue = records.catalogue
    rows: list[tuple[str, Mapping[str, Any], Set[str]]] = [
        ("muscles", catalogue.muscles, {c.muscle for s in catalogue.segments.values() for c in s.myotome.muscles}),
        (
            "movements",
            catalogue.movements,
            {c.movement for s in catalogue.segments.values() for c in s.myotome.movements},
        ),
        (
            "bones_and_joints",
            catalogue.structures,
            {c.structure for s in catalogue.segments.values() for c in s.sclerotome},
        ),
        ("organs", catalogue.organs, {c.organ for s in catalogue.segments.values() for c in s.organs}),
        ("reflexes", catalogue.reflexes, {c.reflex for s in catalogue.segments.values() for c in s.reflexes}),
    ]
    for file, held, claimed in rows:
        for identifier, record in held.items():
            if identifier not in claimed and not getattr(record, "cranial", ()):
                yield Problem(
                    f"{file}.json",
                    identifier,
                    "no segment claims it",
                    "Add a claim to segments.json, or name its cranial nerve.",
                )
    for nerve in catalogue.nerves.values():
        if not nerve.roots:
            yield Problem("nerves.json", nerve.id, "has no root", "Name its roots.")


@check
def muscles_lie_within_the_roots_of_their_nerves(records: Records) -> Iterator[Problem]:
    """Find muscles that draw on a segment which none of their nerves carries, with no word on the route."""
    catalogue = records.catalogue
    for muscle in catalogue.muscles.values():
        if muscle.root_exception or not muscle.nerves:
            continue
        roots = {root.segment for nerve in muscle.nerves for root in catalogue.nerves[nerve].roots}
        supplied = {
            segment.id
            for segment in catalogue.segments.values()
            for claim in segment.myotome.muscles
            if claim.muscle == muscle.id and claim.standing == "row"
        }
        for segment in sorted(supplied - roots):
            yield Problem(
                "muscles.json",
                muscle.id,
                f"{segment} supplies it, but is no root of its nerves",
                "Mend the roots, or say in root_exception by which route.",
            )


@check
def muscles_and_nerves_name_each_other(records: Records) -> Iterator[Problem]:
    """Find muscles and nerves of which only one names the other: the two files must tell one story."""
    catalogue = records.catalogue
    for muscle in catalogue.muscles.values():
        for name in muscle.nerves:
            if muscle.id not in catalogue.nerves[name].muscles:
                yield Problem("nerves.json", name, f"does not list '{muscle.id}', which names it", "Add the muscle.")
    for nerve in catalogue.nerves.values():
        for name in nerve.muscles:
            if nerve.id not in catalogue.muscles[name].nerves:
                yield Problem("muscles.json", name, f"does not list '{nerve.id}', which names it", "Add the nerve.")


@check
def movements_lie_within_their_movers(records: Records) -> Iterator[Problem]:
    """Find movements driven by a segment that none of their muscles has."""
    catalogue = records.catalogue
    supply: dict[str, set[str]] = {}
    for segment in catalogue.segments.values():
        for claim in segment.myotome.muscles:
            if claim.standing == "row":
                supply.setdefault(claim.muscle, set()).add(segment.id)
    for segment in catalogue.segments.values():
        for movement in segment.myotome.movements:
            movers = catalogue.movements[movement.movement].muscles
            if movement.standing == "row" and not any(segment.id in supply.get(m.muscle, ()) for m in movers):
                yield Problem(
                    "segments.json",
                    segment.id,
                    f"drives '{movement.movement}', but supplies none of its muscles",
                    "Take the claim out, or add the muscle.",
                )


@check
def isncsci_is_whole(records: Records) -> Iterator[Problem]:
    """Find gaps in the standard: it has 28 key sensory points and ten key muscles a side."""
    points = [row["id"] for row in records.raw("key_points")]
    expected = [*SEGMENTS[1 : SEGMENTS.index("S4")], "S4-5"]
    for missing in [point for point in expected if point not in points]:
        yield Problem("key_points.json", missing, "the key point is missing", "Restore it.")
    for segment in records.raw("segments"):
        has = "key_muscle" in segment["myotome"]
        if has != (segment["id"] in KEY_MUSCLE_SEGMENTS):
            what = "has a key muscle that the standard does not give it" if has else "lacks its key muscle"
            yield Problem("segments.json", segment["id"], what, "Key muscles are those of C5–T1 and L2–S1.")


@check
def maps_of_the_contract_are_held(records: Records) -> Iterator[Problem]:
    """Find promised maps that are missing, and segments whose skin the consensus leaves out."""
    held = {row["id"] for row in records.raw("dermatome_maps")["maps"]}
    for missing in [name for name in MAPS if name not in held]:
        yield Problem("dermatome_maps.json", missing, "the map is missing", "Restore it.")
    for segment in [*records.raw("segments"), *records.raw("trigeminal")]:
        if not any(claim["map"] == "consensus" for claim in segment["dermatome"]):
            file = "trigeminal.json" if segment["id"].startswith("V") else "segments.json"
            yield Problem(file, segment["id"], "the consensus map says nothing of its skin", "Add the claim.")


@check
def levels_follow_the_column(records: Records) -> Iterator[Problem]:
    """Find slips between cord, root and vertebra: cervical roots leave above, C8 above T1, all others below."""
    foramina = records.raw("block_levels")["tables"]["foramen_of_root"]
    for segment in records.catalogue.segments.values():
        rows = [level for level in segment.levels if level.standing == "row"]
        for kind in ("cord_at_vertebra", "cord_under_spinous", "root_exit"):
            if sum(level.kind == kind for level in rows) != 1:
                yield Problem(
                    "segments.json", segment.id, f"needs exactly one '{kind}' of standing row", "Mend levels."
                )
        for level in rows:
            if level.kind == "root_exit" and foramina[segment.id] not in level.value:
                yield Problem(
                    "segments.json",
                    segment.id,
                    f"its root leaves by '{level.value}', but block_levels.json says '{foramina[segment.id]}'",
                    "Make the two agree.",
                )
            above = segment.id in SEGMENTS[:7]
            if (
                level.kind == "root_exit"
                and segment.id != "C8"
                and level.relative_to_vertebra != ("above" if above else "below")
            ):
                yield Problem(
                    "segments.json", segment.id, "its root leaves on the wrong side of its vertebra", "Mend it."
                )
            if level.place and not level.vertebrae:
                yield Problem("segments.json", segment.id, f"level '{level.value}' names no vertebra", "Name them.")


@check
def spines_descend(records: Records) -> Iterator[Problem]:
    """Find a spinous process listed no lower than the one before."""
    rows = records.raw("landmarks")["spinous_positions"]
    for upper, lower in pairwise(rows):
        if lower["percent_c7_to_psis"] <= upper["percent_c7_to_psis"]:
            yield Problem(
                "landmarks.json",
                lower["id"],
                f"lies no lower than {upper['vertebra']}",
                "Mend the height or the order.",
            )

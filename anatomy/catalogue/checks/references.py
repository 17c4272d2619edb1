"""Checks that records find each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from anatomy.catalogue.check import Problem, Records, check
from anatomy.model.segment import SEGMENTS

#: Files whose name is not the kind with an s.
_PLURALS = {"reflex": "reflexes"}
_TRIGEMINAL = ("V1", "V2", "V3")


def _ids(records: Records, file: str) -> set[str]:
    return {row["id"] for row in records.raw(file)}


def _missing(file: str, record: str, what: str, keys: Iterable[str], known: set[str], home: str) -> Iterator[Problem]:
    for key in keys:
        if key not in known:
            yield Problem(
                file, record, f"{what} '{key}' is not in {home}.json", f"Add it to {home}.json, or mend the id."
            )


@check
def segment_claims_find_their_entities(records: Records) -> Iterator[Problem]:
    """Find claims about entities that are not there: they would vanish from every answer."""
    homes = {
        "muscle": "muscles",
        "movement": "movements",
        "structure": "bones_and_joints",
        "organ": "organs",
        "reflex": "reflexes",
    }
    known = {key: _ids(records, home) for key, home in homes.items()}
    maps = {row["id"] for row in records.raw("dermatome_maps")["maps"]}
    for segment in [*records.raw("segments"), *records.raw("trigeminal")]:
        file = "segments.json" if segment["id"] in SEGMENTS else "trigeminal.json"
        rows = [*segment.get("sclerotome", ()), *segment.get("organs", ()), *segment.get("reflexes", ())]
        myotome = segment.get("myotome", {})
        rows += [*myotome.get("muscles", ()), *myotome.get("movements", ())]
        for row in rows:
            for key, home in homes.items():
                if key in row:
                    yield from _missing(file, segment["id"], key, [row[key]], known[key], home)
        for muscle in myotome.get("key_muscle", {}).get("muscles", ()):
            yield from _missing(file, segment["id"], "key muscle", [muscle], known["muscle"], "muscles")
        for claim in segment["dermatome"]:
            yield from _missing(file, segment["id"], "map", [claim["map"]], maps, "dermatome_maps")


@check
def entities_find_each_other(records: Records) -> Iterator[Problem]:
    """Find ids of nerves, muscles, movers, joints and ganglia that lead nowhere."""
    nerves, muscles = _ids(records, "nerves"), _ids(records, "muscles")
    structures = _ids(records, "bones_and_joints")
    autonomic = records.raw("autonomic")
    ganglia = {row["id"] for row in autonomic["ganglia"]}
    for file in ("muscles", "bones_and_joints", "reflexes"):
        for row in records.raw(file):
            yield from _missing(f"{file}.json", row["id"], "nerve", row.get("nerves", ()), nerves, "nerves")
    for row in records.raw("movements"):
        yield from _missing(
            "movements.json", row["id"], "mover", [m["muscle"] for m in row["muscles"]], muscles, "muscles"
        )
    for row in records.raw("nerves"):
        yield from _missing("nerves.json", row["id"], "muscle", row["muscles"], muscles, "muscles")
    for row in records.raw("referral_zones"):
        yield from _missing(
            "referral_zones.json", row["id"], "structure", row["structures"], structures, "bones_and_joints"
        )
    for row in records.raw("organs"):
        yield from _missing("organs.json", row["id"], "ganglion", row["ganglia"], ganglia, "autonomic")
    for row in autonomic["splanchnic"]:
        yield from _missing("autonomic.json", row["id"], "ganglion", row["ganglia"], ganglia, "autonomic")


@check
def segments_named_anywhere_exist(records: Records) -> Iterator[Problem]:
    """Find segments that are not among the 31: they lead nowhere."""
    known = {*SEGMENTS, *_TRIGEMINAL}
    for file, identifier, record in records.each():
        for key in sorted(_segments(record) - known):
            yield Problem(file, identifier, f"names the segment '{key}'", "Use C1 … Co1 (or V1, V2, V3 for the face).")


def _segments(value: Any) -> set[str]:
    found: set[str] = set()
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("segments", "mimics_roots", "competing", "sympathetic_segments", "motor_segments"):
                found |= {item for item in inner if isinstance(item, str)} if isinstance(inner, list) else set()
            elif key == "segment" and isinstance(inner, str):
                found.add(inner)
            found |= _segments(inner)
    elif isinstance(value, list):
        for inner in value:
            found |= _segments(inner)
    return found


@check
def block_records_find_their_parts(records: Records) -> Iterator[Problem]:
    """Find joints, nerves, muscles and indications of blocks that lead nowhere."""
    homes = {"structures": "bones_and_joints", "nerves": "nerves", "muscles": "muscles", "members": "blocks"}
    known = {home: _ids(records, home) | {"*"} for home in {*homes.values(), "indications", "drugs"}}
    for row in records.raw("blocks"):
        for key, home in homes.items():
            used = row["level_rule"]["params"].get(key, ())
            yield from _missing("blocks.json", row["id"], key, used, known[home], home)
        yield from _missing(
            "blocks.json", row["id"], "indication", row["indications"], known["indications"], "indications"
        )
    for row in records.raw("indications"):
        used = [*row["blocks"], *row.get("blocks_claimed_only", ())]
        yield from _missing("indications.json", row["id"], "block", used, known["blocks"], "blocks")


@check
def areas_and_words_find_their_parts(records: Records) -> Iterator[Problem]:
    """Find areas made of areas that are not there, and plain words for records that are not held."""
    areas = _ids(records, "areas")
    for row in records.raw("areas"):
        yield from _missing("areas.json", row["id"], "area", row.get("union_of", ()), areas, "areas")
        if bool(row.get("boxes")) == bool(row.get("union_of")):
            yield Problem("areas.json", row["id"], "needs either boxes or a union", "Give it one of the two.")
    for row in records.raw("plain_words"):
        home = _PLURALS.get(row["kind"], f"{row['kind']}s")
        words = ", ".join(row["words"])
        yield from _missing("plain_words.json", words, row["kind"], row["ids"], _ids(records, home), home)


@check
def figures_find_their_targets(records: Records) -> Iterator[Problem]:
    """Find tests and frequencies that name an entity which is not held."""
    homes = {"nerve": "nerves", "joint": "bones_and_joints", "bone": "bones_and_joints", "organ": "organs"}
    homes["tendon_fascia"] = "bones_and_joints"
    known = {home: _ids(records, home) for home in set(homes.values())}
    rows = [
        ("bedside_tests.json", row["id"], target)
        for row in records.raw("bedside_tests")
        for target in row["speaks_for"]
    ]
    rows += [("priors.json", row["id"], row["target"]) for row in records.raw("priors")]
    for file, identifier, target in rows:
        home = homes.get(target["kind"])
        if home and target.get("entity"):
            yield from _missing(file, identifier, target["kind"], [target["entity"]], known[home], home)

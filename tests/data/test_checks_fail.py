"""Each check is shown failing on a broken record, and its message names the record."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from anatomy.catalogue.canonical import canonical_text
from anatomy.catalogue.check import discover, run_checks
from anatomy.catalogue.load import Catalogue, data_dir

Break = Callable[[Any], None]


def _record(rows: list[Any], identifier: str) -> Any:
    return next(row for row in rows if row["id"] == identifier)


def _c6(rows: Any) -> Any:
    return _record(rows, "C6")


def _drop(rows: Any, identifier: str) -> None:
    rows.remove(_record(rows, identifier))


def _unclaim(rows: Any) -> None:
    for segment in rows:
        muscles = segment["myotome"]["muscles"]
        segment["myotome"]["muscles"] = [claim for claim in muscles if claim["muscle"] != "deltoid"]


#: Name of the check → the file to break, how, and a word that the message must hold.
BROKEN: dict[str, tuple[str, Break, str]] = {
    "files_fit_their_models": ("muscles", lambda rows: _record(rows, "deltoid").update(colour="red"), "deltoid"),
    "records_are_sorted_and_unique": ("muscles", lambda rows: rows.append(dict(rows[0])), "abductor_digiti_minimi"),
    "ids_are_slugs_of_names": ("organs", lambda rows: _record(rows, "heart").update(name="Cor"), "heart"),
    "segments_are_the_31_in_order": ("segments", lambda rows: _drop(rows, "C6"), "C6"),
    "sources_exist": ("muscles", lambda rows: _record(rows, "deltoid").update(sources=["nobody2099"]), "nobody2099"),
    "claims_are_sourced": ("segments", lambda rows: _c6(rows)["reflexes"][0].update(citations=[]), "C6"),
    "nothing_unread_passes_as_read": (
        "segments",
        lambda rows: next(c for c in _c6(rows)["sclerotome"] if not c["read"]).update(read=True),
        "C6",
    ),
    "grades_are_not_raised": (
        "segments",
        lambda rows: _c6(rows)["sclerotome"][0].update(read=False, grade="concordant"),
        "C6",
    ),
    "segment_claims_find_their_entities": (
        "segments",
        lambda rows: _c6(rows)["myotome"]["muscles"][0].update(muscle="flexor_of_nothing"),
        "flexor_of_nothing",
    ),
    "entities_find_each_other": ("movements", lambda rows: rows[0]["muscles"][0].update(muscle="none"), "none"),
    "segments_named_anywhere_exist": ("nerves", lambda rows: rows[0]["roots"][0].update(segment="C9"), "C9"),
    "block_records_find_their_parts": ("blocks", lambda rows: rows[0].update(indications=["boredom"]), "boredom"),
    "areas_and_words_find_their_parts": (
        "plain_words",
        lambda rows: rows[0].update(ids=["tail_wagging"]),
        "tail_wagging",
    ),
    "figures_find_their_targets": (
        "priors",
        lambda rows: rows[0].update(target={"kind": "nerve", "text": "x", "segments": [], "entity": "lost_nerve"}),
        "lost_nerve",
    ),
    "every_entity_is_reached_from_a_segment": ("segments", _unclaim, "deltoid"),
    "muscles_lie_within_the_roots_of_their_nerves": (
        "segments",
        lambda rows: _record(rows, "S5")["myotome"]["muscles"].append(
            next(c for c in _record(rows, "C5")["myotome"]["muscles"] if c["muscle"] == "deltoid")
        ),
        "deltoid",
    ),
    "muscles_and_nerves_name_each_other": (
        "nerves",
        lambda rows: _record(rows, "axillary_nerve")["muscles"].remove("deltoid"),
        "axillary_nerve",
    ),
    "movements_lie_within_their_movers": (
        "segments",
        lambda rows: _record(rows, "S5")["myotome"]["movements"].append(_c6(rows)["myotome"]["movements"][0]),
        "S5",
    ),
    "isncsci_is_whole": ("key_points", lambda rows: _drop(rows, "L3"), "L3"),
    "maps_of_the_contract_are_held": ("segments", lambda rows: _c6(rows).update(dermatome=[]), "C6"),
    "levels_follow_the_column": (
        "segments",
        lambda rows: next(x for x in _c6(rows)["levels"] if x["kind"] == "root_exit").update(value="C6/7 foramen"),
        "C6",
    ),
    "spines_descend": (
        "landmarks",
        lambda document: document["spinous_positions"][4].update(percent_c7_to_psis=0.1),
        "spine_t4",
    ),
}
#: Broken below by hand: these look at text and folders, not at values.
BY_HAND = {"files_are_canonical", "schemas_are_fresh"}


def broken_copy(folder: Path, file: str, text: str) -> Catalogue:
    """Return a catalogue whose files are the project's, but for one."""
    for path in data_dir().iterdir():
        if path.name != f"{file}.json":
            (folder / path.name).symlink_to(path)
    (folder / f"{file}.json").write_text(text, "utf-8")
    return Catalogue(folder)


#: Modules of checks that have their broken records in another test file.
ELSEWHERE = {"anatomy.catalogue.checks.blocks"}


def test_every_check_is_shown_failing() -> None:
    ours = {name for name, function in discover().items() if function.__module__ not in ELSEWHERE}
    assert ours == BROKEN.keys() | BY_HAND, "add a broken record for each new check"


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_check_names_the_broken_record(name: str, tmp_path: Path) -> None:
    file, damage, word = BROKEN[name]
    document = json.loads((data_dir() / f"{file}.json").read_bytes())
    damage(document)
    problems = run_checks(broken_copy(tmp_path, file, canonical_text(document)), [name])
    assert problems, f"{name} did not see the damage"
    assert any(word in str(problem) for problem in problems), "\n".join(map(str, problems))
    assert all(problem.remedy.endswith(".") and problem.check == name for problem in problems)


def test_layout_is_checked(tmp_path: Path) -> None:
    document = json.loads((data_dir() / "reflexes.json").read_bytes())
    [problem] = run_checks(broken_copy(tmp_path, "reflexes", json.dumps(document)), ["files_are_canonical"])
    assert problem.file == "reflexes.json" and "tidy" in problem.remedy


def test_a_file_that_is_no_json_is_named(tmp_path: Path) -> None:
    catalogue = broken_copy(tmp_path, "reflexes", "[{,}]")
    assert [problem.file for problem in run_checks(catalogue, ["files_are_canonical"])] == ["reflexes.json"]


def test_stale_schema_is_named(tmp_path: Path) -> None:
    for path in data_dir().iterdir():
        if path.name != "schema":
            (tmp_path / path.name).symlink_to(path)
    (tmp_path / "schema").mkdir()
    problems = run_checks(Catalogue(tmp_path), ["schemas_are_fresh"])
    assert "schema/muscles.schema.json" in {problem.file for problem in problems}
    assert all("schema_files" in problem.remedy for problem in problems)

"""Block records and their siblings: every row of the reference kept, and each check seen to fail on a broken record."""

import copy
from typing import Any

import pytest

from anatomy.catalogue.check import CHECKS, Records, discover
from anatomy.catalogue.load import load_catalogue
from anatomy.model.identifier import slug

CATALOGUE = load_catalogue()
#: Rows of each file in the reference, and how many of them were read.
KEPT = {
    "blocks": (85, 35),
    "drugs": (8, 8),
    "indications": (23, 20),
    "bedside_tests": (150, 130),
    "priors": (196, 182),
    "pain_referral": (120, 94),
}


def rows_of(file: str) -> list[Any]:
    return list(getattr(CATALOGUE, file).values())


@pytest.mark.parametrize("file", KEPT)
def test_every_row_is_kept_with_what_was_read_of_it(file: str) -> None:
    rows = rows_of(file)
    assert (len(rows), sum(row.verified for row in rows)) == KEPT[file]
    assert len({row.legacy_id for row in rows}) == len(rows)


@pytest.mark.parametrize("file", ["blocks", "drugs", "indications", "bedside_tests"])
def test_ids_are_slugs_of_names(file: str) -> None:
    for row in rows_of(file):
        assert row.id == slug(row.name)


def test_the_contracts_block_id() -> None:
    assert CATALOGUE.blocks["cervical_selective_nerve_root_block"].legacy_id == "cervical-selective-root"


def test_claims_inside_the_rows_keep_their_state() -> None:
    blocks = rows_of("blocks")
    assert sum(block.depth.verified for block in blocks) == 12
    assert sum(block.depth.range_verified for block in blocks) == 3
    assert sum(block.dose.verified for block in blocks) == 21
    assert sum(len(block.verified_fields) for block in blocks) == 118
    assert sum(len(drug.max_dose_claims) for drug in rows_of("drugs")) == 31
    assert sum(len(test.claims) for test in rows_of("bedside_tests")) == 298


def test_the_original_text_is_covered() -> None:
    coverage = CATALOGUE.course.original_coverage
    assert len(coverage.kinds) == 14
    assert set(coverage.joints) == {"ankle", "hip", "wrist", "knee", "shoulder", "elbow"}
    assert coverage.drugs == {"Novocaine": "procaine", "Lidocainum": "lidocaine", "Marcain": "bupivacaine"}
    assert len(coverage.indications) == 15
    named = [CATALOGUE.indications[i] for i in coverage.indications]
    assert all(indication.listed == "main_list" for indication in named)


def test_no_verdict_hides_that_societies_dispute_it() -> None:
    for block in rows_of("blocks"):
        assert (block.evidence.contested is not None) is ("busse-2025" in block.sources), block.id


def test_dose_examples_add_up() -> None:
    for example in CATALOGUE.toxicity.arithmetic.examples:
        assert example.volume_ml * example.percent * 10 == pytest.approx(example.mg)


def test_worst_cases_add_up() -> None:
    for block in rows_of("blocks"):
        for check in block.dose.ceiling_checks:
            top = block.dose.concentration_percent[check.agent][1] * 10 * block.dose.volume_ml_max
            assert check.worst_case_mg == pytest.approx(top, abs=0.11), (block.id, check.agent)
            assert check.exceeds is (check.worst_case_mg > check.plain_ceiling_mg), block.id


def test_both_directions_of_referral_stay_apart() -> None:
    directions = {row.direction for row in rows_of("pain_referral")}
    assert {"P(finding | root or disc level)", "P(root or disc level | finding)"} <= directions
    assert all(row.value is not None or row.direction != "study size" for row in rows_of("pain_referral"))


# Each check of the block records fails on a broken one.


def broken(file: str, **changes: Any) -> Records:
    """The project's records with one file changed."""
    records = Records(CATALOGUE)
    document = copy.deepcopy(records.raw(file))
    records._raw[file] = document
    for path, value in changes.items():
        *way, last = path.split("__")
        target: Any = document
        for step in way:
            target = target[int(step)] if isinstance(target, list) else target[step]
        target[int(last) if isinstance(target, list) else last] = value
    return records


def place_of(file: str, legacy_id: str) -> int:
    return next(i for i, row in enumerate(Records(CATALOGUE).raw(file)) if row["legacy_id"] == legacy_id)


ROOT = place_of("blocks", "cervical-selective-root")
BROKEN = [
    ("deep_blocks_are_never_by_landmark", "blocks", {f"{ROOT}__guidance__methods": ["landmark"]}),
    ("least_guidance_is_one_of_the_methods", "blocks", {f"{ROOT}__guidance__minimum": "endoscopic-ultrasound"}),
    ("block_agents_are_drugs", "blocks", {f"{ROOT}__dose__agents": ["lidocain"]}),
    (
        "read_depths_have_a_figure",
        "blocks",
        {f"{ROOT}__depth__verified": True, f"{ROOT}__depth__sourced_value_mm": None},
    ),
    ("everything_in_the_original_text_is_held", "course", {"original_coverage__joints__knee": "knee"}),
    ("red_flag_places_exist", "red_flags", {"place_areas__chest": ["no_such_area"]}),
    ("red_flag_answers_have_one_meaning", "red_flags", {"rules__0__answer_keys": ["cardiac"]}),
]


@pytest.mark.parametrize(("name", "file", "changes"), BROKEN, ids=[row[0] for row in BROKEN])
def test_checks_fail_on_a_broken_record_and_pass_on_ours(name: str, file: str, changes: dict[str, Any]) -> None:
    discover()
    assert list(CHECKS[name](Records(CATALOGUE))) == []
    problems = list(CHECKS[name](broken(file, **changes)))
    assert problems
    assert problems[0].file == f"{file}.json"
    assert problems[0].remedy


def test_every_block_check_is_broken_above() -> None:
    discover()
    ours = {name for name, function in CHECKS.items() if function.__module__.endswith("checks.blocks")}
    assert ours == {row[0] for row in BROKEN}

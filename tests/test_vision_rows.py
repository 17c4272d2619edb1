"""Rows 3 to 13 of what the product was asked for: each one answered by the command line, and by the library."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from anatomy import Atlas
from anatomy.blocks.three_phase import three_phase
from anatomy.catalogue.load import load_catalogue
from app.cli import main

Command = Callable[..., tuple[int, Any, str]]
CATALOGUE = load_catalogue()
SPINAL = (
    "spinal-cervical",
    "spinal-thoracic",
    "spinal-thoracolumbar",
    "spinal-lumbosacral",
    "spinal-coccygeal",
    "paravertebral",
)
JOINTS = CATALOGUE.course.original_coverage.joints
DRUGS = CATALOGUE.course.original_coverage.drugs
INDICATIONS = CATALOGUE.course.original_coverage.indications


@pytest.fixture
def metamere(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run the command with ``--json``: exit code, document, standard error."""

    def run(*words: str) -> tuple[int, Any, str]:
        monkeypatch.setattr(sys, "argv", ["metamere", *words, "--json"])
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capsys.readouterr()
        return code, json.loads(out) if out.strip() else None, err

    return run


def ids(rows: list[dict[str, Any]]) -> set[str]:
    return {row["id"] for row in rows}


def test_row_3_local_block_at_a_joint_and_along_a_nerve(metamere: Command) -> None:
    _, knee, _ = metamere("blocks", "--area", "knee")
    assert "periarticular_infiltration" in ids(knee)
    _, forearm, _ = metamere("blocks", "--area", "outer forearm")
    along = next(row for row in forearm if row["kind"] == "local-perineural")
    assert "lateral cutaneous nerve of forearm" in along["level"]


def test_row_4_segmental_block_names_the_dermatome_its_vertebra_and_organ(metamere: Command) -> None:
    _, rows, _ = metamere("blocks", "--segment", "T8")
    wheal = next(row for row in rows if row["kind"] == "segmental")
    assert wheal["level"].startswith("T8 dermatome") and "T7 and T9" in wheal["level"]
    _, segment, _ = metamere("show", "T8")
    assert "stomach" in json.dumps(segment).lower(), "the organ linked to the segment is shown"
    assert next(row for row in rows if row["kind"] == "vertebral")["level"].startswith("T8/9"), (
        "and the vertebral level"
    )


def test_row_5_vertebral_block_has_its_level_and_the_texts_depth_is_a_claim(metamere: Command) -> None:
    _, rows, _ = metamere("blocks", "--segment", "C6")
    row = next(row for row in rows if row["kind"] == "vertebral")
    assert row["level"] == "C5/6 interspinous space" and row["offered"] is False
    assert "20–40 mm" in row["why_not"] and "2-4 cm" in row["original_text"]
    assert "original_text_conflict" in {notice["code"] for notice in row["notices"]}
    _, low, _ = metamere("blocks", "--segment", "L4")
    assert next(row for row in low if row["kind"] == "vertebral")["offered"] is True


@pytest.mark.parametrize("kind", SPINAL)
def test_row_6_every_spinal_kind_has_rows_with_levels_and_cover(metamere: Command, kind: str) -> None:
    code, rows, _ = metamere("blocks", "--kind", kind)
    assert code == 0 and rows
    assert all(row["kind"] == kind and row["level"] for row in rows)
    assert any(row["covers"] for row in rows)


def test_row_7_plantar_heel_pain_leads_to_the_heel_spur_block(metamere: Command) -> None:
    _, rows, _ = metamere("blocks", "--area", "plantar heel pain")
    assert rows[0]["id"] == "heel_spur_plantar_fascia_injection" and rows[0]["offered"]
    assert "instant" in rows[0]["original_text"]


@pytest.mark.parametrize("joint", sorted(JOINTS))
def test_row_8_every_joint_leads_to_its_block(metamere: Command, joint: str) -> None:
    _, rows, _ = metamere("blocks", "--area", joint)
    assert JOINTS[joint] in ids(rows)


def test_row_8_muscle_for_spasm_and_the_paravertebral_alternative(metamere: Command) -> None:
    _, rows, _ = metamere("blocks", "--indication", "spasm_that_causes_joint_pain")
    assert "intramuscular" in {row["kind"] for row in rows}
    _, beside, _ = metamere("blocks", "--kind", "paravertebral")
    assert "paravertebral_paraspinal_muscle_infiltration" in ids(beside)


def test_row_9_territory_and_complaint_lead_to_the_nerve(metamere: Command) -> None:
    _, rows, _ = metamere("blocks", "--area", "palm side of the index finger")
    assert any(row["kind"] == "nerve" and "median" in row["level"] for row in rows)
    for complaint in ("Neuritis", "Neuralgia", "Tunnel syndromes", "Oncology pain", "Articular pathology"):
        _, rows, _ = metamere("blocks", "--indication", complaint)
        assert "nerve" in {row["kind"] for row in rows}, complaint


@pytest.mark.parametrize("name", sorted(DRUGS))
def test_row_10_drugs_of_the_text_are_known_by_their_names(metamere: Command, name: str) -> None:
    code, document, _ = metamere("dose", "--give", f"{name} 0.5% 10 mL", "--weight-kg", "70")
    assert code == 0 and document["gives"][0]["drug"] == DRUGS[name]
    assert document["gives"][0]["mg"] == 50 and document["gives"][0]["claims"]
    _, record, _ = metamere("show", name)
    assert record["id"] == DRUGS[name] and "sodium channel" in record["mechanism"]


def test_row_10_over_the_ceiling_is_refused_and_nothing_is_cut(metamere: Command) -> None:
    code, document, err = metamere("dose", "--give", "Lidocainum 2% 10 mL", "--weight-kg", "50")
    assert code == 3 and document["mg"] == 200 and document["ceiling_mg"] == 150 and "200 mg" in err
    code, document, err = metamere("dose", "--give", "lidocaine 1% 10 mL")
    assert code == 2 and document is None and "weight" in err, "no dose without weight"


@pytest.mark.parametrize("indication", INDICATIONS)
def test_row_11_every_complaint_of_the_text_leads_to_kinds_with_candid_evidence(
    metamere: Command, indication: str
) -> None:
    record = CATALOGUE.indications[indication]
    code, rows, _ = metamere("blocks", "--indication", record.name)
    assert code == 0 and rows and record.evidence and record.evidence_grade
    if record.offered:
        assert {row["kind"] for row in rows if row["offered"]} & set(record.block_kinds)
    else:
        assert indication == "meniere_s_disease"
        assert not any(row["offered"] for row in rows) and "no block is offered" in rows[0]["why_not"]


def test_row_11_there_are_fifteen() -> None:
    assert len(INDICATIONS) == 15


@pytest.mark.parametrize("drug", [timing.drug for timing in CATALOGUE.course.three_phase.drug_timing])
def test_row_12_three_phases_are_a_curve_labelled_as_the_texts(drug: str) -> None:
    curve = three_phase(drug)
    assert [phase.n for phase in curve.phases] == [1, 2, 3]
    assert curve.nrs[0] > 7 > curve.nrs.min() and "original text" in curve.label.lower() and "assumed" in curve.label


def test_row_13_course_with_dates_calendar_and_stop_rule(metamere: Command, tmp_path: Path) -> None:
    start, file = date.today() + timedelta(days=10), tmp_path / "plan.ics"
    words = ("--injections", "15", "--break-days", "3", "--start", start.isoformat(), "--ics", str(file))
    code, plan, _ = metamere("course", *words)
    assert code == 0 and len(plan["sessions"]) == 15 and "30%" in plan["stop_rule"]["text"]
    assert plan["end"] == (start + timedelta(days=42)).isoformat()
    assert any("guideline" in row["today"]["text"] for row in plan["evidence"])
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert [event["DTSTART"].dt for event in events] == [start + timedelta(days=3 * n) for n in range(15)]


@pytest.mark.parametrize(
    ("count", "gap", "start", "said"),
    [("40", "3", "2100-01-01", "15"), ("5", "0", "2100-01-01", "days"), ("5", "3", "2020-01-01", "past")],
)
def test_row_13_what_the_text_does_not_have_is_refused(
    metamere: Command, count: str, gap: str, start: str, said: str
) -> None:
    code, plan, err = metamere("course", "--injections", count, "--break-days", gap, "--start", start)
    assert code == 2 and plan is None and said in err


def test_the_library_answers_as_the_command_line(metamere: Command) -> None:
    _, rows, _ = metamere("blocks", "--segment", "L5")
    assert rows == Atlas.load().blocks_for("L5")

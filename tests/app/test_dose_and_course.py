"""``metamere dose`` and ``metamere course`` as a shell sees them: words, JSON, exit codes."""

import json
import sys

import pytest

from app.cli import main


@pytest.fixture
def metamere(monkeypatch, capsys):
    def run(*words):
        monkeypatch.setattr(sys, "argv", ["metamere", *words])
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = stop.code or 0
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_a_dose_under_the_ceiling(metamere):
    code, out, err = metamere("dose", "--give", "lidocaine 1% 10 mL", "--weight-kg", "70", "--json")
    document = json.loads(out)
    assert (code, err) == (0, "")
    assert (document["mg"], document["ceiling_mg"], document["fraction"]) == (100, 200, 0.5)


def test_over_the_ceiling_exits_3_and_says_mg_and_ceiling(metamere):
    code, out, err = metamere("dose", "--give", "lidocaine 2% 20 mL", "--weight-kg", "70")
    assert code == 3
    assert "400 mg" in out and "200 mg" in out
    assert "400 mg of lidocaine is over the ceiling of 200 mg by 200 mg" in err
    code, out, err = metamere("dose", "--give", "lidocaine 2% 20 mL", "--weight-kg", "70", "--json")
    assert code == 3
    assert json.loads(out)["over"] is True
    assert json.loads(err)["error"] == "RefusedForSafety"


def test_every_option_reaches_the_arithmetic(metamere):
    words = "--weight-kg 100 --height-cm 160 --sex female --age-years 60 --reduce 0.8 --kit".split()
    code, out, _ = metamere(
        "dose",
        *("--give", "Marcain 0.25% 2 x 4 mL adrenaline", "--give", "lidocaine 1% 2 mL", "--already", "lidocaine 10 mg"),
        *words,
        *("--block", "Caudal epidural block", "--allergy", "procaine", "--json"),
    )
    document = json.loads(out)
    assert code == 0
    assert len(document["gives"]) == 2 and len(document["already"]) == 1
    assert document["factor"] == 0.8
    assert document["dosing_weight_kg"] < 60
    code, out, _ = metamere("dose", "--give", "lidocaine 1% 2 mL", *words)
    assert code == 0
    assert "Educational reference" in out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("dose --weight-kg 70", 2),
        ("dose --give lidocaine_1%_10_mL", 2),
        ("dose --give 10 --weight-kg 70", 2),
        ("dose --give lidocaine_2_mg/mL_10_mL --weight-kg 70", 2),
        ("dose --give lidocaine_100%_0.2_mL --weight-kg 70", 2),
        ("dose --give novocane_1%_10_mL --weight-kg 70", 2),
        ("dose --give lidocaine_1%_10_mL --weight-kg 0", 2),
        ("dose --give lidocaine_1%_10_mL --weight-kg -70", 2),
        ("dose --give lidocaine_1%_10_mL --weight-kg 70 --pregnant", 3),
        ("dose --give lidocaine_1%_10_mL --weight-kg 70 --age-years 12", 3),
        ("dose --give lidocaine_1%_19_mL --weight-kg 70 --no-kit", 3),
        ("course --break-days 3 --start 2099-01-01", 2),
        ("course --injections 40 --break-days 3 --start 2099-01-01", 2),
        ("course --injections 4 --break-days 0 --start 2099-01-01", 2),
        ("course --injections 4 --break-days 3 --start 2001-01-01", 2),
        ("course --injections 4 --break-days 3 --start 2099-01-01 --steroid", 3),
        ("course --injections 4 --break-days 3 --start 2099-01-01 --ics /no/such/folder/a.ics", 2),
    ],
)
def test_refusals_exit_with_their_code_and_one_message(metamere, words, code):
    asked = [word.replace("_", " ") for word in words.split()]
    found, out, err = metamere(*asked)
    assert (found, out) == (code, "")
    assert err.count("\n") == 1
    found, out, err = metamere(*asked, "--json")
    assert (found, out) == (code, "")
    assert json.loads(err)["message"]


def test_a_course_and_its_calendar_file(metamere, tmp_path):
    ics = tmp_path / "course.ics"
    words = ("course", "--injections", "4", "--break-days", "3", "--start", "2099-01-01", "--ics", str(ics))
    code, out, _ = metamere(*words, "--json")
    document = json.loads(out)
    assert code == 0
    assert [s["date"] for s in document["sessions"]] == ["2099-01-01", "2099-01-04", "2099-01-07", "2099-01-10"]
    assert ics.read_bytes().count(b"BEGIN:VEVENT\r\n") == 4
    code, out, _ = metamere(*words)
    assert code == 0
    assert "2099-01-10" in out and "decide by the stop rule" in out and "not a medical device" in out

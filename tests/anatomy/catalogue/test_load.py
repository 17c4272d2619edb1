from __future__ import annotations

import json
from pathlib import Path

import pytest

from anatomy.catalogue import load
from anatomy.catalogue.canonical import canonical_text, sort_records
from anatomy.catalogue.load import Catalogue, data_dir
from anatomy.catalogue.schema import FILES
from anatomy.catalogue.schema_files import write_schemas
from anatomy.catalogue.tidy import tidy
from anatomy.errors import DataError


def test_a_checkout_is_preferred_to_the_installed_copy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "anatomy"
    for folder in (tmp_path / "data", package / "_data"):
        folder.mkdir(parents=True)
        (folder / "segments.json").write_text("[]")
    monkeypatch.setattr(load, "_PACKAGE", package)
    found = load.data_dir.__wrapped__
    assert found() == tmp_path / "data"
    (tmp_path / "data" / "segments.json").unlink()
    assert found() == package / "_data"
    (package / "_data" / "segments.json").unlink()
    with pytest.raises(DataError, match="install metamere again"):
        found()


def test_files_are_read_when_first_asked_for(tmp_path: Path) -> None:
    (tmp_path / "reflexes.json").symlink_to(data_dir() / "reflexes.json")
    catalogue = Catalogue(tmp_path)
    assert catalogue.reflexes["ankle_reflex"] is catalogue.reflexes["ankle_reflex"]
    with pytest.raises(DataError, match=r"muscles\.json is missing"):
        _ = catalogue.muscles


def test_every_file_of_the_register_is_there() -> None:
    assert set(FILES) <= {path.stem for path in data_dir().glob("*.json")}


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ({"kind": "knee"}, ("ankle_reflex", "kind", "reflexes.schema.json")),
        ({"colour": "red"}, ("ankle_reflex", "colour")),
        ({"name": None}, ("ankle_reflex", "name")),
    ],
)
def test_a_record_that_does_not_fit_is_named(tmp_path: Path, damage: dict[str, object], words: tuple[str, ...]) -> None:
    rows = json.loads((data_dir() / "reflexes.json").read_bytes())
    next(row for row in rows if row["id"] == "ankle_reflex").update(damage)
    (tmp_path / "reflexes.json").write_text(json.dumps(rows), "utf-8")
    with pytest.raises(DataError) as caught:
        _ = Catalogue(tmp_path).reflexes
    for word in words:
        assert word in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


def test_records_are_immutable() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Catalogue().segments["C6"].name = "C7"  # type: ignore[misc]


def test_tidy_mends_layout_and_order(tmp_path: Path) -> None:
    for file in FILES:
        (tmp_path / f"{file}.json").write_bytes((data_dir() / f"{file}.json").read_bytes())
    assert tidy(tmp_path) == []
    rows = json.loads((tmp_path / "segments.json").read_bytes())
    (tmp_path / "segments.json").write_text(json.dumps(rows[::-1]), "utf-8")
    assert tidy(tmp_path) == ["segments.json"]
    assert (tmp_path / "segments.json").read_bytes() == (data_dir() / "segments.json").read_bytes()


def test_schemas_are_written_and_stale_ones_removed(tmp_path: Path) -> None:
    (tmp_path / "gone.schema.json").write_text("{}")
    assert "gone.schema.json" in write_schemas(tmp_path)
    assert not (tmp_path / "gone.schema.json").exists()
    assert write_schemas(tmp_path) == []


def test_segments_sort_down_the_cord() -> None:
    rows = [{"id": name} for name in ("S4-5", "T10", "Co1", "C2", "T2")]
    assert [row["id"] for row in sort_records(rows, "cord")] == ["C2", "T2", "T10", "S4-5", "Co1"]


def test_canonical_text_is_a_fixed_point() -> None:
    text = canonical_text({"ß": [1, {"b": None, "a": "–"}]})
    assert canonical_text(json.loads(text)) == text

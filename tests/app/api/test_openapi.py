"""The OpenAPI document: valid, fresh, whole, and readable as a page."""

import doctest
import importlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from anatomy.errors import BadInput
from app.api import openapi
from app.api.settings import Settings
from tests.app.api.test_answers import API, described

ROOT = Path(__file__).parents[3]
CONTRACT = {
    ("post", f"{API}/localise"), ("post", f"{API}/isncsci"), ("post", f"{API}/dose"), ("post", f"{API}/course"),
    ("get", f"{API}/where"), ("get", f"{API}/show"), ("get", f"{API}/segments"), ("get", f"{API}/segments/{{id}}"),
    ("get", f"{API}/blocks"), ("get", f"{API}/graph"), ("get", f"{API}/openapi.json"), ("get", f"{API}/docs"),
    ("get", "/healthz"),
}  # fmt: skip
MODULES = ["asked", "build", "examples", "fixed", "guards", "openapi", "page", "problems", "reading", "settings"]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_run(name):
    assert doctest.testmod(importlib.import_module(f"app.api.{name}")).failed == 0


def test_the_committed_document_is_fresh():
    committed = (ROOT / "docs" / "openapi.json").read_text(encoding="utf-8")
    assert committed == openapi.text(described()), "Run `python -m app.api.openapi`."


def test_every_path_of_the_contract_is_described():
    paths = described()["paths"]
    assert {(method, path) for path, methods in paths.items() for method in methods} == CONTRACT
    for methods in paths.values():
        for operation in methods.values():
            assert operation["summary"] and operation["operationId"] and operation["tags"]
            assert all(parameter["description"] for parameter in operation.get("parameters", []))


def test_the_document_sent_is_the_one_committed(client):
    assert client.get(f"{API}/openapi.json").json == described()


def test_every_reference_resolves_and_every_schema_is_used():
    text = json.dumps(described())
    used = set(re.findall(r"#/components/schemas/([\w.-]+)", text))
    assert used == set(described()["components"]["schemas"])


def test_every_field_says_what_it_is():
    for name, schema in described()["components"]["schemas"].items():
        for field, part in schema.get("properties", {}).items():
            known = part.get("description") or "$ref" in part
            assert known or name in ("Context", "FindingsDocument", "ExamOrExams"), f"{name}.{field}"


def test_the_page_asks_for_nothing_from_elsewhere_and_runs_no_script(client):
    answer = client.get(f"{API}/docs")
    page = answer.text
    assert answer.mimetype == "text/html" and "<script" not in page and "javascript:" not in page
    assert not re.search(r"(?:src|href)=['\"](?!/|#)", page) and "@import" not in page and "url(" not in page
    for _, path in CONTRACT:
        assert path in page
    for target in re.findall(r"href='#([^']+)'", page):
        assert f"id='{target}'" in page, target


def test_problem_types_are_explained_on_the_page(client):
    kind = client.get(f"{API}/segments/C9").json["type"]
    path, _, anchor = kind.partition("#")
    assert f"id='{anchor}'" in client.get(path).text


def test_the_app_starts_without_the_api():
    code = (
        "import sys; from app import create_app; create_app(); "
        "print([m for m in ('flask_openapi3', 'limits', 'app.api.build', 'anatomy.isncsci') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_settings_are_read_from_the_environment():
    read = Settings.from_environment(
        {"METAMERE_RATE_LIMIT": "5/second", "METAMERE_RATE_STORE": "redis://store", "METAMERE_TRUSTED_PROXIES": "1"}
    )
    assert read == Settings("5/second", "redis://store", frozenset(), 1)
    assert Settings.from_environment({}) == Settings()
    assert Settings.from_environment({"METAMERE_RATE_LIMIT": ""}).rate_limit == ""
    for bad in ({"METAMERE_RATE_LIMIT": "often"}, {"METAMERE_TRUSTED_PROXIES": "-1"}):
        with pytest.raises(BadInput) as caught:
            Settings.from_environment(bad)
        assert caught.value.path in bad

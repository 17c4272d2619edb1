"""Requests made from the OpenAPI document, right and wrong, with every check of schemathesis on."""

from __future__ import annotations

import pytest
import schemathesis

from tests.app.api.conftest import served

#: What is right by its schema may still be no place on the body, a day gone by or words that are no dose: 422 then.
_BEYOND_A_SCHEMA = ["localise", "dose", "course", "blocks"]
_TAKEN = ["2xx", "3xx", "404", "422"]

CONFIG = schemathesis.Config.from_dict(
    {
        "generation": {"deterministic": True, "max-examples": 25, "database": "none"},
        "operations": [
            {"include-operation-id": name, "checks": {"positive_data_acceptance": {"expected-statuses": _TAKEN}}}
            for name in _BEYOND_A_SCHEMA
        ],
    }
)


@pytest.fixture
def api():
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", served(), config=CONFIG)


schema = schemathesis.pytest.from_fixture("api")


@schema.parametrize()
def test_every_answer_keeps_what_the_document_promises(case):
    case.call_and_validate()

"""Requests made from the OpenAPI document, right and wrong, with every check of schemathesis on."""

from __future__ import annotations

from pathlib import Path

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


# The committed document, which a test keeps fresh: so that nothing is built before a test runs.
schema = schemathesis.openapi.from_path(Path(__file__).parents[3] / "docs" / "openapi.json", config=CONFIG)
schema.app = served()


@schema.parametrize()
def test_every_answer_keeps_what_the_document_promises(case):
    # its client of WSGI asks for packed answers and does not unpack them
    case.call_and_validate(headers={"Accept-Encoding": "identity"})

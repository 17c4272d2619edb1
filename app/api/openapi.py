"""The OpenAPI document: what flask-openapi3 collected, with whole schemas and examples. Run this to write it anew.

``python -m app.api.openapi`` writes ``docs/openapi.json``; a test fails when that file is stale.
"""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from pydantic.json_schema import models_json_schema

from app.api import told, told_records, told_results
from app.api.asked import CourseBody, DoseBody, ExamBody, FindingsBody
from app.api.examples import BODIES, PARAMETERS

REF = "#/components/schemas/{model}"
_BODIES = (FindingsBody, ExamBody, DoseBody, CourseBody)
_ANSWERS = (
    told.AnswerDocument,
    told_records.PlaceDocument,
    told_records.ShownDocument,
    told_records.RecordDocument,
    told_records.SegmentRows,
    told_records.BlockRows,
    told_records.GraphDocument,
    told_results.Classified,
    told_results.DoseDocument,
    told_results.CourseDocument,
    told_records.Health,
    told_records.Problem,
)


def finished(collected: dict[str, Any]) -> dict[str, Any]:
    """Return the collected document with the schemas as pydantic has them, and with examples.

    flask-openapi3 keeps only the keywords of a schema that it knows, and adds its own model of a 422 where a path
    states none; both are put right here.

    Parameters
    ----------
    collected
        What flask-openapi3 made of the paths.

    Returns
    -------
    dict
        A new document.
    """
    document = deepcopy(collected)
    document["components"] = {"schemas": _schemas()}
    for methods in document["paths"].values():
        for operation in methods.values():
            _trim(operation)
            for parameter in operation.get("parameters", []):
                parameter["schema"] = _in_a_url(parameter["schema"])
            _exemplify(operation)
    return document


def _schemas() -> dict[str, Any]:
    models = [(model, "validation") for model in _BODIES] + [(model, "serialization") for model in _ANSWERS]
    names, whole = models_json_schema(models, ref_template=REF)  # type: ignore[arg-type]
    schemas = dict(whole["$defs"])
    # flask-openapi3 refers to a model by its title
    for reference in names.values():
        name = reference["$ref"].rsplit("/", 1)[-1]
        title = schemas[name].get("title", name)
        if title != name:
            schemas[title] = schemas.pop(name)
            schemas = json.loads(
                json.dumps(schemas).replace(f'"{REF.format(model=name)}"', f'"{REF.format(model=title)}"')
            )
    return dict(sorted(schemas.items()))


def _trim(operation: dict[str, Any]) -> None:
    operation.get("tags", []).sort()
    stated = operation["responses"].get("422", {})
    if "application/json" in stated.get("content", {}):
        del operation["responses"]["422"]
    for response in operation["responses"].values():
        response["description"] = response.get("description") or "Done."


def _in_a_url(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a parameter without null, which no URL can say: one is left out instead."""
    arms = [arm for arm in schema.get("anyOf", []) if arm != {"type": "null"}]
    if not arms:
        return schema
    kept = {key: value for key, value in schema.items() if key != "anyOf" and value is not None}
    return {**kept, **arms[0]}


def _exemplify(operation: dict[str, Any]) -> None:
    name = operation["operationId"]
    if name in BODIES:
        operation["requestBody"]["content"]["application/json"]["examples"] = BODIES[name]
    for parameter in operation.get("parameters", []):
        values = PARAMETERS.get(name, {}).get(parameter["name"], [])
        if values:
            parameter["examples"] = {str(i): {"value": value} for i, value in enumerate(values, start=1)}


def document() -> dict[str, Any]:
    """Return the document without a server or an atlas.

    Examples
    --------
    >>> document()["openapi"]
    '3.1.0'
    """
    from anatomy import Atlas
    from app.api.build import build_api
    from app.api.settings import Settings

    return finished(build_api(Atlas.load, Settings()).api_doc)


def text(made: dict[str, Any]) -> str:
    """Return a document as it is committed."""
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write ``docs/openapi.json`` of the checkout."""
    out = Path(__file__).parents[2] / "docs" / "openapi.json"
    out.write_text(text(document()), encoding="utf-8")
    print(f"{out.name} written.")


if __name__ == "__main__":
    main()

"""Read a request by its models: strictly, in one pass, with every fault said."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, get_type_hints

from flask import Response, abort, request
from pydantic import BaseModel, ValidationError
from pydantic_core import from_json, to_json

from anatomy.errors import BadInput
from app.api.problems import TOO_LARGE, from_errors, from_validation, problem
from app.api.settings import MAX_BYTES


def answers(view: Callable[..., Any]) -> Callable[..., Response]:
    """Make a function of ``path``, ``query`` and ``body`` a view that answers JSON.

    The annotations are the models that the parts are read by. flask-openapi3 documents them; reading is ours, because
    a body is read strictly and from its text (a number in quotes is no number), and because every fault is said in
    the words of the library.
    """
    hints = get_type_hints(view)

    @wraps(view)
    def answer(**path: Any) -> Response:
        given: dict[str, Any] = {"path": hints["path"].model_validate(path)} if "path" in hints else {}
        if "query" in hints:
            given["query"] = read_query(hints["query"])
        if "body" in hints:
            given["body"] = read_body(hints["body"])
        found = view(**given)
        return found if isinstance(found, Response) else Response(to_json(found), mimetype="application/json")

    # the attribute by which flask-openapi3 leaves reading to a decorator
    answer.__delay_validate_request__ = True  # type: ignore[attr-defined]
    return answer


def read_body(model: type[BaseModel]) -> BaseModel:
    """Return the body as a model, or answer 400 for what is no JSON and 422 for what does not fit."""
    data = request.get_data()
    if len(data) > MAX_BYTES:
        abort(problem(413, TOO_LARGE))
    if not data.strip():
        abort(problem(400, "The body is empty; send a JSON document.", "not-json"))
    try:
        return model.model_validate_json(data, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        if first["type"] == "json_invalid":
            abort(problem(400, f"Not JSON: {first['ctx']['error']}.", "not-json"))
        abort(from_validation(error, model, from_json(data)))


def read_query(model: type[BaseModel]) -> BaseModel:
    """Return the query as a model, or answer 422."""
    twice = [name for name, values in request.args.lists() if len(values) > 1]
    if twice:
        abort(from_errors([BadInput("is given more than once.", path=name) for name in twice]))
    given = request.args.to_dict()
    try:
        return model.model_validate(given)
    except ValidationError as error:
        abort(from_validation(error, model, given))

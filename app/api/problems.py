"""Everything that goes wrong, as ``application/problem+json`` (RFC 9457) with the fields at fault and nearest names."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, request
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, to_json
from werkzeug.exceptions import HTTPException

from anatomy.errors import (
    BadInput,
    DataError,
    MetamereError,
    RefusedForSafety,
    UnknownEntity,
    UnknownSegment,
    did_you_mean,
)
from app.api import PREFIX
from app.api.settings import MAX_BYTES

MEDIA_TYPE = "application/problem+json"
#: More faults than this of one body help nobody.
MOST_FAULTS = 50
_SHOWN = 80
TOO_LARGE = f"The body is over {MAX_BYTES // 1_000_000} MB; send one document a patient."

log = logging.getLogger("metamere.api")

#: Kinds of problem: the anchor on the page of the API → what it means.
KINDS = {
    "bad-input": "A field is missing, unknown or impossible. `errors` lists each with its path, what is allowed and "
    "the nearest names.",
    "refused-for-safety": "The question is understood, and the arithmetic is refused: a child, an allergy, no kit near "
    "a ceiling. It is not a matter of form.",
    "unknown": "Nothing has that id or name. `did_you_mean` holds the nearest.",
    "not-json": "The body is no JSON, or was cut off; line and column are said.",
    "http": "A matter of HTTP: path, method, media type, size or rate.",
    "our-fault": "Something of ours failed. Nothing of the request is kept or logged.",
}


def problem(
    status: int,
    detail: str,
    kind: str = "http",
    *,
    error: str | None = None,
    path: str = "",
    nearest: Iterable[str] = (),
    faults: Sequence[dict[str, Any]] = (),
) -> Response:
    """Return a problem document as a response.

    Parameters
    ----------
    status
        HTTP status.
    detail
        One sentence: what is wrong and what is allowed.
    kind
        A key of `KINDS`.
    error
        Name of the library's error; by default that of the status.
    path, nearest
        Of the first fault: where, and the nearest allowed values.
    faults
        Every field at fault: ``path``, ``message``, ``did_you_mean``.
    """
    title = HTTPStatus(status).phrase
    document = {
        "type": f"{PREFIX}/docs#{kind}",
        "title": title,
        "status": status,
        "detail": detail,
        "error": error or title.title().replace(" ", "").replace("-", ""),
        "message": detail,
        "path": path,
        "did_you_mean": list(nearest),
        "errors": list(faults),
    }
    response = Response(to_json(document), status=status, mimetype=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response


def from_errors(errors: Sequence[BadInput]) -> Response:
    """Return the problem of one or more of the library's own errors; 404 where a record was asked for by name."""
    first = errors[0]
    missing = request.method in ("GET", "HEAD") and isinstance(first, (UnknownEntity, UnknownSegment))
    more = f" ({len(errors) - 1} more)" if len(errors) > 1 else ""
    return problem(
        404 if missing else 422,
        f"{first}{more}",
        "unknown" if missing else "bad-input",
        error=type(first).__name__,
        path=first.path,
        nearest=first.nearest,
        faults=[{"path": e.path, "message": e.message, "did_you_mean": list(e.nearest)} for e in errors[:MOST_FAULTS]],
    )


def from_validation(error: ValidationError, model: type[BaseModel], document: Any) -> Response:
    """Return the problem of a document that does not fit its model."""
    return from_errors(explained(error, model, document))


def explained(error: ValidationError, model: type[BaseModel], document: Any) -> list[BadInput]:
    """Return every complaint of pydantic's in the words of the contract, one a field.

    Examples
    --------
    >>> class Person(BaseModel, extra="forbid"):
    ...     height_cm: float
    >>> try:
    ...     Person.model_validate({"height": "tall"})
    ... except ValidationError as error:
    ...     [str(e) for e in explained(error, Person, {"height": "tall"})]
    ['height_cm: is missing.', "height: there is no field 'height'. Did you mean height_cm?"]
    """
    found: dict[str, BadInput] = {}
    for detail in error.errors(include_url=False)[: 4 * MOST_FAULTS]:
        if detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]:
            continue  # only because its items are at fault, which is said of them
        place = _addressable(detail, document)
        path = ".".join(map(str, place))
        one = _said(detail, place, model)
        if path in found and one.message != found[path].message:
            # each arm of a union complains; together they say what is allowed
            both = f"{found[path].message.rstrip('.')}, or {one.message}"
            found[path] = BadInput(both, path=path, nearest=found[path].nearest or one.nearest)
        else:
            found.setdefault(path, one)
    return list(found.values())


def _said(detail: ErrorDetails, place: Sequence[int | str], model: type[BaseModel]) -> BadInput:
    path, kind, value = ".".join(map(str, place)), detail["type"], detail["input"]
    if kind == "missing":
        return BadInput("is missing.", path=path)
    if kind == "extra_forbidden":
        name = str(place[-1])[:_SHOWN]
        return BadInput(f"there is no field '{name}'.", path=path, nearest=get_close_matches(name, _fields(model), n=2))
    if kind in ("enum", "literal_error"):
        allowed = str(detail.get("ctx", {}).get("expected", "")).replace("'", "")
        near = get_close_matches(str(value).lower(), allowed.replace(" or ", ", ").split(", "), n=2, cutoff=0.5)
        return BadInput(f"{_shown(value)} is not allowed; allowed are {allowed}.", path=path, nearest=near)
    if kind in ("too_short", "too_long"):
        bound = (
            f"at least {detail['ctx']['min_length']}"
            if kind == "too_short"
            else f"at most {detail['ctx']['max_length']}"
        )
        return BadInput(f"holds {len(value):,} items; allowed are {bound}.", path=path)
    message = detail["msg"].removeprefix("Value error, ").replace("Input should", "must", 1)
    shown = "" if isinstance(value, (dict, list)) else f" (got {_shown(value)})"
    return BadInput(f"{message[0].lower()}{message[1:]}{shown}.", path=path)


def _addressable(detail: ErrorDetails, document: Any) -> list[int | str]:
    """Return the place of a complaint without the names of union arms, which no document has."""
    place: list[int | str] = []
    here = document
    for part in detail["loc"]:
        if isinstance(here, dict) and part in here:
            here = here[part]
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            here = here[part]
        elif detail["type"] == "missing" and part == detail["loc"][-1]:
            pass
        else:
            break
        place.append(part)
    return place


@cache
def _fields(model: type[BaseModel]) -> list[str]:
    schema = model.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return sorted({name for part in parts for name in part.get("properties", {})})


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def handle_errors(api: Flask) -> None:
    """Turn every exception into a problem; of our own failures only the place in the code is logged."""

    @api.errorhandler(MetamereError)
    def ours(error: MetamereError) -> Response:
        if isinstance(error, BadInput):
            return from_errors([error])
        if isinstance(error, RefusedForSafety):
            return problem(422, str(error), "refused-for-safety", error=type(error).__name__)
        return _our_fault(error)

    @api.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        status = error.code or 500
        near = _near_paths(api) if status == 404 else []
        detail = _DETAILS.get(status) or error.description or HTTPStatus(status).phrase
        made = problem(status, f"{detail}{did_you_mean(near)}", nearest=near)
        for name, value in error.get_headers():
            if name in ("Allow", "Retry-After", "Location"):
                made.headers[name] = value
        return made

    @api.errorhandler(Exception)
    def any_other(error: Exception) -> Response:
        return _our_fault(error)


_DETAILS = {
    404: "There is no such path.",
    405: "This path does not take that method; Allow says which it takes.",
    413: TOO_LARGE,
    500: "Something of ours failed.",
}


def _our_fault(error: Exception) -> Response:
    # Neither the message nor the values: either may quote the patient's document.
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
    log.error("%s at %s, asked by %s %s", type(error).__name__, place, request.method, request.url_rule)
    detail = str(error) if isinstance(error, DataError) else _DETAILS[500]
    return problem(500, detail, "our-fault", error=type(error).__name__ if isinstance(error, DataError) else None)


def _near_paths(api: Flask) -> list[str]:
    rules = {
        rule.rule.replace("<", "{").replace(">", "}") for rule in api.url_map.iter_rules() if rule.endpoint != "static"
    }
    return get_close_matches(request.path, sorted(rules), n=2, cutoff=0.6)

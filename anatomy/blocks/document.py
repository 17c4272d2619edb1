"""Read a JSON document as the arguments of a function, and refuse what it does not know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import signature
from typing import Any

from rapidfuzz import process

from anatomy.errors import BadInput


def fields_of(document: object, function: Callable[..., Any], *, but: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a document's fields, each an argument of the function.

    Parameters
    ----------
    document
        A JSON object. Null fields count as not given.
    function
        Whose arguments they are.
    but
        Arguments that a document may not set.

    Returns
    -------
    dict
        Field to value.

    Raises
    ------
    BadInput
        If it is no object, or a field is unknown; the nearest fields are said.
    """
    if not isinstance(document, Mapping):
        raise BadInput(f"a JSON object is wanted, not {type(document).__name__}.")
    allowed = [name for name in signature(function).parameters if name not in but]
    for field in document:
        if field not in allowed:
            near = process.extract(str(field), allowed, limit=2, score_cutoff=60)
            raise BadInput(
                f"'{str(field)[:40]}' is no field; allowed are {', '.join(allowed)}.",
                path=str(field)[:40],
                nearest=[name for name, _score, _index in near],
            )
    return {str(field): value for field, value in document.items() if value is not None}

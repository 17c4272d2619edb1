"""Write resources as Turtle. By hand: a general serialiser takes many times the 2 s an export may take."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from anatomy.export.vocabulary import IRI_PROPERTIES, PREFIXES

_IRI_PROPERTIES = frozenset(IRI_PROPERTIES)
_PLAIN_LOCAL = re.compile(r"[A-Za-z0-9_]+")


def turtle_text(resources: Iterable[Mapping[str, Any]]) -> str:
    """Return resources with compact IRIs, as JSON-LD has them, as a Turtle document."""
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()]
    lines += ["", *(f"{_iri(r['@id'])} {_properties(r)} ." for r in resources)]
    return "\n".join(lines) + "\n"


def _properties(resource: Mapping[str, Any]) -> str:
    return " ;\n  ".join(
        f"a {', '.join(map(_iri, _list(value)))}" if name == "@type" else f"{name} {', '.join(_objects(name, value))}"
        for name, value in resource.items()
        if name != "@id"
    )


def _objects(name: str, value: Any) -> Iterator[str]:
    for one in _list(value):
        yield _iri(one) if name in _IRI_PROPERTIES else literal(one)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _iri(compact: str) -> str:
    """Return a compact IRI as Turtle writes it: prefixed where its local part needs no escape, else in full."""
    prefix, _, local = compact.partition(":")
    if prefix not in PREFIXES:
        return f"<{compact}>"
    return compact if _PLAIN_LOCAL.fullmatch(local) else f"<{PREFIXES[prefix]}{local}>"


def literal(value: str | float | bool) -> str:
    r"""Return a value as a Turtle literal: text, boolean or ``xsd:double``, as JSON-LD types them.

    Examples
    --------
    >>> literal(True), literal(0.25), literal('say "ah"')
    ('true', '2.5E-1', '"say \\"ah\\""')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        mantissa, _, exponent = f"{value:.15E}".partition("E")
        mantissa = mantissa.rstrip("0")
        return f"{mantissa}{'0' if mantissa.endswith('.') else ''}E{int(exponent)}"
    return json.dumps(value, ensure_ascii=False)

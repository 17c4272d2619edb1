"""The description of the API as one page of plain HTML: no script, no foreign request."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from app.api import PREFIX
from app.api.problems import KINDS

_STYLE = """
:root{color-scheme:light dark;--ink:#16202b;--dim:#4a5766;--line:#d5dce4;--page:#fff;--box:#f4f6f9;--link:#0b5cad}
@media (prefers-color-scheme:dark){
:root{--ink:#e8edf3;--dim:#aab6c3;--line:#384454;--page:#12181f;--box:#1c252f;--link:#7db8f5}}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 4rem}
a{color:var(--link)}h1{margin:.2rem 0}h2{margin:2.5rem 0 .5rem}h3{margin:2rem 0 .25rem;font-size:1.05rem}
code,pre{font:14px/1.45 ui-monospace,monospace}h3 code{font-size:1rem}p{margin:.4rem 0}
pre{background:var(--box);border:1px solid var(--line);border-radius:8px;padding:.75rem;overflow:auto;max-height:24rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0}.wide{overflow-x:auto}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line)}
.dim{color:var(--dim)}summary{cursor:pointer;padding:.3rem 0}
"""


def page(document: Mapping[str, Any]) -> str:
    """Return the page of an OpenAPI document.

    Parameters
    ----------
    document
        The finished OpenAPI document.

    Returns
    -------
    str
        Whole HTML; every text of the document is escaped.
    """
    info = document["info"]
    parts = [
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>",
        "<meta name='viewport' content='width=device-width, initial-scale=1'>",
        "<link rel='icon' href='/assets/logo.svg' type='image/svg+xml'>",
        f"<title>{escape(info['title'])} API</title><style>{_STYLE}</style></head><body><main>",
        f"<h1>{escape(info['title'])} API</h1><p>{_marked(info['description'])}</p>",
        f"<p class='dim'>Version {escape(info['version'])}. The same as a document: "
        f"<a href='{PREFIX}/openapi.json'>openapi.json</a> (OpenAPI {escape(document['openapi'])}). "
        "<a href='/'>To the app</a>.</p>",
    ]
    for tag in document["tags"]:
        parts.append(f"<h2>{escape(tag['name'])}</h2><p>{_marked(tag['description'])}</p>")
        for path, methods in document["paths"].items():
            for method, operation in methods.items():
                if tag["name"] in operation["tags"]:
                    parts += _operation(path, method, operation)
    parts.append("<h2>Problems</h2><p>Every error is <code>application/problem+json</code> (RFC 9457).</p>")
    parts += [f"<h3 id='{name}'>{name}</h3><p>{_marked(words)}</p>" for name, words in KINDS.items()]
    parts.append("<h2>Documents</h2>")
    for name, schema in document["components"]["schemas"].items():
        parts += _schema(name, schema)
    return "".join([*parts, "</main></body></html>"])


def _operation(path: str, method: str, operation: Mapping[str, Any]) -> Iterator[str]:
    yield f"<h3 id='{escape(operation['operationId'])}'><code>{method.upper()} {escape(path)}</code></h3>"
    yield f"<p>{_marked(operation['summary'])}</p>"
    if operation.get("parameters"):
        rows = "".join(_parameter(p) for p in operation["parameters"])
        yield _table("<th>Parameter<th>In<th>What<th>Examples", rows)
    for media in operation.get("requestBody", {}).get("content", {}).values():
        yield f"<p>Body: {_type(media['schema'])}</p>"
        for example in media.get("examples", {}).values():
            value = json.dumps(example["value"], ensure_ascii=False, indent=1)
            summary = escape(example["summary"])
            yield f"<details><summary>{summary}</summary><pre tabindex='0'>{escape(value)}</pre></details>"
    rows = "".join(_response(status, response) for status, response in operation["responses"].items())
    yield _table("<th>Status<th>What<th>Document", rows)


def _table(head: str, rows: str) -> str:
    """Return a table that scrolls inside itself where it is too wide, by keyboard too."""
    return f"<div class='wide' tabindex='0'><table><tr>{head}</tr>{rows}</table></div>"


def _parameter(parameter: Mapping[str, Any]) -> str:
    need = "" if parameter.get("required") else " <span class='dim'>optional</span>"
    examples = ", ".join(f"<code>{escape(e['value'])}</code>" for e in parameter.get("examples", {}).values())
    return (
        f"<tr><td><code>{escape(parameter['name'])}</code>{need}<td>{escape(parameter['in'])}"
        f"<td>{_marked(parameter.get('description', ''))} {_choices(parameter['schema'])}<td>{examples}</tr>"
    )


def _choices(schema: Mapping[str, Any]) -> str:
    arms = [schema, *schema.get("anyOf", [])]
    found = [str(value) for arm in arms for value in arm.get("enum", [])]
    return f"<span class='dim'>One of {escape(', '.join(found))}.</span>" if found else ""


def _response(status: str, response: Mapping[str, Any]) -> str:
    kinds = "<br>".join(
        f"{_type(media['schema'])} <span class='dim'>{escape(kind)}</span>"
        for kind, media in response.get("content", {}).items()
    )
    return f"<tr><td>{escape(status)}<td>{_marked(response['description'])}<td>{kinds}</tr>"


def _schema(name: str, schema: Mapping[str, Any]) -> Iterator[str]:
    yield f"<h3 id='schema-{escape(name)}'>{escape(name)}</h3><p>{_marked(schema.get('description', ''))}</p>"
    rows = "".join(
        f"<tr><td><code>{escape(field)}</code><td>{_type(part)}<td>{_marked(part.get('description', ''))}</tr>"
        for field, part in schema.get("properties", {}).items()
    )
    if rows:
        yield _table("<th>Field<th>Type<th>What", rows)
    else:
        yield f"<p>{_type(schema)}</p>"


def _type(schema: Mapping[str, Any]) -> str:
    """Return the type of a field in a few words, with a link to the model it refers to."""
    if "$ref" in schema:
        name = escape(schema["$ref"].rsplit("/", 1)[-1])
        return f"<a href='#schema-{name}'>{name}</a>"
    for choice in ("anyOf", "oneOf", "allOf"):
        if choice in schema:
            return " or ".join(dict.fromkeys(_type(arm) for arm in schema[choice]))
    if "enum" in schema:
        return "one of " + ", ".join(escape(str(value)) for value in schema["enum"])
    kind = schema.get("type", "anything")
    if kind == "array":
        return f"list of {_type(schema.get('items', {}))}"
    return escape(" or ".join(kind) if isinstance(kind, list) else str(kind))


def _marked(text: str) -> str:
    """Return text as HTML; what stands between backticks becomes code."""
    pieces = escape(text).split("`")
    return "".join(f"<code>{piece}</code>" if i % 2 else piece for i, piece in enumerate(pieces))

"""Checks of claims: each has sources that exist, and none claims to have been read when nobody opened it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from anatomy.catalogue.check import Problem, Records, check

_SOURCE_LISTS = ("sources", "read_in", "same_work")


def source_keys(value: Any) -> Iterator[str]:
    """Yield every source key anywhere inside a record."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in _SOURCE_LISTS and isinstance(inner, list):
                yield from (item for item in inner if isinstance(item, str))
            elif key == "source" and isinstance(inner, str):
                yield inner
            yield from source_keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from source_keys(inner)


def claims(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every claim anywhere inside a record, with its place."""
    if isinstance(value, dict):
        if "citations" in value:
            yield path or "the record", value
        for key, inner in value.items():
            yield from claims(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            label = _label(inner)
            yield from claims(inner, f"{path}[{label or i}]")


def _label(value: Any) -> str:
    if not isinstance(value, dict):
        return ""
    for key in ("id", "muscle", "movement", "structure", "organ", "reflex", "kind", "segment"):
        if isinstance(value.get(key), str):
            return str(value[key])
    return ""


@check
def sources_exist(records: Records) -> Iterator[Problem]:
    """Find keys that sources.json does not hold: a source nobody can look up is no source."""
    known = {row["id"] for row in records.raw("sources")}
    for file, identifier, record in records.each():
        for key in sorted(set(source_keys(record)) - known):
            yield Problem(
                file, identifier, f"cites '{key}', which sources.json does not hold", "Add the source, or mend the key."
            )


@check
def claims_are_sourced(records: Records) -> Iterator[Problem]:
    """Find claims without a citation: every edge of the graph carries a source."""
    for file, identifier, record in records.each():
        for place, claim in claims(record):
            if not claim["citations"]:
                yield Problem(file, identifier, f"{place} has no citation", "Cite who says it, or take it out.")


@check
def nothing_unread_passes_as_read(records: Records) -> Iterator[Problem]:
    """Find recalled statements that pass as read: they must say so wherever they are shown."""
    access = {row["id"]: row["access"] for row in records.raw("sources")}
    for file, identifier, record in records.each():
        for place, claim in claims(record):
            cited_read = [c["source"] for c in claim["citations"] if c["read"]]
            for source in cited_read:
                if access.get(source) == "recalled":
                    yield Problem(
                        file,
                        identifier,
                        f"{place} cites '{source}' as read, but sources.json says it was never opened",
                        "Set the citation's read to false, or open the source and change its access.",
                    )
            if claim["read"] and not cited_read:
                yield Problem(
                    file,
                    identifier,
                    f"{place} is read, but no citation is",
                    "Set read to false, or cite what was read.",
                )


@check
def grades_are_not_raised(records: Records) -> Iterator[Problem]:
    """Find grades that do not follow: a recalled statement is recalled or contested, never better."""
    for file, identifier, record in records.each():
        for place, claim in claims(record):
            grade, read = claim["grade"], claim["read"]
            if not read and grade in ("read", "concordant"):
                yield Problem(file, identifier, f"{place} is graded {grade} but was not read", "Grade it recalled.")
            if read and grade == "recalled":
                yield Problem(file, identifier, f"{place} was read but is graded recalled", "Grade it read.")

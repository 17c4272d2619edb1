"""Checks of the files themselves: shape, layout, order, schemas."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from anatomy.catalogue.canonical import canonical_text, sort_records
from anatomy.catalogue.check import Problem, Records, check
from anatomy.catalogue.schema import FILES
from anatomy.catalogue.schema_files import schema_texts
from anatomy.errors import DataError
from anatomy.model.identifier import slug
from anatomy.model.segment import SEGMENTS

#: Files whose ids are written labels, or are made of more than the name.
_OTHER_IDS = {
    "plain_words",
    "segments",
    "trigeminal",
    "key_points",
    "sources",
    "referral_zones",
    "facts",
    "priors",
    "pain_referral",
}


@check
def files_fit_their_models(records: Records) -> Iterator[Problem]:
    """Find unknown keys, missing fields and wrong types: they hide mistakes from every reader."""
    for file in FILES:
        try:
            records.catalogue.read(file)
        except DataError as error:
            yield Problem(f"{file}.json", "", str(error), "Mend the field named.")


@check
def files_are_canonical(records: Records) -> Iterator[Problem]:
    """Find files of another layout: one layout keeps a change to a record a change of a few lines."""
    for file in FILES:
        path = records.folder / f"{file}.json"
        text = path.read_text("utf-8") if path.is_file() else ""
        try:
            same = canonical_text(json.loads(text)) == text
        except ValueError as error:
            yield Problem(path.name, "", f"is no JSON ({error})", "Mend the comma, quote or bracket named.")
            continue
        if not same:
            yield Problem(path.name, "", "is not in canonical layout", "Run `python -m anatomy.catalogue.tidy`.")


@check
def records_are_sorted_and_unique(records: Records) -> Iterator[Problem]:
    """Find ids used twice, which overwrite each other, and lists out of order, in which no one finds a neighbour."""
    for file, described in FILES.items():
        if not described.many or described.order == "kept":
            continue
        rows = records.raw(file)
        for identifier, count in Counter(row["id"] for row in rows).items():
            if count > 1:
                yield Problem(f"{file}.json", identifier, f"there are {count} records of this id", "Keep one.")
        if [row["id"] for row in sort_records(rows, described.order)] != [row["id"] for row in rows]:
            yield Problem(f"{file}.json", "", "records are out of order", "Run `python -m anatomy.catalogue.tidy`.")


@check
def ids_are_slugs_of_names(records: Records) -> Iterator[Problem]:
    """Find ids that the one rule would not make: an id can be guessed from a name."""
    for file, identifier, record in records.each():
        if identifier and file.removesuffix(".json") not in _OTHER_IDS and identifier != slug(record["name"]):
            yield Problem(
                file, identifier, f"its name makes the id '{slug(record['name'])}'", "Change the id, or the name."
            )


@check
def segments_are_the_31_in_order(records: Records) -> Iterator[Problem]:
    """Find segments missing or invented: everything else counts on exactly these."""
    held = [row["id"] for row in records.raw("segments")]
    for missing in [segment for segment in SEGMENTS if segment not in held]:
        yield Problem("segments.json", missing, "is missing", "Restore the segment.")
    for extra in [segment for segment in held if segment not in SEGMENTS]:
        yield Problem("segments.json", extra, "is no spinal segment", "Remove it; allowed are C1 to Co1.")


@check
def schemas_are_fresh(records: Records) -> Iterator[Problem]:
    """Find stale schemas, which tell a contributor the wrong shape."""
    for name, text in schema_texts().items():
        path = records.folder / "schema" / name
        if not path.is_file() or path.read_text("utf-8") != text:
            yield Problem(
                f"schema/{name}", "", "differs from its model", "Run `python -m anatomy.catalogue.schema_files`."
            )

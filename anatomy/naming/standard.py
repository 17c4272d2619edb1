"""The resolver over everything that the project knows."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from anatomy.catalogue.load import Catalogue
from anatomy.naming.lexicon import Entry, entries_of
from anatomy.naming.resolve import Resolver

#: File of ``data/`` → kind of its records; None where each record says its own.
FILES: dict[str, str | None] = {
    "areas": "area",
    "muscles": "muscle",
    "movements": "movement",
    "nerves": "nerve",
    "reflexes": "reflex",
    "organs": "organ",
    "bones_and_joints": None,
    "bedside_tests": "bedside_test",
    "blocks": "block",
    "drugs": "drug",
    "indications": "indication",
}


def standard_entries(catalogue: Catalogue | None = None) -> list[Entry]:
    """Return everything that can be named, with the further words of ``data/plain_words.json``.

    The files are read as plain values, so that a question in words does not wait for the records to be validated.

    Parameters
    ----------
    catalogue
        Where the records are; the project's own by default.

    Returns
    -------
    list of Entry
        Areas first, then the files in the order of :data:`FILES`.
    """
    catalogue = catalogue or Catalogue()
    extra: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in catalogue.raw("plain_words"):
        for identifier in row["ids"]:
            extra[row["kind"]][identifier] += row["words"]
    entries: list[Entry] = []
    for file, kind in FILES.items():
        entries += entries_of(kind, catalogue.raw(file), extra.get(kind or ""))
    return entries


@cache
def standard_resolver() -> Resolver:
    """Return the resolver over the project's own records, built once.

    Examples
    --------
    >>> resolver = standard_resolver()
    >>> [m.id for m in resolver.resolve("ring and little fingers", "area").matches]
    ['ring_finger', 'little_finger']
    >>> resolver.find("funny bone nerve")[0].key
    'nerve:ulnar_nerve'
    """
    return Resolver(standard_entries())

"""Rewrite the data files in canonical layout and order: ``python -m anatomy.catalogue.tidy``."""

from __future__ import annotations

from pathlib import Path

from anatomy.catalogue.canonical import canonical_text, sort_records
from anatomy.catalogue.load import Catalogue, data_dir
from anatomy.catalogue.schema import FILES


def tidy(folder: Path | None = None) -> list[str]:
    """Rewrite every file of the register whose layout or order is not canonical.

    Returns
    -------
    list of str
        Names of the files that changed.
    """
    folder = folder if folder is not None else data_dir()
    catalogue, changed = Catalogue(folder), []
    for file, described in FILES.items():
        document = catalogue.raw(file)
        if described.many:
            document = sort_records(document, described.order)
        path, text = folder / f"{file}.json", canonical_text(document)
        if path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            changed.append(path.name)
    return changed


if __name__ == "__main__":
    print("\n".join(tidy()) or "every file is tidy")

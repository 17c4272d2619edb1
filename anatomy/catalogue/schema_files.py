"""Write the JSON Schema of every data file into ``data/schema/``: ``python -m anatomy.catalogue.schema_files``.

The models are the truth, the schemas are derived; `metamere check` fails while they differ.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from anatomy.catalogue.canonical import canonical_text
from anatomy.catalogue.load import data_dir
from anatomy.catalogue.schema import FILES


def schema_of(file: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a data file.

    Parameters
    ----------
    file
        Name without ``.json``.

    Examples
    --------
    >>> schema_of("muscles")["title"]
    'muscles.json'
    """
    described = FILES[file]
    type_: Any = list[described.model] if described.many else described.model  # type: ignore[name-defined]
    schema = TypeAdapter(type_).json_schema()
    return {
        **schema,
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{file}.json",
        "description": described.about,
    }


def schema_texts() -> dict[str, str]:
    """Return the text of every schema file by its name."""
    return {f"{file}.schema.json": canonical_text(schema_of(file)) for file in FILES}


def write_schemas(folder: Path | None = None) -> list[str]:
    """Write every schema file and remove those of files that are no more.

    Parameters
    ----------
    folder
        Folder to write to; ``data/schema`` by default.

    Returns
    -------
    list of str
        Names of the files that changed.
    """
    folder = folder if folder is not None else data_dir() / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    texts, changed = schema_texts(), []
    for name, text in texts.items():
        path = folder / name
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            changed.append(name)
    for stale in set(folder.glob("*.schema.json")) - {folder / name for name in texts}:
        stale.unlink()
        changed.append(stale.name)
    return changed


if __name__ == "__main__":
    print("\n".join(write_schemas()) or "every schema is fresh")

"""Write what was made, or say in one sentence why it cannot be written."""

from __future__ import annotations

from pathlib import Path

from anatomy.errors import BadInput


def check_target(out: Path, *, folder: bool = False) -> None:
    """Check that a file, or a folder, can be made at a place, before any work is done.

    Raises
    ------
    BadInput
        If the folder around it is missing, or something of the other sort has that name.
    """
    if not out.parent.is_dir():
        raise BadInput(f"the folder '{out.parent}' does not exist; make it first.")
    if folder and out.exists() and not out.is_dir():
        raise BadInput(f"'{out}' is a file; CSV needs a folder for nodes.csv and edges.csv.")
    if not folder and out.is_dir():
        raise BadInput(f"'{out}' is a folder; give the name of a file.")


def write_text(path: Path, text: str) -> None:
    """Write text as UTF-8, making the file's own folder if needed."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write bytes, making the file's own folder if needed.

    Raises
    ------
    BadInput
        If the system does not allow it.
    """
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise BadInput(f"'{path}' cannot be written: {error.strerror or error}.") from None

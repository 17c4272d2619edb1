"""Subcommands of ``metamere`` that live in files of their own; ``app/cli.py`` registers them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated, Any

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print the JSON document instead of a table.")]


def show(document: dict[str, Any], as_json: bool, pretty: Callable[[dict[str, Any]], None]) -> None:
    """Print a document as JSON or as words."""
    if as_json:
        print(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        pretty(document)

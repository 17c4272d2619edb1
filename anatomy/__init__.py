"""Metamere: from a painful area to ranked spinal segments, with reasons and sources.

Examples
--------
>>> from anatomy import Atlas
>>> atlas = Atlas.load()
>>> atlas.where("thumb")["segments"][0]["segment"]
'C6'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from anatomy import isncsci
    from anatomy.atlas import Atlas
    from anatomy.errors import BadInput, DataError, MetamereError, RefusedForSafety, UnknownEntity
    from anatomy.model.answer import Answer
    from anatomy.model.finding import Finding, FindingsDocument
    from anatomy.model.segment import SEGMENTS
    from anatomy.model.side import Side

__version__ = "0.1.0"

__all__ = [
    "SEGMENTS",
    "Answer",
    "Atlas",
    "BadInput",
    "DataError",
    "Finding",
    "FindingsDocument",
    "MetamereError",
    "RefusedForSafety",
    "Side",
    "UnknownEntity",
    "__version__",
    "isncsci",
]

_HOMES = {
    "Atlas": "anatomy.atlas",
    "Answer": "anatomy.model.answer",
    "Finding": "anatomy.model.finding",
    "FindingsDocument": "anatomy.model.finding",
    "SEGMENTS": "anatomy.model.segment",
    "Side": "anatomy.model.side",
    **dict.fromkeys(("BadInput", "DataError", "MetamereError", "RefusedForSafety", "UnknownEntity"), "anatomy.errors"),
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: ``import anatomy`` alone loads neither numpy nor networkx."""
    from importlib import import_module

    if name == "isncsci":
        return import_module("anatomy.isncsci")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'anatomy' has no attribute '{name}'")


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)

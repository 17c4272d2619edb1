"""A sentence to be shown with its sources, marked read or recalled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with its sources.

    Parameters
    ----------
    text
        The sentence.
    sources
        Source keys; empty where none is recorded.
    read
        Whether one of them was read for it; else it is recalled, or says what the program did.
    """

    text: str
    sources: tuple[str, ...] = ()
    read: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return the statement as a document."""
        return {"text": self.text, "sources": list(self.sources), "read": self.read}

"""The findings as rows that can be edited in place: one Python class and one script."""

from __future__ import annotations

from typing import ClassVar

from app.components.base import OwnComponent


class FindingList(OwnComponent):
    """Findings with their type, side and value; Enter edits, Delete removes.

    Parameters
    ----------
    findings
        Rows of the state store (``assets/state.js``).
    notes
        By row number: names to offer where a structure was not understood, ``{"2": ["Anatomical snuffbox"]}``.
    words
        Words shown (``app.text.FINDINGS``).
    action
        What the user last did. Written by the list.
    """

    PROPS: ClassVar = ("id", "findings", "notes", "words", "action")


__all__ = ["FindingList"]

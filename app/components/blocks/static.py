"""The catalogue's own components: a row that opens its card, and the red-flag questions."""

from __future__ import annotations

from typing import ClassVar

from app.components.base import OwnComponent


class BlockRow(OwnComponent):
    """One row of the catalogue: a button that opens the card; the card itself is ``children``."""

    PROPS: ClassVar = ("children", "id", "n_clicks", "block", "head", "below", "off", "data", "stamp")
    _children_props: ClassVar[list[str]] = []


class Questions(OwnComponent):
    """The red-flag questions of the screening panel: ``value`` is the answer by question."""

    PROPS: ClassVar = ("id", "questions", "choices", "value")

"""The body chart: one Python class and one script."""

from __future__ import annotations

from typing import ClassVar

from app.components.base import OwnComponent


class BodyChart(OwnComponent):
    """The body from front and back, to mark by pointer or by keyboard.

    Parameters
    ----------
    src
        Address of the geometry document (``app.geometry.chart_geometry``).
    map
        Dermatome map that is drawn, e.g. ``"consensus"``.
    layer
        ``"dermatomes"`` or ``"areas"``: what is coloured and outlined. Marks are areas in both.
    view
        ``"body"``, ``"hands"``, ``"feet"`` or ``"head"``: which part is enlarged.
    face
        ``"front"`` or ``"back"``: the figure a narrow window shows.
    marks
        ``[{"type", "areas": ["thumb.right"], "state", "value"}]``.
    values
        Probability in percent by segment and side, ``{"C6.right": 58}``.
    tool
        ``"select"``, ``"brush"`` or ``"erase"``.
    paint
        ``{"type", "intensity"}`` of the next mark.
    words
        Words shown and spoken (``app.text.CHART``).
    action
        What the user last did, ``{"do": "mark", "areas": [...], "n": 7}``. Written by the chart.
    """

    PROPS: ClassVar = (
        "id",
        "src",
        "map",
        "layer",
        "view",
        "face",
        "marks",
        "values",
        "tool",
        "paint",
        "words",
        "action",
        "className",
    )


__all__ = ["BodyChart"]

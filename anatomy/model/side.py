"""Left and right: always the patient's, never the viewer's."""

from __future__ import annotations

from enum import StrEnum


class Side(StrEnum):
    """Where on the patient. ``UNKNOWN`` is a valid answer, not an error."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    MIDLINE = "midline"
    UNKNOWN = "unknown"

    def mirrored(self) -> Side:
        """Return the other side; both, midline and unknown are their own mirror.

        Examples
        --------
        >>> Side.LEFT.mirrored(), Side.MIDLINE.mirrored()
        (<Side.RIGHT: 'right'>, <Side.MIDLINE: 'midline'>)
        """
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, self)

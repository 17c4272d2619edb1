"""The key of numbered areas beside the body."""

from __future__ import annotations

from anatomy.export import palette
from anatomy.export.chart_body import BodyView
from anatomy.export.chart_sheet import HEADER, MARGIN, SIDE_ROOM
from anatomy.export.palette import Theme
from anatomy.export.svg import text

_ROW, _SIZE, _COLUMN = 13.4, 9.5, 250.0


def area_key(body: BodyView, theme: Theme) -> tuple[str, float]:
    """Return numbers and names of the areas in columns right of the body, and how wide they are."""
    names = {shape.key: shape.name for shape in body.areas}
    rows = int(body.height / _ROW)
    ink, quiet = palette.of(palette.INK, theme), palette.of(palette.INK3, theme)
    left = body.width + 2 * SIDE_ROOM
    out = []
    for i, label in enumerate(body.labels):
        x, y = left + _COLUMN * (i // rows), HEADER + 12 + _ROW * (i % rows)
        out.append(text(x + 18, y, label.words, _SIZE, fill=quiet, anchor="end"))
        out.append(text(x + 24, y, names[label.key], _SIZE, fill=ink))
    columns = -(-len(body.labels) // rows)
    return "".join(out), columns * _COLUMN + MARGIN - SIDE_ROOM / 2

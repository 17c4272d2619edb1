"""Set an SVG as PNG or PDF with the typeface we carry, so that the result is the same on every machine."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

_FONTS = Path(__file__).resolve().parent / "fonts"
#: Points to a pixel of the SVG, and pixels of the PNG to an inch: two pixels to one of the SVG.
_POINTS, _PPI = 0.75, 192.0

_PAGE = """#set document(title: sys.inputs.title, date: none)
#set page(width: {width}pt, height: {height}pt, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, alt: sys.inputs.alt)
"""


def typeset(svg: str, format: Literal["png", "pdf"]) -> bytes:
    """Return an SVG with a ``viewBox`` from 0 0, a title and a description as PNG or PDF.

    Parameters
    ----------
    svg
        The picture.
    format
        ``png`` or ``pdf``.
    """
    import typst  # slow to import, and needed for these two formats only

    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert size is not None, "our own SVGs have a viewBox"
    width, height = (float(v) * _POINTS for v in size.groups())
    said = {tag: re.search(rf"<{tag}[^>]*>([^<]*)", svg) for tag in ("title", "desc")}
    made = typst.compile(
        _PAGE.format(width=width, height=height).encode(),
        format=format,
        ppi=_PPI if format == "png" else None,
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS]),
        sys_inputs={
            "svg": svg,
            "title": said["title"][1] if said["title"] else "",
            "alt": said["desc"][1] if said["desc"] else "",
        },
    )
    return bytes(made)

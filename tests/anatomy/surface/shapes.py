"""Read the SVG paths of the charts back into polygons."""

from __future__ import annotations

import re

import shapely

_NUMBER = re.compile(r"-?(?:\d*\.\d+|\d+)")


def polygon_of(path: str) -> shapely.Geometry:
    """Return the area of a path of rings ``Mx yldx dy…Z``; holes are rings inside other rings."""
    rings = []
    for ring in re.findall(r"M([^Z]*)Z", path):
        start, _, steps = ring.partition("l")
        x, y = (round(10 * float(n)) for n in _NUMBER.findall(start))
        points = [(x, y)]
        numbers = [round(10 * float(n)) for n in _NUMBER.findall(steps)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        rings.append(shapely.Polygon([(a / 10, b / 10) for a, b in points]))
    whole = shapely.Polygon()
    for one in rings:
        whole = whole.symmetric_difference(one, grid_size=0.1)
    return whole

"""Small parts of SVG: escaped text, the points of paths, their boxes and the ground they cover."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from html import escape

Point = tuple[float, float]
Box = tuple[float, float, float, float]

_RUN = re.compile(r"([MLl])([^MLlZz]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


def rings(d: str) -> list[list[Point]]:
    """Return the closed rings of a path of absolute moves, absolute or relative lines, and closures.

    Examples
    --------
    >>> rings("M1 2L5 2L5 8ZM0 0l1 0 .5-1Z")
    [[(1.0, 2.0), (5.0, 2.0), (5.0, 8.0)], [(0.0, 0.0), (1.0, 0.0), (1.5, -1.0)]]
    """
    found: list[list[Point]] = []
    for command, run in _RUN.findall(d):
        numbers = [float(n) for n in _NUMBER.findall(run)]
        points = list(zip(numbers[0::2], numbers[1::2], strict=True))
        if command == "M":
            found.append(points)
            continue
        for x, y in points:
            x0, y0 = found[-1][-1] if command == "l" else (0.0, 0.0)
            found[-1].append((x0 + x, y0 + y))
    return found


def number(value: float) -> str:
    """Return a number to a tenth, as short as can be.

    Examples
    --------
    >>> number(12.0), number(0.25)
    ('12', '0.2')
    """
    return f"{value:.1f}".removesuffix(".0")


def text(x: float, y: float, words: str, size: float, *, fill: str = "", anchor: str = "", more: str = "") -> str:
    """Return a text element; ``anchor`` is ``middle`` or ``end`` where it is not the start."""
    attributes = f' fill="{fill}"' if fill else ""
    attributes += f' text-anchor="{anchor}"' if anchor else ""
    place = f'x="{number(x)}" y="{number(y)}" font-size="{number(size)}"'
    return f"<text {place}{attributes}{f' {more}' if more else ''}>{escape(words)}</text>"


def around(ring_list: Sequence[Sequence[Point]]) -> Box:
    """Return the box around rings as left, top, right, bottom.

    Examples
    --------
    >>> around([[(1, 2), (5, 8)], [(0, 4)]])
    (0, 2, 5, 8)
    """
    xs = [x for ring in ring_list for x, _ in ring]
    ys = [y for ring in ring_list for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


class Ground:
    """Which squares of a grid a shape covers, for finding free places beside it.

    Parameters
    ----------
    shape
        Rings of the shape; a point is inside where it crosses an odd number of them.
    step
        Side of a square in px.
    """

    def __init__(self, shape: Sequence[Sequence[Point]], step: float = 4.0) -> None:
        self._step = step
        self._taken: set[tuple[int, int]] = set()
        left, top, right, bottom = around(shape)
        self.middle = (left + right) / 2
        for row in range(int(top / step), int(bottom / step) + 1):
            self._fill_row(row, sorted(_crossings(shape, (row + 0.5) * step)))

    def _fill_row(self, row: int, crossings: Sequence[float]) -> None:
        for begin, end in zip(crossings[0::2], crossings[1::2], strict=False):
            self._taken |= {(i, row) for i in range(int(begin / self._step), int(end / self._step) + 1)}

    def take(self, box: Box) -> None:
        """Mark a box as taken."""
        self._taken |= set(self._squares(box))

    def is_free(self, box: Box) -> bool:
        """Return whether nothing lies in a box."""
        return not any(square in self._taken for square in self._squares(box))

    def crossed(self, start: Point, end: Point) -> float:
        """Return how many px of a line lie on what is covered."""
        far = math.dist(start, end)
        parts = max(1, int(far / self._step))
        points = (
            ((start[0] + (end[0] - start[0]) * i / parts), (start[1] + (end[1] - start[1]) * i / parts))
            for i in range(parts)
        )
        return sum((int(x // self._step), int(y // self._step)) in self._taken for x, y in points) * far / parts

    def _squares(self, box: Box) -> Iterator[tuple[int, int]]:
        left, top, right, bottom = (int(v // self._step) for v in box)
        return ((i, j) for i in range(left, right + 1) for j in range(top, bottom + 1))

    def room(self) -> dict[Point, float]:
        """Return, for the centre of each covered square, about how far it is from the border, px."""
        distance = dict.fromkeys(self._taken, 0)
        edge = {square for square in self._taken if any(n not in distance for n in _neighbours(square))}
        left, depth = self._taken - edge, 1
        while left:
            edge = {n for square in edge for n in _neighbours(square) if n in left}
            if not edge:
                break
            distance.update(dict.fromkeys(edge, depth))
            left -= edge
            depth += 1
        step = self._step
        return {((i + 0.5) * step, (j + 0.5) * step): d * step for (i, j), d in distance.items()}


def _neighbours(square: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    i, j = square
    return (i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)


def _crossings(shape: Sequence[Sequence[Point]], y: float) -> Iterator[float]:
    for ring in shape:
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y0 > y) != (y1 > y):
                yield x0 + (y - y0) / (y1 - y0) * (x1 - x0)

"""Static vector pictures and icons: markup made in Python, shown as it is."""

from __future__ import annotations

from typing import ClassVar

from app.components.base import NAMESPACE, OwnComponent


class Svg(OwnComponent):
    """Our own SVG markup. With ``label`` it is an image to a screen reader, without one it is decoration."""

    PROPS: ClassVar = ("id", "markup", "viewBox", "width", "height", "className", "label")


class Icon(OwnComponent):
    """One symbol of the sprite, e.g. ``Icon(name="search", size=16)``."""

    PROPS: ClassVar = ("id", "name", "size", "className")


__all__ = ["NAMESPACE", "Icon", "Svg"]

"""The labelled body surface: cells, their coordinates, territories, named areas and pictures."""

from anatomy.surface.areas import Area
from anatomy.surface.body import MAPS, Surface
from anatomy.surface.views import View

__all__ = ["MAPS", "Area", "Surface", "View"]

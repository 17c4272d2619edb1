"""What a chart says of itself: title, map, sources, and how far they were read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from anatomy.catalogue.load import Catalogue
from anatomy.export.chart_findings import Reading
from anatomy.export.chart_sheet import Words
from anatomy.model.segment import SKIN_TERRITORIES

if TYPE_CHECKING:
    from anatomy.atlas import Atlas

#: What was said of a map, by folder of the records and map: its name and its sources.
_SAID: dict[tuple[Path, str], tuple[str, str]] = {}

#: Parts that people name otherwise.
_PLACES = {"back": "low back and sacrum", "perineum": "genital skin", "foot_toe_4": "fourth toe"}

_TITLES = {"dermatomes": "Dermatomes", "areas": "Named areas of skin"}


def words_of(atlas: Atlas, view: str, map_name: str, layer: str, reading: Reading | None) -> Words:
    """Return title, subtitle and source lines of a chart.

    Parameters
    ----------
    atlas
        The atlas.
    view, map_name, layer
        What is drawn.
    reading
        Findings that are drawn, or None.
    """
    name, sources = _of_map(atlas.catalogue, map_name)
    what = "Findings" if reading is not None else _TITLES[layer]
    return Words(
        f"{what}, {view}",
        f"Map: {name}" if layer == "dermatomes" or reading is not None else f"Colours: {name}, faded",
        (f"{sources} Metamere, data of {atlas.data_version}.",),
    )


def _of_map(catalogue: Catalogue, map_name: str) -> tuple[str, str]:
    key = (catalogue.folder, map_name)
    if key not in _SAID:
        drawing = catalogue.raw(f"territories/{map_name}")
        how = _points_and_fill(catalogue, drawing) if "inherits" in drawing else _how_read(catalogue, map_name)
        sources = f"{_citation(catalogue, map_name)} {how} Borders are drawing estimates. {_low(drawing)}"
        _SAID[key] = (str(drawing["name"]), sources)
    return _SAID[key]


def _citation(catalogue: Catalogue, map_name: str) -> str:
    entry = next(m for m in catalogue.dermatome_maps.maps if m.id == map_name)
    work = catalogue.sources[entry.source]
    year = f", {work.year}" if work.year else ""
    return f"Map after {work.authors}: {work.title}{year} ({'read' if work.read else 'recalled'})."


def _points_and_fill(catalogue: Catalogue, drawing: Mapping[str, Any]) -> str:
    """Return what a map of points rests on: its own points, and whose tiles fill the skin between them."""
    points = catalogue.key_points.values()
    read = sum(point.read for point in points)
    said = "Key points: read in a source" + (f" for {read} of {len(points)}" if read < len(points) else "")
    return f"{said}. Areas: taken from the tiles of the {drawing['inherits']} map; the standard defines points only."


def _low(drawing: Mapping[str, Any]) -> str:
    """Return which skin is drawn with low confidence, part by part, from the head down."""
    held: dict[str, list[str]] = {}
    for tile in drawing["tiles"]:
        if tile["confidence"] == "low":
            segments = held.setdefault(_PLACES.get(tile["part"], tile["part"]), [])
            segments += [] if tile["segment"] in segments else [tile["segment"]]
    parts = [f"{', '.join(segments)} of the {place}" for place, segments in held.items()]
    return f"Low confidence (dashed where a whole piece is): {'; '.join(parts)}." if parts else ""


def _how_read(catalogue: Catalogue, map_name: str) -> str:
    """Return how many segments' skin was read in a source, and which are recalled."""
    claims = [
        (segment.id, claim.read)
        for segment in catalogue.segments.values()
        for claim in segment.dermatome
        if claim.map == map_name and segment.id in SKIN_TERRITORIES
    ]
    read = {segment for segment, was_read in claims if was_read}
    recalled = [segment for segment in dict.fromkeys(s for s, _ in claims) if segment not in read]
    said = f"Which skin is whose: read in a source for {len(read)} segments"
    said += f", recalled for {len(recalled)} ({', '.join(recalled)})." if recalled else "."
    return said

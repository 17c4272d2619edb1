"""What a chart says of itself: title, map, sources, and how far they were read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from anatomy.catalogue.load import Catalogue
from anatomy.export.chart_findings import Reading
from anatomy.export.chart_sheet import Words
from anatomy.model.segment import SKIN_TERRITORIES

if TYPE_CHECKING:
    from anatomy.atlas import Atlas

#: What was said of a map, by folder of the records and map: its name and its sources.
_SAID: dict[tuple[Path, str], tuple[str, str]] = {}

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
        sources = f"{_citation(catalogue, map_name)} {_how_read(catalogue, map_name)}"
        _SAID[key] = (catalogue.map_title(map_name), sources)
    return _SAID[key]


def _citation(catalogue: Catalogue, map_name: str) -> str:
    entry = next(m for m in catalogue.dermatome_maps.maps if m.id == map_name)
    work = catalogue.sources[entry.source]
    year = f", {work.year}" if work.year else ""
    return f"Map after {work.authors}: {work.title}{year} ({'read' if work.read else 'recalled'})."


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
    return f"{said} Borders are drawing estimates."

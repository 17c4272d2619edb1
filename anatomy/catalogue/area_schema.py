"""Records of named skin areas and of further plain words: ``data/areas.json``, ``data/plain_words.json``."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from anatomy.catalogue.segment_schema import Interval
from anatomy.model.source import Frozen


class AreaBox(Frozen):
    """A piece of skin in part coordinates; a missing axis means all of it."""

    part: str = Field(description="Part of the body, e.g. forearm.")
    aspect: str | None = Field(None, description="Aspect of the part, where one is meant.")
    v: Interval | None = Field(None, description="0 proximal or cranial to 1 distal or caudal.")
    u: Interval | None = Field(None, description="Trunk: 0 midline to 1 lateral. Limb: 0 medial to 1 lateral edge.")
    theta: Interval | None = Field(None, description="Degrees round the part: 0 anterior, 90 lateral, 180 posterior.")


class Area(Frozen):
    """A named area of skin, of one half of the body or on the midline."""

    id: str = Field(description="Slug of the name.")
    name: str = Field(description="Preferred name.")
    synonyms: tuple[str, ...] = Field(description="Other names.")
    plain_words: tuple[str, ...] = Field(description="How a patient says it.")
    region: str = Field(description="Part of the body that it is listed under.")
    laterality: Literal["paired", "midline"] = Field(description="One a side, or one in the middle.")
    tile: bool = Field(description="True when it is one of the tiles that cover each half of the body once.")
    boxes: tuple[AreaBox, ...] = Field((), description="Its skin; empty when it is a union of other areas.")
    union_of: tuple[str, ...] = Field((), description="Areas that make it up; empty when it has boxes.")
    note: str = Field("", description="What to know about it.")


class PlainWords(Frozen):
    """Words that mean several records at once, or one that its own file does not name so."""

    kind: Literal["muscle", "movement", "organ", "reflex", "nerve", "area"] = Field(description="Kind of the records.")
    ids: tuple[str, ...] = Field(min_length=1, description="Ids of the records.")
    words: tuple[str, ...] = Field(min_length=1, description="The words.")

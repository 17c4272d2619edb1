"""Records of dermatome maps, trigeminal skin, key sensory points, facts and sources."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from anatomy.catalogue.segment_schema import DermatomeClaim
from anatomy.model.source import Claim, Frozen


class DermatomeMap(Frozen):
    """A published map, or a single study that drew part of one."""

    id: str = Field(description="Id used in claims and queries.")
    legacy_id: str = Field(description="Id in the reference pack.")
    name: str = Field(description="What it is.")
    source: str = Field(description="Source key.")
    kind: Literal["map", "single study"] = Field(description="A whole-body map, or a claim about one place.")
    blank_areas: str = Field("", description="What the map leaves blank, in words.")
    reviewed: str = Field("", description="Date of the last expert reading, ISO.")


class Disagreement(Claim):
    """A place where maps compete."""

    id: str = Field(description="Slug of the place.")
    region: str = Field(description="The place, in words.")
    competing: tuple[str, ...] = Field(description="Segments and trigeminal divisions that claim it.")
    positions: dict[str, str] = Field(description="Each position and who holds it.")
    advice: str = Field(description="What the reviewed reference does about it.")
    reviewed: str = Field(description="Date of the last expert reading, ISO.")
    review_note: str = Field("", description="What that reading changed.")


class Coordinates(Frozen):
    """The axes of part coordinates."""

    general: str = Field(description="Body position and side.")
    v: str = Field(description="The axis v.")
    u_trunk: str = Field(description="The axis u on head and trunk.")
    u_limb: str = Field(description="The axis u on limbs.")
    theta: str = Field(description="The angle theta.")
    midline: str = Field(description="What reaching the midline means.")
    parts: dict[str, str] = Field(description="Ends of v for each part.")


class DermatomeMaps(Frozen):
    """``data/dermatome_maps.json``: the maps, where they compete, and the axes their regions use."""

    maps: tuple[DermatomeMap, ...] = Field(description="Maps, sorted by id.")
    disagreements: tuple[Disagreement, ...] = Field(description="Places where maps compete, sorted by id.")
    coordinates: Coordinates = Field(description="Axes of the regions in segments.json.")
    geometry_basis: dict[str, str] = Field(description="What each geometry basis means.")


class Convergence(Claim):
    """A segment whose pain may be felt in trigeminal skin, through the trigeminocervical nucleus. Not innervation."""

    segment: str = Field(description="Spinal segment.")


class TrigeminalDivision(Frozen):
    """Skin of a trigeminal division: on every body map, but of no spinal segment, and never a block level."""

    id: Literal["V1", "V2", "V3"] = Field(description="V1, V2 or V3.")
    name: str = Field(description="Name.")
    synonyms: tuple[str, ...] = Field(description="Other names.")
    dermatome: tuple[DermatomeClaim, ...] = Field(description="Skin, map by map.")
    convergence: tuple[Convergence, ...] = Field((), description="Segments that share its brainstem nucleus.")


class KeyPoint(Claim):
    """One of the 28 ISNCSCI key sensory points of a side."""

    id: str = Field(description="C2 … S3 as written, and S4-5.")
    name: str = Field(description="Name in words.")
    segments: tuple[str, ...] = Field(description="Spinal segments it tests; two for S4-5.")
    location: str = Field(description="Where it is, in words.")
    part: str = Field(description="Part of the body.")
    aspect: str = Field(description="Aspect of the part.")
    landmark: str = Field(description="Landmark by which it is found.")
    v: float | None = Field(description="Part coordinate along, estimated; null where none is given.")
    u: float | None = Field(description="Part coordinate across, estimated; null where none is given.")
    theta: float | None = Field(None, description="Degrees round the part; null where none is given.")
    reviewed: str = Field(description="Date of the last expert reading, ISO.")
    review_note: str = Field("", description="What that reading changed.")


class Fact(Claim):
    """A general statement that explains an answer."""

    id: str = Field(description="Slug.")
    topic: Literal[
        "dermatome overlap",
        "localisation",
        "myotome study",
        "nerve roots",
        "isncsci",
        "key points",
        "spinal counts",
        "levels",
        "geometry",
    ] = Field(description="What it is about.")
    text: str = Field(description="The statement.")
    reviewed: str = Field("", description="Date of the last expert reading, ISO.")


class Source(Frozen):
    """A work that is cited. A DOI says nothing about reading: see ``access``."""

    id: str = Field(description="Key used in citations.")
    authors: str = Field("", description="Authors or body.")
    year: int | None = Field(None, description="Year; null when unknown.")
    title: str = Field(description="Title.")
    kind: str = Field(description="paper, textbook, guideline, ontology, web, …")
    url: str = Field("", description="Address; empty when none is held.")
    doi: str = Field("", description="DOI; empty when none is held.")
    doi_verified: bool | None = Field(None, description="True when the DOI was checked; null when nobody recorded it.")
    access: Literal["full", "data", "table", "excerpt", "abstract", "seen", "secondary", "recalled"] = Field(
        description="How much of it was read. seen: opened, how much is not recorded; secondary: known from another "
        "work; recalled: not opened."
    )
    access_note: str = Field("", description="The same in the words of the reference pack.")
    note: str = Field("", description="What it is used for.")
    review_note: str = Field("", description="What a later reading says of it.")
    same_work: tuple[str, ...] = Field((), description="Other keys for the same work.")
    packs: tuple[str, ...] = Field(description="Which parts of the reference cite it.")

    @property
    def read(self) -> bool:
        """Return whether the work itself was opened."""
        return self.access not in ("secondary", "recalled")

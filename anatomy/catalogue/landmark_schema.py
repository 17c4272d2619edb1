"""Records of surface landmarks and positions in the column: ``data/landmarks.json``."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from anatomy.model.source import Claim, Frozen


class Landmark(Claim):
    """A surface landmark and the vertebral level it lies at. Texts and imaging differ by about a level."""

    id: str = Field(description="Slug of the landmark and what the level was taken from.")
    name: str = Field(description="The landmark.")
    vertebral_level: str = Field(description="The level, in words; often a range.")
    vertebrae: tuple[str, ...] = Field(description="Vertebrae named in it.")
    reference: Literal["textbook", "imaging study"] = Field(description="What the level was taken from.")
    observed_percent: dict[str, float | dict[str, float]] = Field(
        default_factory=dict, description="How often each level was seen, per cent, by group or study."
    )
    reviewed: str = Field(description="Date of the last expert reading, ISO.")
    review_note: str = Field("", description="What that reading changed.")


class SpinousPosition(Claim):
    """Height of a spinous process along the back."""

    id: str = Field(description="Slug.")
    vertebra: str = Field(description="Vertebra.")
    percent_c7_to_psis: float = Field(description="Per cent of the way from the C7 spine to the iliac spines' level.")
    measured: bool = Field(description="True when measured; false when interpolated between measured neighbours.")
    reviewed: str = Field(description="Date of the last expert reading, ISO.")


class RootletLength(Claim):
    """A measured length near the roots."""

    id: str = Field(description="Slug.")
    root: str = Field(description="Root or roots, in words.")
    value_mm: float | tuple[float, float] = Field(description="Length or range, mm.")
    what: str = Field(description="What was measured.")
    reviewed: str = Field(description="Date of the last expert reading, ISO.")


class RootDirection(Claim):
    """Which way roots run from the cord."""

    id: str = Field(description="Slug.")
    roots: str = Field(description="Roots, in words.")
    direction: str = Field(description="Direction, in words.")
    reviewed: str = Field(description="Date of the last expert reading, ISO.")


class Landmarks(Frozen):
    """``data/landmarks.json``."""

    landmarks: tuple[Landmark, ...] = Field(description="Surface landmarks, sorted by id.")
    spinous_positions: tuple[SpinousPosition, ...] = Field(description="Spinous processes, cranial to caudal.")
    rootlet_lengths: tuple[RootletLength, ...] = Field(description="Lengths near the roots, sorted by id.")
    root_directions: tuple[RootDirection, ...] = Field(description="Directions of the roots, sorted by id.")

"""Where a statement comes from, whether that was read, and how much trust it has earned.

Four grades, from strong to weak. A grade is derived by rule from what the curators recorded, never raised by hand:

``concordant``
    Read in at least two independent sources that agree.
``read``
    Read in a source that agrees with the statement.
``recalled``
    From a textbook or work that was named but not re-opened.
``contested``
    Sources differ on it, or the curator trusts it little. It may have been read or recalled: see ``read``.

``read`` is a flag of its own and is shown wherever the statement is shown. A statement that was not read can never be
``concordant`` or ``read``.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

#: How the set of segments in a source compares with the set of the row.
Match = Literal["same", "subset", "superset", "overlap", "differs"]


class Grade(StrEnum):
    """How far a statement of anatomy may be trusted."""

    CONCORDANT = "concordant"
    READ = "read"
    RECALLED = "recalled"
    CONTESTED = "contested"

    @property
    def rank(self) -> int:
        """Return 0 for the strongest grade to 3 for the weakest.

        Examples
        --------
        >>> Grade.READ.rank
        1
        """
        return list(Grade).index(self)


def derive_grade(*, read: bool, contested: bool, agreeing_read_sources: int = 1) -> Grade:
    """Return the grade that follows from what the curators recorded.

    Parameters
    ----------
    read
        True when a source was read and agrees with the statement.
    contested
        True when the reference marks the statement contested, gives it low confidence, or its source differs.
    agreeing_read_sources
        Number of independent sources that were read and agree.

    Examples
    --------
    >>> derive_grade(read=True, contested=False, agreeing_read_sources=2)
    <Grade.CONCORDANT: 'concordant'>
    >>> derive_grade(read=False, contested=False, agreeing_read_sources=9)
    <Grade.RECALLED: 'recalled'>
    """
    if contested:
        return Grade.CONTESTED
    if not read:
        return Grade.RECALLED
    return Grade.CONCORDANT if agreeing_read_sources >= 2 else Grade.READ


def weakest(grades: Iterable[Grade]) -> Grade:
    """Return the weakest of several grades: a chain is as strong as its weakest link.

    Examples
    --------
    >>> weakest([Grade.READ, Grade.CONTESTED])
    <Grade.CONTESTED: 'contested'>
    """
    return max(grades, key=lambda grade: grade.rank)


class Frozen(BaseModel):
    """Base of every record: immutable, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Citation(Frozen):
    """One source behind a statement."""

    source: str = Field(description="Key of a record in sources.json.")
    locator: str = Field("", description="Where in the source: a record, table or page; empty when not known.")
    read: bool = Field(description="True when this source was opened for this statement; false when it is recalled.")
    match: Match | None = Field(
        None, description="How the whole set of segments in the source compares with the set of the row."
    )


class Claim(Frozen):
    """A statement under its own sources. Rival claims about one thing stand side by side."""

    standing: Literal["row", "source", "finding"] = Field(
        "row",
        description="row: the reading that the reviewed reference recommends; source: what one source says on its own "
        "account, contested where the row does not share it; finding: the result of one study.",
    )
    read: bool = Field(description="True when a source was read and agrees; false when the statement is recalled.")
    grade: Grade = Field(description="concordant, read, recalled or contested: see anatomy.model.source.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The sources behind it.")
    finding: str = Field("", description="What a study found, in short; empty for plain statements.")
    note: str = Field("", description="What to know beside it.")

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the source keys, in the order cited, each once."""
        return tuple(dict.fromkeys(citation.source for citation in self.citations))

"""What a phrase was found to name, and what of it was not understood."""

from __future__ import annotations

from dataclasses import dataclass

from anatomy.model.side import Side


@dataclass(frozen=True, slots=True)
class Match:
    """One entity that a phrase names.

    Parameters
    ----------
    kind, id, name
        The entity.
    score
        0–1: how surely the words mean it (1 = a recorded name, as recorded).
    weight
        0–1: its share of the structure named; entities that one word names together ("quads"), and a structure with its
        aside in brackets, share 1.
    side
        The patient's side as said beside it; else midline for an area in the middle, or None.
    text
        The words it was read from.
    qualifiers
        Narrowing words beside it that no recorded area carries: the true place is smaller than the match.
    group
        Number of the structure in the phrase; matches of one group name one structure.
    """

    kind: str
    id: str
    name: str
    score: float
    weight: float = 1.0
    side: Side | None = None
    text: str = ""
    qualifiers: tuple[str, ...] = ()
    group: int = 0

    @property
    def key(self) -> str:
        """Key of the graph node, e.g. ``"muscle:deltoid"``."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class Resolution:
    """All that was read in a phrase.

    Parameters
    ----------
    matches
        Entities, in the order of the phrase.
    not_understood
        Stretches that name nothing known, each with the nearest names.
    ignored
        Words that were understood but name no structure ("worse at night").
    side
        The one side said in the phrase, or None.
    """

    matches: tuple[Match, ...] = ()
    not_understood: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ignored: tuple[str, ...] = ()
    side: Side | None = None

    def __bool__(self) -> bool:
        """Whether anything was named."""
        return bool(self.matches)

    def ids(self, kind: str | None = None) -> tuple[str, ...]:
        """Return the ids of the matches, of one kind or all."""
        return tuple(m.id for m in self.matches if kind is None or m.kind == kind)

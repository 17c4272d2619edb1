"""The answer to a findings document: plain frozen values, in the contract's names."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from anatomy.model.side import Side

Kind = Literal["root", "root_pair", "cord", "plexus", "nerve", "joint", "disc", "muscle", "viscus", "zoster", "other"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One additive part of a candidate's score.

    Parameters
    ----------
    finding
        Index of the finding in the document; None for the prior.
    log_odds
        Its part of ln P(candidate) / P(other); the parts add up to the score.
    text
        One plain sentence.
    path
        Graph nodes walked from the finding to the candidate's segment.
    sources
        Source keys behind the path.
    """

    finding: int | None
    log_odds: float
    text: str
    path: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One explanation with its probability and doubt (5th–95th percentile in ``range``)."""

    id: str
    kind: Kind
    name: str
    side: Side
    segments: tuple[str, ...]
    probability: float
    range: tuple[float, float]
    in_credible_set: bool
    log_odds: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class RankedSegment:
    """Probability that the cause lies in a segment of one side, over every candidate that names it."""

    segment: str
    side: Side
    probability: float


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Words that matched nothing, with the nearest names; the finding is kept."""

    finding: int
    text: str
    did_you_mean: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer document. ``to_dict`` gives the JSON of the contract.

    ``red_flags`` hold blocks back until answered; ``checks`` are questions worth asking that do not.
    """

    candidates: tuple[Candidate, ...]
    segments: tuple[RankedSegment, ...]
    credible_set: tuple[RankedSegment, ...]
    levels: dict[str, Any] = field(default_factory=dict)
    blocks: tuple[dict[str, Any], ...] = ()
    red_flags: tuple[dict[str, Any], ...] = ()
    checks: tuple[dict[str, Any], ...] = ()
    next_tests: tuple[dict[str, Any], ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
    caveats: tuple[str, ...] = ()
    map: str = "consensus"
    priors: str = "clinical"
    version: str = ""
    data_version: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the contract's JSON document (numbers rounded to what they can bear)."""
        document = asdict(self)
        for candidate in document["candidates"]:
            candidate["probability"] = round(candidate["probability"], 4)
            candidate["range"] = [round(value, 4) for value in candidate["range"]]
        for row in document["segments"]:
            row["probability"] = round(row["probability"], 4)
        document["credible_set"] = [{"segment": r["segment"], "side": r["side"]} for r in document["credible_set"]]
        return {key: list(value) if isinstance(value, tuple) else value for key, value in document.items()}

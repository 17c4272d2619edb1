"""The answer to a findings document: plain frozen values, in the contract's names."""

from __future__ import annotations

from dataclasses import dataclass, field
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

    def to_dict(self) -> dict[str, Any]:
        """Return the reason as the contract's JSON."""
        return {
            "finding": self.finding,
            "log_odds": round(self.log_odds, 6),
            "text": self.text,
            "path": list(self.path),
            "sources": list(self.sources),
        }


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

    def to_dict(self) -> dict[str, Any]:
        """Return the candidate as the contract's JSON."""
        return {
            "id": self.id,
            "kind": self.kind,
            "name": self.name,
            "side": self.side.value,
            "segments": list(self.segments),
            "probability": round(self.probability, 6),
            "range": [round(value, 6) for value in self.range],
            "in_credible_set": self.in_credible_set,
            "log_odds": round(self.log_odds, 6),
            "reasons": [reason.to_dict() for reason in self.reasons],
        }


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
    ``scored`` counts what entered the ranking; at 0 it shows only what is likely before any finding.
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
    scored: int = 0
    map: str = "consensus"
    priors: str = "clinical"
    version: str = ""
    data_version: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the contract's JSON document (numbers rounded to what they can bear)."""
        return {
            "candidates": [candidate.to_dict() for candidate in self.candidates],
            "segments": [
                {"segment": r.segment, "side": r.side.value, "probability": round(r.probability, 6)}
                for r in self.segments
            ],
            "credible_set": [{"segment": r.segment, "side": r.side.value} for r in self.credible_set],
            "levels": self.levels,
            "blocks": list(self.blocks),
            "red_flags": list(self.red_flags),
            "checks": list(self.checks),
            "next_tests": list(self.next_tests),
            "not_understood": [
                {"finding": n.finding, "text": n.text, "did_you_mean": list(n.did_you_mean)}
                for n in self.not_understood
            ],
            "caveats": list(self.caveats),
            "scored": self.scored,
            "map": self.map,
            "priors": self.priors,
            "version": self.version,
            "data_version": self.data_version,
        }

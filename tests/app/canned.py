"""Answers and knowledge made by hand, in the contract's shapes, so that the app is tested without the atlas."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

from anatomy.model.answer import Answer, Candidate, RankedSegment, Reason
from anatomy.model.segment import SEGMENTS
from anatomy.model.side import Side
from app.components.column import VERTEBRAE
from app.geometry import chart_geometry
from app.knowledge import Knowledge

SOURCES = {"foerster1933": ("Foerster 1933", False), "kim2012": ("Kim 2012", True)}


def reason(log_odds: float = 1.5, finding: int | None = 0, **changes: Any) -> Reason:
    """One part of a score."""
    given = {"text": "Thumb lies in C6.", "path": ("area:thumb",), "sources": ("foerster1933", "kim2012")} | changes
    return Reason(finding, log_odds, **given)


def candidate(segment: str = "C6", probability: float = 0.5, *, inside: bool = True, **changes: Any) -> Candidate:
    """One explanation: a root on the right."""
    given: dict[str, Any] = {
        "id": segment,
        "kind": "root",
        "name": f"{segment} nerve root",
        "side": Side.RIGHT,
        "segments": (segment,),
        "probability": probability,
        "range": (probability * 0.6, min(1.0, probability * 1.4)),
        "in_credible_set": inside,
        "log_odds": 2.0,
        "reasons": (reason(1.5), reason(1.0, 1), reason(-0.5, None, text="Before any finding.", sources=())),
    }
    return Candidate(**(given | changes))


def other(probability: float = 0.05) -> Candidate:
    """The last row."""
    changes = {"id": "other", "kind": "other", "name": "Something else", "segments": (), "reasons": (), "log_odds": 0.0}
    return candidate("other", probability, inside=False, **changes)


def block(**changes: Any) -> dict[str, Any]:
    """One block row of the contract."""
    return {
        "id": "cervical_selective_nerve_root_block",
        "name": "Cervical selective nerve root block",
        "kind": "paravertebral",
        "for": "C6",
        "level": "C6 foramen (C5/6)",
        "guidance": "fluoroscopy at least",
        "guidance_minimum": "fluoroscopy",
        "evidence": "C: observational, small or conflicting",
        "evidence_grade": "C",
        "bleeding_class": "intermediate",
        "offered": True,
        "why_not": None,
        "sources": ["kim2012"],
    } | changes


def flag(state: str = "question", **changes: Any) -> dict[str, Any]:
    """One red flag of the contract."""
    return {
        "id": "cardiac",
        "name": "Cardiac",
        "suspect": "the heart",
        "state": state,
        "holds_blocks": True,
        "text": "Pain on skin shared with the heart.",
        "action": "Emergency assessment of the heart comes first.",
        "questions": ["Does effort bring it on?", "Is there sweating or breathlessness?"],
        "findings": [0],
        "flag": "CARDIAC_CHECK",
        "sources": ["kim2012"],
        "verified": True,
    } | changes


def level_of(segment: str) -> dict[str, Any]:
    """A segment's levels, good enough to draw."""
    place = min(SEGMENTS.index(segment), len(VERTEBRAE) - 2)
    return {
        "cord_at_vertebra": VERTEBRAE[max(place - 1, 0)],
        "root_exit": f"{VERTEBRAE[place]} foramen",
        "disc": None,
        "spinous": VERTEBRAE[place],
        "sources": ["kim2012"],
    }


def answer(**changes: Any) -> Answer:
    """C6 leads on the right, C7 and C5 follow."""
    candidates = (
        candidate("C6", 0.6),
        candidate("C7", 0.22),
        candidate("C5", 0.1),
        candidate("C8", 0.03, inside=False),
    )
    given: dict[str, Any] = {
        "candidates": (*candidates, other()),
        "scored": 2,
        "segments": tuple(RankedSegment(c.id, c.side, c.probability) for c in candidates),
        "credible_set": (),
        "levels": {"C6": level_of("C6")},
        "blocks": (block(), block(id="no", name="Interspinous block", offered=False, why_not="No imaging.")),
    }
    return Answer(**(given | changes))


def view(name: str = "front") -> dict[str, Any]:
    """A body of four squares: thumb and forearm on both sides."""

    def square(x: float, y: float, size: float = 20) -> str:
        return f"M{x} {y}L{x + size} {y}L{x + size} {y + size}L{x} {y + size}Z"

    areas = [
        {
            "id": f"{area}.{side}",
            "area": area,
            "side": side,
            "name": area.replace("_", " "),
            "d": square(x, y),
            "c": [x, y],
        }
        for area, y in (("tip_of_the_thumb", 400), ("radial_forearm", 300))
        for side, x in (("right", 20 if name == "front" else 160), ("left", 160 if name == "front" else 20))
    ]
    territories = [
        {"id": f"C6.{a['side']}", "segment": "C6", "side": a["side"], "d": a["d"], "label": a["c"], "r": 9}
        for a in areas
    ]
    return {
        "view": name,
        "width": 200,
        "height": 1000,
        "outline": square(0, 0, 200),
        "shade": f"{name}_shade.png",
        "territories": {"consensus": territories, "isncsci": territories},
        "areas": areas,
    }


class CannedKnowledge(Knowledge):
    """Knowledge without an atlas: one answer, four names."""

    def __init__(self, said: Answer | None = None) -> None:
        super().__init__()
        self.said = said or answer()
        self.asked: list[Any] = []

    def localise(self, document: Any) -> Answer:
        self.asked.append(document)
        return self.said

    def source(self, key: str) -> tuple[str, bool]:
        return SOURCES.get(key, (key, False))

    def level(self, segment: str) -> dict[str, Any]:
        return level_of(segment)

    def resolve(self, words: str, kinds: tuple[str, ...] | None = None) -> Any:
        return resolve(words, kinds)

    @property
    def names(self) -> list[tuple[str, str]]:
        return [("area", "thumb"), ("movement", "wrist extension"), ("reflex", "triceps")]

    def geometry(self, base: str) -> bytes:
        views = {name: view(name) for name in ("front", "back")}
        parts = {"tip_of_the_thumb": frozenset({"hand_digit_1"}), "radial_forearm": frozenset({"forearm"})}
        segments = {m: dict.fromkeys(parts, "C6") for m in self.maps}
        document = chart_geometry(views, parts_of=parts, groups={}, segments=segments, base=base)
        return json.dumps(document).encode()


NAMES = {
    "thumb": ("area", "thumb", None),
    "outer forearm": ("area", "outer_forearm", None),
    "little finger": ("area", "little_finger", None),
    "wrist extension": ("movement", "wrist_extension", None),
    "triceps": ("reflex", "triceps", None),
    "deltoid": ("muscle", "deltoid", None),
}


def resolve(words: str, kinds: tuple[str, ...] | None = None) -> Any:
    """A resolver of six names."""
    found = [
        SimpleNamespace(kind=kind, id=id_, name=name, side=side, text=name, group=number)
        for number, (name, (kind, id_, side)) in enumerate(NAMES.items())
        if name in words and (kinds is None or kind in kinds)
    ]
    return SimpleNamespace(matches=found, not_understood=[] if found else [(words, ("thumb", "little finger"))])

"""A relation between two entities: typed, pronounceable both ways, and invertible."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Relation:
    """A kind of edge of the knowledge graph.

    Parameters
    ----------
    name
        Key, e.g. ``"supplies_muscle"``.
    verb
        How it is said from subject to object: "supplies the muscle".
    inverse_name
        Key of the same relation said from object to subject.
    inverse_verb
        How that is said: "is supplied by".

    Examples
    --------
    >>> supplies = Relation("supplies_muscle", "supplies", "muscle_supplied_by", "is supplied by")
    >>> supplies.inverted().say("deltoid", "C5")
    'deltoid is supplied by C5'
    >>> supplies.inverted().inverted() == supplies
    True
    """

    name: str
    verb: str
    inverse_name: str
    inverse_verb: str

    def inverted(self) -> Relation:
        """Return the relation as said from the other end."""
        return Relation(self.inverse_name, self.inverse_verb, self.name, self.verb)

    def say(self, subject: str, object_: str) -> str:
        """Return the relation as a short sentence about two names."""
        return f"{subject} {self.verb} {object_}"

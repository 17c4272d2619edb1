"""Classify an examination: the one entry point, and the working behind it that explanations share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from anatomy.isncsci import ais, completeness, joint, motor_level, nli, non_key, sensory_level, zpp
from anatomy.isncsci.exam import Exam, ExamSide
from anatomy.isncsci.motor_level import MotorStop
from anatomy.isncsci.plain import classify_plain
from anatomy.isncsci.result import Classification, Sided, grade_items, level_items, zone_items
from anatomy.isncsci.sensory_level import Skin
from anatomy.isncsci.totals import totals
from anatomy.isncsci.zpp import Zone


@dataclass(frozen=True, slots=True)
class Working:
    """What is worked out for one side on the way: its skin, and the motor levels it can have."""

    side: ExamSide
    skin: Skin
    stops: list[MotorStop]

    @classmethod
    def of(cls, side: ExamSide) -> Working:
        """Work out one side."""
        skin = sensory_level.read_skin(side)
        return cls(side, skin, motor_level.stops(side.motor, skin.levels))

    @property
    def motor_assumed(self) -> int:
        """Motor levels that rest on an assumed score."""
        return motor_level.is_assumed(self.side.motor, self.skin.first_assumed)

    @property
    def nli_assumed(self) -> int:
        """Neurological levels that rest on an assumed score of this side."""
        return sensory_level.is_assumed(self.skin) | motor_level.muscle_assumed(self.side.motor)

    def looks(self, *, preserved: bool) -> set[joint.Look]:
        """Return what the side contributes to the impairment scale."""
        return joint.looks(self.side, self.skin, self.stops, preserved=preserved)


def classify(exam: Exam | Mapping[str, Any]) -> Classification:
    """Classify an ISNCSCI examination by the 2019 revision.

    Parameters
    ----------
    exam
        An :class:`~anatomy.isncsci.exam.Exam`, or its document of the public contract.

    Returns
    -------
    Classification
        Every result as the set of values that some completion of the scores not testable leads to.

    Raises
    ------
    BadExam
        When a document cannot be read; with the field's path.

    Examples
    --------
    >>> from anatomy.isncsci.exam import normal_exam
    >>> document = normal_exam()
    >>> document["right"]["pin_prick"]["L5"] = "1"
    >>> result = classify(document).to_dict()
    >>> result["sensory_level"], result["nli"], result["ais"]
    ({'right': ['L4'], 'left': ['INT']}, ['L4'], ['D'])
    """
    if not isinstance(exam, Exam):
        if plain := classify_plain(exam):
            return plain
        exam = Exam.from_dict(exam)
    right, left = Working.of(exam.right), Working.of(exam.left)
    open_ended = any(score.assumed and score.value is None for score in exam.right.scores + exam.left.scores)
    extremes = [(right.looks(preserved=kept), left.looks(preserved=kept)) for kept in (True, False)[: 1 + open_ended]]
    complete = completeness.possible(exam)
    neurological = nli.levels(*(nli.side_levels(w.stops, w.skin.levels, exam.vac) for w in (right, left)))
    return Classification(
        sensory_level=Sided(*(level_items(w.skin.levels, sensory_level.is_assumed(w.skin)) for w in (right, left))),
        motor_level=Sided(
            *(level_items(motor_level.levels(w.stops, exam.vac), w.motor_assumed) for w in (right, left))
        ),
        nli=level_items(neurological, right.nli_assumed | left.nli_assumed),
        completeness=grade_items(complete),
        ais=grade_items(ais.possible(exam, extremes, complete)),
        zpp_sensory=Sided(*(zone_items(zpp.sensory(w.side, exam.dap)) for w in (right, left))),
        zpp_motor=Sided(
            zone_items(_motor_zone(exam, right, [look for pair in extremes for look in pair[1]])),
            zone_items(_motor_zone(exam, left, [look for pair in extremes for look in pair[0]])),
        ),
        totals=totals(exam),
    )


def _motor_zone(exam: Exam, own: Working, other: list[joint.Look]) -> Zone:
    if own.side.lowest_non_key_muscle is None:
        return zpp.motor(own.side, exam.vac, own.stops, own.motor_assumed)
    return non_key.motor(own.side, exam.vac, exam.dap, own.skin, own.stops, other)

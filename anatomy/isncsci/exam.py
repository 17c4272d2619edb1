"""An ISNCSCI examination as it stands on the worksheet, and reading one from its JSON document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from anatomy.isncsci.levels import MOTOR_LEVELS, SENSORY_LEVELS
from anatomy.isncsci.problems import problems
from anatomy.isncsci.score import PARTS, Anorectal, Score


@dataclass(frozen=True, slots=True)
class ExamSide:
    """One side of the patient.

    Parameters
    ----------
    light_touch, pin_prick
        28 scores each, C2 to S4-5, in the order of :data:`~anatomy.isncsci.levels.SENSORY_LEVELS`.
    motor
        Ten scores, C5 to T1 and L2 to S1, in the order of :data:`~anatomy.isncsci.levels.MOTOR_LEVELS`.
    lowest_non_key_muscle
        Most caudal root with voluntary function of a muscle that is not a key muscle; ``None`` when none was
        found or none was looked for.
    """

    light_touch: tuple[Score, ...]
    pin_prick: tuple[Score, ...]
    motor: tuple[Score, ...]
    lowest_non_key_muscle: str | None = None

    @property
    def scores(self) -> tuple[Score, ...]:
        """All 66 scores of the side."""
        return self.light_touch + self.pin_prick + self.motor


@dataclass(frozen=True, slots=True)
class Exam:
    """A whole examination: both sides and the two anorectal findings.

    Examples
    --------
    >>> exam = Exam.from_dict(normal_exam())
    >>> exam.right.motor[0].value, exam.vac
    (5, <Anorectal.YES: 'Yes'>)
    """

    right: ExamSide
    left: ExamSide
    vac: Anorectal
    dap: Anorectal

    @classmethod
    def from_dict(cls, document: object) -> Exam:
        """Read an exam document.

        Parameters
        ----------
        document
            The exam of the public contract: ``right`` and ``left``, each with ``light_touch``, ``pin_prick``,
            ``motor`` and ``lowest_non_key_muscle`` (may be left out), and ``vac`` and ``dap``. Further keys at the
            top, an identifier for example, are left alone.

        Returns
        -------
        Exam

        Raises
        ------
        BadExam
            For the first thing that cannot be read, with the path of the field, its value and what is allowed.

        Examples
        --------
        >>> bent = normal_exam()
        >>> bent["left"]["motor"]["C7"] = "5*"
        >>> Exam.from_dict(bent)
        Traceback (most recent call last):
        anatomy.errors.BadExam: left.motor.C7: '5*' is not a score: only an abnormal score can be tagged; ...
        """
        for error in problems(document):
            raise error
        assert isinstance(document, Mapping)
        return cls(
            _side(document["right"]), _side(document["left"]), Anorectal(document["vac"]), Anorectal(document["dap"])
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the exam as its JSON document.

        Examples
        --------
        >>> Exam.from_dict(normal_exam()).to_dict() == normal_exam()
        True
        """
        return {
            "right": _side_document(self.right),
            "left": _side_document(self.left),
            "vac": self.vac.value,
            "dap": self.dap.value,
        }

    def as_given(self) -> Exam:
        """Return the exam with ``**`` dropped: nothing taken as normal that was not seen to be.

        Examples
        --------
        >>> bent = normal_exam()
        >>> bent["right"]["motor"]["C6"] = "3**"
        >>> Exam.from_dict(bent).as_given().right.motor[1].text
        '3'
        """
        return Exam(_side_as_given(self.right), _side_as_given(self.left), self.vac, self.dap)


def normal_exam() -> dict[str, Any]:
    """Return the document of an examination in which everything is normal, to be bent as needed.

    Examples
    --------
    >>> document = normal_exam()
    >>> document["right"]["light_touch"]["S4-5"], document["dap"]
    ('2', 'Yes')
    """

    def side() -> dict[str, Any]:
        return {
            "light_touch": dict.fromkeys(SENSORY_LEVELS, "2"),
            "pin_prick": dict.fromkeys(SENSORY_LEVELS, "2"),
            "motor": dict.fromkeys(MOTOR_LEVELS, "5"),
            "lowest_non_key_muscle": None,
        }

    return {"right": side(), "left": side(), "vac": "Yes", "dap": "Yes"}


def _side(document: Mapping[str, Any]) -> ExamSide:
    parts = {name: tuple(scores[document[name][level]] for level in levels) for name, (levels, scores) in PARTS.items()}
    return ExamSide(**parts, lowest_non_key_muscle=document.get("lowest_non_key_muscle"))


def _side_as_given(side: ExamSide) -> ExamSide:
    def plain(cells: tuple[Score, ...], scores: dict[str, Score]) -> tuple[Score, ...]:
        return tuple(scores[cell.text.rstrip("*")] if cell.assumed else cell for cell in cells)

    parts = {name: plain(getattr(side, name), scores) for name, (_, scores) in PARTS.items()}
    return ExamSide(**parts, lowest_non_key_muscle=side.lowest_non_key_muscle)


def _side_document(side: ExamSide) -> dict[str, Any]:
    document: dict[str, Any] = {
        name: dict(zip(levels, (score.text for score in getattr(side, name)), strict=True))
        for name, (levels, _) in PARTS.items()
    }
    return document | {"lowest_non_key_muscle": side.lowest_non_key_muscle}

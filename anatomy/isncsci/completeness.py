"""Complete or incomplete: complete is no anal contraction, no deep anal pressure, nothing felt at S4-5."""

from __future__ import annotations

from anatomy.isncsci.exam import Exam, ExamSide
from anatomy.isncsci.score import Score

COMPLETE, INCOMPLETE = "C", "I"


def sacral(side: ExamSide) -> tuple[Score, Score]:
    """Return light touch and pin prick at S4-5."""
    return side.light_touch[-1], side.pin_prick[-1]


def possible(exam: Exam) -> dict[str, bool]:
    """Return each possible answer, and whether it rests on an assumed score."""
    scores = sacral(exam.right) + sacral(exam.left)
    absent = exam.vac.can_be_no and exam.dap.can_be_no
    answers = {}
    if absent and all(score.low == 0 for score in scores):
        answers[COMPLETE] = False
    if exam.vac.can_be_yes or exam.dap.can_be_yes or any(score.high > 0 for score in scores):
        given_complete = absent and all(score.given_low == 0 for score in scores)
        answers[INCOMPLETE] = given_complete and any(score.assumed for score in scores)
    return answers

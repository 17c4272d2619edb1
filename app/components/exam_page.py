"""The examination as one component: worksheet, body, result, practice. Its state never leaves the browser's tab."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.components import exam_words
from app.components.base import OwnComponent
from app.components.exam_samples import SAMPLES

EXAM = "exam"
THEME_SEEN = "theme-seen"


class ExamPage(OwnComponent):
    """The worksheet with everything that follows from it; the script is in ``assets/exam_*.js``.

    Parameters
    ----------
    words
        What the script needs to know of the examination (``exam_words.props``).
    points
        Where the key points lie (``exam_points.key_points``).
    samples
        Examinations for learning.
    src
        Address of the chart's geometry document.
    asked
        The exam as the server reads it. Written by the page.
    answer
        Classification and steps. Written by the server.
    """

    PROPS: ClassVar = ("id", "words", "points", "samples", "src", "asked", "answer")


def samples() -> list[dict[str, Any]]:
    """Return the examinations for learning as the page reads them."""
    return [
        {
            "id": one.id,
            "name": one.name,
            "shows": one.shows,
            "why": list(one.why),
            "exam": {**one.exam, "comments": one.comments},
        }
        for one in SAMPLES
    ]


def exam_page(points: Sequence[dict[str, Any]], geometry_url: str) -> ExamPage:
    """Return the examination."""
    return ExamPage(id=EXAM, words=exam_words.props(), points=list(points), samples=samples(), src=geometry_url)


__all__ = ["EXAM", "THEME_SEEN", "ExamPage", "exam_page"]

"""Many examinations, each on its own: one that cannot be read does not stop the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from anatomy.errors import BadExam
from anatomy.isncsci.classify import classify
from anatomy.isncsci.exam import Exam
from anatomy.isncsci.result import Classification


def classify_many(exams: Iterable[Exam | Mapping[str, Any]]) -> Iterator[Classification | BadExam]:
    """Classify examinations in order, each as it is asked for.

    Parameters
    ----------
    exams
        Documents of the public contract, or exams.

    Yields
    ------
    Classification or BadExam
        For each in turn its result, or why it cannot be read.

    Examples
    --------
    >>> from anatomy.isncsci.exam import normal_exam
    >>> good, bad = normal_exam(), normal_exam()
    >>> bad["dap"] = "maybe"
    >>> for result in classify_many([good, bad, good]):
    ...     print(result.path if isinstance(result, BadExam) else result.to_dict()["ais"])
    ['E']
    dap
    ['E']
    """
    for exam in exams:
        try:
            yield classify(exam)
        except BadExam as error:
            yield error

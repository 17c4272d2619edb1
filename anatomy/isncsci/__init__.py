"""The ISNCSCI examination, 2019 revision: levels, completeness, impairment scale, zones, totals, with reasons."""

from __future__ import annotations

from anatomy.isncsci.batch import classify_many
from anatomy.isncsci.classify import classify
from anatomy.isncsci.exam import Exam, normal_exam
from anatomy.isncsci.explain import Step, explain
from anatomy.isncsci.problems import problems
from anatomy.isncsci.result import Classification, Item

__all__ = ["Classification", "Exam", "Item", "Step", "classify", "classify_many", "explain", "normal_exam", "problems"]

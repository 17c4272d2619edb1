"""The ISNCSCI examination, 2019 revision: levels, completeness, impairment scale, zones, totals, with reasons."""

from __future__ import annotations

from anatomy.isncsci.classify import classify
from anatomy.isncsci.exam import Exam, normal_exam, problems
from anatomy.isncsci.result import Classification, Item

__all__ = ["Classification", "Exam", "Item", "classify", "normal_exam", "problems"]

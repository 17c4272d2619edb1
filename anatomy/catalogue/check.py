"""Check the records: small named checks, each saying why. ``metamere check`` runs them all.

A check is a function in ``anatomy/catalogue/checks/`` under the decorator `check`; it is found by being there. It
yields problems that name the record and the remedy.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from anatomy.catalogue.load import Catalogue
from anatomy.catalogue.schema import FILES
from anatomy.errors import DataError


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a record, and what to do about it.

    Parameters
    ----------
    file
        Name of the data file, with its ending.
    record
        Id of the record; empty when it is the whole file.
    message
        What is wrong.
    remedy
        What to do.
    check
        Name of the check that found it.
    """

    file: str
    record: str
    message: str
    remedy: str
    check: str = ""

    def __str__(self) -> str:
        """Return the problem as one line."""
        where = f"{self.file}: {self.record}" if self.record else self.file
        return f"{where}: {self.message}. {self.remedy}"


class Records:
    """What a check looks at: the records as validated and as written.

    Parameters
    ----------
    catalogue
        The records to check.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._raw: dict[str, Any] = {}

    @property
    def folder(self) -> Path:
        """Return the folder of the files."""
        return self.catalogue.folder

    def raw(self, file: str) -> Any:
        """Return a file as plain values, read once."""
        if file not in self._raw:
            self._raw[file] = self.catalogue.raw(file)
        return self._raw[file]

    def each(self) -> Iterator[tuple[str, str, Any]]:
        """Yield file, record id and plain record of every file in the register."""
        for file, described in FILES.items():
            if described.many:
                for record in self.raw(file):
                    yield f"{file}.json", str(record.get("id", "")), record
            else:
                yield f"{file}.json", "", self.raw(file)


Check = Callable[[Records], Iterable[Problem]]
CHECKS: dict[str, Check] = {}


def check(function: Check) -> Check:
    """Register a check under its own name."""
    CHECKS[function.__name__] = function
    return function


@cache
def discover() -> dict[str, Check]:
    """Return every check by name, importing the modules that hold them."""
    package = import_module("anatomy.catalogue.checks")
    for module in pkgutil.iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")
    return dict(sorted(CHECKS.items()))


def run_checks(catalogue: Catalogue | None = None, names: Iterable[str] | None = None) -> list[Problem]:
    """Run the checks and return every problem found; an empty list when all is well.

    Parameters
    ----------
    catalogue
        The records to check; the project's by default.
    names
        Names of the checks to run; all by default.

    Examples
    --------
    >>> run_checks(names=["segments_are_the_31_in_order"])
    []
    """
    records = Records(catalogue if catalogue is not None else Catalogue())
    known = discover()
    found: list[Problem] = []
    for name in known if names is None else names:
        try:
            for problem in known[name](records):
                found.append(Problem(problem.file, problem.record, problem.message, problem.remedy, name))
        except DataError as error:
            problem = Problem("data", "", f"cannot be read ({error})", "Mend the record named.", name)
            if all(problem.message != other.message for other in found):
                found.append(problem)
    return found

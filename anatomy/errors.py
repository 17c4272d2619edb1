"""Errors that Metamere raises, in the words of its field.

::

    MetamereError
    ├── BadInput                 what a caller sent cannot be used (exit 2, HTTP 422)
    │   ├── UnknownEntity        no record of that name; carries the nearest names
    │   ├── UnknownSegment       not one of the 31 segments
    │   ├── UnknownMap           not one of the dermatome maps held
    │   ├── BadFinding           a finding with an impossible field; carries the field's path
    │   ├── BadDrawing           a drawing outside the body or of no area
    │   └── BadExam              an ISNCSCI exam with an impossible score; carries the field's path
    ├── RefusedForSafety         arithmetic or levels that must not be shown (exit 3)
    └── DataError                our own records are wrong (exit 1); names the record and the remedy

Each message says what is wrong, where, what is allowed and, where there is one, the nearest match.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class MetamereError(Exception):
    """Base of every error raised on purpose."""

    exit_code = 1

    def to_dict(self) -> dict[str, object]:
        """Return the error as the JSON document that the command line and the API send."""
        return {"error": type(self).__name__, "message": str(self)}


class BadInput(MetamereError):
    """What a caller sent cannot be used.

    Parameters
    ----------
    message
        One sentence: what is wrong and what is allowed.
    path
        Where in the document, e.g. ``findings.3.side``; empty when the document is not structured.
    nearest
        Nearest allowed values, best first.
    """

    exit_code = 2

    def __init__(self, message: str, *, path: str = "", nearest: Iterable[str] = ()) -> None:
        self.message, self.path, self.nearest = message, path, tuple(nearest)
        super().__init__(message)

    def __str__(self) -> str:
        """Return place, message and nearest matches as one line."""
        where = f"{self.path}: " if self.path else ""
        return f"{where}{self.message}{did_you_mean(self.nearest)}"

    def to_dict(self) -> dict[str, object]:
        """Return the error as a document with the field path and the nearest values."""
        return {
            "error": type(self).__name__,
            "message": str(self),
            "path": self.path,
            "did_you_mean": list(self.nearest),
        }


class UnknownEntity(BadInput):
    """No record has that id, name or synonym."""


class UnknownSegment(BadInput):
    """Not one of C1 … C8, T1 … T12, L1 … L5, S1 … S5, Co1."""


class UnknownMap(BadInput):
    """Not one of the dermatome maps held."""


class BadFinding(BadInput):
    """A finding has an impossible field."""


class BadDrawing(BadInput):
    """A drawing lies outside the body, or has no area."""


class BadExam(BadInput):
    """An ISNCSCI exam has an impossible or missing score."""


class RefusedForSafety(MetamereError):
    """An answer that must not be given, e.g. a dose over its ceiling."""

    exit_code = 3


class DataError(MetamereError):
    """A record of ours is wrong; the message names the record and the remedy."""


def did_you_mean(nearest: Sequence[str]) -> str:
    """Return `` Did you mean …?`` for up to three names, or an empty string.

    Examples
    --------
    >>> did_you_mean(["C6", "C7"])
    ' Did you mean C6 or C7?'
    """
    names = list(nearest)[:3]
    if not names:
        return ""
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
    return f" Did you mean {listed}?"

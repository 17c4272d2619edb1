"""Every component id of the app, once."""

from __future__ import annotations

from typing import Any

# Stores
STATE = "state"
QUESTION = "question"
ANSWER = "answer"
CONTEXT = "context"
PAINT = "paint"
TYPED = "typed"
SAID_PHRASE = "said-phrase"
RETRY = "retry"
HASH = "hash"
SHEET_STOP = "sheet-stop"
SHEET_TAB = "sheet-tab"
WORDS = "words"

# Frame
MANTINE = "mantine"
PAGE = "page"
THEME = "theme"
SHARE = "share"
SAID = "said"
PRINTED = "printed"
LOST = "lost"
LINK_CUT = "link-cut"
LINK_KEEP = "link-keep"
LINK_DROP = "link-drop"
LINK_COUNT = "link-count"
LINK_READ = "link-read"
LINK_REST = "link-rest"

# Chart and its tools
CHART = "chart"
VIEW = "view"
VIEW_NARROW = "view-narrow"
LAYER = "layer"
MAP = "map"
PAINT_TYPE = "paint-type"
PAINT_INTENSITY = "paint-intensity"
PAINT_SWATCH = "paint-swatch"
UNDO = "undo"
REDO = "redo"
CLEAR = "clear"

# Findings and patient
FINDING_LIST = "finding-list"
FINDING_COUNT = "finding-count"
PATIENT_FORM = "patient-form"
PATIENT_EDIT = "patient-edit"
AGE = "age"
WEIGHT = "weight"
THINNER = "thinner"
ALLERGIES = "allergies"
INFECTION = "infection"
PREGNANT = "pregnant"

# Panels the server fills
FLAGS = "flags"
RESULTS = "results"
LEVELS = "levels"
PEEK = "peek"

# Sheet of a narrow window
SHEET = "sheet"
GRAB = "grab"
PEEK_OPEN = "peek-open"


def say(at: str) -> dict[str, str]:
    """Field to type a finding into; ``at`` is where it stands."""
    return {"type": "say", "at": at}


def said_back(at: str) -> dict[str, str]:
    """Return the id of what is said under that field."""
    return {"type": "said-back", "at": at}


def use(at: str, number: int) -> dict[str, Any]:
    """Button that takes a suggestion for words not understood."""
    return {"type": "use", "at": at, "n": number}


def example(number: int) -> dict[str, Any]:
    """One of the examples of an empty page."""
    return {"type": "example", "n": number}


def tool(name: str) -> dict[str, str]:
    """Return the id of a marking tool: select, brush or erase."""
    return {"type": "tool", "id": name}


def row(candidate: str) -> dict[str, str]:
    """Row of an explanation; pressing it opens the reasons."""
    return {"type": "row", "id": candidate}


def why(candidate: str) -> dict[str, str]:
    """Reasons of an explanation."""
    return {"type": "why", "id": candidate}


def flag(question: str, answer: str) -> dict[str, str]:
    """Answer to a red-flag question: yes, no or unsure."""
    return {"type": "flag", "id": question, "answer": answer}


def flag_again(question: str) -> dict[str, str]:
    """Button that asks a red-flag question again; an empty id asks all."""
    return {"type": "flag-again", "id": question}


def tab(name: str) -> dict[str, str]:
    """Tab of the sheet: findings, fits or levels."""
    return {"type": "tab", "id": name}


def patient(name: str) -> dict[str, str]:
    """One line of the patient panel."""
    return {"type": "patient", "id": name}

"""Every component id of the blocks page, once."""

from __future__ import annotations

from typing import Any

# Stores
WHERE = "blocks-where"
ASKED = "blocks-asked"
SHAPE = "blocks-shape"
ICS = "blocks-ics"

# Catalogue
FOR = "blocks-for"
SIDE = "blocks-side"
KIND = "blocks-kind"
REGION = "blocks-region"
GUIDANCE = "blocks-guidance"
EVIDENCE = "blocks-evidence"
WORDS = "blocks-words"
RESET = "blocks-reset"
LIST = "blocks-list"
ABOVE = "blocks-above"
COUNT = "blocks-count"
NAV = "blocks-nav"

# Screening
SCREEN = "blocks-screen"
SCREEN_OPEN = "blocks-screen-open"
SCREEN_FORM = "blocks-screen-form"
SCREEN_FLAGS = "blocks-screen-flags"
SCREEN_EFFECT = "blocks-screen-effect"
SCREEN_SAID = "blocks-screen-said"

# Course and curve
COURSE_COUNT = "blocks-course-count"
COURSE_BREAK = "blocks-course-break"
COURSE_START = "blocks-course-start"
COURSE_STEROID = "blocks-course-steroid"
COURSE_OUT = "blocks-course-out"
COURSE_ICS = "blocks-course-ics"
COURSE_PRINT = "blocks-course-print"
CURVE_OPEN = "blocks-curve-open"
CURVE_FORM = "blocks-curve-form"
CURVE_DRUG = "blocks-curve-drug"
CURVE_ROUTE = "blocks-curve-route"
CURVE_OUT = "blocks-curve-out"

# Drugs and indications
DRUGS = "blocks-drugs"
INDICATIONS = "blocks-indications"
INDICATION_WORDS = "blocks-indication-words"
INDICATION_COUNT = "blocks-indication-count"

#: How many drugs one dose panel can hold.
DOSE_ROWS = 4


def view(name: str) -> dict[str, str]:
    """Return the id of a view: catalogue, dose, course, drugs or indications."""
    return {"type": "blocks-view", "id": name}


def opener(block: str) -> dict[str, str]:
    """Return the id of a row, which opens its card."""
    return {"type": "blocks-open", "id": block}


def detail(block: str) -> dict[str, str]:
    """Inside of a card, asked for when it is opened."""
    return {"type": "blocks-detail", "id": block}


def screen(field: str) -> dict[str, str]:
    """Field of the screening panel."""
    return {"type": "blocks-screen", "id": field}


def dose(field: str, at: str, number: int | None = None) -> dict[str, Any]:
    """Field of a dose panel; ``at`` is a block id or ``"main"``, ``number`` the line."""
    found: dict[str, Any] = {"type": f"blocks-dose-{field}", "at": at}
    return found if number is None else {**found, "n": number}

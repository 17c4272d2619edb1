"""Questions as the page asks them: one to six findings on real areas."""

from __future__ import annotations

from typing import Any

AREAS = (
    "thumb",
    "outer_forearm",
    "little_finger",
    "calf",
    "big_toe",
    "groin",
    "nipple",
    "heel",
    "shoulder_tip",
    "shin",
)


def clicks() -> list[dict[str, Any]]:
    """Return twenty questions, each a click further than the one before, none with an open red flag."""
    asked = []
    for k in range(20):
        marked = ",".join(AREAS[(k + i) % 6] for i in range(1 + k % 3))
        rows = [["pain", marked, "right", 5, 0]]
        if k % 2:
            rows.append(["weakness", "wrist_extension", "right", 3, 0])
        if k % 4 == 3:
            rows.append(["reflex", "triceps_reflex", "right", None, 1])
        asked.append({"m": "consensus", "f": rows, "c": None})
    return asked

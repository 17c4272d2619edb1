"""Examples of the OpenAPI document. A test asks each one."""

from __future__ import annotations

from typing import Any

from anatomy.isncsci import normal_exam

#: Far enough ahead to stay in the future.
_START = "2099-03-02"


def _exam() -> dict[str, Any]:
    """Return a C6 injury: sensation and movement end there on both sides, with some feeling kept at S4-5."""
    exam = normal_exam()
    for name in ("right", "left"):
        side = exam[name]
        for part in ("light_touch", "pin_prick"):
            levels = list(side[part])
            for level in levels[levels.index("C7") :]:
                side[part][level] = "0"
        side["light_touch"]["S4-5"] = "1"
        for level in list(side["motor"])[2:]:
            side["motor"][level] = "0"
    return {**exam, "vac": "No", "dap": "Yes"}


#: By operation: body examples, each ``{"summary", "value"}``.
BODIES: dict[str, dict[str, Any]] = {
    "localise": {
        "c6": {
            "summary": "Pain of forearm and thumb with weak wrist extension, right",
            "value": {
                "findings": [
                    {
                        "type": "pain",
                        "structure": "outer forearm and thumb",
                        "side": "right",
                        "intensity": 6,
                    },
                    {"type": "weakness", "structure": "wrist extension", "side": "right", "grade": 3},
                    {"type": "reflex", "structure": "triceps", "side": "right", "state": "normal"},
                ],
                "context": {"age_years": 54, "weight_kg": 80, "infection": False, "red_flags": {}},
            },
        },
        "heart": {
            "summary": "Pain of the left chest: the heart question comes first",
            "value": {"map": "isncsci", "findings": [{"type": "pain", "structure": "left chest", "side": "left"}]},
        },
        "drawn": {
            "summary": "A drawing on the front view",
            "value": {
                "findings": [
                    {
                        "type": "numbness",
                        "drawing": {"view": "front", "polygon": [[0.45, 0.3], [0.55, 0.3], [0.55, 0.36], [0.45, 0.36]]},
                    }
                ]
            },
        },
    },
    "isncsci": {
        "c6": {"summary": "A C6 injury with sacral sparing", "value": _exam()},
        "list": {"summary": "Two exams; the second cannot be read", "value": [normal_exam(), {"vac": "maybe"}]},
    },
    "dose": {
        "two": {
            "summary": "Two drugs for one patient",
            "value": {
                "give": ["lidocaine 1% 10 mL", "bupivacaine 0.25% 10 mL adrenaline"],
                "weight_kg": 70,
                "already": ["lidocaine 20 mg"],
            },
        },
        "over": {
            "summary": "Over the ceiling: said, never cut",
            "value": {"give": [{"drug": "lidocaine", "percent": 2, "volume_ml": 10}], "weight_kg": 50},
        },
    },
    "course": {
        "five": {
            "summary": "Five injections, three days between, as a calendar too",
            "value": {"injections": 5, "break_days": 3, "start": _START, "calendar": True},
        }
    },
}

#: By operation: examples of each parameter.
PARAMETERS: dict[str, dict[str, list[str]]] = {
    "isncsci": {"explain": ["true"]},
    "where": {"q": ["radial side of the wrist", "thumb"], "map": ["isncsci"]},
    "show": {"q": ["funny bone nerve", "heart"]},
    "segment": {"id": ["C6", "S1"]},
    "blocks": {
        "segment": ["C6"],
        "area": ["under the heel"],
        "indication": ["sciatica"],
        "kind": ["spinal-cervical"],
    },
}

"""The examination page: one question to the server, the classification with its steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, no_update

from anatomy.errors import BadExam
from anatomy.isncsci import Step, classify, explain
from anatomy.isncsci.levels import MOTOR_LEVELS, SENSORY_LEVELS
from anatomy.isncsci.score import SIDES
from app import ids
from app.components.exam_page import EXAM, THEME_SEEN
from app.pages import Site

#: A result with more values than this is shown as a range; a step for each would help nobody.
MOST_EXPLAINED = 3
_COLUMNS = (("light_touch", SENSORY_LEVELS), ("pin_prick", SENSORY_LEVELS), ("motor", MOTOR_LEVELS))


def register(app: Dash, _site: Site) -> None:
    """Register the classification and the theme button."""
    app.clientside_callback(
        ClientsideFunction("shell", "theme"), Output(THEME_SEEN, "data"), Input(ids.THEME, "n_clicks")
    )

    @app.callback(
        Output(EXAM, "answer"),
        Input(EXAM, "asked"),
        Input(ids.RETRY, "data"),
        prevent_initial_call=True,
    )
    def answer_exam(asked: Mapping[str, Any] | None, _retry: int | None) -> Any:
        return answer(asked) if asked else no_update


def document(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return the exam document of the contract for what the page sends.

    Parameters
    ----------
    asked
        ``{"right": ["2,2,…", "2,…", "5,…", "L2"], "left": […], "vac": "Yes", "dap": "NT"}``: columns from the top
        down, then the lowest non-key muscle, which may be empty.

    Examples
    --------
    >>> columns = [",".join(28 * "2"), ",".join(28 * "2"), ",".join(10 * "5"), ""]
    >>> made = document({"right": columns, "left": columns, "vac": "Yes", "dap": "NT"})
    >>> made["left"]["motor"]["S1"], made["left"]["lowest_non_key_muscle"], made["dap"]
    ('5', None, 'NT')
    """
    made: dict[str, Any] = {"vac": asked.get("vac"), "dap": asked.get("dap")}
    for side in SIDES:
        *columns, non_key = asked[side]
        cells = {
            part: dict(zip(levels, str(column).split(","), strict=False))
            for (part, levels), column in zip(_COLUMNS, columns, strict=True)
        }
        made[side] = {**cells, "lowest_non_key_muscle": non_key or None}
    return made


def answer(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return the classification with its steps, or the fault that kept the exam from being read.

    Parameters
    ----------
    asked
        As for :func:`document`, with ``n``, a running number that comes back.
    """
    try:
        exam = document(asked)
        result, steps = classify(exam).to_dict(), explain(exam)
    except BadExam as error:
        return {"n": asked.get("n"), "fault": str(error)}
    except (KeyError, TypeError, ValueError):
        return {"n": asked.get("n"), "fault": "The exam could not be read."}
    return {"n": asked.get("n"), "result": result, "steps": [row for step in steps if (row := _shown(step, result))]}


def _shown(step: Step, result: Mapping[str, Any]) -> list[Any] | None:
    """Return a step as the page reads it; none for one of a long row of possible values."""
    values = result.get(step.field)
    if isinstance(values, Mapping) and step.side:
        values = values[step.side]
    is_long = isinstance(values, list) and len(values) > MOST_EXPLAINED
    if is_long and step.rule != "assumed":
        return None
    return [step.field, step.side, step.text, step.rule]

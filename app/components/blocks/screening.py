"""Screening: weight, age, antithrombotic, allergies, infection, pregnancy and red flags, and what each answer does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from anatomy.catalogue.red_flag_schema import RedFlagRule
from app import text
from app.components.blocks import ids
from app.components.blocks.asking import Effect
from app.components.blocks.static import Questions
from app.components.blocks.words import FLAG_ANSWERS, SCREEN_NOTHING, SCREEN_STAYS, SCREEN_TITLE, YES_NO, rows
from app.components.flags import lower_first
from app.components.svg import Icon

#: Asked by a field of its own.
_BY_FIELD = frozenset({"antithrombotic", "specialist_only"})
_NAMES = {
    "age_years": "Age",
    "weight_kg": "Weight",
    "anticoagulant": "Antithrombotic",
    "allergies": "Allergies",
    "infection": "Infection, fever",
    "pregnant": "Pregnancy",
}


def screening_panel(rules: Sequence[RedFlagRule]) -> Component:
    """Return the panel: a line that says what is held back, and the form behind a button."""
    return html.Section(
        [
            html.Div(
                [
                    Icon(name="shield-check", size=20),
                    html.Div(
                        [
                            html.H2(SCREEN_TITLE),
                            html.Div(SCREEN_NOTHING, id=ids.SCREEN_EFFECT, className="screen-effect", role="status"),
                        ],
                        className="screen-said",
                    ),
                    html.Button(
                        "Answer",
                        id=ids.SCREEN_OPEN,
                        n_clicks=0,
                        type="button",
                        className="btn s",
                        **{"aria-expanded": "false", "aria-controls": ids.SCREEN_FORM},
                    ),
                ],
                className="screen-line",
            ),
            html.Div(_form(rules), id=ids.SCREEN_FORM, hidden=True, className="screen-form"),
        ],
        className="panel screen",
        id=ids.SCREEN,
        **{"aria-label": SCREEN_TITLE},
    )


def _form(rules: Sequence[RedFlagRule]) -> list[Component]:
    drugs = [{"value": "none", "label": "none taken"}, *({"value": d, "label": d} for d in text.ANTITHROMBOTICS)]
    fields = html.Div(
        [
            dmc.NumberInput(
                id=ids.screen("weight_kg"),
                label="Weight",
                suffix=" kg",
                hideControls=True,
                debounce=300,
                allowNegative=True,
            ),
            dmc.NumberInput(id=ids.screen("age_years"), label="Age", suffix=" years", hideControls=True, debounce=300),
            dmc.Select(
                id=ids.screen("anticoagulant"),
                label="Antithrombotic",
                data=drugs,
                placeholder="Not asked",
                clearable=True,
                searchable=True,
            ),
            dmc.TextInput(
                id=ids.screen("allergies"), label="Allergies", placeholder="e.g. Novocaine, latex", debounce=400
            ),
            _choice("infection", "Infection, fever", ids.screen("infection"), YES_NO),
            _choice("pregnant", "Pregnancy", ids.screen("pregnant"), YES_NO),
        ],
        className="screen-fields",
    )
    asked = [rule for rule in rules if rule.id not in _BY_FIELD]
    return [
        fields,
        html.H3("Red flags: any yes, or unsure, comes before every block"),
        Questions(
            id=ids.SCREEN_FLAGS,
            questions=[{"id": rule.id, "name": rule.name, "questions": list(rule.questions)} for rule in asked],
            choices=[list(choice) for choice in FLAG_ANSWERS.items()],
            value={},
        ),
        html.P(SCREEN_STAYS, className="xs mute"),
    ]


def _choice(key: str, label: str, id_: Mapping[str, str], choices: Mapping[str, str]) -> Component:
    label_id = f"screen-label-{key}"
    return html.Div(
        [
            html.Span(label, id=label_id, className="mantine-InputWrapper-label"),
            dmc.SegmentedControl(
                id=dict(id_),
                data=[{"value": value, "label": words} for value, words in choices.items()],
                value="",
                size="xs",
                fullWidth=True,
                **{"aria-labelledby": label_id},
            ),
        ],
        className="field",
    )


def effect_lines(
    effects: Sequence[Effect], context: Mapping[str, Any] | None, names: Mapping[str, str], total: int
) -> list[Component]:
    """Return what every answer holds back or releases, one line each.

    Parameters
    ----------
    effects
        Of the circumstances.
    context
        The answers as the browser keeps them.
    names
        Names of the red-flag questions.
    total
        How many blocks there are.
    """
    answers = dict(context or {})
    lines: list[Component] = []
    for key, answer in (answers.get("red_flags") or {}).items():
        name = names.get(key, key)
        said = {True: "yes", False: "no"}.get(answer, "unsure")
        if answer is False:
            lines.append(_line(f"{name}: no.", "Holds nothing back.", "ok"))
        else:
            lines.append(_line(f"{name}: {said}.", f"All {rows(total)} are hidden: refer first.", "red"))
    weight = answers.get("weight_kg")
    if weight is not None:
        lines.append(_line(f"Weight: {weight:g} kg.", "Dose arithmetic is released.", "ok"))
    for effect in effects:
        label = f"{_NAMES[effect.field]}: {effect.answer}."
        if not effect.held:
            extra = " Ceilings are multiplied by 0.7." if effect.field == "age_years" and _old(effect.answer) else ""
            if effect.field == "allergies":
                extra = " A dose of that class is refused."
            lines.append(_line(label, f"Holds no row back.{extra}", "ok"))
        else:
            why = " ".join(lower_first(reason) for reason in effect.reasons[:2])
            rest = "" if effect.held == effect.of else f" {rows(effect.of - effect.held)} stay."
            lines.append(_line(label, f"Holds back {effect.held} of {effect.of}: {why}{rest}", "red"))
    return lines or [html.P(SCREEN_NOTHING)]


def _old(answer: str) -> bool:
    try:
        return float(answer) > 70
    except ValueError:
        return False


def _line(label: str, words: str, tone: str) -> Component:
    return html.P([html.B(label), " ", html.Span(words, className=f"tone-{tone}")])


def stop_panel(flag: Any, total: int) -> Component:
    """Return a stop: what comes first, and that every row is hidden."""
    return html.Section(
        [
            html.P([Icon(name="alert-circle", size=20), f"Red flag: {lower_first(flag.name)}"], className="stop-kind"),
            html.H2(flag.action, className="stop-action"),
            html.P(f"{flag.text} All {rows(total)} are hidden.", className="stop-why"),
            html.Button(
                "Change the answer",
                id={"type": "blocks-answer", "id": flag.id, "answer": ""},
                n_clicks=0,
                className="btn s",
                type="button",
            ),
        ],
        className="stop",
        role="alert",
    )


def question_panel(flag: Any) -> Component:
    """Return a question that holds the rows until it is answered."""
    buttons = [
        html.Button(
            words,
            id={"type": "blocks-answer", "id": flag.id, "answer": answer},
            n_clicks=0,
            className="btn s",
            type="button",
            **{"aria-label": f"{flag.name}: {words.lower()}"},
        )
        for answer, words in text.ANSWERS.items()
    ]
    return html.Section(
        [
            Icon(name="shield-question", size=20),
            html.Div(
                [
                    html.P([html.Strong(flag.name), html.Span(text.QUESTION_HOLDS)]),
                    html.Ul([html.Li(question) for question in flag.questions]),
                    html.Div(buttons, className="answers"),
                ]
            ),
        ],
        className="rf question",
    )

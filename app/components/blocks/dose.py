"""The dose check: typed units in, milligrams beside every ceiling out. Without a weight there is no dose."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from anatomy.catalogue.block_schema import Block
from anatomy.errors import MetamereError, RefusedForSafety
from app.components.blocks import ids
from app.components.blocks.ruler import ruler
from app.components.blocks.toxicity import toxicity_card
from app.components.blocks.values import was_read
from app.components.blocks.words import CEILINGS, DOSE_EMPTY, NO_WEIGHT, number, sentence, span
from app.components.parts import source_badge
from app.components.static import static
from app.components.svg import Icon

ADRENALINE = {
    "": "plain",
    "adrenaline 1:200,000": "adrenaline 1:200,000",
    "adrenaline 1:100,000": "adrenaline 1:100,000",
}
MAIN = "main"
#: Fields as the page calls them.
LABELS = {
    "weight_kg": "Weight",
    "height_cm": "Height",
    "sex": "Sex",
    "age_years": "Age",
    "reduce": "Take off",
    "already": "Given in the last 24 hours",
    "injections": "Injections",
    "break_days": "Days apart",
    "start": "First day",
}
#: Names that may be typed: those of the records and of the original text; the first eight are suggested.
DRUGS = ("lidocaine", "bupivacaine", "ropivacaine", "procaine", "mepivacaine", "levobupivacaine", "chloroprocaine",
         "articaine", "Novocaine", "Lidocainum", "Marcain")  # fmt: skip


def dose_panel(at: str, *, weight: float | None, heading: str, block: Block | None = None) -> Component:
    """Return a dose panel.

    Parameters
    ----------
    at
        Where it stands: a block's id, or ``"main"``.
    weight
        Body weight already known, kg.
    heading
        Its heading.
    block
        The block it is for: its own strengths and limits then speak too.
    """
    whole = at == MAIN
    drugs = [agent for agent in block.dose.agents if agent in DRUGS] if block else list(DRUGS)
    return html.Section(
        [
            html.H3(heading),
            html.P(_described(block), className="xs mute") if block else None,
            _patient(at, weight, whole=whole),
            html.Div([_line(at, n, drugs or list(DRUGS)) for n in range(ids.DOSE_ROWS)], className="dose-lines"),
            html.Button(
                [Icon(name="plus", size=14), "Add another drug"],
                id=ids.dose("add", at),
                n_clicks=0,
                type="button",
                className="btn s",
            ),
            html.Div(dose_hint(weight), id=ids.dose("out", at), className="dose-out", role="status"),
        ],
        className="dose whole" if whole else "dose",
        **{"aria-label": heading if whole else f"{heading}: {block.name if block else ''}"},
    )


def _described(block: Block) -> str:
    parts = [f"{agent} {span(*percents, '%')}" for agent, percents in block.dose.concentration_percent.items()]
    each = " a site" if block.dose.per_site else ""
    volume = span(block.dose.volume_ml_min, block.dose.volume_ml_max, "mL")
    read = "volume read, strengths recalled" if was_read(block, "volume") else "recalled"
    return f"Described ({read}): {volume}{each}; {', '.join(parts) or 'no strength held'}."


def _patient(at: str, weight: float | None, *, whole: bool) -> Component:
    fields: list[Component] = [
        dmc.NumberInput(
            id=ids.dose("weight", at),
            label="Weight",
            value=weight if weight is not None else "",
            suffix=" kg",
            hideControls=True,
            debounce=300,
            allowNegative=True,
        )
    ]
    extra = [
        dmc.NumberInput(id=ids.dose("height", at), label="Height", suffix=" cm", hideControls=True, debounce=300),
        dmc.Select(
            id=ids.dose("sex", at),
            label="Sex",
            data=[{"value": "female", "label": "female"}, {"value": "male", "label": "male"}],
            placeholder="not said",
            clearable=True,
        ),
        dmc.Select(
            id=ids.dose("reduce", at),
            label="Take off",
            data=[{"value": v, "label": w} for v, w in (("0.9", "10 %"), ("0.8", "20 %"), ("0.7", "30 %"))],
            placeholder="nothing",
            clearable=True,
        ),
        dmc.Select(
            id=ids.dose("kit", at),
            label="Kit and lipid at hand",
            data=[{"value": "yes", "label": "yes"}, {"value": "no", "label": "no"}],
            placeholder="not said",
            clearable=True,
        ),
        dmc.TextInput(
            id=ids.dose("already", at),
            label="Given in the last 24 hours",
            placeholder="e.g. lidocaine 100 mg",
            debounce=400,
        ),
    ]
    if not whole:
        return html.Div([*fields, html.Div(extra, hidden=True)], className="dose-patient")
    return html.Div([*fields, *extra], className="dose-patient")


def _line(at: str, n: int, drugs: Sequence[str]) -> Component:
    def named(label: str) -> dict[str, str]:
        return {"label": label} if n == 0 else {"aria-label": f"{label}, drug {n + 1}"}

    return html.Div(
        [
            dmc.Autocomplete(
                id=ids.dose("drug", at, n), data=list(drugs), placeholder="lidocaine", debounce=300, **named("Drug")
            ),
            dmc.TextInput(id=ids.dose("strength", at, n), placeholder="1 %", debounce=400, **named("Strength")),
            dmc.TextInput(id=ids.dose("volume", at, n), placeholder="10 mL", debounce=400, **named("Volume")),
            dmc.Select(
                id=ids.dose("adrenaline", at, n),
                data=[{"value": value, "label": words} for value, words in ADRENALINE.items() if value],
                placeholder="plain",
                clearable=True,
                **named("Adrenaline"),
            ),
        ],
        id=ids.dose("line", at, n),
        hidden=n > 0,
        className="dose-line",
    )


def dose_hint(weight: float | None) -> list[Component]:
    """Return what is said before anything is typed."""
    words = DOSE_EMPTY if weight else f"{NO_WEIGHT} {DOSE_EMPTY}"
    return [html.P(words, className="eq"), html.P("Several sites: 3 x 5 mL.", className="xs mute")]


def gives_of(lines: Sequence[tuple[Any, Any, Any, Any]]) -> list[str]:
    """Return each filled line as one phrase with its units; an empty line is none.

    Examples
    --------
    >>> gives_of([("lidocaine", "1 %", "10 mL", None), ("", None, "", None)])
    ['lidocaine 1 % 10 mL']
    """
    phrases = []
    for line in lines:
        parts = [str(part).strip() for part in line if part not in (None, "")]
        if parts:
            phrases.append(" ".join(parts))
    return phrases


def worked_out(gives: Sequence[str], **given: Any) -> list[Component]:
    """Return the answer to a dose panel: sums, rulers, claims, notes, toxicity card; or why there is none.

    Parameters
    ----------
    gives
        Phrases with units.
    **given
        Further arguments of :func:`anatomy.dosing.dose`.
    """
    if not gives:
        return dose_hint(given.get("weight_kg"))
    return [static(*_parts(gives, given))]


def _parts(gives: Sequence[str], given: Mapping[str, Any]) -> list[Component]:
    from anatomy.dosing import dose

    try:
        result = dose(gives, **given)
    except MetamereError as error:
        return [problem(error)]
    document = result.to_dict()
    rows = [*document["gives"], *document["already"]]
    out: list[Component] = []
    if document["over"]:
        out.append(
            html.Div(
                [Icon(name="alert-circle", size=20), html.P([html.Strong("Refused. "), document["refusal"]])],
                className="warn",
                role="alert",
            )
        )
    out += [part for row in rows for part in _give(row, factor=document["factor"])]
    if len(rows) > 1:
        out.append(_together(document))
    out += [
        html.P(CEILINGS, className="xs mute"),
        html.Details(
            [
                html.Summary(f"What to know ({len(document['notes'])})"),
                html.Ul([_note(note) for note in document["notes"]], className="notes"),
            ],
            open=document["near"],
        ),
        toxicity_card(document["last_card"]),
    ]
    return out


def plain_error(words: str) -> str:
    """Return an error with the label of its field in place of the document's path.

    Examples
    --------
    >>> plain_error("gives.0: no drug is named."), plain_error("weight_kg: no body weight.")
    ('Line 1: no drug is named.', 'Weight: no body weight.')
    """
    path, colon, rest = words.partition(": ")
    line = re.fullmatch(r"gives\.(\d+)", path)
    label = f"Line {int(line[1]) + 1}" if line else LABELS.get(path.split(".")[0])
    return f"{label}{colon}{rest}" if colon and label else words


def problem(error: MetamereError) -> Component:
    """Return a refusal or a question: what, why, and the nearest names. Nothing is put right in silence."""
    refused = isinstance(error, RefusedForSafety)
    return html.Div(
        [
            Icon(name="alert-circle", size=20),
            html.P([html.Strong("Refused. " if refused else "Not worked out. "), sentence(plain_error(str(error)))]),
        ],
        className="warn" if refused else "warn ask",
        role="alert",
    )


def _give(row: Mapping[str, Any], *, factor: float) -> list[Component]:
    mg, ceiling = number(round(row["mg"], 1)), number(round(row["ceiling_mg"], 1))
    which = "lowest ceiling" if factor == 1 else "reduced ceiling"
    given = " (already given)" if row["already"] else ""
    sites = f" × {row['sites']} sites" if row["sites"] > 1 else ""
    if row["percent"] is None or row["volume_ml"] is None:
        sum_words: list[Any] = [html.B(f"{mg} mg"), f" of {row['name']}{given}."]
    else:
        sum_words = [
            f"{number(row['volume_ml'])} mL × {number(row['percent'])} % × 10{sites} = ",
            html.B(f"{mg} mg"),
            f" of {row['name']}{given}.",
        ]
    part = f"{100 * row['fraction']:.1f}".rstrip("0").rstrip(".")
    state = "over" if row["over"] else "of"
    tail: list[Any] = [" That is ", html.B(f"{part} %"), f" of the {which}, {ceiling} mg"]
    if state == "over":
        tail = [" That is ", html.B(f"over the {which} of {ceiling} mg"), f" ({part} % of it)"]
    return [
        html.P([*sum_words, *tail, ". ", source_badge("", read=row["ceiling"]["read"])], className="eq"),
        ruler(row),
        html.Table(
            [
                html.Caption(
                    f"Ceilings of {row['name']}, {'with adrenaline' if row['adrenaline'] else 'plain'}", className="vh"
                ),
                html.Tbody([_claim(claim, mixed=row["adrenaline"]) for claim in row["claims"]]),
            ],
            className="tbd",
        ),
    ]


def _claim(claim: Mapping[str, Any], *, mixed: bool) -> Component:
    kind = "with_adrenaline" if mixed else "plain"
    rule = []
    if claim[f"{kind}_mg_per_kg"] is not None:
        rule.append(f"{number(claim[f'{kind}_mg_per_kg'])} mg/kg")
    if claim[f"{kind}_max_mg"] is not None:
        rule.append(f"most {number(claim[f'{kind}_max_mg'])}")
    if not claim["applies"]:
        worth: Any = f"{claim['population']}: not used"
    elif claim["ceiling_mg"] is None:
        worth = "states none"
    else:
        worth = html.B(f"{number(round(claim['ceiling_mg'], 1))} mg", className="num over" if claim["over"] else "num")
    note = html.Span(sentence(claim["note"]), className="note") if claim["note"] else None
    return html.Tr(
        [
            html.Th([claim["authority"], note], scope="row"),
            html.Td([html.Span(", ".join(rule), className="mute"), " ", worth, " passed" if claim["over"] else ""]),
            html.Td(source_badge("", read=claim["read"])),
        ]
    )


def _together(document: Mapping[str, Any]) -> Component:
    percent = 100 * document["fraction"]
    tone = "over" if document["over"] else ""
    return html.Div(
        [
            html.P(
                [
                    "Together ",
                    html.B(f"{percent:.1f} %"),
                    " of the ceiling. Toxicity adds: the parts must stay at or under 100 %.",
                ]
            ),
            html.Div(
                [html.I(style={"width": f"{min(percent, 100 * 1.2) / 1.2:.1f}%"}), html.Span(className="full")],
                className=f"sum {tone}",
                **{"aria-hidden": "true"},
            ),
        ],
        className="together",
    )


def _note(note: Mapping[str, Any]) -> Component:
    said = note["text"]
    return html.Li([said, " ", source_badge("", read=note["read"])] if note["sources"] else said)

"""Drug cards: class, how it works (drawn), names of the original text, allergy, ceilings, cautions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dash import html
from dash.development.base_component import Component

from anatomy.catalogue.drug_schema import Drug, MaxDoseClaim
from app.components.blocks.words import number, sentence, span
from app.components.parts import badge, source_badge
from app.components.svg import Svg

SourceNamer = Callable[[str], tuple[str, bool]]
ALLERGY = {
    "ester": "Ester: broken down to PABA. An allergy to one ester holds back every ester. It does not cross to amides.",
    "amide": "Amide: a true allergy is rare. It does not cross to esters. Ask about preservatives and sulfite.",
}
PREGNANCY = {
    "bupivacaine": "Pregnancy: specialists only; the 0.75 % solution is avoided.",
    "mepivacaine": "Pregnancy: specialists only; mepivacaine is avoided.",
    "lidocaine": "Pregnancy: specialists only, lower doses. Compatible with breastfeeding.",
    "ropivacaine": "Pregnancy: specialists only, lower doses. Compatible with breastfeeding.",
}
PREGNANCY_ELSE = "Pregnancy: specialists only; blocks that can wait, wait."
THINNERS = "With an antithrombotic drug the block’s bleeding class decides, together with the prescriber."
#: A membrane with a closed and a blocked channel: what "blocks voltage-gated sodium channels" means.
CHANNEL = (
    '<defs><marker id="ch-arrow" markerWidth="7" markerHeight="7" refX="5" refY="3.5" orient="auto">'
    '<path d="M0 0L6 3.5L0 7" class="ch-head"/></marker></defs>'
    '<text x="10" y="22" class="ch-t">Outside the nerve</text><text x="10" y="196" class="ch-t">Inside the nerve</text>'
    '<g class="ch-membrane"><rect x="12" y="78" width="116" height="52" rx="6"/>'
    '<rect x="176" y="78" width="148" height="52" rx="6"/><rect x="372" y="78" width="116" height="52" rx="6"/></g>'
    '<g class="ch-pore"><path d="M130 66q16 10 12 38t-12 38h-8V66zM174 66q-16 10 -12 38t12 38h8V66z"/>'
    '<path d="M326 66q16 10 12 38t-12 38h-8V66zM370 66q-16 10 -12 38t12 38h8V66z"/></g>'
    + "".join(
        f'<g class="ch-na"><circle cx="{x}" cy="{y}" r="9"/></g><text x="{x}" y="{y + 3}" class="ch-nat">Na</text>'
        for x, y in ((152, 40), (140, 18), (168, 22), (152, 168), (348, 40), (334, 20), (364, 18))
    )
    + '<path d="M152 54V152" class="ch-flow" marker-end="url(#ch-arrow)"/>'
    '<path d="M348 54V92M340 96h16" class="ch-flow stopped"/>'
    '<g class="ch-drug"><rect x="336" y="108" width="24" height="15" rx="7.500"/>'
    '<path d="M400 188Q352 180 348 130" class="ch-way" marker-end="url(#ch-arrow)"/></g>'
    '<text x="406" y="192" class="ch-t strong">the drug, from inside</text>'
    '<text x="152" y="216" class="ch-t mid">open: the signal runs</text>'
    '<text x="348" y="216" class="ch-t mid">blocked: no signal</text>'
)


def drug_cards(drugs: Sequence[Drug], source: SourceNamer) -> list[Component]:
    """Return the mechanism, then one card a drug: those of the original text first."""
    ordered = sorted(drugs, key=lambda drug: (not drug.original_text_name, drug.name))
    return [
        mechanism(ordered[0], source),
        html.Div([drug_card(drug, source) for drug in ordered], className="drug-grid"),
    ]


def mechanism(drug: Drug, source: SourceNamer) -> Component:
    """Return the drawing of a sodium channel with its words."""
    return html.Section(
        [
            html.Div(
                [
                    html.H2("How they work"),
                    html.P(sentence(drug.mechanism)),
                    html.P(
                        "A nerve signal is sodium that flows in through gates opened by voltage. The drug enters the "
                        "nerve and closes the gate from inside, for minutes to hours; then it washes out and the "
                        "signal comes back.",
                        className="sub",
                    ),
                    html.Div(
                        [
                            html.B("Original text: "),
                            "“voltage-dependent sodium passages”. ",
                            html.B("Today: "),
                            "the same, called channels.",
                        ],
                        className="claim",
                    ),
                ]
            ),
            Svg(
                markup=CHANNEL,
                viewBox="0 0 540 222",
                className="channel",
                label="A sodium channel open, and one closed by the drug from inside",
            ),
        ],
        className="bcard open mech",
        **{"aria-label": "How they work"},
    )


def drug_card(drug: Drug, source: SourceNamer) -> Component:
    """Return one drug."""
    brands = ", ".join(name for name in drug.synonyms)
    named = drug.original_text_name
    return html.Article(
        [
            html.Div(
                [
                    html.H2(f"{drug.name[:1].upper()}{drug.name[1:]}"),
                    html.P(f"Brands: {brands}." if brands else "No brand held.", className="sub"),
                    html.Div(
                        [
                            badge(f"{drug.drug_class[:1].upper()}{drug.drug_class[1:]}"),
                            badge(f"ATC {drug.atc}"),
                            badge(f"Original text: {named}", "amber") if named else None,
                        ],
                        className="bb",
                    ),
                ]
            ),
            html.Dl(_rows(drug), className="fx"),
            html.Details(
                [
                    html.Summary(f"Every ceiling claimed ({len(drug.max_dose_claims)})"),
                    html.Table(
                        [
                            html.Caption(f"Ceilings of {drug.name}", className="vh"),
                            html.Thead(
                                html.Tr(
                                    [html.Th(w, scope="col") for w in ("Authority", "Plain", "With adrenaline", "")]
                                )
                            ),
                            html.Tbody([_claim(claim) for claim in drug.max_dose_claims]),
                        ],
                        className="tbd claims",
                    ),
                ]
            ),
            html.Div([_badge(source, key) for key in drug.sources], className="ss"),
        ],
        className="bcard open drug",
        id=f"drug-{drug.id}",
    )


def _rows(drug: Drug) -> list[Component]:
    tissue, nerve, default = drug.infiltration, drug.nerve_block, drug.default_ceiling
    plain, mixed = span(*tissue.duration_min_plain, "min"), span(*tissue.duration_min_adrenaline, "min")
    strengths = "; ".join(
        f"{use.replace('_', ' ')} {span(*percents, '%')}" for use, percents in drug.concentration_percent.items()
    )
    ceiling = (
        f"{number(default.plain_mg_per_kg)} mg/kg, most {number(default.plain_max_mg)} mg; with adrenaline "
        f"{number(default.with_adrenaline_mg_per_kg)} mg/kg, most {number(default.with_adrenaline_max_mg)} mg."
    )
    return [
        _row("Allergy", f"{ALLERGY[drug.drug_class]} {sentence(drug.class_note)}", read=False),
        _row(
            "In tissue",
            f"Onset {span(*tissue.onset_min, 'min')}, lasts {plain}; with adrenaline {mixed}.",
            read=tissue.verified,
        ),
        _row(
            "At a nerve",
            f"Onset {span(*nerve.onset_min, 'min')}, lasts {span(*nerve.duration_h, 'h')}.",
            read=nerve.verified,
        ),
        _row("Strengths", sentence(strengths), read=False),
        _row("Ceiling used", f"{ceiling} {sentence(default.rule)}", read=None),
        _row("Care", " ".join(map(sentence, drug.cautions)), read=False),
        _row("Toxic level", sentence(drug.toxicity_threshold.text), read=drug.toxicity_threshold.verified),
        _row("Pregnancy", PREGNANCY.get(drug.id, PREGNANCY_ELSE), read=False),
        _row("Bleeding", THINNERS, read=None),
    ]


def _badge(source: SourceNamer, key: str) -> Component:
    label, read = source(key)
    return source_badge(label, read=read)


def _row(label: str, words: str, *, read: bool | None) -> Component:
    mark = [" ", source_badge("", read=read)] if read is not None else []
    return html.Div([html.Dt(label), html.Dd([words.strip(), *mark])])


def _claim(c: MaxDoseClaim) -> Component:
    def figure(per_kg: float | None, most: float | None) -> str:
        parts = [
            f"{number(per_kg)} mg/kg" if per_kg is not None else "",
            f"{number(most)} mg" if most is not None else "",
        ]
        return ", most ".join(part for part in parts if part) or "none stated"

    who = f" ({c.population})" if c.population else ""
    note = html.Span(sentence(c.note), className="note") if c.note else None
    return html.Tr(
        [
            html.Th([f"{c.authority}{who}", note], scope="row"),
            html.Td(figure(c.plain_mg_per_kg, c.plain_max_mg)),
            html.Td(figure(c.with_adrenaline_mg_per_kg, c.with_adrenaline_max_mg)),
            html.Td(source_badge("", read=c.verified)),
        ]
    )

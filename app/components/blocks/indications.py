"""The complaints: the fifteen of the original text and those named in passing, each with its candid verdict."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from anatomy.catalogue.drug_schema import Course, Indication
from app.components.blocks.words import KINDS, listed, sentence
from app.components.parts import badge, evidence_badge, source_badge
from app.components.svg import Icon

SourceNamer = Callable[[str], tuple[str, bool]]
#: Plain words by which a complaint is looked for, beside its names; ours.
PLAIN_WORDS = {
    "neck_pain_and_backache": "lumbago low back sore back stiff neck cervicalgia dorsalgia",
    "osteochondrosis": "worn disc degenerative spine spondylosis wear and tear",
    "neuralgia": "nerve pain shingles zoster face pain trigeminal shooting electric",
    "pain_syndrome_with_slipped_disc": "herniated prolapsed disc hernia protrusion",
    "rheumatic_disease": "rheumatism rheumatoid arthritis inflamed joints",
    "osteoarthrosis": "arthrosis osteoarthritis worn knee hip arthritis",
    "stump_neuralgia": "amputation neuroma residual limb",
    "meniere_s_disease": "meniere menieres dizziness vertigo hearing tinnitus ringing ear spinning",
    "neuropathy": "numb feet diabetes polyneuropathy entrapment carpal tunnel",
    "pain_after_amputation": "phantom limb missing leg",
    "soreness_and_spasticity_after_a_stroke": "hemiplegic shoulder stiff arm spasm",
    "radiculitis": "radiculopathy radicular pinched nerve root",
    "blind_headache": "migraine head ache occipital cervicogenic blind",
    "sciatica": "leg pain sciatic nerve",
    "repetitive_stress_injury": "rsi tennis elbow overuse wrist mouse strain tendon",
    "heel_spur_plantar_fascia_inflammation": "plantar fasciitis heel pain foot sole",
    "oncology_pain": "cancer tumour tumor",
    "tunnel_syndromes": "carpal tunnel cubital entrapment",
    "muscle_tonic_syndrome": "spasm myofascial trigger points tight muscle",
}


def indication_cards(
    records: Mapping[str, Indication], course: Course, names: Mapping[str, str], source: SourceNamer
) -> list[Component]:
    """Return one card a complaint, those of the original text's list first, in its order."""
    order = [*course.original_coverage.indications, *course.original_coverage.secondary_indications]
    rest = [id_ for id_ in records if id_ not in order]
    return [indication_card(records[id_], n, names, source) for n, id_ in enumerate([*order, *rest], start=1)]


def indication_card(record: Indication, n: int, names: Mapping[str, str], source: SourceNamer) -> Component:
    """Return one complaint."""
    listed_words = "Original text, main list" if record.listed == "main_list" else "Original text, in passing"
    chronic = record.evidence_grade_chronic
    return html.Article(
        [
            html.H2(record.name),
            html.P(f"Today: {record.clinical_name}.", className="sub"),
            html.Div(
                [
                    evidence_badge(record.evidence_grade, "" if record.offered else "no credible evidence"),
                    badge(f"{chronic} when chronic", "red") if chronic and chronic != record.evidence_grade else None,
                    badge(listed_words, "amber"),
                    None if record.offered else badge("No block is offered", "red"),
                ],
                className="bb",
            ),
            _refused(record) if not record.offered else None,
            html.Dl(
                [
                    _row("Evidence", [record.evidence, " ", source_badge("", read=record.verified)]),
                    _row("Red flags", [listed(list(record.red_flags))]),
                    _row("Note", [sentence(record.note)]) if record.note and record.offered else None,
                    _row(
                        "Codes",
                        [
                            f"ICD-11 {', '.join(record.icd11)}; ICD-10 {', '.join(record.icd10)}. ",
                            source_badge("", read=record.icd_verified),
                        ],
                    ),
                    _row("Kinds", [", ".join(KINDS[kind] for kind in record.block_kinds) or "None."]),
                    _row("Blocks", [_links(record.blocks, names) or "None."]),
                    _row("Only claimed", [_plain(record.blocks_claimed_only, names)])
                    if record.blocks_claimed_only
                    else None,
                    html.Div(
                        [html.Dt("Sources"), html.Dd([_badge(source, key) for key in record.sources], className="ss")]
                    ),
                ],
                className="fx",
            ),
            html.A(f"Show the blocks for {record.name}", href=f"#for={record.id}", className="to-blocks")
            if record.offered
            else None,
        ],
        className="bcard open ind" if record.offered else "bcard open ind off",
        id=f"indication-{record.id}",
        **{"data-words": haystack(record), "data-n": str(n)},
    )


def haystack(record: Indication) -> str:
    """Return the words by which a complaint is found, in lower case and without accents.

    Examples
    --------
    >>> from anatomy.blocks.book import BlockBook
    >>> "vertigo" in haystack(BlockBook.load().indications["meniere_s_disease"])
    True
    """
    words = [
        record.name,
        record.clinical_name,
        *record.icd10,
        *record.icd11,
        PLAIN_WORDS.get(record.id, ""),
        record.note,
    ]
    return " ".join(words).lower().replace("é", "e").replace("’", "").replace("'", "")


def _refused(record: Indication) -> Component:
    return html.Div(
        [
            Icon(name="alert-circle", size=20),
            html.Div(
                [
                    html.P(html.Strong("No block is offered here.")),
                    html.P(f"{sentence(record.note.split(';')[0])} The original text names it; that is not supported."),
                ]
            ),
        ],
        className="warn",
        role="note",
    )


def _links(blocks: Sequence[str], names: Mapping[str, str]) -> Component | None:
    return html.Ul([html.Li(html.A(names[b], href=f"#block={b}")) for b in blocks]) if blocks else None


def _plain(blocks: Sequence[str], names: Mapping[str, str]) -> str:
    return sentence(f"{', '.join(names[block] for block in blocks)}: only claimed, not supported")


def _badge(source: SourceNamer, key: str) -> Component:
    label, read = source(key)
    return source_badge(label, read=read)


def _row(label: str, inside: list[object]) -> Component:
    return html.Div([html.Dt(label), html.Dd(inside)])

"""Words of the blocks page."""

from __future__ import annotations

HEADING = "Blocks"
BASIS = "Options with their basis. Never an order."

#: Kinds in the order of the original text.
KINDS = {
    "local-periarticular": "Local, at a joint",
    "local-perineural": "Local, at a nerve",
    "segmental": "Segmental",
    "vertebral": "Vertebral",
    "spinal-cervical": "Spine, cervical",
    "spinal-thoracic": "Spine, thoracic",
    "spinal-thoracolumbar": "Spine, thoracolumbar",
    "spinal-lumbosacral": "Spine, lumbosacral",
    "spinal-coccygeal": "Spine, coccygeal",
    "paravertebral": "Paravertebral",
    "heel-spur": "Heel spur",
    "joint": "Joint",
    "intramuscular": "Muscle",
    "nerve": "Nerve",
}
VIEWS = {
    "catalogue": "Catalogue",
    "dose": "Dose check",
    "course": "Course plan",
    "drugs": "Drugs",
    "indications": "Indications",
}
REGIONS = {
    "head": "Head and neck",
    "arm": "Shoulder and arm",
    "trunk": "Trunk",
    "leg": "Low back and leg",
    "pelvis": "Pelvis",
}
GUIDANCES = {"landmark": "Landmark", "ultrasound": "Ultrasound needed", "fluoroscopy": "Fluoroscopy needed"}
ROLES = {
    "selectable_level": "Segments chosen by level",
    "medial_branch_numbers": "Medial branches, by their number",
    "covered_from_fixed_site": "Segments reached from one site",
    "needle_site_only": "Where the needle stands",
    "visceral_afferent": "Afferents of organs",
    "nerve_roots": "Roots of the nerve, not skin covered",
    "articular": "Segments that supply the joint",
    "muscle_roots": "Roots of the muscle",
    "group_union": "All members together",
    "none": "None",
}
#: Why a card's cover is not drawn as skin, by what its segments mean.
NO_SKIN = {
    "medial_branch_numbers": "It reaches two small branches at a facet joint. No skin is covered.",
    "visceral_afferent": "It reaches nerves of organs. No skin is covered.",
    "needle_site_only": "The segments say where the needle stands. No skin is covered.",
    "covered_from_fixed_site": "It reaches the sympathetic chain. No skin is covered.",
    "articular": "It reaches the joint or tissue it is named for. No skin is covered.",
    "muscle_roots": "It reaches a muscle. No skin is covered.",
    "group_union": "A group lists its members. Each has its own cover.",
    "nerve_roots": "No skin field of this nerve is held here.",
    "none": "No spinal skin is covered.",
}
YES_NO = {"": "Not asked", "no": "No", "yes": "Yes"}
FLAG_ANSWERS = {"": "Not asked", "no": "No", "yes": "Yes", "unsure": "Unsure"}

SCREEN_TITLE = "Screening"
SCREEN_STAYS = "Stays in this tab. Not part of the link, not stored on the server."
SCREEN_NOTHING = "Nothing is answered. All rows are shown; no dose is worked out without a weight."
NOTHING_FITS = "Nothing here fits all filters."
HELD = "Not offered"
NEEDLE_HELD = "Landmarks, depth and doses are not shown while it is held back."
DOSE_EMPTY = "Name a drug, its strength and its volume, each with its unit."
NO_WEIGHT = "No body weight: without it no dose is worked out."
CEILINGS = "Ceilings are opinion, not trial results. Count everything given in 24 hours."


def kind_sentence(kind: str, origin: str) -> str:
    """Return the kind of a block and where the row comes from.

    Examples
    --------
    >>> kind_sentence("heel-spur", "original_text")
    'Heel spur. Named in the original text.'
    """
    source = "Named in the original text." if origin == "original_text" else "Not in the original text."
    return f"{KINDS[kind]}. {source}"


def number(value: float) -> str:
    """Return a number without needless zeros.

    Examples
    --------
    >>> number(20.0), number(0.375), number(1250)
    ('20', '0.375', '1,250')
    """
    return f"{value:,.6g}" if abs(value) < 1000 else f"{value:,.0f}"


def span(low: float, high: float, unit: str = "") -> str:
    """Return a range with its unit.

    Examples
    --------
    >>> span(20, 40, "mm"), span(1, 1, "%"), span(0.3, 1, "mL")
    ('20–40 mm', '1 %', '0.3–1 mL')
    """
    text = number(low) if low == high else f"{number(low)}–{number(high)}"
    return f"{text} {unit}".strip()


def sentence(text: str) -> str:
    """Return words as a sentence: first letter large, full stop at the end.

    Examples
    --------
    >>> sentence("imaging mandatory"), sentence("pH of the skin."), sentence("")
    ('Imaging mandatory.', 'pH of the skin.', '')
    """
    text = text.strip()
    if not text:
        return ""
    first = text if text[:1].islower() and text[1:2].isupper() else text[:1].upper() + text[1:]
    return first if first[-1] in ".?!…" else f"{first}."


def listed(items: tuple[str, ...] | list[str]) -> str:
    """Return items as one sentence.

    Examples
    --------
    >>> listed(["stroke", "infection"])
    'Stroke, infection.'
    """
    return sentence(", ".join(items))


def rows(count: int) -> str:
    """Return a number of blocks in words.

    Examples
    --------
    >>> rows(1), rows(85)
    ('1 block', '85 blocks')
    """
    return f"{count} block" if count == 1 else f"{count} blocks"

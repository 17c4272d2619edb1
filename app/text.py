"""Every word the app shows. Short and plain; what fits, never what to do."""

from __future__ import annotations

from app import sentences

count_word = sentences.count_word
counted_sentence = sentences.counted_sentence
credible_sentence = sentences.credible_sentence
humanise = sentences.humanise
percent_range = sentences.percent_range
score_sentence = sentences.score_sentence
signed = sentences.signed

TITLE = "Metamere: map"
SAFETY = (
    "Levels are anatomical associations; dermatomes overlap and vary by at least one segment. Confirm diagnosis, level "
    "by imaging, side, allergy, antithrombotics and dose yourself. Values marked recalled were not checked against a "
    "source.",
    "Educational reference. Shows published segment and block associations with sources. Not a medical device; not for "
    "use in patient care decisions.",
)

TYPES = {
    "pain": "Pain",
    "paraesthesia": "Tingling",
    "numbness": "Numbness",
    "tenderness": "Tenderness",
    "weakness": "Weakness",
    "atrophy": "Wasting",
    "reflex": "Reflex",
    "autonomic": "Autonomic",
    "visceral": "Organ",
    "test": "Test",
    "history": "History",
}
SKIN_TYPES = ("pain", "paraesthesia", "numbness", "tenderness")
SIDES = {"right": "Right", "left": "Left", "both": "Both sides", "midline": "Midline", "unknown": "Side not said"}
MAPS = {
    "consensus": "Consensus",
    "isncsci": "ISNCSCI",
    "lee2008": "Lee 2008",
    "foerster1933": "Foerster 1933",
    "keegan1948": "Keegan 1948",
    "headcampbell1900": "Head and Campbell 1900",
}
LAYERS = {"dermatomes": "Dermatomes", "areas": "Areas"}
VIEWS = {"body": "Front, back", "hands": "Hands", "feet": "Feet", "head": "Head"}
VIEWS_NARROW = {"front": "Front", "back": "Back", "hands": "Hands", "feet": "Feet"}
TOOLS = {"select": "Select area", "brush": "Brush", "erase": "Erase"}

CHART = {
    **{key: TYPES[key] for key in SKIN_TYPES},
    "figure": "Body from the {view} {part}",
    "view_hands": "hands",
    "view_feet": "feet",
    "view_head": "head",
    "front": "front",
    "back": "back",
    "left": "left",
    "right": "right",
    "both": "both sides",
    "midline": "midline",
    "patient_right": "patient’s right",
    "patient_left": "patient’s left",
    "pick": "Which one is enlarged",
    "pick_palm": "{side} palm",
    "pick_hand_back": "{side} back",
    "pick_foot_front": "{side} top",
    "pick_foot_back": "{side} sole",
    "pick_face": "face",
    "pick_head_back": "back",
    "part_palm": "Palm side",
    "part_hand_back": "Back of the hand",
    "part_foot_front": "Foot, front",
    "part_foot_back": "Foot, back",
    "part_face": "Face",
    "part_head_back": "Back of the head",
    "unmarked": "not marked",
    "normal": "normal",
    "of_ten": "{value} of 10",
    "loading": "Loading the body.",
    "readout": "Left and right are the patient’s.",
}

FINDINGS = {
    **TYPES,
    **{f"side_{key}": value for key, value in SIDES.items()},
    "none": "None yet.",
    "type": "Type",
    "side": "Side",
    "state": "Finding",
    "intensity": "Intensity, 0–10",
    "grade": "Grade",
    "abnormal": "abnormal",
    "normal": "normal",
    "positive": "positive",
    "negative": "negative",
    "unset": "not said",
    "remove": "Remove {name}",
    "not_understood": "“{name}” is not a place we know. It is kept, but not counted. Did you mean:",
}

PATIENT = {
    "age": "Age",
    "weight": "Weight",
    "anticoagulant": "Antithrombotic",
    "allergies": "Allergies",
    "infection": "Infection, fever",
    "pregnant": "Pregnancy",
}
CONTEXT_WORDS = {"yes": "yes", "no": "no", "none": "none", "not_asked": "not asked", "none_entered": "none entered"}
ANTITHROMBOTICS = (
    "aspirin",
    "clopidogrel",
    "prasugrel",
    "ticagrelor",
    "warfarin",
    "apixaban",
    "dabigatran",
    "edoxaban",
    "rivaroxaban",
    "enoxaparin",
    "heparin",
    "fondaparinux",
    "another one",
)

EXAMPLES = (
    ("Thumb pain, weak wrist", "pain in the right thumb, weak wrist extension right"),
    ("Leg pain to the great toe", "pain in the outer side of the left leg, numb great toe left"),
    ("Band around the chest", "burning pain in the lower ribs at the side and below the shoulder blade, right"),
    ("Heel pain", "pain in the right heel"),
)
SAY_PLACEHOLDER = {
    "top": "Type a finding: “numb little finger left”",
    "panel": "Type a finding",
    "welcome": "Where is it? “numb little finger, left”",
}
SAY_LABEL = "Type a finding"


EVIDENCE = {
    "A": "guideline or consistent trials",
    "B": "some trials",
    "C": "small or conflicting",
    "D": "expert tradition",
    "N": "a major guideline advises against",
}
KIND_LINES = {
    "root": "",
    "root_pair": "Two neighbouring roots",
    "cord": "Spinal cord",
    "plexus": "Plexus",
    "nerve": "Nerve",
    "joint": "Referred pain",
    "disc": "Disc",
    "muscle": "Muscle",
    "viscus": "Organ, referred pain",
    "zoster": "Shingles",
    "other": "Not in the list",
}
OTHER_NAME = "Something else"


# ------------------------------------------------------------------------------------------------ red flags
NO_FLAG = "No red flag in what you entered."
ALSO_ASK = "Nothing waits for these."
ANSWERS = {"yes": "Yes", "no": "No", "unsure": "Unsure"}
QUESTION_HOLDS = " Until this is answered, no block is shown. Unsure counts as yes."
STOP_HIDDEN = "Segments, levels and blocks are hidden."
STOP_HIDDEN_TITLE = "What is hidden, and why"
STOP_HIDDEN_WHY = "A block here could delay the care that comes first and mask a deficit that is getting worse."


def answered_sentence(names: list[str]) -> str:
    """Say which questions were answered no.

    Examples
    --------
    >>> answered_sentence(["Cardiac", "Cord"])
    'Answered no: cardiac, cord.'
    >>> answered_sentence([])
    ''
    """
    return f"Answered no: {', '.join(n[:1].lower() + n[1:] for n in names)}." if names else ""


def worth_asking(name: str) -> str:
    """Return the heading of a question that does not hold blocks back.

    Examples
    --------
    >>> worth_asking("Cancer")
    'Worth asking: cancer'
    """
    return f"Worth asking: {name[:1].lower() + name[1:]}"


# ------------------------------------------------------------------------------------------------ levels and blocks
LEVEL_LINES = {
    "cord_at_vertebra": "Cord segment, at vertebra",
    "spinous": "Spine over it",
    "root_exit": "Root leaves",
    "disc": "Disc that presses it",
    "interspinous_space": "Spinous gap",
}
BLOCKS_HEADING = "Blocks described for this level"
NOTHING_RANKED = "Nothing here points to a segment yet. Add a place on the skin, a weak movement or a reflex."
NO_BLOCKS = "No block is described for what leads."
BLOCKS_HELD = "Blocks wait until the red-flag question is answered."
NOT_OFFERED = "Not offered"
OPEN_IN_BLOCKS = "Open in blocks"


def levels_heading(lead: str) -> str:
    """Return the heading of the levels panel.

    Examples
    --------
    >>> levels_heading("C6")
    'Where C6 is, and what is described there'
    """
    return f"Where {lead} is, and what is described there"


def guidance_words(guidance: str) -> str:
    """Return the least guidance that a block row names.

    Examples
    --------
    >>> guidance_words("fluoroscopy"), guidance_words("landmark")
    ('Fluoroscopy needed', 'Landmark')
    """
    plain = humanise(guidance)
    return plain if guidance in ("landmark", "landmark or ultrasound", "none") else f"{plain} needed"


def bleeding_words(risk_class: str) -> str:
    """Return the bleeding class in words.

    Examples
    --------
    >>> bleeding_words("low")
    'Bleeding: low'
    """
    return f"Bleeding: {risk_class}"


def blocks_for_other(segment: str, number: int) -> str:
    """Return the words that open the block rows of another segment.

    Examples
    --------
    >>> blocks_for_other("C7", 6)
    'Described for C7 (6)'
    """
    return f"Described for {segment} ({number})"


# ------------------------------------------------------------------------------------------------ page
PAGE_HEADING = "Map: from a painful area to spinal segments"
WELCOME_TITLE = "Mark where it hurts."
WELCOME_LINE = "Brush over the skin, or type it. You see which segments fit, why, and where their levels are."
WELCOME_PEEK = "Brush over the skin, or open this to type it."
WELCOME_FOR = (
    "For clinicians and students. Left and right are the patient’s. What you enter is not stored on the server."
)
LOST_TITLE = "No answer from the server."
LOST_LINE = "Your findings are safe. Trying again in "
CUT_TITLE = "This link lost its end."
STAYS = "Stays in this tab. Not part of the link."
LEGEND = {
    "V": ("V1", "V2", "Trigeminal"),
    "C": ("C5", "C6", "Cervical"),
    "T": ("T3", "T4", "Thoracic"),
    "L": ("L1", "L2", "Lumbar"),
    "S": ("S1", "S2", "Sacral"),
}
KEYS = (
    ("Tab", "to the body, one stop a figure"),
    ("← ↑ → ↓", "to the nearest neighbour"),
    ("Space Enter", "mark, or take a mark away"),
    ("N", "normal: tested and spared"),
    ("1 9", "intensity"),
    ("Shift ←", "the other side"),
    ("V B E", "select, brush, erase"),
    ("F", "front or back"),
    ("Esc", "leave the body"),
    ("Ctrl Z", "undo; with Shift redo"),
    ("Ctrl K", "type a finding"),
)
STRONGER = "Stronger colour: more likely"
SHELL = {
    "examples": [phrase for _, phrase in EXAMPLES],
    "copied": "Link copied.",
    "not_copied": "The link is in the address bar.",
    **CONTEXT_WORDS,
}


BAR_CAPTION = "Bar: 90 % range. Mark: best estimate."
BAD_INPUT = "This could not be read."


def data_line(version: str, data_version: str) -> str:
    """Say which records and which version gave an answer.

    Examples
    --------
    >>> data_line("0.1.0", "2026.11.25")
    'Data 2026.11.25, Metamere 0.1.0.'
    """
    return f"Data {data_version}, Metamere {version}."


def could_explain(number: int) -> str:
    """Return how many explanations are left.

    Examples
    --------
    >>> could_explain(5), could_explain(1)
    ('Five could explain it.', 'One explains it best.')
    """
    return "One explains it best." if number <= 1 else f"{humanise(count_word(number))} could explain it."

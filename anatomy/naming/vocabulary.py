"""Small closed word lists of the resolver: twins, compounds, words without content, separators."""

from __future__ import annotations

#: Irregular plurals, Latin forms and twins → the one form used inside.
IRREGULAR: dict[str, str] = {
    "feet": "foot",
    "teeth": "tooth",
    "calves": "calf",
    "calve": "calf",
    "soal": "sole",
    "tow": "toe",
    "bicep": "biceps",
    "tricep": "triceps",
    "malleoli": "malleolus",
    "condyli": "condyle",
    "axillae": "axilla",
    "scapulae": "scapula",
    "shoulderblade": "scapula",
    "vertebrae": "vertebra",
    "labia": "labium",
    "nates": "buttock",
    "glutei": "gluteus",
    "testes": "testis",
    "testicle": "testis",
    "ganglia": "ganglion",
    "interossei": "interosseous",
    "interosseus": "interosseous",
    "lumbricales": "lumbrical",
    "scaleni": "scalene",
    "peroneal": "fibular",
    "peroneus": "fibularis",
    "peronei": "fibularis",
    "medianus": "median",
    "nervus": "nerve",
    "nervi": "nerve",
    "musculus": "muscle",
    "musculi": "muscle",
    "mm": "muscle",
    "articulatio": "joint",
    "collarbone": "clavicle",
    "breastbone": "sternum",
    "hallux": "bigtoe",
    "pollex": "thumb",
    "pinkie": "pinky",
    "thumbs": "thumb",
    "jerk": "reflex",
    "ulna": "ulna",
    "bellybutton": "navel",
    "tummybutton": "navel",
    "umbilical": "umbilicus",
    "underarm": "armpit",
    "kneepit": "popliteal",
    "bum": "bottom",
    "earlobe": "earlobe",
    "gray": "grey",
    "zygapophyseal": "zygapophysial",
    "gallbladder": "gallbladder",
    "bending": "bend",
    "lifting": "lift",
    "raising": "raise",
    "straightening": "straighten",
    "turning": "turn",
    "spreading": "spread",
    "standing": "stand",
    "walking": "walk",
    "curling": "curl",
    "pushing": "push",
    "pulling": "pull",
    "squeezing": "squeeze",
    "pinching": "pinch",
    "gripping": "grip",
    "grasping": "grasp",
    "coughing": "cough",
    "sitting": "sit",
    "breathing": "breathe",
    "twisting": "twist",
    "hoffman": "hoffmann",
    "novocain": "novocaine",
    "lignocaine": "lidocaine",
}

#: Several words that are one idea → one unit. Keys are canonical words.
COMPOUNDS: dict[tuple[str, ...], str] = {
    ("upper", "arm"): "upperarm",
    ("lower", "arm"): "forearm",
    ("fore", "arm"): "forearm",
    ("upper", "leg"): "thigh",
    ("lower", "leg"): "lowerleg",
    ("low", "back"): "lowback",
    ("lower", "back"): "lowback",
    ("shoulder", "blade"): "scapula",
    ("collar", "bone"): "clavicle",
    ("breast", "bone"): "sternum",
    ("big", "toe"): "bigtoe",
    ("great", "toe"): "bigtoe",
    ("first", "toe"): "bigtoe",
    ("belly", "button"): "navel",
    ("tummy", "button"): "navel",
    ("knee", "cap"): "kneecap",
    ("arm", "pit"): "armpit",
    ("ear", "lobe"): "earlobe",
    ("finger", "tip"): "fingertip",
    ("tail", "bone"): "tailbone",
    ("rib", "cage"): "ribcage",
    ("snuff", "box"): "snuffbox",
    ("gall", "bladder"): "gallbladder",
    ("plantar", "flexion"): "plantarflexion",
    ("dorsi", "flexion"): "dorsiflexion",
    ("dorsal", "flexion"): "dorsiflexion",
    ("in", "front", "of"): "infront",
    ("little", "toe", "side"): "littletoeside",
    ("big", "toe", "side"): "bigtoeside",
    ("great", "toe", "side"): "bigtoeside",
    ("thumb", "side"): "thumbside",
    ("thumb", "half"): "thumbside",
    ("little", "finger", "side"): "littlefingerside",
    ("little", "finger", "half"): "littlefingerside",
    ("pinky", "side"): "littlefingerside",
    ("palm", "side"): "palmside",
    ("upper", "third"): "upperthird",
    ("upper", "half"): "upperhalf",
    ("upper", "part"): "upper",
    ("proximal", "third"): "upperthird",
    ("proximal", "half"): "upperhalf",
    ("lower", "third"): "lowerthird",
    ("lower", "half"): "lowerhalf",
    ("lower", "part"): "lower",
    ("distal", "third"): "lowerthird",
    ("distal", "half"): "lowerhalf",
    ("middle", "third"): "middlethird",
    ("middle", "part"): "middle",
    ("radial", "half"): "radial",
    ("ulnar", "half"): "ulnar",
    ("back", "to", "front"): "backtofront",
    ("front", "to", "back"): "backtofront",
    ("all", "over"): "whole",
    ("pin", "and", "needle"): "pinsandneedles",
}

#: One word that is several.
EXPANSIONS: dict[str, tuple[str, ...]] = {
    "anteromedial": ("anterior", "medial"),
    "anterolateral": ("anterior", "lateral"),
    "posteromedial": ("posterior", "medial"),
    "posterolateral": ("posterior", "lateral"),
    "superomedial": ("superior", "medial"),
    "superolateral": ("superior", "lateral"),
    "inferomedial": ("inferior", "medial"),
    "inferolateral": ("inferior", "lateral"),
    "dorsoradial": ("dorsal", "radial"),
    "dorsoulnar": ("dorsal", "ulnar"),
    "dorsolateral": ("dorsal", "lateral"),
    "dorsomedial": ("dorsal", "medial"),
    "ruq": ("right", "upper", "quadrant"),
    "luq": ("left", "upper", "quadrant"),
    "rlq": ("right", "lower", "quadrant"),
    "llq": ("left", "lower", "quadrant"),
    "rif": ("right", "iliac", "fossa"),
    "lif": ("left", "iliac", "fossa"),
}

#: Words that never tell two names apart; left out of every key.
STOPS = frozenset("of the a an at in on my his her your their its this that as is are was were be by for".split())

#: Words that tell two skin areas apart only by being there or not; left out of the keys of areas alone.
AREA_NOISE = frozenset(
    """
    skin over region area zone surface aspect border edge part portion territory whole entire half all spot quadrant
    phalanx
    """.split()
)

#: Between two structures. ``to`` lists both ends.
SEPARATORS = frozenset(
    [",", ";", "/", "&", "+", ".", "and", "or", "to", "into", "toward", "towards", "plus", "then", "also", "through"]
)

#: Of these, the ones in whose lists a noun may be shared: "ring and little fingers".
LIST_SEPARATORS = frozenset([",", "/", "&", "+", "and", "or"])

#: Say how, when or how badly, not where; understood, and not part of any name unless a name holds them.
FILLERS = frozenset(
    """
    pain painful ache aching achy hurt hurting sore soreness tender tenderness numb numbness dead tingle tingling
    paresthesia dysesthesia paraesthesia pinsandneedles prickling itch itching burn burning shooting shoot stabbing
    stab sharp dull electric shock throbbing cramp cramping radiating radiate radiation spreading spread referred
    weak weakness weaker paresis palsy paralysed paralyzed paralysis loss lost power strength wasted wasting atrophy
    thin reduced absent brisk increased decreased exaggerated diminished depressed sluggish hyperactive clonus normal
    intact spared preserved abnormal positive negative present no not without cannot cant unable good full
    feel feeling feels sense sensation sensory touch pinprick light pin prick hypoesthesia anesthesia hyperesthesia
    allodynia discomfort trouble problem tight tightness stiff stiffness swollen swelling hot cold warm red
    worse worst better worsened at on in when while during after before with from for along around within about near
    just level rest night day morning evening stair walking walk standing stand sitting sit lying lie bending twisting
    movement moving move passive active effort exertion cough coughing sneezing breathing deep superficial first step
    waves wave comes come going goes go down up out off constant intermittent sudden chronic acute mild moderate severe
    very slightly slight some mostly mainly only also patch pattern band-like backtofront limited spastic side
    it there here where which who has have had i me he she patient right-sided left-sided sided reported unplanned
    beside behind midline type especially including incl e g tested test movements both dermatome myotome root segment
    spinal nerve-root distribution reflex response muscle joint jerk skin region area zone part border edge surface
    whole entire all aspect territory any specific view drawing radicular radiculopathy neuralgia
    web space crease line over bend lift raise turn curl push pull squeeze twist breathe upgoing downgoing lively
    """.split()
)

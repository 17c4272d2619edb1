"""Words of the examination page."""

from __future__ import annotations

from anatomy.isncsci.levels import LEVELS, MOTOR_LEVELS, SENSORY_LEVELS
from anatomy.isncsci.score import PARTS

HEADING = "ISNCSCI examination"
LEAD = "Fill it in as on paper. Levels, grade and zones follow as you type, each with its reasons."

#: Key muscle functions: the movement as its entity in the atlas, as on the worksheet, and the usual muscles.
KEY_MUSCLES: dict[str, tuple[str, str, str]] = {
    "C5": ("elbow_flexion", "Elbow flexion", "biceps, brachialis"),
    "C6": ("wrist_extension", "Wrist extension", "long and short radial wrist extensors"),
    "C7": ("elbow_extension", "Elbow extension", "triceps"),
    "C8": ("finger_flexion", "Finger flexion", "deep flexor, to the middle fingertip"),
    "T1": ("little_finger_abduction", "Finger abduction", "abductor of the little finger"),
    "L2": ("hip_flexion", "Hip flexion", "iliopsoas"),
    "L3": ("knee_extension", "Knee extension", "quadriceps"),
    "L4": ("ankle_dorsiflexion", "Ankle dorsiflexion", "tibialis anterior"),
    "L5": ("big_toe_extension", "Great toe extension", "long extensor of the great toe"),
    "S1": ("ankle_plantarflexion", "Plantar flexion", "gastrocnemius, soleus"),
}

#: Muscle functions that are no key functions, by root: an aid to the choice of the lowest one.
NON_KEY: dict[str, str] = {
    "C5": "shoulder movements, elbow supination",
    "C6": "elbow pronation, wrist flexion",
    "C7": "finger extension, thumb flexion, extension",
    "C8": "finger flexion at the knuckles, thumb opposition",
    "T1": "index finger abduction",
    "L2": "hip adduction",
    "L3": "hip external rotation",
    "L4": "hip extension, abduction; knee flexion",
    "L5": "great toe flexion, abduction",
    "S1": "great toe adduction",
}

PART_NAMES = {"light_touch": "light touch", "pin_prick": "pin prick", "motor": "motor"}
#: Head of each column, and what it stands for.
COLUMNS = {"light_touch": ("LT", "Light touch"), "pin_prick": ("PP", "Pin prick"), "motor": ("Motor", "Motor")}

ALLOWED = {
    "light_touch": "0, 1, 2 or NT. 0, 1 and NT may end in * or **.",
    "pin_prick": "0, 1, 2 or NT. 0, 1 and NT may end in * or **.",
    "motor": "0 to 5 or NT. 0 to 4 and NT may end in * or **.",
}

FIELDS = {
    "sensory_level": "Sensory level",
    "motor_level": "Motor level",
    "zpp_sensory": "Sensory zone of partial preservation",
    "zpp_motor": "Motor zone of partial preservation",
    "nli": "Neurological level",
    "completeness": "Completeness",
    "ais": "Impairment scale",
    "totals": "Totals",
}

GRADE_LINES = {
    "A": "Nothing is preserved in the lowest sacral segments.",
    "B": "Sensation is preserved in the lowest sacral segments, motor function far below the level is not.",
    "C": "Motor incomplete: fewer than half of the key muscles below the level are graded 3 or more.",
    "D": "Motor incomplete: at least half of the key muscles below the level are graded 3 or more.",
    "E": "Normal, for someone who had deficits before.",
}

#: Names of key functions that are too long for the form.
SHORT = {"L4": "Dorsiflexion", "L5": "Toe extension"}

KEYS = (
    ("Arrow keys", "move; left and right cross to the other side"),
    ("0 to 5", "write the score and go down"),
    ("N", "not testable, and go down"),
    ("*", "tag the score just written: * taken as given, ** taken as normal; once more takes it off"),
    ("Backspace", "empty the box, then go up"),
    ("Home, End", "first and last level of the column"),
    ("A, Z", "normal above, zero below the level you are at"),
    ("Y, N, T", "yes, no, not testable for contraction and pressure"),
    ("Ctrl Z, Ctrl Shift Z", "undo, redo"),
)

SCORE_WORDS = {
    "2": "normal",
    "1": "altered",
    "0": "absent",
    "NT": "not testable",
    "": "not entered",
}


def props() -> dict[str, object]:
    """Return everything the page's script needs to know of the examination.

    Examples
    --------
    >>> props()["scores"]["motor"][:3], len(props()["sensory"])
    (['0', '1', '2'], 28)
    """
    return {
        "levels": list(LEVELS),
        "sensory": list(SENSORY_LEVELS),
        "motor": list(MOTOR_LEVELS),
        "scores": {part: list(scores) for part, (_, scores) in PARTS.items()},
        "allowed": ALLOWED,
        "parts": PART_NAMES,
        "columns": COLUMNS,
        "fields": FIELDS,
        "grades": GRADE_LINES,
        "muscles": KEY_MUSCLES,
        "short": SHORT,
        "nonKey": NON_KEY,
        "keys": KEYS,
        "scoreWords": SCORE_WORDS,
    }

"""Examinations made for learning: each shows one thing that is easily got wrong, and why the answer is what it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from anatomy.isncsci.levels import MOTOR_LEVELS, SENSORY_LEVELS


@dataclass(frozen=True, slots=True)
class Sample:
    """One examination for learning.

    Parameters
    ----------
    id, name
        What it is called.
    shows
        What it shows, in a few words.
    why
        How the answer comes about, one step a line.
    exam
        Document of the public contract.
    comments
        What the examiner wrote beside it.
    """

    id: str
    name: str
    shows: str
    why: tuple[str, ...]
    exam: Mapping[str, Any]
    comments: str = ""


def skin(normal_down_to: str, below: Mapping[str, str] | None = None, rest: str = "0") -> dict[str, str]:
    """Return the scores of one column of the skin: 2 down to a level, some by name, the others alike.

    Examples
    --------
    >>> column = skin("C5", {"C6": "1"})
    >>> column["C5"], column["C6"], column["S4-5"]
    ('2', '1', '0')
    """
    last = SENSORY_LEVELS.index(normal_down_to) if normal_down_to != "C1" else -1
    column = {level: "2" if place <= last else rest for place, level in enumerate(SENSORY_LEVELS)}
    return column | dict(below or {})


def side(touch: dict[str, str], pin: dict[str, str], arm: str, leg: str, non_key: str | None = None) -> dict[str, Any]:
    """Return one side; muscles as on the worksheet, "5 5 3 0 0" for C5 to T1 and L2 to S1.

    Examples
    --------
    >>> side(skin("C5"), skin("C5"), "5 3 0 0 0", "0 0 0 0 0")["motor"]["C6"]
    '3'
    """
    motor = dict(zip(MOTOR_LEVELS, f"{arm} {leg}".split(), strict=True))
    return {"light_touch": touch, "pin_prick": pin, "motor": motor, "lowest_non_key_muscle": non_key}


def exam(right: dict[str, Any], left: dict[str, Any], vac: str, dap: str) -> dict[str, Any]:
    """Return an examination."""
    return {"right": right, "left": left, "vac": vac, "dap": dap}


def _both(touch: dict[str, str], pin: dict[str, str], arm: str, leg: str) -> tuple[dict[str, Any], dict[str, Any]]:
    return side(touch, pin, arm, leg), side(touch, pin, arm, leg)


SAMPLES: tuple[Sample, ...] = (
    Sample(
        "complete",
        "Complete, one side lower",
        "Four levels, one neurological level",
        (
            "Right skin is normal to C6, left skin to C7: these are the sensory levels.",
            "Right C7 is graded 3 but C7 skin does not matter for a level with a key muscle; everything above C7 is "
            "normal, so the right motor level is C7. Left C8 is 2, below 3, so the left motor level is C7.",
            "The neurological level is the highest of the four: C6.",
            "Nothing is felt at S4-5 and neither pressure nor contraction is there: complete, A.",
            "In a complete injury all four zones apply: skin to C8 on both sides; muscles to C8 right and T1 left.",
        ),
        exam(
            side(skin("C6", {"C7": "1", "C8": "1"}), skin("C6", {"C7": "1"}), "5 5 3 1 0", "0 0 0 0 0"),
            side(skin("C7", {"C8": "1"}), skin("C7", {"C8": "0"}), "5 5 5 2 1", "0 0 0 0 0"),
            "No",
            "No",
        ),
    ),
    Sample(
        "arms_weaker",
        "Arms weaker than legs",
        "Strong legs do not lower the level",
        (
            "Skin is normal to C4 on both sides, so the sensory levels are C4.",
            "C5 is graded 4 and everything above is normal: the motor levels are C5. Strength further down does not "
            "count for the level.",
            "The neurological level is C4.",
            "There is voluntary contraction, so the injury is motor incomplete. Below C4 lie all 20 key muscles; 16 "
            "are graded 3 or more, at least half: D.",
            "With contraction and pressure there, no zone of partial preservation applies.",
        ),
        exam(
            side(skin("C4", rest="1"), skin("C4", rest="1"), "4 3 3 2 2", "4 4 4 5 5"),
            side(skin("C4", rest="1"), skin("C4", rest="1"), "4 4 3 2 1", "4 4 4 4 5"),
            "Yes",
            "Yes",
        ),
    ),
    Sample(
        "one_half",
        "One half of the cord",
        "Weak on one side, pin prick lost on the other",
        (
            "On the right light touch is altered from T9; on the left pin prick is lost from T10. Either one ends the "
            "level: T8 right, T9 left.",
            "T2 to L1 have no key muscle, so the motor level there is the sensory level: T8 right. On the left too, "
            "T9, although every left muscle is normal.",
            "Contraction is there: motor incomplete. Of the ten muscles below T8, the five left ones are graded 3 or "
            "more: just half, so D.",
        ),
        exam(
            side(skin("T8", rest="1"), skin("S4-5"), "5 5 5 5 5", "2 2 1 1 2"),
            side(skin("S4-5"), skin("T9", {"S4-5": "1"}), "5 5 5 5 5", "5 5 5 5 5"),
            "Yes",
            "Yes",
        ),
    ),
    Sample(
        "three_levels",
        "Not more than three levels",
        "Why a moving leg can still be B",
        (
            "Skin is normal to T11 on both sides; with normal arms the motor levels are T11 as well.",
            "Something is felt at S4-5: incomplete. There is no contraction, so function far below must decide.",
            "Right hip flexion (L2) moves. L2 is three levels below T11, and more than three is needed: B.",
            "Without contraction the motor zone applies: L2 right, and the level itself, T11, left. Deep anal pressure "
            "takes the sensory zones away.",
        ),
        exam(
            side(skin("T11", rest="1"), skin("T11", rest="1"), "5 5 5 5 5", "2 0 0 0 0"),
            side(skin("T11", rest="1"), skin("T11", rest="1"), "5 5 5 5 5", "0 0 0 0 0"),
            "No",
            "Yes",
        ),
    ),
    Sample(
        "non_key",
        "A muscle that is not on the form",
        "Non-key function makes C",
        (
            "Skin is normal to C5, and C5 is the last strong muscle: all levels are C5.",
            "Touch is felt at S4-5 on the right: incomplete, and there is no contraction.",
            "No key muscle works more than three levels below C5. But the left hip can be drawn in (L2, not a key "
            "muscle), which is more than three below: motor incomplete, and with no muscle of 3 or more below C5, C.",
            "That function is what makes the injury motor incomplete, so the left motor zone ends at L2.",
        ),
        exam(
            side(skin("C5", {"C6": "1"}, rest="1"), skin("C5"), "5 2 1 0 0", "0 0 0 0 0"),
            side(skin("C5", {"S4-5": "0"}, rest="1"), skin("C5"), "5 2 0 0 0", "0 0 0 0 0", "L2"),
            "No",
            "No",
        ),
    ),
    Sample(
        "cast",
        "An arm in plaster",
        "What not testable leaves open",
        (
            "Right C6 and C7 muscles are in plaster: NT. Skin is normal to C7 on both sides.",
            "The right motor level depends on what was not tested: C5 if wrist extension were below 3, C6 if it were "
            "3 or 4 or if elbow extension were below 3, otherwise C7. All are listed.",
            "The neurological level follows: C5, C6 or C7. The left side alone would say C7.",
            "Complete or not does not depend on the arm: nothing is there at S4-5, so A whatever the scores are. "
            "Sums with an NT in them cannot be given.",
        ),
        exam(
            side(skin("C7"), skin("C7"), "5 NT NT 0 0", "0 0 0 0 0"),
            side(skin("C7"), skin("C7"), "5 5 4 0 0", "0 0 0 0 0"),
            "No",
            "No",
        ),
        comments="C6 and C7 right: forearm and elbow in plaster.",
    ),
    Sample(
        "old_tendon",
        "An old tendon injury",
        "What ** does",
        (
            "Left elbow flexion is weak from an old torn tendon, not from the cord: 3**, to be taken as normal.",
            "So the left motor level is C8, as on the right, and not C5. The star at the result says that it would be "
            "different with the 3 as given.",
            "The sum counts what was seen: 3, not 5.",
            "Sensation is spared at S4-5 without contraction, and no muscle moves below: B either way, so B has no "
            "star.",
        ),
        exam(
            side(skin("C8", rest="1"), skin("C8", rest="1"), "5 5 5 4 0", "0 0 0 0 0"),
            side(skin("C8", rest="1"), skin("C8", rest="1"), "3** 5 5 4 0", "0 0 0 0 0"),
            "No",
            "Yes",
        ),
        comments="C5 left: biceps tendon torn years ago; to be taken as normal.",
    ),
    Sample(
        "above_c4",
        "Level above C4",
        "Strong arms, high level",
        (
            "Skin is normal to C3 only: the sensory levels are C3.",
            "C1 to C4 have no key muscle, so there the motor level is the sensory level: C3, although every key muscle "
            "is normal. Authors of the standard have called this counter-intuitive; it is the rule.",
            "The neurological level is C3. There is contraction, and all 20 key muscles below C3 are graded 3 or more: "
            "D.",
        ),
        exam(*_both(skin("C3", rest="1"), skin("C3", rest="1"), "5 5 5 5 5", "5 5 5 5 5"), "Yes", "Yes"),
    ),
    Sample(
        "hip_is_strong",
        "A strong hip below altered skin",
        "When L2 counts, and when just half is enough",
        (
            "Right skin is normal to L2, left skin to T12.",
            "T2 to L1 have no key muscle and are presumed to be as the skin. On the right they are normal, L2 is 5 and "
            "L3 is 4: the motor level is L3. On the left L1 skin is altered, so the motor level is T12 although L2 "
            "and L3 are normal.",
            "The neurological level is T12, the highest of the four.",
            "There is contraction: motor incomplete. Ten key muscles lie below T12; two right and three left ones are "
            "graded 3 or more. Five of ten is at least half: D.",
        ),
        exam(
            side(skin("L2", rest="1"), skin("L2", rest="1"), "5 5 5 5 5", "5 4 2 1 0"),
            side(skin("T12", rest="1"), skin("T12", rest="1"), "5 5 5 5 5", "5 5 4 1 0"),
            "Yes",
            "Yes",
        ),
    ),
    Sample(
        "recovered",
        "Everything back",
        "When it is E, and when just short of it",
        (
            "Every score is normal, contraction and pressure are there: all levels are intact (INT).",
            "E is for a person who had deficits from a cord injury before; without one no grade is given.",
            "Make one pin prick 1 to see how a level comes back: the grade becomes D.",
        ),
        exam(*_both(skin("S4-5"), skin("S4-5"), "5 5 5 5 5", "5 5 5 5 5"), "Yes", "Yes"),
    ),
)

"""The sentences of an explanation, apart from the rules that choose them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from anatomy.isncsci.reasons import Reach

#: One sentence for each rule; the names in braces are filled in by ``explain``.
SENTENCES: Final[dict[str, str]] = {
    "sensory.first": (
        "C2 {be} not normal on the {side} (light touch {touch}, pin prick {pin}), so the sensory level is C1, "
        "which has no key point."
    ),
    "sensory.ends": (
        "{level} is the lowest level on the {side} with light touch and pin prick normal there and all the "
        "way down to it; {next} {be} not normal (light touch {touch}, pin prick {pin})."
    ),
    "sensory.intact": "Light touch and pin prick are normal at all 28 key points on the {side}: the level is intact.",
    "motor.antigravity": (
        "{level} on the {side} is graded {grade}, {may}the lowest key muscle of at least 3, with "
        "everything above it normal."
    ),
    "motor.weak_below": (
        "{level} on the {side} is normal with everything above it, and {next} is graded {grade}, {may}below 3."
    ),
    "motor.none_above": (
        "{next} on the {side} is graded {grade}, {may}below 3. {level} has no key muscle; its motor function is "
        "presumed normal because its skin is, down to the sensory level."
    ),
    "motor.as_skin": (
        "{level} has no key muscle: on the {side} its motor function is presumed to be as the skin, and the "
        "sensory level is {level}. Key muscles above it are normal."
    ),
    "motor.skin_first": (
        "The sensory level on the {side} is {level}, above every key muscle. Where no key muscle can be "
        "tested the motor level is the sensory level, whatever the strength further down."
    ),
    "motor.not_presumed": (
        "Every key muscle on the {side} down to {level} is normal. Below it motor function is presumed from "
        "the skin, and the sensory level has already been passed."
    ),
    "motor.intact": (
        "Every key muscle and key point on the {side} is normal and there is voluntary anal contraction: the "
        "motor level is intact."
    ),
    "motor.no_contraction": (
        "Every key muscle and key point on the {side} is normal, but there is no voluntary anal contraction, "
        "which is the motor test of S4-5: the motor level is S3."
    ),
    "nli": (
        "The neurological level is the most cranial of the sensory levels (right {sensory_right}, left "
        "{sensory_left}) and the motor levels (right {motor_right}, left {motor_left}): {level}."
    ),
    "complete": (
        "No voluntary anal contraction, no deep anal pressure, and light touch and pin prick 0 at S4-5 on "
        "both sides: complete."
    ),
    "incomplete": "Preserved in the lowest sacral segments: {spared}. So the injury is incomplete.",
    "completeness.open": (
        "Complete needs no contraction, no deep anal pressure and nothing felt at S4-5; what is not testable "
        "leaves both answers."
    ),
    "ais.A": "The injury is complete: A.",
    "ais.B": (
        "Sensation is spared ({spared}), there is no voluntary anal contraction, and no motor function more "
        "than three levels below the motor level of its side ({reach}): B."
    ),
    "ais.C": (
        "Motor incomplete, because of {because}. Of {of} key muscles below {nli}, {strong} are graded 3 or "
        "more, fewer than half: C."
    ),
    "ais.D": (
        "Motor incomplete, because of {because}. Of {of} key muscles below {nli}, {strong} are graded 3 or "
        "more, at least half: D."
    ),
    "ais.E": (
        "Every score is normal, with voluntary anal contraction and deep anal pressure: E, for a person who "
        "had deficits from a spinal cord injury before. Without one no grade is given."
    ),
    "ais.settled": "Whatever the scores not testable may be, {grade}. {definition}",
    "ais.possible": "{grade} is possible: some values of the scores not testable lead to it. {definition}",
    "zpp_sensory.na": "No sensory zone of partial preservation on the {side}: {spared}.",
    "zpp_sensory.value": (
        "Nothing is felt at S4-5 on the {side} and there is no deep anal pressure; the most caudal level with"
        " any light touch or pin prick is {level}."
    ),
    "zpp_sensory.level": (
        "Nothing is felt at S4-5 on the {side} and there is no deep anal pressure, and nothing below the "
        "level either: the zone is the level itself, {level}."
    ),
    "zpp_sensory.maybe_na": (
        "On the {side} the sensory zone does not apply if something is felt at S4-5, or deep anal pressure."
    ),
    "zpp_motor.maybe_na": "The motor zone does not apply if there is voluntary anal contraction.",
    "zpp_motor.na": "No motor zone of partial preservation: there is voluntary anal contraction.",
    "zpp_motor.value": (
        "Without voluntary anal contraction the motor zone on the {side} ends at the most caudal key muscle "
        "with any function, {level}."
    ),
    "zpp_motor.level": (
        "Without voluntary anal contraction, and with no key muscle working below the motor level, the motor "
        "zone on the {side} is the level itself, {level}."
    ),
    "zpp_motor.non_key": (
        "Non-key muscle function at {level} on the {side} is what makes the injury motor incomplete, so the "
        "motor zone ends there."
    ),
    "totals": (
        "Right: upper limb {right[uems]}, lower limb {right[lems]}, light touch {right[light_touch]}, pin "
        "prick {right[pin_prick]}. Left: {left[uems]}, {left[lems]}, {left[light_touch]}, {left[pin_prick]}."
    ),
    "totals.not_given": "A sum with a score that is not testable cannot be given (ND).",
    "assumed": (
        "{values}: this rests on scores taken as normal because something other than the cord injury explains them "
        "({scores}). With these as given: {given}."
    ),
    "open": "More than one value is possible: {values}. Not testable: {scores}.",
    "notice.high_cervical": (
        "The sensory level on the {side} is above C4 although C5 to T1 are all normal; the rule gives a motor"
        " level of {level} all the same, which authors of the standard have called counter-intuitive."
    ),
    "notice.presumed_gap": (
        "Sensation on the {side} is impaired at a level that has a key muscle and normal again below it. "
        "Another published reading would go on and put the motor level lower."
    ),
    "notice.non_key_blank": (
        "No non-key muscle function is recorded. Function more than three levels below the motor level would "
        "make the injury motor incomplete, C or D."
    ),
    "notice.none_to_count": "No key muscle lies below {nli}; at least half of none is taken as fulfilled.",
}

#: What each grade means, for grades that are possible only.
DEFINITIONS: Final[dict[str, str]] = {
    "A": "A: complete.",
    "B": "B: sensation spared at S4-5, no contraction, no motor function more than three levels below the motor level.",
    "C": "C: motor incomplete, fewer than half of the key muscles below the neurological level graded 3 or more.",
    "D": "D: motor incomplete, at least half of the key muscles below the neurological level graded 3 or more.",
    "E": "E: everything normal.",
}

#: Parts of the worksheet in words.
NAMES: Final[dict[str, str]] = {
    "light_touch": "light touch",
    "pin_prick": "pin prick",
    "motor": "muscle strength",
    "vac": "voluntary anal contraction",
    "dap": "deep anal pressure",
}


def sentence(rule: str, words: Mapping[str, Any], side: str | None) -> str:
    """Return the sentence of a rule, filled in."""
    return SENTENCES[rule].format(side=side, **words)


def filled(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts of a reason with those that are no text put into words."""
    words = dict(facts)
    if "spared" in words:
        named = [f"{NAMES[part]} at S4-5 {side}" if side else NAMES[part] for part, side in words["spared"]]
        words["spared"] = listed(named)
    words["may"], words["be"] = ("which may be ", "may be") if words.get("open") else ("", "is")
    if "reaches" in words:
        reaches = words["reaches"]
        words["reach"] = "; ".join(_reach(reach) for reach in reaches)
        far = "; ".join(_reach(reach) for reach in reaches if reach.is_far)
        words["because"] = NAMES["vac"] if words["contraction"] else f"sacral sparing with function far below ({far})"
    if "grade" in words:
        words["definition"] = DEFINITIONS.get(words["grade"], "")
    return words


def _reach(reach: Reach) -> str:
    if not reach.lowest:
        return f"{reach.side}, none below the motor level {reach.motor_level}"
    kind = "key" if reach.is_key else "non-key"
    return (
        f"{reach.side}, {kind} function at {reach.lowest}, {reach.distance} below the motor level {reach.motor_level}"
    )


def listed(names: list[str]) -> str:
    """Return names as a list in words.

    Examples
    --------
    >>> listed(["C5", "C6", "C7"])
    'C5, C6 and C7'
    """
    if not names:
        return "nothing"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def shortened(names: list[str], most: int = 6) -> str:
    """Return names as a list in words, the end left out when there are many."""
    return listed(names) if len(names) <= most else f"{', '.join(names[:most])} and {len(names) - most} more"

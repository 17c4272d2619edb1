"""The standard, written down once more for fully known examinations, and every completion tried in turn.

Deliberately slow and plain, sharing no code with the library: the fast sets must equal what this finds.
"""

from itertools import product

LEVELS = "C1 C2 C3 C4 C5 C6 C7 C8 T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12 L1 L2 L3 L4 L5 S1 S2 S3 S4-5".split()
SKIN = LEVELS[1:]
MUSCLES = "C5 C6 C7 C8 T1 L2 L3 L4 L5 S1".split()
ORDER = ["NA", *LEVELS, "INT"]
FIELDS = ("sensory_level", "motor_level", "zpp_sensory", "zpp_motor")


def at(level):
    return 28 if level == "INT" else LEVELS.index(level)


def sensory_level(side):
    level = "C1"
    for segment in SKIN:
        if side["light_touch"][segment] != 2 or side["pin_prick"][segment] != 2:
            return level
        level = segment
    return "INT"


def motor_level(side, vac):
    sensory = at(sensory_level(side))
    level = "C1"
    for segment in SKIN:
        if segment in MUSCLES:
            grade = side["motor"][segment]
            if grade < 3:
                return level
            if grade < 5:
                return segment
        elif sensory < at(segment):
            return level
        level = segment
    return "INT" if vac == "Yes" else "S3"


def felt_at_s45(side):
    return side["light_touch"]["S4-5"] > 0 or side["pin_prick"]["S4-5"] > 0


def classify_known(exam):
    """Return the result of an exam whose scores are all plain numbers and whose VAC and DAP are known."""
    sides = {name: exam[name] for name in ("right", "left")}
    vac, dap = exam["vac"] == "Yes", exam["dap"] == "Yes"
    sensory = {name: sensory_level(side) for name, side in sides.items()}
    motor = {name: motor_level(side, exam["vac"]) for name, side in sides.items()}
    nli = min([*sensory.values(), *motor.values()], key=at)
    felt = {name: felt_at_s45(side) for name, side in sides.items()}
    complete = not vac and not dap and not any(felt.values())
    sparing = dap or any(felt.values())

    def far(name, segment):
        return segment is not None and LEVELS.index(segment) - at(motor[name]) > 3

    by_key = {name: any(far(name, m) for m in MUSCLES if side["motor"][m] > 0) for name, side in sides.items()}
    by_other = {name: far(name, side["lowest_non_key_muscle"]) for name, side in sides.items()}
    normal = all(
        value == (5 if part == "motor" else 2)
        for side in sides.values()
        for part in ("light_touch", "pin_prick", "motor")
        for value in side[part].values()
    )
    below = [side["motor"][m] for side in sides.values() for m in MUSCLES if LEVELS.index(m) > at(nli)]
    if complete:
        ais = "A"
    elif normal and vac and dap:
        ais = "E"
    elif vac or (sparing and (any(by_key.values()) or any(by_other.values()))):
        ais = "D" if 2 * sum(grade >= 3 for grade in below) >= len(below) else "C"
    else:
        ais = "B"
    zpp_sensory, zpp_motor = {}, {}
    for name, side in sides.items():
        if dap or felt[name]:
            zpp_sensory[name] = "NA"
        else:
            kept = [s for s in SKIN if side["light_touch"][s] > 0 or side["pin_prick"][s] > 0]
            zpp_sensory[name] = max([sensory[name], *kept], key=at)
        if vac:
            zpp_motor[name] = "NA"
        else:
            kept = [m for m in MUSCLES if side["motor"][m] > 0]
            if sparing and not any(by_key.values()) and by_other[name]:
                kept.append(side["lowest_non_key_muscle"])
            zpp_motor[name] = max([motor[name], *kept], key=at)
    return {
        "sensory_level": sensory,
        "motor_level": motor,
        "nli": nli,
        "completeness": "C" if complete else "I",
        "ais": ais,
        "zpp_sensory": zpp_sensory,
        "zpp_motor": zpp_motor,
    }


def flat(result):
    """Return a known result as field path -> value."""
    pairs = {key: value for key, value in result.items() if isinstance(value, str)}
    for field in FIELDS:
        for side, value in result[field].items():
            pairs[f"{field}.{side}"] = value
    return pairs


def grades(score, normal):
    """Return the values that a score as given can be; of a muscle only those that a rule can tell apart."""
    plain = score.rstrip("*")
    if plain != "NT":
        return [int(plain)]
    return [0, 1, 2] if normal == 2 else [0, 1, 3, 5]


def completions(exam):
    """Yield each completion twice over: with ** taken as normal, and as given."""
    cells = [
        (side, part, level, score)
        for side in ("right", "left")
        for part in ("light_touch", "pin_prick", "motor")
        for level, score in exam[side][part].items()
    ]
    choices = []
    for _, part, _, score in cells:
        normal = 5 if part == "motor" else 2
        given = grades(score, normal)
        choices.append([(normal, g) for g in given] if score.endswith("**") else [(g, g) for g in given])
    anal = [["Yes", "No"] if exam[key] == "NT" else [exam[key]] for key in ("vac", "dap")]
    free = [i for i, options in enumerate(choices) if len(options) > 1]
    base = [options[0] for options in choices]
    for vac, dap in product(*anal):
        for picked in product(*(choices[i] for i in free)):
            for i, pair in zip(free, picked, strict=True):
                base[i] = pair
            yield tuple(_build(exam, cells, [pair[reading] for pair in base], vac, dap) for reading in (0, 1))


def _build(exam, cells, values, vac, dap):
    built = {
        side: {
            "light_touch": {},
            "pin_prick": {},
            "motor": {},
            "lowest_non_key_muscle": exam[side]["lowest_non_key_muscle"],
        }
        for side in ("right", "left")
    }
    for (side, part, level, _), value in zip(cells, values, strict=True):
        built[side][part][level] = value
    return built | {"vac": vac, "dap": dap}


def brute_force(exam):
    """Return each field's possible values in order, with * where some completion leads elsewhere as given."""
    found, resting = {}, set()
    for normal, given in completions(exam):
        now = flat(classify_known(normal))
        then = now if normal == given else flat(classify_known(given))
        for path, value in now.items():
            found.setdefault(path, set()).add(value)
            if then[path] != value:
                resting.add((path, value))
    return {
        path: [
            value + "*" * ((path, value) in resting)
            for value in sorted(values, key=lambda v: ORDER.index(v) if v in ORDER else ord(v))
        ]
        for path, values in found.items()
    }

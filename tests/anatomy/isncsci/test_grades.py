"""The impairment scale by truth table."""

from itertools import product

import pytest

from tests.anatomy.isncsci.builders import classify, exam, side

#: Function of the right leg beside L3 and L4 at 5 on both sides, which are two and three levels below L1.
FAR = {
    "none": ("0", None),
    "weak": ("1", None),
    "strong": ("3", None),
    "non-key": ("0", "L5"),
    "non-key too near": ("0", "L4"),
}

#: Rows: contraction, or sparing without it; columns: what is four levels below. Strong makes it 5 of 10 below L1.
GRADE = {
    "contraction": {"none": "C", "weak": "C", "strong": "D", "non-key": "C", "non-key too near": "C"},
    "sparing": {"none": "B", "weak": "C", "strong": "D", "non-key": "C", "non-key too near": "B"},
    "nothing": {"none": "A", "weak": "A", "strong": "A", "non-key": "A", "non-key too near": "A"},
}


@pytest.mark.parametrize(
    ("far", "vac", "dap", "sacral"), [*product(FAR, ("Yes", "No"), ("Yes", "No"), product("01", repeat=4))]
)
def test_grade(far, vac, dap, sacral):
    l5, lowest = FAR[far]
    rest = ("S3", "1", "0")
    right = side(("L1", "2", "2"), rest, ("S4-5", *sacral[:2]), motor=f"5 5 5 5 5 2 5 5 {l5} 0", non_key=lowest)
    left = side(("L1", "2", "2"), rest, ("S4-5", *sacral[2:]), motor="5 5 5 5 5 2 5 5 0 0")
    row = "contraction" if vac == "Yes" else "sparing" if dap == "Yes" or "1" in sacral else "nothing"
    result = classify(exam(right, left, vac, dap)).to_dict()
    assert result["motor_level"] == {"right": ["L1"], "left": ["L1"]}
    assert result["ais"] == [GRADE[row][far]]
    assert result["completeness"] == ["C" if row == "nothing" else "I"]
    assert result["zpp_motor"]["left"] == ["NA" if vac == "Yes" else "L4"]
    felt = {"right": "1" in sacral[:2], "left": "1" in sacral[2:]}
    for name, is_felt in felt.items():
        assert result["zpp_sensory"][name] == ["NA" if dap == "Yes" or is_felt else "S3"]


#: Motor level to the first key muscle more than three levels below it.
FIRST_FAR = {
    "C1": "C5",
    "C2": "C6",
    "C3": "C7",
    "C4": "C8",
    "C5": "T1",
    "C6": "L2",
    "T1": "L2",
    "T4": "L2",
    "T10": "L2",
    "T11": "L3",
    "T12": "L4",
    "L1": "L5",
    "L2": "S1",
}


@pytest.mark.parametrize(("level", "first"), FIRST_FAR.items())
def test_more_than_three_levels_below(level, first):
    """Function in a single muscle below the level makes B into C from the first far enough on."""
    muscles = "C5 C6 C7 C8 T1 L2 L3 L4 L5 S1".split()
    order = "C1 C2 C3 C4 C5 C6 C7 C8 T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12 L1 L2 L3 L4 L5 S1".split()
    for muscle in muscles:
        if order.index(muscle) <= order.index(level):
            continue
        motor = ["5" if order.index(m) <= order.index(level) else "1" if m == muscle else "0" for m in muscles]
        bands = ([(level, "2", "2")] if level != "C1" else []) + [("S4-5", "1", "1")]
        both = side(*bands, motor=" ".join(motor))
        result = classify(exam(both, both, "No", "No")).to_dict()
        assert result["motor_level"]["right"] == [level]
        assert result["ais"] == ["C" if muscles.index(muscle) >= muscles.index(first) else "B"], muscle


@pytest.mark.parametrize(
    ("level", "below"), [("C4", 20), ("C5", 18), ("C8", 12), ("T1", 10), ("T7", 10), ("L1", 10), ("L2", 8), ("L5", 2)]
)
def test_half_of_the_muscles_below_the_neurological_level(level, below):
    """Contraction is present; muscles of the right side, then the left, are set to 3 from the foot up."""
    muscles = "C5 C6 C7 C8 T1 L2 L3 L4 L5 S1".split()
    count = below // 2
    for strong in range(below + 1):
        documents = []
        for number in (min(strong, count), max(0, strong - count)):
            lower = ["2"] * (count - number) + ["3"] * number
            documents.append(side((level, "2", "2"), ("S4-5", "1", "1"), motor=" ".join(["5"] * (10 - count) + lower)))
        result = classify(exam(*documents, "Yes", "Yes")).to_dict()
        assert result["nli"] == [level], muscles
        assert result["ais"] == ["D" if strong >= below / 2 else "C"]

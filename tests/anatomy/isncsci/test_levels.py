"""Sensory, motor and neurological levels, where the space is small tried in full."""

from itertools import product

import pytest

from tests.anatomy.isncsci.builders import classify, exam, normal, side
from tests.anatomy.isncsci.oracle import LEVELS, MUSCLES, SKIN

ALL_FIVE = " ".join("5" * 10)


def one_side(right, vac="No", dap="No"):
    """Classify an exam with this right side and a left side that is normal but for its vac."""
    return classify(exam(right, side(("S4-5", "2", "2"), motor=ALL_FIVE), vac, dap)).to_dict()


@pytest.mark.parametrize("level", LEVELS[:-1])
@pytest.mark.parametrize(("touch", "pin"), [("0", "0"), ("1", "2"), ("2", "1"), ("2", "0"), ("0", "2"), ("1", "1")])
def test_sensory_level_is_the_one_above_the_first_that_is_not_normal(level, touch, pin):
    right = side(("S4-5", "2", "2"), motor=ALL_FIVE)
    first = SKIN[LEVELS.index(level)]
    right["light_touch"][first], right["pin_prick"][first] = touch, pin
    assert one_side(right)["sensory_level"]["right"] == [level]


def test_all_key_points_normal_is_intact_whatever_the_anorectal_findings():
    for vac, dap in product(("Yes", "No", "NT"), repeat=2):
        right = side(("S4-5", "2", "2"), motor=ALL_FIVE)
        assert one_side(right, vac, dap)["sensory_level"] == {"right": ["INT"], "left": ["INT"]}


@pytest.mark.parametrize("first", range(9))
def test_every_pair_of_adjacent_motor_scores(first):
    """With normal skin the pair decides alone: muscles above at 5, below at 0."""
    upper, lower = MUSCLES[first], MUSCLES[first + 1]
    between = {"T1": "L1"}.get(upper, upper)  # skin is normal: below T1 at 5 the count reaches L1
    for a, b in product(range(6), repeat=2):
        motor = ["5"] * first + [str(a), str(b)] + ["0"] * (8 - first)
        level = one_side(side(("S4-5", "2", "2"), motor=" ".join(motor)))["motor_level"]["right"]
        if a < 3:
            above = LEVELS[LEVELS.index(upper) - 1]
            assert level == [above]  # all above is 5, or skin only
        elif a < 5:
            assert level == [upper]
        elif b < 3:
            assert level == [between]
        elif b < 5 or lower != "S1":
            # At 5 the count goes on to the next muscle, which is 0; below T1 it goes on by skin to L1.
            assert level == [{"T1": "L1"}.get(lower, lower) if b == 5 else lower]
        else:
            assert level == ["S3"]  # everything normal, but no anal contraction


@pytest.mark.parametrize("sensory", LEVELS[:-1])
def test_motor_level_follows_the_skin_where_there_is_no_key_muscle(sensory):
    """All ten muscles at 5: the sensory level alone decides."""
    level = one_side(side(*normal(sensory), motor=ALL_FIVE))["motor_level"]["right"]
    index = LEVELS.index(sensory)
    if index < LEVELS.index("C4") or LEVELS.index("T2") <= index <= LEVELS.index("T12"):
        assert level == [sensory]
    elif index <= LEVELS.index("T1"):
        assert level == ["T1"]
    elif index <= LEVELS.index("S1"):
        assert level == ["S1"]
    else:
        assert level == [sensory]


@pytest.mark.parametrize("sensory", LEVELS)
@pytest.mark.parametrize("c5", range(6))
def test_c5_can_be_the_motor_level_only_with_c4_skin_intact(sensory, c5):
    level = one_side(side(*normal(sensory), motor=f"{c5} 0 0 0 0 0 0 0 0 0"))["motor_level"]["right"]
    if LEVELS.index(sensory) < LEVELS.index("C4"):
        assert level == [sensory]
    else:
        assert level == ["C5" if c5 >= 3 else "C4"]


@pytest.mark.parametrize("sensory", LEVELS)
@pytest.mark.parametrize("l2", range(6))
def test_l2_can_be_the_motor_level_only_with_skin_intact_through_l1(sensory, l2):
    level = one_side(side(*normal(sensory), motor=f"5 5 5 5 5 {l2} 0 0 0 0"))["motor_level"]["right"]
    index = LEVELS.index(sensory)
    if index < LEVELS.index("C4"):
        assert level == [sensory]
    elif index <= LEVELS.index("T1"):
        assert level == ["T1"]
    elif index < LEVELS.index("L1"):
        assert level == [sensory]
    else:
        assert level == ["L2" if l2 >= 3 else "L1"]


def test_t1_at_three_or_four_is_the_motor_level_however_far_the_skin_is_normal():
    for sensory, grade in product(LEVELS[3:], "34"):
        right = side(*normal(sensory), motor=f"5 5 5 5 {grade} 0 0 0 0 0")
        assert one_side(right)["motor_level"]["right"] == ["T1"]


def test_impaired_skin_at_a_key_muscle_does_not_hold_the_motor_level_up():
    right = side(("C8", "2", "2"), ("T1", "1", "2"), ("S4-5", "2", "2"), motor=ALL_FIVE)
    result = one_side(right)
    assert result["sensory_level"]["right"] == ["C8"]
    # T1 is 5 though its skin is impaired; T2 to L1 are not presumed, the sensory level being C8.
    assert result["motor_level"]["right"] == ["T1"]


def test_intact_motor_level_needs_anal_contraction():
    whole = side(("S4-5", "2", "2"), motor=ALL_FIVE)
    for vac, level in (("Yes", ["INT"]), ("No", ["S3"]), ("NT", ["S3", "INT"])):
        result = classify(exam(whole, whole, vac, "Yes")).to_dict()
        assert result["motor_level"] == {"right": level, "left": level}
        assert result["nli"] == level


@pytest.mark.parametrize("sensory_right", ["C3", "C7", "T6", "S2"])
@pytest.mark.parametrize("sensory_left", ["C4", "T1", "T12", "S4-5"])
@pytest.mark.parametrize("motor", ["5 5 3 0 0 0 0 0 0 0", "5 5 5 5 5 5 4 2 0 0", ALL_FIVE])
def test_neurological_level_is_the_most_cranial_of_the_four(sensory_right, sensory_left, motor):
    right, left = side(*normal(sensory_right), motor=motor), side(*normal(sensory_left), motor=ALL_FIVE)
    result = classify(exam(right, left, "Yes", "No")).to_dict()
    four = [*result["sensory_level"].values(), *result["motor_level"].values()]
    order = [*LEVELS, "INT"]
    assert result["nli"] == [min((level for (level,) in four), key=order.index)]

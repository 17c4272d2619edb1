"""Cases worked out by hand from the definitions, each with its reasoning.

Motor scores stand in the order C5 C6 C7 C8 T1 L2 L3 L4 L5 S1.
"""

import pytest

from tests.anatomy.isncsci.builders import classify, exam, normal, side

ARMS = "5 5 5 5 5 "
LEGS_0 = "0 0 0 0 0"


def check(document, **expected):
    result = classify(document).to_dict()
    for field, value in expected.items():
        if field in ("uems", "lems", "light_touch", "pin_prick"):
            assert result["totals"]["both"][field] == value, field
        elif isinstance(value, tuple):
            assert result[field] == {"right": value[0].split(), "left": value[1].split()}, field
        else:
            assert result[field] == value.split(), field


def complete_asymmetric(dap="No"):
    right = side(("C5", "2", "2"), ("C6", "1", "1"), ("S4-5", "0", "0"), motor="5 3 1 0 0 " + LEGS_0)
    left = side(("C6", "2", "2"), ("C7", "1", "0"), ("S4-5", "0", "0"), motor="5 5 2 1 0 " + LEGS_0)
    return exam(right, left, "No", dap)


def test_complete_with_a_difference_between_the_sides():
    """R: C6 is 3 after a 5, so C6 although its skin is impaired. L: C7 is 2 after a 5, so C6. NLI: sensory C5 right."""
    check(
        complete_asymmetric(),
        sensory_level=("C5", "C6"),
        motor_level=("C6", "C6"),
        nli="C5",
        completeness="C",
        ais="A",
        zpp_sensory=("C6", "C7"),
        zpp_motor=("C7", "C8"),
        uems="22",
        lems="0",
        light_touch="20",
        pin_prick="19",
    )


def test_deep_anal_pressure_not_testable_leaves_complete_and_incomplete():
    """With pressure it would be B: no motor function more than three below C6 (C8 is two below)."""
    check(
        complete_asymmetric("NT"),
        completeness="C I",
        ais="A B",
        zpp_sensory=("NA C6", "NA C7"),
        zpp_motor=("C7", "C8"),
    )


@pytest.mark.parametrize(("vac", "zone"), [("Yes", "NA"), ("No", "S1")])
def test_high_cervical_level_with_strong_arms(vac, zone):
    """C4 skin is not intact: motor level is the sensory level C3. All 20 muscles below are 5: D, by VAC or legs."""
    both = side(("C3", "2", "2"), ("C4", "1", "1"), ("S4-5", "1", "0"), motor=ARMS + "5 5 5 5 5")
    check(
        exam(both, both, vac, "Yes"),
        sensory_level=("C3", "C3"),
        motor_level=("C3", "C3"),
        nli="C3",
        ais="D",
        zpp_sensory=("NA", "NA"),
        zpp_motor=(zone, zone),
        uems="50",
        lems="50",
        light_touch="60",
        pin_prick="10",
    )


def level_counting(right_l2, left_l2, vac="No"):
    right = side(*normal("T11", "1"), motor=f"{ARMS}{right_l2} 0 0 0 0")
    left = side(*normal("T10", "1"), motor=f"{ARMS}{left_l2} 0 0 0 0")
    return exam(right, left, vac, "Yes")


def test_three_levels_below_is_not_more_than_three():
    """R: L2 is three below T11 (T12, L1, L2)."""
    check(
        level_counting(1, 0),
        motor_level=("T11", "T10"),
        nli="T10",
        ais="B",
        zpp_sensory=("NA", "NA"),
        zpp_motor=("L2", "T10"),
        light_touch="91",
        lems="1",
    )


def test_four_levels_below_is_more_than_three():
    """L: L2 is four below T10; none of the ten muscles below T10 is 3 or more: C."""
    check(level_counting(0, 1), ais="C", zpp_motor=("T11", "L2"))


def test_anal_contraction_not_testable_leaves_b_and_c():
    check(level_counting(1, 0, "NT"), completeness="I", ais="B C", zpp_motor=("NA L2", "NA T10"))


def non_key(right=None, left=None, **findings):
    touched = (("C6", "2", "2"), ("S4-5", "1", "0"))
    untouched = (("C6", "2", "2"), ("S3", "1", "0"), ("S4-5", "0", "0"))
    return exam(
        side(*touched, motor="5 4 2 0 0 " + LEGS_0, non_key=right),
        side(*untouched, motor="5 3 1 0 0 " + LEGS_0, non_key=left),
        findings.get("vac", "No"),
        findings.get("dap", "No"),
    )


def test_non_key_function_far_below_makes_motor_incomplete_and_ends_the_zone_of_its_side():
    """Hip adduction (L2) is more than three below C6. None of 16 muscles below C6 is 3 or more: C."""
    check(non_key(), ais="B", zpp_sensory=("NA", "S3"), zpp_motor=("C7", "C7"))
    check(non_key("L2"), ais="C", zpp_sensory=("NA", "S3"), zpp_motor=("L2", "C7"), uems="20", light_touch="65")
    check(non_key(None, "L5"), ais="C", zpp_motor=("C7", "L5"))
    check(non_key("L4", "L5"), ais="C", zpp_motor=("L4", "L5"))


def test_non_key_function_too_near_does_nothing():
    """T1 is three below C6: not more than three. Not so far, it does not enter the zone either."""
    check(non_key("T1"), ais="B", zpp_motor=("C7", "C7"))
    check(non_key("T1", "L2"), ais="C", zpp_motor=("C7", "L2"))


def test_non_key_function_does_not_enter_the_zone_where_something_else_makes_motor_incomplete():
    document = non_key("L2", "L2")
    document["left"]["motor"]["L3"] = "1"
    check(document, ais="C", zpp_motor=("C7", "L3"))
    check(non_key("L2", vac="Yes"), ais="C", zpp_motor=("NA", "NA"))


def test_non_key_function_without_sacral_sparing_stays_complete():
    document = non_key("L2", "L2")
    document["right"]["light_touch"]["S4-5"] = "0"
    check(document, completeness="C", ais="A", zpp_sensory=("S3", "S3"), zpp_motor=("C7", "C7"))


def test_non_key_function_can_lead_to_d():
    """L: ML L1 (L2 is 2), so only L5 and S1 are far enough; key muscles there are 0, toe flexion (L5) is not.

    R: everything but the sacral skin normal, ML S1. Below the NLI L1: right 5 of 5, left L3 and L4: 7 of 10.
    """
    right = side(*normal("S1", "1"), motor=ARMS + "5 5 5 5 5")
    left = side(*normal("L1", "1"), motor=ARMS + "2 5 5 0 0", non_key="L5")
    document = exam(right, left, "No", "Yes")
    check(document, motor_level=("S1", "L1"), nli="L1", ais="D", zpp_motor=("S1", "L5"))
    left["lowest_non_key_muscle"] = None
    check(document, ais="B", zpp_motor=("S1", "L4"))


def test_anal_contraction_alone_is_enough_for_c():
    both = side(("T4", "2", "2"), ("T5", "1", "1"), ("S4-5", "0", "0"), motor=ARMS + LEGS_0)
    check(
        exam(both, both, "Yes", "No"),
        nli="T4",
        completeness="I",
        ais="C",
        zpp_sensory=("T5", "T5"),
        zpp_motor=("NA", "NA"),
        light_touch="46",
    )


def test_exactly_half_counts_below_the_neurological_level_and_not_below_each_motor_level():
    """Below C7: R C8 T1 L2 L3, L C8 L2 L3 are 3 or more: 7 of 14, so D. Below each own motor level: 6 of 13."""
    right = side(*normal("C8", "1"), motor="5 5 5 4 3 3 3 2 1 1")
    left = side(*normal("C7", "1"), motor="5 5 3 3 1 4 3 1 0 2")
    document = exam(right, left, "No", "Yes")
    check(
        document,
        sensory_level=("C8", "C7"),
        motor_level=("C8", "C7"),
        nli="C7",
        ais="D",
        zpp_motor=("S1", "S1"),
        uems="39",
        lems="20",
        light_touch="69",
    )
    right["motor"]["L3"] = "2"  # 6 of 14
    check(document, ais="C")


def test_a_muscle_that_is_not_testable_leaves_a_joint_set():
    """R: C6 at 0-2 gives C5, at 3-5 gives C6. The zone is C5 (C6 at 0) or C6. All of it is complete."""
    right = side(*normal("C6"), motor="5 NT 0 0 0 " + LEGS_0)
    left = side(*normal("C6"), motor="5 4 0 0 0 " + LEGS_0)
    document = exam(right, left, "No", "No")
    check(
        document,
        motor_level=("C5 C6", "C6"),
        nli="C5 C6",
        ais="A",
        zpp_motor=("C5 C6", "C6"),
        uems="ND",
        lems="0",
    )
    totals = classify(document).to_dict()["totals"]
    assert totals["right"] == {
        "uems": "ND",
        "lems": "0",
        "motor": "ND",
        "light_touch": "10",
        "pin_prick": "10",
    }
    assert totals["left"]["uems"] == totals["left"]["motor"] == "9"


def test_a_score_taken_as_normal_marks_what_rests_on_it():
    """L: C5 as 5 goes on to C7 (3); as the 4 it is, C5. Grade and zones are the same both ways. Totals count the 4."""
    right = side(*normal("C7", "1"), motor="5 5 4 0 0 " + LEGS_0)
    left = side(*normal("C7", "1"), motor="4** 5 3 0 0 " + LEGS_0)
    document = exam(right, left, "No", "Yes")
    check(document, motor_level=("C7", "C7*"), nli="C7*", ais="B", zpp_motor=("C7", "C7"), uems="26")
    left["motor"]["C5"] = "4*"  # taken as given: nothing assumed, nothing marked
    check(document, motor_level=("C7", "C5"), nli="C5", ais="B", uems="26")


@pytest.mark.parametrize(("tag", "grade"), [("*", "C"), ("**", "D*")])
def test_a_tag_below_the_level_can_decide_between_c_and_d(tag, grade):
    """As given 3 of 10 are 3 or more; with both taken as normal 5 of 10."""
    right = side(*normal("T8", "1"), motor=ARMS + "4 4 3 2 2")
    left = side(*normal("T8", "1"), motor=f"{ARMS}2{tag} 2{tag} 1 1 1")
    check(exam(right, left, "Yes", "Yes"), nli="T8", ais=grade, motor_level=("T8", "T8"), lems="22")


def test_not_testable_and_taken_as_normal_is_one_value_that_rests_on_it():
    """L: C5 as 5 gives C6. As given it could be anything: C4, C5 or C6, so C6 rests on the assumption."""
    right = side(*normal("C6"), motor="5 4 0 0 0 " + LEGS_0)
    left = side(*normal("C6"), motor="NT** 4 0 0 0 " + LEGS_0)
    check(
        exam(right, left, "No", "No"),
        motor_level=("C6", "C6*"),
        nli="C6*",
        ais="A",
        zpp_motor=("C6", "C6"),
        uems="ND",
    )


def test_only_the_values_past_the_assumed_score_rest_on_it():
    """R: C5 NT: 0-2 gives C4, 3-4 gives C5, and 5 goes on over C6, taken as normal, to C7 at 3."""
    right = side(*normal("C8"), motor="NT 3** 3 0 0 " + LEGS_0)
    left = side(*normal("C8"), motor="5 5 5 5 0 " + LEGS_0)
    check(exam(right, left, "No", "No"), motor_level=("C4 C5 C7*", "C8"), nli="C4 C5 C7*")


def test_sacral_sensation_that_is_assumed_carries_completeness_and_zone():
    """S4-5 light touch 0** right is taken as 2. As given nothing is left there: complete, A, and a sensory zone."""
    right = side(*normal("T6"), motor=ARMS + LEGS_0)
    left = side(*normal("T6"), motor=ARMS + LEGS_0)
    right["light_touch"]["S4-5"] = "0**"
    check(
        exam(right, left, "No", "No"),
        completeness="I*",
        ais="B*",
        zpp_sensory=("NA*", "T6"),
        zpp_motor=("T6", "T6"),
    )


def test_skin_that_is_not_normal_either_way_settles_the_level():
    """C7 light touch NT with pin prick 1 cannot be normal."""
    right = side(("C6", "2", "2"), ("C7", "NT", "1"), ("S4-5", "0", "0"), motor="5 5 0 0 0 " + LEGS_0)
    left = side(*normal("C6"), motor="5 5 0 0 0 " + LEGS_0)
    check(exam(right, left, "No", "No"), sensory_level=("C6", "C6"), zpp_sensory=("C7", "C6"), light_touch="ND")


def test_lumbar_motor_level_needs_the_skin_of_l1():
    """L: L1 is not intact, so T12 in spite of L2 at 5. Below T12: R L2; L L2 L3 L4: 4 of 10."""
    right = side(*normal("L1", "1"), motor=ARMS + "3 1 0 0 0")
    left = side(*normal("T12", "1"), motor=ARMS + "5 5 3 1 0")
    check(
        exam(right, left, "Yes", "Yes"),
        motor_level=("L2", "T12"),
        nli="T12",
        ais="C",
        lems="18",
        light_touch="95",
    )


@pytest.mark.parametrize(("vac", "grade", "zones"), [("No", "B", ("S2", "S1")), ("Yes", "D", ("NA", "NA"))])
def test_sacral_lesion_with_every_key_muscle_normal(vac, grade, zones):
    """Nothing can be more than three below S1, so without contraction B; with it D, no key muscle being below S1."""
    right = side(("S2", "2", "2"), ("S3", "1", "1"), ("S4-5", "1", "0"), motor=ARMS + "5 5 5 5 5")
    left = side(("S1", "2", "2"), ("S3", "1", "1"), ("S4-5", "0", "0"), motor=ARMS + "5 5 5 5 5")
    check(
        exam(right, left, vac, "Yes"),
        sensory_level=("S2", "S1"),
        motor_level=("S2", "S1"),
        nli="S1",
        ais=grade,
        zpp_motor=zones,
        light_touch="106",
        pin_prick="105",
    )


def test_one_abnormal_point_and_none():
    whole, nearly = (side(("S4-5", "2", "2"), motor=ARMS + "5 5 5 5 5") for _ in range(2))
    nearly["pin_prick"]["L5"] = "1"
    check(
        exam(whole, nearly, "Yes", "Yes"),
        sensory_level=("INT", "L4"),
        motor_level=("INT", "S1"),
        nli="L4",
        ais="D",
        pin_prick="111",
    )
    check(exam(whole, whole, "Yes", "Yes"), nli="INT", ais="E", pin_prick="112")


def test_walking_does_not_make_an_injury_incomplete():
    """Strong legs, nothing in the lowest sacral segments: complete, with a long motor zone."""
    both = side(("T10", "2", "2"), ("S3", "1", "1"), ("S4-5", "0", "0"), motor=ARMS + "4 4 4 4 4")
    check(exam(both, both, "No", "No"), ais="A", zpp_motor=("S1", "S1"), zpp_sensory=("S3", "S3"))


def test_motor_zone_in_the_trunk_does_not_follow_the_skin():
    """Skin impaired down to T9, no leg function: the motor zone is the motor level, T5."""
    both = side(("T5", "2", "2"), ("T9", "1", "1"), ("S4-5", "0", "0"), motor=ARMS + LEGS_0)
    check(exam(both, both, "No", "No"), motor_level=("T5", "T5"), zpp_motor=("T5", "T5"), zpp_sensory=("T9", "T9"))


def test_nothing_at_all():
    """No feeling anywhere and no movement: C1, and the zones are the level itself."""
    both = side(*normal("C1"), motor="0 0 0 0 0 " + LEGS_0)
    check(
        exam(both, both, "No", "No"),
        sensory_level=("C1", "C1"),
        motor_level=("C1", "C1"),
        nli="C1",
        ais="A",
        zpp_sensory=("C1", "C1"),
        zpp_motor=("C1", "C1"),
        light_touch="0",
    )


@pytest.mark.parametrize(
    ("vac", "dap", "grade"),
    [("Yes", "Yes", "E"), ("Yes", "No", "D"), ("No", "Yes", "B"), ("No", "No", "B"), ("Yes", "NT", "D E"),
     ("NT", "Yes", "B E"), ("NT", "NT", "B D E")],
)  # fmt: skip
def test_all_scores_normal_is_e_only_with_contraction_and_pressure(vac, dap, grade):
    whole = side(("S4-5", "2", "2"), motor=ARMS + "5 5 5 5 5")
    check(exam(whole, whole, vac, dap), ais=grade, completeness="I")


def test_all_normal_but_for_an_assumed_score_is_e_resting_on_it():
    """4** taken as 5: all is normal. As given L3 is 4, the motor level, and every muscle below it is 5: D."""
    right, left = (side(("S4-5", "2", "2"), motor=ARMS + "5 5 5 5 5") for _ in range(2))
    right["motor"]["L3"] = "4**"
    check(exam(right, left, "Yes", "Yes"), ais="E*", motor_level=("INT*", "INT"), nli="INT*", lems="49")

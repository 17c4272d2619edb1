"""Reading exam documents: what is accepted, and what is said of the rest."""

import copy

import pytest

from anatomy.errors import BadExam
from anatomy.isncsci import Exam, normal_exam, problems
from anatomy.isncsci.score import MOTOR_SCORES, SENSORY_SCORES, Anorectal


def bent(path, value):
    document = normal_exam()
    *parents, last = path.split("/")
    place = document
    for name in parents:
        place = place[name]
    if value is KeyError:
        del place[last]
    else:
        place[last] = value
    return document


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("right/motor/C5", "6", ["'6'", "0 to 5 or NT"]),
        ("right/motor/C5", "-1", ["'-1'", "0 to 5"]),
        ("right/motor/C5", "3.5", ["'3.5'", "0 to 5"]),
        ("right/motor/C5", "4+", ["'4+'"]),
        ("right/motor/C5", 4, ["4 is not a score", "strings", "Did you mean 4?"]),
        ("right/motor/C5", None, ["None", "0 to 5"]),
        ("right/motor/C5", "", ["''"]),
        ("right/motor/C5", ["5"], ["['5']"]),
        ("left/motor/L4", "5*", ["'5*'", "only an abnormal score can be tagged", "Did you mean 5?"]),
        ("left/motor/L4", "5**", ["'5**'", "only an abnormal score can be tagged"]),
        ("left/motor/L4", "3***", ["'3***'", "0 to 4 and NT may end in * or **"]),
        ("left/motor/L4", "nt", ["Did you mean NT?"]),
        ("left/light_touch/S4-5", "3", ["'3'", "0, 1, 2 or NT"]),
        ("left/pin_prick/T4", "2*", ["only an abnormal score can be tagged"]),
        ("left/pin_prick/T4", "UN", ["0, 1, 2 or NT"]),
        ("right/light_touch/C2", KeyError, ["missing", "0, 1, 2 or NT"]),
        ("right/motor/S1", KeyError, ["missing", "0 to 5 or NT"]),
        ("right/motor/T4", "5", ["no key muscle here", "C5, C6, C7, C8, T1, L2, L3, L4, L5 and S1"]),
        ("right/pin_prick/C1", "2", ["no key point here"]),
        ("right/pin_prick/S5", "2", ["no key point here"]),
        ("right/pin_prick", KeyError, ["missing", "C2 to S4-5"]),
        ("right/pin_prick", "2", ["not an object"]),
        ("right/pinprick", {}, ["unknown field", "Did you mean pin_prick"]),
        ("right", KeyError, ["right side is missing"]),
        ("left", [], ["a side is an object"]),
        ("vac", KeyError, ["voluntary anal contraction is missing", "Yes, No and NT"]),
        ("vac", "yes", ["'yes'", "Did you mean Yes?"]),
        ("vac", True, ["True", "Yes, No and NT"]),
        ("dap", KeyError, ["deep anal pressure is missing"]),
        ("dap", "NT*", ["'NT*'", "Yes, No and NT"]),
        ("left/lowest_non_key_muscle", "T5", ["'T5'", "or null"]),
        ("left/lowest_non_key_muscle", "c6", ["Did you mean C6?"]),
        ("left/lowest_non_key_muscle", 6, ["6"]),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place_and_what_is_allowed(path, value, said):
    document = bent(path, value)
    before = copy.deepcopy(document)
    with pytest.raises(BadExam) as caught:
        Exam.from_dict(document)
    assert caught.value.path == path.replace("/", ".")
    for words in said:
        assert words in str(caught.value)
    assert document == before
    assert caught.value.to_dict()["error"] == "BadExam"


@pytest.mark.parametrize("document", [None, 3, "exam", [], [normal_exam()]])
def test_what_is_no_object_is_no_exam(document):
    with pytest.raises(BadExam, match="an exam is an object with right, left, vac and dap"):
        Exam.from_dict(document)


def test_all_faults_are_found_from_the_top_of_the_worksheet_down():
    document = normal_exam()
    document["left"]["motor"]["C5"] = "7"
    document["right"]["light_touch"]["T1"] = "9"
    document["dap"] = "?"
    assert [error.path for error in problems(document)] == ["right.light_touch.T1", "left.motor.C5", "dap"]
    assert list(problems(normal_exam())) == []


def test_every_allowed_score_is_read_and_written_back():
    assert set(SENSORY_SCORES) == {"0", "1", "2", "NT", "0*", "1*", "NT*", "0**", "1**", "NT**"}
    assert set(MOTOR_SCORES) == {
        *(f"{grade}{tag}" for grade in range(5) for tag in ("", "*", "**")),
        *("5", "NT", "NT*", "NT**"),
    }
    for text, score in (SENSORY_SCORES | MOTOR_SCORES).items():
        assert score.text == text
    for part, scores in (("pin_prick", SENSORY_SCORES), ("motor", MOTOR_SCORES)):
        for text in scores:
            document = bent(f"right/{part}/L2", text)
            assert Exam.from_dict(document).to_dict() == document


def test_non_key_function_may_be_left_out_and_other_keys_at_the_top_are_left_alone():
    document = normal_exam() | {"id": "case 7", "comments": "…"}
    del document["right"]["lowest_non_key_muscle"]
    assert Exam.from_dict(document).to_dict() == normal_exam()


def test_an_exam_cannot_be_changed():
    exam = Exam.from_dict(normal_exam())
    with pytest.raises(AttributeError):
        exam.vac = Anorectal.NO  # type: ignore[misc]
    assert hash(exam) == hash(Exam.from_dict(normal_exam()))

"""Many examinations at once give what each gives alone."""

import json
import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from anatomy.errors import BadExam
from anatomy.isncsci import Exam, classify, classify_many, normal_exam
from anatomy.isncsci.batch import CHUNK, _plain_row
from tests.anatomy.isncsci.builders import exams, open_exams


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(exams, exams, open_exams()), max_size=12))
def test_each_result_is_that_of_the_single_exam(documents):
    assert list(classify_many(documents)) == [classify(document) for document in documents]


@settings(max_examples=100, deadline=None)
@given(exams)
def test_exams_with_nothing_open_go_through_the_arrays(document):
    assert _plain_row(document) is not None
    assert next(classify_many([document])).to_dict() == classify(document).to_dict()


def test_one_bad_exam_does_not_stop_the_others():
    good, bad, open_one = normal_exam(), normal_exam(), normal_exam()
    bad["right"]["motor"]["C7"] = "5*"
    open_one["left"]["motor"]["L2"] = "NT"
    results = list(classify_many([good, bad, "no exam", open_one, None, Exam.from_dict(good)]))
    errors = [result.path if isinstance(result, BadExam) else None for result in results]
    assert errors == [None, "right.motor.C7", "", None, "", None]
    assert results[0] == results[5] == classify(good)
    assert results[3] == classify(open_one)


def test_no_faulty_exam_slips_through_the_arrays():
    def change(place, key, value):
        document = normal_exam()
        for name in place:
            document = document[name]
        document[key] = value

    base = json.dumps(normal_exam())
    for place, key, value in [
        (["right", "motor"], "C5", "6"),
        (["right", "motor"], "T4", "5"),
        (["right", "light_touch"], "C2", ""),
        (["right", "light_touch"], "C2", 2),
        (["left", "pin_prick"], "C2", "3"),
        (["left", "pin_prick"], "S5", "2"),
        (["left"], "pinprick", {}),
        (["left"], "lowest_non_key_muscle", "T5"),
        (["left"], "lowest_non_key_muscle", []),
        (["left"], "motor", "5555555555"),
        ([], "vac", True),
        ([], "dap", "no"),
        ([], "right", None),
    ]:
        document = json.loads(base)
        at = document
        for name in place:
            at = at[name]
        at[key] = value
        assert _plain_row(document) is None
        (error,) = classify_many([document])
        assert isinstance(error, BadExam)
        assert error.path.startswith(".".join([*place, key]))
    # "" and "12" together have the right length, but are no two scores
    document = json.loads(base)
    document["right"]["light_touch"] |= {"C2": "", "C3": "12"}
    assert _plain_row(document) is None


def test_exams_are_read_as_they_are_needed_and_answered_in_order():
    read = []

    def stream():
        for number in range(CHUNK + 5):
            read.append(number)
            document = normal_exam()
            if number % 3 == 0:
                document["right"]["motor"]["L2"] = "3" if number % 2 else "NT"
            yield document

    results = classify_many(stream())
    next(results)
    assert len(read) == CHUNK
    rest = [str(result.motor_level.right[0]) for result in results]
    assert len(rest) == CHUNK + 4
    assert rest[:6] == ["INT", "INT", "L2", "INT", "INT", "L1"]


def test_numpy_is_loaded_only_for_a_batch():
    code = "import sys, anatomy.isncsci as i; i.classify(i.normal_exam()); print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"

"""Many examinations at once give what each gives alone."""

import json
import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from anatomy.errors import BadExam
from anatomy.isncsci import Exam, classify, classify_many, normal_exam
from anatomy.isncsci.plain import classify_plain
from tests.anatomy.isncsci.builders import exams, open_exams


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(exams, exams, open_exams()), max_size=12))
def test_each_result_is_that_of_the_single_exam(documents):
    assert list(classify_many(documents)) == [classify(document) for document in documents]


@settings(max_examples=300, deadline=None)
@given(exams)
def test_the_quick_way_gives_what_the_long_way_gives(document):
    quick = classify_plain(document)
    assert quick is not None
    assert quick == classify(document) == classify(Exam.from_dict(document))


@settings(max_examples=50, deadline=None)
@given(open_exams())
def test_nothing_open_goes_the_quick_way(document):
    settled = "NT" not in str(document) and "*" not in str(document)
    assert (classify_plain(document) is not None) == settled


def test_one_bad_exam_does_not_stop_the_others():
    good, bad, open_one = normal_exam(), normal_exam(), normal_exam()
    bad["right"]["motor"]["C7"] = "5*"
    open_one["left"]["motor"]["L2"] = "NT"
    results = list(classify_many([good, bad, "no exam", open_one, None, Exam.from_dict(good)]))
    errors = [result.path if isinstance(result, BadExam) else None for result in results]
    assert errors == [None, "right.motor.C7", "", None, "", None]
    assert results[0] == results[5] == classify(good)
    assert results[3] == classify(open_one)


def test_no_faulty_exam_slips_through_the_quick_way():
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
        assert classify_plain(document) is None
        (error,) = classify_many([document])
        assert isinstance(error, BadExam)
        assert error.path.startswith(".".join([*place, key]))
    # "" and "12" together have the right length, but are no two scores
    document = json.loads(base)
    document["right"]["light_touch"] |= {"C2": "", "C3": "12"}
    assert classify_plain(document) is None


def test_exams_are_read_as_they_are_needed_and_answered_in_order():
    read = []

    def stream():
        for number in range(100):
            read.append(number)
            document = normal_exam()
            if number % 3 == 0:
                document["right"]["motor"]["L2"] = "3" if number % 2 else "NT"
            yield document

    results = classify_many(stream())
    next(results)
    assert read == [0]
    rest = [str(result.motor_level.right[0]) for result in results]
    assert len(rest) == 99
    assert rest[:6] == ["INT", "INT", "L2", "INT", "INT", "L1"]


def test_it_takes_neither_numpy_nor_networkx():
    code = "import sys, anatomy.isncsci as i; list(i.classify_many([i.normal_exam()]));"
    code += "print({'numpy', 'networkx', 'pydantic'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"

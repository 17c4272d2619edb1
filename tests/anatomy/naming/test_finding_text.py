"""Findings as typed into the search box."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anatomy.model.finding import Finding
from anatomy.naming.finding_text import parse_finding
from anatomy.naming.standard import standard_resolver

RESOLVER = standard_resolver()

#: typed, type, side, state, intensity, grade, ids
TYPED = [
    ("numb little finger left", "numbness", "left", "abnormal", None, None, ["little_finger"]),
    ("weak wrist extension", "weakness", "unknown", "abnormal", None, None, ["wrist_extension"]),
    ("wrist extension", "weakness", "unknown", "abnormal", None, None, ["wrist_extension"]),
    ("triceps jerk normal right", "reflex", "right", "normal", None, None, ["triceps_reflex"]),
    ("thumb pain 6/10 right", "pain", "right", "abnormal", 6.0, None, ["thumb"]),
    ("outer thigh", "pain", "unknown", "abnormal", None, None, ["outer_thigh"]),
    ("no pain in the thumb", "pain", "unknown", "normal", None, None, ["thumb"]),
    ("wrist extension 3/5 R", "weakness", "right", "abnormal", None, 3, ["wrist_extension"]),
    ("hip flexion MRC 5 left", "weakness", "left", "normal", None, 5, ["hip_flexion"]),
    ("absent left ankle jerk", "reflex", "left", "abnormal", None, 0, ["ankle_reflex"]),
    ("brisk knee jerks, both", "reflex", "both", "abnormal", None, 3, ["knee_reflex"]),
    ("knee reflex 2/4", "reflex", "unknown", "normal", None, 2, ["knee_reflex"]),
    ("pins and needles in both feet", "paraesthesia", "both", "abnormal", None, None, ["foot"]),
    ("wasting of the shin muscle", "atrophy", "unknown", "abnormal", None, None, ["tibialis_anterior"]),
    ("tender lateral epicondyle", "tenderness", "unknown", "abnormal", None, None, ["outer_elbow"]),
    ("right foot drop", "weakness", "right", "abnormal", None, None, ["ankle_dorsiflexion"]),
    ("straight leg raise negative", "test", "unknown", "normal", None, None, ["straight_leg_raise"]),
    ("sensation of the sole abnormal", "pain", "unknown", "abnormal", None, None, ["sole"]),
    ("numb C6, right", "numbness", "right", "abnormal", None, None, ["C6"]),
]


@pytest.mark.parametrize(
    ("text", "type_", "side", "state", "intensity", "grade", "ids"), TYPED, ids=[t[0] for t in TYPED]
)
def test_typed_finding(text, type_, side, state, intensity, grade, ids):
    read = parse_finding(text, RESOLVER)
    assert (read.type, read.side, read.state) == (type_, side, state)
    assert (read.intensity, read.grade) == (intensity, grade)
    assert list(read.resolution.ids()) == ids


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60) | st.sampled_from([t[0] for t in TYPED]))
def test_any_text_gives_a_finding_that_the_model_takes(text):
    document = parse_finding(text, RESOLVER).to_dict()
    Finding.model_validate(document)

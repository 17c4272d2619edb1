"""Exam documents to bend, and strategies that draw them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from anatomy import isncsci
from tests.anatomy.isncsci.oracle import FIELDS, LEVELS, MUSCLES, SKIN

Document = dict[str, Any]


def side(*bands: tuple[str, str, str], motor: str, non_key: str | None = None) -> Document:
    """Return a side: light touch and pin prick in bands down to a level each, and ten motor scores in a row."""
    touch, pin = {}, {}
    last = 0
    for level, light, prick in bands:
        for name in SKIN[last : LEVELS.index(level)]:
            touch[name], pin[name] = light, prick
        last = LEVELS.index(level)
    assert last == 28, "the bands must reach S4-5"
    scores = motor.split()
    return {
        "light_touch": touch,
        "pin_prick": pin,
        "motor": dict(zip(MUSCLES, scores, strict=True)),
        "lowest_non_key_muscle": non_key,
    }


def exam(right: Document, left: Document, vac: str, dap: str) -> Document:
    return {"right": right, "left": left, "vac": vac, "dap": dap}


def normal(level: str, rest: str = "0") -> tuple[tuple[str, str, str], ...]:
    """Return bands: normal down to a level, one score for all below."""
    bands = [(level, "2", "2")] if level != "C1" else []
    return (*bands, *([("S4-5", rest, rest)] if level != "S4-5" else []))


def flat(document: Document) -> dict[str, list[str]]:
    """Return the lists of a result document, totals left out, as field path -> items."""
    found = {name: value for name, value in document.items() if isinstance(value, list)}
    for field in FIELDS:
        for name, value in document[field].items():
            found[f"{field}.{name}"] = value
    return found


def classify(document: Document) -> isncsci.Classification:
    """Classify a document, the quick way where it can go it, and make sure that the long way agrees."""
    result = isncsci.classify(document)
    assert result == isncsci.classify(isncsci.Exam.from_dict(document))
    return result


def mirrored(document: Document) -> Document:
    return document | {"right": document["left"], "left": document["right"]}


@st.composite
def sides(draw: st.DrawFn) -> Document:
    """Draw a side with no score open: normal down to some level, anything below it."""
    sensory, motor = draw(st.integers(0, 28)), draw(st.integers(0, 10))
    low = st.sampled_from(draw(st.sampled_from(["012", "0", "0001"])))
    muscles = st.sampled_from(draw(st.sampled_from(["012345", "0", "0001", "345"])))
    scores: Document = {
        part: {level: "2" if index <= sensory else draw(low) for index, level in enumerate(SKIN, 1)}
        for part in ("light_touch", "pin_prick")
    }
    scores["motor"] = {muscle: "5" if index < motor else draw(muscles) for index, muscle in enumerate(MUSCLES)}
    return scores | {"lowest_non_key_muscle": draw(st.sampled_from([None, None, *MUSCLES]))}


ANY_FINDING = st.sampled_from(["Yes", "No"])
exams = st.builds(exam, sides(), sides(), ANY_FINDING, ANY_FINDING)

#: A cell of the worksheet; those at which levels and zones turn are drawn more often.
cells = st.one_of(
    st.tuples(st.sampled_from(["right", "left"]), st.just("motor"), st.sampled_from(MUSCLES)),
    st.tuples(
        st.sampled_from(["right", "left"]),
        st.sampled_from(["light_touch", "pin_prick"]),
        st.one_of(
            st.sampled_from(SKIN), st.sampled_from(["C2", "C4", "C5", "T1", "T2", "L1", "L2", "S2", "S3", "S4-5"])
        ),
    ),
)


@st.composite
def open_exams(draw: st.DrawFn, most: int = 4) -> Document:
    """Draw an exam with a few scores not testable, a few taken as normal, and findings that may be NT."""
    document = draw(exams)
    for name, part, level in draw(st.lists(cells, max_size=most)):
        document[name][part][level] = draw(st.sampled_from(["NT", "NT*"]))
    for name, part, level in draw(st.lists(cells, max_size=2)):
        scores = ["0**", "1**", "3**", "4**", "NT**"] if part == "motor" else ["0**", "1**", "NT**"]
        document[name][part][level] = draw(st.sampled_from(scores))
    for finding in ("vac", "dap"):
        document[finding] = draw(st.sampled_from(["Yes", "No", "NT"]))
    return document

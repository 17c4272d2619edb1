"""What holds for every examination."""

import copy

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.anatomy.isncsci.builders import cells, classify, exams, flat, mirrored, open_exams
from tests.anatomy.isncsci.oracle import LEVELS, ORDER, classify_known
from tests.anatomy.isncsci.oracle import flat as flat_known

LEVEL_FIELDS = ("sensory_level", "motor_level")
some = settings(max_examples=150, deadline=None)


def index(items):
    (level,) = items
    return ORDER.index(level)


def numbers(document):
    """Return an exam with no score open as the plain numbers the oracle reads."""
    built = {"vac": document["vac"], "dap": document["dap"]}
    for name in ("right", "left"):
        built[name] = {
            part: {level: int(score) for level, score in document[name][part].items()}
            for part in ("light_touch", "pin_prick", "motor")
        } | {"lowest_non_key_muscle": document[name]["lowest_non_key_muscle"]}
    return built


@some
@given(exams)
def test_a_fully_testable_exam_has_the_answer_of_the_definitions(document):
    expected = flat_known(classify_known(numbers(document)))
    assert flat(classify(document).to_dict()) == {path: [value] for path, value in expected.items()}


@some
@given(open_exams())
def test_swapping_the_sides_swaps_the_results(document):
    result, other = classify(document).to_dict(), classify(mirrored(document)).to_dict()
    for field in (*LEVEL_FIELDS, "zpp_sensory", "zpp_motor"):
        assert mirrored(result[field]) == other[field]
    for field in ("nli", "completeness", "ais"):
        assert result[field] == other[field]
    assert {**result["totals"], **mirrored(result["totals"])} == other["totals"]


@some
@given(exams, cells, st.data())
def test_worsening_a_score_never_moves_a_level_of_its_side_down(document, cell, data):
    name, part, level = cell
    before = classify(document).to_dict()
    worse = copy.deepcopy(document)
    worse[name][part][level] = str(data.draw(st.integers(0, int(document[name][part][level]))))
    after = classify(worse).to_dict()
    other = "left" if name == "right" else "right"
    for field in LEVEL_FIELDS:
        assert index(after[field][name]) <= index(before[field][name])
        assert after[field][other] == before[field][other]
    assert index(after["nli"]) <= index(before["nli"])


@some
@given(exams)
def test_losing_anal_contraction_never_moves_a_level_down(document):
    before, after = (classify(document | {"vac": vac}).to_dict() for vac in ("Yes", "No"))
    for name in ("right", "left"):
        assert index(after["motor_level"][name]) <= index(before["motor_level"][name])
    assert index(after["nli"]) <= index(before["nli"])


@some
@given(exams, st.sets(cells, min_size=1), st.sets(st.sampled_from(["vac", "dap"])))
def test_not_testable_never_removes_the_true_answer(document, hidden, findings):
    """However many scores are hidden."""
    true = flat(classify(document).to_dict())
    less_known = copy.deepcopy(document) | dict.fromkeys(findings, "NT")
    for name, part, level in hidden:
        less_known[name][part][level] = "NT"
    for path, values in flat(classify(less_known).to_dict()).items():
        assert set(true[path]) <= set(values), path


@some
@given(open_exams(most=40), cells)
def test_one_more_score_not_testable_never_removes_a_value(document, cell):
    name, part, level = cell
    if document[name][part][level].endswith("**"):
        return  # taking back an assumption is another matter
    values = flat(classify(document).to_dict())
    less_known = copy.deepcopy(document)
    less_known[name][part][level] = "NT"
    for path, after in flat(classify(less_known).to_dict()).items():
        assert {value.rstrip("*") for value in values[path]} <= {value.rstrip("*") for value in after}, path


@some
@given(open_exams(most=60))
def test_values_stand_in_order_and_once(document):
    for path, values in flat(classify(document).to_dict()).items():
        plain = [value.removesuffix("*") for value in values]
        order = {"ais": "ABCDE", "completeness": "CI"}.get(path, ORDER)
        assert plain, path
        assert plain == sorted(set(plain), key=order.index), path


@some
@given(open_exams())
def test_nothing_is_marked_where_nothing_is_assumed(document):
    assumed = "**" in str(document)
    marked = any(value.endswith("*") for values in flat(classify(document).to_dict()).values() for value in values)
    assert assumed or not marked


@some
@given(open_exams())
def test_totals_are_sums_of_what_was_seen(document):
    totals = classify(document).to_dict()["totals"]

    def total(*scores):
        seen = [score.rstrip("*") for score in scores]
        return "ND" if "NT" in seen else str(sum(map(int, seen)))

    both = {key: [] for key in ("uems", "lems", "light_touch", "pin_prick")}
    for name in ("right", "left"):
        motor = [*document[name]["motor"].values()]
        parts = {"uems": motor[:5], "lems": motor[5:]}
        parts |= {part: [*document[name][part].values()] for part in ("light_touch", "pin_prick")}
        assert totals[name] == {key: total(*scores) for key, scores in (parts | {"motor": motor}).items()}
        for key, scores in parts.items():
            both[key] += scores
    assert totals["both"] == {key: total(*scores) for key, scores in both.items()}


@some
@given(exams)
def test_what_the_rules_imply(document):
    result = {path: value for path, (value,) in flat(classify(document).to_dict()).items()}
    zones = [result[f"{kind}.{name}"] for kind in ("zpp_motor", "zpp_sensory") for name in ("right", "left")]
    assert (result["ais"] == "A") == (result["completeness"] == "C")
    if result["ais"] == "A":
        assert "NA" not in zones
    if result["ais"] == "B":
        assert document["vac"] == "No"
        assert "NA" not in zones[:2]
    if document["vac"] == "Yes":
        assert result["ais"] in "CDE"
    for name in ("right", "left"):
        for kind in ("sensory", "motor"):
            level = ORDER.index(result[f"{kind}_level.{name}"])
            assert ORDER.index(result["nli"]) <= level
            zone = result[f"zpp_{kind}.{name}"]
            assert zone == "NA" or (level <= ORDER.index(zone) and zone in LEVELS[:-1])

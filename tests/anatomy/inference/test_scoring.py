"""Properties of the arithmetic, on witnesses of any shares; no data files needed."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anatomy.inference.parameters import INSIDE, ROOT_SHARE, SENSITIVITY, TEMPER
from anatomy.inference.scoring import (
    COLUMN,
    TERRITORIES,
    N,
    Witness,
    neighbour_kernel,
    prior_shares,
    ranges,
    score,
    tempered_weights,
)
from anatomy.model.segment import SEGMENTS
from anatomy.model.side import Side

CLASSES = {
    "pain": ("pain", "pain"),
    "sensation": ("numbness", "numbness"),
    "motor": ("motor", "motor"),
    "reflex": ("motor", "reflex"),
}


def shares_of(**parts):
    shares = np.zeros(N)
    for segment, part in parts.items():
        shares[COLUMN[segment]] = part
    return shares / shares.sum()


def witness(group="pain", side=Side.RIGHT, normal=False, finding=0, **parts):
    inside, sensitivity = CLASSES[group]
    return Witness(finding, "area:x", "x", shares_of(**parts), inside, group, sensitivity, normal, side)


segments = st.sampled_from(SEGMENTS[1:])
sides = st.sampled_from([Side.LEFT, Side.RIGHT])


@st.composite
def witnesses(draw, groups=tuple(CLASSES), min_size=1, max_size=8, normal=None):
    found = []
    for i in range(draw(st.integers(min_size, max_size))):
        parts = draw(st.dictionaries(segments, st.integers(1, 9), min_size=1, max_size=4))
        is_normal = draw(st.booleans()) if normal is None else normal
        found.append(witness(draw(st.sampled_from(groups)), draw(sides), is_normal, i, **parts))
    return found


def probability(scores, segment, side):
    return scores.probabilities()[0][scores.sides.index(side), COLUMN[segment]]


@given(witnesses())
def test_probabilities_sum_to_one(found):
    roots, other = score(found).probabilities()
    assert roots.sum() + other == pytest.approx(1)


@given(witnesses())
def test_the_parts_add_up_to_the_score(found):
    scores = score(found)
    assert np.allclose(scores.prior + scores.terms.sum(axis=0), scores.total)


@given(witnesses(), st.randoms(use_true_random=False), st.sampled_from(["clinical", "uniform"]))
def test_order_of_findings_is_irrelevant(found, random, priors):
    mixed = found.copy()
    random.shuffle(mixed)
    assert np.allclose(score(found, priors).total, score(mixed, priors).total)


@given(witnesses())
def test_a_mirrored_patient_gives_the_mirrored_answer(found):
    mirrored = [replace(w, side=w.side.mirrored()) for w in found]
    assert np.allclose(score(found).total, score(mirrored).total[::-1])


@given(witnesses(), segments, st.sampled_from(tuple(CLASSES)))
def test_a_sign_of_one_root_alone_never_lowers_that_root(found, segment, group):
    """Adding what only this root explains cannot speak against it."""
    found = [replace(w, side=Side.RIGHT) for w in found]
    before = probability(score(found), segment, Side.RIGHT)
    after = probability(score([*found, witness(group, finding=99, **{segment: 1})]), segment, Side.RIGHT)
    assert after >= before - 1e-9


@given(witnesses(), segments, st.sampled_from(tuple(CLASSES)))
def test_a_normal_sign_of_one_root_alone_never_raises_that_root(found, segment, group):
    found = [replace(w, side=Side.RIGHT) for w in found]
    before = probability(score(found), segment, Side.RIGHT)
    after = probability(score([*found, witness(group, normal=True, finding=99, **{segment: 1})]), segment, Side.RIGHT)
    assert after <= before + 1e-9


@pytest.mark.parametrize("priors", ["clinical", "uniform"])
@pytest.mark.parametrize("segment", TERRITORIES)
@pytest.mark.parametrize("count", [1, 2, 5, 60])
def test_pain_alone_never_passes_four_fifths(segment, count, priors):
    """The worst case there can be: many pains, each wholly inside one territory. The bound follows from the model."""
    roots, _ = score([witness(finding=i, **{segment: 1}) for i in range(count)], priors).probabilities()
    assert roots.max() < 0.8


@given(witnesses(groups=("pain",), max_size=12, normal=False), st.sampled_from(["clinical", "uniform"]))
def test_no_mixture_of_pains_passes_four_fifths(found, priors):
    roots, _ = score(found, priors).probabilities()
    assert roots.max() < 0.8


@given(segments)
def test_numbness_tells_more_than_pain_and_distal_pain_more_than_proximal(segment):
    def told(inside, group, sensitivity, distal=1.0):
        shares = shares_of(**{segment: 1})
        w = Witness(0, "area:x", "x", shares, inside, group, sensitivity, False, Side.RIGHT, distal=distal)
        return probability(score([w], "uniform"), segment, Side.RIGHT)

    numb, tingling = told("numbness", "sensation", "numbness"), told("paraesthesia", "sensation", "paraesthesia")
    distal, proximal = told("pain", "pain", "pain"), told("pain", "pain", "pain", distal=0.0)
    assert numb > tingling > distal > proximal


@given(segments)
def test_neighbouring_skin_areas_are_nearly_one_witness(segment):
    one = score([witness(**{segment: 1})]).total[1, COLUMN[segment]]
    ten = score([witness(finding=i, **{segment: 1}) for i in range(10)]).total[1, COLUMN[segment]]
    prior = score([witness(**{segment: 1})]).prior[1, COLUMN[segment]]
    assert ten - prior < 1.3 * (one - prior)


def test_a_whole_limb_says_little():
    """It points to the limb, as it should, but hardly tells its roots apart, nor a root from something else."""
    arm, thumb = witness(C5=1, C6=1, C7=1, C8=1, T1=1, T2=1), witness(C6=1)
    inner = [COLUMN[s] for s in ("C6", "C7", "C8", "T1")]
    told = {name: score([w], "uniform").terms[0, 1, inner] for name, w in (("arm", arm), ("thumb", thumb))}
    assert np.ptp(told["arm"]) < 0.2 < 1 < np.ptp(told["thumb"])
    assert told["arm"].max() < 0.6 * told["thumb"].max()


def test_overlap_reaches_the_next_segment():
    roots, _ = score([witness(C6=1)], "uniform").probabilities()
    right = roots[1]
    assert right[COLUMN["C6"]] > right[COLUMN["C5"]] > right[COLUMN["C4"]] > 0
    assert right[COLUMN["C5"]] == pytest.approx(right[COLUMN["C7"]], rel=0.05)


def test_findings_on_no_named_side_share_one_row():
    for side in (Side.BOTH, Side.MIDLINE, Side.UNKNOWN):
        assert score([witness(side=side, C6=1)]).sides == (side,)
    assert score([witness(side=Side.BOTH, C6=1), witness(C6=1)]).sides == (Side.LEFT, Side.RIGHT)


@given(witnesses(max_size=4))
def test_the_range_holds_the_middle_of_its_draws_and_is_repeatable(found):
    low, high = ranges(found)
    again = ranges(found)
    assert np.array_equal(low, again[0]) and np.array_equal(high, again[1])
    assert (low <= high).all() and low.min() >= 0 and high.max() <= 1


@given(witnesses())
def test_weights_lie_between_nothing_and_one(found):
    fits = np.random.default_rng(1).normal(size=(len(found), N))
    weights = tempered_weights(found, fits)
    assert ((weights > 0) & (weights <= 1)).all()


def test_the_kernel_misses_by_the_published_mean():
    kernel = neighbour_kernel()
    middle = COLUMN["T6"]
    distance = np.abs(np.arange(N) - middle)
    assert kernel[middle] @ distance == pytest.approx(1.68, abs=0.02)
    assert np.allclose(kernel.sum(axis=1), 1) and (np.diag(kernel) == 0).all()


@pytest.mark.parametrize("priors", ["clinical", "uniform"])
def test_priors_cover_every_territory_and_sum_to_one(priors):
    shares = prior_shares(priors)
    assert shares.sum() == pytest.approx(1) and (shares > 0).all()


def test_parameters_are_proportions_with_a_basis():
    assert all(0 < p.value < 1 and p.people > 0 and p.basis for p in INSIDE.values())
    assert all(0 < v < 1 for v in (*SENSITIVITY.values(), *TEMPER.values()))
    assert {root for roots in ROOT_SHARE.values() for root in roots} == set(TERRITORIES)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anatomy.catalogue.load import load_catalogue
from anatomy.dosing.agents import drug_named, strength_span
from anatomy.dosing.give import Give, read_give
from anatomy.errors import BadInput, UnknownEntity

TOXICITY = load_catalogue().toxicity
DRUGS = load_catalogue().drugs


@pytest.mark.parametrize("example", TOXICITY.arithmetic.examples, ids=lambda e: e.text)
def test_the_worked_sums_of_the_reference_from_figures(example):
    document = {"drug": example.agent, "percent": example.percent, "volume_ml": example.volume_ml}
    assert read_give(document).mg == example.mg


@pytest.mark.parametrize("example", TOXICITY.arithmetic.examples, ids=lambda e: e.text)
def test_the_worked_sums_of_the_reference_as_they_are_worded(example):
    give = read_give(example.text if example.agent in example.text else f"{example.agent} {example.text}")
    assert (give.drug, give.mg) == (example.agent, example.mg)


@pytest.mark.parametrize(
    ("typed", "drug", "percent", "volume_ml", "sites", "adrenaline"),
    [
        ("lidocaine 1% 10 mL", "lidocaine", 1, 10, 1, False),
        ("Lidocaine 1%, 10 mL", "lidocaine", 1, 10, 1, False),
        ("10mL lidocaine1%", "lidocaine", 1, 10, 1, False),
        ("lidocaine hydrochloride 1 per cent 10 millilitres", "lidocaine", 1, 10, 1, False),
        ("lidocaine 20 mg/mL 10 mL", "lidocaine", 2, 10, 1, False),
        ("bupivacaine 2.5 mg/ml 20 ml", "bupivacaine", 0.25, 20, 1, False),
        ("ropivacaine 2 mg/mL 20 mL", "ropivacaine", 0.2, 20, 1, False),
        ("levo-bupivacaine 0.25% 20 mL", "levobupivacaine", 0.25, 20, 1, False),
        ("bupivacaine 0.25% 20 mL adrenaline", "bupivacaine", 0.25, 20, 1, True),
        ("bupivacaine 0.25% 20 mL with epinephrine 1:200,000", "bupivacaine", 0.25, 20, 1, True),
        ("bupivacaine 0.25% + 1:200 000 adrenaline 20 mL", "bupivacaine", 0.25, 20, 1, True),
        ("lidocaine 1% 10 mL plain", "lidocaine", 1, 10, 1, False),
        ("lidocaine 1% 10 mL without adrenaline", "lidocaine", 1, 10, 1, False),
        ("lidocaine 1% adrenaline-free 10 mL", "lidocaine", 1, 10, 1, False),
        ("Novocaine 0,5% 50 mL", "procaine", 0.5, 50, 1, False),
        ("lidocaine 1% 2 x 20 mL", "lidocaine", 1, 20, 2, False),
        ("lidocaine 1% 20 mL × 3 adrenaline", "lidocaine", 1, 20, 3, True),
        ("ropivacaine 0.375% 20 mL each side", "ropivacaine", 0.375, 20, 2, False),
        ("ropivacaine 0.2% 5 mL per level, 3 levels", "ropivacaine", 0.2, 5, 3, False),
        ("three sites of 4 mL 0.25% bupivacaine", "bupivacaine", 0.25, 4, 3, False),
    ],
)
def test_typed_gives_that_can_be_read(typed, drug, percent, volume_ml, sites, adrenaline):
    give = read_give(typed)
    found = (give.drug, give.percent, give.volume_ml, give.sites, give.adrenaline)
    assert found == (drug, percent, volume_ml, sites, adrenaline)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "no drug is named"),
        ("10", "no unit"),
        ("lidocaine 1 10", "no unit"),
        ("lidocaine", "no strength"),
        ("lidocaine 1%", "no volume"),
        ("lidocaine 10 mL", "no strength"),
        ("1% 10 mL", "no drug is named"),
        ("lidocaine 100 mg", "mg only"),
        ("lidocaine 0% 10 mL", "above 0"),
        ("lidocaine -1% 10 mL", "above 0"),
        ("lidocaine 1% -10 mL", "above 0"),
        ("lidocaine 1% 0 mL", "above 0"),
        ("lidocaine 1% .5 mL", "nought before the point"),
        ("lidocaine 1%,5 mL", "nought before the point"),
        ("lidocaine 1% 1,000 mL", "thousand"),
        ("lidocaine 1% 5-10 mL", "range"),
        ("lidocaine 1% 5 to 10 mL", "range"),
        ("lidocaine 1% 10 mL 20 mL", "twice"),
        ("lidocaine 1% 20 mg/mL 10 mL", "strength in % and in mg/mL"),
        ("lidocaine 1% 10 mL + bupivacaine 0.25% 10 mL", "twice"),
        ("lidocaine and bupivacaine 1% 10 mL", "more than one thing"),
        ("lidocaine 2 mg/kg", "unit that is not understood"),
        ("lidocaine 1% 2 L", "unit that is not understood"),
        ("lidocaine 1e3% 10 mL", "unit that is not understood"),
        ("lidocaine 1% 10² mL", "no unit"),
        ("lidocaine 1% 1.5 x 20 mL", "no unit"),
        ("lidocaine 1% 99 x 1 mL", "1 to 60 sites"),
        ("ropivacaine 0.2% 20 mL both sides", "in all or at each"),
        ("ropivacaine 0.2% 20 mL 3 levels", "in all or at each"),
        ("ropivacaine 0.2% 20 mL per level", "how many"),
        ("ropivacaine 0.2% 2 x 20 mL 3 sites", "in two ways"),
        ("ropivacaine 0.2% 2 x 5 mL each side", "in two ways"),  # 10 or 20 mL
        ("ropivacaine 0.2% 5 mL each level, 3 levels, both sides", "in two ways"),
        ("ropivacaine 0.2% 5 mL each side, 3 levels", "counts levels but gives the volume to each side"),
        ("lidocaine 1% 10 mL plain with adrenaline", "both plain and adrenaline"),
        ("lidocaine 1% 10 mL not with adrenaline", "'not' is not understood"),
        ("lidocaine 1% 10 mL today", "'today' is not understood"),
        ("lidocaine 1% 10 mL adrenaline 1:80,000", "described are 1:100,000 to 1:200,000"),
        ("lidocaine 1% 10 mL adrenaline 1:1000", "described are 1:100,000 to 1:200,000"),
        ("lidocaine 1% 10000 mL", "is the unit right"),
        ("triamcinolone 4% 1 mL", "no ceiling is held"),
        ("lidocaine 1% 10 mL " + "x" * 300, "characters"),
    ],
)
def test_typed_gives_that_are_refused_or_asked_about(typed, says):
    with pytest.raises(BadInput) as caught:
        read_give(typed)
    assert says in str(caught.value)


@given(
    name=st.sampled_from(["lidocaine", "Lidocainum", "XYLOCAINE"]),
    strength=st.sampled_from(["1%", "1 %", "10 mg/mL", "1 per cent", "1.0%", "1,0 %"]),
    volume=st.sampled_from(["10 mL", "10ml", "10 cc", "10.0 mL"]),
    times=st.sampled_from(["", "2 x ", "2x", "two x "]),
    adrenaline=st.sampled_from(["", "adrenaline", "with epinephrine 1:200,000", "+ adrenaline 5 µg/mL"]),
    data=st.data(),
)
def test_the_order_of_the_parts_does_not_matter(name, strength, volume, times, adrenaline, data):
    typed = [name, strength, times + volume, adrenaline]
    give = read_give(" ".join(data.draw(st.permutations(typed))))
    assert give.drug == "lidocaine"
    assert give.mg == (200 if times else 100)
    assert give.adrenaline is bool(adrenaline)


@given(st.text(alphabet="lidocaine 0123456789.,%mgL/x:+-", max_size=60))
def test_whatever_is_typed_is_read_whole_or_refused_kindly(typed):
    try:
        give = read_give(typed)
    except BadInput as refusal:
        assert str(refusal)
    else:
        assert give.mg > 0


@pytest.mark.parametrize("typed", [10, 10.0, None, True, ["lidocaine 1% 10 mL"], b"lidocaine 1% 10 mL"])
def test_bare_numbers_and_other_things_are_refused(typed):
    with pytest.raises(BadInput):
        read_give(typed)


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("novocane 1% 10 mL", "Novocaine"),
        ("lidocain 1% 10 mL", "lidocaine"),
        ("bupivicaine 0.5% 10 mL", "bupivacaine"),
        ("Markain 0.5% 10 mL", "Marcain"),
    ],
)
def test_misspellings_are_refused_with_the_nearest_name(typed, nearest):
    with pytest.raises(UnknownEntity) as caught:
        read_give(typed)
    assert nearest in caught.value.nearest


def test_words_far_from_any_drug_are_answered_with_the_drugs_held():
    with pytest.raises(UnknownEntity, match="procaine"):
        read_give("water 1% 10 mL")


@pytest.mark.parametrize("short", ["epi", "adr", "adrenalline"])
def test_short_or_misspelt_adrenaline_earns_nothing(short):
    with pytest.raises(BadInput) as caught:
        read_give(f"lidocaine 1% 10 mL {short}")
    assert caught.value.nearest == ("adrenaline",)


@pytest.mark.parametrize("drug", DRUGS.values(), ids=lambda d: d.id)
def test_every_name_of_a_drug_is_read_as_that_drug(drug):
    for name in (drug.name, drug.name.upper(), drug.original_text_name, *drug.synonyms):
        if name:
            assert drug_named(name).id == drug.id


@pytest.mark.parametrize(
    ("brand", "drug"),
    [("Novocaine", "procaine"), ("Lidocainum", "lidocaine"), ("Marcain", "bupivacaine"), ("Marcaine", "bupivacaine")],
)
def test_vision_row_10_the_drugs_of_the_text_by_their_names(brand, drug):
    low, high = strength_span(DRUGS[drug])
    give = read_give(f"{brand} {low}% 10 mL")
    assert give.drug == drug
    assert give.named == brand
    assert give.mg == pytest.approx(100 * low)
    assert read_give(f"{brand} {high}% 10 mL").mg == pytest.approx(100 * high)


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("lidocaine 2 mg/mL 10 mL", ("2 %",)),  # 0.2 % is not described, 2 % is
        ("lidocaine 4 mg/mL 10 mL", ("0.4 %", "4 %")),  # both are strengths
        ("procaine 2 mg/mL 10 mL", ("0.2 %", "2 %")),
        ("bupivacaine 2.5% 10 mL", ("0.25 %",)),  # 2.5 mg/mL is
        ("bupivacaine 5% 10 mL", ("0.5 %",)),
        ("lidocaine 100% 0.2 mL", ()),
    ],
)
def test_per_cent_and_mg_per_ml_are_never_swapped_in_silence(typed, nearest):
    with pytest.raises(BadInput) as caught:
        read_give(typed)
    assert caught.value.nearest == nearest


@pytest.mark.parametrize("drug", DRUGS.values(), ids=lambda d: d.id)
def test_no_figure_is_taken_as_mg_per_ml_where_it_is_a_strength_in_per_cent(drug):
    low, high = strength_span(drug)
    for figure in (low, (low + high) / 2, high):
        with pytest.raises(BadInput):
            read_give({"drug": drug.id, "mg_per_ml": figure, "volume_ml": 10})


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"drug": "lidocaine"},
        {"drug": 3, "percent": 1, "volume_ml": 10},
        {"drug": "lidocaine", "percent": 1},
        {"drug": "lidocaine", "volume_ml": 10},
        {"drug": "lidocaine", "percent": 1, "mg_per_ml": 10, "volume_ml": 10},
        {"drug": "lidocaine", "percent": 1, "volume_ml": 0},
        {"drug": "lidocaine", "percent": 1, "volume_ml": 10, "sites": 0},
        {"drug": "lidocaine", "percent": 1, "volume_ml": 10, "sites": 1.5},
        {"drug": "lidocaine", "percent": 1, "volume_ml": 10, "adrenaline": "yes"},
        {"drug": "lidocaine", "percent": 1, "volume_ml": 10, "volume": 10},
        {"drug": "lidocaine", "percent": 1, "volume_ml": 1e308},
        {"drug": "lidocaine", "mg": 100},
        {"drug": "lidocaine", "percent": True, "volume_ml": 10},
    ],
)
def test_documents_that_are_refused(document):
    with pytest.raises(BadInput):
        read_give(document)


def test_a_document_says_the_same_as_the_words():
    document = {"drug": "Marcain", "mg_per_ml": 2.5, "volume_ml": 20, "sites": 2, "adrenaline": True}
    by_words = read_give("Marcain 2.5 mg/mL 2 x 20 mL adrenaline")
    assert read_give(document).says == by_words.says
    assert read_give(by_words) is by_words


def test_the_path_of_a_bad_field_is_said():
    with pytest.raises(BadInput) as caught:
        read_give({"drug": "lidocaine", "percent": 1, "volume_ml": -3}, path="gives.0")
    assert caught.value.path == "gives.0.volume_ml"


def test_what_was_given_already_may_be_said_in_mg():
    assert read_give("lidocaine 40 mg", mg_allowed=True).mg == 40
    assert read_give({"drug": "lidocaine", "mg": 40}, mg_allowed=True).mg == 40
    with pytest.raises(BadInput, match="one or the other"):
        read_give("lidocaine 40 mg 1%", mg_allowed=True)


def test_a_give_without_strength_and_volume_has_no_mg():
    with pytest.raises(BadInput):
        _ = Give("lidocaine", "lidocaine", "lidocaine", None, None).mg

"""Phrases as people write them, and what they name. The phrases are our own."""

import pytest

from anatomy.model.side import Side
from anatomy.naming.standard import standard_resolver

#: (phrase, kinds, ids in order)
PHRASES = [
    # skin, plain and technical
    ("radial side of the wrist", "area", ["thumb_side_of_the_wrist"]),
    ("thumb side of my wrist", "area", ["thumb_side_of_the_wrist"]),
    ("lateral wrist", "area", ["thumb_side_of_the_wrist"]),
    ("dorsum of the foot", "area", ["top_of_the_foot"]),
    ("top of the foot", "area", ["top_of_the_foot"]),
    ("hallux", "area", ["big_toe"]),
    ("great toe", "area", ["big_toe"]),
    ("pinky", "area", ["little_finger"]),
    ("pinkie tip", "area", ["little_finger"]),
    ("tip of the little finger", "area", ["tip_of_the_little_finger"]),
    ("anatomical snuff box", "area", ["anatomical_snuffbox"]),
    ("tailbone", "area", ["skin_over_the_coccyx"]),
    ("belly button", "area", ["umbilicus"]),
    ("umbilical region", "area", ["umbilicus"]),
    ("tummy", "area", ["abdomen"]),
    ("funny bone", "area", ["inner_elbow"]),
    ("lateral malleolus", "area", ["outer_ankle"]),
    ("whole arm", "area", ["whole_arm"]),
    ("entire leg", "area", ["whole_leg"]),
    ("saddle anaesthesia area", "area", ["saddle_area"]),
    ("in front of the ear", "area", ["in_front_of_the_ear"]),
    ("front of the ear", "area", ["front_of_the_ear"]),
    # qualifiers in any order and wording
    ("medial forearm", "area", ["inner_forearm"]),
    ("ulnar border of the forearm", "area", ["inner_forearm"]),
    ("volar aspect of forearm", "area", ["front_of_the_forearm"]),
    ("upper third of the back of the thigh", "area", ["back_of_the_thigh_upper_third"]),
    ("proximal posterior thigh", "area", ["back_of_the_thigh_upper_third"]),
    ("distal medial calf", "area", ["inner_calf_lower_half"]),
    ("the inner (ulnar) forearm", "area", ["inner_forearm"]),
    # several in one phrase
    ("ring and little fingers", "area", ["ring_finger", "little_finger"]),
    ("index, middle and ring fingers", "area", ["index_finger", "middle_finger", "ring_finger"]),
    ("front and back of the thigh", "area", ["front_of_the_thigh", "back_of_the_thigh"]),
    ("medial and lateral malleoli", "area", ["inner_ankle", "outer_ankle"]),
    ("from the shoulder blade to the inner arm", "area", ["shoulder_blade", "inner_upper_arm"]),
    ("buttock, calf and outer edge of the foot", "area", ["buttock", "calf", "outer_edge_of_the_foot"]),
    ("second/third toes", "area", ["second_toe", "third_toe"]),
    # words around the place
    ("burning pain in the sole, worse at night", "area", ["sole"]),
    ("girdle pain, band level with the nipple", "area", ["band_level_with_the_nipple"]),
    ("next to the T4-T5 spinous gap", "area", ["beside_the_spine_at_t4_5"]),
    ("fingers 4 and 5", "area", ["ring_finger", "little_finger"]),
    ("fourth and fifth fingers", "area", ["ring_finger", "little_finger"]),
    ("between 1st and 2nd toe", "area", ["web_between_the_big_and_second_toes"]),
    ("tibialis anterior and posterior", "muscle", ["tibialis_anterior", "tibialis_posterior"]),
    ("hip flexion and abduction", "movement", ["hip_flexion", "hip_abduction"]),
    # narrowing said afterwards, joined, or in one word
    ("sole, outer half", "area", ["outer_sole"]),
    ("index finger, palm side", "area", ["palm_side_of_the_index_finger"]),
    ("medial/dorsal side of the great toe", "area", ["top_of_the_big_toe"]),
    ("dorsum of the proximal phalanx of the middle finger", "area", ["back_of_the_middle_finger"]),
    ("posterolateral calf", "area", ["outer_calf"]),
    ("little toe side of the foot", "area", ["outer_edge_of_the_foot"]),
    ("RUQ", "area", ["upper_abdomen"]),
    # misspelt
    ("litle fingr", "area", ["little_finger"]),
    ("sholder blade", "area", ["shoulder_blade"]),
    ("littlefinger", "area", ["little_finger"]),
    ("tibalis anteror", "muscle", ["tibialis_anterior"]),
    ("soal of foot", "area", ["sole"]),
    ("left calve", "area", ["calf"]),
    ("big tow", "area", ["big_toe"]),
    # words of the home: the cheek below is not the one above
    ("butt cheek", "area", ["buttock"]),
    ("both butt cheeks", "area", ["buttock"]),
    ("buttock cheek", "area", ["buttock"]),
    ("cheek of the buttock", "area", ["buttock"]),
    ("left bum cheek", "area", ["buttock"]),
    ("left cheek", "area", ["cheek"]),
    ("wee toe", "area", ["little_toe"]),
    ("wee finger", "area", ["little_finger"]),
    ("wee finger and thumb", "area", ["little_finger", "thumb"]),
    # muscles and movements
    ("bicep", ("movement", "muscle"), ["biceps_brachii"]),
    ("left tricep", ("movement", "muscle"), ["triceps_brachii"]),
    ("gripping", ("movement", "muscle"), ["finger_flexion"]),
    ("calve", ("movement", "muscle"), ["gastrocnemius", "soleus"]),
    ("shin muscle", "muscle", ["tibialis_anterior"]),
    ("peroneus longus", "muscle", ["fibularis_longus"]),
    ("musculus biceps brachii", "muscle", ["biceps_brachii"]),
    ("deltoid muscle", "muscle", ["deltoid"]),
    ("cock wrist, wrist extension", ("movement", "muscle"), ["wrist_extension"]),
    ("dorsiflexion of the foot", ("movement", "muscle"), ["ankle_dorsiflexion"]),
    ("ankle dorsi-flexion (tibialis anterior)", ("movement", "muscle"), ["ankle_dorsiflexion", "tibialis_anterior"]),
    ("great toe extension", ("movement", "muscle"), ["big_toe_extension"]),
    # reflexes
    ("knee and ankle jerks", "reflex", ["knee_reflex", "ankle_reflex"]),
    ("Achilles reflex", "reflex", ["ankle_reflex"]),
    ("up-going plantar response", "reflex", ["plantar_response"]),
    ("supinator jerk", "reflex", ["brachioradialis_reflex"]),
    ("triceps", "reflex", ["triceps_reflex"]),
    ("supinator", "reflex", ["brachioradialis_reflex"]),
    ("reflexes of the legs", "reflex", ["ankle_reflex", "knee_reflex"]),
    # nerves, organs, joints
    ("funny bone nerve", None, ["ulnar_nerve"]),
    ("nervus medianus", "nerve", ["median_nerve"]),
    ("common peroneal nerve", "nerve", ["common_fibular_nerve"]),
    ("esophagus", "organ", ["oesophagus"]),
    ("food pipe", "organ", ["oesophagus"]),
    ("L4-L5 facet joint", "joint", ["l4_5_facet_joint"]),
    ("peroneal nerve", None, ["common_fibular_nerve"]),
    ("phrenic", None, ["phrenic_nerve"]),
    ("heart", None, ["heart"]),
    ("gonads", "organ", ["ovary", "testis"]),
    ("T4/5 facet", None, ["t4_5_facet_joint"]),
    ("Marcain", None, ["bupivacaine"]),
    ("cecum", "organ", ["caecum_and_ascending_colon"]),
    # segments, whatever the kinds
    ("C6 dermatome", "area", ["C6"]),
    ("th4 and L 5", "area", ["T4", "L5"]),
    ("co1", "muscle", ["Co1"]),
]


@pytest.fixture(scope="module")
def resolver():
    return standard_resolver()


@pytest.mark.parametrize(("phrase", "kinds", "ids"), PHRASES, ids=[p[0] for p in PHRASES])
def test_phrase_names(resolver, phrase, kinds, ids):
    found = resolver.resolve(phrase, kinds)
    assert list(found.ids()) == ids, found


def test_words_for_many_muscles_share_one_weight(resolver):
    found = resolver.resolve("small hand muscles", ("muscle", "movement"))
    assert len(found.matches) == 11
    assert sum(m.weight for m in found.matches) == pytest.approx(1)


def test_an_aside_in_brackets_shares_the_weight_of_what_it_explains(resolver):
    found = resolver.resolve("elbow flexion (biceps)", ("movement", "muscle"))
    assert [(m.id, m.weight, m.group) for m in found.matches] == [("elbow_flexion", 0.5, 0), ("biceps_brachii", 0.5, 0)]


SIDES = [
    ("left thumb", [Side.LEFT]),
    ("little finger, right", [Side.RIGHT]),
    ("both hands", [Side.BOTH]),
    ("thumb (L)", [Side.LEFT]),
    ("left arm and right leg", [Side.LEFT, Side.RIGHT]),
    ("arm left and leg right", [Side.LEFT, Side.RIGHT]),
    ("left thumb and index finger", [Side.LEFT, Side.LEFT]),
    ("low back beside midline", [None]),
    ("low back in the midline", [Side.MIDLINE]),
    ("under the right ribs", [Side.RIGHT]),
    ("thumb", [None]),
    ("umbilicus and thumb", [Side.MIDLINE, None]),
    ("left half of the face", [Side.LEFT]),
]


@pytest.mark.parametrize(("phrase", "sides"), SIDES, ids=[p[0] for p in SIDES])
def test_sides_are_read_beside_their_structure(resolver, phrase, sides):
    assert [m.side for m in resolver.resolve(phrase, "area").matches] == sides


def test_unknown_words_come_back_with_the_nearest_names(resolver):
    found = resolver.resolve("gizzard and wrist extending", ("movement",))
    assert found.not_understood[0][0] == "gizzard"
    assert any("extension" in name.casefold() for _, names in found.not_understood for name in names)


def test_a_name_written_by_ear_is_offered(resolver):
    found = resolver.resolve("snuff bocks", "area")
    assert [(text, names[0]) for text, names in found.not_understood] == [("snuff bocks", "anatomical snuffbox")]


def test_qualifiers_that_no_area_carries_are_kept_on_the_match(resolver):
    match = resolver.resolve("outer umbilicus", "area").matches[0]
    assert (match.id, match.qualifiers) == ("umbilicus", ("outer",))
    assert match.score < 1


def test_find_gives_one_best_and_others(resolver):
    found = resolver.find("biceps")
    assert found[0].key == "muscle:biceps_brachii"
    assert "reflex:biceps_reflex" in [m.key for m in resolver.find("biceps reflex")]
    assert resolver.find("median_nerve")[0].key == "nerve:median_nerve"
    assert resolver.find("C6")[0].key == "segment:C6"
    assert resolver.find("zzzz") == []


def test_a_single_word_of_a_name_finds_all_that_hold_it(resolver):
    assert {m.kind for m in resolver.find("paravertebral block")} == {"block"}
    assert resolver.find("Spurling")[0].key == "bedside_test:spurling_test"


def test_words_like_a_name_are_not_taken_for_it(resolver):
    assert "organ:liver" not in [m.key for m in resolver.find("postherpetic neuralgia")]


def test_radial_nerve_is_no_outer_nerve(resolver):
    assert resolver.find("radial nerve")[0].id == "radial_nerve"
    assert not resolver.resolve("lateral nerve", "nerve").matches


def test_every_area_is_found_by_its_own_words(resolver):
    lexicon = resolver.lexicon
    for entry in lexicon.entries:
        if entry.kind != "area":
            continue
        for text in (entry.name, *entry.words):
            assert resolver.find(text, "area", limit=1)[0].id == entry.id, text


def test_every_entity_is_found_by_its_name(resolver):
    for entry in resolver.lexicon.entries:
        assert any(m.id == entry.id for m in resolver.find(entry.name, entry.kind)), entry

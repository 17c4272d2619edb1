"""Checks of the block records: what would be dangerous, or point nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from anatomy.catalogue.check import Problem, Records, check

#: Kinds of level rule whose needle goes near cord, root, facet joint or sympathetic chain.
_DEEP_RULES = frozenset({"foramen_of_root", "medial_branches_of_joint"})


@check
def deep_blocks_are_never_by_landmark(records: Records) -> Iterator[Problem]:
    """Epidural, root, facet, sympathetic and hip rows need imaging: safety rule, section 2."""
    for row in records.raw("blocks"):
        rule, params = row["level_rule"]["type"], row["level_rule"]["params"]
        epidural = rule == "interspinous_of_segment" and row["kind"] != "vertebral"
        autonomic = params.get("autonomic", False) and not params.get("cranial_divisions")
        deep = rule in _DEEP_RULES or epidural or autonomic or "hip" in row["legacy_id"].split("-")
        if deep and "landmark" in row["guidance"]["methods"]:
            yield Problem(
                "blocks.json", row["id"], "offers a landmark technique", "Take 'landmark' out of its methods."
            )


@check
def least_guidance_is_one_of_the_methods(records: Records) -> Iterator[Problem]:
    """Least guidance that is not described would promise a technique nobody has."""
    for row in records.raw("blocks"):
        if row["guidance"]["minimum"] not in row["guidance"]["methods"]:
            yield Problem("blocks.json", row["id"], "its least guidance is not among its methods", "Mend guidance.")


@check
def block_agents_are_drugs(records: Records) -> Iterator[Problem]:
    """Arithmetic needs a drug record; what is no anaesthetic must say so."""
    drugs = {row["id"] for row in records.raw("drugs")}
    for row in records.raw("blocks"):
        dose = row["dose"]
        for agent in set(dose["agents"]) - drugs - set(dose["non_anaesthetic_agents"]):
            yield Problem(
                "blocks.json", row["id"], f"'{agent}' is no drug", "Add it to drugs.json, or list it as no anaesthetic."
            )
        unknown = set(dose["concentration_percent"]) - set(dose["agents"])
        silent = set(dose["agents"]) & drugs - set(dose["concentration_percent"])
        for agent in unknown | (silent - set(dose["agents_without_concentration"])):
            yield Problem(
                "blocks.json",
                row["id"],
                f"strength and agent do not match for '{agent}'",
                "Mend concentration_percent.",
            )


@check
def read_depths_have_a_figure(records: Records) -> Iterator[Problem]:
    """Depths cannot have been read without the figure that was read."""
    for row in records.raw("blocks"):
        depth = row["depth"]
        if depth["verified"] and depth["sourced_value_mm"] is None:
            yield Problem("blocks.json", row["id"], "its depth is read but has no figure", "Add sourced_value_mm.")
        if depth["range_verified"] and not depth["verified"]:
            yield Problem("blocks.json", row["id"], "its depth range is read but its depth is not", "Mend depth.")


@check
def everything_in_the_original_text_is_held(records: Records) -> Iterator[Problem]:
    """Fourteen kinds, six joints, three drugs and fifteen complaints were asked for; each keeps its record."""
    coverage = records.raw("course")["original_coverage"]
    blocks = {row["id"] for row in records.raw("blocks")}
    drugs = {row["id"] for row in records.raw("drugs")}
    indications = {row["id"] for row in records.raw("indications")}
    named_blocks = [block for listed in coverage["kinds"].values() for block in listed] + list(
        coverage["joints"].values()
    )
    named_indications = coverage["indications"] + coverage["secondary_indications"]
    for what, keys, held in (
        ("block", named_blocks, blocks),
        ("drug", coverage["drugs"].values(), drugs),
        ("indication", named_indications, indications),
    ):
        for key in keys:
            if key not in held:
                yield Problem("course.json", "", f"the {what} '{key}' of the original text is gone", "Restore it.")


@check
def red_flag_places_exist(records: Records) -> Iterator[Problem]:
    """Rules that look at a place nobody described would never be raised."""
    document = records.raw("red_flags")
    areas = {row["id"] for row in records.raw("areas")}
    for name, listed in document["place_areas"].items():
        for area in listed:
            if area not in areas:
                yield Problem("red_flags.json", name, f"area '{area}' is not in areas.json", "Mend the id.")
        if name not in document["places"]:
            yield Problem("red_flags.json", name, "has areas but no words", "Add its words to places.")
    for rule in document["rules"]:
        for trigger in rule["triggers"]:
            for condition in trigger["all_of"]:
                for place in condition.get("places", ()):
                    if place not in document["places"]:
                        yield Problem("red_flags.json", rule["id"], f"there is no place '{place}'", "Add it to places.")


@check
def red_flag_answers_have_one_meaning(records: Records) -> Iterator[Problem]:
    """Two rules that read the same answer could release each other."""
    owner: dict[str, str] = {}
    for rule in records.raw("red_flags")["rules"]:
        for key in (rule["id"], *rule.get("answer_keys", ())):
            if owner.setdefault(key, rule["id"]) != rule["id"]:
                yield Problem(
                    "red_flags.json", rule["id"], f"shares the answer '{key}' with {owner[key]}", "Rename it."
                )

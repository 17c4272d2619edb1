"""What to know beside the figures, each sentence with its sources and whether they were read."""

from __future__ import annotations

from collections.abc import Sequence

from anatomy.blocks.statement import Statement
from anatomy.catalogue.load import load_catalogue
from anatomy.dosing.agents import drugs
from anatomy.dosing.give import Give
from anatomy.dosing.patient import Patient
from anatomy.dosing.stops import block_named
from anatomy.dosing.units import say


def notes_on(
    patient: Patient, planned: Sequence[Give], past: Sequence[Give], *, block: str | None
) -> tuple[Statement, ...]:
    """Return the notes that a dose calls for, those about this very dose first.

    Parameters
    ----------
    patient
        Whose dose it is.
    planned, past
        What is to be given, and what was given in the last 24 hours.
    block
        Id or name of the block it is for.

    Returns
    -------
    tuple of Statement
        In the order to be shown.
    """
    arithmetic, everything = load_catalogue().toxicity.arithmetic, [*planned, *past]
    found = _about_block(block, planned) if block is not None else []
    found += _about_names(everything)
    found += [Statement(text) for text in patient.notes()]
    if len({give.drug for give in everything}) > 1:
        found.append(
            Statement(
                "Several drugs: their toxicity adds, so the parts of each ceiling add up.", arithmetic.sources, True
            )
        )
        if any(give.drug == "bupivacaine" for give in everything):
            found.append(
                Statement("The bupivacaine label advises against mixing with other agents.", ("bupi-label",), True)
            )
    if any(give.sites > 1 for give in everything):
        found.append(Statement("The volume was counted once for each site: several sites multiply the dose."))
    if past:
        found.append(Statement("What was given in the last 24 hours counts in full, at any site and by any route."))
    else:
        found.append(
            Statement("Nothing was said to have been given in the last 24 hours; dental and skin injections count.")
        )
    if any(give.adrenaline for give in everything):
        found.append(
            Statement(
                "Adrenaline: not where end arteries have a doubtful circulation, and avoided in unstable angina. "
                "It earns a higher ceiling only where the record says so."
            )
        )
    found.append(
        Statement(
            "Ceilings are opinions of experts, not results of trials; uptake differs by site: intercostal most, then "
            "epidural, plexus and skin.",
            ("rosenberg-2004",),
            True,
        )
    )
    found.append(
        Statement(
            "A dose under its ceiling is no protection inside a vessel: aspirate, inject 3–5 mL at a time, watch."
        )
    )
    return tuple(found)


def _about_names(gives: Sequence[Give]) -> list[Statement]:
    """Say which drug a brand name was read as: nothing is translated in silence."""
    read_as = {give.named: drugs()[give.drug].name for give in gives}
    return [
        Statement(f"'{named}' is {name}.")
        for named, name in read_as.items()
        if named.casefold().replace("-", "").replace(" hydrochloride", "") != name.casefold()
    ]


def _about_block(name: str, planned: Sequence[Give]) -> list[Statement]:
    block = block_named(name)
    described = block.dose
    sources = block.sources
    found = [Statement(f"{block.name}: {described.warning}.", sources, False)] if described.warning else []
    for give in planned:
        drug = drugs()[give.drug].name
        if give.drug not in described.agents:
            found.append(Statement(f"{drug} is not among the agents described for {block.name}.", sources, False))
        strengths = described.concentration_percent.get(give.drug)
        if strengths and give.percent is not None and not strengths[0] <= give.percent <= strengths[1]:
            found.append(
                Statement(
                    f"{block.name}: {drug} is described at {say(strengths[0])}–{say(strengths[1])} %, "
                    f"not {say(give.percent)} %.",
                    sources,
                    described.verified,
                )
            )
        if give.volume_ml is not None and give.volume_ml > described.volume_ml_max:
            found.append(
                Statement(
                    f"{block.name}: at most {say(described.volume_ml_max)} mL "
                    f"{'a site' if described.per_site else 'in all'} is described, not {say(give.volume_ml)} mL.",
                    sources,
                    described.verified,
                )
            )
    if described.per_site and all(give.sites == 1 for give in planned):
        found.append(Statement(f"{block.name}: its volume is for one site or side; write '2 x … mL' for two."))
    return found

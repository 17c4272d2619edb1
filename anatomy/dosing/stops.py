"""Why no arithmetic is done at all, before any: pregnancy, allergy, and blocks that hold no dose.

They follow section 2 of the safety notes; red flags, infection and bleeding are held by the blocks' own stops.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process

from anatomy.blocks.holds import allergic_classes
from anatomy.catalogue.block_schema import Block
from anatomy.catalogue.load import load_catalogue
from anatomy.dosing.agents import drugs
from anatomy.dosing.give import Give
from anatomy.errors import RefusedForSafety, UnknownEntity


def refuse_before_arithmetic(
    everything: Sequence[Give],
    planned: Sequence[Give],
    *,
    block: str | None,
    allergies: tuple[str, ...],
    pregnant: bool | None,
) -> None:
    """Raise RefusedForSafety where the records allow no arithmetic.

    Parameters
    ----------
    everything, planned
        All gives, and those that are not yet given.
    block
        Id or name of the block; None when not said.
    allergies
        Names of drugs or classes not tolerated.
    pregnant
        Pregnancy; None when not said.

    Raises
    ------
    RefusedForSafety
        With the reason.
    UnknownEntity
        If no block has that id or name.
    """
    if pregnant:
        raise RefusedForSafety("Pregnancy: specialists only; no dose is worked out.")
    classes = allergic_classes(allergies, drugs())
    for give in planned:
        drug = drugs()[give.drug]
        if drug.drug_class in classes:
            raise RefusedForSafety(
                f"Allergy to the {drug.drug_class} class: {drug.name} belongs to it, so no dose is worked out."
            )
    if block is not None:
        _refuse_for_block(block_named(block), planned)


def block_named(name: str) -> Block:
    """Return the block of an id or name.

    Raises
    ------
    UnknownEntity
        If none has it; the nearest are said.

    Examples
    --------
    >>> block_named("Caudal epidural block").id
    'caudal_epidural_block'
    """
    blocks = load_catalogue().blocks
    wanted = name.strip().casefold()
    for block in blocks.values():
        if wanted in {block.id, block.legacy_id, block.name.casefold(), *(s.casefold() for s in block.synonyms)}:
            return block
    near = process.extract(wanted, {block.id: block.name.casefold() for block in blocks.values()}, limit=3)
    raise UnknownEntity(
        f"no block is called '{name[:60]}'.", path="block", nearest=[blocks[key].name for _name, _score, key in near]
    )


def _refuse_for_block(block: Block, planned: Sequence[Give]) -> None:
    if block.is_group:
        raise RefusedForSafety(f"{block.name} is a group: it lists its members and holds no dose of its own.")
    for give in planned:
        if give.drug in block.dose.agents_without_concentration:
            raise RefusedForSafety(
                f"{block.name}: no strength of {drugs()[give.drug].name} is held for it, so no dose is worked out."
            )

"""Which values of a block record were read in a source and which are recalled: decided here and nowhere else.

A record says in words what was read (``verified_fields``). A value counts as read only when those words name it
plainly: "depth (average only)" reads an average, not the range, so the range stays recalled. In doubt a value is
recalled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from anatomy.catalogue.block_schema import Block
from app.components.blocks.words import listed, number, sentence, span

#: Value → words of ``verified_fields`` that name it plainly.
_NAMES = {
    "landmarks": frozenset({"landmark", "landmarks", "entry"}),
    "guidance": frozenset({"guidance"}),
    "onset": frozenset({"onset"}),
    "duration": frozenset({"duration"}),
    "evidence": frozenset({"evidence"}),
    "bleeding": frozenset({"bleeding class"}),
    "target": frozenset({"target", "targets"}),
    "segments": frozenset({"segments"}),
    "volume": frozenset({"volume"}),
}


@dataclass(frozen=True, slots=True)
class Value:
    """A value to be shown.

    Parameters
    ----------
    label
        What it is.
    text
        The value in words.
    read
        True when read in a source, False when recalled, None where the question does not arise (our own rule).
    notes
        Further sentences, each with its own mark: (sentence, read).
    """

    label: str
    text: str
    read: bool | None
    notes: tuple[tuple[str, bool | None], ...] = ()


def was_read(block: Block, what: str) -> bool:
    """Return whether a value of a record was read in a source.

    Examples
    --------
    >>> from anatomy.blocks.book import BlockBook
    >>> blocks = BlockBook.load().blocks
    >>> was_read(blocks["obturator_nerve_block"], "landmarks")
    False
    >>> was_read(blocks["coeliac_plexus_splanchnic_block"], "bleeding")
    True
    """
    if what == "depth":
        return block.depth.range_verified
    if what == "volume" and not block.dose.verified:
        return False
    return bool(_NAMES[what].intersection(field.strip().lower() for field in block.verified_fields))


def values_of(block: Block, *, needle: bool) -> tuple[Value, ...]:
    """Return the facts of a card, in reading order.

    Parameters
    ----------
    block
        The record.
    needle
        Whether landmarks, depth and doses may be shown.

    Returns
    -------
    tuple of Value
        Each with its own mark of trust.
    """
    found = [Value("Level rule", rule_words(block.level_rule.text), None)]
    found.append(Value("Target", sentence(block.target), was_read(block, "target")))
    if needle:
        found += [_landmarks(block), _depth(block)]
    found.append(
        Value(
            "Guidance",
            _guidance(block),
            was_read(block, "guidance"),
            ((sentence(block.guidance.note), None),) if block.guidance.note else (),
        )
    )
    if needle:
        found += [_volume(block), _strength(block)]
        found += _timing(block)
    found.append(Value("Not with", listed(_shortened(block.contraindications)), False))
    found.append(Value("Harm", listed(block.complications), False))
    found.append(
        Value(
            "Bleeding risk",
            sentence(f"{block.bleeding.risk_class} class"),
            was_read(block, "bleeding"),
            ((sentence(block.bleeding.note), None),) if block.bleeding.note else (),
        )
    )
    return tuple(found)


#: Words of a level rule that speak to the program, and how they are said to a reader.
_TO_A_READER = (
    ("; show the segments as referred-pain area", "; its segments are where pain may be felt"),
    ("No segment logic: inject the tender structure itself. For the map, show the joint's articular segments "
     "(Hilton's law) as the pain source, not as the needle level.",
     "By the tender structure itself, not by a segment. The joint's articular segments (Hilton's law) are a source of "
     "pain, not a needle level."),
    ("Pick the nerve whose sensory territory covers the painful area; report its root segments from the nerve table. "
     "Never choose this row from a segment alone.",
     "By the nerve whose skin covers the painful area; its roots follow from it. Never by a segment alone."),
    ("inject the muscle, not the segment", "the muscle is the target, not the segment"),
    ("offer S-1 and S+1 as neighbours", "S-1 and S+1 are its neighbours"),
)  # fmt: skip


def rule_words(text: str) -> str:
    """Return a level rule as a reader is told it: what fits, never what to do.

    Examples
    --------
    >>> rule_words("Joint innervation (Hilton's law), not a dermatome; show the segments as referred-pain area.")
    "Joint innervation (Hilton's law), not a dermatome; its segments are where pain may be felt."
    """
    for old, new in _TO_A_READER:
        text = text.replace(old, new)
    return sentence(text)


def read_line(block: Block) -> str:
    """Return in words what of a record was read.

    Examples
    --------
    >>> from anatomy.blocks.book import BlockBook
    >>> read_line(BlockBook.load().blocks["obturator_nerve_block"])
    'Read in a source: often missed by femoral block. All else is recalled.'
    """
    if not block.verified_fields:
        return "No value of this row was read in a source: all is recalled."
    return f"Read in a source: {', '.join(block.verified_fields)}. All else is recalled."


def _landmarks(block: Block) -> Value:
    return Value("Landmarks", sentence(block.landmarks), was_read(block, "landmarks"))


def _depth(block: Block) -> Value:
    depth = block.depth
    notes: list[tuple[str, bool | None]] = []
    if depth.sourced_value_mm is not None and not depth.range_verified:
        notes.append((f"Measured: {span(*depth.sourced_value_mm, 'mm')}.", depth.verified))
    if depth.note:
        notes.append((sentence(depth.note), None))
    return Value(
        "Depth",
        f"{span(depth.min_mm, depth.max_mm, 'mm')} to {depth.measured_to}.",
        depth.range_verified,
        tuple(notes),
    )


def _guidance(block: Block) -> str:
    least = block.guidance.minimum
    others = [method for method in block.guidance.methods if method != least]
    head = "By landmark" if least == "landmark" else f"{least[:1].upper()}{least[1:]} at least"
    return f"{head}; also described: {', '.join(others)}." if others else f"{head}."


def _volume(block: Block) -> Value:
    dose = block.dose
    each = " at each site or side" if dose.per_site else ""
    notes: tuple[tuple[str, bool | None], ...] = ((sentence(dose.note), None),) if dose.note else ()
    return Value(
        "Volume", f"{span(dose.volume_ml_min, dose.volume_ml_max, 'mL')}{each}.", was_read(block, "volume"), notes
    )


def _strength(block: Block) -> Value:
    dose = block.dose
    parts = [f"{agent} {span(*percents, '%')}" for agent, percents in dose.concentration_percent.items()]
    for agent in dose.agents:
        if agent not in dose.concentration_percent:
            parts.append(f"{agent}: no strength held" if agent in dose.agents_without_concentration else agent)
    text = sentence("; ".join(parts)) if parts else "None held."
    filled = dose.concentration_filled_by_review
    notes: tuple[tuple[str, bool | None], ...] = (
        ((f"Strength of {', '.join(filled)}: the reviewer's choice.", False),) if filled else ()
    )
    return Value("Agents", text, False, notes)


def _timing(block: Block) -> list[Value]:
    timing = block.onset_duration
    note: tuple[tuple[str, bool | None], ...] = ((sentence(timing.note), None),) if timing.note else ()
    onset = Value("Onset", f"{span(*timing.onset_min, 'min')}.", was_read(block, "onset"))
    length = Value("Length", f"{span(*timing.duration_h, 'h')}.", was_read(block, "duration"), note)
    return [onset, length]


_COMMON = re.compile(
    r"^(patient declines|infection at the entry|allergy to the planned|antithrombotic drug )", re.IGNORECASE
)


def _shortened(items: tuple[str, ...]) -> list[str]:
    """Return contraindications with those of every block said in few words, last."""
    own = [item for item in items if not _COMMON.match(item)]
    common = len(items) - len(own)
    return [*own, "as for every block: refusal, infection, allergy, unmanaged antithrombotics"] if common else own


def reachable_mg(block: Block) -> tuple[str, ...]:
    """Return the worst case of a row against the ceiling of a light patient, in sentences.

    Examples
    --------
    >>> from anatomy.blocks.book import BlockBook
    >>> reachable_mg(BlockBook.load().blocks["coeliac_plexus_splanchnic_block"])
    ('Bupivacaine: the top of the range is 100 mg; the ceiling at 50 kg is 100 mg.',)
    """
    return tuple(
        f"{check.agent[:1].upper()}{check.agent[1:]}: the top of the range is {number(check.worst_case_mg)} mg; the "
        f"ceiling at {check.weight_kg} kg is {number(check.plain_ceiling_mg)} mg."
        for check in block.dose.ceiling_checks
        if check.weight_kg == 50 and check.worst_case_mg >= check.plain_ceiling_mg
    )

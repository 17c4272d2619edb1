"""Every record that blocks need: blocks and their levels, drugs, complaints, and the parts of the body they aim at."""

from __future__ import annotations

from functools import cached_property, lru_cache

from anatomy.blocks.level_rules import Supplied
from anatomy.catalogue.block_schema import Block, BlockLevels
from anatomy.catalogue.drug_schema import Drug, Indication
from anatomy.catalogue.load import Catalogue, load_catalogue
from anatomy.catalogue.red_flag_schema import RedFlags
from anatomy.model.segment import SEGMENTS

#: First words of names that keep their capital inside a sentence.
_PROPER = frozenset({"Achilles"})


class BlockBook:
    """The catalogue as blocks use it.

    Parameters
    ----------
    catalogue
        Records of the project.

    Examples
    --------
    >>> book = BlockBook.load()
    >>> book.parts["ulnar_nerve"]
    Supplied(id='ulnar_nerve', name='ulnar nerve', segments=('C7', 'C8', 'T1'))
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @classmethod
    def load(cls) -> BlockBook:
        """Return the book of the project's own records, the same one each time."""
        return _own_book()

    @property
    def blocks(self) -> dict[str, Block]:
        """Blocks by id."""
        return self._catalogue.blocks

    @property
    def levels(self) -> BlockLevels:
        """Level rules and tables."""
        return self._catalogue.block_levels

    @property
    def indications(self) -> dict[str, Indication]:
        """Complaints by id."""
        return self._catalogue.indications

    @property
    def drugs(self) -> dict[str, Drug]:
        """Local anaesthetics by id."""
        return self._catalogue.drugs

    @property
    def red_flags(self) -> RedFlags:
        """Red-flag rules."""
        return self._catalogue.red_flags

    @cached_property
    def parts(self) -> dict[str, Supplied]:
        """Nerves, deep structures and muscles by id, with the segments that the reviewed reference gives them."""
        found: dict[str, set[str]] = {}
        for nerve in self._catalogue.nerves.values():
            found[nerve.id] = {root.segment for root in nerve.roots if root.standing == "row"}
        for segment in self._catalogue.segments.values():
            for deep in segment.sclerotome:
                if deep.standing == "row":
                    found.setdefault(deep.structure, set()).add(segment.id)
            for muscle in segment.myotome.muscles:
                if muscle.standing == "row":
                    found.setdefault(muscle.muscle, set()).add(segment.id)
        named = {**self._catalogue.structures, **self._catalogue.muscles, **self._catalogue.nerves}
        return {
            id_: Supplied(id_, in_a_sentence(record.name), _cranial_first(found.get(id_, set())))
            for id_, record in named.items()
        }


@lru_cache(maxsize=1)
def _own_book() -> BlockBook:
    return BlockBook(load_catalogue())


def load_red_flags() -> RedFlags:
    """Return the red-flag rules of the project's own records."""
    return load_catalogue().red_flags


def in_a_sentence(name: str) -> str:
    """Return a name as it stands inside a sentence.

    Examples
    --------
    >>> in_a_sentence("Ulnar nerve"), in_a_sentence("Achilles tendon"), in_a_sentence("L4/5 facet joint")
    ('ulnar nerve', 'Achilles tendon', 'L4/5 facet joint')
    """
    first = name.split(" ", 1)[0]
    keeps = first in _PROPER or not first[1:].replace("-", "").islower()
    return name if keeps else name[0].lower() + name[1:]


def _cranial_first(segments: set[str]) -> tuple[str, ...]:
    return tuple(segment for segment in SEGMENTS if segment in segments)

"""Lists that share a noun: "ring and little fingers", "knee and ankle jerks", "front and back of the thigh"."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from itertools import pairwise

from anatomy.naming.qualifiers import QUALIFIERS
from anatomy.naming.tokens import Unit
from anatomy.naming.vocabulary import LIST_SEPARATORS, SEPARATORS, STOPS

#: Longest shared ending that is tried, in content words.
_LONGEST_SHARED = 3


def share_nouns(units: Sequence[Unit], is_name: Callable[[tuple[str, ...]], bool]) -> list[Unit]:
    """Repeat the shared noun of a list after each item that needs it; the repeats are marked virtual.

    Parameters
    ----------
    units
        Canonical units of a phrase.
    is_name
        Whether words, in order, name something by themselves.

    Returns
    -------
    list of Unit
        The same units, with virtual ones put in.

    Examples
    --------
    >>> from anatomy.naming.tokens import units
    >>> names = {("ring", "finger"), ("little", "finger")}
    >>> [u.canon for u in share_nouns(units("ring and little fingers"), names.__contains__)]
    ['ring', 'finger', 'and', 'little', 'finger']
    """
    chunks = _chunks(units)
    out: list[Unit] = []
    for i, (items, separator) in enumerate(chunks):
        before = chunks[i - 1][0] if i and (chunks[i - 1][1] or Unit("", 0, 0, "mark")).canon in LIST_SEPARATORS else []
        out.extend(_lent(before, items, is_name))
        out.extend(items)
        if separator is not None and separator.canon in LIST_SEPARATORS:
            out.extend(_shared(items, chunks[i + 1 :], is_name))
        if separator is not None:
            out.append(separator)
    return out


def join_afterthoughts(units: Sequence[Unit], words: Container[str]) -> list[Unit]:
    """Leave out the comma before words that only narrow what stands before it: "sole, outer half".

    Parameters
    ----------
    units
        Canonical units, lists already completed.
    words
        Words that only narrow, or say nothing.

    Examples
    --------
    >>> from anatomy.naming.tokens import units
    >>> [u.canon for u in join_afterthoughts(units("sole, outer half"), {"outer", "half"})]
    ['sole', 'outer', 'half']
    """
    chunks = _chunks(units)
    out = list(chunks[0][0])
    for (_, separator), (items, _) in pairwise(chunks):
        narrows = bool(items) and all(u.canon in words for u in items)
        if separator is not None and not (separator.canon == "," and narrows):
            out.append(separator)
        out.extend(items)
    return out


def _lent(before: Sequence[Unit], items: Sequence[Unit], is_name: Callable[[tuple[str, ...]], bool]) -> list[Unit]:
    """Return the units that an item borrows from the beginning of the item before it, or nothing.

    "fingers 4 and 5", "tibialis anterior and posterior", "hip flexion and abduction".
    """
    if [u.kind for u in items] == ["number"]:
        counted = len(before) > 1 and before[-1].kind == "number"
        return [before[-2]._replace(virtual=True)] if counted else []
    own = tuple(u.canon for u in items if u.canon not in STOPS)
    lender = [u for u in before if u.canon not in STOPS]
    if not own or is_name(own):
        return []
    for length in range(len(lender) - 1, 0, -1):
        if is_name(tuple(u.canon for u in lender[:length]) + own):
            return [u._replace(virtual=True) for u in lender[:length]]
    return []


def _chunks(units: Sequence[Unit]) -> list[tuple[list[Unit], Unit | None]]:
    chunks: list[tuple[list[Unit], Unit | None]] = []
    items: list[Unit] = []
    for unit in units:
        if unit.canon in SEPARATORS:
            chunks.append((items, unit))
            items = []
        else:
            items.append(unit)
    chunks.append((items, None))
    return chunks


def _shared(
    items: Sequence[Unit],
    following: Sequence[tuple[list[Unit], Unit | None]],
    is_name: Callable[[tuple[str, ...]], bool],
) -> list[Unit]:
    """Return the units that an item borrows from the end of a later item, or nothing."""
    own = [u for u in items if u.canon not in STOPS]
    for later, separator in following:
        content = [u for u in later if u.canon not in STOPS]
        for length in range(min(_LONGEST_SHARED, len(content)), 0, -1):
            ending = content[-length:]
            for start in range(len(own)):
                tail = tuple(u.canon for u in own[start:])
                if is_name(tail) and not all(word in QUALIFIERS for word in tail):
                    return []
                if is_name(tail + tuple(u.canon for u in ending)):
                    return [u._replace(virtual=True) for u in ending]
        if separator is None or separator.canon not in LIST_SEPARATORS:
            break
    return []

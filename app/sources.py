"""Short names of sources for badges: who and when."""

from __future__ import annotations

import re

_PERSON = re.compile(r"^((?:(?:van|von|de|der|den|la|le|di|du)\s+)*[A-ZÀ-Þ][\w’'À-ÿ-]+)\s+[A-Z]{1,4}(?:\b|,)")
LONGEST = 26
#: An author nobody knows by name: the title says more.
_NAMELESS = re.compile(r"^(?:not seen|unknown|anonymous|open |historic |various|several)", re.IGNORECASE)
_LOOSE_END = re.compile(r"\s+(?:of|the|and|for|in|on|by|to|a|an|with|table|restating)$", re.IGNORECASE)


def short_name(authors: str, year: int | None, title: str) -> str:
    """Return a name such as "Foerster 1933".

    Examples
    --------
    >>> short_name("Dabbagh A, MacDermid JC, Yong J, et al.", 2021, "")
    'Dabbagh 2021'
    >>> short_name("AccessAnesthesiology (Atchabahian)", None, "")
    'AccessAnesthesiology'
    >>> short_name("Unknown author of the handout", None, "Therapeutic blocks, a handout")
    'Therapeutic blocks'
    >>> short_name("Academy of Medical Royal Colleges", None, "")
    'Academy of Medical Royal'
    """
    person = _PERSON.match(authors)
    held = title if not authors or _NAMELESS.match(authors) else authors
    name = person[1] if person else re.split(r"\s*[(,;:]", held.strip())[0].strip() or title
    if len(name) > LONGEST:
        name = name[: LONGEST + 1].rsplit(" ", 1)[0]
    while (shorter := _LOOSE_END.sub("", name)) != name:
        name = shorter
    return f"{name} {year}" if year else name

"""Short names of sources for badges: who and when."""

from __future__ import annotations

import re

_PERSON = re.compile(r"^((?:(?:van|von|de|der|den|la|le|di|du)\s+)*[A-ZÀ-Þ][\w’'À-ÿ-]+)\s+[A-Z]{1,4}(?:\b|,)")
LONGEST = 26


def short_name(authors: str, year: int | None, title: str) -> str:
    """Return a name such as "Foerster 1933".

    Examples
    --------
    >>> short_name("Dabbagh A, MacDermid JC, Yong J, et al.", 2021, "")
    'Dabbagh 2021'
    >>> short_name("AccessAnesthesiology (Atchabahian)", None, "")
    'AccessAnesthesiology'
    >>> short_name("", None, "Low back pain and sciatica in over 16s: assessment")
    'Low back pain and sciatica'
    """
    person = _PERSON.match(authors)
    name = person[1] if person else re.split(r"\s*[(,;:]", authors or title)[0].strip()
    if len(name) > LONGEST:
        cut = name[: LONGEST + 1].rsplit(" ", 1)[0]
        name = cut if len(cut) > 8 else name[:LONGEST]
    return f"{name} {year}" if year else name

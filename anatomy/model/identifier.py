"""One rule that makes an id from a name, for every kind of entity."""

from __future__ import annotations

import re
import unicodedata


def slug(name: str) -> str:
    """Return the lower-case snake_case id of a preferred name.

    Accents are dropped; anything that is no ASCII letter or digit becomes one underscore. Spinal segments are not
    passed through this: their id is the label that clinicians write (``"C6"``).

    Parameters
    ----------
    name
        Preferred name of the entity, e.g. ``"Flexor carpi radialis"``.

    Returns
    -------
    str
        The id, without leading or trailing underscores.

    Raises
    ------
    ValueError
        If nothing of the name is left.

    Examples
    --------
    >>> slug("Median nerve"), slug("C5/6 facet joint"), slug("Ménière's disease")
    ('median_nerve', 'c5_6_facet_joint', 'meniere_s_disease')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")
    if not made:
        raise ValueError(f"no id can be made from the name '{name}'; give it a letter or a digit")
    return made


def node_key(kind: str, identifier: str) -> str:
    """Return the key of a graph node, ``kind:id``.

    Examples
    --------
    >>> node_key("muscle", "biceps_brachii")
    'muscle:biceps_brachii'
    """
    return f"{kind}:{identifier}"


def split_node_key(key: str) -> tuple[str, str]:
    """Return kind and id of a graph node key.

    Examples
    --------
    >>> split_node_key("dermatome:consensus/C6")
    ('dermatome', 'consensus/C6')
    """
    kind, _, identifier = key.partition(":")
    return kind, identifier

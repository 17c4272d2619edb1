"""Words that narrow a place: which side of the patient, which side of the part, which third of it."""

from __future__ import annotations

from anatomy.model.side import Side

#: Canonical word → the patient's side. ``l`` and ``r`` alone count only as capitals.
SIDE_WORDS: dict[str, Side] = {
    "left": Side.LEFT,
    "lt": Side.LEFT,
    "lefthand": Side.LEFT,
    "right": Side.RIGHT,
    "rt": Side.RIGHT,
    "both": Side.BOTH,
    "bilateral": Side.BOTH,
    "bilaterally": Side.BOTH,
}
#: Before "midline" they say that the place is not on it.
OFF_MIDLINE = frozenset(["beside", "near", "off", "from", "next", "lateral", "close"])
SIDE_CAPITALS = {"L": Side.LEFT, "R": Side.RIGHT}

#: Canonical word → the one word for that way of narrowing. Used for skin areas only: a radial nerve is no outer nerve.
QUALIFIERS: dict[str, str] = {
    "outer": "outer",
    "outside": "outer",
    "lateral": "outer",
    "radial": "outer",
    "thumbside": "outer",
    "littletoeside": "outer",
    "outermost": "outer",
    "inner": "inner",
    "inside": "inner",
    "medial": "inner",
    "ulnar": "inner",
    "littlefingerside": "inner",
    "bigtoeside": "inner",
    "innermost": "inner",
    "front": "front",
    "anterior": "front",
    "volar": "front",
    "palmar": "front",
    "palmside": "front",
    "ventral": "front",
    "back": "back",
    "posterior": "back",
    "dorsal": "back",
    "dorsum": "back",
    "upper": "upper",
    "proximal": "upper",
    "superior": "upper",
    "uppermost": "upper",
    "upperthird": "upper",
    "upperhalf": "upper",
    "lower": "lower",
    "distal": "lower",
    "inferior": "lower",
    "lowermost": "lower",
    "lowerthird": "lower",
    "lowerhalf": "lower",
    "middle": "middle",
    "middlethird": "middle",
    "mid": "middle",
    "central": "middle",
    "center": "middle",
    "tip": "tip",
    "pad": "tip",
    "pulp": "tip",
    "top": "top",
    "underside": "underside",
    "plantar": "underside",
    "bottom": "underside",
    "side": "side",
}

#: Ways of narrowing beside which a bare "side" adds nothing.
_LATERAL = frozenset(["outer", "inner", "front", "back", "upper", "lower"])


def split_qualifiers(words: tuple[str, ...], noise: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ways of narrowing and the rest of a name, both without order.

    Parameters
    ----------
    words
        Canonical words of a name.
    noise
        Words to leave out.

    Examples
    --------
    >>> sorted(split_qualifiers(("radial", "side", "wrist"), frozenset())[0])
    ['outer']
    """
    narrow, base = set(), set()
    for word in words:
        if word in QUALIFIERS:
            narrow.add(QUALIFIERS[word])
        elif word not in noise:
            base.add(word)
    if narrow & _LATERAL:
        narrow.discard("side")
    return frozenset(narrow), frozenset(base)

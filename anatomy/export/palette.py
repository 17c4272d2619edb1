"""The colours of the 33 skin territories and of probability, light and dark: the design system's, in one place.

Four hue families with alternating lightness (trigeminal violet, cervical blue, thoracic green, lumbar orange, sacral
red), so that neighbours on the drawn maps differ for people who see colours otherwise: ``tests/anatomy/export``
measures every pair that touches, and ``app/assets/1-tokens.css`` holds the same colours.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal, TypeVar

Theme = Literal["light", "dark"]

#: Territory → fill in the light and in the dark theme.
FILLS = MappingProxyType(
    {
        "V1": ("#b19be8", "#ad8ad1"),
        "V2": ("#ceacc9", "#d6acc6"),
        "V3": ("#b376a3", "#ad6395"),
        "C2": ("#b1dcfe", "#a8d2fc"),
        "C3": ("#6f9cd5", "#508ac4"),
        "C4": ("#aeb5cf", "#929db4"),
        "C5": ("#568aaf", "#68a2e2"),
        "C6": ("#daeffe", "#a5d2fa"),
        "C7": ("#84a0e3", "#517ec1"),
        "C8": ("#c3c3f0", "#9ca0c8"),
        "T1": ("#749e66", "#79a36b"),
        "T2": ("#8bcba7", "#bad6b0"),
        "T3": ("#61a37a", "#609f74"),
        "T4": ("#c4eada", "#8cc6bc"),
        "T5": ("#77c199", "#3f927a"),
        "T6": ("#b7e5d0", "#9dccb7"),
        "T7": ("#63b69a", "#4fa388"),
        "T8": ("#addfcf", "#9accbc"),
        "T9": ("#59b29e", "#48a390"),
        "T10": ("#aadfd5", "#97ccc1"),
        "T11": ("#53b4a9", "#42a398"),
        "T12": ("#a8dfda", "#95ccc6"),
        "L1": ("#e7a25f", "#ae6e33"),
        "L2": ("#ead9b4", "#d0bd8f"),
        "L3": ("#bf812f", "#bf9a39"),
        "L4": ("#eaddab", "#cebe8c"),
        "L5": ("#c6b363", "#967d1b"),
        "S1": ("#f5949a", "#b9607e"),
        "S2": ("#fbbed2", "#f4b3c9"),
        "S3": ("#b179aa", "#de7b97"),
        "S4": ("#ffcbdc", "#e8c5d5"),
        "S5": ("#d27278", "#bb5f70"),
        "Co1": ("#d79ca7", "#f0a9a7"),
    }
)

#: Family → the strong colour that probability moves a fill towards.
STRONG = MappingProxyType(
    {
        "V": ("#7a4fb5", "#b38af0"),
        "C": ("#2c66c4", "#5b9bf5"),
        "T": ("#1d8763", "#3fc093"),
        "L": ("#bd6a12", "#ef9f45"),
        "S": ("#b83a63", "#f0709a"),
    }
)

#: Edge between territories, label ink, and the tone that a focus state fades to. Each pair is light, dark.
EDGE = ("#273040", "#0b0f14")
INK = ("#11171e", "#e9edf1")
FADE = ("#e9ecef", "#4a535e")
FADED_PART = (0.24, 0.30)

#: The sheet around the body: paper, quieter inks, the silhouette, and how strongly the shading lies over the fills.
PAPER = ("#ffffff", "#0d1115")
INK2 = ("#414c58", "#b4bec9")
INK3 = ("#5b6773", "#8f9ba8")
SILHOUETTE = ("#273040", "#59636f")
SHADE = (1.0, 0.82)
#: Skin that a map leaves blank.
BLANK = ("#e3e7eb", "#343e49")
#: Names on the skin with their halo; what was found; what is normal; a red flag and a question.
LABEL = ("#141b24", "#080c10")
LABEL_FOCUS = ("#141b24", "#f2f5f8")
HALO = ("#ffffff", "#ffffff")
HALO_FOCUS = ("#ffffff", "#0a0e12")
MARK = ("#b3122b", "#8f0f24")
OK = ("#175c3c", "#83cfa6")
RED = ("#a91d14", "#ff9a8d")
AMBER = ("#744900", "#efc46a")
#: Family → its name.
FAMILIES = MappingProxyType({"V": "Trigeminal", "C": "Cervical", "T": "Thoracic", "L": "Lumbar", "S": "Sacral"})


_Value = TypeVar("_Value", str, float)


def of(pair: tuple[_Value, _Value], theme: Theme) -> _Value:
    """Return the light or the dark value of a pair.

    Examples
    --------
    >>> of(INK, "dark")
    '#e9edf1'
    """
    return pair[0] if theme == "light" else pair[1]


def family(territory: str) -> str:
    """Return the colour family of a territory; the coccyx belongs to the sacral one.

    Examples
    --------
    >>> family("Co1"), family("C6")
    ('S', 'C')
    """
    return "S" if territory.startswith("Co") else territory[0]


def fill(territory: str, theme: Theme = "light", *, probability: float | None = None) -> str:
    """Return the fill of a territory, full or, in the focus state, by its probability.

    Parameters
    ----------
    territory
        A spinal segment with skin or a trigeminal division.
    theme
        ``light`` or ``dark``.
    probability
        None for the atlas state; else 0 to 1: faded, then towards the family's strong colour.

    Examples
    --------
    >>> fill("C6")
    '#daeffe'
    """
    i = 0 if theme == "light" else 1
    plain = FILLS["S4" if territory == "S4-5" else territory][i]
    if probability is None:
        return plain
    faded = mix(FADE[i], plain, FADED_PART[i])
    # The square root keeps a likely second answer visible beside a leading first.
    return mix(faded, STRONG[family(territory)][i], min(1.0, probability**0.5)) if probability >= 0.02 else faded


def mix(a: str, b: str, part: float) -> str:
    """Return colour ``a`` moved towards ``b``.

    Examples
    --------
    >>> mix("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = [(int(a[k : k + 2], 16), int(b[k : k + 2], 16)) for k in (1, 3, 5)]
    return "#" + "".join(f"{round(x + (y - x) * part):02x}" for x, y in pairs)

"""The few numbers of the model, each with where it came from.

Every figure is a published one, or arithmetic on published ones, or says that it is a judgement. ``docs/inference.md``
explains the equations; sources are keys of ``data/sources.json``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Proportion:
    """A proportion with the number of people behind it, so that its doubt can be drawn.

    Parameters
    ----------
    value
        Between 0 and 1.
    people
        Sample size; a small one for a judgement.
    basis
        Where it came from, in one sentence.
    sources
        Keys of ``data/sources.json``.
    """

    value: float
    people: int
    basis: str
    sources: tuple[str, ...] = ()


#: P(the sign is felt or found in the root's own territory | that root), by class of finding.
INSIDE: Mapping[str, Proportion] = MappingProxyType(
    {
        "pain_distal": Proportion(
            0.617,
            859,
            "pooled: textbook pattern in 54 % of 239, 62.6 % of 227; L5 59.4 % of 229, S1 75 % of 164",
            ("mcanany2019", "hong2020", "kortelainen1985"),
        ),
        "pain_proximal": Proportion(
            0.36, 200, "lumbar root pain lay inside its dermatome in 35.9 %, cervical in 30.3 %", ("murphy2009",)
        ),
        "paraesthesia": Proportion(
            0.66, 60, "judgement: above the 62.6 % of pain and tingling together", ("hong2020", "taylor2013")
        ),
        "numbness": Proportion(
            0.72,
            60,
            "judgement: between 62.6 % in practice and 82–88 % after a root block (recalled)",
            ("hong2020", "nitta1993"),
        ),
        "motor": Proportion(0.673, 110, "standard myotome in 67.3 % of 110", ("hong2020",)),
    }
)

#: How distal each part of the skin is, 0 to 1; parts not named are 1. A judgement: proximal pain is weak evidence.
#: Bands around the front of the trunk count as fairly distal; neck, back and buttock do not.
DISTALITY: Mapping[str, float] = MappingProxyType(
    {
        **dict.fromkeys(("neck", "shoulder", "back", "buttock"), 0.0),
        **dict.fromkeys(("arm", "thigh", "axilla", "head", "face", "ear"), 0.5),
        **dict.fromkeys(("thorax", "epigastrium", "hypogastrium", "perineum", "knee"), 0.7),
    }
)

#: Mean distance, in levels, of a sign outside its territory (McAnany 2019: 1.68).
MEAN_MISS_LEVELS = 1.68

#: Share of signs that follow no territory: 8.7 % of 229 and 4.3 % of 164 (Kortelainen 1985), pooled.
DIFFUSE = 0.069

#: P(sign present | its root), for signs found normal: any deficit (Henderson 1983, recalled) × its usual pattern.
SENSITIVITY: Mapping[str, float] = MappingProxyType(
    {
        "pain": 0.994 * 0.54,
        "paraesthesia": 0.852 * 0.626,
        "numbness": 0.852 * 0.626,
        "motor": 0.68 * 0.673,
        "reflex": 0.712 * 0.673,
    }
)

#: Weight of the second, third … witness of one group is this factor to the power 1, 2 … (judgement; tests_notes 4).
#: Skin signs that neighbour one another are nearly one witness; muscles reached through several nerves are less so.
TEMPER: Mapping[str, float] = MappingProxyType(
    {"pain": 0.2, "sensation": 0.3, "motor": 0.5, "reflex": 0.5, "autonomic": 0.5}
)

#: The same for groups: skin, muscle and reflex of one root share its fibres. Set so that a full textbook
#: examination stays near the 71.5 % (n = 736) to 87 % (n = 100) in which examiners named the operated root
#: (Henderson 1983, Yoss 1957).
TEMPER_GROUPS = 0.5

#: "Something else" explains a sign this well, as a share of the log-likelihood of the best single answer: a nerve,
#: joint or organ not in this model is also local. A judgement; it keeps a handful of signs from looking like proof.
OTHER_FITS = 0.25

#: P(no single root explains it) before any finding. Among people suspected of it, a root was at fault in 31.8 %
#: (n = 85), 52.5 % (n = 183) and, with leg pain, 74.2 % (n = 609) (Grondin 2021, Lauder 2000, Atlas 2015); towards the
#: last, since who opens a map of roots has thought of one. With ``TEMPER["pain"]`` and ``OTHER_FITS`` it keeps pain
#: alone below 0.8 for any one level: tested, never clipped.
PRIOR_OTHER = 0.3

#: Share of all single-root trouble by region (judgement from incidence: cervical radiculopathy 83 and lumbar 486 per
#: 100,000 a year, zoster 300–500, half of it thoracic), drawn towards one another because people come selected.
REGION_SHARE: Mapping[str, float] = MappingProxyType(
    {"trigeminal": 0.05, "cervical": 0.32, "thoracic": 0.16, "lumbosacral": 0.47}
)

#: Shares within a region. Cervical: blend of a surgical series (C7 69, C6 19, C8 10, C5 2 of 100) with unselected ones.
#: Lumbosacral: operated discs (L5 57, S1 41) moved towards older people, who have more L4.
ROOT_SHARE: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "trigeminal": {"V1": 0.4, "V2": 0.3, "V3": 0.3},
        "cervical": {"C1": 0.01, "C2": 0.04, "C3": 0.03, "C4": 0.04, "C5": 0.08, "C6": 0.23, "C7": 0.45, "C8": 0.12},
        "thoracic": {f"T{i}": 1 / 12 for i in range(1, 13)},
        "lumbosacral": {
            "L1": 0.02, "L2": 0.03, "L3": 0.05, "L4": 0.10, "L5": 0.42, "S1": 0.31,
            "S2": 0.03, "S3": 0.015, "S4": 0.01, "S5": 0.01, "Co1": 0.005,
        },
    }
)  # fmt: skip

#: Part of a region's share that is spread evenly over its roots (a judgement): the series count discs and spondylosis;
#: zoster, tumour and injury keep to no such order. Without it a disc of S1 would outrank S4 for a numb perineum.
EVEN_PART = 2 / 3

#: Source keys behind the shares within a region, for the roots that those series counted.
PRIOR_SOURCES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys(("C5", "C6", "C7", "C8"), ("yoss1957", "radhakrishnan1994")),
        **dict.fromkeys(("L3", "L4", "L5", "S1"), ("kortelainen1985",)),
    }
)

#: Number of people the priors are worth when their doubt is drawn (the surgical series had 100).
PRIOR_PEOPLE = 100

#: Seeded draws behind ``range``.
DRAWS = 48
SEED = 20261125

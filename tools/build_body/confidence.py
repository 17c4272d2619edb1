"""How firmly each drawn piece of a territory stands: by the confidence of the tiles behind most of its skin."""

from __future__ import annotations

import numpy as np

from anatomy.surface.coordinates import ASPECTS, PARTS, SkinCoordinates
from anatomy.surface.territories import BLANK, COLUMN, TerritoryMap
from tools.build_body.labels import distance_to_tile, drawn_name

#: From the least firm to the firmest; a point with no tile of its territory on its part has none.
CONFIDENCES = ("low", "medium", "high")
UNKNOWN = -1


def confidence_of_points(territory_map: TerritoryMap, drawn: np.ndarray, c: SkinCoordinates) -> np.ndarray:
    """Return for each point the number in ``CONFIDENCES`` of the nearest tile of the territory drawn there.

    Parameters
    ----------
    territory_map
        The map.
    drawn
        Column of the territory drawn at each point, (n,).
    c
        Coordinates of the points.
    """
    found = np.full(len(drawn), UNKNOWN, np.int8)
    for column in np.unique(drawn[drawn != BLANK]):
        rows = [r for r in territory_map.tiles if COLUMN[drawn_name(territory_map, r["segment"])] == column]
        points = np.nonzero(drawn == column)[0]
        nearest = np.full(len(points), np.inf)
        for row in rows:
            on = c.part[points] == PARTS.index(row["part"])
            if row.get("aspect"):
                on &= c.aspect[points] == ASPECTS.index(row["aspect"])
            away = distance_to_tile(row, c, points[on])
            closer = away < nearest[on]
            chosen = np.nonzero(on)[0][closer]
            nearest[chosen] = away[closer]
            found[points[chosen]] = CONFIDENCES.index(row["confidence"])
    return found


def prevailing(confidence: np.ndarray) -> str:
    """Return the confidence that most points have; of equal ones the less firm, and that of none is low.

    Examples
    --------
    >>> prevailing(np.array([2, 2, 0, -1])), prevailing(np.array([-1]))
    ('high', 'low')
    """
    known = confidence[confidence != UNKNOWN]
    return CONFIDENCES[int(np.bincount(known, minlength=len(CONFIDENCES)).argmax())]

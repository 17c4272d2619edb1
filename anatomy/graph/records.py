"""The fields of the record behind a node, whatever file it lives in."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from anatomy.catalogue.load import Catalogue, by_id

#: Kind of node → the part of the catalogue that holds its records. Bones, joints and the like are `structures`.
_HOMES = {
    "segment": "segments",
    "trigeminal": "trigeminal",
    "key_point": "key_points",
    "muscle": "muscles",
    "movement": "movements",
    "organ": "organs",
    "nerve": "nerves",
    "reflex": "reflexes",
    "referral_zone": "referral_zones",
    "block": "blocks",
    "drug": "drugs",
    "indication": "indications",
    "bedside_test": "bedside_tests",
    "source": "sources",
}
#: Kinds that live inside another document.
_INNER = ("splanchnic_nerve", "sweat_region", "ganglion", "entrapment", "landmark", "map")


def record_fields(catalogue: Catalogue, kind: str, identifier: str) -> dict[str, Any]:
    """Return the fields of a record as plain values; fields left at their default are left out.

    Parameters
    ----------
    catalogue
        The records.
    kind, identifier
        Kind and id of the node.

    Returns
    -------
    dict
        Empty for a node without a record of its own, such as a foramen.

    Examples
    --------
    >>> from anatomy.catalogue.load import load_catalogue
    >>> record_fields(load_catalogue(), "reflex", "ankle_reflex")["reflex_kind"]
    'tendon'
    """
    if kind == "root":
        return {"region": catalogue.segments[identifier].region}
    if kind == "dermatome":
        return _dermatome(catalogue, identifier)
    record = _inner(catalogue).get(identifier) if kind in _INNER else _outer(catalogue, kind).get(identifier)
    if record is None:
        return {}
    fields: dict[str, Any] = record.model_dump(mode="json", exclude_defaults=True)
    own_kind = fields.pop("kind", kind)
    return fields if own_kind == kind else {f"{kind}_kind": own_kind, **fields}


def _outer(catalogue: Catalogue, kind: str) -> dict[str, BaseModel]:
    held: dict[str, BaseModel] = getattr(catalogue, _HOMES.get(kind, "structures"))
    return held


def _inner(catalogue: Catalogue) -> dict[str, BaseModel]:
    autonomic = catalogue.autonomic
    rows: list[BaseModel] = [*autonomic.splanchnic, *autonomic.sudomotor, *autonomic.ganglia]
    rows += [*catalogue.landmarks.landmarks, *catalogue.dermatome_maps.maps]
    rows += [lesion for nerve in catalogue.nerves.values() for lesion in nerve.entrapments]
    return by_id(rows)


def _dermatome(catalogue: Catalogue, identifier: str) -> dict[str, Any]:
    map_id, _, territory = identifier.partition("/")
    holder = catalogue.segments.get(territory) or catalogue.trigeminal[territory]
    claims = [claim.model_dump(mode="json", exclude_defaults=True) for claim in holder.dermatome if claim.map == map_id]
    return {"map": map_id, "territory": territory, "claims": claims}

"""Read the records. This module alone opens ``data/``.

A checkout is preferred to the copy inside an installed wheel (``anatomy/_data``), so that an edited record is seen at
once. Each file is read when it is first asked for, checked against its model, and kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from anatomy.errors import DataError

if TYPE_CHECKING:
    from anatomy.catalogue.area_schema import Area
    from anatomy.catalogue.bedside_schema import BedsideTest, PainReferral, Prior
    from anatomy.catalogue.block_schema import Block, BlockLevels
    from anatomy.catalogue.drug_schema import Course, Drug, Indication, Toxicity
    from anatomy.catalogue.entity_schema import Movement, Muscle, ReferralZone, Reflex, Structure
    from anatomy.catalogue.landmark_schema import Landmarks
    from anatomy.catalogue.nerve_schema import Autonomic, Nerve, Organ
    from anatomy.catalogue.red_flag_schema import RedFlags
    from anatomy.catalogue.segment_schema import Segment
    from anatomy.catalogue.skin_schema import DermatomeMaps, Fact, KeyPoint, Source, TrigeminalDivision

_PACKAGE = Path(__file__).resolve().parents[1]
Record = TypeVar("Record", bound=BaseModel)


@cache
def data_dir() -> Path:
    """Return the folder of the records: the checkout's, or else the installed copy.

    Raises
    ------
    DataError
        If neither is there.
    """
    for folder in (_PACKAGE.parent / "data", _PACKAGE / "_data"):
        if (folder / "segments.json").is_file():
            return folder
    raise DataError(f"no data beside {_PACKAGE}; install metamere again, or run from a whole checkout")


class Catalogue:
    """Every record of the project, file by file, each read on first use.

    Parameters
    ----------
    folder
        Folder that holds the files; the project's own by default.

    Examples
    --------
    >>> catalogue = Catalogue()
    >>> catalogue.segments["C6"].region
    'cervical'
    >>> catalogue.muscles["biceps_brachii"].name
    'Biceps brachii'
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder if folder is not None else data_dir()

    def _validated(self, file: str, type_: Any) -> Any:
        path = self.folder / f"{file}.json"
        try:
            return TypeAdapter(type_).validate_json(path.read_bytes())
        except FileNotFoundError:
            raise DataError(f"{path.name} is missing from {self.folder}; restore it") from None
        except ValidationError as error:
            raise DataError(explain(file, path.read_bytes(), error)) from None

    def read(self, file: str) -> Any:
        """Return a file of the register as validated records: a list of them, or the one document.

        Parameters
        ----------
        file
            Name without ``.json``, e.g. ``"muscles"``.

        Raises
        ------
        DataError
            If a record does not fit its model; the message names the record, the field and the remedy.
        """
        from anatomy.catalogue.schema import FILES

        described = FILES[file]
        return self._validated(file, list[described.model] if described.many else described.model)  # type: ignore[name-defined]

    def raw(self, name: str) -> Any:
        """Return a JSON file below ``data/`` as plain values, unchecked; for files that another module describes."""
        return json.loads((self.folder / f"{name}.json").read_bytes())

    @cached_property
    def version(self) -> str:
        """Version of the records, a date."""
        return (self.folder / "VERSION").read_text(encoding="utf-8").strip()

    def map_title(self, map_id: str) -> str:
        """Return the name of a dermatome map that is drawn, for people."""
        return str(self.raw(f"territories/{map_id}")["name"])

    def view(self, name: str) -> tuple[dict[str, Any], bytes]:
        """Return a view of the body as drawn: its outlines and labels, and its shading as a PNG.

        Parameters
        ----------
        name
            ``"front"`` or ``"back"``.

        Raises
        ------
        DataError
            If the drawing or its shading is missing.
        """
        folder = self.folder / "body" / "views"
        try:
            document = json.loads((folder / f"{name}.json").read_bytes())
            return document, (folder / document["shade"]).read_bytes()
        except FileNotFoundError as error:
            raise DataError(f"body/views/{Path(error.filename).name} is missing; run make rebuild-body") from None

    def _by_id(self, file: str) -> dict[str, Any]:
        return by_id(self.read(file))

    @cached_property
    def segments(self) -> dict[str, Segment]:
        """The 31 spinal segments, cranial to caudal, with every claim about them."""
        return self._by_id("segments")

    @cached_property
    def trigeminal(self) -> dict[str, TrigeminalDivision]:
        """Skin of V1–V3."""
        return self._by_id("trigeminal")

    @cached_property
    def dermatome_maps(self) -> DermatomeMaps:
        """Dermatome maps and where they compete."""
        return self.read("dermatome_maps")  # type: ignore[no-any-return]

    @cached_property
    def key_points(self) -> dict[str, KeyPoint]:
        """ISNCSCI key sensory points, C2 to S4-5."""
        return self._by_id("key_points")

    @cached_property
    def muscles(self) -> dict[str, Muscle]:
        """Skeletal muscles."""
        return self._by_id("muscles")

    @cached_property
    def movements(self) -> dict[str, Movement]:
        """Movements with their muscles."""
        return self._by_id("movements")

    @cached_property
    def structures(self) -> dict[str, Structure]:
        """Bones, joints, discs, ligaments, tendons, entheses, fasciae (``bones_and_joints.json``)."""
        return self._by_id("bones_and_joints")

    @cached_property
    def referral_zones(self) -> dict[str, ReferralZone]:
        """Where pain of joints and discs was felt."""
        return self._by_id("referral_zones")

    @cached_property
    def organs(self) -> dict[str, Organ]:
        """Internal organs."""
        return self._by_id("organs")

    @cached_property
    def autonomic(self) -> Autonomic:
        """Ganglia, splanchnic nerves and sweat supply."""
        return self.read("autonomic")  # type: ignore[no-any-return]

    @cached_property
    def nerves(self) -> dict[str, Nerve]:
        """Peripheral nerves."""
        return self._by_id("nerves")

    @cached_property
    def reflexes(self) -> dict[str, Reflex]:
        """Reflexes."""
        return self._by_id("reflexes")

    @cached_property
    def landmarks(self) -> Landmarks:
        """Surface landmarks and positions in the column."""
        return self.read("landmarks")  # type: ignore[no-any-return]

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """General statements that explain answers."""
        return self._by_id("facts")

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every work that is cited."""
        return self._by_id("sources")

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Named areas of skin."""
        return self._by_id("areas")

    @cached_property
    def blocks(self) -> dict[str, Block]:
        """Therapeutic blocks."""
        return self._by_id("blocks")

    @cached_property
    def block_levels(self) -> BlockLevels:
        """Rules and tables by which a block's level is named."""
        return self.read("block_levels")  # type: ignore[no-any-return]

    @cached_property
    def drugs(self) -> dict[str, Drug]:
        """Local anaesthetics."""
        return self._by_id("drugs")

    @cached_property
    def toxicity(self) -> Toxicity:
        """Local anaesthetic toxicity."""
        return self.read("toxicity")  # type: ignore[no-any-return]

    @cached_property
    def indications(self) -> dict[str, Indication]:
        """Indications."""
        return self._by_id("indications")

    @cached_property
    def course(self) -> Course:
        """Courses of injections."""
        return self.read("course")  # type: ignore[no-any-return]

    @cached_property
    def red_flags(self) -> RedFlags:
        """Red-flag rules."""
        return self.read("red_flags")  # type: ignore[no-any-return]

    @cached_property
    def bedside_tests(self) -> dict[str, BedsideTest]:
        """Bedside tests with published accuracy."""
        return self._by_id("bedside_tests")

    @cached_property
    def priors(self) -> dict[str, Prior]:
        """Published frequencies."""
        return self._by_id("priors")

    @cached_property
    def pain_referral(self) -> dict[str, PainReferral]:
        """Published figures about where root pain is felt."""
        return self._by_id("pain_referral")


def by_id(records: Iterable[Record]) -> dict[str, Record]:
    """Return records by their id, in the order given."""
    return {record.id: record for record in records}  # type: ignore[attr-defined]


def explain(file: str, text: bytes, error: ValidationError) -> str:
    """Return one line that names the record and field which do not fit, and what to do."""
    first = error.errors()[0]
    place = first["loc"]
    record = ""
    try:
        document = json.loads(text)
        if isinstance(document, list) and place and isinstance(place[0], int):
            record = f" record '{document[place[0]].get('id', place[0])}',"
            place = place[1:]
    except (ValueError, AttributeError, IndexError):
        pass
    field = ".".join(str(part) for part in place) or "the whole file"
    more = f" ({error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return (
        f"{file}.json:{record} field {field}: {first['msg'].rstrip('.')}. "
        f"Copy the shape of a neighbouring record; data/schema/{file}.schema.json describes every field.{more}"
    )


@cache
def load_catalogue() -> Catalogue:
    """Return the project's catalogue, the same one each time."""
    return Catalogue()

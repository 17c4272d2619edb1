"""The atlas: everything the project knows, behind one object, loaded piece by piece as it is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from anatomy import __version__
from anatomy.errors import UnknownEntity, UnknownMap
from anatomy.model.finding import FindingsDocument
from anatomy.model.segment import SKIN_TERRITORIES

if TYPE_CHECKING:
    import networkx as nx

    from anatomy.blocks.recommend import Recommender, SkinPlace
    from anatomy.catalogue.load import Catalogue
    from anatomy.catalogue.segment_schema import Segment
    from anatomy.inference.evidence import Evidence, Reader
    from anatomy.inference.scoring import Witness
    from anatomy.model.answer import Answer
    from anatomy.naming.resolve import Match, Resolver
    from anatomy.surface import Surface
    from anatomy.surface.nerve_fields import Floats, NerveFields

#: Levels are given for this many leading segments.
LEADING = 4
#: Kinds that ``show`` looks for, the preferred first: a clavicle is a bone before it is skin.
SHOWN = (
    "segment", "muscle", "movement", "organ", "structure", "nerve", "reflex", "block", "drug", "indication",
    "bedside_test", "area",
)  # fmt: skip
#: A territory with less of a place than this is noise of the borders.
LEAST_SHARE = 0.005

CAVEATS = (
    "Only roots and trigeminal divisions are ranked; nerves, plexus, joints and organs stand under “something else”.",
    "Levels are anatomical associations; dermatomes overlap and vary by at least one segment.",
    "Confirm diagnosis, level by imaging, side, allergy, antithrombotics and dose yourself.",
    "Values marked recalled were not checked against a source.",
)


class Atlas:
    """The knowledge graph, the body surface and the questions one may put to them.

    Use :meth:`load`; loading is lazy, so that a question about words alone does not open the body.

    Examples
    --------
    >>> atlas = Atlas.load()
    >>> atlas.segments["C6"].region
    'cervical'
    >>> atlas.show("funny bone nerve")["id"]
    'ulnar_nerve'
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._paths: dict[tuple[str, str, str], tuple[tuple[str, ...], tuple[str, ...]]] = {}

    @classmethod
    def load(cls) -> Self:
        """Return the atlas of the project's own records."""
        from anatomy.catalogue.load import load_catalogue

        return cls(load_catalogue())

    @property
    def segments(self) -> Mapping[str, Segment]:
        """The 31 spinal segments with every claim about them, cranial to caudal."""
        return self.catalogue.segments

    @cached_property
    def surface(self) -> Surface:
        """The labelled body."""
        from anatomy.surface import Surface

        return Surface.load()

    @cached_property
    def graph(self) -> nx.MultiDiGraph:
        """The knowledge graph."""
        from anatomy.graph.build import build_graph

        return build_graph(self.catalogue, self.surface)

    @cached_property
    def resolver(self) -> Resolver:
        """Plain words → entities."""
        from anatomy.naming.resolve import Resolver
        from anatomy.naming.standard import standard_entries

        return Resolver(standard_entries(self.catalogue))

    @cached_property
    def recommender(self) -> Recommender:
        """Which blocks the literature links to what."""
        from anatomy.blocks.book import BlockBook
        from anatomy.blocks.recommend import Recommender

        return Recommender(BlockBook(self.catalogue))

    @cached_property
    def data_version(self) -> str:
        """Version of the records."""
        return (self.catalogue.folder / "VERSION").read_text(encoding="utf-8").strip()

    @cached_property
    def _reader(self) -> Reader:
        from anatomy.inference.evidence import Reader

        reflexes, muscles = self.catalogue.reflexes.values(), self.catalogue.muscles.values()
        absent = {
            f"reflex:{r.id}": "often absent in health, so its loss is not scored."
            for r in reflexes
            if r.absence_is_normal
        }
        cranial = {
            f"muscle:{m.id}": "moved by the accessory nerve (XI), so its weakness points to no root."
            for m in muscles
            if m.nerves == ("accessory_nerve",)
        }
        return Reader(self.graph, self.surface, self.resolver, {**absent, **cranial})

    def evidence(self, document: FindingsDocument | Mapping[str, Any]) -> Evidence:
        """Return what a findings document was understood to say, before any ranking.

        Raises
        ------
        BadInput
            If the document cannot be used; see :meth:`localise`.
        """
        parsed = FindingsDocument.parse(document)
        self._known_map(parsed.map)
        return self._reader.read(parsed)

    def localise(self, document: FindingsDocument | Mapping[str, Any]) -> Answer:
        """Rank what may explain the findings, with reasons, doubt, levels, blocks and red flags.

        Parameters
        ----------
        document
            A findings document of the contract.

        Returns
        -------
        Answer
            ``to_dict()`` gives the answer document. It lists words that were not understood; the rest is answered.

        Raises
        ------
        BadInput
            If it is no findings document: an unknown map or side, an impossible grade, a drawing off the body.

        Examples
        --------
        >>> findings = [{"type": "numbness", "structure": "thumb", "side": "right"}]
        >>> answer = Atlas.load().localise({"findings": findings})
        >>> answer.segments[0].segment, answer.segments[0].side.value
        ('C6', 'right')
        """
        from anatomy.blocks.red_flags import assess, blocks_withheld, unread_words
        from anatomy.inference.evidence import contradictions
        from anatomy.inference.leads import followed, what_is_missing
        from anatomy.inference.localise import rank
        from anatomy.model.answer import Answer

        parsed = FindingsDocument.parse(document)
        evidence = self.evidence(parsed)
        ranking = rank(
            evidence.witnesses,
            priors=parsed.priors,
            map_name=parsed.map,
            trace=lambda witness, territory: self._path(witness, territory, parsed.map),
        )
        rules, parts = self.recommender.book.red_flags, _skin_parts(evidence)
        named = {i: matches or parts.get(i, ()) for i, matches in enumerate(evidence.matches)}
        flags = assess(parsed.findings, parsed.context, rules=rules, resolved=parts)
        held = blocks_withheld(flags)
        stopped = any(flag.state == "stop" for flag in flags)
        leads = followed(ranking.candidates, evidence.witnesses)
        blocks = self.recommender.blocks_for_answer(
            leads, findings=parsed.findings, named=named, context=parsed.context, withheld=held
        )
        return Answer(
            candidates=ranking.candidates,
            segments=ranking.segments,
            credible_set=ranking.credible_set,
            levels={}
            if stopped or not evidence.witnesses
            else self.levels([row.segment for row in ranking.segments[:LEADING]]),
            blocks=tuple(row.to_dict() for row in blocks),
            red_flags=tuple(flag.to_dict() for flag in flags if flag.holds_blocks),
            checks=tuple(flag.to_dict() for flag in flags if not flag.holds_blocks),
            not_understood=evidence.not_understood,
            scored=len(evidence.witnesses),
            caveats=(
                *evidence.caveats,
                *contradictions(evidence),
                *what_is_missing(evidence.witnesses),
                *unread_words(parsed.findings, rules),
                *CAVEATS,
            ),
            map=parsed.map,
            priors=parsed.priors,
            version=__version__,
            data_version=self.data_version,
        )

    def _path(self, witness: Witness, territory: str, map_id: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return a witness's path through the graph; walked once, since answers ask for the same few again."""
        from anatomy.inference.paths import path_of
        from anatomy.inference.scoring import COLUMN

        if witness.shares[COLUMN[territory]] <= 0:
            return (), ()
        key = (witness.node, territory, map_id)
        if key not in self._paths:
            self._paths[key] = path_of(self.graph, witness, territory, map_id)
        return self._paths[key]

    def levels(self, segments: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Return where segments lie in the column: cord, root exit, disc and spinous process, each kind apart."""
        from anatomy.graph.levels import levels_document

        return {segment: levels_document(self.segments[segment]) for segment in dict.fromkeys(segments)}

    def where(self, text: str, map: str = "consensus") -> dict[str, Any]:
        """Say which segments and nerves hold a place on the skin.

        Parameters
        ----------
        text
            A place in words, e.g. ``"radial side of the wrist"``.
        map
            Dermatome map behind ``segments``.

        Returns
        -------
        dict
            ``areas``, ``segments`` (``segment``, ``share``, falling), ``by_map``, ``nerves`` and ``not_understood``.

        Raises
        ------
        UnknownMap
            If there is no such map.
        UnknownEntity
            If no word names a place; carries the nearest names.
        """
        self._known_map(map)
        matches, unknown = self._places(text)
        shares = {m: self._shares_of(matches, m) for m in self.surface.maps}
        return {
            "areas": [
                {"id": m.id, "name": m.name, "side": m.side.value if m.side else None, "words": m.text} for m in matches
            ],
            "segments": shares[map],
            "by_map": shares,
            "nerves": self._nerves_of(matches),
            "not_understood": [{"text": words, "did_you_mean": list(near)} for words, near in unknown],
        }

    def show(self, text: str) -> dict[str, Any]:
        """Return the record of anything, by id, name or plain words; other matches stand in ``also``.

        Raises
        ------
        UnknownEntity
            If nothing is called so; carries the nearest names.
        """
        from anatomy.graph.query import record_of

        found = self.resolver.find(text, SHOWN) if text.strip() else []
        if not found:
            raise UnknownEntity(f"nothing here is called '{text}'.", nearest=self.resolver.nearest(text))
        record = record_of(self.graph, found[0].key, self.catalogue)
        also = [{"kind": m.kind, "id": m.id, "name": m.name} for m in found[1:]]
        return {**record, "also": also}

    def blocks_for(
        self,
        segment: str | None = None,
        *,
        area: str | None = None,
        indication: str | None = None,
        kind: str | None = None,
    ) -> list[dict[str, Any]]:
        """Return the block rows for one of a segment, a painful area in words, an indication or a kind of block.

        Raises
        ------
        BadInput
            If what is given is unknown, or nothing is given.

        Examples
        --------
        >>> Atlas.load().blocks_for("C6")[0]["level"]
        'C6 foramen (C5/6)'
        """
        place = self._skin_place(area) if area is not None else None
        rows = self.recommender.blocks_for(segment=segment, area=place, indication=indication, kind=kind)
        return [row.to_dict() for row in rows]

    def _known_map(self, map_id: str) -> None:
        if map_id not in self.surface.maps:
            from difflib import get_close_matches

            maps = ", ".join(self.surface.maps)
            raise UnknownMap(
                f"'{map_id}' is not a dermatome map held here; allowed are {maps}.",
                path="map",
                nearest=get_close_matches(map_id, self.surface.maps, n=2, cutoff=0.4),
            )

    def _places(self, text: str) -> tuple[tuple[Match, ...], Sequence[tuple[str, tuple[str, ...]]]]:
        resolution = self.resolver.resolve(text, ("area",))
        areas = tuple(m for m in resolution.matches if m.kind == "area")
        if not areas:
            words = resolution.not_understood[0][0] if resolution.not_understood else text
            raise UnknownEntity(
                f"'{words}' is no place on the skin known here.", nearest=self.resolver.nearest(text, ("area",))
            )
        return areas, resolution.not_understood

    def _shares_of(self, matches: Sequence[Match], map_id: str) -> list[dict[str, Any]]:
        shares = self._cells_of(matches) @ self.surface.shares(map_id)
        shares = shares / shares.sum()
        order = (-shares).argsort(kind="stable")
        return [
            {"segment": SKIN_TERRITORIES[i], "share": round(float(shares[i]), 4)}
            for i in order
            if shares[i] >= LEAST_SHARE
        ]

    def _cells_of(self, matches: Sequence[Match]) -> Floats:
        """Return the area of the places together in each cell of a half, shape (n_half,)."""
        import numpy as np

        sided = [self.surface.area_weights(m.id, "both") for m in matches]
        half = self.surface.n_half
        return np.asarray(np.max([w[:half] + w[half:] for w in sided], axis=0).clip(max=1) * self.surface.area_cm2)

    @cached_property
    def _nerve_fields(self) -> NerveFields:
        from anatomy.surface.nerve_fields import NerveFields, trigeminal_fields

        fields = {n.id: n.fields for n in self.catalogue.nerves.values()}
        return NerveFields(self.surface.coordinates, fields, trigeminal_fields(self.surface))

    def _nerves_of(self, matches: Sequence[Match]) -> list[dict[str, Any]]:
        names = {n.id: n.name for n in self.catalogue.nerves.values()}
        names |= {division.id: division.name for division in self.catalogue.trigeminal.values()}
        shares = self._nerve_fields.shares(self._cells_of(matches))
        rows = [
            {"id": nerve, "name": names[nerve], "share": round(share, 4)}
            for nerve, share in shares.items()
            if share >= LEAST_SHARE
        ]
        return sorted(rows, key=lambda row: (-row["share"], row["id"]))

    def _skin_place(self, text: str) -> SkinPlace:
        from anatomy.blocks.recommend import SkinPlace

        try:
            found = self.where(text)
        except UnknownEntity as unknown:
            # A joint or the heel may be named that is no skin area; the block rows know their own places.
            if not self.recommender.blocks_for(area=text):
                raise
            del unknown
            return SkinPlace(text)
        return SkinPlace(
            text,
            tuple(row["id"] for row in found["areas"]),
            {row["segment"]: row["share"] for row in found["segments"]},
            {row["id"]: row["share"] for row in found["nerves"]},
        )


def _skin_parts(evidence: Evidence) -> dict[int, list[Any]]:
    from anatomy.blocks.flag_match import SkinPart

    return {
        i: [SkinPart(area, shares) for area, shares in places] for i, places in enumerate(evidence.places) if places
    }

"""Every path of the API: a line or two each around the library."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from flask import Response
from flask_openapi3 import OpenAPI, Tag
from pydantic import BaseModel

from anatomy import __version__
from anatomy.errors import BadInput
from app.api import PREFIX, told, told_records, told_results
from app.api.asked import (
    MAX_EXAMS,
    BlocksQuery,
    CourseBody,
    DoseBody,
    ExamBody,
    ExamQuery,
    FindingsBody,
    SegmentPath,
    ShowQuery,
    WhereQuery,
)
from app.api.fixed import Fixed
from app.api.problems import MEDIA_TYPE, from_errors
from app.api.reading import answers

if TYPE_CHECKING:
    from anatomy import Atlas

GetAtlas = Callable[[], "Atlas"]

ASK = Tag(name="Ask", description="Questions about a patient. Nothing of them is kept or logged.")
LOOK_UP = Tag(name="Look up", description="What the records hold.")
SERVER = Tag(name="Server", description="The server and this description.")

_STATUS = {
    400: "The body is no JSON.",
    404: "Nothing has that id or name; the nearest are named.",
    413: "The body is over 1 MB.",
    415: "The body is not application/json.",
    422: "A field is wrong, or the question is refused for safety.",
    429: "Too many requests; Retry-After says when to come again.",
}


def _problems(*statuses: int) -> dict[int, Any]:
    return {
        status: {
            "description": _STATUS[status],
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in (*statuses, 429)
    }


_BODY = (400, 413, 415, 422)


def _as(tag: Tag, name: str, model: type[BaseModel] | dict[str, Any], *statuses: int) -> dict[str, Any]:
    """Return how an operation is described: its tag, name, answer and problems."""
    return {"tags": [tag], "operation_id": name, "responses": {200: model, **_problems(*statuses)}}


def ask(api: OpenAPI, get_atlas: GetAtlas) -> None:
    """Add the questions."""

    @api.post(f"{PREFIX}/localise", **_as(ASK, "localise", told.AnswerDocument, *_BODY))
    @answers
    def localise(body: FindingsBody) -> Any:
        """Rank what may explain the findings, with reasons, doubt, levels, blocks and red flags."""
        return get_atlas().localise(body).to_dict()

    @api.post(f"{PREFIX}/isncsci", **_as(ASK, "isncsci", told_results.Classified, *_BODY))
    @answers
    def isncsci(body: ExamBody, query: ExamQuery) -> Any:
        """Classify an ISNCSCI examination (2019 revision), or a list of them."""
        explain = query.explain == "true"
        if not isinstance(body.root, list):
            return _classified(body.root, explain)
        if len(body.root) > MAX_EXAMS:
            raise BadInput(f"{len(body.root):,} exams in one body; at most {MAX_EXAMS:,} are read.")
        return [_classified_or_fault(exam, explain, number) for number, exam in enumerate(body.root)]

    @api.post(f"{PREFIX}/dose", **_as(ASK, "dose", told_results.DoseDocument, *_BODY))
    @answers
    def dose(body: DoseBody) -> Any:
        """Work out milligrams and the part of the ceiling they use, beside every authority's ceiling."""
        from anatomy.dosing.calculate import dose as work_out

        asked = {name: getattr(body, name) for name in DoseBody.model_fields}
        try:
            return work_out(asked.pop("give"), **asked).to_dict()
        except BadInput as error:
            if error.path.partition(".")[0] != "gives":
                raise
            # the library's argument has another name than the field
            renamed = BadInput(error.message, path=error.path.replace("gives", "give", 1), nearest=error.nearest)
            return from_errors([renamed])

    @api.post(f"{PREFIX}/course", **_as(ASK, "course", told_results.CourseDocument, *_BODY))
    @answers
    def course(body: CourseBody) -> Any:
        """Plan a course as the original text has it, with dates, a stop rule and what is known about it."""
        from anatomy.blocks.course import plan

        planned = plan(injections=body.injections, break_days=body.break_days, start=body.start, steroid=body.steroid)
        return {**planned.to_dict(), "ics": planned.to_ics() if body.calendar else None}


def _classified(exam: Any, explain: bool) -> Any:
    from anatomy import isncsci as standard

    faults = list(standard.problems(exam))
    return from_errors(faults) if faults else _result(exam, explain)


def _result(exam: Any, explain: bool) -> dict[str, Any]:
    from anatomy import isncsci as standard

    result = standard.classify(exam).to_dict()
    return {**result, "steps": [step.to_dict() for step in standard.explain(exam)]} if explain else result


def _classified_or_fault(exam: Any, explain: bool, number: int) -> dict[str, Any]:
    try:
        return _result(exam, explain)
    except BadInput as fault:
        return {**fault.to_dict(), "document": number}


def look_up(api: OpenAPI, get_atlas: GetAtlas) -> None:
    """Add the records."""

    @api.get(f"{PREFIX}/where", **_as(LOOK_UP, "where", told_records.PlaceDocument, 404, 422))
    @answers
    def where(query: WhereQuery) -> Any:
        """Say which segments and nerves hold a place on the skin."""
        return get_atlas().where(query.q, map=query.map)

    @api.get(f"{PREFIX}/show", **_as(LOOK_UP, "show", told_records.ShownDocument, 404, 422))
    @answers
    def show(query: ShowQuery) -> Any:
        """Show the record of anything by id, name or plain words."""
        return get_atlas().show(query.q)

    @api.get(f"{PREFIX}/blocks", **_as(LOOK_UP, "blocks", told_records.BlockRows, 404, 422))
    @answers
    def blocks(query: BlocksQuery) -> Any:
        """List the blocks that the literature links to a segment, an area, an indication or a kind."""
        given = query.model_dump(exclude_none=True)
        if len(given.keys() - {"kind"}) > 1 or not given:
            raise BadInput("give one of segment, area and indication, which kind may narrow; or kind alone.")
        return get_atlas().blocks_for(**given)

    rows = Fixed(lambda: _segment_rows(get_atlas()))

    @api.get(f"{PREFIX}/segments", **_as(LOOK_UP, "segments", told_records.SegmentRows))
    def segments() -> Response:
        """List the 31 segments with their levels, cranial to caudal."""
        return rows.response()

    @cache
    def record(segment: str) -> Fixed:
        from anatomy.graph.query import record_of

        atlas = get_atlas()
        return Fixed(lambda: record_of(atlas.graph, f"segment:{segment}", atlas.catalogue))

    @api.get(f"{PREFIX}/segments/<id>", **_as(LOOK_UP, "segment", told_records.RecordDocument, 404))
    @answers
    def segment(path: SegmentPath) -> Any:
        """Show everything held about a segment."""
        from anatomy.model.segment import parse_segment

        return record(parse_segment(path.id)).response()

    @api.get(f"{PREFIX}/graph", **_as(LOOK_UP, "graph", told_records.GraphDocument))
    def graph() -> Response:
        """Send the whole knowledge graph as node-link JSON."""
        return whole.response()

    whole = Fixed(lambda: _node_link(get_atlas()))


def _segment_rows(atlas: Atlas) -> list[dict[str, Any]]:
    levels = atlas.levels(list(atlas.segments))
    return [{"id": s.id, "name": s.name, "region": s.region, "levels": levels[s.id]} for s in atlas.segments.values()]


def _node_link(atlas: Atlas) -> bytes:
    from anatomy.export.graph_files import node_link_json
    from anatomy.export.graph_rows import about

    return node_link_json(atlas.graph, about(atlas.catalogue)).encode()


def describe(api: OpenAPI) -> None:
    """Add health, the OpenAPI document and its page."""

    @cache
    def data_version() -> str:
        from anatomy.catalogue.load import data_dir

        return (data_dir() / "VERSION").read_text(encoding="utf-8").strip()

    @api.get("/healthz", **_as(SERVER, "healthz", told_records.Health))
    @answers
    def healthz() -> Any:
        """Say that the server answers, and with which records."""
        return {"status": "ok", "version": __version__, "data_version": data_version()}

    def spec() -> dict[str, Any]:
        from app.api.openapi import finished

        return finished(api.api_doc)

    document = Fixed(spec)

    @api.get(
        f"{PREFIX}/openapi.json",
        tags=[SERVER],
        operation_id="openapi",
        responses={200: {"content": {"application/json": {"schema": {"type": "object"}}}}, **_problems()},
    )
    def openapi() -> Response:
        """Send this description (OpenAPI 3.1)."""
        return document.response()

    def page_text() -> bytes:
        from app.api.page import page

        return page(spec()).encode()

    page = Fixed(page_text, mimetype="text/html")

    @api.get(
        f"{PREFIX}/docs",
        tags=[SERVER],
        operation_id="docs",
        responses={200: {"content": {"text/html": {"schema": {"type": "string"}}}}, **_problems()},
    )
    def docs() -> Response:
        """Show this description as a page."""
        return page.response()

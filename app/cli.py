"""The ``metamere`` command. Each subcommand reads words or a JSON document, calls the library, prints its answer."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from anatomy.errors import BadInput, MetamereError
from app.commands.course import course
from app.commands.dose import dose

if TYPE_CHECKING:
    from anatomy.atlas import Atlas

app = typer.Typer(
    name="metamere",
    help="From a painful area to ranked spinal segments and block levels, with reasons and sources. "
    "An educational reference, not a medical device.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

AsJson = Annotated[bool, typer.Option("--json", help="Print the JSON document instead of a table.")]
MapOption = Annotated[str, typer.Option("--map", help="Dermatome map to read the skin by.")]


class ExportFormat(StrEnum):
    """Interchange formats of the graph."""

    GRAPHML = "graphml"
    JSON = "json"
    CYTOSCAPE = "cytoscape"
    JSONLD = "jsonld"
    TURTLE = "turtle"
    CSV = "csv"


def main() -> None:
    """Run the command; turn our own errors into one message and the contract's exit code."""
    try:
        app(standalone_mode=False)
    except MetamereError as error:
        _fail(error)
    except typer.Abort:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
    except Exception as error:  # click's usage errors carry their own code and message
        if hasattr(error, "show") and hasattr(error, "exit_code"):
            error.show()
            sys.exit(2)
        raise


@app.command()
def localise(
    findings: Annotated[
        str, typer.Argument(help="A findings document: a JSON or NDJSON file, or - for standard input.")
    ],
    as_json: AsJson = False,
) -> None:
    """Rank the segments that fit what was found, with reasons, levels, block levels and red flags."""
    atlas = _atlas()
    documents, many = _documents(findings)
    _answer_each(documents, many, lambda d: atlas.localise(d).to_dict(), as_json, _print_answer)


@app.command()
def where(
    text: Annotated[str, typer.Argument(help='A place on the skin in words, e.g. "radial side of the wrist".')],
    map_name: MapOption = "consensus",
    as_json: AsJson = False,
) -> None:
    """Say which segments and nerves hold a place on the skin."""
    _show(_atlas().where(text, map=map_name), as_json, _print_where)


@app.command()
def show(
    text: Annotated[str, typer.Argument(help='Anything by id, name or plain words, e.g. "funny bone nerve".')],
    as_json: AsJson = False,
) -> None:
    """Show the record of a segment, muscle, movement, organ, joint, bone, nerve, reflex, block, drug or indication."""
    _show(_atlas().show(text), as_json, _print_record)


@app.command()
def blocks(
    segment: Annotated[str | None, typer.Option(help="Spinal segment, e.g. C6.")] = None,
    area: Annotated[str | None, typer.Option(help="Painful area in words.")] = None,
    indication: Annotated[str | None, typer.Option(help='Indication in words, e.g. "sciatica".')] = None,
    kind: Annotated[str | None, typer.Option(help="Kind of block, e.g. paravertebral.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the blocks that the literature links to a segment, an area or an indication, with their levels."""
    given = {"segment": segment, "area": area, "indication": indication, "kind": kind}
    chosen = {key: value for key, value in given.items() if value is not None}
    if len(chosen) != 1:
        raise BadInput("give exactly one of --segment, --area, --indication and --kind.")
    _show(_atlas().blocks_for(**chosen), as_json, _print_blocks)


@app.command()
def isncsci(
    exam: Annotated[str, typer.Argument(help="An exam document: a JSON or NDJSON file, or - for standard input.")],
    as_json: AsJson = False,
    explain: Annotated[bool, typer.Option("--explain", help="Also say the steps that led to each value.")] = False,
) -> None:
    """Classify an ISNCSCI examination (2019 revision)."""
    from anatomy import isncsci as standard

    def classified(document: Any) -> dict[str, Any]:
        result = standard.classify(document).to_dict()
        return {**result, "steps": [step.to_dict() for step in standard.explain(document)]} if explain else result

    documents, many = _documents(exam)
    _answer_each(documents, many, classified, as_json, _print_record)


@app.command()
def chart(
    out: Annotated[Path, typer.Argument(help="File to write; .svg, .png or .pdf by its ending.")],
    findings: Annotated[str | None, typer.Option(help="Findings document to mark and answer on the body.")] = None,
    map_name: MapOption = "consensus",
    view: Annotated[str, typer.Option(help="front or back.")] = "front",
    layer: Annotated[str, typer.Option(help="dermatomes or areas.")] = "dermatomes",
    theme: Annotated[str, typer.Option(help="light or dark.")] = "light",
) -> None:
    """Draw a static picture of the body."""
    from anatomy.export.chart import write_chart

    document = _documents(findings)[0][0] if findings else None
    write_chart(_atlas(), out, document=document, map_name=map_name, view=view, layer=layer, theme=theme)
    typer.echo(f"{out} written.")


@app.command()
def export(
    out: Annotated[Path, typer.Argument(help="File to write (for csv: a folder for nodes.csv and edges.csv).")],
    form: Annotated[ExportFormat | None, typer.Option("--format", help="Default: by the file's ending.")] = None,
) -> None:
    """Write the knowledge graph for other programs."""
    from anatomy.export.graphs import format_of, write_graph

    write_graph(_atlas().graph, out, str(form) if form else format_of(out))
    typer.echo(f"{out} written.")


@app.command()
def check(as_json: AsJson = False) -> None:
    """Check every record: references, sources, ids, canonical files, fresh schemas."""
    from anatomy.catalogue.check import run_checks

    problems = run_checks()
    if as_json:
        _print_json([{"record": p.record, "message": p.message, "remedy": p.remedy} for p in problems])
    else:
        for p in problems:
            typer.echo(f"{p.record}: {p.message} {p.remedy}", err=True)
        typer.echo("All records pass." if not problems else f"{len(problems)} problems.", err=bool(problems))
    if problems:
        raise SystemExit(1)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; only this machine by default.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8050,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Worker processes.")] = 1,
) -> None:
    """Serve the app under a production server."""
    from app.serve import run

    run(host, port, workers)


@app.command()
def version() -> None:
    """Print the version of the program and of the data."""
    from anatomy import __version__

    typer.echo(f"metamere {__version__}, data {_atlas().data_version}")


def _atlas() -> Atlas:
    from anatomy.atlas import Atlas

    return Atlas.load()


def _fail(error: MetamereError) -> NoReturn:
    """Say what is wrong on standard error, as JSON when JSON was asked for."""
    message = json.dumps(error.to_dict(), ensure_ascii=False) if "--json" in sys.argv else f"metamere: {error}"
    print(message, file=sys.stderr)
    sys.exit(error.exit_code)


def _documents(source: str) -> tuple[list[Any], bool]:
    """Read one document, a JSON array of them, or NDJSON; say whether there were many."""
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"cannot read '{source}': {getattr(error, 'strerror', None) or error}.") from None
    if not text.strip():
        raise BadInput(f"'{source}' is empty; give a JSON document.")
    try:
        document = json.loads(text)
    except json.JSONDecodeError as whole:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) == 1 or not lines[0].lstrip().startswith("{") or not lines[0].rstrip().endswith("}"):
            raise BadInput(f"not JSON: {whole.msg} in line {whole.lineno}, column {whole.colno}.") from None
        return list(_lines(lines)), True
    return (document, True) if isinstance(document, list) else ([document], False)


def _lines(lines: list[str]) -> Iterator[Any]:
    """Decode NDJSON; a broken line becomes its own error, the rest is still answered."""
    for number, line in enumerate(lines, start=1):
        try:
            yield json.loads(line)
        except json.JSONDecodeError as error:
            yield BadInput(f"not JSON: {error.msg}, column {error.colno}.", path=f"line {number}")


def _answer_each(
    documents: list[Any],
    many: bool,
    answer: Callable[[Any], dict[str, Any]],
    as_json: bool,
    show_one: Callable[[dict[str, Any]], None],
) -> None:
    """Answer one document, or many as NDJSON in their order; a bad one among many does not stop the others."""
    if not many:
        _show(answer(documents[0]), as_json, show_one)
        return
    worst = 0
    for number, document in enumerate(documents):
        try:
            if isinstance(document, BadInput):
                raise document
            line: dict[str, Any] = answer(document)
        except MetamereError as error:
            worst = max(worst, error.exit_code)
            line = {**error.to_dict(), "document": number}
            print(f"metamere: document {number}: {error}", file=sys.stderr)
        print(json.dumps(line, ensure_ascii=False, separators=(",", ":")))
    if worst:
        sys.exit(worst)


def _show(result: Any, as_json: bool, pretty: Callable[[Any], None]) -> None:
    if as_json:
        _print_json(result)
    else:
        pretty(result)


def _print_json(result: Any) -> None:
    print(json.dumps(result, ensure_ascii=False, indent=2))


def _print_answer(answer: dict[str, Any]) -> None:
    from app.terminal import print_answer

    print_answer(answer)


def _print_where(result: dict[str, Any]) -> None:
    from app.terminal import print_where

    print_where(result)


def _print_record(record: dict[str, Any]) -> None:
    from app.terminal import print_record

    print_record(record)


def _print_blocks(rows: list[dict[str, Any]]) -> None:
    from app.terminal import print_blocks

    print_blocks(rows)


app.command()(dose)
app.command()(course)

if __name__ == "__main__":
    main()

"""Print every figure beside its yardstick, from one run: ``python -m benchmarks [name …]``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks import library, web
from benchmarks.timing import Row

MEASURES: dict[str, Callable[[], Iterator[Row]]] = {
    "imports": library.imports,
    "localise": library.localise,
    "chart": library.chart,
    "isncsci": library.isncsci,
    "start": web.start_and_memory,
    "server": web.server_time,
    "browser": web.in_the_browser,
}


def main(names: list[str]) -> None:
    """Run the measures named, or all of them."""
    unknown = [name for name in names if name not in MEASURES]
    if unknown:
        raise SystemExit(f"unknown measure {', '.join(unknown)}; allowed are {', '.join(MEASURES)}")
    rows: list[Row] = []
    for name in track(names or list(MEASURES), description="Measuring", console=Console(stderr=True)):
        rows += MEASURES[name]()
    table = Table("Measure", "Ours", "Yardstick, same run", "Target", "Met")
    for row in rows:
        table.add_row(row.measure, row.ours, row.yardstick, row.target, {True: "yes", False: "no", None: "–"}[row.met])
    Console(width=150).print(table)


if __name__ == "__main__":
    main(sys.argv[1:])

"""Ways to measure: a fresh process, repeated calls, a served page, resident memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Row:
    """One line of the table: ours, the yardstick of the same run, and the target."""

    measure: str
    ours: str
    yardstick: str
    target: str
    met: bool | None


def fresh(code: str, runs: int = 5) -> float:
    """Return the median seconds that ``python -c code`` takes, less a bare start of Python."""

    def median(source: str) -> float:
        times = []
        for _ in range(runs):
            begun = time.perf_counter()
            subprocess.run([sys.executable, "-c", source], check=True, cwd=ROOT)
            times.append(time.perf_counter() - begun)
        return statistics.median(times)

    return median(code) - median("pass")


def p95(call: Callable[[], object], calls: int = 300, warm: int = 20) -> float:
    """Return the 95th percentile of the seconds one call takes, warm."""
    for _ in range(warm):
        call()
    times = []
    for _ in range(calls):
        begun = time.perf_counter()
        call()
        times.append(time.perf_counter() - begun)
    return statistics.quantiles(times, n=20)[18]


@contextmanager
def served(command: list[str], url: str, limit_s: float = 60) -> Iterator[tuple[int, float]]:
    """Start a server; yield its process id and the seconds until its first 200."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            with suppress(OSError), urllib.request.urlopen(url, timeout=1) as answer:
                if answer.status == 200:
                    break
            if process.poll() is not None or time.perf_counter() - begun > limit_s:
                raise RuntimeError(f"{' '.join(command)} did not answer at {url}")
            time.sleep(0.01)
        yield process.pid, time.perf_counter() - begun
    finally:
        process.terminate()
        process.wait(timeout=10)


def largest_rss_mb(pid: int) -> float:
    """Return the resident memory of the largest process of a server (its worker), in MB; Linux only."""
    family = [pid, *_children(pid)]
    sizes = []
    for one in family:
        with suppress(OSError):
            pages = int(Path(f"/proc/{one}/statm").read_text().split()[1])
            sizes.append(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)
    return max(sizes, default=float("nan"))


def _children(pid: int) -> list[int]:
    found: list[int] = []
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += [int(child), *_children(int(child))]
    return found

"""The library alone: import, load, localise, static chart, ISNCSCI."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from typing import Any

import networkx as nx
import numpy as np

from benchmarks.timing import Row, fresh, p95

SIX_AREAS = {
    "findings": [
        {"type": "pain", "structure": name, "side": "right"}
        for name in ("thumb", "index finger", "radial side of the wrist", "outer forearm", "outer arm", "shoulder tip")
    ]
}


def imports() -> Iterator[Row]:
    """Time ``import anatomy`` against ``import networkx``, and loading the atlas."""
    ours, yard = fresh("import anatomy"), fresh("import networkx")
    yield Row("import anatomy", f"{ours * 1e3:.0f} ms", f"networkx {yard * 1e3:.0f} ms", "≤ 1.0 ×", ours <= yard)
    load = fresh("from anatomy import Atlas; Atlas.load()")
    yield Row("Atlas.load(), a new process", f"{load * 1e3:.0f} ms", "–", "–", None)


def localise() -> Iterator[Row]:
    """Time six areas: the arithmetic, the whole document, and a plain traversal of the same graph."""
    from anatomy import Atlas
    from anatomy.inference import scoring
    from anatomy.model.finding import FindingsDocument

    atlas = Atlas.load()
    document = FindingsDocument.parse(SIX_AREAS)
    witnesses = atlas.evidence(document).witnesses
    arithmetic = p95(lambda: scoring.score(witnesses))
    whole = p95(lambda: atlas.localise(SIX_AREAS), calls=100)
    naive = p95(lambda: naive_traversal(atlas.graph, witnesses), calls=60, warm=3)
    yield Row(
        "localise six areas, arithmetic, p95",
        f"{arithmetic * 1e3:.3f} ms",
        f"naive graph traversal {naive * 1e3:.2f} ms ({naive / arithmetic:.0f} ×)",
        "≤ 0.1 ms, ≥ 40 ×",
        arithmetic <= 1e-4 and naive / arithmetic >= 40,
    )
    yield Row("localise six areas, words to document, p95", f"{whole * 1e3:.1f} ms", "–", "–", None)


def naive_traversal(graph: nx.MultiDiGraph, witnesses: object) -> dict[str, float]:
    """Score the segments by walking from each segment to each place over the graph, as one would without matrices."""
    segments = [n for n, d in graph.nodes(data=True) if d["kind"] == "segment"]
    wanted = {w.node for w in witnesses}  # type: ignore[attr-defined]
    undirected = graph.to_undirected(as_view=True)
    scores = dict.fromkeys(segments, 0.0)
    for segment in segments:
        for dermatome in graph.successors(segment):
            for place in undirected.neighbors(dermatome):
                if place in wanted:
                    best = max(d.get("weight", 0.0) for d in undirected.get_edge_data(dermatome, place).values())
                    scores[segment] += float(np.log1p(best))
    return scores


def chart() -> Iterator[Row]:
    """Time and weigh one static view with shading."""
    from anatomy import Atlas
    from anatomy.export.chart import chart_svg

    atlas = Atlas.load()
    svg = chart_svg(atlas, view="front")
    took = p95(lambda: chart_svg(atlas, view="front"), calls=100)
    size = len(svg.encode()) / 1e3
    yield Row(
        "static chart, one view, SVG",
        f"{took * 1e3:.1f} ms, {size:.0f} kB",
        "anatomapa 4.6 ms, 112 kB (published figures)",
        "≤ 6 ms, ≤ 120 kB",
        took <= 6e-3 and size <= 120,
    )


def isncsci() -> Iterator[Row]:
    """Count fully testable exams a second on one core in batch, and time an exam with every score not testable."""
    from anatomy import isncsci as standard

    exams = [_random_exam(random.Random(seed)) for seed in range(20_000)]
    begun = time.perf_counter()
    answered = sum(1 for _ in standard.classify_many(exams))
    rate = answered / (time.perf_counter() - begun)
    looped = p95(lambda: standard.classify(exams[0]), calls=200)
    yield Row(
        "ISNCSCI classifications a second, batch",
        f"{rate:,.0f}",
        f"single calls {1 / looped:,.0f} ({rate * looped:.0f} ×)",
        "≥ 30,000",
        rate >= 30_000,
    )
    untested = _exam(lambda _: "NT", "NT")
    took = p95(lambda: standard.classify(untested), calls=100)
    yield Row("ISNCSCI, all 132 scores NT, p95", f"{took * 1e3:.2f} ms", "–", "≤ 2 ms", took <= 2e-3)


def _random_exam(rng: random.Random) -> dict[str, Any]:
    return _exam(lambda top: str(rng.randint(0, top)), rng.choice(["Yes", "No"]))


def _exam(score: Callable[[int], str], sacral: str) -> dict[str, Any]:
    from anatomy.isncsci.levels import MOTOR_LEVELS, SENSORY_LEVELS

    def side() -> dict[str, Any]:
        return {
            "light_touch": {level: score(2) for level in SENSORY_LEVELS},
            "pin_prick": {level: score(2) for level in SENSORY_LEVELS},
            "motor": {level: score(5) for level in MOTOR_LEVELS},
            "lowest_non_key_muscle": None,
        }

    return {"right": side(), "left": side(), "vac": sacral, "dap": sacral}

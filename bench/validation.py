"""How long does a report's graph take to validate, by engine? `python -m bench.validation [FILE...]`

Reads the specimens (and the real reports beside the checkout, where there are any), maps each, and validates its graph
with both engines, each warmed up. Exit code 1 where the engines differ, or the fast one takes longer than its gate.
Seconds depend on the machine; the ratio travels.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from ingest.reading import read_report
from ontology.mapping import map_report
from shapes.validate import Engine, validate

HERE = Path(__file__).parents[1]
FOLDERS = (HERE / "prisongraph" / "specimens", HERE.parent / "shared" / "reports")

GATE = 1.0
"""Seconds that the fast engine may take for one report."""

ROUNDS = 5


def main() -> int:
    """Print the table."""
    files = [Path(name) for name in sys.argv[1:]] or list(_files())
    print(f"{'report':44}{'triples':>8}{'fast ms':>9}{'reference ms':>14}{'ratio':>7}{'results':>9}")
    failed, ratios = False, []
    for file in files:
        graph = map_report(read_report(file))
        results = validate(graph)
        differ = results != validate(graph, engine=Engine.REFERENCE)
        fast = _seconds(partial(validate, graph), ROUNDS)
        slow = _seconds(partial(validate, graph, engine=Engine.REFERENCE), 1)
        ratios.append(slow / fast)
        failed |= differ or fast > GATE
        row = (
            f"{file.name[:43]:44}{len(graph):8}{fast * 1000:9.0f}{slow * 1000:14.0f}{slow / fast:7.0f}{len(results):9}"
        )
        print(row + ("  the engines differ" if differ else ""))
    print(f"the fast engine takes 1/{median(ratios):.0f} of the reference's time in the median")
    return int(failed)


def _files() -> Iterator[Path]:
    for folder in FOLDERS:
        yield from sorted(path for path in folder.glob("*") if path.suffix in {".txt", ".pdf"})


def _seconds(run: Callable[[], object], rounds: int) -> float:
    """The median time of some rounds."""
    times = []
    for _ in range(rounds):
        started = perf_counter()
        run()
        times.append(perf_counter() - started)
    return median(times)


if __name__ == "__main__":
    raise SystemExit(main())

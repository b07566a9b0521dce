"""What does a build cost? Pages read a second, triples and validation time a report, a whole build, memory.

python -m bench.build            the table, of the specimens, and of real reports where ../shared holds some
python -m bench.build --write    and put it into docs/performance.md, and that of the specimens into the README
"""

from __future__ import annotations

import os
import platform
import resource
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from time import perf_counter

from bench.long_report import long_cost
from ingest.examining import examine
from ingest.filed import Outcome
from ingest.intake import load
from ingest.pipeline import Means, build

HERE = Path(__file__).parents[1]
FOLDERS = {"specimens": HERE / "prisongraph" / "specimens", "sample reports": HERE.parent / "shared" / "reports"}
PAGE = HERE / "docs" / "performance.md"
README = HERE / "README.md"
BEGIN, END = "<!-- measured -->", "<!-- end -->"
JOBS = len(os.sched_getaffinity(0))


def measure(name: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Rows of the table for the PDFs in a folder: what was measured, and its value."""
    files = sorted(folder.glob("*.pdf"))
    examine(load(files[0]))  # the first one compiles shapes and wording
    outcomes = [outcome for outcome in (examine(load(path)) for path in files) if outcome.summary]
    pages = sum(outcome.summary.pages or 0 for outcome in outcomes if outcome.summary)
    triples = [outcome.summary.triples for outcome in outcomes if outcome.summary]
    yield f"{name}: reports, pages", f"{len(outcomes)}, {pages}"
    yield "pages read a second, one process", f"{pages / _total(outcomes, 'read'):.0f}"
    yield "triples a report, median and most", f"{statistics.median(triples):,.0f}, {max(triples):,}"
    for step in ("read", "map", "validate"):
        times = [outcome.seconds[step] for outcome in outcomes]
        yield f"seconds to {step} a report, median and most", f"{statistics.median(times):.2f}, {max(times):.2f}"
    yield f"seconds for a whole build, {JOBS} processes", f"{_whole_build(files):.1f}"


def main() -> int:
    """Print the table, and with `--write` put it into the page."""
    rows = [list(measure(name, folder)) for name, folder in FOLDERS.items() if folder.is_dir()]
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    memory = ("most memory of one process, MB", f"{most / 1024:.0f}")
    whole = _table([*chain.from_iterable(rows), ("to read a long inspection, one core", long_cost()), memory])
    print(whole)
    if "--write" in sys.argv[1:]:
        _put(PAGE, whole)
        _put(README, _table([*rows[0], memory]))
    return 0


def _table(rows: Iterable[tuple[str, str]]) -> str:
    lines = [f"Python {platform.python_version()}, {JOBS} cores.", "", "| measured | |", "|---|---|"]
    return "\n".join([*lines, *(f"| {what} | {value} |" for what, value in rows)])


def _put(page: Path, table: str) -> None:
    head, _, rest = page.read_text("utf-8").partition(BEGIN)
    page.write_text(f"{head}{BEGIN}\n\n{table}\n\n{END}{rest.partition(END)[2]}", "utf-8")


def _total(outcomes: list[Outcome], step: str) -> float:
    return sum(outcome.seconds[step] for outcome in outcomes)


def _whole_build(files: list[Path]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        started = perf_counter()
        build(files, Path(folder) / "dataset", Means(jobs=JOBS))
        return perf_counter() - started


if __name__ == "__main__":
    raise SystemExit(main())

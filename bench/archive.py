"""What does a whole archive cost? A version of N made-up reports, then one report more, and another.

python -m bench.archive            an archive of 2,500 reports
python -m bench.archive 250        a quick run
python -m bench.archive --keep DIR leaves the dataset in DIR, and takes it up again where one stands there

The reports are the specimens under other names: each copy has prisons of its own, and a review and the inspection that
it follows up keep together. Inspectors recur in twenty copies, so that there is something to join. What a copy states
is in invented words about invented topics (`bench.links_at_scale`), or else every concern would be said word for word
in hundreds of reports, and links would outnumber everything.
"""

from __future__ import annotations

import argparse
import functools
import random
import re
import resource
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench.links_at_scale import Wording
from graphs import dataset, identities, making, stage
from graphs.dataset import Dataset
from graphs.files import digest_of
from graphs.records import ReadReport, SourceFile
from ingest import pipeline
from ingest.examining import examine
from ingest.intake import load
from ingest.program import program
from ontology.iris import concept
from ontology.standing import standing_graphs

HERE = Path(__file__).parents[1]
SPECIMENS = HERE / "prisongraph" / "specimens"
MORE = ("irp-wendlow-2025.pdf", "irp-cwm-derwydd-2023.pdf")
"""The reports that are added, one after the other: each is read, mapped and validated like any other."""

_SHARED_BY = 20

_SENTENCE = 5
"""Words of what is told in invented ones; a cell of a table stays as it is."""

# The name of a prison in a report's key: thornby-moor, of irp-thornby-moor-2024-12
_SLUG = re.compile(r"(?:irp|full|thematic)-(.+)-\d{4}-\d\d")
# <https://w3id.org/prisongraph/id/part/irp-thornby-moor-2024-12_p3.13>
_IRI = re.compile(rb"<https://w3id\.org/prisongraph/(id|graph)/[^>]*>")
# <.../id/statement/x> <https://w3id.org/prisongraph/def#text> "Cells were cold." <.../graph/x> .
_TEXT = re.compile(rb'^<([^>]*)> (<[^>]*/def#text>) ("(?:[^"\\\\]|\\\\.)*")', re.MULTILINE)
# <.../id/concern/x> <https://w3id.org/prisongraph/def#topic> <.../id/topic/food> <.../graph/x> .
_TOPIC = re.compile(rb"^<([^>]*)> (<[^>]*/def#topic>) <[^>]*>", re.MULTILINE)
# <.../id/concern/x> <https://w3id.org/prisongraph/def#hasStatement> <.../id/statement/x> <.../graph/x> .
_BELONGS = re.compile(rb"^<([^>]*)> <[^>]*/def#(hasStatement|followsUp|evidencedBy|addresses)> <([^>]*)>", re.MULTILINE)

STEPS: Mapping[str, tuple[object, str]] = {
    "identities": (pipeline, "resolve"),
    "plan": (making, "_plan"),
    "store": (making, "_fill"),
    "makers": (making, "_entries_made"),
    "description": (making, "describe"),
    "to disk": (making, "_finish"),
}
"""The steps of a build that are timed, by where they are called from."""


def specimens() -> dict[str, bytes]:
    """The graphs of the specimen reports by key, without the one that is added later."""
    read = [examine(load(path)) for path in sorted(SPECIMENS.glob("*.pdf")) if path.name not in MORE]
    return {outcome.summary.key: outcome.nquads for outcome in read if outcome.summary}


def copies(graphs: Mapping[str, bytes], number: int) -> Iterator[ReadReport]:
    """So many reports, made of the specimens in turn."""
    slugs = sorted({found[1] for key in graphs if (found := _SLUG.fullmatch(key))}, key=len, reverse=True)
    names = re.compile("|".join(map(re.escape, slugs)))
    for n in range(number):
        key = list(graphs)[n % len(graphs)]
        mark = f"x{n // len(graphs):04d}"
        renamed = names.sub(lambda found, mark=mark: f"{found[0]}-{mark}", key)  # type: ignore[misc] # bound at once
        yield ReadReport(key=renamed, nquads=reworded(_renamed(graphs[key], names, mark)))


def _renamed(nquads: bytes, names: re.Pattern[str], mark: str) -> bytes:
    group = f"x{int(mark[1:]) // _SHARED_BY:04d}"

    @functools.cache
    def other(iri: bytes) -> bytes:
        text = iri.decode()
        if "/id/person/" in text:
            return f"{text[:-1]}-{group}>".encode()
        if "/id/file/" in text:
            return f"{text[:-1]}-{mark}>".encode()
        return names.sub(lambda found: f"{found[0]}-{mark}", text).encode()

    lines = _IRI.sub(lambda found: other(found[0]), nquads).splitlines(keepends=True)
    return b"".join(sorted(lines))


def reworded(nquads: bytes) -> bytes:
    """A graph in invented words in the place of its own: a unit, and its evidence, are about one topic."""
    wording, topics = _wording(), list(_wording().own)
    about = _unit_of_each(nquads)

    def topic(unit: str) -> str:
        return random.Random(unit).choice(topics)

    def text(found: re.Match[bytes]) -> bytes:
        subject, words = found[1].decode(), len(found[3].split())
        if words < _SENTENCE:
            return found[0]
        invented = wording.text(words * 4 // 5, topic(about.get(subject, subject)), random.Random(subject))
        return b'<%b> %b "%b"' % (found[1], found[2], invented.encode())

    def under(found: re.Match[bytes]) -> bytes:
        return b"<%b> %b <%b>" % (found[1], found[2], concept("topic", topic(found[1].decode())).encode())

    lines = _TOPIC.sub(under, _TEXT.sub(text, nquads)).splitlines(keepends=True)
    return b"".join(sorted(set(lines)))


def _unit_of_each(nquads: bytes) -> dict[str, str]:
    """Of each statement, recommendation and paragraph of evidence the unit that it belongs to."""
    parents: dict[str, str] = {}
    for found in _BELONGS.finditer(nquads):
        one, what, other = (each.decode() for each in found.groups())
        child, parent = (one, other) if what in ("followsUp", "addresses") else (other, one)
        parents[child] = parent
    return {child: _top(child, parents) for child in parents}


def _top(child: str, parents: Mapping[str, str]) -> str:
    seen: set[str] = set()
    while child in parents and child not in seen:
        seen.add(child)
        child = parents[child]
    return child


@functools.cache
def _wording() -> Wording:
    return Wording.by(random.Random(17))


def fill(path: Path, number: int) -> float:
    """Put so many reports into the dataset at `path`; the seconds that keeping them took."""
    graphs = specimens()
    filled = Dataset.create(path)
    spent = 0.0
    with filled.stage(program()) as writer:
        for report in copies(graphs, number):
            source = SourceFile(
                sha256=digest_of(report.nquads), content=b"made up", name=f"{report.key}.txt", media_type="text/plain"
            )
            before = time.perf_counter()
            writer.put_report(source, report)
            spent += time.perf_counter() - before
    return spent


@contextmanager
def timed() -> Iterator[dict[str, float]]:
    """The seconds of each step of the builds in the block."""
    spent: dict[str, float] = {}
    standing = {step: getattr(module, name) for step, (module, name) in STEPS.items()}
    for step, (module, name) in STEPS.items():
        setattr(module, name, _timer(spent, step, standing[step]))
    try:
        yield spent
    finally:
        for step, (module, name) in STEPS.items():
            setattr(module, name, standing[step])


def _timer(spent: dict[str, float], step: str, work: Callable[..., object]) -> Callable[..., object]:
    def run(*arguments: object, **named: object) -> object:
        before = time.perf_counter()
        try:
            return work(*arguments, **named)
        finally:
            spent[step] = spent.get(step, 0.0) + time.perf_counter() - before

    return run


@contextmanager
def most_memory() -> Iterator[list[int]]:
    """The most bytes that this process held while the block ran, as a list of one."""
    most, over = [0], threading.Event()

    def watch() -> None:
        page = resource.getpagesize()
        while not over.wait(0.1):
            most[0] = max(most[0], int(Path("/proc/self/statm").read_text().split()[1]) * page)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield most
    finally:
        over.set()
        watcher.join()


def first(path: Path) -> None:
    """A version of all that is kept at `path`."""
    filled = Dataset.open(path)
    with filled.stage(program()) as writer:
        _commit(filled, writer)


def _commit(filled: Dataset, writer: stage.Stage) -> None:
    same = identities.resolve(filled)
    writer.finish(
        fixed={**standing_graphs(), "identity": identities.identity_graph(same)},
        identity={each.old: each.new for each in same},
    )


def more(path: Path, name: str) -> None:
    """One report more, as `prisongraph build` adds it."""
    pipeline.build([SPECIMENS / name], path)


def measure(what: str, work: Callable[[], None], path: Path) -> None:
    """Do it, and print what each step took."""
    with timed() as spent, most_memory() as most:
        before = time.perf_counter()
        work()
        seconds = time.perf_counter() - before
    manifest = dataset.Dataset.open(path).current().manifest
    steps = ", ".join(f"{step} {taken:.1f}" for step, taken in spent.items())
    reading = seconds - sum(spent.values())
    print(f"| {what}: {len(manifest.reports):,} reports, {manifest.quads:,} quads | {seconds:.1f} s |")
    print(f"| of which | {steps}, the rest {reading:.1f} |")
    print(f"| most memory | {most[0] / 2**20:,.0f} MB |")


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="What does a whole archive cost?")
    parser.add_argument("reports", type=int, nargs="?", default=2500)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "dataset"
        if not (path / "FORMAT").exists():
            print(f"| keeping {given.reports:,} graphs | {fill(path, given.reports):.1f} s |")
        measure("a first version", lambda: first(path), path)
        measure("one report more, with the first links and search index", lambda: more(path, MORE[0]), path)
        measure("one report more", lambda: more(path, MORE[1]), path)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""How does a folder of reports become a dataset? Find, read, map, validate, keep, and switch to the new version."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter

from graphs.dataset import Dataset
from graphs.identities import identity_graph, resolve
from graphs.linking.maker import link_makers
from graphs.network.keeping import network_maker
from graphs.overviews.keeping import overview_maker
from graphs.records import ReadReport, ReadStatus, SourceFile, SourceRecord
from graphs.search import search_maker
from graphs.stage import Stage
from graphs.versions import Version
from ingest.examining import examine, lost, refused_file
from ingest.filed import Json, Outcome, Status
from ingest.intake import Arrival, find_files, load, merge
from ingest.program import program
from ingest.spreading import in_turn, over_cluster, over_processes
from ontology.errors import UnreadableFile
from ontology.standing import standing_graphs

Watch = Callable[[int, int, str], None]
"""Told after each file: how many are done, of how many, and its name."""

_AS_BEFORE = {ReadStatus.HELD: Status.UNCHANGED, ReadStatus.SUPERSEDED: Status.SUPERSEDED}
"""What is not read again. The others are, so that their problems are told again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """By what means files are read: how many processes, or the address of a Dask scheduler; who watches."""

    jobs: int = 1
    scheduler: str | None = None
    watch: Watch = field(default=lambda _done, _all, _name: None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did: each file's outcome in order, and the version that answers now."""

    outcomes: tuple[Outcome, ...]
    version: Version
    seconds: float
    across: tuple[Json, ...] = ()
    """What is wrong between reports."""

    @property
    def complete(self) -> bool:
        """Whether every file is in the dataset, one way or another."""
        return all(o.status not in (Status.REFUSED, Status.UNREADABLE) for o in self.outcomes)


def build(paths: Iterable[Path], dataset: Path, means: Means | None = None) -> Built:
    """Read the reports in `paths` and make a version of `dataset` that holds them beside those it held.

    A file that cannot be read, or whose graph does not conform, stays out and is told of; the others are built.

    Raises:
        UsageError: there is nothing to read, or no such scheduler.
        DatasetError: the folder is no dataset, or another build is at work in it.
    """
    started = perf_counter()
    arrivals, unreadable = take_in(find_files(paths))
    folder = Dataset.create(dataset)
    with folder.stage(program()) as stage:
        known, fresh = sort_out(stage, arrivals)
        examined = tuple(examine_all(fresh, means or Means()))
        stored = store(folder, stage, fresh, examined)
        same = resolve(folder)
        version = stage.finish(
            fixed={**standing_graphs(), "identity": identity_graph(same)},
            identity={each.old: each.new for each in same},
            makers={**link_makers(folder), **search_maker(), **network_maker(), **overview_maker()},
        )
    return Built(outcomes=(*stored, *known, *unreadable), version=version, seconds=perf_counter() - started)


def check(paths: Iterable[Path], means: Means | None = None) -> tuple[Outcome, ...]:
    """Read and validate the reports in `paths`, storing nothing."""
    arrivals, unreadable = take_in(find_files(paths))
    examined = examine_all(arrivals, means or Means())
    return (*(o if o.conforms or o.error else replace(o, status=Status.REFUSED) for o in examined), *unreadable)


def take_in(files: Sequence[Path]) -> tuple[tuple[Arrival, ...], tuple[Outcome, ...]]:
    """The different files, and the outcomes of those whose bytes could not be had."""
    arrivals: list[Arrival] = []
    outcomes: list[Outcome] = []
    for path in files:
        try:
            arrivals.append(load(path))
        except UnreadableFile as error:
            nothing = Arrival(content=b"", sha256="", paths=(path,))
            outcomes.append(refused_file(nothing, error.message, error.hint))
    return tuple(merge(arrivals)), tuple(outcomes)


def sort_out(stage: Stage, arrivals: Sequence[Arrival]) -> tuple[tuple[Outcome, ...], tuple[Arrival, ...]]:
    """The outcomes of files that this program has read before, and the files that it has to read."""
    known: list[Outcome] = []
    fresh: list[Arrival] = []
    for arrival in arrivals:
        record = stage.known(arrival.sha256)
        if record is None or record.status not in _AS_BEFORE:
            fresh.append(arrival)
        else:
            for path in arrival.paths:
                stage.seen(record, path.name)
            known.append(_as_before(arrival, record))
    return tuple(known), tuple(fresh)


def examine_all(arrivals: Sequence[Arrival], means: Means) -> Iterator[Outcome]:
    """What each file says, in order, by the means given."""
    if means.scheduler:
        outcomes = over_cluster(means.scheduler, examine, arrivals)
    elif means.jobs > 1 and len(arrivals) > 1:
        outcomes = over_processes(examine, arrivals, jobs=means.jobs, lost=lost)
    else:
        outcomes = in_turn(examine, arrivals)
    for done, outcome in enumerate(outcomes, 1):
        means.watch(done, len(arrivals), outcome.name)
        yield outcome


def store(
    dataset: Dataset, stage: Stage, arrivals: Sequence[Arrival], outcomes: Sequence[Outcome]
) -> tuple[Outcome, ...]:
    """Keep each report once: its latest edition that conforms, and of two forms the one that has pages."""
    content = {arrival.sha256: arrival.content for arrival in arrivals}
    standing = {record.key: record for record in dataset.records() if record.status is ReadStatus.HELD}
    stored: dict[str, Status] = {}
    taken: set[str | None] = set()
    for outcome in sorted(outcomes, key=lambda each: _precedence(dataset, each), reverse=True):
        later = standing.get(outcome.key)
        if outcome.conforms and (outcome.key in taken or (later and _is_later(later, outcome, dataset))):
            stored[outcome.sha256] = Status.SUPERSEDED
            stage.put_superseded(_source(content[outcome.sha256], outcome), str(outcome.key))
        else:
            stored[outcome.sha256] = _put(stage, _source(content[outcome.sha256], outcome), outcome)
            taken |= {outcome.key} if stored[outcome.sha256] is Status.READ else set()
    return tuple(replace(outcome, status=stored[outcome.sha256]) for outcome in outcomes)


def _put(stage: Stage, source: SourceFile, outcome: Outcome) -> Status:
    if outcome.summary is None:
        stage.put_unreadable(source)
        return Status.UNREADABLE
    report = ReadReport(
        key=outcome.summary.key, nquads=outcome.nquads, issues=outcome.issues, validation=outcome.validation
    )
    if outcome.conforms:
        stage.put_report(source, report)
        return Status.READ
    stage.put_refused(source, report)
    return Status.REFUSED


def _precedence(dataset: Dataset, outcome: Outcome) -> tuple[float, bool, str]:
    """Of two sources of one report the later one stands; of two that came together, the one with pages."""
    record = dataset.record(outcome.sha256)
    return (record.arrival if record else float("inf"), outcome.media_type == "application/pdf", outcome.name)


def _is_later(standing: SourceRecord, outcome: Outcome, dataset: Dataset) -> bool:
    record = dataset.record(outcome.sha256)
    return record is not None and standing.arrival > record.arrival


def _as_before(arrival: Arrival, record: SourceRecord) -> Outcome:
    return Outcome(
        name=arrival.name,
        sha256=arrival.sha256,
        media_type=record.media_type,
        status=_AS_BEFORE[record.status],
        key=record.key,
    )


def _source(content: bytes, outcome: Outcome) -> SourceFile:
    return SourceFile(
        sha256=outcome.sha256,
        content=content,
        name=outcome.name,
        media_type=outcome.media_type,
        text=outcome.text,
    )

"""Is a version that was made of the one before it the same as one made of nothing, whatever came, changed and went?"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphs import making as versions_made
from graphs.dataset import Dataset
from graphs.describe import read_counts
from graphs.linking.carrying import units_held
from graphs.linking.maker import link_makers
from graphs.linking.patching import LINKS
from graphs.linking.units import read_units
from graphs.makers import Making
from graphs.records import ReadReport
from graphs.search import INDEX, find, search_maker
from graphs.versions import Version
from ontology import terms as insp
from ontology.iris import Kind, graph, mint
from tests.graphs.archive import Invented, concern_of, key_of
from tests.graphs.samples import FIXED, source

REPORTS = 10
CHANGES = 7

Archive = dict[int, Invented]


@pytest.fixture(autouse=True)
def patched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stores are patched however much changes; and the names of the inferred graphs that were."""
    monkeypatch.setattr(versions_made, "_REUSE_SHARE", 1.0)
    monkeypatch.setattr(versions_made, "_TAKEN_SHARE", 1.0)
    names: list[str] = []
    real = Making.patch_graphs

    def noted(making: Making, name: str, removed: tuple[object, ...], added: bytes) -> None:
        names.append(name)
        real(making, name, removed, added)  # type: ignore[arg-type] # as it was called

    monkeypatch.setattr(Making, "patch_graphs", noted)
    return names


def make(dataset: Dataset, identity: dict[str, str]) -> Version:
    """A version of what is held, with links and search index."""
    with dataset.stage("1") as stage:
        return stage.finish(fixed=FIXED, identity=identity, makers={**link_makers(dataset), **search_maker()})


def put(dataset: Dataset, report: Invented) -> None:
    """Hold a report."""
    with dataset.stage("1") as stage:
        stage.put_report(source(f"{report.number} {report.draft}"), report.read())


def made_of_nothing(folder: Path, archive: Archive, identity: dict[str, str], like: Dataset) -> Version:
    """A version of these reports in a new dataset, with the decisions of another."""
    shutil.rmtree(folder, ignore_errors=True)
    dataset = Dataset.create(folder)
    for report in archive.values():
        put(dataset, report)
    for decision in like.reviews("links"):
        dataset.append_review("links", decision)
    return make(dataset, identity)


def said(version: Version) -> set[bytes]:
    """All quads of a version, the default graph's as well."""
    return set((version.open().raw.dump(format=ox.RdfFormat.N_QUADS) or b"").splitlines())


def searched(version: Version) -> Iterator[tuple[object, ...]]:
    """What its search index holds, in which order it comes, and what a few words find."""
    with closing(sqlite3.connect(version.path / INDEX)) as index:
        columns = "id, kind, about, report, title, prison, prison_name, year, number, page, text"
        yield from sorted(index.execute(f"SELECT {columns} FROM passage"), key=repr)  # noqa: S608 # our own names
        index.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    for words in ("damp", "officer key", "violence -gang"):
        yield from (
            (hit.id, hit.report, hit.score, hit.snippet) for hit in find(version.path / INDEX, words, limit=50).hits
        )


def change(chance: random.Random, dataset: Dataset, archive: Archive, identity: dict[str, str]) -> None:
    """Something comes, goes, is read anew, decided on or renamed."""
    what = chance.choice(("comes", "goes", "anew", "anew", "decided", "renamed"))
    if what in ("comes", "anew") or len(archive) < 3:
        free = [number for number in range(REPORTS) if (number in archive) == (what == "anew")] or list(archive)
        report = Invented(chance.choice(free), chance.randrange(10**6), REPORTS)
        archive[report.number] = report
        put(dataset, report)
    elif what == "goes":
        gone = chance.choice(sorted(archive))
        del archive[gone]
        with dataset.stage("1") as stage:
            stage.withdraw(key_of(gone))
    elif what == "renamed":
        old = concern_of(chance.randrange(REPORTS), 2)
        if identity.pop(old, None) is None:
            identity[old] = concern_of(chance.randrange(REPORTS), 0)
    else:
        ends = sorted(concern_of(number, chance.randrange(2)) for number in chance.sample(sorted(archive), 2))
        kind = chance.choice(("accept", "reject", "unsure", "retype"))
        decision = {"first": ends[0], "second": ends[1], "decision": kind, "by": "Ann", "on": f"2026-01-01T{kind}"}
        dataset.append_review("links", {**decision, **({"type": "related-issue"} if kind == "retype" else {})})


@pytest.mark.parametrize("seed", range(3))
def test_what_is_carried_over_is_what_would_be_made(tmp_path: Path, patched: list[str], seed: int) -> None:
    chance = random.Random(seed)
    archive = {number: Invented(number, 0, REPORTS) for number in range(REPORTS - 3)}
    identity: dict[str, str] = {}
    dataset = Dataset.create(tmp_path / "carried")
    for report in archive.values():
        put(dataset, report)
    make(dataset, identity)
    for _ in range(CHANGES):
        change(chance, dataset, archive, identity)
        carried = make(dataset, identity)
        anew = made_of_nothing(tmp_path / "anew", archive, identity, dataset)
        assert said(carried) == said(anew)
        assert carried.manifest.entries == anew.manifest.entries
        assert carried.manifest.quads == anew.manifest.quads == carried.count()
        assert read_counts(carried.path / "void.ttl") == read_counts(anew.path / "void.ttl")
        assert units_held(carried.path) == read_units(anew.open())
        assert list(searched(carried)) == list(searched(anew))
    assert len(patched) >= CHANGES // 2


@pytest.mark.parametrize("lost", ["units.jsonl", LINKS, INDEX])
def test_a_damaged_file_of_the_version_before_costs_time_alone(tmp_path: Path, lost: str) -> None:
    dataset = Dataset.create(tmp_path / "carried")
    archive = {number: Invented(number, 0, REPORTS) for number in range(8)}
    for report in archive.values():
        put(dataset, report)
    (make(dataset, {}).path / lost).write_bytes(b"not what it was")
    archive[1] = Invented(1, 1, REPORTS)
    put(dataset, archive[1])
    carried, anew = make(dataset, {}), made_of_nothing(tmp_path / "anew", archive, {}, dataset)
    assert said(carried) == said(anew)
    assert carried.manifest.entries == anew.manifest.entries
    assert list(searched(carried)) == list(searched(anew))


def test_other_makers_or_another_program_begin_anew(tmp_path: Path, patched: list[str]) -> None:
    dataset = Dataset.create(tmp_path / "d")
    for number in range(8):
        put(dataset, Invented(number, 0, REPORTS))
    first = make(dataset, {})
    with dataset.stage("1") as stage:
        bare = stage.finish(fixed=FIXED)
    assert not any("links" in entry.name for entry in bare.manifest.entries)
    assert said(bare) < said(first)
    with dataset.stage("2") as stage:
        again = stage.finish(fixed=FIXED, makers={**link_makers(dataset), **search_maker()})
    assert said(again) == said(first)
    assert patched == []


def test_what_hangs_on_another_reports_visit_is_read_again(tmp_path: Path) -> None:
    dataset = Dataset.create(tmp_path / "d")
    for number in range(8):
        put(dataset, Invented(number, 0, REPORTS))
    before = units_held(make(dataset, {}).path)
    visit, key = mint(Kind.VISIT, key_of(3)), key_of(9)
    told = f'<{visit}> <{insp.firstDay}> "2003-01-02" <{graph(key)}> .\n'
    with dataset.stage("1") as stage:
        stage.put_report(source("nine"), ReadReport(key=key, nquads=told.encode()))
    after = units_held(make(dataset, {}).path)
    assert before is not None
    assert after is not None
    whens = {unit.iri: unit.when for unit in after}
    raised = [unit for unit in before if unit.visit == visit]
    assert raised
    assert {whens[unit.iri] for unit in raised} == {"2003-01-02"}

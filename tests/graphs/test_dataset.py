"""A dataset keeps what was read, makes versions, and can be stopped at any moment."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphs import difference
from graphs.dataset import Dataset
from graphs.describe import Counts, describe, read_counts
from graphs.makers import Making
from graphs.records import ReadReport, ReadStatus
from graphs.versions import Version
from ontology.errors import DatasetError
from tests.graphs.samples import BASE, FIXED, report, source


def build(path: Path, *keys: str, words: str = "cells are cold", quads: int = 3) -> Version:
    dataset = Dataset.create(path)
    with dataset.stage("1") as stage:
        for key in keys:
            stage.put_report(source(f"{key} {words}"), report(key, words=words, quads=quads))
        return stage.finish(fixed=FIXED)


def texts(version: Version) -> set[str]:
    rows = version.open().select(f"SELECT ?t WHERE {{ ?p <{BASE}/def#text> ?t }}")
    return {str(row["t"]) for row in rows}


def test_a_version_answers_from_reports_and_fixed_graphs(tmp_path: Path) -> None:
    version = build(tmp_path / "d", "irp-A-2023-01", "irp-B-2023-01")
    assert version.id.startswith("0001-")
    assert set(version.open().graph_names()) == {
        f"{BASE}/graph/{name}" for name in ("irp-A-2023-01", "irp-B-2023-01", "o")
    }
    assert version.manifest.reports == ("irp-A-2023-01", "irp-B-2023-01")
    assert version.manifest.quads == 9
    assert b"void:triples 9" in (version.path / "void.ttl").read_bytes()
    assert Dataset.open(tmp_path / "d").current() == version


SHARED = f'<{BASE}/id/prison/XMI> <http://www.w3.org/2004/02/skos/core#prefLabel> "Low Moor"'
LABELS = f"SELECT ?n WHERE {{ <{BASE}/id/prison/XMI> <http://www.w3.org/2004/02/skos/core#prefLabel> ?n }}"


def stating(key: str, line: str) -> ReadReport:
    graph = f"<{BASE}/graph/{key}>"
    return ReadReport(key=key, nquads=f"{line} {graph} .\n".encode() + report(key).nquads)


def test_what_two_reports_state_is_one_triple_until_neither_does(tmp_path: Path) -> None:
    dataset = Dataset.create(tmp_path / "d")
    with dataset.stage("1") as stage:
        for key in "abcdefgh":
            stage.put_report(source(key), stating(key, SHARED) if key in "ab" else report(key))
        both = stage.finish(fixed=FIXED)
        stage.put_report(source("a anew"), report("a"))
        one = stage.finish(fixed=FIXED)
        stage.put_report(source("b anew"), report("b"))
        none = stage.finish(fixed=FIXED)
    assert [len(list(version.open().select(LABELS))) for version in (both, one, none)] == [1, 1, 0]
    assert [version.count() == version.manifest.quads for version in (both, one, none)] == [True] * 3


def test_the_same_build_makes_no_new_version(tmp_path: Path) -> None:
    first = build(tmp_path / "d", "a")
    assert build(tmp_path / "d", "a") == first
    assert len(Dataset.open(tmp_path / "d").versions.all()) == 1


def test_a_known_source_is_found_by_digest_and_program(tmp_path: Path) -> None:
    build(tmp_path / "d", "a")
    dataset = Dataset.open(tmp_path / "d")
    sha = source("a cells are cold").sha256
    with dataset.stage("1") as stage:
        record = stage.known(sha)
        assert record is not None
        stage.seen(record, "other name.txt")
        stage.seen(record, "other name.txt")
    with dataset.stage("2") as stage:
        assert stage.known(sha) is None
    kept = dataset.record(sha)
    assert kept is not None
    assert kept.names == ("report.txt", "other name.txt")
    assert dataset.source_text(sha) == "a cells are cold"
    assert dataset.source(sha).read_bytes() == b"a cells are cold"


def test_a_corrected_edition_replaces_its_graph_and_keeps_the_history(tmp_path: Path) -> None:
    path = tmp_path / "d"
    build(path, *"abcdefgh")
    former = Dataset.open(path).graph("a")
    version = build(path, "a", words="cells are warm")
    assert "cells are warm 0" in texts(version)
    assert len([t for t in texts(version) if t.startswith("cells are warm")]) == 3
    history = Dataset.open(path).history("a")
    assert len(history) == 1
    assert len(Dataset.open(path).records()) == 9
    assert former == report("a").nquads
    assert version.manifest.quads == 8 * 4 + 1


def test_a_refused_report_leaves_the_former_graph(tmp_path: Path) -> None:
    build(tmp_path / "d", "a")
    dataset = Dataset.open(tmp_path / "d")
    with dataset.stage("1") as stage:
        record = stage.put_refused(source("bad"), report("a", words="wrong"))
        version = stage.finish(fixed=FIXED)
    assert record.status is ReadStatus.REFUSED
    assert not any("wrong" in t for t in texts(version))
    assert dataset.issues("a")[0]["message"] == "wrong"


def test_a_withdrawn_report_is_gone_from_the_next_version(tmp_path: Path) -> None:
    build(tmp_path / "d", *"abcdefgh")
    with Dataset.open(tmp_path / "d").stage("1") as stage:
        stage.withdraw("a")
        version = stage.finish(fixed=FIXED)
    assert f"{BASE}/graph/a" not in set(version.open().graph_names())
    assert len(Dataset.open(tmp_path / "d").history("a")) == 1


def test_identities_merge_in_the_store_and_not_in_the_cache(tmp_path: Path) -> None:
    build(tmp_path / "d", *"abcdefgh")
    dataset = Dataset.open(tmp_path / "d")
    renames = {f"{BASE}/id/visit/stub-a": f"{BASE}/id/visit/real"}
    with dataset.stage("1") as stage:
        version = stage.finish(fixed=FIXED, identity=renames)
    ask = f"ASK {{ <{BASE}/id/visit/a> <{BASE}/def#followsUp> <{BASE}/id/visit/real> }}"
    assert version.open().ask(ask)
    assert b"stub-a" in dataset.graph("a")
    with dataset.stage("1") as stage:
        assert not stage.finish(fixed=FIXED).open().ask(ask)


def test_a_patched_version_equals_one_loaded_afresh(tmp_path: Path) -> None:
    keys = [f"k{n}" for n in range(20)]
    build(tmp_path / "patched", *keys)
    patched = build(tmp_path / "patched", "k3", words="other")
    fresh = build(tmp_path / "fresh", *keys[:3], *keys[4:])
    fresh = build(tmp_path / "fresh", "k3", words="other")
    assert {str(q) for q in patched.open().raw} == {str(q) for q in fresh.open().raw}
    linked = [p for p in patched.store_path.glob("*.sst") if p.stat().st_nlink > 1]
    assert linked, "the new version should share the old one's files"


def test_makers_add_files_and_inferred_graphs(tmp_path: Path) -> None:
    def links(making: Making) -> None:
        count = len(list(making.store.select(f"SELECT ?p {{ ?p <{BASE}/def#text> ?t }}")))
        (making.path / "search.sqlite").write_bytes(b"index")
        making.add_graphs("links", [f'<{BASE}/x> <{BASE}/n> "{count}" <{BASE}/graph/links> .\n'.encode()])

    build(tmp_path / "d", *"abcdefgh")
    with Dataset.open(tmp_path / "d").stage("1") as stage:
        version = stage.finish(fixed=FIXED, makers={"links/1": links})
        stage.put_report(source("i"), report("i"))
        again = stage.finish(fixed=FIXED, makers={"links/1": links})
    assert "search.sqlite" in version.manifest.files
    assert [str(r["n"]) for r in again.open().select(f"SELECT ?n {{ ?x <{BASE}/n> ?n }}")] == ["27"]


def test_a_decision_makes_a_new_version_and_is_never_lost(tmp_path: Path) -> None:
    first = build(tmp_path / "d", "a")
    dataset = Dataset.open(tmp_path / "d")
    dataset.append_review("links", {"link": "1", "decision": "accepted"})
    with (tmp_path / "d/reviews/links.jsonl").open("ab") as file:
        file.write(b'{"torn')
    dataset.append_review("links", {"link": "2", "decision": "rejected"})
    assert [decision["link"] for decision in dataset.reviews("links")] == ["1", "2"]
    assert build(tmp_path / "d", "a").id != first.id


def test_roll_back_and_prune(tmp_path: Path) -> None:
    path = tmp_path / "d"
    made = [build(path, "a", words=f"words {n}") for n in range(4)]
    versions = Dataset.open(path).versions
    assert versions.rollback().id == made[2].id
    assert versions.rollback(made[0].id).id == made[0].id
    with made[1].in_use():
        assert versions.prune(1) == (made[2].id,)
    assert [v.id for v in versions.all()] == [made[0].id, made[1].id, made[3].id]
    assert versions.prune(1) == (made[1].id,)
    with pytest.raises(DatasetError, match="no earlier version"):
        versions.rollback()
    with pytest.raises(DatasetError, match="no version"):
        versions.rollback("../graphs")


def test_building_former_content_again_switches_to_its_version(tmp_path: Path) -> None:
    path = tmp_path / "d"
    build(path, "a", words="one")
    second = build(path, "a", words="two")
    Dataset.open(path).versions.rollback()
    assert build(path, "a", words="two") == second
    assert Dataset.open(path).current() == second


def test_two_builders_do_not_meet(tmp_path: Path) -> None:
    dataset = Dataset.create(tmp_path / "d")
    with (
        dataset.stage("1"),
        pytest.raises(DatasetError, match="another build"),
        Dataset.open(tmp_path / "d").stage("1"),
    ):
        pass


@pytest.mark.parametrize(
    ("key", "nquads"),
    [
        ("../x", b"<http://a> <http://b> <http://c> <http://g> .\n"),
        ("a", b"<http://a> <http://b> <http://c> .\n"),
        ("a", b"not quads\n"),
        ("a", b""),
    ],
)
def test_what_is_no_named_graph_is_not_kept(tmp_path: Path, key: str, nquads: bytes) -> None:
    dataset = Dataset.create(tmp_path / "d")
    bad = type(report("a"))(key=key, nquads=nquads)
    with dataset.stage("1") as stage, pytest.raises(DatasetError):
        stage.put_report(source("a"), bad)
    assert dataset.graph_files() == ()


def test_a_folder_that_is_no_dataset_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(DatasetError, match="no dataset"):
        Dataset.create(tmp_path)
    with pytest.raises(DatasetError, match="no dataset"):
        Dataset.open(tmp_path)


def test_a_damaged_cached_graph_is_named(tmp_path: Path) -> None:
    build(tmp_path / "d", "a", "b")
    (tmp_path / "d/graphs/a.nq.gz").write_bytes(b"not gzip")
    with Dataset.open(tmp_path / "d").stage("1") as stage, pytest.raises(DatasetError, match=r"a\.nq\.gz is damaged"):
        stage.finish(fixed=FIXED)


BUILDER = """
import sys
from pathlib import Path
from tests.graphs.test_dataset import build
for n in range(1000):
    build(Path(sys.argv[1]), *(f"k{i}" for i in range(n % 7 + 1)), words=f"round {n}", quads=40)
    print(n, flush=True)
"""


def test_kill_at_any_instant_leaves_a_version_answering(tmp_path: Path) -> None:
    path = tmp_path / "d"
    build(path, *(f"k{i}" for i in range(7)), words="first", quads=40)
    chance = random.Random(7)
    root = Path(__file__).parents[2]
    for _ in range(12):
        process = subprocess.Popen([sys.executable, "-c", BUILDER, str(path)], stdout=subprocess.PIPE, cwd=root)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.25))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
        version = Dataset.open(path).current()
        rows = list(version.open().select(f"SELECT ?p WHERE {{ ?p <{BASE}/def#text> ?t }}"))
        assert len(rows) == 7 * 40
        assert version.count() == version.manifest.quads == 7 * 41 + 1
        assert not any(p.name.startswith(".") for p in version.path.iterdir())
    assert build(path, "k0", words="after all").manifest.reports == tuple(f"k{i}" for i in range(7))
    assert not list((path / "versions").glob(".making-*"))


def test_readers_never_miss_a_version_while_it_is_switched(tmp_path: Path) -> None:
    path = tmp_path / "d"
    names = [build(path, "a", words=w).id for w in ("one", "two")]
    versions = Dataset.open(path).versions
    process = multiprocessing.get_context("spawn").Process(target=_switch_often, args=(path, names))
    process.start()
    while process.is_alive():
        assert Dataset.open(path).current().id in names
    assert process.exitcode == 0
    assert versions.current_id() in names


def _switch_often(path: Path, names: list[str]) -> None:
    for n in range(300):
        Dataset.open(path).versions.switch(names[n % 2])


def counts_in(void: bytes, file: Path) -> Counts:
    file.write_bytes(void)
    return read_counts(file)


@pytest.mark.parametrize("most", [0, 5, 10**6])
def test_counts_are_those_of_the_merged_triples(most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(difference, "_MOST", most)
    keys = [f"irp-{name}-2023-01" for name in "ABCDEFGHIJKLMNOPQRSTUVWX"]
    with Dataset.create(tmp_path / "d").stage("1") as stage:
        for key in keys:
            stage.put_report(source(key), stating(key, SHARED) if key < keys[4] else report(key))
        first = stage.finish(fixed=FIXED)
        stage.withdraw(keys[0])
        stage.put_report(source(keys[1]), report(keys[1], quads=7))
        second = stage.finish(fixed=FIXED)
    for version in (first, second):
        store, counts = version.open(), read_counts(version.path / "void.ttl")
        numbers = next(iter(store.select(
            "SELECT (COUNT(*) AS ?t) (COUNT(DISTINCT ?s) AS ?a) (COUNT(DISTINCT ?o) AS ?b) { ?s ?p ?o }"
        )))  # fmt: skip
        assert [str(numbers[name]) for name in "tab"] == [
            str(each) for each in (counts.triples, counts.subjects, counts.objects)
        ]
        assert counts.triples < version.manifest.quads


def test_counts_and_renames_are_carried_over_from_the_former_version(tmp_path: Path) -> None:
    keys = [f"irp-{name}-2023-01" for name in "ABCDEFGHIJKLMNOPQRSTUVWX"]
    patched, afresh = Dataset.create(tmp_path / "patched"), Dataset.create(tmp_path / "afresh")
    renames = {f"{BASE}/id/visit/stub-{keys[0]}": f"{BASE}/id/visit/found"}
    with patched.stage("1") as stage:
        for key in keys:
            stage.put_report(source(key), report(key))
        first = stage.finish(fixed=FIXED)
        stage.put_report(source("more"), report(keys[1], quads=5))
        second = stage.finish(fixed=FIXED, identity=renames)
        stage.withdraw(keys[2])
        third = stage.finish(fixed=FIXED)
    with afresh.stage("1") as stage:
        for key in keys:
            stage.put_report(source(key), report(key, quads=5 if key == keys[1] else 3))
        assert quads_of(stage.finish(fixed=FIXED, identity=renames)) == quads_of(second)
        stage.withdraw(keys[2])
        last = stage.finish(fixed=FIXED)
    assert quads_of(last) == quads_of(third)
    assert read_counts(last.path / "void.ttl") == read_counts(third.path / "void.ttl")
    assert read_counts(first.path / "void.ttl") != read_counts(third.path / "void.ttl")
    made = describe(third.open(), third.manifest)
    assert read_counts(third.path / "void.ttl") == counts_in(made, tmp_path / "void.ttl")
    untouched = set(first.manifest.entries) & set(second.manifest.entries)
    assert len(untouched) == len(first.manifest.entries) - 2


def quads_of(version: Version) -> set[str]:
    return {str(quad) for quad in version.open().raw}

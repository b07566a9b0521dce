"""A backup brings the whole dataset back, and says when it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphs.dataset import Dataset
from graphs.keeping import backup, restore
from graphs.records import ReadReport
from ontology.errors import DatasetError
from tests.graphs.samples import BASE, source
from tests.graphs.test_dataset import build, texts


def test_a_backup_answers_as_the_dataset_did(tmp_path: Path) -> None:
    build(tmp_path / "d", "a", words="one")
    version = build(tmp_path / "d", "a", "b", words="two")
    dataset = Dataset.open(tmp_path / "d")
    dataset.append_review("links", {"link": "1"})
    back = restore(backup(dataset, tmp_path / "b.tar.gz"), tmp_path / "restored")
    assert texts(back.current()) == texts(version)
    assert back.records() == dataset.records()
    assert len(back.history("a")) == 1
    assert list(back.reviews("links")) == [{"link": "1"}]
    assert len(back.versions.all()) == 1
    with back.stage("1") as stage:
        assert stage.finish().id.startswith("0003-")


def test_where_two_things_of_a_report_are_one_what_is_said_of_both_counts_once(tmp_path: Path) -> None:
    one, other = (f"{BASE}/id/concern/a_{n}" for n in (1, 2))
    lines = [f'<{each}> <{BASE}/def#text> "Cells are cold" <{BASE}/graph/a> .\n' for each in (one, other)]
    dataset = Dataset.create(tmp_path / "d")
    with dataset.stage("1") as stage:
        stage.put_report(source("a"), ReadReport(key="a", nquads="".join(lines).encode()))
        version = stage.finish(identity={other: one})
    assert version.manifest.quads == version.count() == 1
    back = restore(backup(dataset, tmp_path / "b.tar.gz"), tmp_path / "restored")
    assert texts(back.current()) == {"Cells are cold"}


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    build(tmp_path / "d", "a")
    dataset = Dataset.open(tmp_path / "d")
    backup(dataset, tmp_path / "b.tar.gz")
    with pytest.raises(DatasetError, match="already"):
        backup(dataset, tmp_path / "b.tar.gz")
    with pytest.raises(DatasetError, match="not empty"):
        restore(tmp_path / "b.tar.gz", tmp_path / "d")
    with dataset.stage("1"), pytest.raises(DatasetError, match="at work"):
        backup(dataset, tmp_path / "c.tar.gz")


def test_a_damaged_archive_is_refused(tmp_path: Path) -> None:
    build(tmp_path / "d", "a")
    archive = backup(Dataset.open(tmp_path / "d"), tmp_path / "b.tar.gz")
    archive.write_bytes(archive.read_bytes()[:-2000])
    with pytest.raises(DatasetError, match="cannot be restored"):
        restore(archive, tmp_path / "r")
    (tmp_path / "d/graphs/a.nq.gz").write_bytes(b"bad")
    archive = backup(Dataset.open(tmp_path / "d"), tmp_path / "c.tar.gz")
    with pytest.raises(DatasetError, match=r"a\.nq\.gz is damaged"):
        restore(archive, tmp_path / "r2")

"""Which files does a build take in?"""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.intake import find_files, load, merge
from ontology.errors import UnreadableFile, UsageError


def test_a_folder_gives_its_reports_in_order_and_a_named_file_is_always_read(tmp_path: Path) -> None:
    for name in ("b.txt", "a.PDF", "c.docx", "deep/d.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    found = find_files([tmp_path / "c.docx", tmp_path])
    assert [path.name for path in found] == ["c.docx", "a.PDF", "b.txt", "d.md"]


def test_the_same_bytes_are_one_file_with_all_its_paths(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_bytes(b"other" if name == "b.txt" else b"same")
    merged = list(merge(map(load, find_files([tmp_path]))))
    assert [[path.name for path in arrival.paths] for arrival in merged] == [["a.txt", "c.txt"], ["b.txt"]]


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing to read"):
        find_files([tmp_path])
    with pytest.raises(UsageError, match="is not there"):
        find_files([tmp_path / "nowhere"])


def test_a_folder_in_a_files_place_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        load(tmp_path)


def test_what_a_file_is_shows_in_its_first_bytes(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes(b"%PDF-1.7 ...")
    (tmp_path / "report.md").write_bytes(b"# Report")
    assert load(tmp_path / "report.txt").media_type == "application/pdf"
    assert load(tmp_path / "report.md").media_type == "text/markdown"

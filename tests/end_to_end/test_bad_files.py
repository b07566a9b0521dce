"""Does a file that cannot be read say why, and leave the others alone?"""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas

from graphs.dataset import Dataset
from tests.end_to_end.conftest import SPECIMENS, Run

GOOD = SPECIMENS / "irp-gallowhithe-2019.txt"
PDF = (SPECIMENS / "irp-gallowhithe-2019.pdf").read_bytes()


def encrypted() -> bytes:
    """A PDF that asks for a password."""
    writer, buffer = PdfWriter(clone_from=io.BytesIO(PDF)), io.BytesIO()
    writer.encrypt("secret")
    writer.write(buffer)
    return buffer.getvalue()


def scanned() -> bytes:
    """A PDF of pictures: not one word in it can be read."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for _ in range(3):
        canvas.rect(50, 50, 400, 600, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


BAD: dict[str, Callable[[], bytes]] = {
    "empty.pdf": lambda: b"",
    "empty.txt": lambda: b"",
    "blank.txt": lambda: b" \n\n \t \n",
    "encrypted.pdf": encrypted,
    "truncated.pdf": lambda: PDF[: len(PDF) // 3],
    "scanned.pdf": scanned,
    "archive.pdf": lambda: b"PK\x03\x04" + bytes(range(256)) * 20,
    "picture.txt": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "letter.txt": lambda: b"Dear governor,\n\nThank you for your letter of 3 May.\n\nYours faithfully,\n\nA. Nobody\n",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_says_why_and_the_others_are_built(name: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / name).write_bytes(BAD[name]())
    code, out, err = run("build", tmp_path / name, GOOD, "--dataset", tmp_path / "dataset", "--jobs", "1")
    assert code == 1
    assert name in err
    assert "hint: " in err
    assert "Traceback" not in err
    assert "irp-gallowhithe-2019-11" in out
    assert Dataset.open(tmp_path / "dataset").report_keys() == ("irp-gallowhithe-2019-11",)


@pytest.mark.parametrize("name", ["empty.txt", "encrypted.pdf", "letter.txt"])
def test_reading_one_bad_file_fails_with_a_hint(name: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / name).write_bytes(BAD[name]())
    code, out, err = run("read", tmp_path / name)
    assert (code, out) == (2, "")
    assert "hint: " in err


def test_a_pdf_named_as_text_is_read_for_what_it_is(tmp_path: Path, run: Run) -> None:
    (tmp_path / "report.txt").write_bytes(PDF)
    assert run("build", tmp_path / "report.txt", "--dataset", tmp_path / "dataset")[0] == 0


def test_a_path_that_is_not_there_builds_nothing(tmp_path: Path, run: Run) -> None:
    code, _, err = run("build", tmp_path / "nowhere", "--dataset", tmp_path / "dataset")
    assert code == 2
    assert "hint: " in err
    assert not (tmp_path / "dataset").exists()


def test_the_same_file_under_another_name_is_one_report(tmp_path: Path, run: Run) -> None:
    shutil.copy(GOOD, tmp_path / "copy.txt")
    dataset = tmp_path / "dataset"
    assert run("build", GOOD, tmp_path / "copy.txt", "--dataset", dataset)[0] == 0
    assert run("build", tmp_path / "copy.txt", "--dataset", dataset)[0] == 0
    (record,) = Dataset.open(dataset).records()
    assert set(record.names) >= {GOOD.name}
    assert Dataset.open(dataset).report_keys() == ("irp-gallowhithe-2019-11",)


def test_a_corrected_edition_replaces_the_graph_and_keeps_the_former_one(tmp_path: Path, run: Run) -> None:
    dataset, corrected = tmp_path / "dataset", tmp_path / "corrected.txt"
    corrected.write_text(GOOD.read_text("utf-8").replace("207 assaults", "208 assaults"), "utf-8")
    assert run("build", GOOD, "--dataset", dataset)[0] == 0
    assert run("build", corrected, "--dataset", dataset)[0] == 0
    held = Dataset.open(dataset)
    assert b"208 assaults" in held.graph("irp-gallowhithe-2019-11")
    assert len(held.history("irp-gallowhithe-2019-11")) == 1
    assert len(held.versions.all()) == 2


def test_a_former_edition_that_comes_again_changes_nothing(tmp_path: Path, run: Run) -> None:
    dataset, corrected = tmp_path / "dataset", tmp_path / "corrected.txt"
    corrected.write_text(GOOD.read_text("utf-8").replace("207 assaults", "208 assaults"), "utf-8")
    for file in (GOOD, corrected, GOOD):
        assert run("build", file, "--dataset", dataset)[0] == 0
    assert b"208 assaults" in Dataset.open(dataset).graph("irp-gallowhithe-2019-11")


def test_of_two_forms_of_a_report_the_one_with_pages_stands(tmp_path: Path, run: Run) -> None:
    dataset = tmp_path / "dataset"
    assert run("build", GOOD, GOOD.with_suffix(".pdf"), "--dataset", dataset)[0] == 0
    media_types = {record.media_type: record.status.value for record in Dataset.open(dataset).records()}
    assert media_types == {"application/pdf": "held", "text/plain": "superseded"}

"""Does a build give the same bytes, survive being killed, and stay within its time and memory?"""

from __future__ import annotations

import io
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from graphs.dataset import Dataset
from tests.end_to_end.conftest import SPECIMENS, Run

ONE = SPECIMENS / "irp-wendlow-2025.txt"
TWO = SPECIMENS / "irp-cwm-derwydd-2023.txt"


def test_two_builds_of_the_same_files_are_the_same_bytes(tmp_path: Path, run: Run) -> None:
    for name in ("a", "b"):
        assert run("build", ONE, TWO, "--dataset", tmp_path / name, "--jobs", "2" if name == "a" else "1")[0] == 0
    a, b = Dataset.open(tmp_path / "a"), Dataset.open(tmp_path / "b")
    assert [path.read_bytes() for path in a.graph_files()] == [path.read_bytes() for path in b.graph_files()]
    assert a.versions.current_id() == b.versions.current_id()


def test_a_build_of_what_is_there_already_reads_nothing_and_changes_nothing(tmp_path: Path, run: Run) -> None:
    dataset = tmp_path / "dataset"
    run("build", ONE, "--dataset", dataset)
    before = Dataset.open(dataset).versions.current_id()
    code, out, _ = run("build", ONE, "--dataset", dataset)
    assert code == 0
    assert "unchanged" in out
    assert Dataset.open(dataset).versions.current_id() == before


@pytest.mark.parametrize("after", [0.6, 1.6, 2.4, 3.2])
def test_a_build_that_is_killed_leaves_the_former_version_answering(tmp_path: Path, run: Run, after: float) -> None:
    dataset = tmp_path / "dataset"
    assert run("build", ONE, "--dataset", dataset)[0] == 0
    former = Dataset.open(dataset).versions.current_id()
    command = [sys.executable, "-m", "prisongraph", "build", str(SPECIMENS), "--dataset", str(dataset), "--jobs", "1"]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as build:
        time.sleep(after)
        os.killpg(build.pid, signal.SIGKILL)
    held = Dataset.open(dataset)
    assert held.versions.current_id() == former
    assert held.current().count() == held.current().manifest.quads
    assert run("build", TWO, "--dataset", dataset)[0] == 0
    assert {"irp-wendlow-2025-06", "irp-cwm-derwydd-2023-07"} <= set(Dataset.open(dataset).current().manifest.reports)


def test_two_builds_at_once_are_refused(tmp_path: Path, run: Run) -> None:
    dataset = Dataset.create(tmp_path / "dataset")
    with dataset.stage("another"):
        code, _, err = run("build", ONE, "--dataset", dataset.path)
    assert code == 2
    assert "another build" in err


def test_a_file_of_500_pages_ends_in_time_and_within_memory(tmp_path: Path) -> None:
    (tmp_path / "long.pdf").write_bytes(_pages(500))
    command = [sys.executable, "-m", "prisongraph", "check", str(tmp_path / "long.pdf"), "--jobs", "1"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 100
    assert after.ru_maxrss < 1_000_000  # KB, the most any child has taken


def _pages(count: int) -> bytes:
    """A PDF in the layout of a review, of so many pages of numbered paragraphs."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for line in ("Report on an independent review of progress at", "HMP Long Page", "by HM Chief Inspector of Prisons"):
        canvas.drawString(72, 600 - 40 * len(line) / 46, line)
    canvas.drawString(72, 500, "3–5 June 2024")
    canvas.showPage()
    for page in range(count - 1):
        canvas.drawString(72, 790, "Section 3 Progress against our concerns and Ofsted themes" if page == 0 else "")
        for row in range(12):
            canvas.drawString(72, 760 - row * 50, f"3.{page * 12 + row + 1}")
            canvas.drawString(110, 760 - row * 50, "Leaders had begun to look at what the officers on each wing did.")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()

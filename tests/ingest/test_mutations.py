"""Damaged reports: no crash, no hang, and no judgement on the wrong statement without an issue that tells of it."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

import pytest

from ingest.audit import audited
from ingest.documents import read_document
from ingest.inspection import read_inspection
from ingest.irp import read_irp
from ingest.outline import outline
from ontology.model import Report
from tests.ingest.mutations import damaged, moved, verdicts
from tests.ingest.printing import whole
from tests.specimens.__main__ import SHIPPED

NAMES = tuple(sorted(path.stem for path in SHIPPED.glob("*.txt") if not path.stem.startswith("thematic")))
SEEDS = 240
"""As many in each run of the tests; `python -m bench.mutations` takes thousands."""
LONGEST = 10.0
"""Seconds of processor time that one report may take."""


def read(name: str, path: Path) -> Report:
    """A report by the reader of its kind, with the audit of its ratings."""
    reader = read_irp if name.startswith("irp") else read_inspection
    return audited(reader(outline(read_document(path))))


@cache
def right(name: str) -> dict[str, str]:
    """Each judged statement of the whole report with its label."""
    return verdicts(read(name, SHIPPED / f"{name}.txt"))


@pytest.mark.parametrize("seed", range(SEEDS))
def test_damage_moves_no_judgement_in_silence(seed: int, tmp_path: Path) -> None:
    name = NAMES[seed % len(NAMES)]
    made = damaged(whole(name), seed)
    path = tmp_path / "report.txt"
    path.write_text(made.text, "utf-8")
    began = time.process_time()
    report = read(name, path)
    assert time.process_time() - began < LONGEST
    assert not moved(right(name), report), made.how
    assert all(issue.paragraph or issue.page for issue in report.issues)

"""Damaged thematics: no crash, no hang, every problem with its place, and a graph that still conforms."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from ingest.audit import audited
from ingest.documents import read_document
from ingest.outline import outline
from ingest.reading import enriched
from ingest.thematic import read_thematic
from ontology.mapping import map_report
from ontology.model import Report
from ontology.read_json import as_json
from ontology.values import Severity
from shapes.validate import validate
from tests.ingest.mutations import damaged
from tests.ingest.printing import whole
from tests.specimens.__main__ import SHIPPED

NAMES = tuple(sorted(path.stem for path in SHIPPED.glob("thematic*.txt")))
SEEDS = 60
LONGEST = 10.0
"""Seconds of processor time that one report may take."""


def read(path: Path) -> Report:
    """A damaged thematic may not be known for one by its cover, so the reader is told."""
    return enriched(audited(read_thematic(outline(read_document(path)))))


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_damaged_thematic_is_still_read(seed: int, tmp_path: Path) -> None:
    made = damaged(whole(NAMES[seed % len(NAMES)]), seed)
    path = tmp_path / "report.txt"
    path.write_text(made.text, "utf-8")
    began = time.process_time()
    report = read(path)
    assert time.process_time() - began < LONGEST
    assert json.dumps(as_json(report))
    assert [issue.code for issue in report.issues if not (issue.paragraph or issue.page)] == []
    assert [result for result in validate(map_report(report)) if result.severity is Severity.ERROR] == [], made.how

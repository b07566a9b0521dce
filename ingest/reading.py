"""What does one file say? Document, outline, kind, reader, and what is found in the paragraphs of any report."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from ingest.audit import audited
from ingest.blocks import Outline
from ingest.documents import read_document
from ingest.inspection import read_inspection
from ingest.irp import read_irp
from ingest.kinds import recognise
from ingest.organisations import find_organisations, mentions
from ingest.outline import outline
from ingest.provisions import find_provisions
from ingest.quantities import find_quantities
from ingest.thematic import read_thematic
from ingest.thematic.sites import located
from ingest.topics import assign_topics
from ontology.model import Report
from ontology.read_json import as_json
from ontology.values import ReportKind

_READERS: Mapping[ReportKind, Callable[[Outline], Report]] = {
    ReportKind.IRP: read_irp,
    ReportKind.FULL_INSPECTION: read_inspection,
    ReportKind.THEMATIC: read_thematic,
}


def read_report(path: Path) -> Report:
    """All that is understood of a PDF, text or Markdown file.

    Raises UnreadableFile (or NotAReport) where there is no report to read; a report that is only odd has issues.
    """
    outlined = outline(read_document(path))
    return enriched(audited(_READERS[recognise(outlined)](outlined)))


def enriched(report: Report) -> Report:
    """The report with what its paragraphs name and count, whatever its kind."""
    named = tuple(mentions(report))
    report = replace(report, organisations=find_organisations(report, named), quantities=find_quantities(report))
    report = located(report)
    report = replace(report, provisions=(*report.provisions, *find_provisions(report, named)))
    return replace(report, topics=assign_topics(report))


if __name__ == "__main__":
    json.dump(as_json(read_report(Path(sys.argv[1]))), sys.stdout, ensure_ascii=False, indent=1)

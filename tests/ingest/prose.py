"""Reports made of invented paragraphs, for the tests of what is found in prose."""

from __future__ import annotations

from ontology.model import Paragraph, Report, Section, Source
from ontology.places import Passage, Piece, Place
from ontology.values import PartKind, ReportKind


def report_of(*texts: str, section: str = "Findings", kind: PartKind = PartKind.PARAGRAPH) -> Report:
    """A review whose section 3 holds these paragraphs, numbered 3.1, 3.2 ..., printed one after the other."""
    source = Source(sha256="0" * 64, media_type="text/plain", name="invented.txt", text="\n".join(texts))
    paragraphs, start = [], 0
    for position, text in enumerate(texts, start=1):
        passage = Passage(text, (Piece(0, start, len(text)),))
        paragraphs.append(Paragraph(id=f"3.{position}", passage=passage, kind=kind, section="3"))
        start += len(text) + 1
    return Report(
        source=source,
        kind=ReportKind.IRP,
        key="irp-invented",
        title="Invented",
        sections=(Section(id="3", title=section, place=Place("3")),),
        paragraphs=tuple(paragraphs),
    )


def printed(report: Report, place: Place) -> str:
    """The characters of the source that a place leads to."""
    return " ".join(report.source.text[anchor.start : anchor.end] for anchor in place.anchors)

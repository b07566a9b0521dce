"""What does a thematic tell beside its findings: context, methods, sources, processes?"""

from __future__ import annotations

from dataclasses import replace

from ingest.blocks import Outline
from ingest.paragraphs import Catalogue
from ingest.thematic.bibliography import read_bibliography
from ingest.thematic.context import read_context
from ingest.thematic.fieldwork import read_fieldwork
from ingest.thematic.footnotes import read_footnotes
from ingest.thematic.processes import read_processes
from ingest.thematic.samples import read_samples
from ingest.thematic.zones import parts_called
from ontology.model import Issue, Report, Sample
from ontology.values import Severity


def with_what_stands_beside(report: Report, outline: Outline, parts: Catalogue) -> Report:
    """The report with these, and an issue for what of them was not understood or does not agree."""
    samples, odd = read_samples(outline, parts, report.establishments)
    works, unlisted = read_bibliography(outline, parts)
    notes, unmarked = read_footnotes(outline, parts)
    processes, gaps = read_processes(outline, parts)
    return replace(
        report,
        contextual_facts=read_context(outline, parts),
        fieldwork=read_fieldwork(outline, parts),
        samples=samples,
        references=(*works, *notes),
        processes=processes,
        issues=(*report.issues, *odd, *unlisted, *unmarked, *gaps, *_unsized(outline, parts, samples)),
    )


def _unsized(outline: Outline, parts: Catalogue, samples: tuple[Sample, ...]) -> tuple[Issue, ...]:
    """A section on methods of which no size was understood."""
    methods = [paragraph for part in parts_called(outline, "methods") for paragraph in parts.within(part)]
    if samples or not methods:
        return ()
    return (
        Issue(
            severity=Severity.INFO,
            code="no-sample-size",
            message="A section tells how the work was done, and no number of places, cases or people was read in it.",
            hint="Check the section; if it states how many, its wording is not known yet.",
            paragraph=methods[0].id,
            page=methods[0].page,
        ),
    )

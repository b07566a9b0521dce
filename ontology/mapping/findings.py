"""Which paragraphs of a thematic say what inspectors found, so that concerns can be linked to them?

A thematic raises no concerns: it has recommendations, and findings in the paragraphs of its executive summary and its
numbered chapters. Each such paragraph is a finding of its own; tables, lists, methods and annexes are none. A sentence
that names places is a finding at these, beside that of its paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ontology import terms as insp
from ontology.concepts import normal
from ontology.iris import Kind
from ontology.mapping.frame import Frame
from ontology.model import Paragraph, Report, Section
from ontology.values import PartKind, ReportKind

_SUMMARIES = frozenset({"executive summary", "summary", "summary of findings", "key findings"})
"""Titles of sections without a number whose paragraphs are findings."""

_METHODS = frozenset({"methodology", "methods", "aims and objectives", "report outline", "scope", "references"})
"""Titles of sections, wherever they stand, that tell how the work was done."""

_ASKED = frozenset({"recommendations", "key concerns and recommendations", "summary of recommendations"})
"""Titles of sections that ask for something because of the findings."""

_LEAST_WORDS = 8
"""A shorter paragraph is a stray line."""


def add(frame: Frame) -> None:
    """Findings, each with its words and the paragraph that holds them."""
    for paragraph in finding_paragraphs(frame.report):
        node = frame.node(Kind.FINDING, paragraph.id, types=(insp.Finding,))
        node.say(insp.text, paragraph.text).link(insp.evidencedBy, frame.part(paragraph.id))
        frame.state(node, paragraph.place())
    _of_sites(frame)


def _of_sites(frame: Frame) -> None:
    """What is said of one place or of some, each with its sentence."""
    seen = Counter[str]()
    for finding in frame.report.site_findings:
        part = finding.place.part
        seen[part] += 1
        node = frame.node(Kind.SITE_FINDING, f"{part}-{seen[part]}", types=(insp.SiteFinding,))
        node.say(insp.text, finding.text).link(insp.evidencedBy, frame.part(part))
        node.link(insp.atEstablishment, *map(frame.named_prison, finding.establishments))
        frame.state(node, finding.place)


def finding_paragraphs(
    report: Report, kinds: frozenset[PartKind] = frozenset({PartKind.PARAGRAPH})
) -> Iterator[Paragraph]:
    """The parts of a thematic, of these kinds, that state findings, in reading order; none of any other report."""
    if report.kind is not ReportKind.THEMATIC:
        return
    sections = {section.id: section for section in report.sections}
    for paragraph in report.paragraphs:
        around = list(_around(paragraph, sections))
        if paragraph.kind not in kinds or not around:
            continue
        told = not any(normal(section.title) in _METHODS | _ASKED for section in around)
        if told and _states_findings(around[-1]) and len(paragraph.text.split()) >= _LEAST_WORDS:
            yield paragraph


def _states_findings(chapter: Section) -> bool:
    return (chapter.number or "").isdigit() or normal(chapter.title) in _SUMMARIES


def _around(paragraph: Paragraph, sections: dict[str, Section]) -> Iterator[Section]:
    """The sections around a paragraph, the innermost first."""
    at, seen = sections.get(paragraph.section or ""), set[str]()
    while at and at.id not in seen:
        seen.add(at.id)
        yield at
        at = sections.get(at.parent or "")

"""Which paragraphs of a report state what it found, and which only frame, restate or explain?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ingest.wording import phrases
from ontology.model import Paragraph, Report, Section
from ontology.values import PartKind

_STATING = frozenset({PartKind.PARAGRAPH, PartKind.LIST_ITEM, PartKind.STATEMENT})


def findings(report: Report) -> Iterator[Paragraph]:
    """The paragraphs, list items and statements outside appendices, fact pages, restated lists and front matter."""
    sections = {section.id: section for section in report.sections}
    framing = {key for key in sections if any(_is_framing(title) for title in _titles(key, sections))}
    for paragraph in report.paragraphs:
        if paragraph.kind in _STATING and paragraph.section not in framing:
            yield paragraph


def _titles(key: str | None, sections: Mapping[str, Section]) -> Iterator[str]:
    """The title and number of a section, and of those around it."""
    seen = set()
    while key is not None and key in sections and key not in seen:
        seen.add(key)
        section = sections[key]
        yield section.title
        yield section.number or ""
        key = section.parent


def _is_framing(title: str) -> bool:
    title = " ".join(title.lower().split())
    return title.startswith(phrases("findings", "begins")) or title in phrases("findings", "equals")

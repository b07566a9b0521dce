"""What does a report find, sentence by sentence, with names masked, and on which service does each sentence go on?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.establishments import naming
from ingest.findings import findings
from ingest.frames import OWN_PRISON, clause_start, mask
from ingest.organisations import Mentions
from ingest.organisations.gazetteer import Named
from ingest.plain import plain
from ingest.sentences import sentences
from ingest.services import service_in, service_of_heading
from ontology.model import Paragraph, Report

_LONGEST = 2000  # characters of a sentence: what is longer is no prose
# `The service`, `this contract`, `the new provider`; `it was` where a clause begins
_POINTING = re.compile(
    r"\b(?:the|this|these|both|its|their)\s(?:(?:new|current|main|lead|whole|same)\s)?"
    r"(?:services?|provision|contracts?|providers?|contractors?|team|work|care|support|treatment)\b"
    r"|\b(?:it|they)\s(?:was|were|is|are|had|has|have)\b|(?:^|[;,]\s)(?:this|these|which)\s(?:was|were|is|are|had|has)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its names masked; `start` is where it begins in the paragraph."""

    text: str
    masked: str
    start: int
    names: tuple[Named, ...]
    year: int | None = None
    """When the report was written."""
    before: str = ""
    """What stands before it in its paragraph, masked."""
    headed: str | None = None
    """The service that the heading above it names."""

    def named(self, start: int, end: int) -> list[Named]:
        """The organisations within these characters of the sentence."""
        return [name for name in self.names if start <= name.start - self.start and name.end - self.start <= end]

    def meant(self, start: int, end: int) -> str | None:
        """The service that the clause around characters `[start, end)` goes on about without naming it."""
        begins = clause_start(self.masked[:start])
        if not _POINTING.search(self.masked, begins, end) or service_in(self.masked, begins, end):
            return None
        before = self.before + self.masked[:begins]
        return service_in(before, 0, len(before), last=True) or self.headed


def masked_sentences(report: Report, named_in: Mentions) -> Iterator[tuple[Paragraph, Sentence]]:
    """The sentences of the findings with their paragraphs; the name of the prison itself is masked, too."""
    names = _names(named_in)
    own = naming(report.establishment) if report.establishment else None
    year = report.visit_end.year if report.visit_end else None
    headed = {section.id: service_of_heading(section.title) for section in report.sections}
    for paragraph in findings(report):
        here = names.get(paragraph, [])
        text, masked = plain(paragraph.text), _masked(plain(paragraph.text), here, own)
        for start, end in sentences(paragraph.text):
            if end - start <= _LONGEST:
                within = tuple(name for name in here if start <= name.start and name.end <= end)
                yield (
                    paragraph,
                    Sentence(
                        text[start:end],
                        masked[start:end],
                        start,
                        within,
                        year=year,
                        before=masked[:start],
                        headed=headed.get(paragraph.section or ""),
                    ),
                )


def _names(found: Mentions) -> Mapping[Paragraph, list[Named]]:
    """The names of organisations in each paragraph; common words only where the report is sure of them elsewhere."""
    sure = {named.name for _, named in found if named.sure}
    names = dict[Paragraph, list[Named]]()
    for paragraph, named in found:
        if named.name in sure:
            names.setdefault(paragraph, []).append(named)
    return names


def _masked(text: str, names: Sequence[Named], own: re.Pattern[str] | None) -> str:
    masked = mask(text, [(name.start, name.end) for name in names])
    return own.sub(lambda name: OWN_PRISON * len(name.group()), masked) if own else masked

"""Which of Ofsted's or Estyn's judgements of education does the prose state?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.plain import plain
from ingest.sentences import Span, sentences
from ingest.wording import alternatives, any_of, phrases
from ontology.model import Effectiveness, Paragraph

_BODY = re.compile(r"\b(?:Ofsted|Estyn)\b")
_GRADE = alternatives(phrases("ratings", "effectiveness"))
# `judged overall provision to be 'inadequate'`: a grade in quotes, or behind a verb of judging
_QUOTED = re.compile(rf"(?i)(?<!\w)['\"](?P<grade>{_GRADE})['\"](?!\w)")
_VERB = r"(?:judged|rated|graded|assessed|considered|found|was|were|be|as|to be|remained|being|is|are)"
_STATED = re.compile(
    rf"(?i)\b{_VERB}\s+(?:overall\s+)?(?P<grade>{_GRADE})\b"
    r"(?=\s*(?:$|[,.;:)]|\b(?:by|for|in|and|but|overall|at|across)\b))"
)
_ASPECT = re.compile(rf"(?i)\b{any_of('ratings', 'aspects')}(?!\w)")


def find_effectiveness(paragraphs: Iterable[Paragraph]) -> tuple[Effectiveness, ...]:
    """The grades with the aspect as printed, from sentences that name the body whose grade it is."""
    return tuple(
        grade for paragraph in paragraphs for span in sentences(paragraph.text) for grade in _sentence(paragraph, span)
    )


def _sentence(paragraph: Paragraph, span: Span) -> Iterator[Effectiveness]:
    printed = span.of(paragraph.text)
    text = plain(printed)
    if not _BODY.search(text):
        return
    aspects = list(_ASPECT.finditer(text))
    for grade in list(_QUOTED.finditer(text)) or list(_STATED.finditer(text)):
        before = [aspect for aspect in aspects if aspect.end() <= grade.start()]
        if not before:
            continue
        aspect = before[-1]
        yield Effectiveness(
            aspect=re.sub(r"(?i)^the\s+", "", printed[aspect.start() : aspect.end()]),
            rating=grade["grade"].lower(),
            place=paragraph.place(span.start + aspect.start(), span.start + grade.end("grade")),
        )

"""Which regulators' notices were followed up or issued, and is the regulation met?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.bodies import HMI_PRISONS, OFSTED, bodies_in
from ingest.plain import plain
from ingest.sentences import Span, sentences
from ingest.wording import alternatives, table
from ontology.model import Notice, Paragraph

# `Regulation 17`, `regulations 12 and 17`, `Regulation 9(1)`
_ONE = r"\d{1,3}(?:\(\d+\))*"
_REGULATION = re.compile(rf"(?i)\bregulations?\s+(?P<numbers>{_ONE}(?:\s*(?:,|and|&)\s*{_ONE})*)")
_NUMBER = re.compile(_ONE)
# `..., but regulation 17`: where what is said of one regulation ends
_TURN = re.compile(r"(?i);|,?\s+(?:but|although|while|whereas|however)\b")
_VERDICTS = {
    verdict: re.compile(rf"(?i)\b{alternatives(forms)}\b") for verdict, forms in table("ratings", "compliance").items()
}


def find_notices(paragraphs: Iterable[Paragraph], body: str | None = None) -> tuple[Notice, ...]:
    """Each regulation with the verdict of the sentence that names it, or of the next one in its paragraph.

    The regulator is the last one named in the paragraph up to there, else `body`; a regulation without a regulator or
    without a verdict is left out.
    """
    found: dict[tuple[str, str], Notice] = {}
    for paragraph in paragraphs:
        for notice in _notices(paragraph, body):
            found.setdefault((notice.body, notice.regulation), notice)
    return tuple(found.values())


def _notices(paragraph: Paragraph, body: str | None) -> Iterator[Notice]:
    regulator = body
    spans = sentences(paragraph.text)
    for position, span in enumerate(spans):
        text = plain(span.of(paragraph.text))
        regulators = [name for name in bodies_in(text) if name not in (HMI_PRISONS, OFSTED)]
        regulator = regulators[0] if regulators else regulator
        for regulation in _REGULATION.finditer(text):
            verdict, end = _verdict(paragraph, span, regulation.start(), spans[position + 1 : position + 2])
            if regulator and verdict:
                for number in _NUMBER.findall(regulation["numbers"]):
                    yield Notice(
                        body=regulator,
                        regulation=f"Regulation {number}",
                        verdict=verdict,
                        place=paragraph.place(span.start + regulation.start(), end),
                    )


def _verdict(paragraph: Paragraph, span: Span, start: int, following: tuple[Span, ...]) -> tuple[str | None, int]:
    """The verdict after the regulation in its clause, else before it there, else in its sentence, else in the next."""
    text = plain(paragraph.text)
    here = span.start + start
    clause = _clause(text, here, span)
    for first, last in ((here, clause.end), (clause.start, here), (here, span.end), (span.start, span.end), *following):
        for verdict, pattern in _VERDICTS.items():
            found = pattern.search(text, first, last)
            if found:
                return verdict, max(found.end(), span.end)
    return None, span.end


def _clause(text: str, here: int, span: Span) -> Span:
    """The words around a regulation up to the regulations before and after it, or where the sentence turns."""
    before = [found.end() for form in (_REGULATION, _TURN) for found in form.finditer(text, span.start, here)]
    after = [found.start() for form in (_REGULATION, _TURN) for found in form.finditer(text, here + 1, span.end)]
    return Span(max(before, default=span.start), min(after, default=span.end))

"""Which other parts does a paragraph point to: of this report, of an earlier one, or to the glossary?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from rapidfuzz import fuzz

from ingest.plain import plain, words_of
from ontology.model import CrossReference, Issue, Paragraph
from ontology.values import Severity

NUMBER = r"(?:S\d{1,3}|[A-Z]?\d{1,2}\.\d{1,3}[a-z]?)"
"""A paragraph number: `3.13`, `1.34a`, `S12`, `A4`."""

# `see paragraphs 3.7 and 3.14`, `paragraph 2.4`, `see paras 3.7-3.9`
_PARAGRAPHS = re.compile(
    rf"(?P<printed>(?:\bsee\s+(?:also\s+)?)?\bpara(?:graph)?s?\.?\s+(?P<numbers>{NUMBER}(?:\s*(?:,\s*and|,|and|&|to|-|or)\s*{NUMBER})*))"
    r"(?P<earlier>\s+(?:of|in)\s+(?:the|our)\s+(?:\w+\s+){0,3}?(?:inspection|last|previous|earlier)\s+report)?",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"({NUMBER})\s*(?:-|\bto\b)\s*({NUMBER})", re.IGNORECASE)
_NUMBER = re.compile(NUMBER)
# `(see Glossary)`, `(CQC, see glossary)`, `[see Glossary of terms]`
_GLOSSARY = re.compile(r"\bsee\s+(?:the\s+)?glossary\b", re.IGNORECASE)
# `... from the wings. (1.34a)`, `(S45)`, `(3.17, 3.20)` at the end of a recommendation
_TRAILING = re.compile(rf"\s*[(\[]\s*(?:paragraphs?\s+|paras?\s+)?(?P<numbers>{NUMBER}(?:\s*(?:,|and|&|;)\s*{NUMBER})*)\s*[)\]]\s*\.?\s*$")
_TERM_LIKENESS = 88
_WORDS_BEFORE = 6


def trailing_references(text: str) -> tuple[str, tuple[str, ...]]:
    """A statement without the reference that closes it, and the numbers of that reference (`1.34a`)."""
    found = _TRAILING.search(plain(text))
    if not found:
        return text, ()
    return text[: found.start()].rstrip(), tuple(_NUMBER.findall(found["numbers"]))


def find_references(
    paragraphs: Sequence[Paragraph], terms: Collection[str] = ()
) -> tuple[tuple[CrossReference, ...], tuple[Issue, ...]]:
    """Every printed pointer of the paragraphs, and an issue for each that points to a number nobody has.

    `terms` are the heads of the report's glossary; a pointer to the glossary names its entry where one is like the
    words before it.
    """
    numbers = [paragraph.number for paragraph in paragraphs if paragraph.number]
    references: list[CrossReference] = []
    issues: list[Issue] = []
    for paragraph in paragraphs:
        for reference in _paragraph_references(paragraph, numbers):
            references.append(reference)
            if reference.kind == "paragraph":
                issues += _dangling(paragraph, reference, numbers)
        references += _glossary_references(paragraph, terms)
    return tuple(references), tuple(issues)


def _paragraph_references(paragraph: Paragraph, numbers: Sequence[str]) -> Iterator[CrossReference]:
    text = plain(paragraph.text)
    for found in _PARAGRAPHS.finditer(text):
        start, end = found.span("printed")
        yield CrossReference(
            origin=paragraph.id,
            printed=paragraph.text[start:end],
            kind="earlier report" if found["earlier"] else "paragraph",
            to=tuple(dict.fromkeys(_targets(found["numbers"], numbers))),
            place=paragraph.place(start, end),
        )


def _targets(printed: str, numbers: Sequence[str]) -> Iterator[str]:
    """The numbers of a list; a range stands for the paragraphs of this report from its first to its last."""
    position = 0
    for found in _RANGE.finditer(printed):
        yield from _NUMBER.findall(printed[position : found.start()])
        first, last = found.groups()
        if first in numbers and last in numbers and numbers.index(first) < numbers.index(last):
            yield from numbers[numbers.index(first) : numbers.index(last) + 1]
        else:
            yield from (first, last)
        position = found.end()
    yield from _NUMBER.findall(printed[position:])


def _dangling(paragraph: Paragraph, reference: CrossReference, numbers: Sequence[str]) -> Iterator[Issue]:
    for number in reference.to:
        if number not in numbers:
            yield Issue(
                severity=Severity.WARNING,
                code="reference-to-nothing",
                message=f"Paragraph {paragraph.id} points to {number}, which this report does not have.",
                hint="Look whether the number is misprinted, or belongs to another report.",
                paragraph=paragraph.id,
                page=paragraph.page,
                quote=reference.printed,
            )


def _glossary_references(paragraph: Paragraph, terms: Collection[str]) -> Iterator[CrossReference]:
    for found in _GLOSSARY.finditer(plain(paragraph.text)):
        before = words_of(paragraph.text[: found.start()]).split()[-_WORDS_BEFORE:]
        term = _nearest_term(before, terms)
        yield CrossReference(
            origin=paragraph.id,
            printed=paragraph.text[found.start() : found.end()],
            kind="glossary",
            to=(term,) if term else (),
            place=paragraph.place(found.start(), found.end()),
        )


def _nearest_term(before: Sequence[str], terms: Collection[str]) -> str | None:
    """The entry whose head (or abbreviation) the words before the pointer end with, or nearly."""
    best: tuple[float, str] | None = None
    for term in terms:
        for form in filter(None, re.split(r"[()]", term)):
            words = words_of(form).split()
            if not words:
                continue
            tail = " ".join(before[-len(words) :])
            likeness = max(fuzz.ratio(tail, " ".join(words)), _shared_beginning(before, words))
            if likeness >= _TERM_LIKENESS and (best is None or likeness > best[0]):
                best = likeness, term
    return best[1] if best else None


def _shared_beginning(before: Sequence[str], words: Sequence[str]) -> float:
    """100 where `key work` stands for the entry `Key worker scheme`: each word begins one of the entry, in turn."""
    count = min(2, len(words))
    tail = before[-count:]
    pairs = list(zip(tail, words, strict=False))
    return 95.0 if len(words) > 1 and len(pairs) == count and all(a[:4] == b[:4] for a, b in pairs) else 0.0

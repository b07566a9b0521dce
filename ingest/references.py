"""Which other parts does a paragraph point to: of this report, of an earlier one, or to the glossary?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from rapidfuzz import fuzz

from ingest.plain import plain, words_of
from ontology.model import CrossReference, Issue, Paragraph
from ontology.values import PartKind, Severity

NUMBER = r"(?:S\d{1,3}[a-z]?|[A-Z]?\d{1,2}\.\d{1,3}[a-z]?)"
"""A paragraph number: `3.13`, `1.34a`, `S12`, `S12a`."""

LABEL = r"(?:(?i:paragraphs?|paras?|(?:(?:key|main) )?(?:concern|recommendation)s?|KR|MR)\.?\s+)?"
"""What may stand before the number of a reference: `paragraph`, `key recommendation`."""

_SEE = r"\bsee\s+(?:also\s+)?"
# `key concern and recommendation S44`, `main recommendations`: with `see` before it, a pointer like `paragraph`
_STATEMENT = (
    r"(?:the\s+)?(?:(?:main|key)\s+)?(?:concern|recommendation)s?\s+"
    r"(?:and\s+(?:(?:main|key)\s+)?(?:concern|recommendation)s?\s+)?"
)
# `see paragraphs 3.7 and 3.14`, `paragraph 2.4`, `see paras 3.7-3.9`, `(see 3.25)`
_PARAGRAPHS = re.compile(
    rf"(?P<printed>(?:{_SEE}{_STATEMENT}(?:in\s+paragraphs?\s+)?|{_SEE}(?=S\d)|(?<=[(\[]){_SEE}(?=\d)|(?:{_SEE})?\bpara(?:graph)?s?\.?\s+)"
    rf"(?P<numbers>{NUMBER}(?:\s*(?:,\s*and|,|and|&|to|-|or)\s*{NUMBER})*))"
    r"(?P<earlier>\s+(?:of|in)\s+(?:the|our)\s+(?:\w+\s+){0,3}?(?:inspection|last|previous|earlier)\s+report)?",
    re.IGNORECASE,
)
# `(3.25)`, `(3.7 and 3.14)`, `[S12]` in a sentence: a pointer where each is a paragraph of this report, and one of them
# has two digits behind its point, as no rate printed to one place has, or others of the report are pointers and it
# follows no value; behind a full stop it closes a statement
_BARE = re.compile(
    rf"(?<=[^.!?\"'] [(\[])(?P<numbers>{NUMBER}(?:\s*(?:,\s*and|,|and|&|to|-)\s*{NUMBER})*)(?=[)\]](?!\s*:))",
    re.IGNORECASE,
)
_NO_RATE = re.compile(r"S\d|\.\d\d")
# `at a rate below others (3.2)`, `for 5% (3.4)`: a value
_VALUE = re.compile(
    r"(?:[\d%]\s*|\b(?:rates?|average|mean|median|ratio|scores?|number|total|figure|level|times)\b[^,;:.]*)[(\[]$", re.I
)
_RANGE = re.compile(rf"({NUMBER})\s*(?:-|\bto\b)\s*({NUMBER})", re.IGNORECASE)
_NUMBER = re.compile(NUMBER)
# `(see Glossary)`, `(CQC, see glossary)`, `[see Glossary of terms]`
_GLOSSARY = re.compile(r"\bsee\s+(?:the\s+)?glossary\b", re.IGNORECASE)
# `... from the wings. (1.34a)`, `(S45)`, `(3.17, 3.20)`, `(see paragraph 1.34)`, `(S49, repeated recommendation 1.9)`
_TRAILING = re.compile(
    rf"\s*[(\[]\s*(?i:see\s+(?:also\s+)?)?{LABEL}(?P<numbers>{NUMBER}(?:\s*(?:,|and|&|;)\s*{NUMBER})*)"
    rf"(?:\s*[,;]?\s*(?:a\s+)?repeated(?:\s+[a-z ]{{0,40}}?)?(?:\s*{NUMBER})?)?\s*[)\]]\s*\.?[⁰¹²³⁴-⁹]*\s*$"
)
_TERM_LIKENESS = 88
_WORDS_BEFORE = 6
_NEAR = 2
"""How many words before the pointer may hold an abbreviation: `the CSIP process (see Glossary)`."""
_STEM = 4


def trailing_references(text: str) -> tuple[str, tuple[str, ...]]:
    """A statement without the reference that closes it, and the numbers of that reference (`1.34a`)."""
    found = _TRAILING.search(plain(text))
    if not found:
        return text, ()
    return text[: found.start()].rstrip(), tuple(_NUMBER.findall(found["numbers"]))


def find_references(
    paragraphs: Sequence[Paragraph], terms: Collection[str] = (), *, statements_cite_another: bool = False
) -> tuple[tuple[CrossReference, ...], tuple[Issue, ...]]:
    """Every printed pointer of the paragraphs, and an issue for each that points to a number nobody has.

    `terms` are the heads of the report's glossary; a pointer to the glossary names its entry where one is like the
    words before it. In a review each statement closes with its number in the report followed up
    (`statements_cite_another`), which this report may have as well.
    """
    numbers = [paragraph.number for paragraph in paragraphs if paragraph.number]
    are_pointers = any(_NO_RATE.search(found["numbers"]) for each in paragraphs for found in _bare(each, numbers))
    references: list[CrossReference] = []
    issues: list[Issue] = []
    for paragraph in paragraphs:
        stated = paragraph.kind is PartKind.STATEMENT and statements_cite_another
        for reference in _paragraph_references(paragraph, numbers, stated=stated):
            references.append(reference)
            if reference.kind == "paragraph":
                issues += _dangling(paragraph, reference, numbers)
        references += _bare_references(paragraph, numbers, are_pointers=are_pointers)
        references += _glossary_references(paragraph, terms)
    return tuple(references), tuple(issues)


def _paragraph_references(paragraph: Paragraph, numbers: Sequence[str], *, stated: bool) -> Iterator[CrossReference]:
    text = plain(paragraph.text)
    end_of_words = _statement_reference(paragraph, text, () if stated else numbers)
    for found in _PARAGRAPHS.finditer(text, 0, end_of_words):
        start, end = found.span("printed")
        yield CrossReference(
            origin=paragraph.id,
            printed=paragraph.text[start:end],
            kind="earlier report" if found["earlier"] else "paragraph",
            to=tuple(dict.fromkeys(_targets(found["numbers"], numbers))),
            place=paragraph.place(start, end),
        )


def _bare_references(paragraph: Paragraph, numbers: Sequence[str], *, are_pointers: bool) -> Iterator[CrossReference]:
    """The numbers of this report's paragraphs that stand alone in brackets, where they are no rates."""
    for found in _bare(paragraph, numbers):
        if _NO_RATE.search(found["numbers"]) or (are_pointers and not _VALUE.search(found.string[: found.start()])):
            yield CrossReference(
                origin=paragraph.id,
                printed=paragraph.text[slice(*found.span())],
                kind="paragraph",
                to=tuple(dict.fromkeys(_targets(found["numbers"], numbers))),
                place=paragraph.place(*found.span()),
            )


def _bare(paragraph: Paragraph, numbers: Sequence[str]) -> Iterator[re.Match[str]]:
    """Numbers in brackets of which each is that of a paragraph here; behind a statement they are another report's."""
    for found in _BARE.finditer(plain(paragraph.text)) if paragraph.number else ():
        if all(number in numbers for number in _targets(found["numbers"], numbers)):
            yield found


def _statement_reference(paragraph: Paragraph, text: str, numbers: Sequence[str]) -> int:
    """Where the reference that closes a statement begins, `(paragraph 1.34a)` of another report; or the text's end."""
    found = None if paragraph.number else _TRAILING.search(text)
    elsewhere = found and not set(_NUMBER.findall(found["numbers"])) & set(numbers)
    return found.start() if found and elsewhere else len(text)


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
    """The entry whose head, abbreviation or first words stand right before the pointer, or nearly."""
    likeness = {term: max(_likeness(before, form) for form in _forms(term)) for term in terms if _forms(term)}
    best = max(likeness, key=lambda term: likeness[term], default=None)
    return best if best and likeness[best] >= _TERM_LIKENESS else None


def _forms(term: str) -> list[list[str]]:
    """The words of a head, and of what it puts in brackets."""
    return [words for form in re.split(r"[()]", term) if (words := words_of(form).split())]


def _likeness(before: Sequence[str], words: list[str]) -> float:
    """100 for the same words; nearly so where `key work model` stands for `Key worker scheme`, `CSIPs` for `CSIP`."""
    same = fuzz.ratio(" ".join(before[-len(words) :]), " ".join(words))
    if len(words) == 1:
        near = any(word.startswith(words[0]) for word in before[-_NEAR:] if len(words[0]) > 2)
    else:
        stems = [word[:_STEM] for word in before]
        near = [word[:_STEM] for word in words[:2]] in [stems[at : at + 2] for at in range(len(stems) - 1)]
    return max(same, 95.0 if near else 0.0)

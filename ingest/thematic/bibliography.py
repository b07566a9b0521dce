"""Which works does a thematic list as its references, and where does its text cite them by author and year?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.blocks import Outline
from ingest.bodies import bodies_in
from ingest.dates import MONTH, YEAR
from ingest.paragraphs import Catalogue
from ingest.plain import plain, words_of
from ingest.thematic.addresses import address_in
from ingest.thematic.zones import parts_called
from ontology.model import Issue, Paragraph, Reference
from ontology.places import Place
from ontology.values import PartKind, Severity

_LEAST_WORDS = 3
# `Fenwick, L. and Adair, P. (2019). The first wage.`, `Ministry of Work (2020a)`
_AUTHORS = re.compile(rf"(?P<authors>[^()]{{2,200}}?(?:\([A-Z]+\)|\b[A-Z]\.)?)[.,]?\s*\((?P<year>{YEAR})[a-z]?\)")
_YEAR = re.compile(rf"(?<!\d)(?P<year>{YEAR})(?!\d)")
# `(Fenwick and Adair, 2019; HMI Probation 2016, 2017)`: what stands in brackets, and ends in years
_BRACKETS = re.compile(rf"\((?P<cited>[^()]*?{YEAR}[^()]*)\)")
_CITATION = re.compile(
    rf"(?:see (?:also )?|e\.g\.,? |for example,? |cf\.? )?(?P<who>[A-Z][^\d;:]{{1,120}}?),?\s+"
    rf"(?P<years>{YEAR}[a-z]?(?:(?:,| and)\s*{YEAR}[a-z]?)*)(?=$|[:,\s])"
)
_NOT_AUTHORS = re.compile(rf"\b(?:{MONTH}|Act|Order|Rules?|Regulations?|Figure|Table|Bill)\b")
_SMALL = frozenset({"and", "of", "the", "et", "al", "for", "on", "in", "others", "colleagues"})


@dataclass(frozen=True, slots=True)
class _Citation:
    """Who is cited, and of which year, in these words."""

    who: str
    year: int
    place: Place
    words: str


def read_bibliography(outline: Outline, parts: Catalogue) -> tuple[tuple[Reference, ...], tuple[Issue, ...]]:
    """The listed works, each with the places that cite it, and an issue for each citation that no work answers."""
    lists = [parts.within(part) for part in parts_called(outline, "reference_list")]
    entries = [_entry(paragraph) for listed in lists for paragraph in listed if _is_entry(paragraph)]
    if not entries:
        return (), ()
    listed = {paragraph.id for each in lists for paragraph in each}
    unlisted: dict[tuple[str, int], Issue] = {}
    for citation in _citations(paragraph for paragraph in parts.paragraphs if paragraph.id not in listed):
        at = next((at for at, entry in enumerate(entries) if _answers(entry, citation)), None)
        if at is None:
            unlisted.setdefault((citation.who, citation.year), _unlisted(citation))
        else:
            entries[at] = _cited(entries[at], citation.place)
    return tuple(entries), tuple(unlisted.values())


def _is_entry(paragraph: Paragraph) -> bool:
    told = {PartKind.PARAGRAPH, PartKind.LIST_ITEM, PartKind.TABLE_ROW}
    return paragraph.kind in told and len(paragraph.text.split()) >= _LEAST_WORDS


def _entry(paragraph: Paragraph) -> Reference:
    found = _AUTHORS.match(plain(paragraph.text))
    year = found or _YEAR.search(plain(paragraph.text))
    return Reference(
        kind="reference",
        text=paragraph.text,
        authors=paragraph.text[slice(*found.span("authors"))].strip() if found else None,
        year=int(year["year"]) if year else None,
        address=address_in(paragraph.text),
        place=paragraph.place(),
    )


def _citations(paragraphs: Iterable[Paragraph]) -> Iterator[_Citation]:
    for paragraph in paragraphs:
        text = plain(paragraph.text)
        for brackets in _BRACKETS.finditer(text):
            for piece in re.finditer(r"[^;]+", brackets["cited"]):
                start = brackets.start("cited") + piece.start() + len(piece[0]) - len(piece[0].lstrip())
                found = _CITATION.match(piece[0].strip())
                if found and not _NOT_AUTHORS.search(found["who"]) and _is_name(found["who"]):
                    place = paragraph.place(start, start + found.end())
                    for year in re.findall(YEAR, found["years"]):
                        yield _Citation(found["who"], int(year), place, text[start : start + found.end()])


def _is_name(words: str) -> bool:
    """Whether every word but small ones begins with a capital, as names of authors and offices do."""
    return all(word[:1].isupper() or word.strip(".,'&") in _SMALL or word == "&" for word in words.split())


def _answers(entry: Reference, citation: _Citation) -> bool:
    """The same year, and the same first author: by name, or as the same body under two names."""
    if entry.year != citation.year:
        return False
    printed = entry.authors or entry.text
    authors, who = words_of(printed).split(), words_of(citation.who).split()
    if bodies_in(citation.who):
        return bool(set(bodies_in(printed)) & set(bodies_in(citation.who)))
    return authors[:1] == who[:1] or (len(who) == 1 and who[0] in _short_forms(printed))


def _short_forms(authors: str) -> set[str]:
    """`cjji` of `Criminal Justice Joint Inspection (CJJI)`, `moj` of `Ministry of Justice`."""
    first = re.split(r"[(,]", authors, maxsplit=1)[0].split()
    capitals = [word for word in first if word[:1].isupper()]
    initials = {"".join(word[0] for word in words).casefold() for words in (first, capitals) if len(words) > 1}
    return initials | {short.casefold() for short in re.findall(r"\(([A-Z][A-Za-z]+)\)", authors)}


def _cited(entry: Reference, place: Place) -> Reference:
    cited_in = tuple(dict.fromkeys((*entry.cited_in, place.part)))
    return replace(entry, cited_in=cited_in, citations=(*entry.citations, place))


def _unlisted(citation: _Citation) -> Issue:
    return Issue(
        severity=Severity.INFO,
        code="reference-not-listed",
        message=f"{citation.who}, {citation.year} is cited, and the list of references has no such work.",
        hint="The work may be listed under another name or year, or not at all.",
        paragraph=citation.place.part,
        quote=citation.words,
    )

"""What does a known name mean in this report: that organisation, another of its sort, or something else in short?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from ingest.organisations.gazetteer import Named, gazetteer
from ingest.plain import plain
from ingest.wording import phrases
from ontology.model import Report

_SHORT_FORM = re.compile(r"[A-Z][A-Za-z&]{1,7}$")
_JOINED = re.compile(
    r",?\s(?:and|or|(?:a\s)?(?:part|arm|branch|division)\sof)\s(?:(?:the|with|by|from)\s)?|,\s(?:the\s)?"
)
# Between `the community rehabilitation company` and the one that it is, on either side
_BESIDE = re.compile(
    r"(?:\s\([A-Z]{2,6}\)|\))?(?:,\s(?:called\s|which\swas\s|(?:run|owned|operated)\sby\s|the\s(?:\w+\s){0,2})?|:\s(?:[Tt]he\s)?)|\s\((?:the\s)?|\s\["
)

_OWNING = (
    "operator",
    "government",
    "commissioner",
)  # kinds that stand beside a name without being it: `the CRC (Sodexo)`


def as_meant(report: Report, texts: Sequence[str], found: Sequence[list[Named]]) -> list[list[Named]]:
    """The names found in each text, without those that the report opens as the short form of something else.

    A common word beside a sure name is sure too, and what many are called means the one that is named beside it.
    """
    otherwise = _opened_otherwise(report)
    kept = [[name for name in names if name.printed not in otherwise] for names in found]
    sure = [_beside_sure(text, names) for text, names in zip(texts, kept, strict=True)]
    own = _own_of_many(texts, sure)
    return [[_means(name, own) for name in names] for names in sure]


def _opened_otherwise(report: Report) -> frozenset[str]:
    """Short forms of organisations that stand for other words here: `new psychoactive substances (NPS)`."""
    return frozenset(
        entry.short
        for entry in report.abbreviations
        if (known := gazetteer().forms.get(entry.short)) and _SHORT_FORM.match(entry.short)
        if not _is_of(plain(entry.long), known)
    )


def _is_of(long: str, known: str) -> bool:
    """Whether a long form is a name of the organisation, or begins as one of its names does."""
    if gazetteer().means(long) == known:
        return True
    names = [form for form, name in gazetteer().forms.items() if name == known]
    return any(long.casefold().split()[:1] == name.casefold().split()[:1] for name in names) and long[:1].isupper()


def _beside_sure(text: str, names: list[Named]) -> list[Named]:
    """`Citizens Advice and Shelter`: a common word is a name beside a name."""
    told = list[Named]()
    for at, name in enumerate(names):
        near = [other for other in (*told[-1:], *names[at + 1 : at + 2]) if other.sure]
        joined = any(_JOINED.fullmatch(text, *_between(name, other)) for other in near)
        told.append(replace(name, sure=True) if joined and not name.sure else name)
    return told


def _between(one: Named, other: Named) -> tuple[int, int]:
    return (one.end, other.start) if one.start < other.start else (other.end, one.start)


def _own_of_many(texts: Sequence[str], found: Sequence[list[Named]]) -> Mapping[str, Named]:
    """The organisation that each generic name means, by the first that stands beside it."""
    own = dict[str, Named]()
    for text, names in zip(texts, found, strict=True):
        for one, other in pairwise(names):
            if not _BESIDE.fullmatch(text, one.end, other.start):
                continue
            labelled = ":" in text[one.end : other.start]
            for many, name in ((one, other), (other, one)):
                owning = name.kind in _OWNING and not labelled
                if many.name in _generic() and name.name not in _generic() and not owning:
                    own.setdefault(many.name, name)
    return own


def _means(name: Named, own: Mapping[str, Named]) -> Named:
    meant = own.get(name.name)
    return replace(name, name=meant.name, kind=meant.kind) if meant else name


@cache
def _generic() -> frozenset[str]:
    return frozenset(phrases("organisations", "generic"))

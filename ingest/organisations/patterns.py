"""Which names that no list holds are names of organisations by their shape?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import cast

from ingest.organisations.gazetteer import LEGAL_FORM, Named
from ingest.wording import alternatives, phrases, wording_file

_WORD = r"[A-Z][\w'&-]*"
# Words in capitals with the small words that names hold: `Leeds and York Partnership NHS Foundation Trust`,
# `Barnet, Enfield and Haringey Mental Health NHS Trust`
_SMALL = r"(?:(?:of|for|upon|on)\s(?:the\s)?|and\s|&\s|the\s)?"
_CAPITALS = rf"{_WORD}(?:,\s{_WORD}(?=(?:\s{_WORD})*\sand\s[A-Z])|\s{_SMALL}{_WORD})*"
_NAME = re.compile(rf"(?<![\w.&'-]){_CAPITALS}")
# Where one name may end and another begin: `Hull City Council and Yorkshire Police`, `Hull City Council MARAC`
_SEAM = re.compile(r"\s*(?:$|,|\band\b|&|(?=\b(?!NHS|CIC|UK|LLP|PLC)[A-Z]{2,}\b))")
_AND = re.compile(r"\sand\s")
# The name in full with the letters it is known by: `Rising Sun Recovery (RSR)`
SHORT_FORM = re.compile(r"\s?\(([A-Z][A-Za-z&]{0,8}[A-Z])\)")
# `West Mercia police`, `Hartshire police`: a place before a police force that is printed small
_POLICE = re.compile(
    rf"(?<![\w.&'-])(?:{_WORD}(?:\s(?:and\s)?{_WORD})+|[A-Z]\w+shire)\spolice(?!\w|\s(?:officers?|liaison))"
)
# `Moor & Dyke (Health) Limited`
_BRACKETED = re.compile(rf"(?<![\w.&'-]){_CAPITALS}\s\([A-Z][\w &'-]{{2,40}}\)\s{LEGAL_FORM}(?!\w)")
# What a prison is called, and what is a role in short: `HMP Anywhere`, `YOI`, `POMs`
_NOT_AN_ORGANISATION = re.compile(
    r"(?:HM|HMP|HMYOI|YOI|IRC|STC|HMPYOI)\b|[A-Z]{2,6}s?$|(?:[A-Z]{2,6}s?\s)+[a-z]|Figure\b|Table\b"
)


def find_by_shape(text: str, start: int, end: int) -> Iterator[Named]:
    """The names within `[start, end)` of a plain text that end or begin as names of organisations do."""
    opened = _BRACKETED.finditer(text, start, end)
    ended = [name for match in opened for name in _clean(match.group(), *match.span(), "company")]
    for match in _NAME.finditer(text, start, end):
        if not any(match.start() < name.end and name.start < match.end() for name in ended):
            ended += _by_ending(match)
    yield from ended
    for match in _beginnings().finditer(text, start, end):
        if not any(match.start() < name.end and name.start < match.end() for name in ended):
            yield Named(*match.span(), match.group(), "education", match.group())
    for match in _lower_case_endings().finditer(text, start, end):
        yield from _clean(match.group(), match.start(), match.end(), "probation")
    for match in _POLICE.finditer(text, start, end):
        yield from _clean(match.group(), match.start(), match.end(), "police")


def ends_longer(text: str, start: int, end: int) -> bool:
    """Whether a name `[start, end)` is only the end of a longer one that its shape gives away."""
    before = text.rfind(".", 0, start) + 1
    return any(name.start < start and name.end == end for name in find_by_shape(text, before, end))


def find_regions(text: str) -> Iterator[Named]:
    """Probation regions named in a row: `in the Wales region`, `the Northshire, and Southshire regions`."""
    for match in _REGIONS.finditer(text):
        for part in _REGION.finditer(text, match.start(1), match.end(1)):
            yield Named(*part.span(), f"{part.group()} probation region", "probation", part.group())


_REGION_NAME = rf"{_WORD}(?:\s(?:(?:and|of)\sthe\s|of\s)?{_WORD})*"
_REGION = re.compile(_REGION_NAME)
_REGIONS = re.compile(rf"(?<=the\s)({_REGION_NAME}(?:(?:,\s(?:and\s)?|\sand\s){_REGION_NAME})*),?\sregions?\b")


def _by_ending(match: re.Match[str]) -> Iterator[Named]:
    """The names in a row of capitals: cut where a known ending meets a seam."""
    row, start = match.group().removesuffix("'s"), 0
    begun = _beginnings().search(row)
    if begun and (seam := _AND.match(row, begun.end())):
        start = seam.end()  # `the University of Hartmere and Hartmere College`
    for ending in _endings().finditer(row):
        if ending.start() >= start and _SEAM.match(row, ending.end()):
            kind = _kind_of_ending()[ending.group()]
            yield from _clean(row[start : ending.end()], match.start() + start, match.start() + ending.end(), kind)
            seam = cast(re.Match[str], _SEAM.match(row, ending.end()))
            start = seam.end() + (seam.end() < len(row) and row[seam.end()] == " ")


def _clean(name: str, start: int, end: int, kind: str) -> Iterator[Named]:
    """The name without the words that only open its sentence; nothing where no name is left."""
    while (
        (words := name.split(" ", 1))
        and len(words) == 2
        and words[0].rstrip(",") in phrases("organisations", "not_first")
    ):
        start += len(name) - len(words[1])
        name = words[1]
    bare = name.removeprefix("and ").strip()
    last = bare.rpartition(", ")[2]  # `Security, Healthcare`
    if (
        not {bare, last}.isdisjoint(phrases("organisations", "not_names"))
        or _NOT_AN_ORGANISATION.match(bare)
        or " " not in bare
    ):
        return
    yield Named(start, end, bare, kind, bare)


@cache
def _kind_of_ending() -> Mapping[str, str]:
    table = cast(Mapping[str, list[str]], wording_file("organisations")["endings"])
    return {ending: kind for kind, endings in table.items() for ending in endings}


@cache
def _endings() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){alternatives(tuple(_kind_of_ending()))}(?![\w'-])")


@cache
def _beginnings() -> re.Pattern[str]:
    """`University of Hartmere`."""
    opened = alternatives(phrases("organisations", "beginnings"))
    return re.compile(rf"(?<![\w-]){opened}\s(?:the\s)?{_WORD}(?:\s(?:of\s)?{_WORD})*")


@cache
def _lower_case_endings() -> re.Pattern[str]:
    """`North West probation region`."""
    lower = tuple(ending for ending in _kind_of_ending() if ending[0].islower() and " " in ending)
    return re.compile(rf"(?<![\w.&'-]){_CAPITALS}\s{alternatives(lower)}(?!\w)")

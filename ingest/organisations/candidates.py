"""Which words in capitals could be the name of an organisation that no list holds and no ending gives away?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.frames import names_service
from ingest.organisations.gazetteer import Named
from ingest.organisations.joined import AND, is_one
from ingest.plain import plain
from ingest.wording import any_of, phrases
from ontology.model import Report
from ontology.register import register

# `Oakspring`, `CAPP`, `4Doors`, `AT&T`
_WORD = r"(?:[A-Z]|\d{1,2}(?=[A-Z][a-z]|[A-Z]{2}))[\w'&-]*"
_SMALL = r"(?:of\sthe|for\sthe|of|for|upon|on|&)"
_RUN = re.compile(rf"(?<![\w.&'/-]){_WORD}(?:\s(?:{_SMALL}\s)?{_WORD})*")
_ALONE = re.compile(rf"(?<!\band\s)(?<![\w.&'/-]){_WORD}(?:\s(?:{_SMALL}\s)?{_WORD})*(?![\w'&-]|\s(?:and\s)?[A-Z])")
_POSSESSIVE = re.compile(r"'s?(?=\s[a-z(])")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]['\")]*\s+|[•\-]\s+)$")
_OPENING_WORD = re.compile(r"([\w']+)(?:\s(?:(?:of|for|the)\s)*|$)")
_BESIDE = re.compile(rf",?\sand\s({_WORD}(?:\s{_WORD})*)")
_SMALL_FIRST = re.compile(rf"{_SMALL}\s")
_NAME_WORD = re.compile(r"[\w'&-]+")
_SHORT_FORM = re.compile(r"[A-Z&]{2,8}s?$")
_BRAND = re.compile(r"[A-Z][a-z]{2,}[A-Z][\w]*$|\d+[A-Z]|[A-Z][a-z]+\d+$")  # `VoiceOn`, `4Doors`, `Catch22`
_FROM = re.compile(r"\bfrom\s(?:the\s)?$", re.IGNORECASE)
_LOWER_WORD = re.compile(r"(?<![\w'-])[a-z][a-z-]+")
_SHORTEST, _LONGEST = 3, 7  # letters, words
_LED = 70  # characters before a name in which it may be told who lives there


@dataclass(frozen=True, slots=True)
class Said:
    """What the report itself tells of words in capitals: they are people, short forms, or ordinary words."""

    people: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    """Names that stand before `wing`, `course` and the like somewhere: what they name is a place or a thing."""
    short_forms: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    """Rows of capitals that stand somewhere without an `and` on either side."""


def what_is_said(report: Report, texts: Sequence[str]) -> Said:
    """What a report tells of its own words; `texts` are its paragraphs in plain characters."""
    things = frozenset(_things(texts))
    people = frozenset(word for person in report.people for word in plain(person.name).split())
    opened = frozenset(entry.short for entry in report.abbreviations if entry.long[:1].islower())
    ordinary = frozenset(word for text in texts for word in _LOWER_WORD.findall(text))
    alone = frozenset(match.group() for text in texts for match in _ALONE.finditer(text))
    return Said(people, things, opened, ordinary, alone)


def is_telling(name: str) -> bool:
    """Whether the form of a name alone says that it is one: several words, or capitals inside it (`VoiceOn`)."""
    return any(" " in part or _BRAND.match(part) for part in name.split(AND))


def is_short_form(name: str) -> bool:
    """Whether a name is no more than initials: `CAPP`."""
    return bool(_SHORT_FORM.match(name))


def find_candidates(text: str, known: Sequence[Named], said: Said, *, odd: bool = False) -> Iterator[Named]:
    """The words in capitals of a plain text that could be names, beside those that are known.

    `odd`: also those that hold a word of roles, rooms, days and the like, as hardly a name does (`Second Spring`).
    """
    taken = [(named.start, named.end) for named in known]
    for start, end in _runs(text, said):
        if any(start < other_end and other_start < end for other_start, other_end in taken):
            continue
        start, end = _trimmed(text, start, end)
        if start < end and _could_be(text, start, end, said, odd=odd):
            name = text[start:end]
            yield Named(start, end, name, None, name)


def _runs(text: str, said: Said) -> Iterator[tuple[int, int]]:
    """Rows of capitals; two that `and` joins are one where they are told as one."""
    runs = list(_with_to(text, [match.span() for match in _RUN.finditer(text)]))
    position = 0
    while position < len(runs):
        start, end = runs[position]
        following = runs[position + 1] if position + 1 < len(runs) else None
        if following and is_one(text, runs[position], following, said.alone):
            end, position = following[1], position + 1
        yield start, end
        position += 1


def _with_to(text: str, runs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The rows of capitals, two as one in `Bridges to Hope`: no `from Larch to Ash`, and no name that we know."""
    position = 0
    while position < len(runs):
        start, end = runs[position]
        following = runs[position + 1] if position + 1 < len(runs) else (0, 0)
        if text[end : following[0]] == " to " and _aims(text, (start, end), following):
            end, position = following[1], position + 1
        yield start, end
        position += 1


def _aims(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether the first of two rows ends in what leads to the second: `Bridges`, `Steps`."""
    one, other = text[slice(*first)], text[slice(*second)]
    moved = _FROM.search(text[: first[0]]) is not None
    return not moved and " " not in other and one.split()[-1].casefold() in phrases("candidates", "leads_to")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The run without the words that only open its sentence and without the `'s` of a possessor."""
    if titled := _titled().match(text, start, end):
        start = titled.end()
    opening = phrases("organisations", "not_first") if _SENTENCE_START.search(text[:start]) else ("The",)
    while (word := _OPENING_WORD.match(text, start, end)) and word.group(1) in opening:
        start = word.end()
    while (word := _SMALL_FIRST.match(text, start, end)) and word.end() < end:
        start = word.end()  # `on Ash` of `Prisoners on Ash`
    possessive = _POSSESSIVE.search(text, start, end + 3)
    return start, possessive.start() if possessive and possessive.start() < end else end


def _could_be(text: str, start: int, end: int, said: Said, *, odd: bool) -> bool:
    """Whether these characters can be a name, by their own words and by what stands on either side."""
    if _is_said_otherwise(text[start:end], said, odd=odd) or _before().search(text, max(0, start - _LED), start):
        return False
    beside = _BESIDE.match(text, end)
    other = beside.group(1) if beside else ""
    if other in _whole() or (other and " " not in text[start:end] and _is_said_otherwise(other, said)):
        return False  # `Recycling and Waste Management`
    if _after().match(text, end) or register().candidates(text[start:end]):
        return False
    opens = bool(_SENTENCE_START.search(text[:start]))
    return " " in text[start:end] or not (opens and _is_ordinary(text[start:end], said))


def _is_said_otherwise(name: str, said: Said, *, odd: bool = False) -> bool:
    """Whether a row of capitals is known to be something else: a role, a place, a person, a short form of a thing."""
    words = _NAME_WORD.findall(name)
    parts = name.split(AND)
    if name in said.things or (len(parts) > 1 and any(_is_said_otherwise(part, said) for part in parts)):
        return True
    no_name = len(name) < _SHORTEST or len(words) > _LONGEST or words[0] in phrases("candidates", "titles")
    not_one = name in _whole() or name in said.short_forms or not (odd or _within().isdisjoint(words))
    return no_name or not_one or said.people.issuperset(words)


def _is_ordinary(word: str, said: Said) -> bool:
    """Whether a word that opens a sentence is an ordinary one: also said small, formed like one, or a service."""
    lower = word.casefold()
    said_small = lower in said.ordinary or f"{lower}s" in said.ordinary
    return said_small or bool(_ordinary_endings().search(lower)) or names_service(word)


def _things(texts: Sequence[str]) -> Iterator[str]:
    """`Ash` and `Beech` of `on Ash and Beech units`, `Timewise` of `Timewise, a course on time`."""
    for text in texts:
        for match in _RUN.finditer(text):
            if _after().match(text, match.end()) or _before().search(text, max(0, match.start() - _LED), match.start()):
                opens = bool(_SENTENCE_START.search(text[max(0, match.start() - 4) : match.start()]))
                start, end = _trimmed(text, *match.span()) if opens else match.span()
                yield text[start:end]


@cache
def _within() -> frozenset[str]:
    return frozenset(phrases("candidates", "within"))


@cache
def _whole() -> frozenset[str]:
    grades = (grade.split()[0].capitalize() for grade in phrases("ratings", "effectiveness"))
    return frozenset((*phrases("candidates", "whole"), *phrases("organisations", "not_names"), *grades))


@cache
def _ordinary_endings() -> re.Pattern[str]:
    return re.compile(any_of("candidates", "ordinary_endings"))


@cache
def _titled() -> re.Pattern[str]:
    """`Dr Ian Poole of `."""
    return re.compile(rf"(?:{'|'.join(phrases('candidates', 'titles'))})\s[^.,;]{{2,40}}?\s(?:of|for)\s")


@cache
def _before() -> re.Pattern[str]:
    """`Mr `, `HMP `, `wing `, `prisoners on `."""
    titles = "|".join((*phrases("candidates", "titles"), *phrases("candidates", "places_before")))
    living = any_of("candidates", "living_on")
    return re.compile(rf"(?<!\w)(?:(?:{titles})\.?|{living})\s$")


@cache
def _after() -> re.Pattern[str]:
    """` wing`, ` and Beech units`: what is named is a place."""
    places = any_of("candidates", "places_after")
    row = rf"(?:(?:,|\sand|,\sand|\sor)\s{_WORD}){{0,6}}"
    things = any_of("candidates", "things_told")
    told = rf"(?:,|\s\()\s?(?:a|an|the|our|another)\s(?:(?!that|which|who)[\w'-]+\s){{0,3}}?{things}"
    return re.compile(rf"(?:{row}\s{places}|{told})\b")

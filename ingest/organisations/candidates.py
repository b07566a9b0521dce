"""Which words in capitals could be the name of an organisation that no list holds and no ending gives away?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.frames import names_service
from ingest.organisations.gazetteer import Named
from ingest.plain import plain
from ingest.wording import any_of, phrases
from ontology.model import Report
from ontology.register import register

# `Oakspring`, `CAPP`, `4Doors`, `AT&T`
_WORD = r"(?:[A-Z]|\d{1,2}(?=[A-Z][a-z]|[A-Z]{2}))[\w'&-]*"
_SMALL = r"(?:of\sthe|for\sthe|of|for|upon|on|&)"
_RUN = re.compile(rf"(?<![\w.&'/-]){_WORD}(?:\s(?:{_SMALL}\s)?{_WORD})*")
_ALONE = re.compile(rf"(?<!\band\s)(?<![\w.&'/-]){_WORD}(?:\s(?:{_SMALL}\s)?{_WORD})*(?![\w'&-]|\s(?:and\s)?[A-Z])")
# `Kith and Kin`: two runs, or one name where what stands before or after it says that it is one
_AND = re.compile(r"\sand\s")
_INITIALS_AFTER = re.compile(r"\s\(([A-Z][A-Za-z&]{1,8})\)")
_POSSESSIVE = re.compile(r"'s?(?=\s[a-z(])")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]['\")]*\s+|[•\-]\s+)$")
_OPENING_WORD = re.compile(r"([\w']+)(?:\s(?:(?:of|for|the)\s)*|$)")
_NAME_WORD = re.compile(r"[\w'&-]+")
_SHORT_FORM = re.compile(r"[A-Z&]{2,8}s?$")
_BRAND = re.compile(r"[A-Z][a-z]{2,}[A-Z][\w]*$|\d+[A-Z]|[A-Z][a-z]+\d+$")  # `VoiceOn`, `4Doors`, `Catch22`
_LOWER_WORD = re.compile(r"(?<![\w'-])[a-z][a-z-]+")
_SHORTEST, _LONGEST = 3, 7  # letters, words


@dataclass(frozen=True, slots=True)
class Said:
    """What the report itself tells of words in capitals: they are people, short forms, or ordinary words."""

    people: frozenset[str] = frozenset()
    short_forms: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    """Rows of capitals that stand somewhere without an `and` on either side."""


def what_is_said(report: Report, texts: Sequence[str]) -> Said:
    """What a report tells of its own words; `texts` are its paragraphs in plain characters."""
    people = frozenset(word for person in report.people for word in plain(person.name).split())
    opened = frozenset(entry.short for entry in report.abbreviations if entry.long[:1].islower())
    ordinary = frozenset(word for text in texts for word in _LOWER_WORD.findall(text))
    alone = frozenset(match.group() for text in texts for match in _ALONE.finditer(text))
    return Said(people, opened, ordinary, alone)


def is_telling(name: str) -> bool:
    """Whether the form of a name alone says that it is one: several words, or capitals inside it (`VoiceOn`)."""
    return " " in name or bool(_BRAND.match(name))


def is_short_form(name: str) -> bool:
    """Whether a name is no more than initials: `CAPP`."""
    return bool(_SHORT_FORM.match(name))


def find_candidates(text: str, known: Sequence[Named], said: Said) -> Iterator[Named]:
    """The words in capitals of a plain text that could be names, beside those that are known."""
    taken = [(named.start, named.end) for named in known]
    for start, end in _runs(text, said):
        if any(start < other_end and other_start < end for other_start, other_end in taken):
            continue
        start, end = _trimmed(text, start, end)
        if start < end and _could_be(text, start, end, said):
            name = text[start:end]
            yield Named(start, end, name, None, name)


def _runs(text: str, said: Said) -> Iterator[tuple[int, int]]:
    """Rows of capitals; two that `and` joins are one where they are introduced or abbreviated as one."""
    runs = [match.span() for match in _RUN.finditer(text)]
    position = 0
    while position < len(runs):
        start, end = runs[position]
        following = runs[position + 1] if position + 1 < len(runs) else None
        if following and _AND.fullmatch(text, end, following[0]) and _is_one(text, runs[position], following, said):
            end, position = following[1], position + 1
        yield start, end
        position += 1


def _is_one(text: str, first: tuple[int, int], second: tuple[int, int], said: Said) -> bool:
    """Whether `A and B` is one name: `the charity A and B`, `A and B, a charity`, `A and B (AB)`, `A and B Project`."""
    start, end = first[0], second[1]
    if _one_before().search(text, max(0, start - 50), start) or _one_after().match(text, end):
        return True
    words = _NAME_WORD.findall(text[start:end])
    initials = {"".join(word[0] for word in words), "".join(word[0] for word in words if word != "and")}
    short = _INITIALS_AFTER.match(text, end)
    if short and short.group(1).replace("&", "").casefold() in {each.casefold() for each in initials}:
        return True
    ends_as_one = " " not in text[slice(*first)] and len(words) > 3 and words[-1] in phrases("candidates", "one_ends")
    return ends_as_one and said.alone.isdisjoint((text[slice(*first)], text[slice(*second)]))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The run without the words that only open its sentence and without the `'s` of a possessor."""
    opening = phrases("organisations", "not_first") if _SENTENCE_START.search(text[:start]) else ("The",)
    while (word := _OPENING_WORD.match(text, start, end)) and word.group(1) in opening:
        start = word.end()
    possessive = _POSSESSIVE.search(text, start, end + 3)
    return start, possessive.start() if possessive and possessive.start() < end else end


def _could_be(text: str, start: int, end: int, said: Said) -> bool:
    """Whether these characters can be a name, by their own words and by what stands on either side."""
    if _is_said_otherwise(text[start:end], said) or _before().search(text, max(0, start - 20), start):
        return False
    if _after().match(text, end) or register().candidates(text[start:end]):
        return False
    opens = bool(_SENTENCE_START.search(text[:start]))
    return " " in text[start:end] or not (opens and _is_ordinary(text[start:end], said))


def _is_said_otherwise(name: str, said: Said) -> bool:
    """Whether a row of capitals is known to be something else: a role, a place, a person, a short form of a thing."""
    words = _NAME_WORD.findall(name)
    odd = len(name) < _SHORTEST or len(words) > _LONGEST or words[0] in phrases("candidates", "titles")
    not_one = name in _whole() or name in said.short_forms or not _within().isdisjoint(words)
    return odd or not_one or said.people.issuperset(words)


def _is_ordinary(word: str, said: Said) -> bool:
    """Whether a word that opens a sentence is an ordinary one: also said small, formed like one, or a service."""
    lower = word.casefold()
    said_small = lower in said.ordinary or f"{lower}s" in said.ordinary
    return said_small or bool(_ordinary_endings().search(lower)) or names_service(word)


@cache
def _within() -> frozenset[str]:
    return frozenset(phrases("candidates", "within"))


@cache
def _whole() -> frozenset[str]:
    return frozenset((*phrases("candidates", "whole"), *phrases("organisations", "not_names")))


@cache
def _ordinary_endings() -> re.Pattern[str]:
    return re.compile(any_of("candidates", "ordinary_endings"))


@cache
def _before() -> re.Pattern[str]:
    """`Mr `, `HMP `, `wing `."""
    titles = "|".join((*phrases("candidates", "titles"), *phrases("candidates", "places_before")))
    return re.compile(rf"(?<!\w)(?:{titles})\.?\s$")


@cache
def _after() -> re.Pattern[str]:
    """` wing`, ` and Beech units`: what is named is a place."""
    places = any_of("candidates", "places_after")
    return re.compile(rf"(?:,\s[A-Z]\w+)*(?:\s(?:and|or)\s[A-Z]\w+)?\s{places}\b")


@cache
def _one_before() -> re.Pattern[str]:
    """`the charity `, `a company, called `."""
    return re.compile(rf"\b{any_of('candidates', 'one_before')}(?:,|,?\scalled|,?\snamed)?\s$")


@cache
def _one_after() -> re.Pattern[str]:
    """`, a local charity`."""
    return re.compile(rf",\s(?:a|an|the)\s(?:[\w'-]+\s){{0,5}}?{any_of('candidates', 'one_after')}\b")

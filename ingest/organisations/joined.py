"""Is `A and B` the name of one organisation, or are they two?"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from ingest.organisations.gazetteer import gazetteer
from ingest.wording import any_of, phrases

AND = " and "
_AND = re.compile(r"\sand\s")
_NAME_WORD = re.compile(r"[\w'&-]+")
_INITIALS_AFTER = re.compile(r"\s\(([A-Z][A-Za-z&]{1,8})\)")
_CAPITALS_INSIDE = re.compile(r".*\w[A-Z\d]")
_ROW_BEFORE = re.compile(r"[A-Z][\w'-]*,\s$")  # `A, B and C`


def is_one(text: str, first: tuple[int, int], second: tuple[int, int], alone: Set[str]) -> bool:
    """Whether two rows of capitals are one name; `alone` are the rows that stand somewhere without an `and`.

    What introduces them decides: `the charity A and B`, `A and B, a charity`, `A and B (AB)`, `A and B Project` are
    one; `both A and B`, `A and B were`, `companies A and B` are two. Two words of which nothing is said are one.
    """
    start, end = first[0], second[1]
    if not _AND.fullmatch(text, first[1], second[0]):
        return False
    if _one_before().search(text, max(0, start - 50), start) or _one_after().match(text, end):
        return True
    one, other = text[slice(*first)], text[slice(*second)]
    if _are_initials(text, start, end):
        return True
    if not alone.isdisjoint((one, other)):
        return False
    words = _NAME_WORD.findall(text[start:end])
    ends = words[-1] in phrases("candidates", "one_ends")
    if ends and (" " not in other or (" " not in one and len(words) > 3)):
        return True
    return _is_plain(one) and _is_plain(other) and not _are_told_as_two(text, start, end)


def _are_initials(text: str, start: int, end: int) -> bool:
    """`Marsh and Dyke (M&D)`, `Hearth and Home (HAH)`."""
    words = _NAME_WORD.findall(text[start:end])
    initials = {"".join(word[0] for word in words), "".join(word[0] for word in words if word != "and")}
    short = _INITIALS_AFTER.match(text, end)
    return short is not None and _letters(short.group(1)) in {_letters(each) for each in initials}


def _letters(short: str) -> str:
    return short.replace("&", "").casefold()


def _is_plain(name: str) -> bool:
    """A single word that is no brand, no short form and no name we know."""
    return " " not in name and not _CAPITALS_INSIDE.match(name) and gazetteer().means(name) is None


def _are_told_as_two(text: str, start: int, end: int) -> bool:
    """`both A and B`, `A, B and C`, `between A and B`, `A and B were`."""
    if _ROW_BEFORE.search(text, max(0, start - 30), start):
        return True
    return bool(_two_before().search(text, max(0, start - 60), start) or _two_after().match(text, end))


@cache
def _one_before() -> re.Pattern[str]:
    """`the charity `, `a company, called `."""
    return re.compile(rf"\b{any_of('candidates', 'one_before')}(?:,|,?\scalled|,?\snamed)?\s$")


@cache
def _one_after() -> re.Pattern[str]:
    """`, a local charity`."""
    return re.compile(rf",\s(?:a|an|the)\s(?:[\w'-]+\s){{0,5}}?{any_of('candidates', 'one_after')}\b")


@cache
def _two_before() -> re.Pattern[str]:
    """`both `, `split between `, `charities such as `."""
    return re.compile(rf"\b{any_of('candidates', 'two_before')}(?:,?\s(?:such\sas|including|like|called))?,?\s$")


@cache
def _two_after() -> re.Pattern[str]:
    """` were`, ` had both`."""
    return re.compile(rf"\s{any_of('candidates', 'two_after')}\b")

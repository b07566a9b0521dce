"""Which known names are only part of a longer one? `Age UK Fenshire`, `Moorland Women's Aid`, `Penrose Dental`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ingest.organisations.gazetteer import Named
from ingest.organisations.patterns import find_by_shape
from ingest.wording import alternatives, phrases

_WORD = r"[A-Z][a-z][\w-]*"
# `Herefordshire & Worcestershire`, `Stoke on Trent`, `Larchshire and Fenshire`
_PLACE = rf"{_WORD}(?:\s(?:(?:&|of|on|upon)\s(?:the\s)?)?{_WORD})*(?:(?<=shire)\sand\s[A-Z]\w+shire\b)?"
_BEHIND = re.compile(rf"\s(?:the\s)?{_PLACE}")
_BEFORE = re.compile(rf"(?<![\w.'-])(?:{_WORD}\s){{1,3}}$")
_FAR = 60
"""Characters before a name in which the name of a place begins."""
_PARTS_KEPT = ("operator", "health", "facilities")
"""Kinds of organisations whose parts are called by what they do, and are no others."""


def longer_names(text: str, known: Sequence[Named]) -> Iterator[Named]:
    """The known names of a plain text in turn, each as long as it is printed."""
    done = 0
    for name in known:
        if name.start >= done:
            whole = _before(text, _behind(text, _by_shape(text, name)), done)
            done = whole.end
            yield whole


def _behind(text: str, name: Named) -> Named:
    """`Age UK Fenshire`, `Mind in Moortown`: the branch of a charity that a place behind its name tells."""
    branch = _branches_behind().match(text, name.start)
    place = _BEHIND.match(text, branch.end()) if branch and branch.end() >= name.end else None
    return name if place is None or _is_odd(place.group()) else _whole(text, name, name.start, place.end())


def _before(text: str, name: Named, done: int) -> Named:
    """`Fenshire Mind`, `Moorland Women's Aid`: the branch that a name before it tells; `done` is where others end."""
    if name.printed not in phrases("organisations", "branches_before"):
        return name
    place = _BEFORE.search(text, max(done, name.start - _FAR), name.start)
    words = place.group().split() if place else []
    while words and words[0] in phrases("organisations", "not_first"):
        words.pop(0)
    if not words or _is_odd(" ".join(words)):
        return name
    return _whole(text, name, name.start - len(" ".join(words)) - 1, name.end)


def _by_shape(text: str, name: Named) -> Named:
    """`Penrose Dental`: another organisation, of another kind, whose name begins with the one word of a known one."""
    if " " in name.printed or name.kind in _PARTS_KEPT:
        return name
    for shaped in find_by_shape(text, name.start, len(text)):
        if shaped.start == name.start and shaped.end > name.end and shaped.kind not in (name.kind, *_PARTS_KEPT):
            return name if "," in shaped.name or " and " in shaped.name else shaped
    return name


def _whole(text: str, name: Named, start: int, end: int) -> Named:
    return replace(name, start=start, end=end, name=text[start:end], printed=text[start:end], sure=True)


def _is_odd(place: str) -> bool:
    """Whether a row of capitals holds a word that no name of a place holds: `Samaritans Listeners`."""
    words = place.split()
    odd = {*phrases("candidates", "within"), *phrases("candidates", "titles"), "Local", "Bureau", "Service", "Services"}
    return not odd.isdisjoint(words)


@cache
def _branches_behind() -> re.Pattern[str]:
    return re.compile(alternatives(phrases("organisations", "branches_behind")))

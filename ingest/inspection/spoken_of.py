"""Of which inspection does a place in a sentence speak: of this one, the last, or that of a printed year?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LAST = re.compile(
    r"(?i)\b(?:last|previous) (?:full )?(?:follow-up )?(?:inspection|visit)\b"
    r"|\bwe (?:last|previously) (?:inspected|visited|came|were|reported)\b"
)
# `since the last inspection`: what follows is of now
_SINCE = re.compile(
    r"(?i)\b(?:(?P<now>since|after|following)|before|than|from|compared (?:with|to)|as)\s+"
    r"(?:at\s+|in\s+|when\s+)?(?:our|the)?\s*$"
)
_NOW = re.compile(
    r"(?i)\b(?:at|during|on|in|on the basis of) this (?:follow-up |full )?(?:inspection|visit|occasion)\b"
    r"|\bthis time\b|\bnow\b"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# `in 2019`, `in May 2019`: a year that may be an inspection's
_IN_YEAR = re.compile(r"(?i)\bin (?:[A-Z][a-z]+ )?(?P<year>(?:19|20)\d\d)(?!\d)")
# `inspected in 2016`, `In 2016, we found`
_INSPECTED = re.compile(
    r"(?i)\b(?:inspected|visited|inspection|visit|came),?(?: (?:here|it))?,? in (?:[A-Z][a-z]+ )?(?:19|20)\d\d(?!\d)"
    r"|\bin (?:[A-Z][a-z]+ )?(?:19|20)\d\d,? (?:when )?we (?:reported|found|judged|assessed|said)\b"
)
# `but at the last inspection`: what stands before it is another's
_TURN = re.compile(
    r"(?i)[,;:]|\b(?:and|but|while|whereas|although|though)\s+(?:when\s+)?(?:at|in|on|during|we)?\s*(?:the|our)?\s*$|\bbut\b"
)
_NEAR = 30
"""Characters behind the words for the last inspection within which its year ends: `, in December 2019`."""


@dataclass(frozen=True, slots=True)
class When:
    """The year of this inspection, and of the last one as other parts of the report give it."""

    now: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Naming:
    """Where a sentence names an inspection, and the year of that one where it is known."""

    start: int
    year: int | None


def namings(sentence: str, when: When) -> tuple[Naming, ...]:
    """The inspections that a sentence names, in its order."""
    return tuple(sorted(_namings(sentence, when), key=lambda naming: naming.start))


def year_at(place: int, named: tuple[Naming, ...], sentence: str, before: int | None) -> int | None:
    """The year that a place is of: that named last before it, or next behind it in its clause; else `before`."""
    earlier = [naming for naming in named if naming.start < place]
    if earlier:
        return earlier[-1].year
    later = next((naming for naming in named if not _TURN.search(sentence, place, naming.start)), None)
    return later.year if later else before


def _namings(sentence: str, when: When) -> Iterator[Naming]:
    taken: list[int] = []
    for found in _LAST.finditer(sentence):
        since = _SINCE.search(sentence[: found.start()])
        printed = _YEAR.search(sentence, found.end(), found.end() + _NEAR)
        if printed:
            taken.append(printed.start())
        if since and since["now"]:
            yield Naming(since.start(), when.now)
        elif not since:
            yield Naming(found.start(), int(printed.group()) if printed else when.last)
    for found in _NOW.finditer(sentence):
        yield Naming(found.start(), when.now)
    inspected = [range(*found.span()) for found in _INSPECTED.finditer(sentence)]
    for found in _IN_YEAR.finditer(sentence):
        year, place = int(found["year"]), found.start("year")
        if place not in taken and (year in (when.now, when.last) or any(place in span for span in inspected)):
            yield Naming(found.start(), year)

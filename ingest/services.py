"""Which services of the service-role scheme do the words of a sentence name, and which of them in one row?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ingest.frame_words import frame_words
from ingest.wording import any_of, finders


class _Named(NamedTuple):
    """A service by its key, named in characters `[start, end)`."""

    start: int
    end: int
    key: str


def service_in(masked: str, start: int, end: int, *, last: bool = False) -> str | None:
    """The key of the service that these characters name first (or last), by the longest phrase that begins there."""
    found = list(_phrases(masked, start, end))
    if not found:
        return None
    if not last:
        return min(found, key=_longest_first).key
    latest = max(found, key=lambda one: one.end)
    # `mental health provision` is more than the `health provision` within it
    return min((one for one in found if one.end > latest.start), key=_longest_first).key


def service_of_heading(title: str) -> str | None:
    """The key of the service that a heading names and nothing else: `Dental care`, not `Leadership and dental care`."""
    first = next(_in_turn(title, 0, len(title)), None)
    return first.key if first and first.start == 0 and _MORE_WORDS.fullmatch(title, first.end) else None


def services_from(masked: str, start: int, end: int, *, reach: int | None = None) -> tuple[str, ...]:
    """The services in a row whose first begins in these characters: `primary care, dentistry and the library`.

    Those joined to the first may stand as far as `reach` (`end` unless given).
    """
    row = list[_Named]()
    for one in _in_turn(masked, start, end if reach is None else reach):
        if row and not _is_joined(masked, row[-1], one):
            break
        if not row and one.start >= end:
            break
        row.append(one)
    return tuple(dict.fromkeys(one.key for one in row))


def services_to(masked: str, start: int, end: int) -> tuple[str, ...]:
    """The services in a row whose last is the last that these characters name; that one first."""
    last = service_in(masked, start, end, last=True)
    row = list[_Named]()
    for one in reversed(list(_in_turn(masked, start, end))):
        if row and not _between().fullmatch(masked, one.end, row[-1].start):
            break
        row.append(one)
    return tuple(dict.fromkeys((last, *(one.key for one in reversed(row))))) if last else ()


def _is_joined(masked: str, last: _Named, one: _Named) -> bool:
    """Whether a service goes on a row; what is said of it alone begins another: `..., and dental care was poor`."""
    return bool(_between().fullmatch(masked, last.end, one.start)) and not _ALONE.match(masked, one.end)


def _in_turn(masked: str, start: int, end: int) -> Iterator[_Named]:
    """The services that these characters name, the longest phrase at each place, none within another.

    Phrases of one service side by side are one: `the education curriculum`.
    """
    last: _Named | None = None
    for one in sorted(_phrases(masked, start, end), key=_longest_first):
        if last is None:
            last = one
        elif one.start >= last.end:
            if one.key == last.key and masked[last.end : one.start].isspace():
                last = last._replace(end=one.end)
            else:
                yield last
                last = one
    if last:
        yield last


def _phrases(masked: str, start: int, end: int) -> Iterator[_Named]:
    for key, pattern in finders("provisions", "services").items():
        for match in pattern.finditer(masked, start, end):
            yield _Named(match.start(), match.end(), key)


def _longest_first(one: _Named) -> tuple[int, int]:
    return one.start, -one.end


# What a heading adds to a service: `Mental health care`, `Library services`
_MORE_WORDS = re.compile(r"(?:\s(?:care|services?|treatment|provision|support|needs))*\W*", re.IGNORECASE)
# `... was poor`, `... services by B`: a service of which something is said, or whose provider is another
_ALONE = re.compile(
    r"(?:\s(?!and\b)[\w'-]+){0,3}?\s(?:(?:was|were|is|are|had|has|have|remained|needed)\b|(?:by|from|to)\s(?:the\s)?\x01)"
)


@cache
def _between() -> re.Pattern[str]:
    """` services, `, ` and the `, ` and ran the `: what may stand between two services of a row."""
    word = rf"(?!{any_of('provisions', 'ends_of_rows')}\b)[\w'-]+"
    gives = frame_words()["gives"]
    joined = r"(?:,|/|,?\s(?:and|or|as\swell\sas|along\swith|alongside|including|plus))"
    return re.compile(
        rf"(?:\s{word}){{0,3}}?{joined}\s?(?:(?:(?:also|now)\s)?{gives}\s)?(?:{word}\s){{0,3}}?", re.IGNORECASE
    )

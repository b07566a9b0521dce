"""Who holds an office, by the words of the fact page: `Ada Brennan (acting), May to July 2022`?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.names import NAME
from ingest.plain import plain
from ingest.wording import any_of

# `Ada Brennan (acting), May to July 2022`: the name, before a comma, a dash, a bracket, a date or a verb
_PERSON = re.compile(
    rf"(?:(?i:{any_of('fact_page', 'about_a_person')})[\s:,-]+)*(?P<name>{NAME})"
    r"(?=\s*(?:$|[,;:(\[.]|\s-\s|-\s|\d|(?:since|from|until|in|appointed|took|has|was|who|and|to|as|acting|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)\b))"
)
_ALSO = re.compile(rf"\s*(?:,\s*|and\s+|&\s*)(?P<name>{NAME})(?=\s*(?:$|[,;:(&]|\s-\s|and\b))")


def holders(printed: str) -> tuple[str, ...]:
    """The names that an entry opens with, several where people share the office; none where it opens with none."""
    text = plain(printed)
    first = _PERSON.match(text)
    spans = (first.span("name"), *_jointly(text, first)) if first else ()
    return tuple(printed[slice(*span)].strip() for span in spans)


def _jointly(text: str, first: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where the names stand that share the office with the first: `Ada Oak and Ben Ash (joint chairs)`."""
    place: int | None = first.end("name")
    while place is not None and (also := _ALSO.match(text, place)):
        yield also.span("name")
        place = also.end("name")

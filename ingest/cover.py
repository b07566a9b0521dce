"""What does a report say of itself on its cover and in its imprint?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice, takewhile

from ingest.blocks import Block, Outline
from ingest.bodies import HMI_PRISONS, bodies_in, body_of_office
from ingest.dates import days_in, find_visit_dates
from ingest.plain import plain
from ingest.wording import any_of, finders
from ontology.places import Passage, Place
from ontology.values import ReportKind

# `Crown copyright 2023`, `© Crown copyright 2022`
_COPYRIGHT = re.compile(r"(?i)crown\s+copyright,?\s+((?:19|20)\d\d)")
# `ISBN 978-1-84099-920-4`, `ISBN: 978 1 5286 2034 8`
_ISBN = re.compile(r"(?i)\bISBN(?:-1[03])?:?\s*((?:\d[- ]?){9,12}[\dX])\b")
_ANNOUNCED = re.compile(r"(?i)\b(un)?announced\b")
_AFTER_NAME = re.compile(any_of("cover", "after_name"), re.IGNORECASE)
# `HMP & YOI Low Moor`, where no title stands before it
_PREFIXED = re.compile(rf"{any_of('cover', 'establishment_prefixes')}(?:\s+(?:\([A-Z]\w+\)|[A-Z][\w'-]+|of|the|and))+")
_LONGEST_NAME = 80
_MOST_OPENING_BLOCKS = 15
_SPECIMEN = re.compile(any_of("cover", "specimen"), re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The printed facts of a cover; None or empty where it prints none."""

    title: str
    establishment: str | None = None
    visit_start: date | None = None
    visit_end: date | None = None
    announced: bool | None = None
    bodies: tuple[str, ...] = ()
    isbn: str | None = None
    copyright_year: int | None = None
    specimen: bool = False
    place: Place | None = None


def read_cover(outline: Outline, kind: ReportKind) -> Cover:
    """The cover and imprint of a report of this kind. The `place` holds title, establishment and dates."""
    blocks = _front(outline, kind)
    front = Passage.join(block.passage for block in blocks)
    title = _title(front, kind)
    establishment = _establishment(front.text, title)
    days = _visit_days(front.text)
    announced = _ANNOUNCED.search(plain(title or ""))
    return Cover(
        title=" ".join(filter(None, (title, establishment))),
        establishment=establishment,
        visit_start=days[0] if days else None,
        visit_end=days[-1] if days else None,
        announced=announced[1] is None if announced else None,
        bodies=_bodies(front.text),
        isbn=_isbn(outline),
        copyright_year=_copyright_year(outline),
        specimen=bool(_SPECIMEN.search(plain(front.text))),
        place=front.at("cover-1") if outline.front else None,
    )


def _front(outline: Outline, kind: ReportKind) -> tuple[Block, ...]:
    """What stands before the first section; where no title is in it, also what stands before the first number."""
    front = outline.front
    if _title(Passage.join(block.passage for block in front), kind):
        return front
    blocks = (block for part in outline.parts for block in chain(filter(None, (part.heading,)), part.all_blocks()))
    opening = takewhile(lambda block: block.number is None, islice(blocks, _MOST_OPENING_BLOCKS))
    return (*front, *opening)


def _title(front: Passage, kind: ReportKind) -> str:
    found = finders("cover", "titles")[kind].search(plain(front.text))
    return " ".join(front.text[found.start() : found.end()].split()) if found else ""


def _establishment(front: str, title: str) -> str | None:
    """The name that follows the title line, up to whatever the cover prints next."""
    words = " ".join(front.split())
    after = plain(words).casefold().find(plain(title).casefold()) + len(title) if title else 0
    rest = words[after:]
    name = rest[: _after_name(plain(rest))].strip(" ,.:")
    if title and name and len(name) <= _LONGEST_NAME:
        return name
    named = _PREFIXED.search(plain(words))
    return words[named.start() : named.end()].strip(" ,.") if named else None


def _after_name(rest: str) -> int:
    """Where the name ends: before the byline, the dates of the visit or the imprint."""
    ends = [match.start() for match in (_AFTER_NAME.search(rest), find_visit_dates(rest)) if match]
    return min(ends, default=len(rest))


def _visit_days(front: str) -> tuple[date, ...]:
    dates = find_visit_dates(front)
    return days_in(dates.group()) if dates else ()


def _bodies(front: str) -> tuple[str, ...]:
    """The bodies on the cover, that of the byline first."""
    byline = body_of_office(front)
    return tuple(dict.fromkeys(filter(None, (byline, *bodies_in(front))))) or (HMI_PRISONS,)


def _blocks_from_either_end(outline: Outline) -> Iterator[Block]:
    """The imprint stands on the page after the cover, or on the last page."""
    yield from outline.front
    yield from reversed(
        [block for part in outline.parts for block in (*filter(None, (part.heading,)), *part.all_blocks())]
    )


def _copyright_year(outline: Outline) -> int | None:
    found = (_COPYRIGHT.search(plain(block.text)) for block in _blocks_from_either_end(outline))
    return next((int(match[1]) for match in found if match), None)


def _isbn(outline: Outline) -> str | None:
    found = (_ISBN.search(plain(block.text)) for block in _blocks_from_either_end(outline))
    return next((match[1].strip() for match in found if match), None)

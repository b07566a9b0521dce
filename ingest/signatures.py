"""Who signed the report, in which office, and of which month?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ingest.blocks import Block, Outline
from ingest.bodies import body_of_office
from ingest.dates import months_in
from ingest.names import SIGNATURE
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ontology.model import Person
from ontology.places import Passage
from ontology.values import PartialDate

_LINES = 3
"""A signature takes at most three lines: name, office, month."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """The signatories in printed order, and the month under the first signature that has one."""

    people: tuple[Person, ...] = ()
    month: PartialDate | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names without honours."""
        return tuple(person.name for person in self.people)


def read_signatures(outline: Outline, catalogue: Catalogue) -> Signatures:
    """The signatures of a report; empty where none is printed."""
    people: list[Person] = []
    month: PartialDate | None = None
    blocks = [block for part in outline.parts for block in part.all_blocks()]
    for window in _windows(blocks):
        found = SIGNATURE.search(plain(window.text))
        if found and window.text[slice(*found.span("name"))] not in [person.name for person in people]:
            people.append(_person(window, found, blocks, catalogue))
            month = month or next(iter(months_in(found["month"] or found["beside"] or "")), None)
    return Signatures(tuple(people), month)


def _windows(blocks: list[Block]) -> Iterator[Passage]:
    """Runs of up to three blocks, the longest first where a signature may be spread, none inside another."""
    position = 0
    while position < len(blocks):
        taken = 1
        for size in range(_LINES, 0, -1):
            if not any("Inspector" in block.text for block in islice(blocks, position, position + size)):
                break
            window = Passage.join(block.passage for block in islice(blocks, position, position + size))
            found = SIGNATURE.search(plain(window.text))
            if found and (size == 1 or found.start() < len(blocks[position].text)):
                yield window
                taken = size
                break
        position += taken


def _person(window: Passage, found: re.Match[str], blocks: list[Block], catalogue: Catalogue) -> Person:
    name = window.text[slice(*found.span("name"))].strip()
    office = window.text[slice(*found.span("office"))].strip()
    block = next(block for block in blocks if block.passage.pieces[:1] == window.pieces[:1])
    place = window.slice(found.start("name"), found.end()).at(catalogue.id(block))
    return Person(name=name, role=office, body=body_of_office(office), signatory=True, place=place)

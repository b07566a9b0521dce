"""Which notes stand at the foot of a thematic's pages, and which words bear their marks?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.blocks import Block, BlockKind, Outline
from ingest.note_marks import CITED, NOTE, digits
from ingest.paragraphs import Catalogue
from ingest.thematic.addresses import address_in
from ontology.model import Issue, Reference
from ontology.places import Passage, Place
from ontology.values import Severity


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark in the text: which, and the words that bear it, at this block of the report."""

    marker: str
    at: int
    place: Place
    block: Block


def read_footnotes(outline: Outline, parts: Catalogue) -> tuple[tuple[Reference, ...], tuple[Issue, ...]]:
    """Every note with the places that cite it, and an issue for each mark that has no note."""
    blocks = [block for _, block in outline.blocks()]
    notes = [(at, block) for at, block in enumerate(blocks) if block.kind is BlockKind.NOTE and NOTE.match(block.text)]
    by_mark: dict[str, list[int]] = defaultdict(list)
    for at, block in notes:
        by_mark[_marker(block)].append(at)
    cited: dict[int, list[Place]] = defaultdict(list)
    issues: list[Issue] = []
    for mark in _marks(blocks, parts):
        if mark.marker in by_mark:
            cited[_nearest(by_mark[mark.marker], mark.at)].append(mark.place)
        elif notes:
            issues.append(_without_note(mark))
    return tuple(_reference(block, parts, cited[at]) for at, block in notes), tuple(issues)


def marks_in(text: str) -> Iterator[str]:
    """The marks of footnotes in a text, as plain digits."""
    return (digits(found) for found in CITED.finditer(text))


def _marks(blocks: list[Block], parts: Catalogue) -> Iterator[_Mark]:
    for at, block in enumerate(blocks):
        if block.kind is not BlockKind.NOTE:
            for found in CITED.finditer(block.text):
                place = block.passage.slice(*found.span()).at(parts.id(block))
                yield _Mark(digits(found), at, place, block)


def _marker(block: Block) -> str:
    found = NOTE.match(block.text)
    return digits(found) if found else ""


def _nearest(notes: list[int], at: int) -> int:
    """A note stands below the words that it is for: the first one after them, else the last before."""
    return next((note for note in notes if note > at), notes[-1])


def _reference(block: Block, parts: Catalogue, citations: list[Place]) -> Reference:
    found = NOTE.match(block.text)
    words: Passage = block.passage.slice(found.end() if found else 0)
    return Reference(
        kind="footnote",
        text=words.text,
        marker=_marker(block),
        address=address_in(words.text),
        cited_in=tuple(dict.fromkeys(place.part for place in citations)),
        citations=tuple(citations),
        place=words.at(parts.id(block)),
    )


def _without_note(mark: _Mark) -> Issue:
    return Issue(
        severity=Severity.INFO,
        code="footnote-missing",
        message=f"The mark {mark.marker} stands in the text, and no footnote has it.",
        hint="Look at the foot of the page: the note may not be printed, or be lost in the file.",
        paragraph=mark.place.part,
        page=mark.block.passage.page,
        quote=mark.block.text[:200],
    )

"""Which terms does the report define, and how?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from ingest.blocks import ASIDES, Block, BlockKind, Outline, Part
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.wording import any_of
from ontology.model import GlossaryEntry
from ontology.places import Passage

_TITLE = re.compile(rf"(?i)(?:(?:appendix|annexe?)\s+\w+\s*[:.-]?\s*)?{any_of('glossary', 'titles')}[\s.:]*")
_INTRODUCTION = re.compile(rf"(?i){any_of('glossary', 'introductions')}")
_END = re.compile(rf"(?i)\s*{any_of('glossary', 'ends')}")
_LONGEST_TERM = 120


def glossary_parts(outline: Outline) -> tuple[Part, ...]:
    """The sections headed as glossaries."""
    return tuple(part for part in outline.walk() if _TITLE.fullmatch(plain(part.title)))


def read_glossary(outline: Outline, catalogue: Catalogue) -> tuple[GlossaryEntry, ...]:
    """The entries in printed order: a heading with the paragraphs below it, or a row of two cells."""
    return tuple(entry for part in glossary_parts(outline) for entry in _entries(part, catalogue))


def _entries(part: Part, catalogue: Catalogue) -> Iterator[GlossaryEntry]:
    term: Block | None = None
    words: list[Passage] = []
    for block in takewhile(lambda block: not _END.match(plain(block.text)), part.all_blocks()):
        if len(block.cells) >= 2:
            if entry := _row(block, catalogue):
                yield entry
        elif _is_term(block):
            if term and words:
                yield _entry(term, words, catalogue)
            term, words = block, []
        elif term and block.kind not in ASIDES:
            words.append(block.passage)
    if term and words:
        yield _entry(term, words, catalogue)


def _is_term(block: Block) -> bool:
    """A heading, or a bold line that ends no sentence."""
    if len(block.text) > _LONGEST_TERM or _INTRODUCTION.match(plain(block.text)):
        return False
    return block.kind is BlockKind.HEADING or (block.bold and not block.text.rstrip().endswith((".", ":")))


def _row(block: Block, catalogue: Catalogue) -> GlossaryEntry | None:
    term, definition = block.cells[0], Passage.join(block.cells[1:])
    if not term or not definition or _is_head(term.text, definition.text):
        return None
    return GlossaryEntry(term=term.text, definition=definition.text, place=block.passage.at(catalogue.id(block)))


def _is_head(term: str, definition: str) -> bool:
    """The head of a table: `Term`, `Definition`."""
    return plain(term).casefold() in {"term", "terms", "abbreviation"} and len(definition.split()) <= 3


def _entry(term: Block, words: list[Passage], catalogue: Catalogue) -> GlossaryEntry:
    definition = Passage.join(words)
    place = Passage.join((term.passage, definition)).at(catalogue.id(term))
    return GlossaryEntry(term=term.text.rstrip(" :"), definition=definition.text, place=place)

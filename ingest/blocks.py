"""Which shapes does a report have on the page, whatever file it came in? The types between files and readers.

    file ──documents──► Document (lines with places) ──blocks──► Block (one printed unit) ──outline──► Outline
                                                                                                        │
                                                     readers (irp, inspection, thematic, ...) ◄─────────┘

PDF, text and Markdown differ only up to here: the same report gives the same blocks, their pages and anchors apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from ontology.model import Source
from ontology.places import Passage


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as read: `passage` without markup and running furniture; layout is None where the file has none."""

    passage: Passage
    box: Box | None = None
    size: float | None = None
    bold: bool = False
    blank_before: int = 0
    """Blank lines before it (text), or the gap above it in line heights, rounded (PDF)."""
    marker: str | None = None
    """A list mark or heading mark that stood before the words: `-`, `a)`, `1.`, `##`."""
    indented: bool = False
    """It begins further in than a paragraph does, without a mark."""
    hangs: bool = False
    """Its first word is a number that hangs in the margin, left of the text."""
    full: bool | None = None
    """Whether another word would not have fitted on it; None where the file has no margins."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its source, and its lines in reading order without running headers and footers."""

    source: Source
    lines: tuple[Line, ...]
    figure_words: tuple[Line, ...] = ()
    """Words that stand inside a drawing (vector charts), apart from the running text."""
    tables: tuple[TableRegion, ...] = ()
    shapes: tuple[tuple[int, Box], ...] = ()
    """The filled shapes of pages that hold figure words, each with its page: bars of charts among them."""


@dataclass(frozen=True, slots=True)
class TableRegion:
    """A ruled or tabbed table: its rows of cells, and the index of the line it stands before in `Document.lines`."""

    before: int
    rows: tuple[tuple[Passage, ...], ...]
    gap: int = 1
    """Space above it, in lines; 0 where it goes on from the table before, over a page end."""


class BlockKind(StrEnum):
    """What a block is, by its shape alone."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CAPTION = "caption"
    ROW = "row"
    NOTE = "note"
    """A footnote, which stands at the foot of its page amid what it is no part of."""


ASIDES = frozenset({BlockKind.CAPTION, BlockKind.NOTE})
"""What may stand between two halves of a paragraph, and is no part of either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One printed unit, made whole: a heading, a paragraph (page-end cuts joined, hyphens healed), an item, a row.

    `number` is the paragraph number (`3.13`, `S12`) or a heading's own (`2`, `3.1`); a number that a converter lost is
    restored from the sequence with `number_inferred`. `marker` is a list mark (`-`, `a)`, `1.`). `level` ranks
    headings: 1 a section or appendix, 2 and deeper below it. `cells` are the columns of a row.
    """

    kind: BlockKind
    passage: Passage
    number: str | None = None
    number_inferred: bool = False
    marker: str | None = None
    level: int | None = None
    bold: bool = False
    size: float | None = None
    gap: int = 0
    """Blank space above, in lines: what vanished pictures leave behind."""
    cells: tuple[Passage, ...] = ()
    doubtful: bool = False
    """A bare line told to be a heading or a caption by weak evidence: a reader with more to go by may differ."""
    moved: bool = False
    """Printed elsewhere, and put where the order of statements, findings and judgements wants it."""

    @property
    def text(self) -> str:
        """The healed words."""
        return self.passage.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section of the report with the blocks that stand in it before its first sub-section."""

    title: str
    number: str | None
    level: int
    heading: Block | None
    blocks: tuple[Block, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def printed(self) -> str:
        """The heading as printed, number and all."""
        return self.heading.text if self.heading else self.title

    def blocks_with_path(self, above: tuple[Part, ...] = ()) -> Iterator[tuple[tuple[Part, ...], Block]]:
        """Each block with the parts around it, from the outermost to the one it stands in; headings stand in theirs."""
        path = (*above, self)
        if self.heading:
            yield path, self.heading
        yield from ((path, block) for block in self.blocks)
        for part in self.parts:
            yield from part.blocks_with_path(path)

    def walk(self) -> Iterator[Part]:
        """This part and all below it, in reading order."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def all_blocks(self) -> Iterator[Block]:
        """Every block of this part and those below it in reading order, sub-headings included."""
        yield from self.blocks
        for part in self.parts:
            if part.heading:
                yield part.heading
            yield from part.all_blocks()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A whole report: what stands before the first section, the contents list, the sections, and what looked odd."""

    document: Document
    front: tuple[Block, ...] = ()
    contents: tuple[Block, ...] = ()
    parts: tuple[Part, ...] = ()
    figure_words: tuple[Line, ...] = field(default=())

    def walk(self) -> Iterator[Part]:
        """Every part in reading order."""
        for part in self.parts:
            yield from part.walk()

    def find(self, title: str) -> Part | None:
        """The first part whose title, or number and title as printed, the regular expression matches from its start."""
        pattern = re.compile(title, re.IGNORECASE)
        return next((part for part in self.walk() if pattern.match(part.title) or pattern.match(part.printed)), None)

    def blocks(self) -> Iterator[tuple[tuple[Part, ...], Block]]:
        """Every block in reading order, headings included, with the parts around it from the section inwards."""
        yield from (((), block) for block in self.front)
        for part in self.parts:
            yield from part.blocks_with_path()

"""Small pieces of reports for tests: paragraphs, blocks and outlines from plain words."""

from __future__ import annotations

from itertools import count

from ingest.blocks import Block, BlockKind, Document, Outline, Part
from ontology.model import Paragraph, Source
from ontology.places import Passage, Piece

_offset = count(0, 10_000)


def passage(text: str) -> Passage:
    """Words that stand somewhere in a source, never twice in one place."""
    return Passage(text, (Piece(0, next(_offset), len(text)),) if text else ())


def paragraph(text: str, key: str = "1.1") -> Paragraph:
    """A numbered paragraph."""
    return Paragraph(id=key, passage=passage(text), number=key)


def block(text: str, number: str | None = None, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    """A paragraph, or another kind of block."""
    return Block(kind=kind, passage=passage(text), number=number)


def row(*cells: str) -> Block:
    """A row of a table."""
    return Block(kind=BlockKind.ROW, passage=passage(" ".join(cells)), cells=tuple(passage(cell) for cell in cells))


def part(title: str, *blocks: Block, parts: tuple[Part, ...] = ()) -> Part:
    """A section under its heading."""
    heading = block(title, kind=BlockKind.HEADING)
    return Part(title=title, number=None, level=1, heading=heading, blocks=blocks, parts=parts)


def outline_of(*parts: Part, front: tuple[str, ...] = ()) -> Outline:
    """An outline with these sections behind the words of a cover."""
    document = Document(source=Source(sha256="0" * 64, media_type="text/plain", name="x.txt", text=""), lines=())
    return Outline(document=document, front=tuple(block(words) for words in front), parts=parts)

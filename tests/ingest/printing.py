"""Blocks as plain tuples, so that two readings of one report can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ingest.blocks import Block, Outline
from ingest.documents import read_document
from ingest.outline import outline
from ingest.plain import plain

Shape = tuple[str, int | None, str | None, bool, str]


def blocks_of(made: Outline) -> Iterator[Block]:
    """Every block in reading order, headings included, contents left out."""
    yield from made.front
    for part in made.parts:
        if part.heading:
            yield part.heading
        yield from part.all_blocks()


def shapes(made: Outline) -> list[Shape]:
    """Kind, level, number, whether marked, and words of every block."""
    return [
        (block.kind.value, block.level, block.number, block.marker is not None, plain(block.text))
        for block in (*made.contents, *blocks_of(made))
    ]


def outline_of(path: Path) -> Outline:
    """The outline of a file."""
    return outline(read_document(path))


def numbered(made: Outline) -> list[tuple[str, str]]:
    """The numbered paragraphs: number and words."""
    return [
        (block.number, plain(block.text))
        for block in blocks_of(made)
        if block.number is not None and block.kind.value == "paragraph"
    ]

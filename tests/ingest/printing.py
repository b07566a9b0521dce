"""Texts of specimens, read as they are or changed, and blocks as plain tuples, so that two readings can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ingest.blocks import Block, Outline
from ingest.documents import read_document
from ingest.outline import outline
from ingest.plain import plain
from ingest.reading import read_report
from ontology.model import Report
from tests.specimens.__main__ import SHIPPED

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


def read(text: str, folder: Path) -> Report:
    """A report from its text."""
    path = folder / "report.txt"
    path.write_bytes(text.encode())
    return read_report(path)


@cache
def whole(name: str) -> str:
    """The text of a specimen."""
    return (SHIPPED / f"{name}.txt").read_text("utf-8")

"""What does a fact page in two columns say? Each label as a line of its own, then the lines of the entry beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from ingest.blocks import Block, BlockKind
from ontology.places import Passage

_MARK = re.compile(r"[-•▪●◦·]\s+")
# `Mental health provider: Name`, `Last full inspection: 10-21 September 2018`
_LABELLED = re.compile(r"[A-Z][^:.]{2,70}:\s")


def widest_line(blocks: Iterable[Block]) -> int:
    """How many characters the second column of these rows has room for, as far as their lines tell."""
    entries = (block.cells[1] for block in blocks if len(block.cells) == 2)
    return max((len(line.text) for entry in entries for line in _printed_lines(entry)), default=0)


def beside(block: Block, widest: int) -> Iterator[Block]:
    """A row of two cells as the lines of both, the first cell's before the second's; any other block as it is."""
    if len(block.cells) != 2:
        yield block
        return
    label, entry = block.cells
    if label:
        yield replace(block, kind=BlockKind.PARAGRAPH, passage=label, cells=())
    for line in _whole_lines(entry, widest):
        marked = _MARK.match(line.text)
        kind = BlockKind.ITEM if marked else BlockKind.PARAGRAPH
        words = line.slice(marked.end()) if marked else line
        yield replace(block, kind=kind, passage=words, marker=marked[0].strip() if marked else None, cells=(), gap=0)


def _printed_lines(entry: Passage) -> list[Passage]:
    starts = [0, *(after.at for before, after in pairwise(entry.pieces) if after.at > before.at + before.length)]
    return [entry.slice(start, end) for start, end in zip(starts, [*starts[1:], None], strict=True)]


def _whole_lines(entry: Passage, widest: int) -> list[Passage]:
    """The lines of a cell, each whole: what goes on from a line that had no room for its next word is joined to it."""
    made: list[Passage] = []
    length = 0
    for line in _printed_lines(entry):
        if made and _goes_on(made[-1].text, line.text, room=widest - length):
            made[-1] = Passage.join((made[-1], line))
        else:
            made.append(line)
        length = len(line.text)
    return made


def _goes_on(entry: str, line: str, room: int) -> bool:
    """Whether a line is the rest of the entry above, whose last line left so much room.

    Below a labelled or marked entry what has no label or mark is its rest.
    """
    if _MARK.match(line) or _LABELLED.match(line):
        return False
    led = _MARK.match(entry) or _LABELLED.match(entry)
    return bool(led) or line[:1].islower() or len(line.split(" ", 1)[0]) >= room

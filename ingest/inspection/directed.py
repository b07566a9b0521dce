"""To whom is a statement of the list directed, where the addressee stands in a column or on a line of its own?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.blocks import Block, BlockKind
from ingest.inspection.labels import asks
from ingest.plain import plain
from ingest.wording import any_of
from ontology.places import Passage

_WHO = rf"(?:the\s+)?(?:{any_of('inspection', 'addressees')})"
# `the governor`, `HMPPS and the governor.`
_ALONE = re.compile(rf"(?P<who>{_WHO}(?:(?:,|;|\s+and|,\s+and)\s+{_WHO})*)[\s.]*", re.IGNORECASE)
# `To: NHS England`, the cell beside a statement
_CELL = re.compile(rf"(?:to\s*:?\s+)?{_ALONE.pattern}", re.IGNORECASE)
# `... within six weeks. (2.10) the governor`
_BEHIND = re.compile(rf"(?<=[).])\s+{_CELL.pattern}$", re.IGNORECASE)
# `5.4 `, the number of a row
_NUMBER = re.compile(r"(?P<number>\d{1,2}\.\d{1,3})\.?(?:\s+|$)")
_LONGEST_NAME = 70
_MARK = "to"
"""The mark of a block that was the cell of an addressee."""


def directed_to(block: Block) -> str | None:
    """Whom the statement before this block is directed to, where the block says only that."""
    return block.text.strip(" .") if block.marker == _MARK else addressee_alone(block.text)


def addressee_alone(text: str) -> str | None:
    """Whom a line names that says nothing else (`To the governor` stands over others, and is no such line)."""
    found = _ALONE.fullmatch(plain(text).strip(" *|"))
    return found["who"].strip() if found else None


def parted(block: Block) -> Iterator[Block]:
    """A statement and its addressee as a paragraph each, where they share a row or a line; else the block as it is."""
    cells = [cell for cell in block.cells if cell.text.strip()]
    behind = _BEHIND.search(plain(block.text)) if not cells else None
    if len(cells) > 1 and (start := _beside(cells)) is not None:
        yield _numbered(block, Passage.join(cells[:-1]))
        yield Block(kind=BlockKind.PARAGRAPH, passage=cells[-1].slice(start), marker=_MARK)
    elif behind:
        yield replace(block, passage=block.passage.slice(0, behind.start()))
        yield Block(kind=BlockKind.PARAGRAPH, passage=block.passage.slice(behind.start("who")))
    else:
        yield block


def _beside(cells: list[Passage]) -> int | None:
    """Where the addressee begins in the last cell: one that is known, or any name beside what asks for something."""
    last = plain(cells[-1].text)
    if known := _CELL.fullmatch(last.strip()):
        return known.start("who")
    names = len(last) < _LONGEST_NAME and not last.rstrip().endswith((".", ":")) and last[:1].isupper()
    return 0 if names and asks(cells[-2].text) and not asks(last) else None


def _numbered(row: Block, words: Passage) -> Block:
    """The words of a row as a paragraph, with the number that they begin with."""
    found = _NUMBER.match(words.text)
    number = found["number"] if found else row.number
    words = words.slice(found.end()) if found else words
    return replace(row, kind=BlockKind.PARAGRAPH, passage=words, number=number, cells=())

"""Which tables does a report print, cell by cell?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, zip_longest

from ingest.blocks import Block, BlockKind, Outline, Part
from ingest.outline.lost_columns import COLUMN_HEAD, FIGURE
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.thematic.bases import bases, contradictions
from ingest.thematic.column_bases import impossible, with_column_bases
from ingest.thematic.loose_figures import loose_figures
from ontology.model import Issue, Table
from ontology.places import Passage

_TABLE = re.compile(r"tables?\b", re.IGNORECASE)


def read_tables(outline: Outline, parts: Catalogue) -> tuple[tuple[Table, ...], tuple[Issue, ...]]:
    """Every table whose first row heads columns of figures, its rows as printed, and an issue for contradictions.

    The head of the first column is the caption where no caption stands above: in these tables it is the question.
    """
    tables = tuple(_captioned(_table(run, part, parts), run, part) for part in outline.walk() for run in _runs(part))
    tables = tuple(with_column_bases(replace(table, denominators=bases(table))) for table in tables)
    odd = tuple(issue for table in tables for issue in (*contradictions(table), *impossible(table)))
    return tables, (*odd, *loose_figures(outline, parts))


def _runs(part: Part) -> Iterator[list[Block]]:
    """The rows of each table: a head begins one, a paragraph between rows ends it; a head printed again on the next
    page is no row."""
    run: list[Block] = []
    for block, after in zip_longest(part.blocks, part.blocks[1:]):
        row = block.kind is BlockKind.ROW and len(block.cells) > 1
        if row and run and _words(block) == _words(run[0]):
            continue
        head = row and (_is_head(block) or _heads_figures(block, after))
        if run and (head or not row):
            yield run
            run = []
        if row and (run or head):
            run.append(block)
    if run:
        yield run


def _words(block: Block) -> list[str]:
    return [plain(cell.text).strip() for cell in block.cells]


def _is_head(block: Block) -> bool:
    """Whether a row heads columns of figures by its own words: words first, and then column heads only."""
    first, *rest = _words(block)
    return bool(rest) and not FIGURE.fullmatch(first) and all(COLUMN_HEAD.fullmatch(cell) for cell in rest if cell)


def _heads_figures(block: Block, after: Block | None) -> bool:
    """Whether a row of words, all different, stands over one that has a figure in each of its columns but the first."""
    if after is None or after.kind is not BlockKind.ROW or len(after.cells) != len(block.cells):
        return False
    words, (first, *below) = _words(block), _words(after)
    told = all(words) and len(set(words)) == len(words) and not any(map(FIGURE.fullmatch, words))
    return told and not FIGURE.fullmatch(first) and all(map(FIGURE.fullmatch, below))


def _table(run: list[Block], part: Part, parts: Catalogue) -> Table:
    head, *rows = run
    passage = Passage.join(block.passage for block in run)
    return Table(
        caption=head.cells[0].text,
        columns=tuple(cell.text for cell in head.cells),
        rows=tuple(tuple(cell.text for cell in row.cells) for row in rows),
        row_places=tuple(row.passage.at(parts.id(row)) for row in rows),
        section=_section(part, parts),
        page=head.passage.page,
        place=passage.at(parts.id(head)),
    )


def _captioned(table: Table, run: list[Block], part: Part) -> Table:
    """The table with the caption that stands right above it: `Table 3: ...`."""
    above = next((before for before, block in pairwise(part.blocks) if block is run[0]), None)
    if above is None or above.kind is not BlockKind.CAPTION or not _TABLE.match(above.text):
        return table
    return replace(table, caption=above.text)


def _section(part: Part, parts: Catalogue) -> str | None:
    return parts.id(part.heading) if part.heading else None

"""Which tables does a report print, cell by cell?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.blocks import Block, BlockKind, Outline, Part
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.thematic.bases import bases, contradictions
from ontology.model import Issue, Table
from ontology.places import Passage

# `39`, `08`, `37%`, `£1.2`, `1,094`, `-`
_FIGURE = re.compile(r"[£<>]?\s*-?\d[\d,]*(?:\.\d+)?\s*%?|[-–—*]+|n/?a", re.IGNORECASE)
# `Number`, `%`, `Yes (%)`, `Per cent`, `n`, `2021`, `Total`
_COLUMN_HEAD = re.compile(
    r"(?i)(?:no\.?|numbers?|n|%|per ?cent(?:age)?s?|yes|no|total|all|count|cases|(?:19|20)\d\d(?:[-/]\d\d)?)"
    r"(?:\s*\((?:%|n|no\.?)\))?"
)


def read_tables(outline: Outline, parts: Catalogue) -> tuple[tuple[Table, ...], tuple[Issue, ...]]:
    """Every table whose first row heads columns of figures, its rows as printed, and an issue for contradictions.

    The head of the first column is the caption where no caption stands above: in these tables it is the question.
    """
    tables = tuple(_table(run, part, parts) for part in outline.walk() for run in _runs(part))
    tables = tuple(replace(table, denominators=bases(table)) for table in tables)
    return tables, tuple(issue for table in tables for issue in contradictions(table))


def _runs(part: Part) -> Iterator[list[Block]]:
    """The rows of each table: a head begins one, a paragraph between rows ends it."""
    run: list[Block] = []
    for block in part.blocks:
        row = block.kind is BlockKind.ROW and len(block.cells) > 1
        if run and (not row or _is_head(block)):
            yield run
            run = []
        if row and (run or _is_head(block)):
            run.append(block)
    if run:
        yield run


def _is_head(block: Block) -> bool:
    """Whether a row heads columns of figures: words first, and then column heads only."""
    first, *rest = (plain(cell.text).strip() for cell in block.cells)
    return bool(rest) and not _FIGURE.fullmatch(first) and all(_COLUMN_HEAD.fullmatch(cell) for cell in rest if cell)


def _table(run: list[Block], part: Part, parts: Catalogue) -> Table:
    head, *rows = run
    passage = Passage.join(block.passage for block in run)
    return Table(
        caption=head.cells[0].text,
        columns=tuple(cell.text for cell in head.cells),
        rows=tuple(tuple(cell.text for cell in row.cells) for row in rows),
        section=_section(part, parts),
        page=head.passage.page,
        place=passage.at(parts.id(head)),
    )


def _section(part: Part, parts: Catalogue) -> str | None:
    return parts.id(part.heading) if part.heading else None

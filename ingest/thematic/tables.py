"""Which tables does a report print, cell by cell?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.blocks import Block, BlockKind, Outline, Part
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ontology.model import Issue, Table
from ontology.places import Passage
from ontology.values import Severity

# `39`, `08`, `37%`, `£1.2`, `1,094`, `-`
_FIGURE = re.compile(r"[£<>]?\s*-?\d[\d,]*(?:\.\d+)?\s*%?|[-–—*]+|n/?a", re.IGNORECASE)
# `Number`, `%`, `Yes (%)`, `Per cent`, `n`, `2021`, `Total`
_COLUMN_HEAD = re.compile(
    r"(?i)(?:no\.?|numbers?|n|%|per ?cent(?:age)?s?|yes|no|total|all|count|cases|(?:19|20)\d\d(?:[-/]\d\d)?)"
    r"(?:\s*\((?:%|n|no\.?)\))?"
)
_SHARE = re.compile(r"(?i)%|per ?cent")
_NEAR_WHOLE = 1.5


def read_tables(outline: Outline, parts: Catalogue) -> tuple[tuple[Table, ...], tuple[Issue, ...]]:
    """Every table whose first row heads columns of figures, its rows as printed, and an issue for contradictions.

    The head of the first column is the caption where no caption stands above: in these tables it is the question.
    """
    tables = tuple(_table(run, part, parts) for part in outline.walk() for run in _runs(part))
    return tables, tuple(issue for table in tables for issue in _contradictions(table))


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


def _contradictions(table: Table) -> Iterator[Issue]:
    """Counts and shares of one column each that cannot be of the same total."""
    counts = [
        _numbers(table, column) for column in range(1, len(table.columns)) if not _SHARE.search(table.columns[column])
    ]
    shares = [
        _numbers(table, column) for column in range(1, len(table.columns)) if _SHARE.search(table.columns[column])
    ]
    if len(counts) != 1 or len(shares) != 1 or not all(counts[0]) or None in shares[0]:
        return
    totals = sum(value for value in counts[0] if value)
    whole = sum(value for value in shares[0] if value)
    if abs(whole - 100) > _NEAR_WHOLE and _is_partition(counts[0], shares[0], totals):
        yield Issue(
            severity=Severity.WARNING,
            code="table-does-not-add-up",
            message=f"The shares of {table.caption!r} add up to {whole:g} per cent, the numbers to {totals:g}.",
            hint="The table is kept as printed; cases may have been left out of it.",
            paragraph=table.place.part,
            page=table.page,
        )


def _is_partition(counts: list[float | None], shares: list[float | None], total: float) -> bool:
    """Whether the shares are of about one total: only then should they add up to a hundred."""
    bases = [100 * count / share for count, share in zip(counts, shares, strict=True) if count and share]
    return bool(bases) and max(bases) - min(bases) < 0.1 * max(bases) and total >= 0.9 * min(bases)


def _numbers(table: Table, column: int) -> list[float | None]:
    """The figures of a column; None for a cell that holds none."""
    values = []
    for row in table.rows:
        cell = row[column].strip().rstrip("%").replace(",", "") if column < len(row) else ""
        values.append(float(cell) if re.fullmatch(r"\d+(?:\.\d+)?", cell) else None)
    return values

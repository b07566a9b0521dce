"""What do the tables and figures of a report hold?"""

from __future__ import annotations

import re
from typing import TypeVar

from ontology import terms as insp
from ontology.iris import Kind, mint
from ontology.mapping.frame import Frame
from ontology.mapping.triples import Node, decimal
from ontology.model import Table

T = TypeVar("T")


def add(frame: Frame) -> None:
    """Tables cell by cell, and figures by their captions."""
    for position, table in enumerate(frame.report.tables, 1):
        _table(frame, table, position)
    for position, figure in enumerate(frame.report.figures, 1):
        node = frame.node(Kind.FIGURE, position, types=(insp.Figure,))
        node.say(insp.text, figure.caption).say(insp.printedNumber, figure.number)
        node.say(insp.caseCount, figure.n).say(insp.page, figure.page)
        frame.state(node, figure.place)


def _table(frame: Frame, table: Table, position: int) -> None:
    node = frame.node(Kind.TABLE, position, types=(insp.StatTable,))
    node.say(insp.RDFS.label, table.caption).say(insp.page, table.page).say(insp.ordinal, position)
    node.link(insp.inSection, frame.section(table.section))
    frame.state(node, table.place)
    for row_number, row in enumerate(table.rows, 1):
        headings = _headings(table.columns, len(row))
        for column, text in enumerate(row):
            if column or len(row) == 1:
                cell = frame.node(Kind.CELL, position, f"{row_number}-{column + 1}", types=(insp.TableCell,))
                cell.link(insp.QB.dataSet, node.iri).say(insp.rowNumber, row_number)
                cell.say(insp.columnNumber, column + 1).say(insp.text, text).say(insp.value, decimal(_number(text)))
                cell.say(insp.rowHeading, row[0]).say(insp.columnHeading, headings[column])
                frame.state(cell, _at(table.row_places, row_number - 1))
                cell.link(insp.atEstablishment, frame.site(row[0]) or frame.site(headings[column] or ""))
                if _is_share(text, headings[column]):
                    _of_what(frame, cell, table, (position, row_number, column))


def _headings(columns: tuple[str, ...], width: int) -> tuple[str | None, ...]:
    """The heading of each cell of a row; the column of row headings may have none of its own."""
    named = ("", *columns) if len(columns) == width - 1 else columns
    return tuple(named[at] if at < len(named) else None for at in range(width))


def _is_share(text: str, heading: str | None) -> bool:
    return bool(_PER_CENT.search(text) or _PER_CENT.search(heading or ""))


def _of_what(frame: Frame, cell: Node, table: Table, at: tuple[int, int, int]) -> None:
    """What the share in a cell is of, and the cell that has its count; `at`: table and row from 1, column from 0."""
    position, row_number, column = at
    cell.say(
        insp.denominator, decimal(_at(table.column_denominators, column) or _at(table.denominators, row_number - 1))
    )
    count = _at(table.count_columns, column)
    row = table.rows[row_number - 1]
    if count is not None and count < len(row):
        cell.link(insp.countCell, mint(Kind.CELL, frame.report.key, position, f"{row_number}-{count + 1}"))


def _at(values: tuple[T, ...], index: int) -> T | None:
    return values[index] if index < len(values) else None


_PER_CENT = re.compile(r"(?i)%|per ?cent")
"""What marks a share: `37%`, `Per cent`."""

_NUMBER = re.compile(r"£?(-?\d[\d,]*(?:\.\d+)?)\s*%?")
"""A cell that holds a number alone: `45`, `1,204`, `37%`, `£2.50`."""


def _number(text: str) -> float | None:
    found = _NUMBER.fullmatch(text.strip())
    return float(found.group(1).replace(",", "")) if found else None

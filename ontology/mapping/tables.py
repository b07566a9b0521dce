"""What do the tables and figures of a report hold?"""

from __future__ import annotations

import re
from typing import TypeVar

from ontology import terms as insp
from ontology.iris import DEF, Kind, mint
from ontology.mapping.frame import Frame
from ontology.mapping.triples import Node, decimal
from ontology.model import Table
from ontology.vocabulary import qudt_unit

T = TypeVar("T")

TABLE_STRUCTURE = f"{DEF}TableStructure"
"""The structure that the data cubes of all tables share."""


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
        cells = [column for column in range(len(row)) if column or len(row) == 1]
        if cells:
            _heads(frame, (position, row_number), row, headings)
        for column in cells:
            _cell(frame, table, (position, row_number, column), headings[column])


def _heads(frame: Frame, at: tuple[int, int], row: tuple[str, ...], headings: tuple[str | None, ...]) -> None:
    """The dimensions of the cells of a row: the row, and its columns; `at`: table and row, from 1."""
    position, row_number = at
    table = mint(Kind.TABLE, frame.report.key, position)
    node = frame.node(Kind.ROW, position, row_number, types=(insp.TableRow,)).link(insp.inTable, table)
    node.say(insp.RDFS.label, row[0]).say(insp.ordinal, row_number)
    for column, heading in enumerate(headings):
        if column or len(row) == 1:
            node = frame.node(Kind.COLUMN, position, column + 1, types=(insp.TableColumn,)).link(insp.inTable, table)
            node.say(insp.RDFS.label, heading).say(insp.ordinal, column + 1)


def _cell(frame: Frame, table: Table, at: tuple[int, int, int], heading: str | None) -> None:
    """One cell; `at`: table and row from 1, column from 0."""
    position, row_number, column = at
    row = table.rows[row_number - 1]
    cell = frame.node(Kind.CELL, position, f"{row_number}-{column + 1}", types=(insp.TableCell,))
    cell.link(insp.inTable, mint(Kind.TABLE, frame.report.key, position))
    cell.link(insp.inRow, mint(Kind.ROW, frame.report.key, position, row_number))
    cell.link(insp.inColumn, mint(Kind.COLUMN, frame.report.key, position, column + 1))
    cell.say(insp.rowNumber, row_number).say(insp.columnNumber, column + 1).say(insp.text, row[column])
    cell.say(insp.rowHeading, row[0]).say(insp.columnHeading, heading)
    frame.state(cell, _at(table.row_places, row_number - 1))
    cell.link(insp.atEstablishment, frame.site(row[0]) or frame.site(heading or ""))
    _observe(frame, cell, table, at)
    if _is_share(row[column], heading):
        _of_what(frame, cell, table, at)


def _observe(frame: Frame, cell: Node, table: Table, at: tuple[int, int, int]) -> None:
    """What a cell that holds a number says to its table's data cube; a cell of words is no observation."""
    position, row_number, column = at
    row = table.rows[row_number - 1]
    heading, number = _headings(table.columns, len(row))[column], _number(row[column])
    if number is not None:
        frame.triples.node(cell.iri, insp.QB.Observation)
        table_iri = mint(Kind.TABLE, frame.report.key, position)
        frame.triples.node(table_iri, insp.QB.DataSet).link(insp.QB.structure, TABLE_STRUCTURE)
        cell.link(insp.QB.dataSet, table_iri).say(insp.value, decimal(number))
        cell.link(insp.SDMX.unitMeasure, _unit(row[column], heading))


def _unit(text: str, heading: str | None) -> str | None:
    """The unit of a number, where its cell or the heading of its column says it."""
    if _is_share(text, heading):
        return qudt_unit(insp.UNIT.percent)
    return qudt_unit(insp.UNIT.count) if _COUNTED.search(heading or "") else None


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

_COUNTED = re.compile(r"(?i)^(?:number|count|n)\b|\bnumber of\b")
"""What heads a column of counts: `Number`, `N`, `Number of cases`."""

_NUMBER = re.compile(r"£?(-?\d[\d,]*(?:\.\d+)?)\s*%?")
"""A cell that holds a number alone: `45`, `1,204`, `37%`, `£2.50`."""


def _number(text: str) -> float | None:
    found = _NUMBER.fullmatch(text.strip())
    return float(found.group(1).replace(",", "")) if found else None

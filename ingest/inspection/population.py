"""Which figures does the population profile print, cell by cell, and which of them belong to no row?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile

from ingest.inspection.zones import Unit, Zone, title_of
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ontology.model import Issue, Table
from ontology.places import Passage
from ontology.values import Severity

_CELL = r"(?:\d[\d,]*(?:\.\d+)?(?:\s?%)?|-|–|n/a)"
# `Less than six months 4 61 12.7`: a label and its figures, where a converter lost the columns
_RUN_ON = re.compile(rf"(?P<label>\S.*?)\s+(?P<cells>{_CELL}(?:\s+{_CELL})+)")
# `Please state minimum age here: 21`
_STATED = re.compile(rf"(?P<label>[A-Z][^:]*:)\s+(?P<cell>{_CELL})")
# `Status 18–20 yr olds 21 and over %`: the head of such a table
_COLUMN = (
    r"(?:under 18|18-20[- ]?(?:yr|year)[- ]?olds|21 and over|\d{2}-\d{2}|number(?: of [a-z]+)?|percentage|total|%)"
)
_HEAD = re.compile(rf"(?i)(?P<label>\S.*?)\s+(?P<cells>(?:{_COLUMN}\s*){{2,}})")
_HEAD_CELL = re.compile(rf"(?i){_COLUMN}")
_FIGURE = re.compile(_CELL)
# `67`, `Recall 67`: figures that belong to a row, where the others of it are empty; a year alone is none
_FIGURE_LAST = re.compile(rf"(?:.*\s)?(?!(?:19|20)\d\d$){_CELL}")


@dataclass(slots=True)
class _Open:
    """The table being gathered: its caption, its section, and rows with where they stand."""

    caption: str | None = None
    section: str | None = None
    rows: list[tuple[str, ...]] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    part: str = ""


def read_population(units: Iterable[Unit], catalogue: Catalogue) -> tuple[tuple[Table, ...], tuple[Issue, ...]]:
    """The profile as one table with the heads of its blocks among its rows, as it is printed; one a set of columns.

    Figures without a row of their own are issues: of a row with empty cells, nobody knows which are left.
    """
    tables: list[_Open] = []
    caption: str | None = None
    loose: list[list[Unit]] = [[]]
    for row, printed in _rows([unit for unit in units if unit.zone is Zone.POPULATION]):
        if row is None:
            caption = title_of(printed[0].text) if printed[0].is_heading else caption
            loose = loose if _FIGURE.fullmatch(plain(printed[0].text).strip()) else [*loose, []]
            loose[-1] += printed
            continue
        loose.append([])
        if not tables or (_is_head(row) and row[1:] != tables[-1].rows[0][1:]):
            block = printed[-1].block
            paragraph = catalogue.paragraph(block)
            tables.append(_Open(caption, paragraph.section if paragraph else None, part=catalogue.id(block)))
        tables[-1].rows.append(row)
        tables[-1].passages.append(Passage.join(unit.block.passage for unit in printed))
    return tuple(_table(table) for table in tables if len(table.rows) > 1), tuple(_unread(loose, catalogue))


def _unread(entries: Iterable[Sequence[Unit]], catalogue: Catalogue) -> Iterator[Issue]:
    """An issue for each label and its figures that are no row of a table."""
    for printed in entries:
        if not printed or not _FIGURE_LAST.fullmatch(plain(printed[-1].text).strip()):
            continue
        words = " ".join(unit.text.strip() for unit in printed)
        yield Issue(
            severity=Severity.WARNING,
            code="population-row-not-understood",
            message=f"The population profile has figures that belong to no row: {words[:90]!r}.",
            hint="Look at the page: a row may have empty cells, and a converter does not say which.",
            paragraph=catalogue.id(printed[-1].block),
            page=printed[0].block.passage.page,
            quote=words[:200],
        )


def _rows(units: Sequence[Unit]) -> Iterator[tuple[tuple[str, ...] | None, Sequence[Unit]]]:
    """Each row with the units that print it, one or one a cell; None for a unit that is no row of the head above."""
    texts = [plain(unit.text).strip() for unit in units]
    columns = width = place = 0
    while place < len(units):
        heads = _run_of(_HEAD_CELL, texts, place + 1)
        if heads > 1 and not _HEAD_CELL.fullmatch(texts[place]):
            columns = heads
        stacked = columns and columns in (heads, _run_of(_FIGURE, texts, place + 1))
        printed = units[place : place + 1 + (columns if stacked else 0)]
        if stacked:
            rows: Sequence[tuple[str, ...] | None] = (tuple(unit.text.strip() for unit in printed),)
        elif units[place].is_heading:
            rows = (None,)
        else:
            rows = _below_head(texts[place]) or _run_together(texts[place], width) or (_row(units[place], width),)
        for row in rows:
            width = len(row) if row and _is_head(row) else width
            yield row, printed
        place += len(printed)


def _run_of(cell: re.Pattern[str], texts: Sequence[str], start: int) -> int:
    """How many cells on end stand a line each."""
    return sum(1 for _ in takewhile(cell.fullmatch, islice(texts, start, None)))


def _below_head(text: str) -> tuple[tuple[str, ...], ...]:
    """A head and the rows that ran on behind it in one line, where they are all of its width; else nothing."""
    head = _HEAD.match(text)
    if head is None:
        return ()
    cells = _HEAD_CELL.findall(head["cells"])
    rows = _whole_rows(text, head.end(), len(cells))
    return ((head["label"], *cells), *rows) if rows else ()


def _run_together(text: str, width: int) -> tuple[tuple[str, ...], ...]:
    """Two rows and more in one line, where the label of the next is in lower case: `... 19.9 six months to ...`."""
    rows = _whole_rows(text, 0, width - 1) if width > 1 else ()
    return rows if len(rows) > 1 else ()


def _whole_rows(text: str, at: int, cells: int) -> tuple[tuple[str, ...], ...]:
    """The rows of so many cells that a text is made of from here to its end; none where anything is left over."""
    row = re.compile(rf"(?P<label>\S.*?)\s+(?P<cells>{_CELL}(?:\s+{_CELL}){{{cells - 1}}})(?:\s+|$)")
    rows: list[tuple[str, ...]] = []
    while found := row.match(text, at):
        rows.append((found["label"], *re.findall(_CELL, found["cells"])))
        at = found.end()
    return tuple(rows) if at == len(text) else ()


def _row(unit: Unit, width: int) -> tuple[str, ...] | None:
    """The cells of a row; None for a line that is none, or that leaves open which of the `width` columns are empty."""
    cells = tuple(cell.text.strip() for cell in unit.block.cells)
    text = plain(unit.text).strip()
    if found := _STATED.fullmatch(text):
        return (found["label"], found["cell"])
    if len(cells) > 1:
        return cells if _is_head(cells) or len(cells) >= width else None
    if found := _HEAD.fullmatch(text):
        return (found["label"], *_HEAD_CELL.findall(found["cells"]))
    if (found := _RUN_ON.fullmatch(text)) is None:
        return None
    figures = list(_FIGURE.finditer(text, found.start("cells")))
    own = figures[-(width - 1) :] if width else figures  # `Under 21 12 288 58.6`: the first is of the label
    return (text[: own[0].start()].strip(), *(figure.group() for figure in own)) if len(own) + 1 >= width else None


def _is_head(row: tuple[str, ...]) -> bool:
    return not any(_FIGURE.fullmatch(plain(cell)) and cell != "%" for cell in row[1:])


def _table(table: _Open) -> Table:
    place = Passage.join(table.passages).at(table.part)
    head = _is_head(table.rows[0])
    return Table(
        caption=table.caption,
        columns=table.rows[0] if head else (),
        rows=tuple(table.rows[1:] if head else table.rows),
        section=table.section,
        page=table.passages[0].page,
        place=place,
    )

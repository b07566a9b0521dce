"""Of how many are the shares of a column, or of a row, and which can be the share of no whole number?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import ceil, floor

from ingest.thematic.bases import common_total, rows_between
from ontology.model import Issue, Table
from ontology.values import Severity

# `Men (n=45)`, `All prisons, N = 1,204`, `Women (45)`
_SIZE = re.compile(r"\b[nN]\s*=\s*(?P<n>\d{1,3}(?:,\d{3})+|\d+)|\((?P<alone>\d{1,3}(?:,\d{3})+|\d+)\)\s*$")
# `Base`, `Total`, `Number of responses`, `n`
_BASE_ROW = re.compile(r"(?i)(?:base|total|all|n|number of (?:responses|respondents|cases|prisoners|people))\b")
_SHARE_HEAD = re.compile(r"(?i)%|per ?cent")
_SHARE = re.compile(r"(?P<share>\d{1,3}(?:\.(?P<places>\d+))?)\s*(?:%|per ?cent)?", re.IGNORECASE)
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


def with_column_bases(table: Table) -> Table:
    """The table with what the shares of each column are of, and the columns of their counts."""
    width = range(len(table.columns))
    counts = tuple(_count_column(table, at) for at in width)
    found = tuple(_base(table, at, counts[at]) if is_share_column(table, at) else None for at in width)
    counts = tuple(count if count and _agree(table, count, at, found[at]) else None for at, count in enumerate(counts))
    return replace(
        table,
        denominators=table.denominators or _row_bases(table, counts),
        column_denominators=found if any(found) else (),
        count_columns=counts if any(counts) else (),
    )


def is_share_column(table: Table, at: int) -> bool:
    """Whether a column has shares: its head says so, or most of its cells do."""
    cells = [cell for cell in _cells(table, at) if cell]
    marked = sum(cell.rstrip().endswith("%") for cell in cells)
    return at > 0 and bool(_SHARE_HEAD.search(table.columns[at]) or marked * 2 > len(cells))


def impossible(table: Table) -> Iterator[Issue]:
    """Shares of a column whose size is printed in its head, that no whole number of so many can be."""
    for at, of in enumerate(table.column_denominators):
        if of is None or _printed_size(table, at) is None:
            continue
        for row in table.rows:
            found = _SHARE.fullmatch(row[at].strip()) if at < len(row) else None
            if found and not _is_possible(float(found["share"]), len(found["places"] or ""), of):
                yield _issue(table, row[0], found["share"], of)


def _count_column(table: Table, at: int) -> int | None:
    """The counts of shares stand right before them; in a table of one share column, right after them too."""
    if not is_share_column(table, at):
        return None
    beside = (at - 1, at + 1) if len(table.columns) == 3 else (at - 1,)
    return next((each for each in beside if _has_counts(table, each)), None)


def _row_bases(table: Table, counts: tuple[int | None, ...]) -> tuple[float | None, ...]:
    """What the share of each row is of, where another column has it: `Bells rung | Answered in time | %`."""
    shares = [(at, count) for at, count in enumerate(counts) if count]
    if len(shares) != 1:
        return ()
    at, count = shares[0]
    for other in range(1, len(table.columns)):
        sizes = [_number(row[other]) if other < len(row) else None for row in table.rows]
        pairs = [(row, size) for row, size in zip(rows_between(table, count, at), sizes, strict=True) if row and size]
        if other not in shares[0] and len(pairs) > 1 and _most(row.agrees(size) for row, size in pairs):
            return tuple(sizes)
    return ()


def _number(cell: str) -> float | None:
    return float(cell.strip().replace(",", "")) if _COUNT.fullmatch(cell.strip()) else None


def _most(fit: Iterable[bool]) -> bool:
    """Two of three at least."""
    fits = list(fit)
    return sum(fits) * 3 >= len(fits) * 2


def _agree(table: Table, count: int, at: int, base: float | None) -> bool:
    """Whether most shares of a column are those of these counts, where it is known of how many."""
    rows = [row for row in rows_between(table, count, at) if row]
    return base is None or _most(row.agrees(base) for row in rows)


def _has_counts(table: Table, at: int) -> bool:
    cells = [cell for cell in _cells(table, at) if cell]
    return 0 < at < len(table.columns) and not is_share_column(table, at) and any(map(_COUNT.fullmatch, cells))


def _base(table: Table, at: int, count: int | None) -> float | None:
    """As printed in the head, or in a row of sizes; else the total that the counts beside it agree with."""
    printed = _printed_size(table, at) or _size_row(table, at)
    if printed is not None or count is None:
        return printed
    return common_total(rows_between(table, count, at))


def _printed_size(table: Table, at: int) -> float | None:
    found = _SIZE.search(table.columns[at])
    return float((found["n"] or found["alone"]).replace(",", "")) if found else None


def _size_row(table: Table, at: int) -> float | None:
    """A row of sizes has whole numbers where the other rows have shares: `Base | 45 | 30`."""
    others = [row[at] for row in table.rows if at < len(row) and row[at].rstrip().endswith("%")]
    sizes = [row[at] for row in table.rows if at < len(row) and _BASE_ROW.match(row[0]) and _COUNT.fullmatch(row[at])]
    return float(sizes[-1].replace(",", "")) if others and len(sizes) == 1 else None


def _is_possible(share: float, places: int, of: float) -> bool:
    half = 0.5 * 0.1**places
    least, most = ceil((share - half) * of / 100 - 1e-9), floor((share + half) * of / 100 + 1e-9)
    return least <= most


def _cells(table: Table, at: int) -> list[str]:
    return [row[at].strip() for row in table.rows if at < len(row)]


def _issue(table: Table, row: str, share: str, of: float) -> Issue:
    return Issue(
        severity=Severity.INFO,
        code="table-share-not-possible",
        message=f"{share} per cent, at {row!r} in {table.caption!r}, is the share of no whole number of {of:g}.",
        hint="Fewer may have answered this question, or answers were weighted; the table is kept as printed.",
        paragraph=table.place.part,
        page=table.page,
    )

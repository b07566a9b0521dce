"""Of how many are the shares of a table, and which of its rows or columns contradict each other?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from ontology.model import Issue, Table
from ontology.values import Severity

# `%`, `Per cent`, `Yes (%)`
_SHARE = re.compile(r"(?i)%|per ?cent")
# `Total`, `All cases`
_TOTAL = re.compile(r"(?i)(?:total|all|overall|sum)\b")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NEAR_WHOLE = 1.5  # per cent: what rounding may add to or take from a hundred
_PAIR = 2  # `Yes` and `No`
_ROUNDED = 0.5  # a printed share stands for half a point to either side


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its count and its share; `decimals`: the share's printed places."""

    label: str
    count: float
    share: float
    decimals: int

    def agrees(self, total: float) -> bool:
        """Whether the share is that of the count in this total, as it is rounded."""
        return total > 0 and abs(100 * self.count / total - self.share) <= self._half + 1e-9

    @property
    def _half(self) -> float:
        return _ROUNDED * 0.1**self.decimals

    @property
    def implied(self) -> float | None:
        """The only whole number that the count can be this share of; None where several can, or none."""
        if self.count <= 0 or self.share <= self._half:
            return None
        least = ceil(100 * self.count / (self.share + self._half) - 1e-9)
        most = floor(100 * self.count / (self.share - self._half) + 1e-9)
        return float(least) if least == most else None


def share_column(table: Table) -> int | None:
    """The index of its one column of shares, where it has one of them and one of counts; else None."""
    shares = [at for at in range(1, len(table.columns)) if _SHARE.search(table.columns[at])]
    return shares[0] if len(shares) == 1 and len(table.columns) == 3 else None


def rows_between(table: Table, count: int, share: int) -> list[Row | None]:
    """The rows of two columns, one of counts and one of their shares; None in the place of rows without both."""
    return [_row(cells, count=count, share=share, width=len(table.columns)) for cells in table.rows]


def bases(table: Table) -> tuple[float | None, ...]:
    """What the share of each row is of, where the numbers tell: the printed or summed total that the rows agree with;
    a hundred where counts and shares are the same; else what a row's own two numbers leave as the only possibility."""
    rows = _rows(table)
    if not any(rows):
        return ()
    common = common_total(rows)
    return tuple(None if row is None else common or row.implied for row in rows)


def contradictions(table: Table) -> Iterator[Issue]:
    """Shares of one total that do not add up to a hundred, and rows whose share is not that of their count."""
    parts = [row for row in _rows(table) if row and not _TOTAL.match(row.label)]
    total, whole = sum(row.count for row in parts), sum(row.share for row in parts)
    if len(parts) < 2 or not _is_partition(parts, total):
        return
    of = common_total(parts) or total
    if abs(whole - 100) > _NEAR_WHOLE or abs(of - total) > 0.5:
        yield _issue(
            table,
            "table-does-not-add-up",
            f"The shares of {table.caption!r} add up to {whole:g} per cent of {of:g}, the numbers to {total:g}.",
            "The table is kept as printed; cases may have been left out of it.",
        )
    yield from _odd_rows(table, parts, of)


def _odd_rows(table: Table, parts: Sequence[Row], of: float) -> Iterator[Issue]:
    """The few rows whose share is not that of their count, where most are of one total."""
    odd = [row for row in parts if not row.agrees(of)]
    if len(odd) * 3 <= len(parts):
        for row in odd:
            share = 100 * row.count / of
            yield _issue(
                table,
                "table-row-does-not-agree",
                f"{row.count:g} of {of:g} is {share:.1f} per cent, {row.label!r} says {row.share:g}.",
                "The row is kept as printed; look at the table in the report.",
            )


def _rows(table: Table) -> list[Row | None]:
    """The rows with a count and a share; None in the place of others; empty where a table has no such columns."""
    at = share_column(table)
    if at is None:
        return []
    return rows_between(table, 3 - at, at)


def _row(cells: Sequence[str], *, count: int, share: int, width: int) -> Row | None:
    if len(cells) != width or "%" in cells[count]:
        return None
    printed = [cell.strip().rstrip("% ").replace(",", "") for cell in cells]
    if not (_NUMBER.fullmatch(printed[count]) and _NUMBER.fullmatch(printed[share])):
        return None
    decimals = len(printed[share].partition(".")[2])
    return Row(cells[0].strip(), float(printed[count]), float(printed[share]), decimals)


def common_total(rows: Sequence[Row | None]) -> float | None:
    """The total that most rows are of, if there is one."""
    known = [row for row in rows if row]
    printed = [row.count for row in known if _TOTAL.match(row.label)]
    parts = [row for row in known if not _TOTAL.match(row.label)]
    if len(parts) < 2:
        return None
    candidates = (*printed, sum(row.count for row in parts), 100.0)
    best = max(candidates, key=lambda total: sum(row.agrees(total) for row in parts))
    return best if sum(row.agrees(best) for row in parts) * 3 >= len(parts) * 2 else None


def _is_partition(rows: Sequence[Row], total: float) -> bool:
    """Whether the shares are of about one total, or one of two is of just that: only then are they a hundred in all."""
    if len(rows) == _PAIR and any(row.implied == total for row in rows):
        return True
    implied = sorted(100 * row.count / row.share for row in rows if row.count and row.share)
    if not implied:
        return False
    inner = implied[len(implied) // 3 : max(len(implied) // 3 + 1, len(implied) - len(implied) // 3)]
    return inner[-1] - inner[0] < 0.1 * inner[-1] and 0.9 * inner[0] <= total <= 1.1 * inner[-1]


def _issue(table: Table, code: str, message: str, hint: str) -> Issue:
    return Issue(
        severity=Severity.WARNING, code=code, message=message, hint=hint, paragraph=table.place.part, page=table.page
    )

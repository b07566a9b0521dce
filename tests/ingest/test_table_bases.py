"""Are the denominators of tables computed, and what contradicts itself told?"""

from __future__ import annotations

import pytest

from ingest.thematic.bases import bases, contradictions
from ontology.model import Table
from ontology.places import Place


def table(*rows: tuple[str, str, str], columns: tuple[str, str, str] = ("Who was seen?", "Number", "%")) -> Table:
    """A table of these rows."""
    return Table(caption=columns[0], columns=columns, rows=rows, place=Place("t"))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((("Yes", "24", "28%"), ("No", "63", "72%")), (87, 87)),
        ((("Yes", "43", "43"), ("No", "56", "57")), (99, 99)),
        ((("Yes", "10", "20"), ("No", "40", "80"), ("Total", "50", "100")), (50, 50, 50)),
        ((("A", "40", "40"), ("B", "50", "50"), ("C", "07", "7")), (100, 100, 100)),
        ((("Housing", "39", "67"), ("Work", "13", "37"), ("Debt", "08", "19")), (58, 35, None)),
        ((("Yes", "some", "28"), ("No", "-", "72")), ()),
    ],
)
def test_what_shares_are_of(rows: tuple[tuple[str, str, str], ...], expected: tuple[float | None, ...]) -> None:
    assert bases(table(*rows)) == expected


def test_columns_may_stand_the_other_way_round() -> None:
    assert bases(table(("Yes", "28%", "24"), ("No", "72%", "63"), columns=("Seen?", "Per cent", "n"))) == (87, 87)


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ((("Yes", "24", "28%"), ("No", "63", "72%")), []),
        ((("A", "40", "40"), ("B", "50", "50"), ("C", "07", "7")), ["table-does-not-add-up"]),
        ((("A", "20", "20"), ("B", "30", "30"), ("C", "40", "40"), ("D", "10", "11")), ["table-row-does-not-agree"]),
        ((("A", "78", "78"), ("B", "20", "20"), ("C", "1", "1")), ["table-does-not-add-up"]),
        ((("Housing", "39", "67"), ("Work", "13", "37"), ("Debt", "08", "19")), []),
        ((("Men", "60", "75%"), ("Women", "20", "30%")), ["table-does-not-add-up"]),
        ((("Housing", "39", "67"), ("Work", "13", "37")), []),
    ],
)
def test_contradictions(rows: tuple[tuple[str, str, str], ...], codes: list[str]) -> None:
    assert [issue.code for issue in contradictions(table(*rows))] == codes

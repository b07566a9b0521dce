"""Tables of several groups: what the shares of each column are of, and shares that no number can be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.examining import told_once
from ingest.thematic.column_bases import impossible, with_column_bases
from ontology.mapping import map_report
from ontology.model import Table
from ontology.places import Place
from shapes.explain import explain
from shapes.validate import validate
from tests.ingest.thematic_text import read_with


def table(columns: tuple[str, ...], *rows: tuple[str, ...]) -> Table:
    """A table with what the shares of its columns are of."""
    return with_column_bases(Table(caption=columns[0], columns=columns, rows=rows, place=Place("t")))


@pytest.mark.parametrize(
    ("columns", "rows", "bases", "counts"),
    [
        (("Slept?", "Men (n=45)", "Women (n = 1,204)"), [("Well", "62%", "50%")], (None, 45, 1204), ()),
        (("Slept?", "Men, N=45 (%)", "All"), [("Well", "62", "12"), ("Badly", "38", "9")], (None, 45, None), ()),
        (
            ("Slept?", "Men", "Women"),
            [("Well", "62%", "50%"), ("Badly", "38%", "50%"), ("Base", "45", "30")],
            (None, 45, 30),
            (),
        ),
        (
            ("Slept?", "Men", "Men %", "Women", "Women %"),
            [("Well", "28", "62%", "15", "50%"), ("Badly", "17", "38%", "15", "50%")],
            (None, None, 45, None, 30),
            (None, None, 1, None, 3),
        ),
        (("Slept?", "Number", "%"), [("Well", "12", "30"), ("Total", "40", "100")], (), (None, None, 1)),
        (("Slept?", "Men", "Women"), [("Well", "12", "9")], (), ()),
    ],
)
def test_what_the_shares_of_a_column_are_of(
    columns: tuple[str, ...],
    rows: list[tuple[str, ...]],
    bases: tuple[float | None, ...],
    counts: tuple[int | None, ...],
) -> None:
    found = table(columns, *rows)
    assert (found.column_denominators, found.count_columns) == (bases, counts)


def test_the_shares_of_rows_can_be_of_another_column() -> None:
    columns = ("Prison", "Bells rung", "Answered in time", "%")
    found = table(
        columns, ("Oakensill", "40", "34", "85%"), ("Castle Fen", "25", "22", "88%"), ("Wendlow", "20", "3", "95%")
    )
    assert (found.denominators, found.count_columns) == ((40, 25, 20), (None, None, None, 2))


@given(st.integers(1, 400), st.data())
def test_the_rounded_share_of_any_count_is_possible(of: int, data: st.DataObject) -> None:
    share = round(100 * data.draw(st.integers(0, of)) / of)
    assert list(impossible(table(("Slept?", f"Men (n={of})"), ("Well", f"{share}%")))) == []


@pytest.mark.parametrize(("share", "of"), [("61%", 45), ("33%", 10), ("0.4%", 100)])
def test_a_share_of_no_whole_number_is_told(share: str, of: int) -> None:
    issues = list(impossible(table(("Slept?", f"Men (n={of})"), ("Well", share))))
    assert [issue.code for issue in issues] == ["table-share-not-possible"]


PRINTED = """2. Sleep

How did men say that they slept?	Men (n=45)	Women (n=30)
Well	62%	50%
Badly	38%	50%

Did staff look in?	Number	%
Yes	12	30%
No	20	{no}
Not known	8	20%
"""


def codes(tmp_path: Path, no: str) -> list[str]:
    report = read_with(tmp_path, PRINTED.format(no=no), contents="2. Sleep")
    assert [each.columns[1:] for each in report.tables] == [("Men (n=45)", "Women (n=30)"), ("Number", "%")]
    return [result.code for result in validate(map_report(report)) if result.code in {"S76", "S77"}]


@pytest.mark.parametrize(("no", "found"), [("50%", []), ("53%", ["S77"])])
def test_a_share_that_is_not_that_of_its_count_is_a_warning(tmp_path: Path, no: str, found: list[str]) -> None:
    assert codes(tmp_path, no) == found


def test_a_share_that_is_not_that_of_its_count_is_told_once(tmp_path: Path) -> None:
    report = read_with(tmp_path, PRINTED.format(no="53%"), contents="2. Sleep")
    graph = map_report(report)
    results = [explain(each, graph) for each in validate(graph) if each.code == "S77"]
    assert len(results) == 1
    assert told_once(results, report.issues) == []
    assert told_once(results, ()) == results


@pytest.mark.parametrize(
    ("above", "caption"),
    [
        ("Table 3: How people slept", "Table 3: How people slept"),
        ("Table: How people slept", "Table: How people slept"),
        ("Table – How people slept", "Table – How people slept"),
        ("Figure 3: How people slept", "Slept?"),
        ("Every prison was asked about sleep.", "Slept?"),
    ],
)
def test_the_caption_above_a_table_is_its_own(above: str, caption: str, tmp_path: Path) -> None:
    title = "Annexe 2: Tables"
    report = read_with(
        tmp_path, f"{title}\n\n{above}\n\nSlept?\tNumber\t%\nWell\t20\t40\nBadly\t30\t60\n", contents=title
    )
    assert [(each.caption, each.columns, len(each.rows)) for each in report.tables] == [
        (caption, ("Slept?", "Number", "%"), 2)
    ]

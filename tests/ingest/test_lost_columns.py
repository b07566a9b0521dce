"""Are the tables of a thematic read whose columns a converter lost, and told of where nothing tells their columns?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.reading import read_report
from ontology.model import Report, Table

SPECIMENS = Path(__file__).parents[2] / "prisongraph" / "specimens"
RELEASE, NIGHT = "thematic-work-after-prison-2023", "thematic-the-long-night-2024"
ROW = re.compile(r"(?m)^[^\t\n]+(?:\t(?:[^\t\n]*\d%?|Number|%|[^\t\n]+ minutes|[^\t\n]+ night|[^\t\n]+\(n=\d+\)))+$")


def parted(name: str, by: str, folder: Path) -> Report:
    """A specimen with what stands between the cells of its tables of figures replaced."""
    text, count = ROW.subn(lambda row: row[0].replace("\t", by), (SPECIMENS / f"{name}.txt").read_text("utf-8"))
    assert count > 10
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    return read_report(path)


def cells(table: Table) -> tuple[str | None, tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Caption, columns and rows."""
    return table.caption, table.columns, table.rows


def codes(report: Report) -> list[str]:
    """The issues of a report."""
    return [issue.code for issue in report.issues]


@pytest.mark.parametrize(("name", "by"), [(RELEASE, " "), (RELEASE, "\n"), (RELEASE, "\n\n"), (NIGHT, "\n\n")])
def test_every_cell_of_lines_that_lost_their_columns(name: str, by: str, tmp_path: Path) -> None:
    before, after = parted(name, "\t", tmp_path), parted(name, by, tmp_path)
    assert list(map(cells, after.tables)) == list(map(cells, before.tables)) != []
    assert codes(after) == codes(before)


def test_heads_in_words_that_ran_together_are_told_of(tmp_path: Path) -> None:
    before, after = parted(NIGHT, "\t", tmp_path), parted(NIGHT, " ", tmp_path)
    lost = [table for table in before.tables if cells(table) not in map(cells, after.tables)]
    assert [table.columns[0] for table in lost] == ["Prison"]
    assert len(after.tables) == len(before.tables) - 1
    told = [issue.quote or "" for issue in after.issues if issue.code == "table-not-understood"]
    assert len(told) == 1
    assert told[0].startswith("HMP Blackwater Sike 40 34 85%")


def test_figures_of_a_column_number_no_pages(tmp_path: Path) -> None:
    rows = "\n".join(f"HMP Prison {letter}\n\n{page}\n\n{page + 40}%\n" for page, letter in enumerate("ABCDEFGH", 12))
    before = (SPECIMENS / f"{RELEASE}.txt").read_text("utf-8")
    path = tmp_path / "report.txt"
    path.write_text(f"{before}\n\nWhich prison was it?\n\nNumber\n\n%\n\n{rows}", encoding="utf-8")
    assert [row[1] for row in read_report(path).tables[-1].rows] == [str(page) for page in range(12, 20)]

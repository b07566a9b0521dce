"""Is a table read whose cells a converter set a line each, and do its figures number nothing?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ontology.model import Report
from tests.ingest.printing import whole
from tests.ingest.test_inspection_variations import facts, read

LOCAL = "full-aldercombe-2019"


def stacked(parted: str) -> str:
    """The text of a specimen with each cell of its rows on a line of its own."""
    rows = r"(?m)^[^\t\n]+(?:\t[\w %.–-]+){3}$"
    text, count = re.subn(rows, lambda row: row[0].replace("\t", parted), whole(LOCAL))
    assert count > 8
    return text


def cells(report: Report) -> list[tuple[str, ...]]:
    """Every row of every table, its head too."""
    return [row for table in report.tables for row in (table.columns, *table.rows)]


@pytest.mark.parametrize("parted", ["\n", "\n\n"])
def test_a_population_table_with_a_cell_a_line(parted: str, tmp_path: Path) -> None:
    before, after = read(whole(LOCAL), tmp_path), read(stacked(parted), tmp_path)
    assert cells(after) == cells(before) != []
    assert [table.caption for table in after.tables] == [table.caption for table in before.tables]


def test_rows_that_ran_into_lines_keep_no_spaces_in_their_cells(tmp_path: Path) -> None:
    assert cells(read(stacked(" "), tmp_path)) == [
        tuple(re.sub("–", "-", cell) for cell in row) if "%" in row else row
        for row in cells(read(whole(LOCAL), tmp_path))
    ]


def test_rows_that_ran_on_behind_their_head_in_one_block(tmp_path: Path) -> None:
    lines = [line for line in stacked(" ").split("\n") if re.search(r" (?:%|[\d.]+)$", line) and line.count(" ") > 2]
    status = lines[lines.index("Status 18–20 yr olds 21 and over %") :][:5]
    run_on = stacked(" ").replace("\n".join(status), " ".join(status))
    assert run_on.count("\n") == stacked(" ").count("\n") - 4
    assert cells(read(run_on, tmp_path)) == cells(read(stacked(" "), tmp_path))


def test_a_label_in_lower_case_ran_on_behind_the_row_above(tmp_path: Path) -> None:
    text = stacked(" ").replace("\nRecall 1 67 13.3\n", "\nrecalled from 12 to 28 days 1 67 13.3\n")
    renamed = [
        ("recalled from 12 to 28 days", *row[1:]) if row[0] == "Recall" else row
        for row in cells(read(stacked(" "), tmp_path))
    ]
    assert cells(read(text, tmp_path)) == renamed


def test_its_cells_are_neither_titles_nor_numbers_of_paragraphs(tmp_path: Path) -> None:
    before, after = read(whole(LOCAL), tmp_path), read(stacked("\n\n"), tmp_path)
    assert [section.title for section in after.sections] == [section.title for section in before.sections]
    assert [each.number for each in after.paragraphs if each.number] == [
        each.number for each in before.paragraphs if each.number
    ]
    assert facts(after) == facts(before)


def test_a_line_between_two_groups_of_rows_ends_no_table(tmp_path: Path) -> None:
    text = stacked("\n\n").replace("\nRecall\n", "\nOf those who were sentenced\n\nRecall\n", 1)
    assert cells(read(text, tmp_path)) == cells(read(whole(LOCAL), tmp_path))


@pytest.mark.parametrize("parted", ["\n", "\n\n", " "])
def test_a_row_with_an_empty_cell_that_no_mark_tells_of_is_an_issue(parted: str, tmp_path: Path) -> None:
    full, short = (parted.join(row) for row in (("Recall", "1", "67", "13.3"), ("Recall", "67", "13.3")))
    before, after = read(stacked(parted), tmp_path), read(stacked(parted).replace(full, short), tmp_path)
    assert [row for row in cells(before) if row not in cells(after)] == [("Recall", "1", "67", "13.3")]
    told = [issue.quote for issue in after.issues if issue.code == "population-row-not-understood"]
    assert told == ["Recall 67 13.3"]
    assert not [issue for issue in before.issues if issue.code == "population-row-not-understood"]


def test_a_row_with_an_empty_cell_between_tabs(tmp_path: Path) -> None:
    text = whole(LOCAL).replace("Recall\t1\t67", "Recall\t\t67")
    assert ("Recall", "", "67", "13.3") in cells(read(text, tmp_path))


def test_a_label_that_ends_with_a_figure(tmp_path: Path) -> None:
    text = stacked(" ").replace("Sentenced 12 288 58.6", "Sentenced under 21 12 288 58.6")
    assert ("Sentenced under 21", "12", "288", "58.6") in cells(read(text, tmp_path))

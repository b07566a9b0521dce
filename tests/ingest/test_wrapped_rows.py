"""Texts laid out in columns: rows that run over several lines come back whole, and rows of one line stay apart."""

from __future__ import annotations

from ingest.documents.text import read_text

PRACTICE = """
  a)   Visitors could leave a recorded message for men    See paragraphs
       who could not come to the hall, and staff          3.12 and
       played it to them on the wing.                     4.7
  b)   Each new officer met a former prisoner during      See paragraph 6.1
       the first week.
"""
GLOSSARY = """
  Key worker          An officer who meets the same few prisoners each week and
  scheme (KWS)        helps them with their plans.
  NEON                Night Estate Observation Network
  Offender journey    The path of a prisoner from arrival to
                      release, with its reviews.
"""
NUMBERS = """
  Status                18 to 20    21 and over
  Sentenced                   12            288
  On remand or                 9            135
  of which women               1              7
"""
NARROW = """
  Segregation and separation Where prisoners are held apart from others, for their own
  unit (SSU)                 safety or that of others.
  Reception       The building where prisoners arrive
  unit            and from where they leave.
"""


def rows(text: str) -> list[list[str]]:
    """The cells of each row that a text holds."""
    return [
        [cell.text for cell in row] for table in read_text(text.encode(), "report.txt").tables for row in table.rows
    ]


def test_examples_with_their_pointers() -> None:
    assert rows(PRACTICE) == [
        [
            "a)",
            "Visitors could leave a recorded message for men who could not come to the hall, and staff played it to "
            "them on the wing.",
            "See paragraphs 3.12 and 4.7",
        ],
        ["b)", "Each new officer met a former prisoner during the first week.", "See paragraph 6.1"],
    ]


def test_terms_and_definitions() -> None:
    assert rows(GLOSSARY) == [
        [
            "Key worker scheme (KWS)",
            "An officer who meets the same few prisoners each week and helps them with their plans.",
        ],
        ["NEON", "Night Estate Observation Network"],
        ["Offender journey", "The path of a prisoner from arrival to release, with its reviews."],
    ]


def test_rows_of_numbers_stay_apart() -> None:
    assert rows(NUMBERS) == [
        ["Status", "18 to 20", "21 and over"],
        ["Sentenced", "12", "288"],
        ["On remand or", "9", "135"],
        ["of which women", "1", "7"],
    ]


def test_each_row_has_columns_of_its_own() -> None:
    assert rows(NARROW)[-1] == ["Reception unit", "The building where prisoners arrive and from where they leave."]


def test_empty_cells_below_columns_that_whole_rows_tell() -> None:
    assert rows("""
  Status            18 to 20    21 and over       %
  Sentenced               12            288    58.6
  Recall                                 67    13.0
  Remand                   9                    1.8
  Civil                    1
""")[2:] == [["Recall", "", "67", "13.0"], ["Remand", "9", "", "1.8"], ["Civil", "1", "", ""]]


def test_empty_cells_between_single_tabs() -> None:
    text = "Status\tMen\tWomen\nSentenced\t12\t288\nRecall\t\t67\nRemand\t9\t\n\t\t4\n"
    assert rows(text)[2:] == [["Recall", "", "67"], ["Remand", "9", ""], ["", "", "4"]]


def test_cells_that_may_stand_below_two_columns_stay_together() -> None:
    text = "Status\t\tMen\tWomen\nSentenced\t12\t288\nRecall\t\t67\n"
    assert rows(text)[2:] == [["Recall", "67"]]

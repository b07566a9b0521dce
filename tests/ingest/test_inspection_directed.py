"""Is a recommendation's addressee found where the list prints it in a column, behind the statement, or below it?"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.documents import read_document
from ingest.inspection import read_inspection
from ingest.inspection.directed import addressee_alone, directed_to, parted
from ingest.outline import outline
from ontology.model import Report
from tests.ingest.printed import block, row
from tests.specimens.__main__ import SHIPPED

# `7.4 Recommendation (3.4): Incentives should ... (To the director)`
_ENTRY = re.compile(r"(?m)^(?:- )?(7\.\d+ .*Recommendation.*?) \(To ([^()]+)\)$")
_PAIR = re.compile(r"(?m)^(\*\*Key recommendation:\*\*.*?) \(To ([^()]+)\)$")


def read(text: str, folder: Path) -> Report:
    """A report from its text."""
    path = folder / "report.txt"
    path.write_text(text, "utf-8")
    return read_inspection(outline(read_document(path)))


def in_a_column(statement: str, who: str) -> str:
    """The addressee in the last cell of a row."""
    return f"{statement}\t{who}"


def behind(statement: str, who: str) -> str:
    """The addressee at the end of the line, the columns lost."""
    return f"{statement} {who}"


def below(statement: str, who: str) -> str:
    """The addressee on a line of its own."""
    return f"{statement}\n\n{who}"


@pytest.mark.parametrize("change", [in_a_column, behind, below], ids=lambda change: change.__name__)
def test_the_list_tells_whom_a_recommendation_is_directed_to(change: Callable[[str, str], str], tmp_path: Path) -> None:
    """The sections name nobody, and the list stands under `Recommendations   Directed to:`."""
    text = (SHIPPED / "full-wexmoor-2021.txt").read_text("utf-8")
    text = text.replace("(To Northmarch Primary Care Ltd)", "(To the health care provider)")
    before = {each.reference: each.addressee for each in read(text, tmp_path).recommendations}
    start = text.index("Section 7 Summary", text.index("Section 6 Rehabilitation", 4000))
    body, listed = text[:start], text[start:]
    body = re.sub(r"(?m)^((?:- )?[3-6]\.\d+ .*?) \(To [^()]+\)$", r"\1", body)
    listed = listed.replace("## Recommendations\n", "## Recommendations Directed to:\n", 1)
    listed = _PAIR.sub(lambda found: change(found[1], found[2]), listed)
    changed = _ENTRY.sub(lambda found: change(found[1], found[2]), listed)
    assert changed.count("(To ") == 0
    after = read(body + changed, tmp_path)
    assert {each.reference: each.addressee for each in after.recommendations} == before
    assert len(after.recommendations) == 8


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("the governor", "the governor"),
        ("HMPPS and the governor.", "HMPPS and the governor"),
        ("The head of health care", "The head of health care"),
        ("To the governor", None),
        ("the governor should act", None),
        ("Early days in custody", None),
    ],
)
def test_an_addressee_alone(text: str, who: str | None) -> None:
    assert addressee_alone(text) == who


def test_a_row_gives_a_numbered_statement_and_its_addressee() -> None:
    made = list(parted(row("5.4", "Recommendation (1.5): Showers should work.", "To the governor")))
    assert [(each.number, each.text, each.kind.value) for each in made] == [
        ("5.4", "Recommendation (1.5): Showers should work.", "paragraph"),
        (None, "the governor", "paragraph"),
    ]


def test_a_cell_beside_a_statement_may_name_anyone() -> None:
    made = list(parted(row("5.4", "Patients should be seen within six weeks.", "Northmarch Primary Care Ltd")))
    assert [directed_to(each) for each in made] == [None, "Northmarch Primary Care Ltd"]


def test_a_statement_that_only_speaks_of_the_governor_stays_whole() -> None:
    whole = block("The night plan should be signed by the governor", number="5.2")
    assert list(parted(whole)) == [whole]

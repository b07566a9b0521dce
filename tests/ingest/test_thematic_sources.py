"""References, footnotes and where they are cited; facts about the system that a thematic sets apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from ontology.model import Reference, Report
from tests.ingest.thematic_text import read_with

LIST = """References

Fenwick, L. and Adair, P. (2019). *The first wage*. Nowhere University Press.

Ministry of Rest. (2020). *A plan for the night*. (<https://www.example.org/night-plan>)

HM Inspectorate of Prisons. (2018). *Still awake*.

Joint Board of Sleep (JBS). (2017). *Counting sheep*, www.example.org/sheep.
"""


def cited(tmp_path: Path, sentence: str) -> tuple[list[str], list[str]]:
    """The years of the works cited by a sentence, and the issues."""
    report = read_with(tmp_path, f"2. Sleep\n\n{sentence}\n\n{LIST}", contents="2. Sleep\t6\nReferences")
    works = [str(each.year) for each in report.references if each.cited_in]
    return works, [issue.quote or "" for issue in report.issues if issue.code == "reference-not-listed"]


def test_each_work_has_its_authors_year_and_address(tmp_path: Path) -> None:
    report = read_with(tmp_path, LIST, contents="References")
    assert [(each.authors, each.year, each.address) for each in report.references] == [
        ("Fenwick, L. and Adair, P.", 2019, None),
        ("Ministry of Rest", 2020, "https://www.example.org/night-plan"),
        ("HM Inspectorate of Prisons", 2018, None),
        ("Joint Board of Sleep (JBS)", 2017, "www.example.org/sheep"),
    ]
    assert all(each.place.anchors for each in report.references)


@pytest.mark.parametrize(
    ("sentence", "works"),
    [
        ("Wages matter (Fenwick and Adair, 2019).", ["2019"]),
        ("Wages matter (see Fenwick and others, 2019: 14; Ministry of Rest 2020).", ["2019", "2020"]),
        ("It was known (HMI Prisons, 2018).", ["2018"]),
        ("It was known (JBS 2017), and planned for (MoR, 2020).", ["2020", "2017"]),
        ("It was law (Prison Sleep Act 1952), and so it stayed (in June 2020).", []),
        ("The wing (built in 2019) was cold.", []),
    ],
)
def test_works_are_cited_by_author_and_year(tmp_path: Path, sentence: str, works: list[str]) -> None:
    found, unlisted = cited(tmp_path, sentence)
    assert sorted(found) == sorted(works)
    assert unlisted == []


@pytest.mark.parametrize("sentence", ["So it is said (Fenwick, 2011).", "So it is said (Marsh and Low, 2019)."])
def test_a_citation_that_the_list_lacks_is_told(tmp_path: Path, sentence: str) -> None:
    found, unlisted = cited(tmp_path, sentence)
    assert (found, len(unlisted)) == ([], 1)


NOTES = """2. Sleep

Half of all men slept badly.¹ Cells of 8 m² were cold.² Nobody knew why{mark} that was.

¹ Night survey, Ministry of Rest (www.example.org).

² Measured by the governor.
"""


def notes(report: Report) -> list[Reference]:
    return [each for each in report.references if each.kind == "footnote"]


def test_footnotes_are_tied_to_the_words_that_bear_their_marks(tmp_path: Path) -> None:
    report = read_with(tmp_path, NOTES.format(mark=""), contents="2. Sleep")
    assert [(each.marker, each.text, each.cited_in, len(each.citations)) for each in notes(report)] == [
        ("1", "Night survey, Ministry of Rest (www.example.org).", ("s2-1",), 1),
        ("2", "Measured by the governor.", ("s2-1",), 1),
    ]


def test_a_mark_without_a_note_is_told(tmp_path: Path) -> None:
    report = read_with(tmp_path, NOTES.format(mark="³"), contents="2. Sleep")
    assert [issue.paragraph for issue in report.issues if issue.code == "footnote-missing"] == ["s2-1"]


@pytest.mark.parametrize(
    ("line", "printed", "value", "unit"),
    [
        ("1,204\tMen who were asked.", "1,204", 1204, None),
        ("Men who slept well.\t19%", "19%", 19, "percent"),
        ("- £1.2 million: spent on mattresses.", "£1.2 million", 1_200_000, "pounds"),
        ("- 66 per cent of men shared a cell.", "66 per cent", 66, "percent"),
        ("- 1,204 men were asked.", "1,204", 1204, None),
        ("1,204 Men who were asked.", "1,204", 1204, None),
        ("57% of men shared a cell.", None, None, None),
        ("Cells were built for one.", None, None, None),
    ],
)
@pytest.mark.parametrize("title", ["Contextual facts", "Key facts and figures"])
def test_a_contextual_fact_leads_with_its_figure(
    tmp_path: Path, title: str, line: str, printed: str | None, value: float | None, unit: str | None
) -> None:
    (fact,) = read_with(tmp_path, f"{title}\n\n{line}\n", contents=title).contextual_facts
    assert (fact.printed, fact.value, fact.unit) == (printed, value, unit)
    assert fact.place.anchors


def test_contextual_facts_that_look_like_headings(tmp_path: Path) -> None:
    lines = "57% Men who slept well¹\n\n1,204 Men who were asked\n\n£1.2 million Spent on mattresses in a year.\n"
    report = read_with(tmp_path, f"Contextual facts\n\n{lines}", contents="Contextual facts")
    assert [(each.printed, each.heading) for each in report.contextual_facts] == [
        ("57%", None), ("1,204", None), ("£1.2 million", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Men asked, as of 31 March 2022.", "2022-03-31", "2022-03-31"),
        ("Men asked from August 2021 to May 2022.", "2021-08", "2022-05"),
        ("Men asked in the year to March 2023.", None, "2023-03"),
        ("Men asked since May 2020.", "2020-05", None),
        ("Men asked.", None, None),
    ],
)
def test_a_contextual_fact_says_when_it_held(tmp_path: Path, words: str, start: str | None, end: str | None) -> None:
    (fact,) = read_with(tmp_path, f"Contextual facts\n\n1,204\t{words}\n", contents="Contextual facts").contextual_facts
    assert (fact.start and str(fact.start), fact.end and str(fact.end)) == (start, end)


def test_the_heading_above_groups_facts_and_bears_their_note(tmp_path: Path) -> None:
    text = (
        "Contextual facts\n\nBeds²\n\n40%\tBeds that were broken.\n\n12%\tBeds that were lost.\n\n² Bed book, 2023.\n"
    )
    report = read_with(tmp_path, text, contents="Contextual facts")
    assert [(each.heading, each.notes) for each in report.contextual_facts] == [("Beds", ("2",))] * 2

"""Pointers to paragraphs, earlier reports and the glossary."""

from __future__ import annotations

import pytest

from ingest.references import find_references, trailing_references
from tests.ingest.printed import paragraph

OTHERS = [paragraph("Words.", f"3.{number}") for number in range(2, 10)]


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("It had improved (see paragraph 3.4).", ("3.4",)),
        ("It had improved (see paragraphs 3.7 and 3.9).", ("3.7", "3.9")),
        ("See paras 3.2, 3.4 and 3.6.", ("3.2", "3.4", "3.6")),
        ("See paragraphs 3.4–3.6", ("3.4", "3.5", "3.6")),
        ("See paragraphs 3.4 to 3.6 and 3.9", ("3.4", "3.5", "3.6", "3.9")),
    ],
)
def test_paragraphs(text: str, to: tuple[str, ...]) -> None:
    references, issues = find_references([paragraph(text, "3.1"), *OTHERS])
    assert [(one.origin, one.kind, one.to) for one in references] == [("3.1", "paragraph", to)]
    assert issues == ()


@pytest.mark.parametrize(
    "text",
    [
        "Cells should be clean. (Repeated main recommendation S12)",
        "We seldom see 4.5 hours.",
        "Recommendation 2.12 stood.",
    ],
)
def test_what_points_nowhere(text: str) -> None:
    assert find_references([paragraph(text, "3.1"), *OTHERS]) == ((), ())


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("Staff had left (3.4) and few had come.", [("3.4",)]),
        ("Staff had left (3.4 and 3.7) and few had come.", [("3.4", "3.7")]),
        ("The average score (3.4) was low.", []),
        ("Of 20 men 5% (3.4) had a job.", []),
        ("Nobody came (9.9) at all.", []),
    ],
)
def test_a_number_alone_in_brackets_where_the_report_points_so(text: str, to: list[tuple[str, ...]]) -> None:
    pointing = paragraph("Cells were dirty (3.14), too.", "3.15")
    paragraphs = [paragraph(text, "3.1"), *OTHERS, paragraph("Words.", "3.14")]
    references, _ = find_references([*paragraphs, pointing])
    assert [one.to for one in references if one.origin == "3.1"] == to
    assert find_references(paragraphs) == ((), ())


def test_an_earlier_report_is_another_report() -> None:
    text = "It was so then (see paragraph 2.40 of the last inspection report)."
    references, issues = find_references([paragraph(text)])
    assert [(one.kind, one.to) for one in references] == [("earlier report", ("2.40",))]
    assert issues == ()


def test_a_pointer_to_nothing_is_reported() -> None:
    _, issues = find_references([paragraph("See paragraph 9.99.")])
    assert [issue.code for issue in issues] == ["reference-to-nothing"]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("the key work model (see Glossary) had", "Key worker scheme"),
        ("Leadership (see Glossary) was", "Leader"),
        ("the CSIP process (see glossary) was", "Challenge, support and intervention plan (CSIP)"),
        ("time out of cell (see Glossary)", "Time out of cell"),
        ("the boiler (see Glossary)", None),
    ],
)
def test_the_glossary(text: str, term: str | None) -> None:
    terms = ["Key worker scheme", "Leader", "Challenge, support and intervention plan (CSIP)", "Time out of cell"]
    references, _ = find_references([paragraph(text)], terms)
    assert [one.to for one in references] == [(term,) if term else ()]


@pytest.mark.parametrize(
    ("text", "words", "numbers"),
    [
        ("Cells should be clean. (1.34a)", "Cells should be clean.", ("1.34a",)),
        ("Cells should be clean. (S45)", "Cells should be clean.", ("S45",)),
        ("Cells should be clean (1.34, 2.5).", "Cells should be clean", ("1.34", "2.5")),
        ("Cells should be clean. (see paragraph 1.34)", "Cells should be clean.", ("1.34",)),
        ("Cells should be clean. [see 3.14]", "Cells should be clean.", ("3.14",)),
        ("Cells should be clean (by 2024).", "Cells should be clean (by 2024).", ()),
    ],
)
def test_the_reference_behind_a_statement(text: str, words: str, numbers: tuple[str, ...]) -> None:
    assert trailing_references(text) == (words, numbers)

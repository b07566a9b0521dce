"""Are the words that count found, and those that every concern says left out?"""

from __future__ import annotations

import pytest

from graphs.linking.words import cleaned, opened, sentences, stems, without_verdicts


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "What progress have leaders and managers made in ensuring that lessons start on time?",
            "lessons start on time?",
        ),
        ("Leaders should make sure that cells are clean.", "cells are clean."),
        ("Outcomes for prisoners should be improved. Cells should be clean.", "Cells should be clean."),
        ("Force was used too often. (1.34a)", "Force was used too often."),
        ("Meals were cold (see Glossary).", "Meals were cold ."),
        ("Adjudications should be prompt. (Repeated recommendation 1.31)", "Adjudications should be prompt."),
        ("Posts should be filled. (To the governor)", "Posts should be filled."),
    ],
)
def test_what_every_concern_says_is_left_out(text: str, left: str) -> None:
    assert " ".join(cleaned(text).split()).removeprefix(". ") == left


def test_a_number_inside_a_sentence_stays() -> None:
    assert cleaned("Only 44% (of 390) were unlocked.") == "Only 44% (of 390) were unlocked."


def test_short_forms_are_opened_by_the_report_and_by_the_topics() -> None:
    assert opened("The XYZ met.", [("XYZ", "exemplary yard zone")]) == "The XYZ exemplary yard zone met."
    assert "assessment" in opened("ACCT reviews were late.", []).lower()


def test_endings_and_stop_words_go() -> None:
    assert stems("The assessments were assessed; assessing them") == ("assess", "assess", "assess")


def test_women_and_men_are_prisoners_for_likeness() -> None:
    assert stems("women waited") == stems("men waiting")


def test_the_verdict_is_no_evidence() -> None:
    text = "Waiting lists had fallen. We considered that the prison had made good progress in this area."
    assert without_verdicts(text) == "Waiting lists had fallen."
    assert sentences(text)[0] == "Waiting lists had fallen."

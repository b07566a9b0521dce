"""Are labels, references, addressees and verdicts understood as every era prints them?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.inspection.labels import addressee_line, ending, group, labelled, verdicts


@pytest.mark.parametrize(
    ("text", "what", "rank", "reference", "words"),
    [
        ("Key concern (1.41): Too few men work.", "concern", "key", "1.41", "Too few men work."),
        ("Concern: Too few men work.", "concern", None, None, "Too few men work."),
        ("Main recommendation S45: More should work.", "recommendation", "main", "S45", "More should work."),
        ("Recommendation (3.4): More should work.", "recommendation", None, "3.4", "More should work."),
    ],
)
def test_a_labelled_statement(text: str, what: str, rank: str | None, reference: str | None, words: str) -> None:
    (found,) = labelled(text)
    assert (found.what, found.rank, found.reference) == (what, rank, reference)
    assert text[found.start : found.end] == words


def test_a_block_may_hold_a_concern_and_its_recommendation() -> None:
    text = "Key concern: Men are idle. Key recommendation: Men should work. (To the governor)"
    assert [label.what for label in labelled(text)] == ["concern", "recommendation"]


def test_a_sentence_about_concerns_is_no_label() -> None:
    assert list(labelled("We raised a concern: nobody answered.")) == []


@pytest.mark.parametrize(
    ("text", "name", "addressee"),
    [
        ("Recommendations", "recommendation", None),
        ("Key concerns:", "key_concern", None),
        ("Priority concern", "priority_concern", None),
        ("Main recommendation | To the governor", "main_recommendation", "the governor"),
        ("Recommendations To HMPPS", "recommendation", "HMPPS"),
        ("Examples of good practice", "good_practice", None),
        ("Housekeeping points", "housekeeping", None),
    ],
)
def test_a_label_over_a_group(text: str, name: str, addressee: str | None) -> None:
    found = group(text)
    assert found is not None
    assert (found.name, found.addressee) == (name, addressee)


@pytest.mark.parametrize("text", ["Use of force", "There were concerns", "To the governor", "Concerns were many."])
def test_other_lines_are_no_group(text: str) -> None:
    assert group(text) is None


def test_a_line_that_names_only_the_addressee() -> None:
    assert addressee_line("To: HMPPS and the governor") == "HMPPS and the governor"
    assert addressee_line("Today was cold") is None


@pytest.mark.parametrize(
    ("text", "addressee", "references", "repeated"),
    [
        ("Men should work. (To the governor.)", "the governor", (), None),
        ("Men should work. (S41)", None, ("S41",), None),
        ("Men should work. (1.7, repeated recommendation 1.31)", None, ("1.7",), "1.31"),
        ("Men should work. (Repeated recommendation 2.9)", None, (), "2.9"),
        ("Men should work. (1.34a) (To HMPPS)", "HMPPS", ("1.34a",), None),
        ("Men should work (see also the plan of 2019).", None, (), None),
        ("Men should work in 2019 (2019).", None, (), None),
        ("Men should work. (HP40, to the governor)", "the governor", ("HP40",), None),
        ("Men should work. (To the director; repeated recommendation 2.30)", "the director", (), "2.30"),
        ("Men should work. (Repeated recommendation 2.30, to the governor)", "the governor", (), "2.30"),
    ],
)
def test_the_brackets_that_end_a_statement(
    text: str, addressee: str | None, references: tuple[str, ...], repeated: str | None
) -> None:
    found = ending(text)
    assert (found.addressee, found.references, found.repeated) == (addressee, references, repeated)


@pytest.mark.parametrize(
    ("text", "label", "statement"),
    [
        ("Achieved", "Achieved", ""),
        ("Not achieved (recommendation repeated, 2.15)", "Not achieved", ""),
        ("**Partially addressed.**", "Partially addressed", ""),
        ("Complaints went unanswered. Addressed", "Addressed", "Complaints went unanswered."),
        ("Cells should be fit. (1.6) No longer relevant", "No longer relevant", "Cells should be fit. (1.6)"),
    ],
)
def test_a_verdict_alone_or_after_its_statement(text: str, label: str, statement: str) -> None:
    (found,) = verdicts(text)
    assert (found.label, text[: found.start].strip(" *")) == (label, statement)


@pytest.mark.parametrize("text", ["Much was achieved by the staff.", "It had not been addressed by leaders", "Good"])
def test_a_sentence_is_no_verdict(text: str) -> None:
    assert list(verdicts(text)) == []


def test_a_block_may_hold_several_statements_with_their_verdicts() -> None:
    text = "Not achieved (recommendation repeated, 1.5) Night staff should carry keys. (1.52) Achieved"
    found = [(each.label, text[each.next :][:5]) for each in verdicts(text)]
    assert found == [("Not achieved", "Night"), ("Achieved", "")]


@given(st.text(max_size=300))
def test_any_text_can_be_asked(text: str) -> None:
    for found in labelled(text):
        assert 0 <= found.start <= found.end <= len(text)
    assert 0 <= ending(text).end <= len(text)
    group(text)
    addressee_line(text)
    assert all(0 <= said.start < said.end <= said.next <= len(text) for said in verdicts(text))

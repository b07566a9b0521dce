"""Statements under their labels, whole and without label, reference and addressee."""

from __future__ import annotations

import pytest

from ingest.irp.labels import statement, with_whole_statements
from tests.ingest.printed import block, outline_of, part, row

WORDS = "Cells should be clean and warm."


@pytest.mark.parametrize(
    ("printed", "kind", "number", "references", "addressee"),
    [
        (f"Concern: {WORDS}", "concern", None, (), None),
        (f"Key concern (1.41): {WORDS}", "concern", None, ("1.41",), None),
        (f"CONCERN {WORDS}", "concern", None, (), None),
        (f"Recommendation: {WORDS} (1.34a)", "recommendation", None, ("1.34a",), None),
        (f"Main recommendation: {WORDS} (To the governor) (S45)", "recommendation", None, ("S45",), "the governor"),
        (f"Recommendation 3: {WORDS} (2.9) (To the governor.)", "recommendation", 3, ("2.9",), "the governor"),
        (f"Recommendation: {WORDS} (1.34, to the governor)", "recommendation", None, ("1.34",), "the governor"),
        (f"Recommendation: {WORDS} (S4a, S7; directed to HMPPS.)", "recommendation", None, ("S4a", "S7"), "HMPPS"),
        (f"Theme 2: {WORDS}", "theme", 2, (), None),
        (f"Theme two: {WORDS}", "theme", 2, (), None),
        (f"Recommendation: {WORDS} (paragraph 1.34a)", "recommendation", None, ("1.34a",), None),
        (f"Recommendation: {WORDS} (Key recommendation 1.34)", "recommendation", None, ("1.34",), None),
        (f"Ofsted theme 1 – {WORDS}", "theme", 1, (), None),
    ],
)
def test_statements(
    printed: str, kind: str, number: int | None, references: tuple[str, ...], addressee: str | None
) -> None:
    said = statement(block(printed))
    assert said
    assert (said.kind, said.text, said.number) == (kind, WORDS, number)
    assert (said.references, said.addressee) == (references, addressee)


@pytest.mark.parametrize(
    "printed",
    ["Concern", "Concern:", "Concern had been raised by staff.", "Recommendations were made.", "Themes: "],
)
def test_no_statements(printed: str) -> None:
    assert statement(block(printed)) is None


def test_numbered_paragraphs_and_heads_of_tables_state_nothing() -> None:
    assert statement(block(f"Concern: {WORDS}", number="3.4")) is None
    assert statement(row("Recommendation", "Judgement")) is None


def test_a_label_its_words_and_its_reference_become_one() -> None:
    printed = ("Recommendation:", "Cells should be clean and", "warm.", "(3.17)", "So.")
    blocks = tuple(block(words) for words in printed)
    (settled,) = with_whole_statements(outline_of(part("Safety", *blocks))).parts
    assert [one.text for one in settled.blocks] == ["Recommendation: Cells should be clean and warm. (3.17)", "So."]


@pytest.mark.parametrize("label", ["Recommendation:", "Key recommendation (1.34):", "Recommendation 2:"])
def test_several_statements_of_one_paragraph_are_parted(label: str) -> None:
    printed = f"Concern: {WORDS} {label} {WORDS} (1.34a) {label} {WORDS}"
    (settled,) = with_whole_statements(outline_of(part("Safety", block(printed)))).parts
    assert [one.text for one in settled.blocks] == [
        f"Concern: {WORDS}",
        f"{label} {WORDS} (1.34a)",
        f"{label} {WORDS}",
    ]


@pytest.mark.parametrize(
    "printed",
    [
        f"Concern: {WORDS} Recommendations were made.",
        f"Concern: {WORDS.rstrip('.')}, said Recommendation: {WORDS}",
        f"{WORDS} Recommendation: {WORDS}",
    ],
)
def test_what_parts_no_paragraph(printed: str) -> None:
    """No label, one amid a sentence, one in what is no statement."""
    (settled,) = with_whole_statements(outline_of(part("Safety", block(printed)))).parts
    assert [one.text for one in settled.blocks] == [printed]


def test_a_label_that_was_made_a_heading_is_none() -> None:
    outline = outline_of(part("Safety", parts=(part("Concern:", block(WORDS)), part("Respect", block("Words.")))))
    (settled,) = with_whole_statements(outline).parts
    assert [one.text for one in settled.blocks] == [f"Concern: {WORDS}"]
    assert [below.title for below in settled.parts] == ["Respect"]

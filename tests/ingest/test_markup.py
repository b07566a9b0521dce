"""Marks of Markdown go, words stay, and each character that is left knows where it was printed."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from ingest.documents.markup import printed
from ontology.places import Passage

WORDS = st.text("ab.,;:!?-()'’“–£% \u00a0\t&", max_size=20)


def _shifted(passage: Passage, by: int) -> list[tuple[int, int, int]]:
    return [(piece.at, piece.start - by, piece.length) for piece in passage.pieces]


@given(WORDS)
@example("a ")
@example(" a")
@example(" ")
@example("")
def test_words_print_the_same_with_a_mark_beside_them_that_prints_nothing(words: str) -> None:
    alone, beside = printed(words, 0, len(words), 7), printed(f"``{words}", 0, len(words) + 2, 7)
    assert alone.text == beside.text == " ".join(words.split())
    assert _shifted(alone, 0) == _shifted(beside, 2)
    assert alone.page == beside.page


@given(WORDS, WORDS)
def test_only_what_lies_between_the_ends_is_printed(before: str, words: str) -> None:
    assert printed(before + words + before, len(before), len(before) + len(words)).text == " ".join(words.split())


def test_marks_print_nothing_and_characters_know_their_places() -> None:
    source = "**Safety** was _good_ (see [more](https://example.org))"
    passage = printed(source, 0, len(source))
    assert passage.text == "Safety was good (see more)"
    assert [source[piece.start : piece.start + piece.length] for piece in passage.pieces] == [
        "Safety",
        " was ",
        "good",
        " (see ",
        "more",
        ")",
    ]

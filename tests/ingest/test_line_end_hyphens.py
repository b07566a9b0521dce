"""Hyphens at line ends: those of rare compounds stay, those that only break a word go."""

from __future__ import annotations

import pytest

from ingest.documents.hyphens import Hyphens
from ontology.places import Passage

UNBROKEN = (
    "Staff had been trained to wear a video camera, which was based on an earlier pilot, and two of them did.",
    "Leaders kept to a rights-",
    "based approach, and the self-",
    "harm of women had fallen.",
)
BROKEN = (
    "The informa-",
    "tion that leaders gave, and the depart-",
    "ment which they led, had improved.",
)


def joined(lines: tuple[str, ...], before: str, after: str) -> str:
    return Hyphens((*lines, before, after)).join([Passage(before), Passage(after)]).text


@pytest.mark.parametrize(
    ("before", "after", "meant"),
    [
        ("They followed a rights-", "based approach.", "They followed a rights-based approach."),
        ("Twenty-", "two per cent had left.", "Twenty-two per cent had left."),
        ("Staff had body-", "worn cameras.", "Staff had body-worn cameras."),
    ],
)
def test_a_rare_compound_keeps_its_hyphen(before: str, after: str, meant: str) -> None:
    assert joined(UNBROKEN, before, after) == meant


def test_a_number_keeps_its_hyphen_where_words_are_broken() -> None:
    assert joined(BROKEN, "Twenty-", "two per cent had left.") == "Twenty-two per cent had left."


def test_a_broken_word_is_healed_where_words_are_broken() -> None:
    assert joined(BROKEN, "a long-standing prob-", "lem of the place") == "a long-standing problem of the place"

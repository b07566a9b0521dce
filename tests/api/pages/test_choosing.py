"""Does a choice of concerns hold those with that progress, whatever the scale, and say how many?"""

from __future__ import annotations

from collections.abc import Mapping

from api.pages.choosing import TOO_LITTLE, Concern, choices, chosen
from api.pages.ratings import Step

KNOWN: Mapping[str, Step] = {
    "none": Step("none", "four", "No meaningful progress", 1, 4, "Four steps"),
    "little": Step("little", "four", "Insufficient progress", 2, 4, "Four steps"),
    "enough": Step("enough", "four", "Reasonable progress", 3, 4, "Four steps"),
    "low": Step("low", "three", "Insufficient progress", 1, 3, "Three steps"),
}


def concern(*ratings: str) -> Concern:
    """A concern that was judged so."""
    return {"progress": [{"rating": rating} for rating in ratings]}


ALL = [concern("none"), concern("little"), concern("low"), concern("enough"), concern()]


def test_labels_of_two_scales_are_one_choice_and_the_worst_come_first() -> None:
    found = [(each.key, each.number) for each in choices(ALL, KNOWN)]
    assert found == [
        ("", 5),
        (TOO_LITTLE, 3),
        ("no-meaningful-progress", 1),
        ("insufficient-progress", 2),
        ("reasonable-progress", 1),
        ("not-judged", 1),
    ]


def test_one_low_label_needs_no_choice_of_all_low_ones() -> None:
    assert TOO_LITTLE not in {each.key for each in choices([concern("little"), concern("enough")], KNOWN)}


def test_a_choice_holds_what_it_says() -> None:
    for each in choices(ALL, KNOWN):
        assert len(chosen(ALL, KNOWN, each.key)) == each.number
    assert chosen(ALL, KNOWN, TOO_LITTLE) == ALL[:3]
    assert chosen(ALL, KNOWN, "not-judged") == [concern()]
    assert chosen(ALL, KNOWN, "<script>") == []


def test_a_rating_that_is_not_known_counts_as_no_judgement() -> None:
    assert chosen([concern("other")], KNOWN, "not-judged") == [concern("other")]

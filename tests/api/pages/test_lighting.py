"""Facts are lit on their own words, however the paragraph was healed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from api.pages.lighting import Mark, cut, light, place

SOURCE = "3.4  Staff were\nkind and self-\nharm had fallen. Staff were kind."
HOME = Mark("part", 100, 100 + len(SOURCE), SOURCE)
HEALED = "Staff were kind and self-harm had fallen. Staff were kind."


def mark(words: str, nth: int = 0) -> Mark:
    start = -1
    for _ in range(nth + 1):
        start = SOURCE.index(words, start + 1)
    return Mark("fact", 100 + start, 100 + start + len(words), words)


def lit(fact: Mark) -> str:
    start, end = place(HEALED, HOME, fact) or (0, 0)
    return HEALED[start:end]


def test_white_space_and_hyphens_of_line_ends_make_no_difference() -> None:
    assert lit(mark("self-\nharm had")) == "self-harm had"
    assert lit(mark("were\nkind and")) == "were kind and"


def test_of_words_said_twice_the_nearer_are_lit() -> None:
    first, second = mark("Staff", 0), mark("Staff", 1)
    assert place(HEALED, HOME, first) == (0, 5)
    assert place(HEALED, HOME, second) == (HEALED.rindex("Staff"), HEALED.rindex("Staff") + 5)


def test_words_that_are_not_there_light_the_whole() -> None:
    assert place(HEALED, HOME, Mark("fact", 105, 110, "quite other")) == (0, len(HEALED))


def test_white_space_alone_lights_nothing() -> None:
    assert place(HEALED, HOME, Mark("fact", 105, 107, "\n ")) is None


def test_of_a_fact_that_runs_over_parts_each_part_has_its_piece() -> None:
    whole = Mark("fact", 90, 108, "of before.\n" + SOURCE[:7])
    assert cut(whole, HOME) == Mark("fact", 100, 108, whole.words[10:])
    assert cut(Mark("fact", 104, 400, SOURCE[4:] + " and on"), HOME).words == SOURCE[4:]


def test_what_began_in_another_text_does_not_begin_again() -> None:
    assert [piece.begins for piece in light("ab", [(0, 2, "one"), (1, 2, "two")], {"one"})] == [(), ("two",)]


def test_facts_inside_and_across_each_other_are_cut_apart() -> None:
    pieces = light("abcdef", [(0, 4, "one"), (2, 6, "two"), (2, 3, "three")])
    assert [(piece.text, piece.facts, piece.begins) for piece in pieces] == [
        ("ab", ("one",), ("one",)),
        ("c", ("one", "two", "three"), ("two", "three")),
        ("d", ("one", "two"), ()),
        ("ef", ("two",), ()),
    ]


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_nothing_is_lost_and_each_fact_begins_once(text: str, ends: list[tuple[int, int]]) -> None:
    spans = [
        (min(a, b), min(max(a, b), len(text)), f"f{at}")
        for at, (a, b) in enumerate(ends)
        if min(a, b) < min(max(a, b), len(text))
    ]
    pieces = light(text, spans)
    assert "".join(piece.text for piece in pieces) == text
    assert sorted(name for piece in pieces for name in piece.begins) == sorted(name for _, _, name in spans)
    for start, end, name in spans:
        assert "".join(piece.text for piece in pieces if name in piece.facts) == text[start:end]

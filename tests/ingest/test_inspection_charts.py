"""Are charts read where their words are plain, and left alone where they are not?"""

from __future__ import annotations

from ingest.blocks import Block, BlockKind, Box, Document, Line, Outline, Part
from ingest.inspection.charts import check, read_charts
from ingest.paragraphs import catalogue
from ontology.model import Outcome, Source
from ontology.places import Passage, Piece, Place

CAPTION = "Figure 1: HMP Low Moor healthy prison outcomes 2019 and 2023"
TESTS = ["Safety", "Respect", "Purposeful activity", "Preparation for release"]
SCALE = ["Good", "Reasonably good", "Not sufficiently good", "Poor"]

Placed = tuple[str, float, float]
"""A word with its left edge and its top, in points."""


def passage(text: str) -> Passage:
    """A text that stands at the start of page 1."""
    return Passage(text, (Piece(0, 0, len(text), 1),))


def drawn(words: list[Placed], rows: tuple[Block, ...] = (), shapes: tuple[Box, ...] = ()) -> tuple[Outcome, ...]:
    """What is read of a chart whose words stand so."""
    caption = Block(kind=BlockKind.CAPTION, passage=passage(CAPTION))
    part = Part(title="Summary", number="1", level=1, heading=None, blocks=(caption, *rows))
    outline = Outline(document=Document(Source("0" * 64, "application/pdf", "a.pdf", CAPTION, 1), ()), parts=(part,))
    lines = [Line(passage=passage(text), box=Box(x, y, x + 5 * len(text), y + 9)) for text, x, y in words]
    return read_charts(part.blocks, lines, catalogue(outline), [(1, shape) for shape in shapes])


def grid(ratings: list[tuple[str, str]]) -> list[Placed]:
    """Tests down the side, years along the top."""
    words: list[Placed] = [("2019", 200, 100), ("2023", 320, 100)]
    for place, (test, pair) in enumerate(zip(TESTS, ratings, strict=True)):
        top = 120.0 + 16 * place
        words += [(test, 80, top), (pair[0], 200, top), (pair[1], 320, top)]
    return words


RATINGS = [("Poor", "Good"), ("Good", "Good"), ("Not sufficiently good", "Poor"), ("Good", "Reasonably good")]


def test_a_grid_of_tests_and_years() -> None:
    outcomes = drawn(grid(RATINGS))
    assert {(each.test, each.year): each.rating for each in outcomes} == {
        (test.lower(), year): rating.lower()
        for test, pair in zip(TESTS, RATINGS, strict=True)
        for year, rating in zip((2019, 2023), pair, strict=True)
    }
    assert {each.source for each in outcomes} == {"chart"}


def test_ratings_over_bars_beside_their_scale() -> None:
    words: list[Placed] = [(rating, 150 - 5 * len(rating), 100 + 40 * place) for place, rating in enumerate(SCALE)]
    for place, (test, (before, now)) in enumerate(zip(TESTS, RATINGS, strict=True)):
        centre = 260.0 + 230 * place
        words.append((test, centre - 2.5 * len(test), 300))
        words += [(before, centre - 60 - 2.5 * len(before), 180), (now, centre + 60 - 2.5 * len(now), 190)]
    found = {(each.test, each.year): each.rating for each in drawn(words)}
    assert found["safety", 2019] == "poor"
    assert found["safety", 2023] == "good"
    assert len(found) == 8


def test_bars_without_words_are_not_read() -> None:
    words: list[Placed] = [(rating, 60, 100 + 40 * place) for place, rating in enumerate(SCALE)]
    words += [(test, 160 + 120 * place, 300) for place, test in enumerate(TESTS)]
    words += [("2019", 200, 330), ("2023", 260, 330)]
    assert drawn(words) == ()


def axis_and_names() -> list[Placed]:
    """The marks of an axis 40 points apart, the tests below the bars (one on two lines), the key."""
    words: list[Placed] = [(rating, 150 - 5 * len(rating), 100 + 40 * place) for place, rating in enumerate(SCALE)]
    for place, test in enumerate(TESTS):
        lines = ["Preparation for", "release"] if test == TESTS[-1] else [test]
        words += [(line, 240 + 90 * place - 2.5 * len(line), 270 + 10 * n) for n, line in enumerate(lines)]
    return [*words, ("2019", 300, 300), ("2023", 360, 300)]


def bars(missing: float = 0.0) -> tuple[Box, ...]:
    """Two bars over each test; a bar's head stands at the middle of its mark, or misses it by so many points."""
    return tuple(
        Box(left, 104.5 + 40 * SCALE.index(rating) + missing, left + 25, 265)
        for place, pair in enumerate(RATINGS)
        for rating, left in zip(pair, (214 + 90 * place, 241 + 90 * place), strict=True)
    )


def test_bars_are_read_against_their_axis() -> None:
    key = (Box(290, 300, 297, 307), Box(350, 300, 357, 307))
    found = {(each.test, each.year): each.rating for each in drawn(axis_and_names(), shapes=(*bars(), *key))}
    assert found == {
        (test.lower(), year): rating.lower()
        for test, pair in zip(TESTS, RATINGS, strict=True)
        for year, rating in zip((2019, 2023), pair, strict=True)
    }


def test_bars_that_miss_their_marks_or_lack_one_are_not_read() -> None:
    assert drawn(axis_and_names(), shapes=bars(missing=18)) == ()
    assert drawn(axis_and_names(), shapes=bars()[:-1]) == ()


def test_a_key_in_another_order_than_the_years_is_not_read() -> None:
    turned = [*axis_and_names()[:-2], ("2023", 300.0, 300.0), ("2019", 360.0, 300.0)]
    assert drawn(turned, shapes=bars()) == ()


def test_a_grid_with_a_hole_is_not_read() -> None:
    assert drawn(grid(RATINGS)[:-1]) == ()


def test_a_chart_whose_words_came_as_rows() -> None:
    rows = [["Test", "2019", "2023"], *([test, *pair] for test, pair in zip(TESTS, RATINGS, strict=True))]
    blocks = tuple(
        Block(kind=BlockKind.ROW, passage=passage("\t".join(row)), cells=tuple(map(passage, row))) for row in rows
    )
    assert len(drawn([], blocks)) == 8


def test_words_win_over_a_chart_and_the_difference_is_told() -> None:
    told = Outcome(test="resettlement", year=2019, rating="good", place=Place("1.2"))
    chart = Outcome(test="preparation for release", year=2019, rating="poor", source="chart", place=Place("figure-1"))
    other = Outcome(test="safety", year=2019, rating="poor", source="chart", place=Place("figure-1"))
    outcomes, issues = check([told], [chart, other])
    assert outcomes == (told, other)
    assert [issue.code for issue in issues] == ["outcomes-disagree"]

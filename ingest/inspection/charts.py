"""What does a chart of healthy prison outcomes say, where its words stand in the PDF? Nothing where it is not plain.

Three ways to draw it are understood: a grid of ratings with tests down the side and years along the top, ratings
printed over bars that stand in the order of the years above each test, and bars that reach the marks of an axis.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.blocks import Block, BlockKind, Box, Line
from ingest.dates import years_in
from ingest.inspection.bars import groups_of_bars, reached
from ingest.inspection.outcomes import disagreement, test_key
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.wording import any_of
from ontology.model import Issue, Outcome
from ontology.places import Passage

_CAPTION = re.compile(r"(?i)figure\s+\d+[:.]?.*\boutcomes\b")
_RATING = re.compile(any_of("inspection", "outcome_ratings"), re.IGNORECASE)
_TEST = re.compile(any_of("inspection", "tests"), re.IGNORECASE)
# `Safety Poor`, `Purposeful activity Rehabilitation and release planning`: words that stand so near that they touch
_TOUCHING = re.compile(rf"(?P<test>{_TEST.pattern})\s+(?P<other>{_RATING.pattern}|{_TEST.pattern})", re.IGNORECASE)
_MARKS = 4
"""The marks of the axis: one a rating."""
_NEAR = 7.0
"""Points within which two words stand on one line."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    box: Box
    passage: Passage

    @property
    def middle(self) -> float:
        return (self.box.left + self.box.right) / 2

    @property
    def height(self) -> float:
        return (self.box.top + self.box.bottom) / 2


def read_charts(
    blocks: Iterable[Block], words: Sequence[Line], catalogue: Catalogue, shapes: Sequence[tuple[int, Box]] = ()
) -> tuple[Outcome, ...]:
    """The outcomes that the words of charts under a caption about outcomes give, each test once a year."""
    blocks = list(blocks)
    outcomes: dict[tuple[str, int], Outcome] = {}
    for place, caption in enumerate(blocks):
        years = tuple(sorted(set(years_in(caption.text))))
        if caption.kind is BlockKind.CAPTION and years and _CAPTION.match(plain(caption.text)):
            part, page = catalogue.id(caption), caption.passage.page
            rows = list(takewhile(lambda block: block.kind is BlockKind.ROW, blocks[place + 1 :]))
            drawn = [word for line in words if line.passage.page == page for word in _words(line)]
            bars = [box for on, box in shapes if on == page]
            for outcome in _rows(rows, part) or _read(drawn, years, part) or _by_height(drawn, bars, years, part):
                outcomes.setdefault((test_key(outcome.test), outcome.year), outcome)
    return tuple(outcomes.values())


def _words(line: Line) -> Iterator[_Word]:
    """A line as a word of the chart; a test and a rating that touch, or two tests, are two."""
    text, box = plain(line.passage.text).strip(), line.box
    if box is None:
        return
    if both := _TOUCHING.fullmatch(text):
        edge = box.left + (box.right - box.left) * both.end("test") / len(text)
        yield _Word(both["test"], replace(box, right=edge), line.passage)
        yield _Word(both["other"], replace(box, left=edge), line.passage)
    else:
        yield _Word(text, box, line.passage)


def check(prose: Iterable[Outcome], charts: Iterable[Outcome]) -> tuple[tuple[Outcome, ...], tuple[Issue, ...]]:
    """The outcomes of both, prose first; a chart that says otherwise is an issue, and the prose stands."""
    known = {(test_key(each.test), each.year): each for each in prose}
    issues = []
    for outcome in charts:
        told = known.setdefault((test_key(outcome.test), outcome.year), outcome)
        if told.rating != outcome.rating:
            issues.append(disagreement(told, outcome))
    return tuple(known.values()), tuple(issues)


def _rows(rows: Sequence[Block], part: str) -> list[Outcome]:
    """A chart whose words came as rows: years in the first, then a test and its ratings in each."""
    if not rows or not all(len(row.cells) == len(rows[0].cells) for row in rows[1:]):
        return []
    years = years_in(rows[0].text)
    found = []
    for row in rows[1:]:
        test, *ratings = row.cells
        if not _TEST.fullmatch(plain(test.text)) or len(ratings) != len(years):
            return []
        for year, rating in zip(years, ratings, strict=True):
            if not _RATING.fullmatch(plain(rating.text)):
                return []
            words = Passage.join((test, rating))
            found.append(_outcome(test.text, year, rating.text, words, part))
    return found


def _read(words: list[_Word], years: tuple[int, ...], part: str) -> list[Outcome]:
    tests = [word for word in words if _TEST.fullmatch(word.text)]
    ratings = [word for word in words if _RATING.fullmatch(word.text)]
    heads = [word for word in words if word.text.isdigit() and int(word.text) in years]
    if len(tests) < 2 or not ratings:
        return []
    return _grid(tests, ratings, heads, part) or _over_bars(tests, _without_axis(ratings), years, part)


def _grid(tests: list[_Word], ratings: list[_Word], heads: list[_Word], part: str) -> list[Outcome]:
    """Tests down the side, years along the top: the rating in the row of the test and the column of the year."""
    if len({word.text for word in heads}) != len(heads) or not heads:
        return []
    found = []
    for rating in ratings:
        row = [test for test in tests if abs(test.height - rating.height) < _NEAR]
        column = min(heads, key=lambda head: abs(head.box.left - rating.box.left))
        if len(row) != 1 or column.height > rating.height:
            return []
        found.append(_outcome(row[0].text, int(column.text), rating.text, rating.passage, part))
    whole = {(outcome.test, outcome.year) for outcome in found}
    return found if len(whole) == len(found) == len(tests) * len(heads) else []


def _without_axis(ratings: list[_Word]) -> list[_Word]:
    """The ratings but those of the scale, which stand in one column or line and are all different."""
    columns: dict[int, list[_Word]] = defaultdict(list)
    for word in ratings:
        columns[round(word.box.right / _NEAR)].append(word)
    axis = next((c for c in columns.values() if len(c) > 2 and len({w.text.casefold() for w in c}) == len(c)), [])
    return [word for word in ratings if word not in axis]


def _over_bars(tests: list[_Word], ratings: list[_Word], years: tuple[int, ...], part: str) -> list[Outcome]:
    """Tests along the foot, over each as many ratings as years, from the earliest to the latest."""
    if not ratings or max(test.height for test in tests) - min(test.height for test in tests) > 4 * _NEAR:
        return []
    groups: dict[str, list[_Word]] = defaultdict(list)
    for rating in ratings:
        groups[min(tests, key=lambda test: abs(test.middle - rating.middle)).text].append(rating)
    if any(len(group) != len(years) for group in groups.values()) or len(groups) != len(tests):
        return []
    return [
        _outcome(test.text, year, rating.text, rating.passage, part)
        for test in tests
        for year, rating in zip(years, sorted(groups[test.text], key=lambda word: word.middle), strict=True)
    ]


def _by_height(words: list[_Word], shapes: Sequence[Box], years: tuple[int, ...], part: str) -> list[Outcome]:
    """Bars that reach the marks of an axis with all four ratings, a group of them over the name of each test."""
    ratings = [word for word in words if _RATING.fullmatch(word.text)]
    plain_ones = _without_axis(ratings)
    axis = [word for word in ratings if word not in plain_ones]
    key = [int(word.text) for word in sorted(words, key=lambda word: word.middle) if word.text in map(str, years)]
    if plain_ones or len(axis) != _MARKS or key not in ([], list(years)):
        return []
    groups = groups_of_bars(shapes, right_of=max(word.box.right for word in axis), each=len(years))
    scale = [(word.text.lower(), word.height) for word in axis]
    found = []
    for group in groups:
        name, below = _name_below(words, group, groups)
        for year, bar in zip(years, group, strict=True):
            rating = reached(bar, scale)
            if rating is None or not _TEST.fullmatch(name):
                return []
            found.append(_outcome(name, year, rating, below, part))
    return found


def _name_below(words: list[_Word], group: list[Box], groups: list[list[Box]]) -> tuple[str, Passage]:
    """The words that stand below a group of bars, nearer to it than to another, line by line."""
    foot = max(bar.bottom for bar in group)

    def distance(word: _Word, other: list[Box]) -> float:
        return abs(word.middle - (other[0].left + other[-1].right) / 2)

    own = [
        word
        for word in sorted(words, key=lambda word: word.height)
        if word.box.top > foot - 2 and not word.text.isdigit()
        if min(groups, key=lambda other: distance(word, other)) is group
    ]
    return " ".join(word.text for word in own), Passage.join(word.passage for word in own)


def _outcome(test: str, year: int, rating: str, words: Passage, part: str) -> Outcome:
    return Outcome(test=test.lower(), year=year, rating=rating.lower(), source="chart", place=words.at(part))

"""Do number phrases that we render ourselves parse back to what they say?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.quantities import find_quantities
from ingest.quantities.amounts import read_amount
from ingest.quantities.mentions import read_mentions
from ingest.quantities.numerals import read_numeral
from ingest.quantities.tokens import tokenise
from tests.ingest.prose import report_of

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


@pytest.fixture(autouse=True, scope="module")
def _wording_is_loaded() -> None:
    """The word lists and the schemes are read once, before any example is timed."""
    find_quantities(report_of("Two men left."))


def in_words(number: int) -> str:
    """A whole number below a million as reports spell it."""
    if number < 20:
        return _SMALL[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_SMALL[number % 10]}" if number % 10 else "")
    scale, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    rest = number % scale
    joined = "" if not rest else (" and " if rest < 100 else " ") + in_words(rest)
    return f"{in_words(number // scale)} {name}{joined}"


@given(st.integers(0, 99_999))
def test_words_parse_back(number: int) -> None:
    assert read_numeral(tokenise(in_words(number)), 0) == (number, len(tokenise(in_words(number))))


@given(st.integers(0, 10_000_000), st.booleans())
def test_digits_parse_back(number: int, grouped: bool) -> None:
    read = read_numeral(tokenise(f"{number:,}" if grouped else str(number)), 0)
    assert read == (number, 1)


_WORDED = {
    "about": "around",
    "almost": "nearly",
    "over": "more than",
    "less-than": "fewer than",
    "at-least": "at least",
    "up-to": "up to",
}
_approximations = st.sampled_from(sorted(_WORDED))
_units = st.sampled_from(["hours", "days", "weeks", "months"])
_counted = st.sampled_from(["prisoners", "cells", "self-inflicted deaths", "further incidents"])


@given(_approximations, st.integers(2, 1000), _counted)
def test_counts_parse_back(approximation: str, number: int, noun: str) -> None:
    (quantity,) = find_quantities(report_of(f"There were {_WORDED[approximation]} {number:,} {noun}."))
    assert (quantity.values, quantity.unit, quantity.approximation) == ((number,), noun.split()[-1], approximation)


@given(_approximations, st.integers(0, 1000))
def test_percentages_parse_back(approximation: str, tenths: int) -> None:
    (quantity,) = find_quantities(report_of(f"It was true of {_WORDED[approximation]} {tenths / 10:g}% of men."))
    assert (quantity.values, quantity.unit, quantity.approximation) == ((tenths / 10,), "percent", approximation)


@given(st.integers(2, 40), st.integers(1, 40), _units)
def test_ranges_parse_back(lower: int, more: int, unit: str) -> None:
    (quantity,) = find_quantities(report_of(f"The wait varied between {lower} and {lower + more} {unit}."))
    assert (quantity.lower, quantity.upper, quantity.unit) == (lower, lower + more, unit)


@given(st.integers(2, 90), st.integers(2, 90), _units, _units)
def test_changes_parse_back(before: int, now: int, unit_before: str, unit_now: str) -> None:
    sentence = f"The wait had changed and fallen from {before} {unit_before} to an average of {now} {unit_now}."
    (quantity,) = find_quantities(report_of(sentence))
    assert (quantity.earlier, quantity.earlier_unit) == ((before,), unit_before)
    assert (quantity.values, quantity.unit) == ((now,), unit_now)


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    tokens = tokenise(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(mention.stop <= len(tokens) for mention in read_mentions(tokens, ()))
    assert all(read_amount(tokens, at) is None or tokens for at in range(len(tokens)))


_CHIPS = st.sampled_from(
    tokenise(
        "from to between and 11 weeks % per cent £ half a third of the by two one in 2021 – , ( ) times twice as many "
        "doubled an hour year - long than compared with respectively"
    )
).map(lambda token: token.text)


@given(st.lists(_CHIPS, max_size=25))
def test_any_row_of_number_words_is_read_without_a_fault(words: list[str]) -> None:
    text = " ".join(words)
    for quantity in find_quantities(report_of(text)):
        assert quantity.text in text
        assert quantity.values


def test_a_row_of_numbers_without_an_end_is_no_prose() -> None:
    assert find_quantities(report_of("from 1 to 2 hours, " * 5000)) == ()

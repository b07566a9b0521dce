"""Which whole number do these words or digits say?"""

from __future__ import annotations

import re

_UNITS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SINGLE = {word: value for value, word in enumerate(_UNITS)} | {
    word: 10 * (position + 2) for position, word in enumerate(_TENS)
}

NUMBER = (
    rf"(?:(?:{'|'.join(_TENS)})[-\s](?:{'|'.join(_UNITS[1:10])})"
    rf"|{'|'.join(sorted(_SINGLE, key=len, reverse=True))}|\d{{1,3}}(?:,\d{{3}})+|\d+)"
)
"""A regular expression for a whole number in words (`twenty-one`, `nine`) or digits (`1,094`)."""


def whole_number(words: str) -> int:
    """The value of what `NUMBER` matched; ValueError for anything else."""
    text = words.strip().casefold().replace(",", "")
    if text.isdecimal():
        return int(text)
    parts = re.split(r"[-\s]+", text)
    if not all(part in _SINGLE for part in parts):
        raise ValueError(f"{words!r} is not a number")
    return sum(_SINGLE[part] for part in parts)

"""Which plain number do tokens say, in digits or in words?"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.quantities.tokens import Token
from ingest.quantities.wording import wording


def low(tokens: Sequence[Token], at: int) -> str:
    """The token at this index in lower case; empty beyond the ends."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def read_numeral(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """A plain number and the index after it: `1,094`, `twenty-three`, `two hundred`, `half a dozen`, `each hundred`."""
    if at >= len(tokens):
        return None
    if low(tokens, at) == "a" and len(low(tokens, at + 1)) > 2 and low(tokens, at + 1) in wording().scales:
        return _scaled(tokens, 1.0, at + 1)
    if low(tokens, at - 1) in ("every", "each") and low(tokens, at) in ("dozen", "hundred", "thousand"):
        return _scaled(tokens, 1.0, at)
    if (low(tokens, at), low(tokens, at + 1)) == ("half", "a") and low(tokens, at + 2) in wording().scales:
        return _scaled(tokens, 0.5, at + 2)
    if tokens[at].is_number:
        value, stop = float(tokens[at].text.replace(",", "")), at + 1
    else:
        small = _below_hundred(tokens, at)
        if small is None:
            return None
        value, stop = small
    return _scaled(tokens, value, stop)


def _below_hundred(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    words = wording()
    word = low(tokens, at)
    if word in words.numerals:
        return float(words.numerals[word]), at + 1
    if word not in words.tens:
        return None
    hyphen = low(tokens, at + 1) == "-"
    unit = words.numerals.get(low(tokens, at + 2 if hyphen else at + 1), 0)
    if 0 < unit < 10:
        return float(words.tens[word] + unit), at + (3 if hyphen else 2)
    return float(words.tens[word]), at + 1


def _scaled(tokens: Sequence[Token], value: float, stop: int) -> tuple[float, int]:
    """Hundreds, thousands and millions after a number, with what is added after `and`."""
    scales, total = wording().scales, 0.0
    while (word := low(tokens, stop)) in scales and (len(word) > 2 or tokens[stop].glued):
        scale = scales[word]
        value, stop = value * scale, stop + 1
        if scale > 100 and value == int(value):
            total, value = total + value, 0.0
        rest = _below_hundred(tokens, stop + 1 if low(tokens, stop) == "and" else stop)
        if rest is None:
            break
        value, stop = value + rest[0], rest[1]
    return total + value, stop

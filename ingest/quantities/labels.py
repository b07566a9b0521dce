"""Which numbers are labels: `level 2`, `wings 1 and 3`, the number of a form, of a list's item?"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.quantities.numerals import low
from ingest.quantities.tokens import Token
from ingest.quantities.units import Reading
from ingest.quantities.wording import wording


def is_label(reading: Reading) -> bool:
    """`level 2`, `Theme 1`, `COVID-19`, `Regulation 17`, `E14`, `3rd`; letters or hyphens glued to the figures."""
    tokens, amount, unit = reading.tokens, reading.amount, reading.unit
    first, before = tokens[amount.first], low(tokens, amount.first - 1)
    if not first.is_number and _is_in_name(tokens, amount.first, amount.stop):
        return True
    if not first.is_number:
        return before in wording().words["labels"] and (unit.name is None or before == "top")
    after = tokens[amount.stop] if amount.stop < len(tokens) else None
    if after and after.glued and (after.is_word or after.text == "/"):
        return True
    if before in ("-", "/", "–", ".", "#", "_") and first.glued and tokens[amount.first - 1].glued:
        return not low(tokens, amount.first - 2).replace(",", "").replace(".", "").isdigit()
    if before in ("-", "–") and low(tokens, amount.first - 2) in wording().words["labels"]:
        return True
    return _follows_label(tokens, amount.first) or _is_code(reading)


def _is_in_name(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """`the Five Minute Intervention`: a number in words that capitals begin, on this side and the next."""
    named = stop < len(tokens) and tokens[stop].text[0].isupper()
    return at > 0 and tokens[at].text[0].isupper() and named


def _follows_label(tokens: Sequence[Token], at: int) -> bool:
    """`wing 2`, and the last of `wings 1, 2 and 3`."""
    before = low(tokens, at - 1)
    while before in ("and", "or", ",", "to", "&", "–") and at >= 3 and tokens[at - 2].is_number:
        at -= 2
        before = low(tokens, at - 1)
    return before in wording().words["labels"] and before != "a"


def _is_code(reading: Reading) -> bool:
    """`ISO 9001`, `BS EN 1090`, `0300 047 6325`: a long number after capitals, or one that begins with a nought."""
    first = reading.tokens[reading.amount.first].text
    before = reading.tokens[reading.amount.first - 1].text if reading.amount.first else ""
    return (first.isdigit() and len(first) > 3 and len(before) > 1 and before.isupper()) or (
        len(first) > 1 and first[0] == "0" and first[1] != "."
    )


def is_list_number(reading: Reading) -> bool:
    """`6 Move to another wing` at the start: small figures before a capital number an item."""
    tokens, amount = reading.tokens, reading.amount
    following = tokens[amount.stop].text if amount.stop < len(tokens) else ""
    starts = amount.first == 0 and tokens[0].is_number and following[:1].isupper()
    return starts and amount.values[0] < 100 and not (following[:-1].isupper() and following.endswith("s"))

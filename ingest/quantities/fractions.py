"""Which fraction in words begins at this token: `two-thirds`, `a quarter of`, `half the population`?"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.quantities.forms import Amount, Form
from ingest.quantities.numerals import low
from ingest.quantities.tokens import Token
from ingest.quantities.wording import wording


def fraction(tokens: Sequence[Token], at: int) -> Amount | None:
    """`two-thirds`, `a quarter of`, `half the population`, `three quarters`."""
    words = wording()
    parts = words.parts
    word = low(tokens, at)
    if word == "half":
        return None if low(tokens, at + 2) in words.scales else _half(tokens, at)
    if word in ("a", "one") and low(tokens, at + 1) == "half":
        return _half(tokens, at + 1)
    numeral = words.numerals.get(word)
    if word != "a" and numeral is None:
        return None
    hyphen = low(tokens, at + 1) in ("-", "further")  # "a further third"
    part = low(tokens, at + 2 if hyphen else at + 1)
    stop = at + (3 if hyphen else 2)
    if part not in parts or part.startswith("hal") or _is_no_part(tokens, at, stop):
        return None
    if not hyphen and not part.endswith("s") and not (_may_follow_part(tokens, stop) or _is_approximated(tokens, at)):
        return None
    count = numeral or 1
    if low(tokens, stop) == "of" and low(tokens, stop + 1) in ("a", "an") and low(tokens, stop + 2) in words.times:
        return Amount(Form.NUMBER, at, stop + 2, (round(count / parts[part], 3),))
    return Amount(Form.FRACTION, at, stop, (round(count / parts[part], 3),)) if count < parts[part] else None


def _is_no_part(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """`an hour and a quarter`, `nine in a quarter` (three months), `a third was expected`, `a third-party supplier`."""
    if (low(tokens, at - 1) == "and" and low(tokens, at - 2) in wording().times) or low(tokens, stop) == "-":
        return True
    if [low(tokens, stop + word) for word in range(3)] == ["of", "the", "way"]:
        return True
    if low(tokens, at) != "a" or low(tokens, at + 2) == "of":
        return False
    in_a_quarter = low(tokens, at - 1) == "in" and low(tokens, at + 1) == "quarter"
    return in_a_quarter or (low(tokens, at + 1) == "third" and _after_second(tokens, at))


def _after_second(tokens: Sequence[Token], at: int) -> bool:
    """`a second nurse had come, and a third was expected`: the next in a row."""
    return any(low(tokens, place) == "second" and low(tokens, place - 1) in ("a", "the") for place in range(1, at))


def _half(tokens: Sequence[Token], at: int) -> Amount | None:
    """Half of something; not `half-hearted`, `half term`, `the first half`, `half an hour` (half of a unit of time)."""
    if low(tokens, at - 1) in wording().words["before_period"] or low(tokens, at - 1) == "-":
        return None
    following = low(tokens, at + 1)
    if following in ("a", "an") and low(tokens, at + 2) in wording().times:
        return Amount(Form.NUMBER, at, at + 2, (0.5,))
    if following == "-" and tokens[at + 1].glued:
        return None
    if following in ("term", "way", "time", "hearted", "day", "empty", "full") or _is_and_a_half(tokens, at):
        return None
    return Amount(Form.FRACTION, at, at + 1, (0.5,))


def _is_and_a_half(tokens: Sequence[Token], at: int) -> bool:
    """The half of `four and a half`, and no `and almost half`."""
    return low(tokens, at - 2) == "and" and low(tokens, at - 1) in ("a", "one")


def _is_approximated(tokens: Sequence[Token], at: int) -> bool:
    """`around a third testing positive`, `of which a third needed`: an ordinal is never around or of which."""
    return (
        low(tokens, at - 1) in ("which", "whom") or wording().phrases["approximations"].before(tokens, at) is not None
    )


def _may_follow_part(tokens: Sequence[Token], at: int) -> bool:
    """Whether a part with an article is a fraction here, and not an ordinal or a period."""
    return at >= len(tokens) or not tokens[at].is_word or tokens[at].low in wording().words["after_part"]

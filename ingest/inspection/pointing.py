"""Of how many does a sentence tell a verdict by a word that points back (`neither of these`, `both`, `all of them`)?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# `neither of these recommendations had been achieved`, `both had been partially achieved`, `all were addressed`
_POINTED = re.compile(
    r"(?i)(?<!\w)(?P<which>neither|both|none|all)\b(?: of (?:these|those|the|our|them))?"
    r"(?: (?:two|key|main|priority))*(?: (?:recommendation|concern)s)? (?:had|has|have|was|were) "
    r"(?P<verdict>(?:not (?:yet )?)?(?:been )?(?:not |partially |partly |fully )?(?:achieved|addressed)"
    r"|(?:been )?no longer relevant)"
)
_NUMBERS = {"neither": 0, "none": 0, "both": 2}
POINTS_BACK = re.compile(r"(?i)\b(?:these|those|this|that|them|it|neither|both|none|all)\b")
"""A word that makes a sentence speak of what the one before it counted."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """Where a verdict of what was counted before stands, the verdict as printed, and of how many it is."""

    found: re.Match[str]
    verdict: str
    number: int


def pointed_verdicts(sentence: str, counted: int | None) -> Iterator[Pointed]:
    """The verdicts on what was counted before; `counted` is how many that were, None where no number was given."""
    for found in _POINTED.finditer(sentence):
        number = _NUMBERS.get(found["which"].lower(), counted)
        if number is not None:
            yield Pointed(found, found["verdict"], number)

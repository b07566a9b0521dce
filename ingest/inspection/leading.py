"""With which number does a line on the population open: `74 prisoners`, `21% of prisoners`, `Six women`?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.numbers import NUMBER, whole_number
from ingest.plain import plain

# `An average of 74 prisoners released ...`, `21% of prisoners ...`, `Nine foreign nationals`; not `One in five`
_LEADING = re.compile(
    r"(?i)(?:(?:about|around|approximately|an average of|over|some|just|only)\s+)*"
    rf"(?:(?P<number>\d[\d,]*(?:\.\d+)?)(?!\d|\s+in\s+(?:every\s+)?(?:\d|{NUMBER}\b))|(?P<words>{NUMBER})(?!\w|-|\s+in\s))"
    r"\s*(?P<percent>%|per cent)?"
)


@dataclass(frozen=True, slots=True)
class LeadingNumber:
    """A number with its unit: `people` or `percent`."""

    value: int | float
    unit: str


def leading_number(text: str) -> LeadingNumber | None:
    """The number that a line opens with; None where it opens with words."""
    found = _LEADING.match(plain(text))
    if found is None:
        return None
    number = float(found["number"].replace(",", "")) if found["number"] else whole_number(found["words"])
    value = int(number) if number == int(number) else number
    return LeadingNumber(value, "percent" if found["percent"] else "people")

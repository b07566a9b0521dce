"""What is an amount, and how is it expressed?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Form(Enum):
    """How an amount is expressed."""

    NUMBER = auto()  # 33, twenty-three, eight and a half
    PERCENT = auto()  # 40%, 40 per cent
    FRACTION = auto()  # two-thirds, a quarter, one in four
    SHARE = auto()  # six of 22, 14 out of 20
    MONEY = auto()  # £100 million
    MULTIPLE = auto()  # doubled, twice as many, three times higher


@dataclass(frozen=True, slots=True)
class Amount:
    """The amount that tokens `[first, stop)` express; `digits`: written with figures."""

    form: Form
    first: int
    stop: int
    values: tuple[float, ...]
    digits: bool = False
    noun: int | None = None
    """Where the noun begins that stands inside a share: `nine cases out of 10`."""

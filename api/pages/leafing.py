"""Which part of a long list stands on this page?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from api.pages.reading import Reading

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[Item]):
    """What stands on one page of a list of `total` things; `name` is the parameter that says which page."""

    rows: Sequence[Item]
    total: int
    page: int
    pages: int
    name: str


def leaf(reading: Reading, rows: Sequence[Item], size: int, name: str = "page") -> Leaf[Item]:
    """The page of a list that was asked for, of so many things each; the nearest, where there is no such page."""
    pages = max(1, -(-len(rows) // size))
    page = min(max(1, reading.number(name) or 1), pages)
    return Leaf(rows[(page - 1) * size : page * size], len(rows), page, pages, name)

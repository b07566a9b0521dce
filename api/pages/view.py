"""What does a page show, and where does it stand among the others?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from api.pages.reading import Reading

Trail = tuple[tuple[str, str], ...]
"""The pages above this one: address and name, outermost first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A page: its template with values, its title, its place, and the thing that it is about (an IRI, or none)."""

    template: str
    title: str
    values: Mapping[str, object] = field(default_factory=dict)
    trail: Trail = ()
    about: str = ""
    lasting: bool = True
    """Whether it stays the same as long as the version does."""


Page = Callable[[Reading], View]

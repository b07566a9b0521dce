"""What does a report tell of the establishment, the people, the providers and the numbers it found?"""

from __future__ import annotations

from dataclasses import dataclass

from ontology.places import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing said of the establishment: capacity, population held, opened, function, category, governor ..."""

    property: str
    value: str | int | float | None
    unit: str | None = None
    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person as printed, in a role: a member of the team, a signatory, a lead inspector."""

    name: str
    role: str | None = None
    body: str | None = None
    signatory: bool = False
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation that a report names, under its canonical name."""

    name: str
    kind: str | None = None
    aliases: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """Who provides what at the establishment; `provider` is None where the report leaves it unnamed."""

    provider: str | None
    role: str
    printed: str | None = None
    supports: str | None = None
    """The printed name of the provider whose work this one supports or oversees."""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class EstablishmentMention:
    """An establishment visited or mentioned; `code` is the register's, None where the register lacks it."""

    name: str
    role: str
    code: str | None = None
    paragraphs: tuple[str, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number tied to a finding: value or values, or bounds, with unit, measure, and what it is compared with.

    A range (`between two and 17 days`) has both of its ends as values and as bounds; a share (`six of 22`) has both of
    its numbers as values, and the second as `denominator`.
    """

    text: str
    values: tuple[float, ...] = ()
    denominator: float | None = None
    lower: float | None = None
    upper: float | None = None
    unit: str | None = None
    measures: str | None = None
    metric: str | None = None
    scope: str | None = None
    approximation: str = "exact"
    earlier: tuple[float, ...] = ()
    earlier_unit: str | None = None
    comparator: str | None = None
    benchmark: tuple[float, ...] = ()
    direction: str | None = None
    establishment: str | None = None
    """In a thematic, the one establishment that the words around it say it is of."""
    topics: tuple[str, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """An example of practice (`notable positive`, `good`, `poor`, `case study`), and the paragraphs it points to."""

    text: str
    kind: str
    paragraphs: tuple[str, ...] = ()
    establishment: str | None = None
    place: Place

"""What does a thematic report tell beside its findings: its fieldwork, its samples, the sources that it cites?"""

from __future__ import annotations

from dataclasses import dataclass

from ontology.places import Place
from ontology.values import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Fieldwork:
    """When inspectors were in the field, as precisely as printed; at one establishment where the words say which."""

    start: PartialDate
    end: PartialDate
    text: str
    establishment: str | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """How many of what the work rests on: `what` in the report's words, `kind` a key of what counts can be of.

    `within` is the ordinal of the sample that this one is a part of (`of whom 12 were women`); `agrees`, for places
    visited: whether as many are named (None: not compared).
    """

    ordinal: int
    what: str
    number: int
    kind: str
    text: str
    within: int | None = None
    agrees: bool | None = None
    paragraphs: tuple[str, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A work in the list of references, or a footnote (`marker` is its mark): the words, and where it is cited."""

    kind: str
    text: str
    marker: str | None = None
    authors: str | None = None
    year: int | None = None
    address: str | None = None
    cited_in: tuple[str, ...] = ()
    citations: tuple[Place, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFinding:
    """A sentence among the findings that names the establishments it is about, or what stands under the name of one."""

    text: str
    establishments: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextualFact:
    """A number or statement about the system around the findings, as set apart under a heading for such facts.

    `printed` and `value` are the figure that it leads with (None: a statement without one); `start` and `end` say when
    it held, where the words name one period; `notes` are the marks of its footnotes.
    """

    text: str
    printed: str | None = None
    value: float | None = None
    unit: str | None = None
    heading: str | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    notes: tuple[str, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a described process; `number` as printed, `paragraphs` all parts that hold its words."""

    ordinal: int
    title: str | None = None
    number: str | None = None
    text: str = ""
    paragraphs: tuple[str, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """A process that a report describes step by step, such as a journey through custody."""

    title: str
    steps: tuple[Step, ...]
    place: Place

"""What came of one file? Enough to store its report, and to tell a reader of the build's table about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from ontology.model import Report
from ontology.values import Severity

Json = Mapping[str, Any]


_COUNTED = (
    "paragraphs",
    "follow_ups",
    "concerns",
    "recommendations",
    "progress",
    "people",
    "glossary",
    "quantities",
)


class Status(StrEnum):
    """What a build did with a file."""

    READ = "read"
    """Its graph conforms and is held."""
    UNCHANGED = "unchanged"
    """The same program has read the same bytes before."""
    SUPERSEDED = "superseded"
    """Another form, or a later edition, of the same report is held."""
    REFUSED = "refused"
    """Its graph breaks a shape; the report's former graph, if any, stays."""
    UNREADABLE = "unreadable"
    """No report could be read from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A report in numbers: how many facts of each kind, and how many declared counts agree with what was read."""

    key: str
    kind: str
    title: str
    establishment: str | None
    visit_start: str | None
    pages: int | None
    facts: Mapping[str, int]
    declared: int
    disagreeing: int
    triples: int

    @classmethod
    def of(cls, report: Report, triples: int) -> Summary:
        """The report, whose graph has this many triples, in numbers."""
        return cls(
            key=report.key,
            kind=report.kind.value,
            title=report.title,
            establishment=report.establishment,
            visit_start=report.visit_start.isoformat() if report.visit_start else None,
            pages=report.source.pages,
            facts={kind: len(getattr(report, kind)) for kind in _COUNTED},
            declared=len(report.declared_counts),
            disagreeing=sum(count.agrees is False for count in report.declared_counts),
            triples=triples,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one file. `issues` are the reader's, `validation` the shapes', `error` is why nothing was read."""

    name: str
    sha256: str
    media_type: str
    status: Status
    also: tuple[str, ...] = ()
    """Other names under which the same bytes came."""
    key: str | None = None
    """Which report it is, where that is known."""
    summary: Summary | None = None
    nquads: bytes = field(default=b"", repr=False)
    text: str = field(default="", repr=False)
    issues: tuple[Json, ...] = ()
    validation: tuple[Json, ...] = ()
    error: str = ""
    hint: str = ""
    trace: str = ""
    """Where the program stumbled, if that is why nothing was read."""
    seconds: Mapping[str, float] = field(default_factory=dict)
    """How long reading, mapping and validating took."""

    @property
    def problems(self) -> Counter[str]:
        """Issues and results by severity."""
        return Counter(str(each["severity"]) for each in (*self.issues, *self.validation))

    @property
    def conforms(self) -> bool:
        """Whether a report was read and nothing about it is an error."""
        return not self.error and not self.problems[Severity.ERROR]

    def as_json(self) -> dict[str, Any]:
        """Plain values, the graph and the text apart."""
        plain = {name: value for name, value in asdict(self).items() if name not in ("nquads", "text")}
        return {**plain, "problems": dict(self.problems)}

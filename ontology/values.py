"""Which values do the facts of a report take: dates as precise as printed, kinds, severities?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ReportKind(StrEnum):
    """The kinds of publication that the readers know; values are the keys of the report-type scheme."""

    IRP = "irp"
    FULL_INSPECTION = "full-inspection"
    THEMATIC = "thematic"


class PartKind(StrEnum):
    """What a printed part of a report is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list item"
    CAPTION = "caption"
    STATEMENT = "statement"
    TABLE_ROW = "table row"
    FRONT_MATTER = "front matter"
    NOTE = "note"


class Severity(StrEnum):
    """How much an issue matters: an error keeps a report out, a warning flags it, an info is for the curious."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date to the precision that a report prints: a year, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        date(self.year, self.month or 1, self.day or 1)  # raises ValueError for what no calendar holds
        if self.day is not None and self.month is None:
            raise ValueError(f"day {self.day} without a month")

    def __str__(self) -> str:
        """ISO 8601, reduced: `2023`, `2023-11` or `2023-11-13`."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The full date of a calendar day."""
        return cls(day.year, day.month, day.day)

"""What can go wrong, as a tree of exceptions and as problems with their place.

    PrisongraphError             anything this program raises on purpose
    ├── UnreadableFile           a file that cannot be read at all: empty, encrypted, broken, image-only, too large
    │   └── NotAReport           a readable file that is none of the report kinds
    ├── NotConformant            a report whose graph breaks a shape, so that it stays out of the dataset
    ├── DatasetError             a dataset folder that is missing, locked or damaged
    ├── QueryError               a query that is refused or does not parse
    │   ├── QueryTimeout         it ran past its deadline
    │   ├── QueryTooLarge        it, or its answer, is over a limit
    │   └── StoreUnavailable     the remote store that is to answer it cannot be reached, or answers what it should not
    └── UsageError               an argument that makes no sense

Each carries what happened, naming the value, and a `hint` that says what to do.
"""

from __future__ import annotations


class PrisongraphError(Exception):
    """Anything this program raises on purpose: `message` says what happened, `hint` what to do about it."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UnreadableFile(PrisongraphError):
    """A file that cannot be read at all."""


class NotAReport(UnreadableFile):
    """A readable file that is none of the report kinds."""


class NotConformant(PrisongraphError):
    """A report whose graph breaks a shape."""


class DatasetError(PrisongraphError):
    """A dataset folder that is missing, locked or damaged."""


class QueryError(PrisongraphError):
    """A query that is refused or does not parse; `line` and `column` count from 1 where they are known."""

    def __init__(self, message: str, *, hint: str = "", line: int | None = None, column: int | None = None) -> None:
        super().__init__(message, hint=hint)
        self.line = line
        self.column = column


class QueryTimeout(QueryError):
    """A query that ran past its deadline."""


class QueryTooLarge(QueryError):
    """A query, or an answer, over a limit."""


class StoreUnavailable(QueryError):
    """The remote store cannot be reached, refuses us, or answers what no SPARQL server should.

    `passing`: it may work in a moment.
    """

    def __init__(self, message: str, *, hint: str = "", passing: bool = False) -> None:
        super().__init__(message, hint=hint)
        self.passing = passing


class UsageError(PrisongraphError):
    """An argument that makes no sense."""

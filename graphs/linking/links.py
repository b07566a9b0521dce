"""What is a link? Two units in order, how they belong together, how sure that is, and where it stands."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from graphs.linking.profiles import Signal
from ontology.iris import Kind, mint

LEAST_WRITTEN = 0.02
"""A pair that is less likely related is not written."""

LEAST_SHOWN = 0.3
"""From here on a link is more than a see-also, and listed unless more is asked for."""

LEAST_SAME = 0.7
"""From here on a link may be of the same issue."""


class LinkType(StrEnum):
    """How two units belong together: concepts of the scheme of link types."""

    REPEATS = "repeats"
    SAME_ISSUE = "same-issue"
    RELATED_ISSUE = "related-issue"
    SEE_ALSO = "see-also"


class Status(StrEnum):
    """Where a link stands: concepts of the scheme of link statuses."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Reason:
    """A signal of a link: its value (0 to 1), what it added to the log odds, and what both ends have in common."""

    signal: Signal
    value: float
    contribution: float
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A pair of units, by IRI and in their order; `score` is in log odds, `confidence` the chance that it gives."""

    first: str
    second: str
    type: LinkType
    status: Status = Status.PROPOSED
    confidence: float
    score: float
    reasons: tuple[Reason, ...] = field(default=(), repr=False)

    @property
    def key(self) -> str:
        """The key of the link, from its ends."""
        return key_of(self.first, self.second)

    @property
    def iri(self) -> str:
        """The IRI of the link."""
        return mint(Kind.LINK, self.key)

    @property
    def ends(self) -> tuple[str, str]:
        """Both units, in order."""
        return self.first, self.second


def key_of(one: str, other: str) -> str:
    """The key of the link between two units, in whichever order they are given."""
    ends = "\n".join(sorted((one, other)))
    return hashlib.blake2b(ends.encode(), digest_size=8).hexdigest()


def by_likelihood(link: Link) -> tuple[float, str, str]:
    """Sorts links: the surest first, then by their ends."""
    return -link.confidence, link.first, link.second


Links = Mapping[tuple[str, str], Link]
"""Links by their ends."""

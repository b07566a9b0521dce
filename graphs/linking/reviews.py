"""What did people decide about links? Lines of `reviews/links.jsonl`, only ever appended, replayed over every run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from unicodedata import category

from graphs.folder import Folder
from graphs.linking.links import Link, LinkType, Status, key_of
from graphs.store import Store
from ontology import terms as insp
from ontology.errors import UsageError
from ontology.iris import Kind, mint

NAME = "links"
"""The file in `reviews/`."""

_CHANGED = 0.1
"""A rejected pair comes back only where its confidence has risen by more than this since: one method always gives the
same texts the same confidence, so either the texts have changed or the method has, and not by a little."""

MOST_NAME, MOST_WHY = 100, 2000
"""Characters that the name of who decides, and the reason, may have."""

_UNPRINTED = frozenset({"Cc", "Cs", "Cn", "Co"})
"""Categories of Unicode that no name or reason has: controls, halves of characters, and what is no character."""


class Decision(StrEnum):
    """What a person decided: concepts of the scheme of decisions."""

    ACCEPT = "accept"
    REJECT = "reject"
    RETYPE = "retype"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A decision on the link between two units: who made it, when (ISO, with zone) and why.

    `method` and `confidence` are those of the link that the person saw; `type` is what a retyped link becomes.
    """

    first: str
    second: str
    decision: Decision
    by: str
    on: str
    why: str = ""
    type: LinkType | None = None
    method: str = ""
    confidence: float | None = None

    @property
    def iri(self) -> str:
        """The IRI of the review: of its link, and of when it was made."""
        return mint(Kind.LINK_REVIEW, key_of(self.first, self.second), "".join(c for c in self.on if c.isalnum()))

    @property
    def link(self) -> str:
        """The IRI of the link."""
        return mint(Kind.LINK, key_of(self.first, self.second))

    def as_json(self) -> dict[str, Any]:
        """Plain values for a line of the file."""
        return {name: value for name, value in asdict(self).items() if value not in (None, "")}


def record(dataset: Folder, review: Review) -> Review:
    """Append a decision to the dataset; it holds from now on, and in the graph from the next build on.

    Raises:
        UsageError: nobody decided, a link is to be retyped to nothing, or the name or the reason is no plain text.
    """
    review = replace(review, by=_plain(review.by, MOST_NAME), why=_plain(review.why, MOST_WHY))
    if not review.by:
        raise UsageError("a decision needs a person", hint="say who decides, with --by")
    if (review.decision is Decision.RETYPE) != (review.type is not None):
        raise UsageError("only a link that is retyped gets a type", hint=f"one of {', '.join(LinkType)}")
    dataset.append_review(NAME, review.as_json())
    return review


def _plain(text: str, most: int) -> str:
    """Words on one line."""
    text = " ".join(text.split())
    if len(text) > most:
        raise UsageError(f"a text of {len(text)} characters is too long", hint=f"{most} are the most")
    if odd := next((each for each in text if category(each) in _UNPRINTED), ""):
        raise UsageError(f"a name or a reason holds the character U+{ord(odd):04X}", hint="write plain text")
    return text


def now() -> str:
    """This moment as ISO, in UTC."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def replaced_names(store: Store) -> Mapping[str, str]:
    """What has become another node, and which."""
    query = f"SELECT ?old ?new WHERE {{ ?old <{insp.DCTERMS.isReplacedBy}> ?new ; <{insp.identityReason}> ?why }}"
    return {str(row["old"]): str(row["new"]) for row in store.select(query)}


def read_reviews(dataset: Folder, replaced: Mapping[str, str] | None = None) -> tuple[Review, ...]:
    """Every decision, oldest first; ends that have become other nodes since get their present names (`replaced`)."""
    return tuple(_renamed(dataset.reviews(NAME), replaced or {}))


def standing(reviews: Iterable[Review]) -> dict[tuple[str, str], Review]:
    """The decision that holds for each pair: the last."""
    return {(review.first, review.second): review for review in reviews}


def decided(link: Link, review: Review | None) -> Link:
    """The link as the decision leaves it."""
    if review is None:
        return link
    if review.decision is Decision.UNSURE:
        return replace(link, status=Status.PROPOSED)
    if review.decision is Decision.REJECT:
        return link if _reopened(link, review) else replace(link, status=Status.REJECTED)
    return replace(link, status=Status.ACCEPTED, type=review.type or link.type)


def _reopened(link: Link, review: Review) -> bool:
    return review.confidence is not None and link.confidence - review.confidence > _CHANGED


def _renamed(lines: Iterable[Mapping[str, Any]], replaced: Mapping[str, str]) -> Iterator[Review]:
    for line in lines:
        try:
            ends = sorted(replaced.get(str(line[end]), str(line[end])) for end in ("first", "second"))
            kind = LinkType(line["type"]) if line.get("type") else None
            rest = {**line, "first": ends[0], "second": ends[1], "decision": Decision(line["decision"]), "type": kind}
            yield Review(**rest)
        except (KeyError, TypeError, ValueError):
            continue  # written by hand, or by another program: not a decision that can be told

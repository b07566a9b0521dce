"""Which links does a version hold, and where do they stand now? Decisions since the version was made count at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import starmap
from pathlib import Path

from graphs.folder import Folder
from graphs.linking.links import LEAST_SHOWN, Link, LinkType, Status, key_of
from graphs.linking.reviews import Review, decided, read_reviews, replaced_names, standing
from graphs.linking.units import query
from graphs.rdf_terms import Row
from graphs.store import Store
from ontology.errors import UsageError
from ontology.iris import Kind, concept, local_name, mint

_AT_A_TIME = 1000
"""Links that are asked for by name together."""


@dataclass(frozen=True, slots=True)
class Fate:
    """A link that somebody decided on: as its graph tells it, as it stands now, and what was decided last."""

    told: Link
    now: Link
    review: Review


@dataclass(frozen=True, slots=True)
class Held:
    """The links of a version, and every decision until now (oldest first), each end by its present name."""

    store: Store
    reviews: tuple[Review, ...] = ()
    version: Path | None = None
    """The folder of the version, where it is at hand."""

    @classmethod
    def of(cls, store: Store, dataset: Folder | None, version: Path | None = None) -> Held:
        """The links in `store` with the decisions in the folder; a store without a folder has those of its graph."""
        return cls(store, read_reviews(dataset, replaced_names(store)) if dataset else (), version)

    @property
    def standing(self) -> Mapping[tuple[str, str], Review]:
        """The decision that holds for each pair."""
        return standing(self.reviews)

    def links(self, least: float = LEAST_SHOWN) -> list[Link]:
        """The links of this confidence at least, and those that somebody decided on; without reasons, in no order."""
        asked = f"FILTER (?confidence >= {least} || ?status != <{concept('link-status', Status.PROPOSED)}>)"
        found = {link.ends: link for link in map(as_link, self.store.select(_asked(asked)))}
        by_hand = self.standing
        found |= {link.ends: link for link in self.named(starmap(key_of, by_hand.keys() - found.keys()))}
        return [decided(link, by_hand.get(link.ends)) for link in found.values()]

    def fates(self) -> Mapping[str, Fate]:
        """The links that somebody decided on, by key."""
        by_hand = {key_of(*ends): review for ends, review in self.standing.items()}
        return {
            told.key: Fate(told, decided(told, by_hand[told.key]), by_hand[told.key]) for told in self.named(by_hand)
        }

    def one(self, key: str) -> Link:
        """A link by its key.

        Raises:
            UsageError: the version has no such link.
        """
        iri = mint(Kind.LINK, local_name(key))
        rows = list(self.store.select(_asked(f"VALUES ?link {{ <{iri}> }}")))
        if not rows:
            raise UsageError(f"there is no link {key}", hint="`prisongraph links` lists them")
        link = as_link(rows[0])
        return decided(link, self.standing.get(link.ends))

    def named(self, keys: Iterable[str]) -> Iterator[Link]:
        """The links with these keys as the graph tells them; those that are no longer held are left out."""
        iris = [f"<{mint(Kind.LINK, key)}>" for key in sorted(keys)]
        for start in range(0, len(iris), _AT_A_TIME):
            about = f"VALUES ?link {{ {' '.join(iris[start : start + _AT_A_TIME])} }}"
            yield from map(as_link, self.store.select(_asked(about)))

    def at_places(self, places: Collection[str]) -> Sequence[Link]:
        """The links of which an end was raised at one of these establishments, as the graph tells them."""
        about = " ".join(f"<{place}>" for place in sorted(places))
        rows = self.store.select(query("at-place").replace("UNDEF", about))
        return list(self.named({local_name(str(row["link"])) for row in rows}))


def _asked(about: str) -> str:
    return query("links").replace("# links", about)


def as_link(row: Row) -> Link:
    """A row of `links.rq`."""
    return Link(
        first=str(row["first"]),
        second=str(row["second"]),
        type=LinkType(local_name(str(row["type"]))),
        status=Status(local_name(str(row["status"]))),
        confidence=float(str(row["confidence"])),
        score=float(str(row["score"])),
    )

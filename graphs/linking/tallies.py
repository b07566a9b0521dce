"""How many links are so sure, and which are they? Counted once for a version, so that a page need not read them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graphs.linking.links import Link, LinkType, Status
from graphs.linking.units import query
from graphs.store import Store
from ontology.iris import concept, local_name


@dataclass(frozen=True, slots=True)
class Level:
    """What the links of a heap have in common in the version's graph; `written` is their confidence as it is there."""

    written: str
    status: Status
    type: LinkType

    @classmethod
    def of(cls, link: Link) -> Level:
        """The level of a link, as its graph tells it."""
        return cls(str(link.confidence), link.status, link.type)

    @property
    def confidence(self) -> float:
        """How sure the links are."""
        return float(self.written)


@lru_cache(maxsize=2)
def tallies(store: Store) -> Mapping[Level, int]:
    """How many links there are at each level; see-alsos that nobody decided on are left out."""
    found: dict[Level, int] = {}
    for row in store.select(query("tallies")):
        status, kind = Status(local_name(str(row["status"]))), LinkType(local_name(str(row["type"])))
        found[Level(str(row["confidence"]), status, kind)] = int(str(row["number"]))
    return found


@lru_cache(maxsize=512)
def keys_at(store: Store, level: Level) -> Sequence[str]:
    """The keys of the links at a level, in order."""
    status, kind = concept("link-status", level.status), concept("link-type", level.type)
    values = f"VALUES (?confidence ?status ?type) {{ ({_decimal(level.written)} <{status}> <{kind}>) }}"
    rows = store.select(query("level").replace("# level", values))
    return sorted(local_name(str(row["link"])) for row in rows)


def _decimal(written: str) -> str:
    return f'"{written}"^^<http://www.w3.org/2001/XMLSchema#decimal>'

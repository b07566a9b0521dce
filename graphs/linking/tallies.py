"""How many links are so sure, and which are they? Counted once for a version, so that a page need not read them all."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from graphs.linking.links import LEAST_SHOWN, Link, LinkType, Status
from graphs.linking.units import query
from graphs.store import Store
from ontology.iris import concept, local_name

_FILE = "link-tallies.json"


@dataclass(frozen=True, slots=True)
class Level:
    """What the links of a heap have in common in the version's graph; `written` is their confidence as it is there."""

    written: str
    status: Status
    type: LinkType

    @classmethod
    def of(cls, link: Link) -> Level:
        """The level of a link, as its graph tells it."""
        return cls(written(link.confidence), link.status, link.type)

    @property
    def confidence(self) -> float:
        """How sure the links are."""
        return float(self.written)


def write_tallies(folder: Path, links: Iterable[Link]) -> None:
    """Keep in the folder of a version how many of its links, as its graph tells them, there are at each level."""
    alike = Counter((link.confidence, link.status, link.type) for link in links if is_counted(link))
    rows = [[written(sure), status, kind, number] for (sure, status, kind), number in alike.items()]
    folder.joinpath(_FILE).write_text(json.dumps(sorted(rows)), "utf-8")


def written(confidence: float) -> str:
    """A confidence as a store writes it: a decimal without needless noughts."""
    return f"{Decimal(str(confidence)).normalize():f}"


@lru_cache(maxsize=2)
def tallies(store: Store, version: Path | None = None) -> Mapping[Level, int]:
    """How many links there are at each level, as the folder of the version says, or as they are counted in the store.

    Links less sure than are shown are left out where nobody decided on them.
    """
    kept = _kept(version) if version is not None else None
    return _counted(store) if kept is None else kept


def is_counted(link: Link) -> bool:
    """Whether the tallies have a link, as its graph tells it."""
    return link.confidence >= LEAST_SHOWN or link.status is not Status.PROPOSED


def _kept(version: Path) -> Mapping[Level, int] | None:
    """What the folder of a version says; None where it says nothing, or is damaged."""
    try:
        rows = json.loads(version.joinpath(_FILE).read_bytes())
        return {Level(written, Status(status), LinkType(kind)): int(number) for written, status, kind, number in rows}
    except (OSError, ValueError, TypeError):
        return None


def _counted(store: Store) -> Mapping[Level, int]:
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

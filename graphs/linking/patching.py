"""Which links are other than in the version before? Only those are worded, taken out of its graph and put into it.

A link is known by the digests of its ends and by where it stands: all that it is worded from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import pyoxigraph as ox

from graphs.difference import RDF_TYPE
from graphs.linking.carrying import units_held, write_units
from graphs.linking.judging import Digests
from graphs.linking.links import Link, LinkType, Status, key_of
from graphs.linking.units import Unit
from graphs.linking.writing import SHORTCUTS, graph_of
from ontology import terms as insp
from ontology.iris import Kind, mint

LINKS = "links.npz"
"""The file of a version that tells its links apart."""

Key = tuple[int, int, int]
"""Digests of both ends, and a number for where the link stands."""

_PLACES = {(kind, status): at for at, (kind, status) in enumerate((k, s) for k in LinkType for s in Status)}
_UNREADABLE = (OSError, ValueError, KeyError, EOFError, BadZipFile)


@dataclass(frozen=True, slots=True)
class Links:
    """The links of a version in their order, each by what it is worded from, and the units with their digests."""

    keys: Sequence[Key]
    units: Sequence[Unit]
    digests: Sequence[int]

    @classmethod
    def of(cls, links: Iterable[Link], units: Sequence[Unit], digests: Digests) -> Links:
        """Those of links between these units."""
        names = dict(zip((unit.iri for unit in units), digests.tolist(), strict=True))
        keys = [(names[link.first], names[link.second], _PLACES[link.type, link.status]) for link in links]
        return cls(keys, units, list(names.values()))

    @classmethod
    def held(cls, folder: Path) -> Links | None:
        """Those of the version in `folder`; None where it tells of none, or a file is damaged."""
        units = units_held(folder)
        try:
            with (folder / LINKS).open("rb") as file, np.load(file, allow_pickle=False) as held:
                columns = (held[name].tolist() for name in ("first", "second", "places"))
                digests = held["units"].tolist()
                return None if units is None else cls(list(zip(*columns, strict=True)), units, digests)
        except _UNREADABLE:
            return None

    def write(self, folder: Path) -> None:
        """Keep them for the version after that in `folder`."""
        write_units(folder, self.units)
        first, second, places = zip(*self.keys, strict=True) if self.keys else ((), (), ())
        np.savez(
            folder / LINKS,
            allow_pickle=False,
            units=np.array(self.digests, dtype=np.uint64),
            first=np.array(first, dtype=np.uint64),
            second=np.array(second, dtype=np.uint64),
            places=np.array(places, dtype=np.uint8),
        )

    def new(self, former: Links) -> list[int]:
        """The positions of those that a former version does not hold as they are."""
        before = set(former.keys)
        return [at for at, key in enumerate(self.keys) if key not in before]

    def gone(self, former: Links) -> Iterator[tuple[str, str]]:
        """The ends of the links of a former version that are not held as they were."""
        iris = dict(zip(former.digests, (unit.iri for unit in former.units), strict=True))
        for first, second, _ in sorted(set(former.keys) - set(self.keys)):
            yield iris[first], iris[second]


@dataclass(frozen=True, slots=True)
class Graph:
    """The graph of a method's links as it stands in a store."""

    store: ox.Store
    method: str

    def links(self, ends: Iterable[tuple[str, str]]) -> Iterator[ox.Quad]:
        """The quads of the links between these ends, with their reasons and shortcuts."""
        for first, second in ends:
            own = list(self._of(mint(Kind.LINK, key_of(first, second))))
            yield from own
            for quad in own:
                if quad.predicate.value == insp.hasEvidence and isinstance(quad.object, ox.NamedNode):
                    yield from self._of(quad.object.value)
            for shortcut in SHORTCUTS.values():
                yield from self._of(first, shortcut, second)
                yield from self._of(second, shortcut, first)

    def issues(self) -> set[str]:
        """The recurring issues."""
        quads = self.store.quads_for_pattern(None, RDF_TYPE, ox.NamedNode(insp.RecurringIssue), self._name)
        return {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}

    def of(self, things: Iterable[str]) -> Iterator[ox.Quad]:
        """What is said of these."""
        return (quad for thing in things for quad in self._of(thing))

    @property
    def _name(self) -> ox.NamedNode:
        return ox.NamedNode(graph_of(self.method))

    def _of(self, subject: str, which: str | None = None, other: str | None = None) -> Iterator[ox.Quad]:
        predicate, value = (None if each is None else ox.NamedNode(each) for each in (which, other))
        return self.store.quads_for_pattern(ox.NamedNode(subject), predicate, value, self._name)

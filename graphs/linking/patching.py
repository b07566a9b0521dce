"""Which links are other than in the version before? Only those are worded, taken out of its graph and put into it.

A link is known by the digests of its ends and by where it stands: all that it is worded from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import pyoxigraph as ox
from numpy.typing import NDArray

from graphs.difference import RDF_TYPE
from graphs.linking.carrying import units_held, write_units
from graphs.linking.choosing import Judged
from graphs.linking.judging import Digests
from graphs.linking.links import Link, LinkType, Status, key_of
from graphs.linking.signals import Numbers
from graphs.linking.units import Unit
from graphs.linking.writing import SHORTCUTS, graph_of
from ontology import terms as insp
from ontology.iris import Kind, mint

LINKS = "links.npz"
"""The file of a version that tells its links apart."""

_PLACES = {(kind, status): at for at, (kind, status) in enumerate((k, s) for k in LinkType for s in Status)}
_UNREADABLE = (OSError, ValueError, KeyError, EOFError, BadZipFile)


@dataclass(frozen=True, slots=True)
class Links:
    """The links of a version in their order, each by what it is worded from, and the units with their digests.

    Of each link `first` and `second` are the digests of its ends, and `places` a number for its type and status.
    """

    first: Digests
    second: Digests
    places: NDArray[np.uint8]
    units: Sequence[Unit]
    digests: Digests

    @classmethod
    def of(cls, pairs: Judged, links: Mapping[int, Link], units: Sequence[Unit], digests: Digests) -> Links:
        """Those of pairs of these units: `links` by their positions, and the others see-alsos."""
        places = np.full(len(pairs.first), _PLACES[LinkType.SEE_ALSO, Status.PROPOSED], dtype=np.uint8)
        places[list(links)] = [_PLACES[link.type, link.status] for link in links.values()]
        return cls(digests[pairs.first], digests[pairs.second], places, units, digests)

    @classmethod
    def held(cls, folder: Path) -> Links | None:
        """Those of the version in `folder`; None where it tells of none, or a file is damaged."""
        units = units_held(folder)
        try:
            with (folder / LINKS).open("rb") as file, np.load(file, allow_pickle=False) as held:
                first, second, places, digests = (held[name] for name in ("first", "second", "places", "units"))
        except _UNREADABLE:
            return None
        whole = len(first) == len(second) == len(places) and units is not None and len(units) == len(digests)
        return cls(first, second, places, units or (), digests) if whole else None

    @property
    def known(self) -> Mapping[int, int]:
        """The digests of the units, by the identity of each in memory: good as long as `units` are held."""
        return dict(zip(map(id, self.units), self.digests.tolist(), strict=True))

    def write(self, folder: Path) -> None:
        """Keep them for the version after that in `folder`."""
        write_units(folder, self.units)
        np.savez(
            folder / LINKS,
            allow_pickle=False,
            units=self.digests,
            first=self.first,
            second=self.second,
            places=self.places,
        )

    def new(self, former: Links) -> Numbers:
        """The positions of those that a former version does not hold as they are."""
        known = np.union1d(self.digests, former.digests)
        return np.flatnonzero(~np.isin(self._named(known), former._named(known), assume_unique=True))

    def gone(self, former: Links) -> Iterator[tuple[str, str]]:
        """The ends of the links of a former version that are not held as they were."""
        iris = dict(zip(former.digests.tolist(), (unit.iri for unit in former.units), strict=True))
        for at in former.new(self):
            yield iris[int(former.first[at])], iris[int(former.second[at])]

    def _named(self, known: Digests) -> Numbers:
        """A number for each link, no two the same; `known` are all digests, sorted."""
        first, second = (np.searchsorted(known, ends) for ends in (self.first, self.second))
        return np.asarray((first * len(known) + second) * len(_PLACES) + self.places, dtype=np.int64)


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

"""What does a maker see of a version on its way? Its graphs, its folder, and what the version before it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from graphs.difference import Difference
from graphs.entries import Tally, patched_entry
from graphs.filling import load, quads_in, take_out, take_out_quads
from graphs.records import GraphEntry
from graphs.store import OxigraphStore, parse_nquads


@dataclass(slots=True)
class Making:
    """A version on its way, as makers see it: put files into `path`, ask `store`, add inferred graphs.

    Where makers may take over what they made for the base version, `taken` are its inferred graphs, which are in the
    store still, and `since` says in what the reports differ: whatever hangs on other nodes is as it was.
    """

    path: Path
    raw: ox.Store
    entries: list[GraphEntry] = field(default_factory=list)
    difference: Difference | None = None
    taken: dict[str, GraphEntry] | None = None

    @property
    def store(self) -> OxigraphStore:
        """All graphs so far, with the merged identities."""
        return OxigraphStore(self.raw, union=False)

    @property
    def since(self) -> Difference | None:
        """What differs from the version that makers may take things over from; None where they begin anew."""
        return None if self.taken is None else self.difference

    def add_graphs(self, name: str, nquads: Iterable[bytes]) -> None:
        """Put inferred graphs (links, topics) into this version, in pieces of whole lines that are not held together.

        `name` says which method made them.
        """
        tally, former = Tally(), (self.taken or {}).pop(name, None)
        if former is not None:
            self._drop(former)
        load(self.raw, self._noted(tally.passing(nquads)))
        self.entries.append(tally.entry(name))

    def patch_graphs(self, name: str, removed: Sequence[ox.Quad], added: bytes) -> None:
        """Put inferred graphs of the base version into this one, without some of their quads, and with others.

        `removed` are in those graphs, and none of `added` is.
        """
        former = (self.taken or {}).pop(name)
        self.entries.append(patched_entry(former, b"".join(f"{quad} .\n".encode() for quad in removed), added))
        take_out_quads(self.raw, removed)
        load(self.raw, iter([added]))
        self._note(parse_nquads(added))
        self._note(removed)

    def finish(self) -> None:
        """Take out the inferred graphs of the base version that nobody made anew."""
        for former in (self.taken or {}).values():
            self._drop(former)

    def _drop(self, former: GraphEntry) -> None:
        for graph in former.graphs:
            self._note(quads_in(self.raw, graph))
            take_out(self.raw, graph)

    def _noted(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            self._note(parse_nquads(piece))
            yield piece

    def _note(self, quads: Iterable[ox.Quad]) -> None:
        if self.difference is not None:
            self.difference.note(quads)


Maker = Callable[[Making], None]

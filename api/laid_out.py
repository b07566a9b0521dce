"""Which networks stand laid out? Those that the version keeps in files, and those made since it answers, once each.

Those of a large version are made in processes of their own, so that the pages of others do not wait for them.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

import structlog

from api.service import Service
from api.sharing import Shared
from api.turns import TURNS
from graphs.carried import is_large
from graphs.network import Filters, Network, NetworkSource, find_ready_made
from graphs.network.apart import Apart
from graphs.network.found import Found
from graphs.network.keeping import Kept, found_left, kept_network
from graphs.store import Store
from graphs.versions import Version
from ontology.errors import PrisongraphError, UsageError

log = structlog.get_logger("prisongraph")

_Key = tuple[str, str, Filters]
"""The version, the network, and what it is narrowed to."""

_KEPT = 24


class LaidOut:
    """The networks of a service, kept while its version answers."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._lock = threading.Lock()
        self._sources: dict[tuple[str, str], NetworkSource] = {}
        self._made: OrderedDict[_Key, Network] = OrderedDict()
        self._carried: dict[tuple[str, str], Kept] = {}
        self._renewing: set[_Key] = set()
        self._apart: Apart | None = None
        self._asking: Shared[tuple[str, str], NetworkSource] = Shared()
        self._making: Shared[_Key, Network] = Shared()

    def network(self, name: str, filters: Filters) -> Network:
        """A ready-made network under filters; made once for each version.

        Raises:
            UsageError: there is no such network.
        """
        find_ready_made(name)
        key = self._service.pool.version, name, filters
        with self._lock:
            made = self._made.get(key)
        if made is None and filters == Filters() and key[:2] not in self._sources and (kept := self._kept(name)):
            if kept.earlier:
                self._renew(key)
                return kept.network
            made = kept.network
        return self._keep(key, made or self._make(key))

    def _make(self, key: _Key) -> Network:
        version = self._service.served
        if version is None or not is_large(version):
            return self._making.get(key, lambda: self._source(key[0], key[1]).network(key[2]))
        return self._making.get(key, lambda: self._made_apart(version, *key[1:]))

    def _made_apart(self, version: Version, name: str, filters: Filters) -> Network:
        with self._lock:
            if self._apart is None:
                self._apart = Apart(self._service.scratch())
                self._service.at_end(self._apart.close)
        with TURNS.given():
            return self._apart.network(version, name, filters)

    def _renew(self, key: _Key) -> None:
        """Make a network anew meanwhile that is kept as it was in an earlier version; by one at a time."""

        def work() -> None:
            try:
                self._keep(key, self._make(key))
            except PrisongraphError as error:  # it stays as it was in the earlier version, until the next comes
                log.warning("network not made anew", network=key[1], error=str(error))
            else:
                self._renewing.discard(key)

        with self._lock:
            if key not in self._renewing:
                self._renewing.add(key)
                threading.Thread(target=work, name=f"renewing {key[1]}", daemon=True).start()

    def _kept(self, name: str) -> Kept | None:
        """What the version keeps of a network; None where what is served keeps none.

        One of an earlier version is shown to everybody until it is made anew, so it is read once.
        """
        version = self._service.served
        if version is None:
            return None
        known = self._carried.get((version.id, name))
        kept = known or kept_network(version.path, name)
        if kept is not None and kept.earlier and known is None:
            others = {key: each for key, each in self._carried.items() if key[0] == version.id}
            self._carried = {**others, (version.id, name): kept}
        return kept

    def _keep(self, key: _Key, made: Network) -> Network:
        with self._lock:
            self._made[key] = made
            self._made.move_to_end(key)
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        return made

    def _source(self, version: str, name: str) -> NetworkSource:
        """What a network's query found in the version; others wait while it is asked, and it is asked once."""
        source = self._sources.get((version, name))
        if source is None:
            source = self._asking.get((version, name), lambda: NetworkSource(self.store, name, self._found(name)))
            with self._lock:
                kept = {key: each for key, each in self._sources.items() if key[0] == version}
                self._sources = {**kept, (version, name): source}
        return source

    def _found(self, name: str) -> Found | None:
        version = self._service.served
        return found_left(version.path, name) if version else None

    @property
    def store(self) -> Store:
        """The store of the version that answers."""
        if self._service.store is None:
            raise UsageError("nothing is served yet", hint="make a version with `prisongraph build`")
        return self._service.store

"""From where do pages over everything have their rows? From the version's file, so that none waits.

Where the file tells of an earlier version, rows are read anew meanwhile, and until then it is said that they are old.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import lru_cache

from graphs.overviews import overviews
from graphs.overviews.keeping import Kept, Row, kept_overviews
from graphs.questions import Question, parse
from graphs.store import Store
from graphs.versions import Version

BEFORE = "What is counted here is from before the newest reports and decisions; it is being counted anew."


def everything(store: Store, query: Question) -> Sequence[Row]:
    """The rows of a query that takes nothing: read once, for every page and every choice on it."""
    return _everything(store, query.name, query.query)


@lru_cache(maxsize=64)
def _everything(store: Store, name: str, text: str) -> Sequence[Row]:
    return tuple(parse(name, text).rows(store))


class Overviews:
    """The rows that the version keeps which answers now."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._version = ""
        self._kept: Kept | None = None
        self._rows: dict[str, Sequence[Row] | None] = {}
        self._anew: set[Store] = set()
        self._renewing: set[Store] = set()

    def rows(self, store: Store, version: Version | None, query: Question) -> tuple[Sequence[Row], bool]:
        """The rows of a query that takes nothing, and whether they are as they were in an earlier version."""
        kept = self._of(version, query.name) if version is not None and query.name in overviews() else None
        if kept is None or store in self._anew:
            return everything(store, query), False
        rows, earlier = kept
        if earlier:
            self._renew(store)
        return rows, earlier

    def _of(self, version: Version, name: str) -> tuple[Sequence[Row], bool] | None:
        with self._lock:
            if self._kept is None or version.id != self._version:
                self._version, self._kept, self._rows = version.id, kept_overviews(version.path), {}
            if name not in self._rows:
                self._rows[name] = self._kept.rows(name)
            rows = self._rows[name]
            return None if rows is None else (rows, self._kept.earlier)

    def _renew(self, store: Store) -> None:
        """Read all of them anew meanwhile, one after the other."""

        def work() -> None:
            try:
                for query in overviews().values():
                    everything(store, query)
                self._anew = {store}
            finally:
                self._renewing.discard(store)

        with self._lock:
            if store not in self._renewing:
                self._renewing.add(store)
                threading.Thread(target=work, name="renewing overviews", daemon=True).start()

"""How is a SPARQL server used as the store, where one machine is too small?

`access` says where it is and who we are, `client` speaks HTTP, `store` asks, `publishing` writes a version there, and
`worker` answers the public's queries from it, in a process like that of the embedded store.
"""

from __future__ import annotations

from graphs.remote.access import Access
from graphs.remote.publishing import Published, publish
from graphs.remote.store import RemoteStore
from ontology.errors import StoreUnavailable

__all__ = ["Access", "Published", "RemoteStore", "StoreUnavailable", "publish"]

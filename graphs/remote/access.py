"""Where is the remote store, and who are we there? Addresses and credentials, which no log ever holds."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit, urlunsplit

from ontology.errors import QueryError, UsageError

PREFIX = "PRISONGRAPH_STORE"
"""What the names of all its environment variables begin with."""


class StoreUnavailable(QueryError):
    """The remote store cannot be reached, refuses us, or answers what no SPARQL server should."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """A SPARQL server: where it is asked, where it is written to, and our credentials.

    `graphs` is its Graph Store endpoint, `update` its Update endpoint: one of them is needed for writing, the first is
    preferred. `all_graphs`: name every graph of the dataset in each query, where the server holds other data too.
    """

    query: str
    graphs: str = ""
    update: str = ""
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    all_graphs: bool = False

    @classmethod
    def at(cls, address: str, environment: Mapping[str, str] | None = None) -> Access:
        """The store whose query endpoint is `address`; all else is in the environment (`PRISONGRAPH_STORE_...`).

        A user and password within the address are taken out of it.

        Raises:
            UsageError: an address that is none, or a choice of graphs that is none.
        """
        given = os.environ if environment is None else environment
        query, user, password = _split(address, PREFIX)
        said = {name: given.get(f"{PREFIX}_{name.upper()}", "") for name in ("graphs", "update", "union")}
        if said["union"] not in ("", "auto", "graphs"):
            raise UsageError(f"{PREFIX}_UNION is {said['union']!r}", hint="it may be auto or graphs")
        return cls(
            query=query,
            graphs=_split(said["graphs"], f"{PREFIX}_GRAPHS")[0] if said["graphs"] else "",
            update=_split(said["update"], f"{PREFIX}_UPDATE")[0] if said["update"] else "",
            user=given.get(f"{PREFIX}_USER", user),
            password=given.get(f"{PREFIX}_PASSWORD", password),
            token=given.get(f"{PREFIX}_TOKEN", ""),
            all_graphs=said["union"] == "graphs",
        )

    def environment(self) -> dict[str, str]:
        """What another process needs to make the same of `query` with `at`."""
        named = {"GRAPHS": self.graphs, "UPDATE": self.update, "USER": self.user, "PASSWORD": self.password}
        named |= {"TOKEN": self.token, "UNION": "graphs" if self.all_graphs else ""}
        return {f"{PREFIX}_{name}": value for name, value in named.items() if value}


def _split(address: str, name: str) -> tuple[str, str, str]:
    """An address without the user and password in it, and these two."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise UsageError(f"{name} holds no address: {error}", hint="such as http://localhost:7878/query") from error
    if parts.scheme not in ("http", "https") or not host:
        raise UsageError(f"{name} holds no http address", hint="such as http://localhost:7878/query")
    place = (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
    bare = urlunsplit((parts.scheme, place, parts.path, parts.query, ""))
    return bare, unquote(parts.username or ""), unquote(parts.password or "")

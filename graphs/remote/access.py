"""Where is the remote store, and who are we there? Addresses and credentials, which no log ever holds."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from ontology.errors import UsageError

PREFIX = "PRISONGRAPH_STORE"
"""What the names of all its environment variables begin with."""


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

        Raises:
            UsageError: an address that is none or holds a password, or a choice of graphs that is none.
        """
        given = os.environ if environment is None else environment
        said = {name: given.get(f"{PREFIX}_{name}", "") for name in ("GRAPHS", "UPDATE", "UNION")}
        if said["UNION"] not in ("", "auto", "graphs"):
            raise UsageError(f"{PREFIX}_UNION is {said['UNION']!r}", hint="it may be auto or graphs")
        return cls(
            query=_address(address, PREFIX),
            graphs=_address(said["GRAPHS"], f"{PREFIX}_GRAPHS"),
            update=_address(said["UPDATE"], f"{PREFIX}_UPDATE"),
            user=given.get(f"{PREFIX}_USER", ""),
            password=given.get(f"{PREFIX}_PASSWORD", ""),
            token=given.get(f"{PREFIX}_TOKEN", ""),
            all_graphs=said["UNION"] == "graphs",
        )


def _address(address: str, name: str) -> str:
    """The address in a variable, checked; empty where there is none."""
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        secret = parts.username or parts.password
    except ValueError as error:
        raise UsageError(f"{name} holds no address: {error}", hint="such as http://localhost:7878/query") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"{name} holds no http address", hint="such as http://localhost:7878/query")
    if secret:
        raise UsageError(
            f"{name} holds a password", hint=f"set {PREFIX}_USER and {PREFIX}_PASSWORD, which no log holds"
        )
    return address

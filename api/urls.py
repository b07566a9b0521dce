"""Where does a thing live on this server? The stable addresses of the graph, and the local ones that answer."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

from starlette.types import Scope

from ontology.iris import BASE

STABLE = BASE
"""The beginning of every IRI that this project mints."""

_HOST = re.compile(rb"[A-Za-z0-9.\-]+(?::\d+)?|\[[0-9A-Fa-f:.]+\](?::\d+)?")  # example.org:8000 · [::1]:8000
_LONG = 300
"""Characters that the name of a host cannot have."""

_SAFE = "/:@!$&'()*+,;=-._~%"


def local_path(iri: str) -> str | None:
    """The path of an IRI of ours on this server (`/id/visit/irp-HEI-2023-11`); None for an IRI of others.

    `.../def#FollowUp` is part of the ontology's document: `/ontology#FollowUp`.
    """
    if not iri.startswith(STABLE):
        return None
    path, mark, part = iri.removeprefix(STABLE).partition("#")
    if any(piece in {"", ".", ".."} for piece in path.split("/")):
        return None
    path = "ontology" if path == "def" else path
    return "/" + quote(path, safe=_SAFE) + mark + quote(part, safe=_SAFE)


def stable_iri(path: str) -> str:
    """The IRI that a local path stands for; `/doc/...` is the document about `/id/...`."""
    address = urlsplit(path)
    rest = address.path.lstrip("/")
    if rest.startswith("doc/"):
        rest = "id/" + rest.removeprefix("doc/")
    if rest == "ontology":
        rest = "def"
    return STABLE + rest + (f"#{address.fragment}" if address.fragment else "")


def document_path(path: str) -> str:
    """Where the document about a thing is: `/id/x` is told of at `/doc/x`."""
    return "/doc/" + path.removeprefix("/id/") if path.startswith("/id/") else path


def here(scope: Scope) -> str:
    """The address of this server as its client knows it, with a slash at its end; empty where it is not told."""
    host = next((value for name, value in scope["headers"] if name == b"host"), b"")
    return _address(scope["scheme"], host) if len(host) < _LONG else ""


@lru_cache(maxsize=256)
def _address(scheme: str, host: bytes) -> str:
    return f"{scheme}://{host.decode()}/" if _HOST.fullmatch(host) else ""

"""Which nodes of a dataset are one? The claims of every cached graph, kept beside it, and what matches among them."""

from __future__ import annotations

from pathlib import Path

from graphs.files import digest_of_file, read_json, write_json
from graphs.folder import Folder
from graphs.identities.claims import Claims, claims_of
from graphs.identities.matching import Match, match
from graphs.making import read_graph


def resolve(dataset: Folder) -> tuple[Match, ...]:
    """The matches over all cached graphs; the claims of a graph are read from it once."""
    return match(_claims(dataset, path) for path in dataset.graph_files())


def _claims(dataset: Folder, graph: Path) -> Claims:
    kept = dataset.path / "claims" / f"{graph.name.removesuffix('.nq.gz')}.json"
    digest = digest_of_file(graph)
    try:
        value = read_json(kept)
        if value is not None and value["digest"] == digest:
            return Claims.from_json(value["claims"])
    except (KeyError, TypeError, ValueError):
        pass  # damaged, or written by another program: read anew
    claims = claims_of(read_graph(graph))
    kept.parent.mkdir(exist_ok=True)
    write_json(kept, {"digest": digest, "claims": claims.as_json()})
    return claims

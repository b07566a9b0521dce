"""What may one take from here? The dataset and its distributions as a DCAT catalogue, and where they are, in VoID."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from graphs.describe import DATASET, DCAT, DCTERMS, text, typed
from graphs.documents import as_ntriples
from graphs.dumps import Dump
from graphs.store import RDF_FORMATS
from graphs.versions import Version

_SPDX = "http://spdx.org/rdf/terms#"


def catalogue(here: str, version: Version | None, dumps: Iterable[Dump]) -> bytes:
    """The catalogue as N-Triples; addresses of services and files begin with `here` (with a slash at its end)."""
    told = as_ntriples(text("dataset.ttl"), here) + as_ntriples(text("catalogue.ttl"), here)
    triples = [*_dated(DATASET, version), *(each for dump in dumps for each in _of_file(here, dump, version))]
    return told + (ox.serialize(triples, format=RDF_FORMATS["application/n-triples"]) or b"")


def access(here: str) -> bytes:
    """Where the dataset is to be asked and taken, in VoID, as N-Triples."""
    return as_ntriples(text("served.ttl"), here)


def _dated(thing: str, version: Version | None) -> Iterator[ox.Triple]:
    if version is not None:
        yield _said(thing, f"{DCTERMS}modified", typed(version.manifest.made, "dateTime"))
        yield _said(thing, f"{DCAT}version", ox.Literal(version.id))


def _of_file(here: str, dump: Dump, version: Version | None) -> Iterator[ox.Triple]:
    """How large a file is, and its digest."""
    file = f"{here}dumps/{dump.name}"
    digest = f"{file}#sha256"
    yield from _dated(file, version)
    yield _said(file, f"{DCAT}byteSize", typed(str(dump.size), "nonNegativeInteger"))
    yield _said(file, f"{_SPDX}checksum", ox.NamedNode(digest))
    yield _said(digest, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", ox.NamedNode(f"{_SPDX}Checksum"))
    yield _said(digest, f"{_SPDX}algorithm", ox.NamedNode(f"{_SPDX}checksumAlgorithm_sha256"))
    yield _said(digest, f"{_SPDX}checksumValue", typed(dump.sha256, "hexBinary"))


def _said(thing: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(ox.NamedNode(thing), ox.NamedNode(predicate), value)

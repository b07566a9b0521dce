"""How does a version leave the program? As N-Quads, TriG or Turtle, whole or one report of it, streamed."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import IO

import pyoxigraph as ox

from graphs.versions import Version
from ontology.errors import UsageError
from ontology.iris import BASE, DEF, SCHEME


class Format(StrEnum):
    """What an export is written in. Turtle has no named graphs: their triples are written together."""

    NQUADS = "nquads"
    TRIG = "trig"
    TURTLE = "turtle"


_FORMATS = {Format.NQUADS: ox.RdfFormat.N_QUADS, Format.TRIG: ox.RdfFormat.TRIG, Format.TURTLE: ox.RdfFormat.TURTLE}

PREFIXES = {
    "insp": DEF,
    "id": f"{BASE}id/",
    "scheme": SCHEME,
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "qudt": "http://qudt.org/schema/qudt/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def export(version: Version, output: IO[bytes], form: Format, *, report: str | None = None) -> None:
    """Write a version, or one report of it by key, to `output`.

    Raises:
        UsageError: the version holds no such report.
    """
    quads = _quads(version, report)
    prefixes = None if form is Format.NQUADS else PREFIXES
    written = (quad.triple for quad in quads) if form is Format.TURTLE else quads
    ox.serialize(written, output, format=_FORMATS[form], prefixes=prefixes)


def _quads(version: Version, report: str | None) -> Iterator[ox.Quad]:
    store = version.open().raw
    if report is None:
        names = (name for entry in version.manifest.entries for name in entry.graphs)
        return (quad for name in names for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(name)))
    entry = next((each for each in version.manifest.entries if each.kind == "report" and each.name == report), None)
    if entry is None:
        raise UsageError(f"the dataset holds no report {report}", hint="`prisongraph versions --json` names those held")
    return (quad for name in entry.graphs for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(name)))

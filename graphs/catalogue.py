"""What may one take from here? The dataset and its distributions as a DCAT catalogue."""

from __future__ import annotations

from importlib.resources import files

from graphs.describe import DATASET
from graphs.documents import as_ntriples
from graphs.versions import Version


def catalogue(here: str, version: Version | None) -> bytes:
    """The catalogue as N-Triples; addresses of services and files begin with `here` (with a slash at its end)."""
    text = (files("graphs") / "description/catalogue.ttl").read_bytes()
    if version is not None:
        said = f'dcterms:modified "{version.manifest.made}"^^xsd:dateTime ; dcat:version "{version.id}"'
        text += f"\n<{DATASET}> {said} .\n".encode()
    return as_ntriples(text, here)

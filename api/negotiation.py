"""In which media type does the client want its answer? Accept headers with q-values, and `?format=` names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

ROWS: Mapping[str, str] = {
    "application/sparql-results+json": "application/sparql-results+json",
    "application/json": "application/sparql-results+json",
    "application/sparql-results+xml": "application/sparql-results+xml",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "text/csv": "text/csv",
    "text/tab-separated-values": "text/tab-separated-values",
}
"""Media types that a client may ask rows in, and the one that it gets; the first is the usual one."""

TRIPLES: Mapping[str, str] = {
    "text/turtle": "text/turtle",
    "application/x-turtle": "text/turtle",
    "application/n-triples": "application/n-triples",
    "text/plain": "application/n-triples",
    "application/n-quads": "application/n-quads",
    "application/trig": "application/trig",
    "application/rdf+xml": "application/rdf+xml",
    "application/xml": "application/rdf+xml",
    "text/xml": "application/rdf+xml",
    "application/ld+json": "application/ld+json",
    "application/json": "application/ld+json",
}
"""Media types that a client may ask triples in, and the one that it gets; the first is the usual one."""

_NAMES: Mapping[str, tuple[str | None, str | None]] = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "csv": ("text/csv", None),
    "tsv": ("text/tab-separated-values", None),
    "turtle": (None, "text/turtle"),
    "ttl": (None, "text/turtle"),
    "ntriples": (None, "application/n-triples"),
    "nt": (None, "application/n-triples"),
    "nquads": (None, "application/n-quads"),
    "nq": (None, "application/n-quads"),
    "trig": (None, "application/trig"),
    "rdfxml": (None, "application/rdf+xml"),
    "jsonld": (None, "application/ld+json"),
}

FORMATS = tuple(_NAMES)
"""The names that `?format=` takes, beside media types."""


_LONG = 1000
"""Characters of an Accept header too odd to be remembered."""


@dataclass(frozen=True, slots=True)
class _Range:
    """One part of an Accept header: `text/*;q=0.5`."""

    pattern: str
    quality: float

    def specificity(self, media_type: str, *, exact_only: bool) -> int:
        """How closely it matches: 3 exactly, 2 by its first half, 1 as `*/*`, 0 not at all."""
        if self.pattern == media_type:
            return 3
        if exact_only:
            return 0
        if self.pattern == "*/*":
            return 1
        return 2 if self.pattern == media_type.partition("/")[0] + "/*" else 0


def negotiate(accept: str | None, offers: Mapping[str, str]) -> str | None:
    """The media type that the client likes best among `offers`; None where it takes none of them.

    A type that stands for another (`application/json`) counts only where it is named, never for `*/*`.
    Of equally liked ones the more specific range wins, then the order of the offers.
    """
    ranges = _ranges(accept)
    if not ranges:
        return next(iter(offers.values()))
    best: tuple[float, int] = (0.0, 0)
    chosen = None
    for asked, given in offers.items():
        fits = ((r.specificity(asked, exact_only=asked != given), r.quality) for r in ranges)
        specificity, quality = max(fits)
        if specificity and quality > 0 and (quality, specificity) > best:
            best, chosen = (quality, specificity), given
    return chosen


def wished_formats(accept: str) -> tuple[str | None, str | None]:
    """The media types for rows and for triples that an Accept header asks for; most clients send the same few."""
    return _wishes(accept) if len(accept) < _LONG else (negotiate(accept, ROWS), negotiate(accept, TRIPLES))


def wants_page(accept: str) -> bool:
    """Whether a browser asks: it likes HTML better than RDF."""
    return negotiate(accept, {**TRIPLES, "text/html": "text/html"}) == "text/html"


def named_format(name: str) -> tuple[str | None, str | None] | None:
    """The media types for rows and for triples under a `?format=` name or media type; None for an unknown one."""
    name = name.strip().lower().replace(" ", "+")  # sparql-results+json, not encoded
    if name in _NAMES:
        return _NAMES[name]
    rows, triples = ROWS.get(name), TRIPLES.get(name)
    return (rows, triples) if rows or triples else None


@lru_cache(maxsize=256)
def _wishes(accept: str) -> tuple[str | None, str | None]:
    return negotiate(accept, ROWS), negotiate(accept, TRIPLES)


def _ranges(accept: str | None) -> Sequence[_Range]:
    parts = (part.strip() for part in (accept or "").split(",")[:64])
    return [_range(part) for part in parts if part]


def _range(part: str) -> _Range:
    pattern, *parameters = (piece.strip() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            quality = _quality(value.strip())
    return _Range("*/*" if pattern == "*" else pattern.lower(), quality)


def _quality(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return min(value, 1.0) if value >= 0 else 0.0  # not a number is not >= 0

"""Which establishment does a printed name mean? The register, looked up through every form of name that reports use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from rdflib import RDF, SKOS, URIRef
from rdflib.namespace import Namespace

from ontology import terms as insp
from ontology.iris import slug
from ontology.vocabulary import register_graph

_GEO = Namespace(insp.GEO.lat.removesuffix("lat"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Establishment:
    """An establishment of the register; `shared` are short names that others have too, `names` all the rest."""

    iri: str
    code: str
    name: str
    names: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class Register:
    """All establishments; look one up with `find`, by name as printed, or with `get`, by code."""

    establishments: tuple[Establishment, ...]
    _by_code: dict[str, Establishment] = field(default_factory=dict)
    _by_full_name: dict[str, set[str]] = field(default_factory=dict)
    _by_name: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for each in self.establishments:
            self._by_code[each.code] = each
            for name in (each.name, *each.names, *each.shared):
                self._by_name.setdefault(bare_name(name), set()).add(each.code)
            for name in each.names:
                self._by_full_name.setdefault(_compact(_words(name)), set()).add(each.code)

    def __iter__(self) -> Iterator[Establishment]:
        return iter(self.establishments)

    def __len__(self) -> int:
        return len(self.establishments)

    def get(self, code: str | None) -> Establishment | None:
        """The establishment with this code."""
        return self._by_code.get(code) if code else None

    def find(self, printed: str) -> Establishment | None:
        """The one establishment that a printed name means; None where the register has none, or several."""
        found = self.candidates(printed)
        return found[0] if len(found) == 1 else None

    def candidates(self, printed: str) -> tuple[Establishment, ...]:
        """Every establishment that a printed name can mean, by code; several for a short name that they share."""
        codes = (
            self._by_full_name.get(_compact(_words(printed)))
            or self._by_name.get(bare_name(printed))
            or self._by_name.get(bare_name(_QUALIFIER.sub("", printed)))
            or set()
        )
        return tuple(self._by_code[code] for code in sorted(codes))


@cache
def register() -> Register:
    """The register that is shipped with the project, read once."""
    nodes = register_graph().subjects(RDF.type, URIRef(insp.Establishment))
    return Register(tuple(sorted((_establishment(URIRef(str(node))) for node in nodes), key=lambda each: each.code)))


def bare_name(printed: str) -> str:
    """A name for comparing, without spaces and the kind of establishment: `HMP & YOI Thornby Moor` is `thornbymoor`.

    The side of a divided site stays: `HMP Thornby (Women)` and `Thornby (F)` are both `thornbywomen`.
    """
    return _compact(word for word in _words(_QUALIFIER.sub(" women ", printed)) if word not in _KIND_WORDS)


def bare_words(printed: str) -> list[str]:
    """The words of a name without the kind of establishment: `HMP & YOI Thornby Moor` has `thornby` and `moor`."""
    return [word for word in _words(printed) if word not in _KIND_WORDS]


def place_key(printed: str) -> str:
    """A key for an establishment that no register has: its name without its kind (`HMP & YOI Low Moor`: `low-moor`)."""
    return slug(short_name(printed))


def short_name(printed: str) -> str:
    """A name without its kinds, as the register has it: `HMP & YOI Low Moor`, `Low Moor IRC` are both `Low Moor`."""
    return _CLOSING_KIND.sub("", _LEADING_KINDS.sub("", printed)) or printed


_LEADING_KINDS = re.compile(
    r"^(?:(?:HM\s+|H(?:er|is)\s+Majesty['’]s\s+)?"
    r"(?:HMP|HMYOI|YOI|IRC|STC|Prison|Immigration Removal Centre|Secure Training Centre|Young Offenders? Institution)\b"
    r"[\s/&]*(?:and\s+(?=HM|YOI))?)+",
    re.IGNORECASE,
)
"""The kinds that a name opens with: `HMP & YOI`, `HMP/YOI`, `HM Prison and YOI`."""

_CLOSING_KIND = re.compile(
    r"(?<=\w)\s+(?:IRC|STC|YOI|Immigration Removal Centre|Secure Training Centre|Young Offenders? Institution)$",
    re.IGNORECASE,
)
"""The kind that a name closes with: `Low Moor Secure Training Centre`."""

_QUALIFIER = re.compile(r"[(\s](?:women(?:['’]s)?(?:\sprison)?|females?|F)\)?\s*$", re.IGNORECASE)
"""The women's side: `HMP Thornby (Women)`, `HMYOI Thornby (F)`, `Thornby women's prison`, `Thornby Female`."""

_LONG_KINDS = re.compile(
    r"\b(?:h(?:er|is) majesty s|immigration removal centre|secure training centre|young offenders? institution)\b"
)
"""Kinds of establishment in words: `Thornby Moor Immigration Removal Centre`."""

_KIND_WORDS = frozenset(["hm", "hmp", "hmpyoi", "hmyoi", "hmi", "yoi", "irc", "stc", "prison", "prisons", "and", "the"])


def _words(printed: str) -> list[str]:
    text = unicodedata.normalize("NFKD", printed).casefold().replace("'s", "s").replace("’s", "s")
    text = "".join(letter if letter.isalnum() else " " for letter in text if not unicodedata.combining(letter))
    return _LONG_KINDS.sub(" ", " ".join(text.split()).replace("majestys", "majesty s")).split()


def _compact(words: Iterable[str]) -> str:
    return "".join(word for word in words if word != "and")


def _establishment(node: URIRef) -> Establishment:
    graph = register_graph()

    def texts(label: URIRef) -> tuple[str, ...]:
        return tuple(sorted(str(text) for text in graph.objects(node, label)))

    def number(coordinate: URIRef) -> float | None:
        value = graph.value(node, coordinate)
        return None if value is None else float(str(value))

    place = graph.value(node, URIRef(insp.placeName))
    return Establishment(
        iri=str(node),
        code=str(graph.value(node, URIRef(insp.nomisCode))),
        name=str(graph.value(node, SKOS.prefLabel)),
        names=texts(SKOS.altLabel),
        shared=texts(SKOS.hiddenLabel),
        place=None if place is None else str(place),
        latitude=number(_GEO.lat),
        longitude=number(_GEO.long),
        active=str(graph.value(node, URIRef(insp.active))) == "true",
    )

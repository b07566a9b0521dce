"""What does a version hold? Its description in VoID, counted when the version is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from graphs.difference import RDF_TYPE, Difference
from graphs.records import Manifest
from graphs.store import RDF_FORMATS, OxigraphStore
from ontology.iris import ID

VOID = "http://rdfs.org/ns/void#"
DCTERMS = "http://purl.org/dc/terms/"
DCAT = "http://www.w3.org/ns/dcat#"
SD = "http://www.w3.org/ns/sparql-service-description#"
XSD = "http://www.w3.org/2001/XMLSchema#"
DATASET = f"{ID}dataset"

_SHOWN = 1000
"""Named graphs of a file that its description names."""

_PREFIXES = {"void": VOID, "dcterms": DCTERMS, "dcat": DCAT, "xsd": XSD}


def describe(store: OxigraphStore, manifest: Manifest, since: Difference | None = None) -> bytes:
    """The version as VoID in Turtle: what its default graph holds, and a partition for each class and property.

    Where it is known in what it differs from a former version, only that is counted.
    """
    counts = (_counted_since(store, since) if since else None) or _counted_anew(store)
    partitions = (*_partitions("classes", counts.classes), *_partitions("properties", counts.properties))
    itself = (quad.triple for quad in ox.parse(text("dataset.ttl"), ox.RdfFormat.TURTLE))
    triples = (*itself, *_whole(manifest, counts), *partitions)
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES) or b""


def _counted_anew(store: OxigraphStore) -> Counts:
    row = next(iter(store.select(_query("distinct"))))
    ends = (int(str(row[name])) for name in ("subjects", "objects"))
    return Counts(tuple(_asked(store, "classes")), tuple(_asked(store, "properties")), *ends)


def _counted_since(store: OxigraphStore, since: Difference) -> Counts | None:
    """The counts, from those of a former version; None where it has none, or too much differs."""
    void = since.base.path / "void.ttl"
    former = read_counts(void) if void.exists() else None
    shift = since.shift(store.raw) if former and former.subjects else None
    if former is None or shift is None:
        return None
    classes, properties = Counter(dict(former.classes)), Counter(dict(former.properties))
    classes.update(shift.classes)
    properties.update(shift.properties)
    return Counts(
        tuple(sorted((+classes).items())),
        tuple(sorted((+properties).items())),
        former.subjects + shift.subjects,
        former.objects + shift.objects,
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """How many things of each class and triples of each property a version holds, by IRI, most first; and how many
    different subjects and objects those triples have. A triple that stands in several graphs counts once."""

    classes: tuple[tuple[str, int], ...]
    properties: tuple[tuple[str, int], ...]
    subjects: int = 0
    objects: int = 0

    @property
    def triples(self) -> int:
        """How many triples there are."""
        return sum(count for _, count in self.properties)


def read_counts(void: Path) -> Counts:
    """The counts in a version's description."""
    store = OxigraphStore.load_file(void)
    classes, properties = (_counted(store, about, counted) for _, about, counted in _PARTITION.values())
    return Counts(classes, properties, _number(store, "distinctSubjects"), _number(store, "distinctObjects"))


def _number(store: OxigraphStore, name: str) -> int:
    """A number that is told of the whole; 0 where an earlier program told none."""
    quad = next(iter(store.raw.quads_for_pattern(ox.NamedNode(DATASET), _void(name), None)), None)
    return int(quad.object.value) if quad and isinstance(quad.object, ox.Literal) else 0


def _counted(store: OxigraphStore, about: str, counted: str) -> tuple[tuple[str, int], ...]:
    things = {quad.subject: quad.object for quad in store.raw.quads_for_pattern(None, _void(about), None)}
    numbers = {quad.subject: quad.object for quad in store.raw.quads_for_pattern(None, _void(counted), None)}
    found = [
        (thing.value, int(number.value))
        for node, thing in things.items()
        if isinstance(thing, ox.NamedNode) and isinstance(number := numbers[node], ox.Literal)
    ]
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))


@dataclass(frozen=True, slots=True)
class Held:
    """What a file holds that is served as it stands: its quads, and the first of its named graphs."""

    quads: int
    graphs: tuple[str, ...]

    @classmethod
    def by(cls, store: OxigraphStore) -> Held:
        """What a store holds."""
        return cls(len(store), tuple(islice(store.graph_names(), _SHOWN)))


@dataclass(frozen=True, slots=True)
class Served:
    """What a service tells of itself: the VoID of a dataset, or what a file holds; and what a query may cost."""

    void: Path | None = None
    held: Held | None = None
    limits: str = ""


def describe_service(endpoint: str, served: Served, media_type: str) -> bytes:
    """The SPARQL service at `endpoint` in SPARQL 1.1 Service Description, with the VoID of what it serves."""
    names = ("service.ttl", "union.ttl" if served.held is None else "file.ttl")
    sources = [text(name) for name in names]
    if served.void is not None:
        sources.append(served.void.read_bytes())
    triples = [quad.triple for source in sources for quad in ox.parse(source, ox.RdfFormat.TURTLE, base_iri=endpoint)]
    if served.limits:
        comment = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#comment")
        triples.append(ox.Triple(ox.NamedNode(endpoint), comment, ox.Literal(served.limits, language="en")))
    if served.held is not None:
        triples += _of_file(endpoint, served.held)
    return ox.serialize(triples, format=RDF_FORMATS[media_type], prefixes={**_PREFIXES, "sd": SD}) or b""


def _of_file(endpoint: str, held: Held) -> Iterator[ox.Triple]:
    dataset = ox.NamedNode(f"{endpoint}#dataset")
    yield ox.Triple(dataset, RDF_TYPE, _void("Dataset"))
    yield ox.Triple(dataset, _void("sparqlEndpoint"), ox.NamedNode(endpoint))
    yield ox.Triple(dataset, _void("triples"), typed(str(held.quads), "integer"))
    for number, name in enumerate(held.graphs, 1):
        graph = ox.NamedNode(f"{endpoint}#graph-{number}")
        yield ox.Triple(dataset, ox.NamedNode(SD + "namedGraph"), graph)
        yield ox.Triple(graph, RDF_TYPE, ox.NamedNode(SD + "NamedGraph"))
        yield ox.Triple(graph, ox.NamedNode(SD + "name"), ox.NamedNode(name))
        told = ox.NamedNode(f"{graph.value}-itself")
        yield ox.Triple(graph, ox.NamedNode(SD + "graph"), told)
        yield ox.Triple(told, RDF_TYPE, ox.NamedNode(SD + "Graph"))


def _whole(manifest: Manifest, counts: Counts) -> Iterator[ox.Triple]:
    dataset = ox.NamedNode(DATASET)
    yield ox.Triple(dataset, ox.NamedNode(DCTERMS + "modified"), typed(manifest.made, "dateTime"))
    yield ox.Triple(dataset, ox.NamedNode(DCAT + "version"), ox.Literal(manifest.id))
    numbers = {
        "triples": counts.triples,
        "distinctSubjects": counts.subjects,
        "distinctObjects": counts.objects,
        "classes": len(counts.classes),
        "properties": len(counts.properties),
        "documents": len(manifest.reports),
    }
    for name, number in numbers.items():
        yield ox.Triple(dataset, _void(name), typed(str(number), "integer"))


_PARTITION = {
    "classes": ("classPartition", "class", "entities"),
    "properties": ("propertyPartition", "property", "triples"),
}


def _asked(store: OxigraphStore, kind: str) -> list[tuple[str, int]]:
    _, about, counted = _PARTITION[kind]
    return [(str(row[about]), int(str(row[counted]))) for row in store.select(_query(kind))]


def _query(name: str) -> str:
    return text(f"{name}.rq").decode()


def text(name: str) -> bytes:
    """One of the files that a description is made of."""
    return files("graphs").joinpath(f"description/{name}").read_bytes()


def _partitions(kind: str, counts: Iterable[tuple[str, int]]) -> Iterator[ox.Triple]:
    link, about, counted = _PARTITION[kind]
    for number, (thing, count) in enumerate(counts, 1):
        node = ox.NamedNode(f"{DATASET}/{about}/{number}")
        yield ox.Triple(ox.NamedNode(DATASET), _void(link), node)
        yield ox.Triple(node, _void(about), ox.NamedNode(thing))
        yield ox.Triple(node, _void(counted), typed(str(count), "integer"))


def _void(name: str) -> ox.NamedNode:
    return ox.NamedNode(VOID + name)


def typed(value: str, datatype: str) -> ox.Literal:
    """A literal of a datatype of XML Schema."""
    return ox.Literal(value, datatype=ox.NamedNode(XSD + datatype))

"""The conformant graphs, and the faults planted in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import Graph

from ontology import iris
from ontology.vocabulary import ontology_graph, register_graph, scheme_graph
from ontology.yaml_files import read_yaml
from shapes.rules import Suite

HERE = Path(__file__).parent

EXAMPLES = {
    "review": Suite.REPORT,
    "inspection": Suite.REPORT,
    "links": Suite.LINKS,
    "vocabulary": Suite.VOCABULARY,
}
"""Each example with its suite; the vocabulary is the real one."""

PREFIXES = {
    "insp": iris.DEF,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "qudt": "http://qudt.org/schema/qudt/",
    "unit": "http://qudt.org/vocab/unit/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{
        name: f"{iris.SCHEME}{name}/"
        for name in (
            "count-kind",
            "decision",
            "direction",
            "healthy-prison-test",
            "outcome-hmip",
            "progress-hmip",
            "topic",
        )
    },
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A change to a conformant graph that breaks one rule."""

    rule: str
    fault: str
    graph: str
    change: str

    def planted(self) -> Graph:
        """A copy of the example with the fault in it."""
        return changed(example(self.graph), self.change)


@cache
def example(name: str) -> Graph:
    """One of the conformant graphs; not to be changed."""
    if name == "vocabulary":
        return ontology_graph() + scheme_graph() + register_graph()
    return Graph(bind_namespaces="none").parse(HERE / "example" / f"{name}.ttl", format="turtle")


def copied(name: str) -> Graph:
    """One of the conformant graphs, to change."""
    copy = Graph(bind_namespaces="none")
    copy += example(name)
    return copy


def changed(graph: Graph, update: str) -> Graph:
    """A copy of the graph with a SPARQL update done to it; the examples' prefixes and base stand."""
    copy = graph + Graph(bind_namespaces="none")
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    copy.update(f"BASE <{iris.ID}>\n{prefixes}{update}")
    return copy


@cache
def faults() -> tuple[Fault, ...]:
    """All planted faults."""
    return tuple(Fault(**entry) for entry in read_yaml(HERE / "faults.yml"))

"""Where are the Turtle files of the ontology, the schemes and the register, and what do they hold together?"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rdflib import Graph, URIRef

from ontology.iris import DEF

HERE = Path(__file__).parent
ONTOLOGY = HERE / "ontology.ttl"
TERMS = HERE / "terms.py"


def scheme_files() -> list[Path]:
    """The concept schemes, a file a group."""
    return sorted((HERE / "schemes").glob("*.ttl"))


def register_files() -> list[Path]:
    """The register: establishments, and the bodies that inspect them."""
    return sorted((HERE / "register").glob("*.ttl"))


@cache
def ontology_graph() -> Graph:
    """The classes and properties. Shared: do not change it."""
    return parse([ONTOLOGY])


@cache
def scheme_graph() -> Graph:
    """All concept schemes. Shared: do not change it."""
    return parse(scheme_files())


@cache
def register_graph() -> Graph:
    """The whole register. Shared: do not change it."""
    return parse(register_files())


def qudt_unit(unit: str) -> str:
    """The IRI of the QUDT unit that a concept of our scheme of units stands for."""
    return str(scheme_graph().value(URIRef(unit), URIRef(f"{DEF}qudtUnit")))


def parse(files: list[Path]) -> Graph:
    """The triples of several Turtle files as one graph."""
    graph = Graph(bind_namespaces="none")
    for file in files:
        graph.parse(file, format="turtle")
    return graph

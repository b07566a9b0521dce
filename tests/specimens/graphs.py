"""Which graph should a specimen give? `graphs/<name>.ttl` holds it; `python -m tests.specimens.graphs` writes it anew.

They are written from the program's own reading, and guard against change: what changes one of them shows in the diff,
to be read against the specimen before it is committed. What a careful reader expects stands in `*.expected.json`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from rdflib import Graph, Literal
from rdflib.term import Node

from ingest.plain import plain
from ingest.reading import read_report
from ontology.iris import DEF, ID, SCHEME, Kind
from ontology.mapping import map_report

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "prisongraph" / "specimens"
QUDT, SOSA = "http://qudt.org/schema/qudt/", "http://www.w3.org/ns/sosa/"
FACTS = (HERE / "facts.rq").read_text(encoding="utf-8")


def facts(report: Path) -> Graph:
    """What a report says, without where in the file it says so; curly quotes and long dashes made plain."""
    stated = map_report(read_report(report)).query(FACTS).graph
    graph = Graph()
    for subject, predicate, value in stated or ():
        graph.add((subject, predicate, _plain(value)))
    return graph


def expected(name: str) -> Graph:
    """The graph that a specimen should give."""
    return Graph().parse(HERE / "graphs" / f"{name}.ttl")


def names() -> tuple[str, ...]:
    """All specimens."""
    return tuple(sorted(path.stem for path in SHIPPED.glob("*.pdf")))


def _prefixes(graph: Graph) -> Iterator[tuple[str, str]]:
    """One prefix for the terms, one for each kind of thing and one for each scheme."""
    yield from (("insp", DEF), ("qudt", QUDT), ("sosa", SOSA))
    yield from ((kind.value, f"{ID}{kind}/") for kind in Kind)
    concepts = {str(term) for triple in graph for term in triple if str(term).startswith(SCHEME)}
    schemes = {concept.removeprefix(SCHEME).split("/")[0] for concept in concepts}
    yield from ((f"{scheme}-scheme", f"{SCHEME}{scheme}/") for scheme in sorted(schemes))


def _plain(term: Node) -> Node:
    if isinstance(term, Literal) and isinstance(term.value, str):
        return Literal(plain(str(term)), datatype=term.datatype, lang=term.language)
    return term


def main() -> int:
    """Write the expected graphs."""
    for name in names():
        graph = facts(SHIPPED / f"{name}.pdf")
        for prefix, namespace in _prefixes(graph):
            graph.bind(prefix, namespace)
        graph.serialize(HERE / "graphs" / f"{name}.ttl", format="turtle")
        sys.stderr.write(f"{name}: {len(graph)} triples\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""What is answered over HTTP is what the engine answers in this process: our layers change nothing, in any format.

The queries stand one a paragraph in `algebra.rq`; they cover the algebra of SPARQL 1.1 over the data beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphs.store import RDF_FORMATS, RESULT_FORMATS
from tests.serving import Server, serving

HERE = Path(__file__).parent
PREFIXES = (
    "PREFIX : <http://example.org/>\nPREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"
    "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>\n"
)
QUERIES = [text.strip() for text in (HERE / "algebra.rq").read_text("utf-8").split("\n\n") if text.strip()]


Names = dict[bytes, bytes]
"""A blank node's label in one store, and what it is called for the comparison: every load gives labels anew."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving("--load", str(HERE / "algebra.trig"), "--workers", "2") as started:
        yield started


@pytest.fixture(scope="module")
def names(server: Server, engine: ox.Store) -> Names:
    everything = engine.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(everything, ox.QueryTriples)
    got = server.query("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples").body
    return _names(list(everything)) | _names(quad.triple for quad in ox.parse(got, ox.RdfFormat.N_TRIPLES))


@pytest.fixture(scope="module")
def engine() -> ox.Store:
    store = ox.Store()
    store.bulk_load(path=str(HERE / "algebra.trig"))
    return store


def test_there_are_many_queries_and_none_twice() -> None:
    assert len(QUERIES) == len(set(QUERIES)) >= 150


@pytest.mark.parametrize("query", QUERIES)
def test_the_answer_is_the_engines_own(server: Server, engine: ox.Store, names: Names, query: str) -> None:
    asked = PREFIXES + query
    answer = engine.query(asked)
    formats = RDF_FORMATS if isinstance(answer, ox.QueryTriples) else RESULT_FORMATS
    for media_type in formats:
        reply = server.post(asked, Accept=media_type)
        assert (reply.status, reply.media_type) == (200, media_type), reply.text
        own = engine.query(asked)
        if isinstance(own, ox.QueryTriples):
            _same_triples(own.serialize(format=RDF_FORMATS[media_type]) or b"", reply.body, RDF_FORMATS[media_type])
        else:
            written = own.serialize(format=RESULT_FORMATS[media_type]) or b""
            _same_rows(_renamed(written, names), _renamed(reply.body, names), media_type)


def _names(triples: Iterable[ox.Triple]) -> Names:
    said: dict[str, list[str]] = {}
    for triple in triples:
        if isinstance(triple.subject, ox.BlankNode) and not isinstance(triple.object, ox.BlankNode):
            said.setdefault(triple.subject.value, []).append(f"{triple.predicate} {triple.object}")
    order = sorted(said, key=lambda label: sorted(said[label]))
    return {label.encode(): b"blank%d" % number for number, label in enumerate(order)}


def _renamed(answer: bytes, names: Names) -> bytes:
    for label, name in names.items():
        answer = answer.replace(label, name)
    return answer


def _same_triples(own: bytes, got: bytes, form: ox.RdfFormat) -> None:
    first, second = (ox.Dataset(ox.parse(data, form)) for data in (own, got))
    for each in (first, second):
        each.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    assert first == second
    assert len(first) == len(second)


def _same_rows(own: bytes, got: bytes, media_type: str) -> None:
    """Byte by byte where order is kept; else line by line or solution by solution, in any order."""
    if own == got:
        return
    form = RESULT_FORMATS[media_type]
    if form is ox.QueryResultsFormat.CSV:
        assert sorted(own.splitlines()) == sorted(got.splitlines())
        return
    first, second = (ox.parse_query_results(data, form) for data in (own, got))
    assert isinstance(first, ox.QuerySolutions)
    assert isinstance(second, ox.QuerySolutions)
    assert [v.value for v in first.variables] == [v.value for v in second.variables]
    names = [v.value for v in first.variables]
    assert sorted(str([row[n] for n in names]) for row in first) == sorted(
        str([row[n] for n in names]) for row in second
    )

"""What the endpoint tells those who ask nothing, too much, or what does not parse."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.protocol import Refused, pairs_in
from graphs.excerpt import excerpt
from graphs.rows import RowCount
from ontology.errors import QueryTooLarge
from tests.serving import Server, serving

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    file: Path = tmp_path_factory.mktemp("data") / "data.nq"
    file.write_text("".join(f'<http://s/{n}> <http://p> "line\\nof, \\"{n}\\" }},{{ <result>" .\n' for n in range(300)))
    with serving("--load", str(file), "--workers", "1", "--rows", "100") as started:
        yield started


def test_a_browser_is_shown_a_form_and_a_machine_the_description(server: Server) -> None:
    page = server.get("/sparql", BROWSER)
    assert page.media_type == "text/html"
    assert '<form action="/sparql"' in page.text
    assert 'href="/query"' in page.text
    assert server.get("/sparql", "*/*").media_type == "text/turtle"
    assert server.get("/sparql", "application/rdf+xml, text/html;q=0.5").media_type == "application/rdf+xml"
    assert server.get("/sparql", BROWSER, format="turtle").media_type == "text/turtle"
    assert server.get("/sparql", BROWSER, query="ASK {}").media_type != "text/html"


def test_the_description_says_what_a_query_may_cost(server: Server) -> None:
    assert "100 rows" in server.get("/sparql", "text/turtle").text


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_rows_are_limited(server: Server, form: str) -> None:
    query = "SELECT * {{ ?s ?p ?o }} LIMIT {}"
    assert server.get("/sparql", query=query.format(100), format=form).status == 200
    refused = server.get("/sparql", query=query.format(150), format=form)
    assert refused.status == 400
    assert "more than 100 rows" in refused.text


def test_triples_are_not_rows(server: Server) -> None:
    reply = server.query("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples")
    assert reply.text.count("\n") == 300


def test_what_does_not_parse_is_shown_with_its_place(server: Server) -> None:
    problem = json.loads(server.query("SELECT *\nWHERE { ?s ?p }").body)
    assert problem["status"] == 400
    assert (problem["line"], problem["column"]) == (2, 16)
    assert problem["excerpt"] == "WHERE { ?s ?p }\n               ^"


def test_the_endpoint_stands_in_the_openapi_document(server: Server) -> None:
    document = json.loads(server.get("/api/v1/openapi.json").body)
    answers = document["paths"]["/sparql"]["get"]["responses"]
    assert {"200", "304", "400", "406", "413", "415", "429", "503", "504"} == set(answers)
    assert set(document["paths"]["/sparql"]) == {"get", "post"}


def test_an_excerpt_of_a_long_line_is_short() -> None:
    assert excerpt("x" * 500, 1, 300) == f"…{'x' * 120}…\n{' ' * 61}^"
    assert excerpt("\tab", 1, 2) == "\tab\n\t^"
    assert excerpt("", 3, 9) == "\n^"


def test_rows_are_counted_across_pieces() -> None:
    count = RowCount("application/sparql-results+json", 10)
    for piece in (b'[{"a":{"value":"1"}', b"}", b",{", b'"a":{"value":"2"}},{"a":{"value":"3"}}]}'):
        count.add(piece)
    assert count.rows == 3
    for size in range(1, 12):
        again, whole = RowCount("application/sparql-results+json", 50), b'[{"a":1},{"b":2},{"c":3},{"d":4},{}]' * 4
        for start in range(0, len(whole), size):
            again.add(bytearray(whole[start : start + size]))
        assert again.rows == 1 + whole.count(b'},{"')
    table = RowCount("text/csv", 2)
    for piece in (b'a\r\n"x\n', b'y""\nz"\r\n', b"b\r\n"):
        table.add(piece)
    assert table.rows == 2
    with pytest.raises(QueryTooLarge):
        table.add(b"c\r\n")


PIECES = [
    b"%",
    b"+",
    b"=",
    b"3",
    b"D",
    b"%3D",
    b"%3d",
    b"%C3%A9",
    b"\xc3\xa9",
    b"%25",
    b" ",
    b"\n",
    b"\r\n",
    b"=\n",
    b"_",
    b"a",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(b"".join))
def test_parameters_are_decoded_as_everybody_decodes_them(text: bytes) -> None:
    try:
        expected = unquote_to_bytes(text.replace(b"+", b" ")).decode()
    except UnicodeDecodeError:
        with pytest.raises(Refused):
            pairs_in(b"a=" + text)
        return
    assert pairs_in(b"a=" + text) == [("a", expected)]

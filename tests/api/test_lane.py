"""What the lane for small queries says is what the layers behind it would say."""

from __future__ import annotations

import gzip
import http.client
import socket
from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlencode

import pytest

from tests.serving import Reply, Server, serving

AROUND = {"X-Twice": "a", "x-twice": "b"}
"""A header twice is unusual enough to be sent past the lane."""

ASKED = {
    "rows": ("SELECT * { ?s ?p ?o } ORDER BY ?s LIMIT 2", {"Accept": "application/sparql-results+json"}),
    "csv": ("SELECT * { ?s ?p ?o } ORDER BY ?s LIMIT 2", {"Accept": "text/csv;q=0.9, */*;q=0.1"}),
    "truth": ("ASK {}", {}),
    "triples": ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 3", {"Accept": "text/turtle"}),
    "nothing": ("SELECT * { <http://none> ?p ?o }", {"Accept": "text/tab-separated-values"}),
    "volatile": ("SELECT (STRLEN(STR(NOW())) > 0 AS ?x) {}", {}),
    "packed": ("SELECT * { ?s ?p ?o } LIMIT 90", {"Accept-Encoding": "gzip, br"}),
    "unpacked": ("SELECT * { ?s ?p ?o } LIMIT 91", {"Accept-Encoding": "gzip;q=0, identity"}),
    "long": ("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 2000", {}),
    "glance": ("SELECT ?p ?o { <http://s/7> ?p ?o }", {}),
    "glance, csv": ("SELECT ?s { ?s ?p 'text 8' }".replace("'", '"'), {"Accept": "text/csv"}),
    "a glance that errs": ("SELECT * { no:such ?p ?o }", {}),
    "error": ("SELECT * { ?s ?p }", {}),
    "no such form": ("ASK {}", {"Accept": "image/png"}),
}  # fmt: skip


def get(tiny: Server, query: str, headers: Mapping[str, str], method: str = "GET") -> Reply:
    return tiny.ask(method, f"/sparql?query={quote(query)}", headers=headers)


def unpacked(reply: Reply) -> bytes:
    return gzip.decompress(reply.body) if reply.headers.get("content-encoding") == "gzip" else reply.body


def told(reply: Reply) -> dict[str, str]:
    """The headers, but for those of one exchange: an answer that was kept has a length from the start."""
    own = {"date", "x-request-id", "content-length", "transfer-encoding"}
    return {name: value for name, value in reply.headers.items() if name not in own}


@pytest.mark.parametrize("case", ASKED)
def test_both_ways_say_the_same(tiny: Server, case: str) -> None:
    query, headers = ASKED[case]
    through, again = get(tiny, query, headers), get(tiny, query, headers)
    around = get(tiny, f"{query}", {**headers, **AROUND})
    assert through.status == again.status == around.status
    assert told(through) == told(again) == told(around)
    assert unpacked(through) == unpacked(again) == unpacked(around)


@pytest.mark.parametrize("case", ASKED)
@pytest.mark.parametrize("kind", ["application/sparql-query", "application/x-www-form-urlencoded"])
def test_what_is_posted_is_answered_like_what_is_got(tiny: Server, case: str, kind: str) -> None:
    query, headers = ASKED[case]
    body = urlencode({"query": query}) if kind.endswith("form-urlencoded") else query
    replies = [
        tiny.ask("POST", "/sparql", body, {"Content-Type": kind, **headers, **more}) for more in ({}, {}, AROUND)
    ]
    replies.append(get(tiny, query, headers))
    assert [(reply.status, told(reply), unpacked(reply)) for reply in replies[1:]] == [
        (replies[0].status, told(replies[0]), unpacked(replies[0]))
    ] * 3


@pytest.mark.parametrize("case", ["rows", "packed", "long"])
def test_a_head_is_that_of_a_get(tiny: Server, case: str) -> None:
    query, headers = ASKED[case]
    for more in ({}, AROUND):
        got, head = get(tiny, query, {**headers, **more}), get(tiny, query, {**headers, **more}, "HEAD")
        assert head.body == b""
        assert told(head) == told(got)
        assert head.headers.get("content-length") == got.headers.get("content-length")


def test_the_head_of_a_long_answer_claims_no_length(tiny: Server) -> None:
    head = get(tiny, "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 3000", {"Accept-Encoding": "gzip"}, "HEAD")
    assert (head.status, head.body, head.headers["content-encoding"]) == (200, b"", "gzip")
    assert "content-length" not in head.headers


@pytest.mark.parametrize("more", [{}, AROUND])
@pytest.mark.parametrize("form", ["{}", "W/{}", '"a", {}', '"a,b",W/{},"c"'])
def test_an_answer_that_the_client_has_is_not_sent_again(tiny: Server, more: dict[str, str], form: str) -> None:
    got = get(tiny, "ASK { ?s ?p 'text 1' }", more)
    known = form.format(got.headers["etag"].removeprefix("W/"))
    reply = get(tiny, "ASK { ?s ?p 'text 1' }", {"If-None-Match": known, **more})
    assert (reply.status, reply.body) == (304, b"")
    assert reply.headers["etag"] == got.headers["etag"]
    assert reply.headers["vary"] == got.headers["vary"]


@pytest.mark.parametrize("more", [{}, AROUND])
def test_any_answer_is_one_that_there_is(tiny: Server, more: dict[str, str]) -> None:
    assert get(tiny, "ASK { ?s ?p 'text 2' }", {"If-None-Match": "*", **more}).status == 304
    assert get(tiny, "ASK { ?s ?p }", {"If-None-Match": "*", **more}).status == 400
    assert get(tiny, "ASK {}", {"If-None-Match": '"other"', **more}).status == 200


def test_requests_sent_at_once_are_answered_in_turn(tiny: Server) -> None:
    one = b"GET /sparql?query=SELECT(%d+AS+?x){} HTTP/1.1\r\nHost: x\r\nAccept: text/csv\r\n\r\n"
    many = b"".join(one % n for n in range(50)) + one.replace(b"Accept", b"Connection: close\r\nAccept") % 50
    answers = tiny.raw(many).split(b"HTTP/1.1 200 OK")
    assert [answer.split()[-1] for answer in answers[1:]] == [b"%d" % n for n in range(51)]


GLANCE = "/sparql?query=SELECT+?o+%7B+<http://s/{n}>+?p+?o+%7D"


def one(n: int, more: str = "", *, method: str = "GET") -> bytes:
    """A request for what is said of one thing."""
    return f"{method} {GLANCE.format(n=n)} HTTP/1.1\r\nHost: x\r\nAccept: text/csv\r\n{more}\r\n".encode()


@pytest.mark.parametrize(
    "more",
    [
        "Connection: keep-alive\r\n",
        "X-Forwarded-For: 192.0.2.7\r\n",
        "Content-Length: 0\r\n",
        "Expect: 100-continue\r\n",
    ],
)
def test_what_is_unusual_about_a_request_changes_nothing_about_its_answer(tiny: Server, more: str) -> None:
    said = tiny.raw(one(5, more) + one(6, "Connection: close\r\n"))
    assert said.count(b"HTTP/1.1 200 OK") == 2
    assert said.index(b"text 5") < said.index(b"text 6")


def test_a_body_that_comes_with_a_get_is_not_taken_for_the_next_request(tiny: Server) -> None:
    inside = one(1)
    said = tiny.raw(one(5, f"Content-Length: {len(inside)}\r\n") + inside + one(6, "Connection: close\r\n"))
    assert b"text 5" in said
    assert b"text 6" in said
    assert b"text 1" not in said


def posted(n: int, more: str = "") -> bytes:
    """A look-up that is posted."""
    query = f"SELECT ?o {{ <http://s/{n}> ?p ?o }}".encode()
    head = "POST /sparql HTTP/1.1\r\nHost: x\r\nAccept: text/csv\r\nContent-Type: application/sparql-query\r\n"
    return f"{head}Content-Length: {len(query)}\r\n{more}\r\n".encode() + query


def test_what_is_posted_at_once_is_answered_in_turn(tiny: Server) -> None:
    inside = one(1)
    hidden = posted(4).replace(b"\r\n\r\n", b"\r\nX-Twice: a\r\nX-Twice: b\r\n\r\n")
    asked = posted(2) + one(3) + hidden + posted(5) + posted(6, "Connection: close\r\n") + inside
    said = tiny.raw(asked)
    places = [said.index(b"text %d" % n) for n in (2, 3, 4, 5, 6)]
    assert places == sorted(places)
    assert said.count(b"HTTP/1.1 200 OK") == 5


def test_a_body_that_comes_in_pieces_is_read_to_its_end(tiny: Server) -> None:
    whole = posted(7) + posted(8, "Connection: close\r\n")
    for size in (1, 7, 60, len(posted(7)) - 1, len(posted(7)) + 9):
        with socket.create_connection(("127.0.0.1", tiny.port), timeout=10) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for start in range(0, len(whole), size):
                connection.sendall(whole[start : start + size])
            said = b"".join(iter(lambda: connection.recv(65536), b""))
        assert said.index(b"text 7") < said.index(b"text 8")
        assert said.count(b"HTTP/1.1 200 OK") == 2


def test_methods_that_nobody_knows_are_refused_by_name(tiny: Server) -> None:
    said = tiny.raw(b"FROB /sparql HTTP/1.1\r\nHost: x\r\n\r\n" + one(5, "Connection: close\r\n"))
    assert said.startswith(b"HTTP/1.1 405 ")
    assert b"allow: GET, HEAD, POST, OPTIONS" in said
    assert b"FROB is not allowed here" in said
    assert b"text 5" in said
    for method in ("get", "GETT", "SEARCH", "QUERY", "x" * 32):
        assert tiny.ask(method, "/api/v1/concerns").status == 405
    assert tiny.ask("FROB", "/nothing").status == 404


def test_answers_at_once_keep_their_place_among_others(tiny: Server) -> None:
    others = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
    worker = b"GET /sparql?query=ASK+%7B?s+?p+%22text+3%22%7D HTTP/1.1\r\nHost: x\r\nAccept: text/csv\r\n\r\n"
    said = tiny.raw(one(1) + others + one(2) + worker + one(4) + others + one(5, "Connection: close\r\n"))
    places = [said.index(each) for each in (b"text 1", b'"ok"', b"text 2", b"true", b"text 4", b"text 5")]
    assert places == sorted(places)
    assert said.count(b"HTTP/1.1 200 OK") == 7


def test_an_old_client_is_answered_and_hung_up_on(tiny: Server) -> None:
    said = tiny.raw(one(5).replace(b"HTTP/1.1", b"HTTP/1.0"))
    assert said.startswith(b"HTTP/1.1 200 OK")
    assert b"text 5" in said


def test_a_head_gets_no_body_at_once(tiny: Server) -> None:
    said = tiny.raw(one(5, method="HEAD") + one(6, "Connection: close\r\n"))
    assert b"text 5" not in said
    assert b"text 6" in said


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that lets a client ask four times a minute."""
    file = tmp_path_factory.mktemp("data") / "data.nt"
    file.write_text('<http://s/1> <http://p> "text 1" .\n')
    with serving("--load", str(file), "--workers", "1", "--rate", "4/minute") as started:
        yield started


LOOK_UP = "SELECT ?o { <http://s/1> ?p ?o }"


def asked_from(tiny: Server, client: str, queries: list[str], method: str = "GET", **headers: str) -> list[int]:
    """The statuses of queries by one client, which has an address of its own on loopback."""
    statuses = []
    for query in queries:
        connection = http.client.HTTPConnection("127.0.0.1", tiny.port, timeout=10, source_address=(client, 0))
        if method == "GET":
            connection.request("GET", f"/sparql?query={quote(query)}", headers=headers)
        else:
            connection.request("POST", "/sparql", query, {"Content-Type": "application/sparql-query", **headers})
        statuses.append(connection.getresponse().status)
        connection.close()
    return statuses


@pytest.mark.parametrize(("method", "client"), [("GET", "127.0.0.2"), ("POST", "127.0.0.3")])
def test_each_request_counts_once_whoever_answers_it(strict: Server, method: str, client: str) -> None:
    queries = [LOOK_UP, "ASK {}", "ASK { ?s ?p }", "ASK {}", LOOK_UP, "ASK {}"]
    assert asked_from(strict, client, queries, method) == [200, 200, 400, 200, 429, 429]


def test_clients_behind_a_proxy_are_counted_one_by_one(strict: Server) -> None:
    for method, first, second in (("GET", "192.0.2.1", "192.0.2.2"), ("POST", "192.0.2.3", "192.0.2.4")):
        each = {client: {"X-Forwarded-For": client} for client in (first, second)}
        assert asked_from(strict, "127.0.0.1", [LOOK_UP] * 5, method, **each[first]) == [200] * 4 + [429]
        assert asked_from(strict, "127.0.0.1", [LOOK_UP], method, **each[second]) == [200]

"""Every address says by which methods it is asked, and answers a HEAD as it answers a GET."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.serving import Server

READ = "GET, HEAD, OPTIONS"
ADDRESSES = {
    "/": READ,
    "/prisons": READ,
    "/healthz": READ,
    "/static/style.css": READ,
    "/id/prison/thornby-moor": READ,
    "/doc/prison/thornby-moor": READ,
    "/void": READ,
    "/dumps/": READ,
    "/api/v1/concerns": READ,
    "/api/v1/concerns.csv": READ,
    "/api/v1/reconcile": "GET, HEAD, POST, OPTIONS",
    "/api/v1/validate": "POST, OPTIONS",
    "/links/x": "GET, HEAD, POST, OPTIONS",
    "/sparql": "GET, HEAD, POST, OPTIONS",
}


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PROPFIND", "FOO"])
def test_a_method_that_is_not_allowed_is_405_with_those_that_are(client: TestClient, path: str, method: str) -> None:
    response = client.request(method, path)
    assert (response.status_code, response.headers["allow"]) == (405, ADDRESSES[path])
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ADDRESSES)
def test_options_are_the_methods_allowed(client: TestClient, path: str) -> None:
    response = client.options(path)
    assert (response.status_code, response.headers["allow"], response.content) == (204, ADDRESSES[path], b"")


def test_options_of_the_server_as_a_whole(tiny: Server) -> None:
    reply = tiny.raw(b"OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert reply.startswith(b"HTTP/1.1 204")
    assert b"allow: GET, HEAD, POST, OPTIONS" in reply


@pytest.mark.parametrize(
    ("path", "there"),
    [("/prisons/?x=%2F", "/prisons?x=%2F"), ("/api/v1/concerns/", "/api/v1/concerns"), ("/nonesuch/", "")],
)
def test_a_slash_too_many_leads_to_the_address_without(client: TestClient, path: str, there: str) -> None:
    response = client.get(path, headers={"Host": "evil.example"}, follow_redirects=False)
    assert (response.status_code, response.headers.get("location", "")) == (307 if there else 404, there)


@pytest.mark.parametrize("path", [path for path, methods in ADDRESSES.items() if "GET" in methods])
def test_a_head_has_the_headers_of_a_get(client: TestClient, path: str) -> None:
    got, head = client.get(path), client.head(path)
    own = {"x-request-id", "content-length", "date"}
    assert head.status_code == got.status_code
    assert {name: value for name, value in head.headers.items() if name not in own} == {
        name: value for name, value in got.headers.items() if name not in own
    }

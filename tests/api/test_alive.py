"""Whether the server lives is said at once, and in the same words as behind all layers."""

from __future__ import annotations

import asyncio

import pytest

from api.alive import alive
from api.inside import scope_of
from api.service import Service
from tests.serving import Server


def test_both_ways_say_the_same(tiny: Server) -> None:
    through = tiny.ask("GET", "/healthz", headers={"X-Request-Id": "mine"})
    around = tiny.ask("GET", "/healthz", b"", {"X-Request-Id": "mine", "Content-Length": "0"})
    assert (through.status, through.body) == (around.status, around.body) == (200, b'{"status":"ok"}')
    assert {**through.headers, "date": ""} == {**around.headers, "date": ""}
    assert through.headers["x-request-id"] == "mine"


@pytest.mark.parametrize("path", ["/healthz/", "/readyz", "/", "/sparql", "/health"])
def test_nothing_else_is_answered(path: str) -> None:
    assert alive(scope_of(path, "*/*")) is None
    assert alive({**scope_of("/healthz", "*/*"), "method": "DELETE"}) is None


def test_it_is_said_without_the_application(tiny: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asyncio, "to_thread", None)
    monkeypatch.setattr(Service, "ready", None)
    found = alive(scope_of("/healthz", "*/*"))
    assert found is not None
    status, head, body = found
    assert (status, body) == (200, b'{"status":"ok"}')
    assert b"content-length: 15\r\n" in head
    assert head.endswith(b"\r\n")

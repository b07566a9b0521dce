"""Every way to fail has one shape (RFC 9457), a status that fits, and says what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api import validating
from tests.graphs.networks import module_instead

V1 = "/api/v1"
TURTLE = {"content-type": "text/turtle"}

WRONG = [
    (400, f"{V1}/concerns?colour=red"),
    (400, f"{V1}/concerns?limit=0"),
    (400, f"{V1}/concerns?limit=1000"),
    (400, f"{V1}/concerns?limit=%D9%A3"),
    (400, f"{V1}/concerns?limit=1&limit=2"),
    (400, f"{V1}/concerns?sort=colour"),
    (400, f"{V1}/concerns?topic=colour"),
    (400, f"{V1}/concerns?test=%00"),
    (400, f"{V1}/concerns?topic=%FF"),
    (400, f"{V1}/concerns?year_from=soon"),
    (400, f"{V1}/concerns?fields=colour"),
    (400, f"{V1}/concerns?facets=colour"),
    (400, f"{V1}/concerns?{'&'.join(['prison=x'] * 30)}"),
    (400, f"{V1}/concerns?{'&'.join(['prison=x'] * 300)}"),
    (400, f"{V1}/concerns.csv?limit=5"),
    (400, f"{V1}/concerns/x?limit=5"),
    (404, f"{V1}/concerns?cursor=nonsense"),
    (404, f"{V1}/concerns?cursor=WyJpZCIsIHRydWUsICIiLCAiIl0"),
    (404, f"{V1}/concerns/nonesuch"),
    (404, f"{V1}/concerns/%3E%20%7D"),
    (404, f"{V1}/nonesuch"),
    (405, f"{V1}/search"),
    (400, f"{V1}/search"),
    (400, f"{V1}/search?q="),
    (400, f"{V1}/search?q={'x' * 400}"),
    (400, f"{V1}/search?q=x&kind=picture"),
    (404, f"{V1}/questions/nonesuch"),
    (400, f"{V1}/questions/evidence?colour=red"),
    (400, f"{V1}/questions/under-topic?topic=colour"),
    (400, f"{V1}/reconcile?queries=nonsense"),
    (400, f"{V1}/reconcile?queries=%5B%5D"),
    (400, f"{V1}/reconcile?queries=%7B%22q%22%3A1%7D"),
    (400, f"{V1}/validation?colour=red"),
    (400, f"{V1}/validation?severity=grave"),
    (400, f"{V1}/validation.csv?severity="),
    (400, f"{V1}/search?q=x&year_from="),
    (400, f"{V1}/concerns?limit="),
    (400, f"{V1}/reconcile/properties?type="),
    (400, f"{V1}/reconcile/suggest/type?prefix=a&cursor="),
    (400, f"{V1}/vocabulary?colour=red"),
    (400, f"{V1}/networks?colour=red"),
    (400, f"{V1}/networks/find?colour=red"),
    (400, f"{V1}/networks/expand"),
    (400, f"{V1}/networks/expand?node=x&colour=red"),
    (400, f"{V1}/networks/expand?node=https://w3id.org/prisongraph/id/prison/thornby-moor&limit=all"),
    (400, f"{V1}/networks/archive?colour=red"),
    (400, f"{V1}/networks/archive?limit=some"),
    (404, f"{V1}/networks/nonesuch"),
    (404, f"{V1}/networks/expand?node=https://w3id.org/prisongraph/id/prison/thornby-moor&relation=none"),
    (404, "/id/prison/nonesuch"),
    (404, "/doc/prison/nonesuch.ttl"),
    (404, "/doc/a%20b/%3E.nt"),
    (400, f"{V1}/networks/expand?node=https://example.org/%23%23b"),
    (404, "/doc/prison/x%23%23y.ttl"),
    (404, "/doc/prison/x%5B"),
    (404, "/id/prison/x%25zz"),
    (404, "/graph/x%23%23y"),
    (404, "/scheme/x%23%23y.ttl"),
    (404, "/scheme/nonesuch.ttl"),
    (404, "/scheme/topic/nonesuch.ttl"),
    (404, "/graph/nonesuch"),
    (404, "/dumps/nonesuch"),
    (404, "/sitemap-colours-1.xml"),
    (404, "/sitemap-reports-99.xml"),
]


@pytest.mark.parametrize(("status", "path"), WRONG)
def test_what_cannot_be_answered_is_a_problem(client: TestClient, status: int, path: str) -> None:
    response = client.request("DELETE" if status == 405 else "GET", path)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    told = response.json()
    assert told["status"] == status
    assert told["type"].rsplit("/", 1)[1]
    assert told["title"]
    assert told["detail"]


BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.mark.parametrize(
    "path", ["/nonesuch", "/prison/thornby-moor", "/a/b/c", "/static/none.css", "/id/prison/none", "/doc/concern/none"]
)
def test_who_browses_to_nothing_is_told_on_a_page(client: TestClient, path: str) -> None:
    response = client.get(path, headers=BROWSER)
    assert (response.status_code, response.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "Page not found" in response.text
    assert path in response.text
    assert client.get(path).headers["content-type"] == "application/problem+json"
    assert client.get(f"/api{path}", headers=BROWSER).headers["content-type"] == "application/problem+json"


def test_a_question_that_is_asked_wrongly_says_why_above_its_form(client: TestClient) -> None:
    response = client.get("/questions/insufficient-progress?since=soon", headers=BROWSER)
    assert response.status_code == 200
    assert "&#39;soon&#39; is no year; give four digits" in response.text
    assert 'value="soon"' in response.text


def test_everything_that_is_wrong_is_told_at_once(client: TestClient) -> None:
    told = client.get(f"{V1}/concerns?colour=red&limit=0&topic=nonsense").json()
    assert {each["name"] for each in told["errors"]} == {"colour", "limit", "topic"}


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (400, b"<a> <b>", "text/turtle"),
        (400, b"", "text/turtle"),
        (400, b"[" * 200_000, "text/turtle"),
        (400, b"<urn:a> <urn:b> " + b"[ <urn:b> " * 80_000, "text/turtle"),
        (400, b'{"@context": "http://127.0.0.1:9/x", "@id": "urn:a", "urn:b": 1}', "application/ld+json"),
        (400, b"[" * 100_000 + b"]" * 100_000, "application/ld+json"),
        (413, b"#" * 2_000_000, "text/turtle"),
        (415, b"x", "text/csv"),
        (415, b"x", ""),
    ],
)
def test_what_cannot_be_validated_is_a_problem(client: TestClient, status: int, body: bytes, kind: str) -> None:
    response = client.post(f"{V1}/validate", content=body, headers={"content-type": kind})
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["status"] == status


def test_the_log_tells_how_a_validation_died(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module_instead(tmp_path, "api.checking", "raise MemoryError('for want of room')\n")
    monkeypatch.setattr(validating, "where_code_is", lambda: {"PYTHONPATH": str(tmp_path)})
    response = client.post(f"{V1}/validate", content=b"<urn:a> <urn:b> 1 .", headers=TURTLE)
    assert response.status_code == 400
    told = json.loads(capsys.readouterr().err)
    assert (told["event"], told["level"]) == ("validation died", "warning")
    assert told["said"].startswith("exit 1: Traceback")
    assert told["said"].endswith("MemoryError: for want of room")


def test_a_refused_form_says_which_there_are(client: TestClient) -> None:
    response = client.get("/doc/prison/thornby-moor", headers={"Accept": "image/png"})
    assert response.status_code == 406
    assert ".ttl" in response.json()["hint"]

"""Stable addresses and local paths are two names of the same thing."""

from __future__ import annotations

import pytest

from api.urls import document_path, local_path, stable_iri


@pytest.mark.parametrize(
    ("iri", "path"),
    [
        ("https://w3id.org/prisongraph/id/visit/irp-X-2023-11", "/id/visit/irp-X-2023-11"),
        ("https://w3id.org/prisongraph/def#FollowUp", "/ontology#FollowUp"),
        ("https://w3id.org/prisongraph/scheme/topic/mental-health", "/scheme/topic/mental-health"),
        ("https://w3id.org/prisongraph/id/part/irp-X_p2.2+1", "/id/part/irp-X_p2.2+1"),
    ],
)
def test_there_and_back(iri: str, path: str) -> None:
    assert local_path(iri) == path
    assert stable_iri(path) == iri


@pytest.mark.parametrize(
    "iri", ["http://example.org/x", "https://w3id.org/prisongraph/../x", "https://w3id.org/prisongraph//evil.example/"]
)
def test_what_is_not_ours_has_no_path(iri: str) -> None:
    assert local_path(iri) is None


def test_documents() -> None:
    assert document_path("/id/visit/a") == "/doc/visit/a"
    assert stable_iri("/doc/visit/a") == "https://w3id.org/prisongraph/id/visit/a"

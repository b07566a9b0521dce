"""The API as it describes itself: schemathesis finds no answer that its description does not allow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient

from tests.serving import Server, serving

DOCUMENT = {"/api/v1/validate", "/sparql"}
"""What takes Turtle or SPARQL: no schema says what those are, so that texts made up after it may well be refused."""


@pytest.fixture(scope="module")
def server(specimens: Path) -> Iterator[Server]:
    with serving("--dataset", str(specimens), "--workers", "1") as started:
        yield started


def test_every_operation_has_words_an_id_and_answers(client: TestClient) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    operations = [operation for path in paths.values() for operation in path.values()]
    assert len(operations) > 100
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    assert all(operation["summary"] and "422" not in operation["responses"] for operation in operations)


def test_no_answer_is_outside_the_description(server: Server) -> None:
    schema = schemathesis.openapi.from_url(f"http://127.0.0.1:{server.port}/api/v1/openapi.json")
    tried = 0
    for result in schema.get_all_operations():
        assert isinstance(result, Ok)
        operation = result.ok()
        if operation.path.endswith(".rq"):
            continue
        _ask(operation, [positive_data_acceptance] if operation.path in DOCUMENT else [])
        tried += 1
    assert tried > 60


def _ask(operation: Any, excluded: list[Any]) -> None:
    @given(case=operation.as_strategy())
    @settings(
        max_examples=3, deadline=None, database=None, phases=[Phase.generate], derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def ask(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(excluded_checks=excluded)

    ask()

"""Does a prison's page tell of progress what one query over all of it tells?"""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from starlette.testclient import TestClient

from api.pages.establishments import progress_at
from api.pages.reading import Reading, queries


def test_progress_is_that_of_the_table_of_the_page(client: TestClient) -> None:
    store = client.app.state.service.store  # type: ignore[attr-defined] # of our application
    reading = cast("Reading", SimpleNamespace(key="thornby-moor", store=store, asked_of=store, used=[]))
    table = list(queries()["prison-progress"].rows(store, {"prison": "thornby-moor"}))
    first = {row["judgement"]: row for row in reversed(table)}
    assert len(first) > 1
    assert {row["judgement"]: row for row in progress_at(reading)} == first
    assert reading.used[0].query.name == "prison-progress"

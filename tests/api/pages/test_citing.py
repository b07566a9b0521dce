"""Does a page tell whoever cites it where it is?"""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

_CITED = re.compile(
    r'(?s)<p class="cite">.*?<span class="long"(?: id="cited")?>([^<]*)</span>'
)  # ... <span class="long" id="cited">https://a.example/topics</span>


@pytest.mark.parametrize(
    ("host", "address"),
    [("prisons.example", "http://prisons.example"), ("other.example:8080", "http://other.example:8080"), ('"><b>', "")],
)
@pytest.mark.parametrize(
    "path", ["/prisons?held=no", "/links", "/data", "/questions", "/explore?network=prison-topic", "/query"]
)
def test_a_page_without_a_stable_address_has_that_of_the_server_asked(
    client: TestClient, path: str, host: str, address: str
) -> None:
    for _ in range(2):  # as it is made, and as it is kept
        page = client.get(path, headers={"host": host})
        assert page.status_code == 200
        assert _CITED.findall(page.text) == [address + path]
        assert not re.search("here-[0-9a-f]{32}", page.text)  # what stands for the address in a page that is kept


def test_a_thing_has_its_stable_address(client: TestClient) -> None:
    assert _CITED.findall(client.get("/topics/respect").text) == ["https://w3id.org/prisongraph/scheme/topic/respect"]

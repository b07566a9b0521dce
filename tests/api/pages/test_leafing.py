"""Does a long list come page by page, each thing once, and is it said how many there are?"""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from api.pages import organisations, recurring, scales

ROW = re.compile(r'<th scope="row"><a href="([^"]+)"')  # <th scope="row"><a href="/prisons/thornby-moor">


def test_problems_that_come_back_stand_on_pages_that_keep_the_topic(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = ROW.findall(client.get("/recurring").text)
    assert len(every) > 1
    monkeypatch.setattr(recurring, "_PAGE", 1)
    pages = [client.get(f"/recurring?page={number}").text for number in range(1, len(every) + 1)]
    assert [each for page in pages for each in ROW.findall(page)] == every
    assert f"1 of {len(every)} shown" in pages[0]
    assert ROW.findall(client.get("/recurring?page=999").text) == every[-1:]


def test_services_and_namings_of_an_organisation_are_leafed_through_apart(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "/organisations/larch-valley-community-health"
    whole = client.get(path).text
    named = whole.partition('id="named"')[2].partition("</ul>")[0].count("<li>")
    assert named > 1
    monkeypatch.setattr(organisations, "_PAGE", 1)
    part = client.get(f"{path}?named=2").text
    assert f"1 of {named} shown" in part
    assert [f'href="{path}?named={number}#named"' in part for number in (1, 2)] == [True, False]
    assert part.count("<td><a") == 1


def test_wordings_of_a_rating_are_all_shown_of_the_one_asked_for(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scales, "_WORDINGS", 1)
    brief = client.get("/scales?rating=none").text
    more = re.findall(r'href="(/scales\?rating=[^"#]+)#[^"]*">All (\d+) wordings', brief)
    assert more
    path, number = more[0]
    whole = client.get(path).text
    assert whole.count('<td class="words"><p>') == brief.count('<td class="words"><p>')
    assert (
        len(re.findall(r"\d+\s+reports?</a></p>", whole))
        == len(re.findall(r"\d+\s+reports?</a></p>", brief)) + int(number) - 1
    )


@pytest.mark.parametrize("path", ["/search?q=prison&page={}", "/links?page={}", "/recurring?page={}"])
def test_a_page_that_no_number_tells_is_one_that_there_is(client: TestClient, path: str) -> None:
    assert [client.get(path.format(page)).status_code for page in ("9" * 180, "-1", "²", "")] == [200] * 4


def test_a_year_that_is_none_is_told(client: TestClient) -> None:
    for year in ("9" * 60, "2O24"):
        page = client.get(f"/search?q=prison&year={year}")
        assert page.status_code == 200
        assert "is no year; give four digits" in page.text

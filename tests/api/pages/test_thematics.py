"""Does the page of a thematic show its methods, its facts about the system, its prisons, its steps and its sources?"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import prisongraph
from api.app import create_app
from api.pages.thematics import LISTS
from api.resources.kinds import KINDS
from api.settings import ServerSettings
from ingest.pipeline import build

SPECIMENS = Path(prisongraph.__file__).parent / "specimens"
NIGHT, WORK = "thematic-the-long-night-2024", "thematic-work-after-prison-2023"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The application over the two specimens of thematics."""
    folder = tmp_path_factory.mktemp("thematics") / "dataset"
    assert build([SPECIMENS / f"{name}.txt" for name in (NIGHT, WORK)], folder).complete
    with TestClient(create_app(ServerSettings(dataset=folder, workers=1))) as started:
        yield started


def part(client: TestClient, report: str, anchor: str) -> str:
    """The words of the page from a heading on to the next one."""
    page = client.get(f"/reports/{report}").text
    found = re.search(rf'<h2 id="{anchor}">.*?(?=<h2)', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", html.unescape(found[0])).split()) if found else ""


@pytest.mark.parametrize(
    ("report", "anchor", "words"),
    [
        (f"{NIGHT}-06", "methods", "5 February 2024 to 7 February 2024 at Blackwater Sike"),
        (f"{NIGHT}-06", "methods", "prisons 6 Sites visited as many are named"),
        (f"{NIGHT}-06", "methods", "managers of the night staff 12 Interviews"),
        (f"{NIGHT}-06", "sites", "The governor slept in the prison once a month."),
        (f"{NIGHT}-06", "sites", "36% Which of these would help you to sleep?: A quieter landing"),
        (f"{NIGHT}-06", "steps", "First round. An officer looks at everyone"),
        (f"{NIGHT}-06", "tables", "HMP Long Stennet 64 16 25% of 64"),
        (f"{NIGHT}-06", "tables", "I slept well, and as long as I wanted to 18% of 412 25% of 88"),
        (f"{NIGHT}-06", "references", "1 Answer to a written question, House of Lords, 4 March 2024. Cited in 2.3"),
        (f"{WORK}-09", "context", "£11.44 The hourly wage in the most common job that people found."),
    ],
)
def test_the_page_tells_what_a_thematic_tells(client: TestClient, report: str, anchor: str, words: str) -> None:
    assert words in part(client, report, anchor)


def test_what_it_tells_is_lit_in_its_text(client: TestClient) -> None:
    page = client.get(f"/reports/{NIGHT}-06/text").text
    for kind in ("fieldwork", "sample", "reference", "step", "sitefinding", "table"):
        assert f'id="fact-{kind}-{NIGHT}-06_' in page, kind


def test_a_part_that_is_empty_is_left_out(client: TestClient) -> None:
    assert part(client, f"{WORK}-09", "steps") == ""


def test_every_list_of_what_a_thematic_tells_is_a_click_away_and_holds_that_report(client: TestClient) -> None:
    page = html.unescape(client.get(f"/reports/{NIGHT}-06").text)
    links = [each for each in re.findall(r'href="(/api/v1/[^"]+)"', page) if ".csv" not in each]
    assert {each.partition("?")[0].rpartition("/")[2] for each in links} == set(LISTS)
    answers = {each: client.get(each).json() for each in links}
    assert sum(bool(answer["items"]) for answer in answers.values()) >= 5
    assert all(client.get(each.replace("?", ".csv?")).status_code == 200 for each in links)


def test_the_page_of_data_leads_to_every_list(client: TestClient) -> None:
    page = client.get("/data").text
    assert {name for name in KINDS if f'href="/api/v1/{name}.csv"' in page} == set(KINDS)

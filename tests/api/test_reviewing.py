"""Who may decide on links, what is kept of it, and does it count at once? And who may not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.logs import configure_logs
from api.settings import ServerSettings
from graphs.dataset import Dataset
from graphs.linking.links import Status
from graphs.linking.listing import list_links
from graphs.linking.reviews import MOST_NAME, MOST_WHY
from ingest.pipeline import build
from ontology import terms as insp
from ontology.errors import UsageError
from ontology.iris import Kind, concept, mint
from tests.api.conftest import SPECIMENS

TOKEN = "a-token-drawn-by-chance"  # noqa: S105 # of a server on loopback, for this test
BEARER = {"authorization": f"Bearer {TOKEN}"}
LINKS = "/api/v1/links"
REJECTION = {"decision": "reject", "by": "Ann", "why": "Other matters."}


@pytest.fixture
def folder(specimens: Path, tmp_path: Path) -> Path:
    """A dataset that may be written to."""
    return Path(shutil.copytree(specimens, tmp_path / "dataset", symlinks=True))


@pytest.fixture
def door(folder: Path) -> Iterator[TestClient]:
    """A server that takes decisions."""
    with served(ServerSettings(dataset=folder, workers=1, review_token=TOKEN)) as client:
        yield client


def served(settings: ServerSettings) -> TestClient:
    """The application, which starts with the block."""
    configure_logs(quiet=True)
    return TestClient(create_app(settings), follow_redirects=False)


def first_waiting(client: TestClient) -> str:
    """The key of the link that waits first."""
    return str(client.get(f"{LINKS}/queue").json()["items"][0]["key"])


def lines(folder: Path) -> list[Any]:
    """What was written."""
    file = folder / "reviews/links.jsonl"
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []


def test_the_queue_begins_nearest_to_an_even_chance(door: TestClient) -> None:
    told = door.get(f"{LINKS}/queue?limit=100").json()
    doubts = [abs(each["confidence"] - 0.5) for each in told["items"]]
    assert doubts == sorted(doubts)
    assert told["total"] == len(doubts) > 3
    rest = door.get(f"{LINKS}/queue?limit=100&offset=1").json()
    assert rest["items"] == told["items"][1:]
    of_type = door.get(f"{LINKS}/queue?type={told['items'][0]['type']}").json()
    assert {each["type"] for each in of_type["items"]} == {told["items"][0]["type"]}


def test_the_queue_of_a_prison_has_the_links_with_an_end_there(door: TestClient) -> None:
    every = door.get(f"{LINKS}/queue?limit=100").json()["items"]
    ends = door.get(f"{LINKS}/{every[0]['key']}").json()
    prison = door.get(f"/api/v1/concerns/{ends['from']['@id'].rpartition('/')[2]}").json()["prison"]
    found = door.get(f"{LINKS}/queue?limit=100&prison={prison['@id'].rpartition('/')[2]}").json()
    assert every[0]["key"] in [each["key"] for each in found["items"]]
    assert [each for each in every if each in found["items"]] == found["items"]
    assert 0 < found["total"] < len(every)
    page = door.get(f"/links?prison={prison['name']}").text
    assert f"{found['total']} undecided link" in page
    assert f"with an end at <bdi>{prison['name']}</bdi>" in page


def test_a_prison_that_nobody_knows_has_no_queue(door: TestClient) -> None:
    assert door.get(f"{LINKS}/queue?prison=nowhere").json()["total"] == 0
    assert "There are no such links" in door.get("/links?prison=nowhere").text


@pytest.mark.parametrize(
    "asked", ["limit=0", "limit=101", "limit=x", "offset=-1", "type=other", "colour=red", "limit=1&limit=2"]
)
def test_a_queue_that_makes_no_sense_is_a_problem(door: TestClient, asked: str) -> None:
    assert door.get(f"{LINKS}/queue?{asked}").status_code == 400


def test_a_decision_is_written_down_and_counts_at_once(door: TestClient, folder: Path) -> None:
    key, waiting = first_waiting(door), door.get(f"{LINKS}/queue").json()["total"]
    held = {status: door.get(f"{LINKS}?status={status}").json()["total"] for status in ("proposed", "rejected")}
    answer = door.post(f"{LINKS}/{key}/decisions", json=REJECTION, headers=BEARER)
    assert answer.status_code == 201
    assert answer.json()["by"] == "Ann"
    assert [(each["decision"], each["why"]) for each in lines(folder)] == [("reject", "Other matters.")]
    assert door.get(f"{LINKS}/queue").json()["total"] == waiting - 1
    assert door.get(f"{LINKS}?status=proposed").json()["total"] == held["proposed"] - 1
    rejected = door.get(f"{LINKS}?status=rejected").json()
    assert [each["key"] for each in rejected["items"]] == [key]
    assert rejected["items"][0]["status"]["name"] == "Rejected"
    assert "Rejected" in door.get(f"{LINKS}.csv?status=rejected").text
    assert door.get(f"{LINKS}/{key}").json()["status"]["name"] == "Rejected"
    assert [each["decision"] for each in door.get(f"{LINKS}/{key}/decisions").json()["items"]] == ["reject"]


def test_the_query_of_a_list_gives_what_the_list_gives(door: TestClient) -> None:
    door.post(f"{LINKS}/{first_waiting(door)}/decisions", json=REJECTION, headers=BEARER)
    told = door.get(f"{LINKS}?status=rejected").json()
    rows = door.get("/sparql", params={"query": told["query"], "format": "json"}).json()["results"]["bindings"]
    assert [row["id"]["value"] for row in rows] == [each["@id"] for each in told["items"]]


def test_the_last_decision_holds_and_a_build_replays_it(door: TestClient, folder: Path) -> None:
    key = first_waiting(door)
    door.post(f"{LINKS}/{key}/decisions", json=REJECTION, headers=BEARER)
    retyped = {"decision": "retype", "by": "Bob", "type": "related-issue"}
    assert door.post(f"{LINKS}/{key}/decisions", json=retyped, headers=BEARER).status_code == 201
    build([SPECIMENS / "irp-castle-fen-2022.txt"], folder)
    dataset = Dataset.open(folder)
    assert [link.status for link in list_links(dataset, least=0) if link.key == key] == [Status.ACCEPTED]
    said = f"ASK {{ <{mint(Kind.LINK, key)}> <{insp.linkStatus}> <{concept('link-status', 'accepted')}> }}"
    assert dataset.current().open().ask(said)


@pytest.mark.parametrize(
    "headers", [{}, {"authorization": "Bearer wrong"}, {"authorization": f"Basic {TOKEN}"}, {"authorization": "Bearer"}]
)
def test_without_the_token_nothing_is_written(door: TestClient, folder: Path, headers: dict[str, str]) -> None:
    answer = door.post(f"{LINKS}/{first_waiting(door)}/decisions", json=REJECTION, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.headers["content-type"] == "application/problem+json"
    assert TOKEN not in answer.text
    assert lines(folder) == []


def test_who_guesses_at_the_token_is_stopped(door: TestClient, folder: Path) -> None:
    path = f"{LINKS}/{first_waiting(door)}/decisions"
    answers = [door.post(path, json=REJECTION, headers={"authorization": "Bearer wrong"}) for _ in range(12)]
    assert {each.status_code for each in answers[-2:]} == {429}
    assert answers[-1].headers["retry-after"]
    assert door.post(path, json=REJECTION, headers=BEARER).status_code == 429
    assert lines(folder) == []


def test_a_server_without_a_token_says_that_it_takes_no_decisions(client: TestClient) -> None:
    for headers in ({}, BEARER, {"authorization": "Bearer "}):
        answer = client.post(f"{LINKS}/{first_waiting(client)}/decisions", json=REJECTION, headers=headers)
        assert answer.status_code == 403
        assert "no decisions are taken here" in answer.json()["detail"]
    page = client.get(f"/links/{first_waiting(client)}").text
    assert "<form class" in page
    assert 'method="post"' not in page


def test_a_file_that_is_served_takes_no_decisions(tmp_path: Path) -> None:
    file = tmp_path / "data.nq"
    file.write_text('<http://s/1> <http://p> "one" <http://g/1> .\n')
    with served(ServerSettings(load=file, workers=1, review_token=TOKEN)) as loaded:
        answer = loaded.post(f"{LINKS}/0000/decisions", json=REJECTION, headers=BEARER)
    assert answer.status_code == 403
    assert "not a dataset" in answer.json()["detail"]


def test_a_short_token_is_refused(folder: Path) -> None:
    with pytest.raises(UsageError, match="shorter"):
        create_app(ServerSettings(dataset=folder, review_token="short"))  # noqa: S106


def test_the_token_is_not_told() -> None:
    assert TOKEN not in repr(ServerSettings(review_token=TOKEN))


WRONG = [
    (400, {"decision": "burn", "by": "Ann"}),
    (400, {"decision": "accept"}),
    (400, {"decision": "accept", "by": ""}),
    (400, {"decision": "accept", "by": "  "}),
    (400, {"decision": "reject", "by": "Ann"}),
    (400, {"decision": "retype", "by": "Ann"}),
    (400, {"decision": "accept", "by": "Ann", "type": "repeats"}),
    (400, {"decision": "accept", "by": "Ann", "on": "1999-01-01"}),
    (400, {"decision": "accept", "by": "A" * (MOST_NAME + 1)}),
    (400, {"decision": "accept", "by": "Ann", "why": "w" * (MOST_WHY + 1)}),
    (400, {"decision": "accept", "by": "Ann\u0000"}),
    (400, {"decision": "accept", "by": "Ann", "why": "bell \u0007"}),
    (400, {"decision": "accept", "by": "Ann", "why": "escape \u001b[2J"}),
    (400, {"decision": "accept", "by": ["Ann"]}),
    (413, {"decision": "accept", "by": "Ann", "why": "w" * 100_000}),
]


@pytest.mark.parametrize(("status", "body"), WRONG)
def test_a_decision_that_makes_no_sense_is_a_problem(
    door: TestClient, folder: Path, status: int, body: dict[str, object]
) -> None:
    answer = door.post(f"{LINKS}/{first_waiting(door)}/decisions", json=body, headers=BEARER)
    assert answer.status_code == status
    assert answer.json()["detail"]
    assert lines(folder) == []


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b'{"decision": "accept", "by": "\\ud800"}', b"[" * 10_000])
def test_bytes_that_are_no_decision_are_a_problem(door: TestClient, folder: Path, body: bytes) -> None:
    headers = {**BEARER, "content-type": "application/json"}
    assert door.post(f"{LINKS}/{first_waiting(door)}/decisions", content=body, headers=headers).status_code == 400
    assert lines(folder) == []


def test_another_type_of_body_and_another_link_are_refused(door: TestClient) -> None:
    path = f"{LINKS}/{first_waiting(door)}/decisions"
    plain = {**BEARER, "content-type": "text/plain"}
    assert door.post(path, content=json.dumps(REJECTION), headers=plain).status_code == 415
    for key in ("0000", "%3E%20%7D", "..%2F..%2Fetc"):
        assert door.post(f"{LINKS}/{key}/decisions", json=REJECTION, headers=BEARER).status_code == 404
        assert door.get(f"{LINKS}/{key}/decisions").status_code == 404


def test_lines_cannot_be_forged(door: TestClient, folder: Path) -> None:
    forged = 'No.\n{"decision": "accept"}\u2028{"decision": "accept"}\u0085end'
    key = first_waiting(door)
    body = {**REJECTION, "why": forged}
    assert door.post(f"{LINKS}/{key}/decisions", json=body, headers=BEARER).status_code == 201
    assert (folder / "reviews/links.jsonl").read_bytes().count(b"\n") == 1
    (told,) = door.get(f"{LINKS}/{key}/decisions").json()["items"]
    assert told["why"] == 'No. {"decision": "accept"} {"decision": "accept"} end'


def form(**values: str) -> dict[str, str]:
    """The form as a browser sends it."""
    return {
        "decision": "reject",
        "type": "related-issue",
        "by": "Ann",
        "why": "Other matters.",
        "token": TOKEN,
        **values,
    }


def sent(client: TestClient, key: str, headers: dict[str, str] | None = None, **values: str) -> httpx2.Response:
    """What comes of the form."""
    answer: httpx2.Response = client.post(f"/links/{key}", data=form(**values), headers=headers)
    return answer


def test_the_form_records_and_leads_back_to_the_page(door: TestClient, folder: Path) -> None:
    key = first_waiting(door)
    answer = sent(door, key)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/links/{key}#decisions"
    page = door.get(f"/links/{key}").text
    assert "Other matters." in page
    assert "Rejected" in page
    assert len(lines(folder)) == 1
    assert f"/links/{key}" not in door.get("/links").text
    assert f"/links/{key}" in door.get("/links?status=Rejected").text


def test_a_form_without_the_token_or_from_another_site_changes_nothing(door: TestClient, folder: Path) -> None:
    key = first_waiting(door)
    for status, headers, token in (
        (401, {}, ""),
        (401, {}, "wrong"),
        (403, {"sec-fetch-site": "cross-site"}, TOKEN),
        (403, {"sec-fetch-site": "same-site"}, TOKEN),
    ):
        answer = sent(door, key, headers, token=token, why="Kept as it was typed.")
        assert answer.status_code == status
        assert "Not recorded" in answer.text
        assert "Kept as it was typed." in answer.text
        assert TOKEN not in answer.text
        assert "set-cookie" not in answer.headers
    assert lines(folder) == []


def test_a_form_that_makes_no_sense_says_so(door: TestClient, folder: Path) -> None:
    key = first_waiting(door)
    assert sent(door, key, decision="burn").status_code == 400
    assert sent(door, key, decision="retype", type="burn").status_code == 400
    assert "needs a reason" in sent(door, key, why=" ").text
    assert (
        door.post(
            f"/links/{key}", content=b"a=%FF", headers={"content-type": "application/x-www-form-urlencoded"}
        ).status_code
        == 400
    )
    assert door.post(f"/links/{key}", json=form()).status_code == 400
    assert sent(door, key, why="w" * 100_000).status_code == 413
    assert sent(door, "0000").status_code == 404
    assert lines(folder) == []


def test_html_in_a_name_or_a_reason_stays_text(door: TestClient) -> None:
    key, attack = first_waiting(door), "<script>alert(1)</script>"
    assert sent(door, key, by=attack, why=f'"><img src=x onerror=1>{attack}').status_code == 303
    page = door.get(f"/links/{key}").text
    assert attack not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;" in page
    again = sent(door, key, by=attack, why=attack, token="wrong").text  # noqa: S106
    assert attack not in again


def test_other_sites_cannot_send_the_token_for_a_script(door: TestClient) -> None:
    asked = {"origin": "https://elsewhere.example", "access-control-request-method": "POST"}
    allowed = door.options(f"{LINKS}/0000/decisions", headers=asked).headers
    assert "authorization" not in allowed["access-control-allow-headers"].lower()
    assert "access-control-allow-credentials" not in allowed

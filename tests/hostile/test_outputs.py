"""Does a document that attacks do nothing wherever its words come out: pages, files, feeds of data, names of files?"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter, deque
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import ServerSettings
from graphs.cells import safe_cell
from ingest.pipeline import build
from tests.hostile.documents import KEY, LONG, hostile_pdf, hostile_text

_HREF = re.compile(r'href="(/[^"]*)"')  # href="/prisons/gallowhithe"
_OF_EACH_KIND = 5
_NAMED = re.compile(r'(?:attachment|inline); filename="[\w.-]+"')  # attachment; filename="links.csv"
_OURS = frozenset({"/static/text.js", "/static/built/explore.js", "/static/built/query.js"})
_TURNS = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")

NETWORKS = tuple(
    f"/api/v1/networks/recurring-issues.{ending}" for ending in ("json", "csv", "svg", "graphml", "gexf", "html")
)
FILES = (
    *NETWORKS,
    *(f"/doc/report/{KEY}.{ending}" for ending in ("ttl", "nt", "jsonld", "rdf")),
    *(f"/charts/{name}.{ending}" for name in ("progress-by-topic", "prisons-and-topics") for ending in ("svg", "csv")),
    "/api/v1/concerns.csv", "/api/v1/concerns", "/api/v1/follow-ups.csv", "/api/v1/people.csv", "/api/v1/issues",
    "/api/v1/search?q=arrivals", "/api/v1/search?q=script", "/tables/topics-behind.csv", "/tables/reports.json",
    "/sitemap.xml", "/api/v1/links", "/api/v1/questions/insufficient-progress.csv",
)  # fmt: skip
STARTS = (
    "/",
    f"/reports/{KEY}",
    f"/reports/{KEY}/text",
    "/prisons/gallowhithe",
    "/people",
    "/organisations",
    "/search?q=arrivals",
)


class Watching(HTMLParser):
    """What a browser would run of a page, and what its title says."""

    def __init__(self) -> None:
        super().__init__()
        self.runs: list[str] = []
        self.title = ""
        self._in_title = False
        self._fenced = 0
        self.loose = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Whatever acts, or is none of ours."""
        told = {name: value or "" for name, value in attrs}
        self._in_title = tag == "title"
        self._fenced += tag == "bdi"
        if tag == "script" and told.get("src") not in _OURS and told.get("type") != "application/json":
            self.runs.append(tag)
        if tag in {"img", "iframe", "object", "embed", "base", "i"}:
            self.runs.append(tag)
        self.runs.extend(name for name in told if name.startswith("on"))
        addresses = (told.get(name, "") for name in ("href", "src", "action", "formaction"))
        self.runs.extend(
            each for each in addresses if re.match(r"\s*(?:javascript|data|vbscript):", each, re.IGNORECASE)
        )

    def handle_endtag(self, tag: str) -> None:
        """A fence of the direction of writing ends."""
        self._in_title = False
        self._fenced -= tag == "bdi"

    def handle_data(self, data: str) -> None:
        """Words that turn the direction of writing must be fenced in."""
        if self._in_title:
            self.title += data
        self.loose += not self._fenced and bool(_TURNS & set(data))


@pytest.fixture(scope="module", params=["txt", "md", "pdf"])
def client(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The application over the hostile review, from text, Markdown or PDF."""
    folder = tmp_path_factory.mktemp("hostile")
    file = folder / f"'-alert(1)-' <img src=x>.{request.param}"
    if request.param == "pdf":
        hostile_pdf(file)
    else:
        file.write_text(hostile_text(), "utf-8")
    assert build([file], folder / "dataset").complete
    with TestClient(create_app(ServerSettings(dataset=folder / "dataset", workers=1))) as started:
        yield started


def test_every_page_shows_it_and_runs_none_of_it(client: TestClient) -> None:
    met, kinds, waiting = set(STARTS), Counter[str](), deque(STARTS)
    while waiting:
        path = waiting.popleft()
        answer = client.get(path, headers={"Accept": "text/html"})
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        assert "unsafe-inline" not in answer.headers["content-security-policy"]
        page = Watching()
        page.feed(answer.text)
        assert not page.runs, path
        assert not page.loose, path
        assert not _TURNS & set(page.title), path
        for link in map(unescape, _HREF.findall(answer.text)):
            address = urldefrag(link).url
            kind = "/".join(address.split("?")[0].split("/")[:2])
            if not address.startswith("/api/") and address not in met and kinds[kind] < _OF_EACH_KIND:
                met.add(address)
                kinds[kind] += 1
                waiting.append(address)
    assert len(met) > 40


def test_the_attacks_were_read(client: TestClient) -> None:
    text = client.get(f"/reports/{KEY}/text").text
    for words in ("window.hacked=1", "HYPERLINK", "+1+cmd", LONG[:50]):
        assert words in text


@pytest.mark.parametrize("path", FILES)
def test_every_file_is_whole_and_harmless(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["x-content-type-options"] == "nosniff"
    if "content-disposition" in answer.headers:
        assert _NAMED.fullmatch(answer.headers["content-disposition"])
    kind = answer.headers["content-type"].partition(";")[0]
    if kind == "text/csv":
        rows = list(csv.reader(io.StringIO(answer.text)))
        assert all(cell == safe_cell(cell) for row in rows for cell in row)
    elif kind.endswith("json"):
        json.loads(answer.text)
    elif kind.endswith("xml"):
        tree = ET.fromstring(answer.content)  # noqa: S314 # made by us, that is what is tested
        assert not [each for each in tree.iter() if each.tag.endswith(("script", "foreignObject", "img"))]
        assert not [name for each in tree.iter() for name in each.attrib if name.startswith("on")]
    elif kind == "text/html":
        assert "<script>window" not in answer.text
        assert "<img" not in answer.text


def test_its_file_name_does_nothing(client: TestClient, tmp_path: Path) -> None:
    assert not list(tmp_path.iterdir())
    assert "<img src=x>." not in client.get(f"/reports/{KEY}").text
    assert "<img src=x>." not in client.get("/validation").text

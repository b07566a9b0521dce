"""Is every fact of a report lit in its text, on its own words and no others, wherever they run?"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import prisongraph
from api.app import create_app
from api.pages.addresses import fragment
from api.pages.facts import NAMES, kind_of
from api.settings import ServerSettings
from ingest.pipeline import build

SPECIMENS = Path(prisongraph.__file__).parent / "specimens"
READ = ("thematic-the-long-night-2024.pdf", "thematic-work-after-prison-2023.txt", "full-thornby-moor-2024.pdf")
KEYS = ("thematic-the-long-night-2024-06", "thematic-work-after-prison-2023-09", "full-thornby-moor-2024-01")

ANCHORED = """
PREFIX insp: <https://w3id.org/prisongraph/def#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?fact ?words WHERE {
  <https://w3id.org/prisongraph/id/report/KEY> insp:readFrom ?file .
  ?anchor insp:inSource ?file ; oa:exact ?words .
  ?fact insp:hasAnchor ?anchor
}"""


class Lights(HTMLParser):
    """The words that each fact lights on a page, and the names of places on it."""

    def __init__(self) -> None:
        super().__init__()
        self.lit: dict[str, str] = defaultdict(str)
        self.places: list[str] = []
        self._open: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember which facts what follows belongs to."""
        told = dict(attrs)
        self.places.extend(name for name in [told.get("id")] if name)
        self._open.append((tag, (told.get("data-fact") or "").split()))

    def handle_endtag(self, tag: str) -> None:
        """Forget it, with all that is never closed inside."""
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Words belong to each fact that is open."""
        for name in {name for _, names in self._open for name in names}:
            self.lit[name] += data


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The application over two thematics and an inspection, from PDF and from text."""
    folder = tmp_path_factory.mktemp("texts") / "dataset"
    assert build([SPECIMENS / name for name in READ], folder).complete
    with TestClient(create_app(ServerSettings(dataset=folder, workers=1))) as started:
        yield started


def tight(text: str) -> str:
    """Without white space, hyphens and marks, which healing adds and takes away."""
    return re.sub(r"[\W_]+", "", text)


def anchored(client: TestClient, key: str) -> dict[str, list[str]]:
    """The words of each fact of a report, as its file has them."""
    answer = client.get(
        "/sparql", params={"query": ANCHORED.replace("KEY", key)}, headers={"Accept": "application/sparql-results+json"}
    )
    found: dict[str, list[str]] = defaultdict(list)
    for row in json.loads(answer.text)["results"]["bindings"]:
        found[row["fact"]["value"]].append(row["words"]["value"])
    return {iri: words for iri, words in found.items() if kind_of(iri) in NAMES}


def unlit(facts: dict[str, list[str]], lit: dict[str, str]) -> Iterable[tuple[str, list[str], str]]:
    """The facts that are not lit on their own words, with what is lit."""
    for iri, words in facts.items():
        shown = lit.get(fragment(iri), "")
        if not all(tight(each) in tight(shown) for each in words) or len(tight(shown)) > sum(map(len, words)):
            yield iri, words, shown


@pytest.mark.parametrize("key", KEYS)
def test_each_fact_is_lit_on_its_own_words(client: TestClient, key: str) -> None:
    page = Lights()
    page.feed(client.get(f"/reports/{key}/text").text)
    facts = anchored(client, key)
    assert len({kind_of(iri) for iri in facts}) >= 9
    assert not list(unlit(facts, page.lit))
    assert {fragment(iri) for iri in facts} <= set(page.places)
    assert len(page.places) == len(set(page.places))


def test_what_a_heading_says_is_lit_in_it(client: TestClient) -> None:
    page = client.get(f"/reports/{KEYS[0]}/text").text
    assert re.search(r'<h2><bdi>(?:(?!</h2>).)*data-fact="fact-process-[^"]*">[^<]*A night, step by step', page)


def test_a_value_in_a_table_leads_to_its_row_of_the_text(client: TestClient) -> None:
    report, text = (client.get(f"/reports/{KEYS[0]}{part}").text for part in ("", "/text"))
    found = re.search(r'<td class="n"><a href="[^"#]*/text#(fact-cell-[^"]*)"><bdi>25%</bdi>', report)
    assert found
    page = Lights()
    page.feed(text)
    assert "HMP Long Stennet 64 16 25%" in " ".join(page.lit[found[1]].split())

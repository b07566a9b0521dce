"""From reports to links, decisions and issues: are concerns linked in a dataset, and do people have the last word?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import Graph

from graphs.dataset import Dataset
from graphs.linking.links import Link, LinkType, Status
from graphs.linking.listing import decide, get_link, list_links, method_of, review_queue
from graphs.linking.reviews import Decision
from graphs.questions import question
from ingest.pipeline import build
from ontology.errors import UsageError
from shapes.rules import Suite
from shapes.validate import validate
from tests.end_to_end.conftest import SPECIMENS, Run

REPORTS = ("full-sallowfield-2015", "full-aldercombe-2019", "full-thornby-moor-2024", "irp-castle-fen-2022")
REPEATED = {
    ("full-sallowfield-2012-03_2.9", "full-sallowfield-2015-11_2.3"),
    ("full-aldercombe-2016-09_1.31", "full-aldercombe-2019-03_1.7"),
    ("full-thornby-moor-2021-08_p3", "full-thornby-moor-2024-01_5"),
    ("full-thornby-moor-2021-08_p4", "full-thornby-moor-2024-01_6"),
    ("full-thornby-moor-2021-08_p6", "full-thornby-moor-2024-01_4"),
    ("full-thornby-moor-2021-08_p2", "full-thornby-moor-2024-01_1"),
    ("full-aldercombe-2016-09_S41", "full-aldercombe-2019-03_1.8"),
}
"""What a careful reader finds said again at one prison."""


@pytest.fixture
def folder(tmp_path: Path, linked: Path) -> Path:
    """A dataset of four reports that may be written to: reviews of one test are not those of another."""
    for file in (linked / "reviews").glob("*.jsonl"):
        file.unlink()
    return linked


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("linked") / "dataset"
    build([SPECIMENS / f"{name}.txt" for name in REPORTS], folder)
    return folder


def names(link: Link) -> tuple[str, str]:
    """The keys of both ends."""
    return link.first.rsplit("/", 1)[1], link.second.rsplit("/", 1)[1]


def test_what_is_said_again_at_one_prison_is_found(folder: Path) -> None:
    found = {names(link) for link in list_links(Dataset.open(folder)) if link.type is LinkType.REPEATS}
    assert len(found & REPEATED) / len(REPEATED) >= 0.9
    assert len(found & REPEATED) / len(found) >= 0.9


def test_links_conform_to_their_shapes(folder: Path) -> None:
    dataset = Dataset.open(folder)
    sure = list_links(dataset)
    decide(dataset, sure[0].key, Decision.ACCEPT, by="Ann", why="The same words.")
    decide(dataset, sure[1].key, Decision.REJECT, by="Ann", why="Other matters.")
    build([SPECIMENS / f"{REPORTS[0]}.txt"], folder)
    graph = Graph()
    for name in dataset.current().open().graph_names():
        if "/links-" in name or name.endswith("/review"):
            graph.parse(data=_dumped(dataset, name), format="nt")
    results = [each for each in validate(graph, suite=Suite.LINKS) if each.code != "S41b"]
    assert results == []
    statuses = {link.key: link.status for link in list_links(dataset, least=0, statuses=tuple(Status))}
    assert statuses[sure[0].key] is Status.ACCEPTED
    assert statuses[sure[1].key] is Status.REJECTED


def test_a_decision_counts_at_once_and_the_last_one_holds(folder: Path) -> None:
    dataset = Dataset.open(folder)
    link = review_queue(dataset)[0]
    decide(dataset, link.key, Decision.REJECT, by="Ann", why="No.")
    assert link.key not in {each.key for each in list_links(dataset, least=0)}
    decide(dataset, link.key, Decision.RETYPE, by="Bob", why="Yes.", to=LinkType.RELATED_ISSUE)
    found = get_link(dataset, link.key)
    assert (found.link.status, found.link.type) == (Status.ACCEPTED, LinkType.RELATED_ISSUE)
    assert [review.by for review in found.reviews] == ["Ann", "Bob"]
    assert link.key not in {each.key for each in review_queue(dataset)}


def test_a_decision_needs_a_person_and_a_link(folder: Path) -> None:
    dataset = Dataset.open(folder)
    link = list_links(dataset)[0]
    with pytest.raises(UsageError, match="person"):
        decide(dataset, link.key, Decision.ACCEPT, by=" ")
    with pytest.raises(UsageError, match="no link"):
        decide(dataset, "0000", Decision.ACCEPT, by="Ann")


def test_a_link_is_shown_with_texts_sources_and_reasons(folder: Path) -> None:
    dataset = Dataset.open(folder)
    detail = get_link(dataset, list_links(dataset)[0].key)
    assert all(detail.nearest)
    assert sum(reason.contribution for reason in detail.link.reasons) > 0
    for unit in (detail.first, detail.second):
        source = detail.sources[unit.iri][0]
        said = dataset.source_text(source.sha256)[source.start : source.end]
        assert said.split()[-1] in unit.statement or unit.statement.split()[0] in said


def test_the_run_says_how_links_were_found(folder: Path) -> None:
    store = Dataset.open(folder).current().open()
    assert method_of(store).startswith("likeness")
    assert any("links" in str(row["run"]) for row in question("runs").rows(store))


def test_what_became_of_each_concern_is_told_apart(folder: Path) -> None:
    rows = list(question("what-became-of").rows(Dataset.open(folder).current().open()))
    outcomes = {row["outcome"] for row in rows}
    assert {"Not addressed", "report not held"} <= outcomes
    assert all(row["outcome"] for row in rows)


def test_the_command_lists_decides_and_exchanges(run: Run, folder: Path, tmp_path: Path) -> None:
    code, out, _ = run("links", "--dataset", folder, "--format", "json")
    assert code == 0
    first = json.loads(out)[0]
    assert run("links", "reject", first["link"], "--dataset", folder, "--by", "Ann", "--why", "No.")[0] == 0
    assert first["link"] not in run("links", "--dataset", folder, "--format", "csv")[1]
    table = tmp_path / "links.sssom.tsv"
    table.write_text(run("links", "--dataset", folder, "--format", "sssom", "--rejected")[1], "utf-8")
    assert "\tNot\t" in table.read_text("utf-8")
    assert run("links", "import", table, "--dataset", folder, "--by", "Bob")[0] == 0
    shown = json.loads(run("links", "show", first["link"], "--dataset", folder)[1])
    assert [review["decision"] for review in shown["reviews"]] == ["reject", "reject"]
    assert run("links", "accept", "nothing", "--dataset", folder, "--by", "Ann")[0] == 2


def _dumped(dataset: Dataset, name: str) -> bytes:
    triples = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"
    return dataset.current().open().construct(triples, "application/n-triples")


def test_a_build_tells_how_links_were_made_and_what_was_left_off(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("build", SPECIMENS / "irp-wendlow-2025.pdf", "--dataset", tmp_path / "dataset", "--jobs", "1")
    assert code == 0
    told = " ".join(out.partition("links: ")[2].split())
    assert "pairs with a chance of" in told
    assert "are left off" in told

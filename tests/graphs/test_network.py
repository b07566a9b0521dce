"""Do networks hold what the graph says, narrowed as asked, and the same each time?"""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphs.network import Filters, NetworkSource, make_network, ready_made
from graphs.network.expansion import expand, relations_of
from graphs.network.finding import find_things
from graphs.network.form import as_json, from_json
from graphs.network.layout import lay_out
from graphs.network.measures import measure
from graphs.network.naming import plain, shortened
from graphs.store import OxigraphStore
from ontology import terms as insp
from ontology.errors import UsageError
from ontology.iris import ID, SCHEME, Kind, graph, mint
from tests.graphs.networks import linked_store, small_store

ONE, TWO = f"{ID}prison/ONE", f"{ID}prison/TWO"
VIOLENCE, MEETINGS = f"{SCHEME}topic/violence", f"{SCHEME}topic/irmt"


@pytest.mark.parametrize("name", list(ready_made()))
def test_every_ready_made_network_asks_a_question_and_is_made(name: str) -> None:
    network = make_network(small_store(), name)
    assert network.question.endswith("?")
    assert network.title
    known = {node.id for node in network.nodes}
    assert all({edge.source, edge.target} <= known for edge in network.edges)


def test_an_edge_counts_and_cites_its_evidence() -> None:
    network = make_network(small_store(), "prison-topic")
    edges = {(edge.source, edge.target): edge for edge in network.edges}
    assert set(edges) == {(ONE, VIOLENCE), (ONE, MEETINGS), (TWO, VIOLENCE)}
    (evidence,) = edges[ONE, MEETINGS].evidence
    assert evidence.words == "Meetings were rare and violence was common."
    assert evidence.rating == "Insufficient progress"
    assert evidence.year == "2021"


def test_topics_are_joined_by_the_concerns_that_they_share() -> None:
    (edge,) = make_network(small_store(), "topics-together").edges
    assert {edge.source, edge.target} == {VIOLENCE, MEETINGS}
    assert edge.weight == 1


def test_of_very_many_links_the_surest_are_looked_at_and_all_are_counted() -> None:
    store = linked_store(2100)
    sure = [float(str(row["weight"])) for row in store.select(ready_made()["recurring-issues"].query)]
    assert len(sure) == 2000
    assert min(sure) > 0.325
    network = make_network(store, "recurring-issues", Filters(limit=5))
    assert network.all_edges == 2100
    assert network.measures.startswith("Of 2,100 connections the 2,000 surest are looked at.")


def test_connections_that_are_given_with_fewer_pieces_of_evidence_say_so() -> None:
    visit, lines = mint(Kind.VISIT, "full-mallow-green-2031-05"), []
    for number in range(7):
        concern = mint(Kind.CONCERN, f"full-mallow-green-2031-05_{number}")
        topics = (VIOLENCE, MEETINGS) if number < 2 else (VIOLENCE,)
        lines += [
            f"<{concern}> <{insp.raisedAt}> <{visit}>",
            *(f"<{concern}> <{insp.topic}> <{each}>" for each in topics),
        ]
    lines.append(f"<{visit}> <{insp.ofEstablishment}> <{ONE}>")
    store = OxigraphStore.of_nquads("".join(f"{line} <{graph('x')}> .\n" for line in lines).encode())
    network = make_network(store, "prison-topic")
    assert {edge.target: len(edge.evidence) for edge in network.edges} == {VIOLENCE: 5, MEETINGS: 2}
    said = "1 of 2 connections have more evidence than the first 5 pieces given with each."
    assert network.measures.endswith(said)
    assert said not in make_network(store, "prison-topic", Filters(topic=MEETINGS)).measures


@pytest.mark.parametrize(
    ("filters", "ends"),
    [
        (Filters(since="2022"), {(TWO, VIOLENCE)}),
        (Filters(until="2021"), {(ONE, VIOLENCE), (ONE, MEETINGS)}),
        (Filters(topic=MEETINGS), {(ONE, MEETINGS)}),
        (Filters(rating=f"{SCHEME}progress-hmip/low"), {(ONE, VIOLENCE), (ONE, MEETINGS)}),
        (Filters(types=("prison",)), set()),
    ],
)
def test_filters_narrow_and_the_whole_stays_counted(filters: Filters, ends: set[tuple[str, str]]) -> None:
    network = make_network(small_store(), "prison-topic", filters)
    assert {(edge.source, edge.target) for edge in network.edges} == ends
    assert sum(network.all_nodes.values()) == 4
    assert network.all_edges == 3
    assert " of 4 things" in network.shown


def test_a_limit_keeps_the_strongest() -> None:
    source = NetworkSource(small_store(), "prison-topic")
    assert {node.id for node in source.network(Filters(limit=2)).nodes} == {ONE, VIOLENCE}


def test_what_a_limit_keeps_is_joined_though_the_strongest_are_of_one_kind() -> None:
    lines: list[str] = []
    for visit in range(6):
        for person in range(4):
            part = f"<{ID}participation/{visit}-{person}>"
            lines += [
                f"{part} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{insp.TeamParticipation}>",
                f"{part} <{insp.person}> <{ID}person/{visit}-{person}>",
                f"{part} <{insp.takesPartIn}> <{mint(Kind.VISIT, f'full-mallow-green-203{visit}-05')}>",
            ]
    store = OxigraphStore.of_nquads("".join(f"{line} <{graph('x')}> .\n" for line in lines).encode())
    network = make_network(store, "inspectors-visits", Filters(limit=5))
    assert len(network.nodes) == 5
    assert all(node.degree for node in network.nodes)


def test_an_unknown_network_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError) as refused:
        make_network(small_store(), "none-such")
    assert "prison-topic" in refused.value.hint


def test_relations_have_counts_and_lead_to_what_they_count() -> None:
    store = small_store()
    relations = {relation.key: relation for relation in relations_of(store, ONE)}
    assert relations["concerns>"].number == 1
    assert relations["prison-visits>"].number == 2
    for relation in relations.values():
        assert len(expand(store, ONE, relation.key).nodes) == relation.number
    assert [node.label for node in expand(store, ONE, "concerns>").nodes] == [
        "Meetings were rare and violence was common."
    ]


def test_pages_of_an_expansion_make_the_whole() -> None:
    store = small_store()
    found = [node.id for skip in (0, 1) for node in expand(store, ONE, "prison-topics>", most=1, skip=skip).nodes]
    assert sorted(found) == sorted([VIOLENCE, MEETINGS])


@pytest.mark.parametrize("node", ["", "no iri", "https://example.org/> } DELETE {", f"{ONE}\x00", "x" * 5000])
def test_what_is_no_iri_is_refused(node: str) -> None:
    with pytest.raises(UsageError):
        relations_of(small_store(), node)


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_whatever_is_looked_for_is_no_query(words: str) -> None:
    assert isinstance(find_things(small_store(), words), list | tuple)


def test_names_are_found_before_words() -> None:
    assert find_things(small_store(), "violence")[0].label == "Violence"
    assert [node.id for node in find_things(small_store(), "ONEHOLME")] == [ONE]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=80))
@settings(max_examples=25, deadline=None)
def test_layouts_are_the_same_each_time_and_keep_to_their_frame(pairs: list[tuple[int, int]]) -> None:
    graph: nx.Graph[str] = nx.Graph((str(one), str(other)) for one, other in pairs)
    measured = measure(graph)
    places = lay_out(graph, measured.community)
    assert places == lay_out(graph, measure(graph).community)
    assert set(places) == set(graph)
    assert all(-1 <= x <= 1 and -1 <= y <= 1 for x, y in places.values())


def test_two_thousand_nodes_are_laid_out_without_a_heap() -> None:
    graph: nx.Graph[str] = nx.relabel_nodes(nx.barabasi_albert_graph(2000, 2, seed=1), str)
    places = lay_out(graph, measure(graph).community)
    assert len(set(places.values())) > 1900


@given(st.text())
def test_plain_text_has_no_marks_that_files_or_readers_trip_over(text: str) -> None:
    found = plain(text)
    assert found.isprintable() or not any(ord(letter) < 32 or 0x202A <= ord(letter) <= 0x202E for letter in found)
    assert plain(found) == found


@given(st.text(alphabet="ab ,", max_size=200), st.integers(10, 90))
def test_shortened_text_is_a_beginning(text: str, length: int) -> None:
    found = shortened(text, length)
    assert len(found) <= length + 1
    assert text.startswith(found.removesuffix("…"))


def test_the_form_is_read_back() -> None:
    network = make_network(small_store(), "prison-topic")
    read = from_json(as_json(network))
    assert [(n.id, n.label, n.x, n.y) for n in read.nodes] == [(n.id, n.label, n.x, n.y) for n in network.nodes]
    assert [(e.source, e.target, e.weight) for e in read.edges] == [
        (e.source, e.target, e.weight) for e in network.edges
    ]


@pytest.mark.parametrize(
    "value", [None, [], {}, {"schema": 1}, {"schema": 1, "nodes": [1], "edges": []}, {"schema": 2}]
)
def test_what_is_no_network_is_refused(value: object) -> None:
    with pytest.raises(UsageError):
        from_json(value)

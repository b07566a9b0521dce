"""Does a topic's page show of everything on it what one query over everything shows?"""

from __future__ import annotations

from starlette.testclient import TestClient

from api.pages.about_topic import Everything, about_topic, asked_in, with_sentences, words_of
from api.pages.reading import queries
from api.pages.wording import best_words
from graphs.store import OxigraphStore, Store
from ontology import terms as insp
from ontology.iris import ID, Kind, concept, graph, mint

TOPIC = "respect"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def everything(store: Store) -> Everything:
    """The rows over everything in a store, by the names of their queries."""
    return lambda name: list(queries()[name].rows(store))


def test_concerns_stand_as_in_the_table_of_the_page(client: TestClient) -> None:
    store = client.app.state.service.store  # type: ignore[attr-defined] # of our application
    rows = list(queries()["topic-concerns"].rows(store, {"topic": TOPIC}))
    told = about_topic(everything(store), concept("topic", TOPIC))
    assert [each["concern"] for each in told.concerns] == list(dict.fromkeys(row["concern"] for row in rows))
    judged = {(row["concern"], row["judgement"]): row for row in reversed(rows) if row["judgement"]}
    shown = with_sentences(store, told.concerns)
    found = {(row["concern"], row["judgement"]): row for each in shown for row in each["progress"]}  # type: ignore[attr-defined] # rows
    assert found
    assert found.keys() == judged.keys()
    for key, row in found.items():
        assert {name: row[name] for name in ("rating", "judged_at", "sentence", "body")} == {
            name: judged[key][name] for name in ("rating", "judged_at", "sentence", "body")
        }


def test_words_and_recommendations_are_those_of_the_tables(client: TestClient) -> None:
    store = client.app.state.service.store  # type: ignore[attr-defined] # of our application
    told = about_topic(everything(store), concept("topic", TOPIC))
    everywhere = best_words(queries()["topic-words"].rows(store, {"topic": TOPIC}))
    some = {str(each["concern"]) for each in told.concerns[:3]}
    assert some
    assert words_of(store, some) == {concern: everywhere[concern] for concern in some}


def test_recommendations_stand_as_in_the_table_of_the_page() -> None:
    lines = []
    for number in (3, 1, 2):
        asked, said = mint(Kind.RECOMMENDATION, f"full-mallow-green-2031-05_{number}"), f"{ID}statement/{number}"
        lines += [
            f"<{asked}> <{insp.topic}> <{concept('topic', 'residential-services')}>",
            f"<{asked}> <{_TYPE}> <{insp.Recommendation}>",
            f"<{asked}> <{insp.raisedAt}> <{mint(Kind.VISIT, 'full-mallow-green-2031-05')}>",
            f"<{asked}> <{insp.hasStatement}> <{said}>",
            f'<{said}> <{insp.text}> "Meals should be hot, {number}."',
            f"<{said}> <{insp.statementRole}> <{concept('statement-role', 'original' if number < 3 else 'summary')}>",
        ]
    store = OxigraphStore.of_nquads("".join(f"{line} <{graph('x')}> .\n" for line in lines).encode())
    table = [
        (row["recommendation"], row["words"])
        for row in queries()["topic-recommendations"].rows(store, {"topic": "residential-services"})
    ]
    assert [words for _, words in table] == ["Meals should be hot, 1.", "Meals should be hot, 2."]
    told = about_topic(everything(store), concept("topic", "residential-services"))
    assert [(row["recommendation"], row["words"]) for row in asked_in(store, told.recommendations)] == table


def test_a_choice_holds_the_concerns_that_it_counts(client: TestClient) -> None:
    every = client.get(f"/topics/{TOPIC}", headers={"accept": "text/html"}).text
    few = client.get(f"/topics/{TOPIC}?progress=too-little", headers={"accept": "text/html"}).text
    assert 0 < few.count('<article class="concern">') < every.count('<article class="concern">')
    assert f"/tables/topic-concerns.csv?topic={TOPIC}" in every

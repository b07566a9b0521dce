"""Are the right units linked, whatever else is there and in whichever order it came?"""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from graphs.linking.finding import find_links
from graphs.linking.issues import MOST_MEMBERS, recurring_issues
from graphs.linking.links import LEAST_SHOWN, Link, LinkType
from graphs.linking.profiles import profile_of
from graphs.linking.units import Unit
from ontology.concepts import concepts
from tests.graphs.linking.invented import UNITS, unit


def linked(units: Sequence[Unit]) -> list[Link]:
    """The links of units, in the order of their IRIs, without the sentence model."""
    units = sorted(units, key=lambda each: each.iri)
    return find_links(units, [profile_of(each, None) for each in units], {})


def named(links: Sequence[Link], least: float = LEAST_SHOWN) -> dict[tuple[str, str], LinkType]:
    """The types of the links that are shown, by the keys of their ends."""
    return {
        (link.first.rsplit("/", 1)[1], link.second.rsplit("/", 1)[1]): link.type
        for link in links
        if link.confidence >= least
    }


def test_the_same_issue_is_linked_here_and_elsewhere() -> None:
    assert named(linked(UNITS)) == {
        ("full-fen-2021-07_1", "full-fen-2024-02_1"): LinkType.REPEATS,
        ("full-fen-2021-07_1", "full-moor-2022-05_1"): LinkType.SAME_ISSUE,
        ("full-fen-2024-02_1", "full-moor-2022-05_1"): LinkType.SAME_ISSUE,
        ("full-fen-2021-07_2", "full-lea-2023-01_1"): LinkType.SAME_ISSUE,
    }


def test_the_ends_are_in_order_and_were_raised_at_different_visits() -> None:
    visits = {each.iri: each.visit for each in UNITS}
    for link in linked(UNITS):
        assert link.first < link.second
        assert visits[link.first] != visits[link.second]


def test_every_link_has_a_reason_and_the_reasons_make_its_score() -> None:
    for link in linked(UNITS):
        assert link.reasons
        if link.confidence >= LEAST_SHOWN:
            assert any(reason.shared for reason in link.reasons)


@given(st.permutations(UNITS))
@settings(max_examples=20, deadline=None)
def test_the_order_of_arrival_does_not_matter(units: list[Unit]) -> None:
    assert linked(units) == linked(UNITS)


@given(st.sets(st.sampled_from(UNITS), min_size=2))
@settings(max_examples=20, deadline=None)
def test_a_pair_is_judged_alike_whatever_else_is_there(units: set[Unit]) -> None:
    everything = {link.ends: link for link in linked(UNITS)}
    for link in linked(list(units)):
        assert everything[link.ends] == link


def test_nothing_links_nothing() -> None:
    assert linked([]) == []
    assert linked(UNITS[:1]) == []


_WORDS = st.lists(
    st.sampled_from(["cells", "damp", "mould", "dental", "wait", "force", "drugs", "visits", "gym", "the", "and"]),
    min_size=1,
)
_TOPICS = st.sets(st.sampled_from([each.key for each in concepts("topic")]), max_size=3)
_ANY = st.lists(st.tuples(st.integers(0, 9), _WORDS, _TOPICS), max_size=25)


@given(_ANY)
@settings(max_examples=40, deadline=None)
def test_issues_stay_small_and_about_one_topic(drawn: list[tuple[int, list[str], set[str]]]) -> None:
    units = [
        unit(f"full-p{visit}-2020-01_{number}", " ".join(words), *topics)
        for number, (visit, words, topics) in enumerate(drawn)
    ]
    links = linked(units)
    issues = recurring_issues(links, {each.iri: each for each in units})
    members = [member for issue in issues for member in issue.members]
    assert len(members) == len(set(members))
    near = {frozenset(link.ends) for link in links}
    for issue in issues:
        assert 2 <= len(issue.members) <= MOST_MEMBERS
        newest = issue.members[-1]
        assert sum(frozenset((newest, other)) in near for other in issue.members[:-1]) * 2 >= len(issue.members) - 1
    for link in links:
        assert 0 <= link.confidence <= 1

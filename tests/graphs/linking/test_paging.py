"""Does a page of links hold what reading them all would put on it, whatever has been decided since?"""

from __future__ import annotations

from pathlib import Path

import pytest

from graphs.linking.held import Held
from graphs.linking.links import Link, LinkType, Status
from graphs.linking.paging import Wanted, page_of, waits
from graphs.linking.reviews import Decision, Review
from graphs.linking.tallies import tallies, write_tallies
from graphs.linking.writing import links_nquads
from graphs.store import OxigraphStore
from ontology import terms as insp
from ontology.iris import Kind, graph, mint

SURE = (1.0, 0.9512, 0.7, 0.55, 0.45, 0.3, 0.25)
"""Several links are as sure as each other, and the last are see-alsos."""

PRISON = mint(Kind.PRISON, "mallow-green")
WANTED = (
    Wanted(),
    Wanted(surest=True),
    Wanted(type=LinkType.REPEATS),
    Wanted(status=Status.PROPOSED, type=LinkType.RELATED_ISSUE),
    Wanted(status=Status.ACCEPTED, surest=True),
    Wanted(status=Status.REJECTED),
    Wanted(places=(PRISON,)),
    Wanted(places=(PRISON,), status=Status.ACCEPTED, surest=True),
)


def concern(number: int) -> str:
    """The IRI of a concern."""
    return mint(Kind.CONCERN, f"irp-mallow-green-2031-05_{number:03d}")


def made_up() -> list[Link]:
    """Links of every type and status."""
    types, stands = tuple(LinkType), (*(Status.PROPOSED,) * 3, Status.ACCEPTED, Status.REJECTED)
    return [
        Link(first=concern(n), second=concern(n + 40), type=types[n % 4], status=stands[n % 5], confidence=SURE[n % 7],
             score=1.0)
        for n in range(40)
    ]  # fmt: skip


def decisions(links: list[Link]) -> tuple[Review, ...]:
    """Every decision there is, on every third link; some were rejected when they were much less sure."""
    return tuple(
        Review(
            first=link.first,
            second=link.second,
            decision=tuple(Decision)[n % 4],
            by="A. Reader",
            on=f"2031-06-{n + 1:02d}T00:00:00+00:00",
            type=LinkType.REPEATS if n % 4 == tuple(Decision).index(Decision.RETYPE) else None,
            confidence=link.confidence - 0.2 * (n % 8 == 1),
        )
        for n, link in enumerate(links[::3])
    )


@pytest.fixture(scope="module")
def store() -> OxigraphStore:
    """The links, and what was raised at one prison."""
    visit = mint(Kind.VISIT, "irp-mallow-green-2031-05")
    lines = [f"<{visit}> <{insp.ofEstablishment}> <{PRISON}> <{graph('x')}> ."]
    lines += [f"<{concern(n)}> <{insp.raisedAt}> <{visit}> <{graph('x')}> ." for n in (*range(12), 46, 47, 60)]
    return OxigraphStore.of_nquads(("\n".join(lines) + "\n" + "".join(links_nquads(made_up(), "test"))).encode())


def expected(held: Held, wanted: Wanted) -> list[str]:
    """The keys of the links that are wanted, from all of them."""
    at_prison = {concern(n) for n in (*range(12), 46, 47, 60)}
    standing = held.standing
    found = [
        link
        for link in held.links()
        if wanted.has(link, standing.get(link.ends)) and (wanted.places is None or {*link.ends} & at_prison)
    ]
    return [link.key for link in sorted(found, key=lambda each: (wanted.place_in_order(each.confidence), each.key))]


@pytest.mark.parametrize("wanted", WANTED)
@pytest.mark.parametrize("decided", [False, True])
def test_pages_hold_in_turn_what_reading_all_links_gives(store: OxigraphStore, wanted: Wanted, decided: bool) -> None:
    held = Held(store, decisions(made_up()) if decided else ())
    fates, told = held.fates(), expected(held, wanted)
    assert told
    pages = [page_of(held, fates, wanted, offset, 3) for offset in range(0, len(told) + 1, 3)]
    assert [link.key for page in pages for link in page.links] == told
    assert {page.total for page in pages} == {len(told)}


def test_a_link_on_a_page_stands_as_it_was_decided(store: OxigraphStore) -> None:
    held = Held(store, decisions(made_up()))
    by_key = {link.key: link for link in held.links()}
    page = page_of(held, held.fates(), Wanted(status=Status.ACCEPTED), 0, 100)
    assert list(page.links) == [by_key[link.key] for link in page.links]
    assert {link.status for link in page.links} == {Status.ACCEPTED}


def test_a_pair_that_somebody_was_unsure_of_waits_no_longer(store: OxigraphStore) -> None:
    held = Held(store, decisions(made_up()))
    unsure = [fate for fate in held.fates().values() if fate.review.decision is Decision.UNSURE]
    assert unsure
    assert not any(waits(fate.now, fate.review) for fate in unsure)
    waiting = {link.key for link in page_of(held, held.fates(), Wanted(), 0, 100).links}
    assert waiting.isdisjoint(fate.now.key for fate in unsure)


def test_no_place_has_no_links(store: OxigraphStore) -> None:
    nowhere = Wanted(places=())
    assert page_of(Held(store), {}, nowhere, 0, 10).total == 0


def test_what_a_version_keeps_of_its_links_is_what_its_graph_would_count(store: OxigraphStore, tmp_path: Path) -> None:
    write_tallies(tmp_path, made_up())
    assert tallies(store, tmp_path) == tallies(store)
    empty = OxigraphStore.of_nquads(b"")
    assert tallies(empty, tmp_path) == tallies(store)
    (tmp_path / "link-tallies.json").write_text("[[1]]", "utf-8")
    assert not tallies(OxigraphStore.of_nquads(b""), tmp_path)

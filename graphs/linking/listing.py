"""Which links are there, what does one rest on, and how is it decided? For commands, the API and the pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from graphs.dataset import Dataset
from graphs.folder import Folder
from graphs.linking.held import Held
from graphs.linking.links import LEAST_SHOWN, Link, LinkType, Reason, Status, by_likelihood
from graphs.linking.paging import waits
from graphs.linking.profiles import Signal
from graphs.linking.reasons import nearest_sentences
from graphs.linking.reviews import Decision, Review, now, record
from graphs.linking.units import Unit, query, read_units
from graphs.rdf_terms import Row
from graphs.store import Store
from ontology.iris import GRAPH, Kind, local_name, mint

LEAST_QUEUED = 0.05
"""A pair that is less likely related than this does not wait for anybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place that states a unit: `place` is its paragraph or section, by IRI.

    `start` and `end` count code points of the text of the file with this digest.
    """

    report: str
    title: str
    part: str
    place: str
    paragraph: str | None
    page: int | None
    sha256: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A link with all that a person needs to decide: both units, where they stand, why, and what was decided."""

    link: Link
    first: Unit
    second: Unit
    nearest: tuple[str, str]
    sources: Mapping[str, Sequence[Source]]
    """By the IRI of the unit."""
    reviews: tuple[Review, ...]


def list_links(
    dataset: Dataset, *, least: float = LEAST_SHOWN, statuses: Iterable[Status] = (Status.PROPOSED, Status.ACCEPTED)
) -> list[Link]:
    """The links of the current version with at least this confidence, the surest first; decisions since it count.

    A link that a person accepted is listed however sure it is. Reasons are left out: `get_link` has them.
    """
    wanted = frozenset(statuses)
    shown = (link for link in _held(dataset).links(least) if link.confidence >= least or link.status is Status.ACCEPTED)
    return sorted((link for link in shown if link.status in wanted), key=by_likelihood)


def review_queue(dataset: Dataset, *, least: float = LEAST_QUEUED) -> list[Link]:
    """The links that nobody has decided on, those nearest to an even chance first."""
    held = _held(dataset)
    decisions = held.standing
    waiting = (link for link in held.links(least) if waits(link, decisions.get(link.ends)))
    return sorted(waiting, key=lambda link: (abs(link.confidence - 0.5), link.key))


def get_link(dataset: Dataset, key: str) -> Detail:
    """A link by its key, with both texts, their sources and every reason.

    Raises:
        UsageError: the current version has no such link.
    """
    return detail(_held(dataset), key)


def detail(held: Held, key: str) -> Detail:
    """A link by its key, with both texts, their sources and every reason.

    Raises:
        UsageError: the version has no such link.
    """
    link = replace(held.one(key), reasons=_reasons(held.store, key))
    units = {unit.iri: unit for unit in read_units(held.store, link.ends)}
    first, second = units[link.first], units[link.second]
    sources: dict[str, list[Source]] = {link.first: [], link.second: []}
    for row in held.store.select(query("sources", link.ends)):
        sources[str(row["unit"])].append(_source(row))
    return Detail(
        link=link,
        first=first,
        second=second,
        nearest=nearest_sentences(first, second),
        sources=sources,
        reviews=tuple(each for each in held.reviews if (each.first, each.second) == link.ends),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person wants to decide about a link; `to` is the type that a retyped link becomes."""

    decision: Decision
    by: str
    why: str = ""
    to: LinkType | None = None


def decide(
    dataset: Dataset, key: str, decision: Decision, *, by: str, why: str = "", to: LinkType | None = None
) -> Review:
    """Record what a person decides about a link; `to` is the type that a retyped link becomes.

    Raises:
        UsageError: there is no such link, or nobody decides.
    """
    return decide_on(dataset, _held(dataset), key, Wish(decision=decision, by=by, why=why, to=to))


def decide_on(dataset: Folder, held: Held, key: str, wish: Wish) -> Review:
    """Record what a person decides about a link as `held` has it.

    Raises:
        UsageError: there is no such link, nobody decides, or a text is too long or no plain text.
        DatasetError: so much has been decided that no more can be kept.
    """
    link = held.one(key)
    review = Review(
        first=link.first,
        second=link.second,
        decision=wish.decision,
        by=wish.by,
        on=now(),
        why=wish.why,
        type=wish.to,
        method=method_of(held.store),
        confidence=link.confidence,
    )
    return record(dataset, review)


def _held(dataset: Dataset) -> Held:
    return Held.of(dataset.current().open(), dataset)


def method_of(store: Store) -> str:
    """The method that the links of a version were found by; empty where there are none."""
    names = (
        name.removeprefix(f"{GRAPH}links-") for name in sorted(store.graph_names()) if name.startswith(f"{GRAPH}links-")
    )
    return next(names, "")


def notes_of(store: Store) -> tuple[str, ...]:
    """What the runs that linked say of themselves: what likeness was told from, and what was left off."""
    return tuple(str(row["words"]) for row in store.select(query("runs")))


def words_of(store: Store, links: Iterable[Link]) -> dict[str, Unit]:
    """The units at the ends of links, by IRI."""
    return {unit.iri: unit for unit in read_units(store, {end for link in links for end in link.ends})}


@lru_cache(maxsize=4)
def names_of_places(store: Store) -> Mapping[str, str]:
    """The names of the establishments, by IRI."""
    return {str(row["place"]): str(row["name"]) for row in store.select(query("places"))}


def _reasons(store: Store, key: str) -> tuple[Reason, ...]:
    about = f"VALUES ?link {{ <{mint(Kind.LINK, local_name(key))}> }}"
    reasons: dict[Signal, Reason] = {}
    for row in store.select(query("evidenced").replace("# links", about)):
        signal = Signal(local_name(str(row["signal"])))
        shared = (
            *(reasons[signal].shared if signal in reasons else ()),
            *([str(row["shared"])] if row["shared"] else []),
        )
        reasons[signal] = Reason(signal, float(str(row["value"])), float(str(row["added"])), tuple(sorted(shared)))
    return tuple(sorted(reasons.values(), key=lambda reason: -reason.contribution))


def _source(row: Row) -> Source:
    return Source(
        report=local_name(str(row["report"])),
        title=str(row["title"]),
        part=local_name(str(row["part"])),
        place=str(row["part"]),
        paragraph=str(row["paragraph"]) if row["paragraph"] else None,
        page=int(str(row["page"])) if row["page"] else None,
        sha256=str(row["sha256"]),
        start=int(str(row["start"])),
        end=int(str(row["end"])),
    )

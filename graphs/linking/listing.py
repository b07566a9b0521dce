"""Which links are there, what does one rest on, and how is it decided? For commands, the API and the pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphs.dataset import Dataset
from graphs.linking.links import LEAST_SHOWN, Link, LinkType, Reason, Status, by_likelihood
from graphs.linking.maker import replaced_names
from graphs.linking.profiles import Signal
from graphs.linking.reasons import nearest_sentences
from graphs.linking.reviews import Decision, Review, decided, now, read_reviews, record, standing
from graphs.linking.units import Unit, query, read_units
from graphs.store import Row, Store
from ontology.errors import UsageError
from ontology.iris import GRAPH, Kind, local_name, mint


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place that states a unit: `start` and `end` count code points of the text of the file with this digest."""

    report: str
    title: str
    part: str
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
    store = dataset.current().open()
    links = _with_decisions(dataset, store, map(_link, store.select(query("links"))))
    wanted = frozenset(statuses)
    shown = (link for link in links if link.confidence >= least or link.status is Status.ACCEPTED)
    return sorted((link for link in shown if link.status in wanted), key=by_likelihood)


def review_queue(dataset: Dataset, *, least: float = 0.05) -> list[Link]:
    """The links that nobody has decided on, those nearest to an even chance first."""
    seen = standing(read_reviews(dataset))
    waiting = [link for link in list_links(dataset, least=least, statuses=(Status.PROPOSED,)) if link.ends not in seen]
    return sorted(waiting, key=lambda link: (abs(link.confidence - 0.5), link.key))


def get_link(dataset: Dataset, key: str) -> Detail:
    """A link by its key, with both texts, their sources and every reason.

    Raises:
        UsageError: the current version has no such link.
    """
    store = dataset.current().open()
    link = _one(dataset, store, key)
    units = {unit.iri: unit for unit in read_units(store, link.ends)}
    reviews = [each for each in read_reviews(dataset, replaced_names(store)) if (each.first, each.second) == link.ends]
    first, second = units[link.first], units[link.second]
    sources: dict[str, list[Source]] = {link.first: [], link.second: []}
    for row in store.select(query("sources", link.ends)):
        sources[str(row["unit"])].append(_source(row))
    nearest = nearest_sentences(first, second)
    return Detail(link=link, first=first, second=second, nearest=nearest, sources=sources, reviews=tuple(reviews))


def decide(
    dataset: Dataset, key: str, decision: Decision, *, by: str, why: str = "", to: LinkType | None = None
) -> Review:
    """Record what a person decides about a link; `to` is the type that a retyped link becomes.

    Raises:
        UsageError: there is no such link, or nobody decides.
    """
    store = dataset.current().open()
    link = _one(dataset, store, key)
    review = Review(
        first=link.first,
        second=link.second,
        decision=decision,
        by=by.strip(),
        on=now(),
        why=why.strip(),
        type=to,
        method=method_of(store),
        confidence=link.confidence,
    )
    return record(dataset, review)


def method_of(store: Store) -> str:
    """The method that the links of a version were found by; empty where there are none."""
    names = (
        name.removeprefix(f"{GRAPH}links-") for name in sorted(store.graph_names()) if name.startswith(f"{GRAPH}links-")
    )
    return next(names, "")


def words_of(store: Store, links: Iterable[Link]) -> dict[str, Unit]:
    """The units at the ends of links, by IRI."""
    return {unit.iri: unit for unit in read_units(store, {end for link in links for end in link.ends})}


def names_of_places(store: Store) -> dict[str, str]:
    """The names of the establishments, by IRI."""
    return {str(row["place"]): str(row["name"]) for row in store.select(query("places"))}


def _one(dataset: Dataset, store: Store, key: str) -> Link:
    iri = mint(Kind.LINK, local_name(key))
    about = f"VALUES ?link {{ <{iri}> }}"
    rows = list(store.select(query("links").replace("# links", about)))
    if not rows:
        raise UsageError(f"there is no link {key}", hint="`prisongraph links` lists them")
    reasons: dict[Signal, Reason] = {}
    for row in store.select(query("evidenced").replace("# links", about)):
        signal = Signal(local_name(str(row["signal"])))
        shared = (
            *(reasons[signal].shared if signal in reasons else ()),
            *([str(row["shared"])] if row["shared"] else []),
        )
        reasons[signal] = Reason(signal, float(str(row["value"])), float(str(row["added"])), tuple(sorted(shared)))
    because = tuple(sorted(reasons.values(), key=lambda reason: -reason.contribution))
    (link,) = _with_decisions(dataset, store, [_link(rows[0], because)])
    return link


def _with_decisions(dataset: Dataset, store: Store, links: Iterable[Link]) -> list[Link]:
    reviews = standing(read_reviews(dataset, replaced_names(store)))
    method = method_of(store)
    return [decided(link, reviews.get(link.ends), method) for link in links]


def _link(row: Row, reasons: tuple[Reason, ...] = ()) -> Link:
    return Link(
        first=str(row["first"]),
        second=str(row["second"]),
        type=LinkType(local_name(str(row["type"]))),
        status=Status(local_name(str(row["status"]))),
        confidence=float(str(row["confidence"])),
        score=float(str(row["score"])),
        reasons=reasons,
    )


def _source(row: Row) -> Source:
    return Source(
        report=local_name(str(row["report"])),
        title=str(row["title"]),
        part=local_name(str(row["part"])),
        paragraph=str(row["paragraph"]) if row["paragraph"] else None,
        page=int(str(row["page"])) if row["page"] else None,
        sha256=str(row["sha256"]),
        start=int(str(row["start"])),
        end=int(str(row["end"])),
    )

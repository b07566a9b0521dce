"""Which links wait for a person, and what stands on both sides of one: words, sources, reasons, decisions?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.pages.reading import Reading, Table, queries
from api.pages.view import View
from api.resources.values import iris_of
from graphs.linking.links import Link, LinkType, Reason, Status
from graphs.linking.listing import Detail, detail, names_of_places, words_of
from graphs.linking.paging import Wanted
from graphs.linking.reviews import Decision, Review
from graphs.linking.units import Unit
from graphs.linking.words import stems
from ontology.concepts import label
from ontology.errors import UsageError
from ontology.iris import concept

_PAGE = 10
_MOST_PAGES = 1000
_WORD = re.compile(r"[\w'’-]+|[^\w'’-]+")  # self-harm · o'clock · the blanks and points between words
_MUCH, _SOME = 2.0, 0.5
"""What a reason adds to the log odds, from where on it is said to count for much, or for something."""

Pieces = Sequence[tuple[str, bool]]
"""A text in pieces; True for the words that the other side has too."""

ORDERS = ("nearest to an even chance", "surest first")
FIELDS = ("decision", "type", "by", "why")
"""The fields of the form beside the token."""

DECISIONS = {
    Decision.ACCEPT: "Accept: they are related as proposed",
    Decision.RETYPE: "Accept as another type",
    Decision.REJECT: "Reject: they have nothing to do with each other",
    Decision.UNSURE: "Leave it open",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody sent with the form, and what was wrong with it."""

    values: Mapping[str, str]
    problem: str
    hint: str


def queue(reading: Reading) -> View:
    """The links that wait, those nearest to an even chance first; or those of a status, type and order asked for."""
    wanted = {name: reading.asked(name) for name in ("status", "kind", "order", "prison")}
    door, version, places = reading.service.decisions, reading.service.pool.version, names_of_places(reading.store)
    page = max(1, min(reading.number("page") or 1, _MOST_PAGES))
    found = door.page(reading.store, version, _wanted(wanted, places), (page - 1) * _PAGE, _PAGE)
    units = words_of(reading.store, found.links) if found.links else {}
    values = {
        "links": [_row(link, units, places) for link in found.links],
        "total": found.total,
        "page": page,
        "more": found.total > page * _PAGE,
        "wanted": wanted,
        "statuses": [_label("link-status", each) for each in Status],
        "kinds": [_label("link-type", each) for each in LinkType],
        "prisons": sorted(set(places.values())),
        "orders": ORDERS,
    }
    reading.used.append(Table(queries()["links"], {}, found.total))
    return View(template="links.html", title="Links to review", values=values, lasting=False)


def _wanted(asked: Mapping[str, str], places: Mapping[str, str]) -> Wanted:
    statuses = {_label("link-status", each): each for each in Status}
    kinds = {_label("link-type", each): each for each in LinkType}
    return Wanted(
        status=statuses.get(asked["status"]),
        type=kinds.get(asked["kind"]),
        places=_places(asked["prison"], places) if asked["prison"] else None,
        surest=asked["order"] == ORDERS[1],
    )


def _places(prison: str, places: Mapping[str, str]) -> tuple[str, ...]:
    """The establishments of that name, or the one with that code; none where there is no such prison."""
    named = tuple(iri for iri, name in places.items() if name.casefold() == prison.casefold())
    try:
        return named or tuple(iris_of("prison", prison))
    except UsageError:
        return ()


def link(reading: Reading, typed: Typed | None = None) -> View:
    """One link: both sides with the words in common marked, sources, reasons, decisions, and the form to decide.

    Raises:
        UsageError: there is no such link.
    """
    service = reading.service
    found = detail(service.decisions.held(reading.store, service.pool.version), reading.key)
    places = names_of_places(reading.store)
    row = _row(found.link, {unit.iri: unit for unit in (found.first, found.second)}, places)
    values = {
        "row": row,
        "sides": _sides(found, places),
        "reasons": [_reason(each) for each in found.link.reasons],
        "start": round(found.link.score - sum(each.contribution for each in found.link.reasons), 2),
        "reviews": [_review(each) for each in found.reviews],
        "open": service.decisions.open,
        "decisions": {each.value: words for each, words in DECISIONS.items()},
        "types": {each.value: _label("link-type", each) for each in LinkType},
        "typed": typed,
        "was": typed.values if typed else dict.fromkeys(FIELDS, ""),
    }
    for name, size in (("link-ends", 2), ("link-reasons", len(found.link.reasons))):
        reading.used.append(Table(queries()[name], {"link": found.link.key}, size))
    title = " and ".join(dict.fromkeys(str(side["where"]) for side in _listed(row["sides"])))
    return View(
        template="link.html", title=f"{row['kind']}: {title}", values=values, trail=(("/links", "Links to review"),),
        about=found.link.iri, lasting=False,
    )  # fmt: skip


def shared_words(one: str, other: str) -> tuple[Pieces, Pieces]:
    """Both texts in pieces; True for the words that stand in both, whatever their endings, and say something."""
    marks = marker(one, other)
    return marks(one), marks(other)


def marker(one: str, other: str) -> Callable[[str], Pieces]:
    """What cuts a text into pieces, and marks the words that both `one` and `other` have."""
    common = set(stems(one)) & set(stems(other))
    return lambda text: [(piece, any(stem in common for stem in stems(piece))) for piece in _WORD.findall(text)]


def _row(link: Link, units: Mapping[str, Unit], places: Mapping[str, str]) -> dict[str, object]:
    ends = [units.get(end) for end in link.ends]
    marked = shared_words(*(unit.text if unit else "" for unit in ends))
    return {
        "key": link.key,
        "kind": _label("link-type", link.type),
        "status": _label("link-status", link.status),
        "confidence": link.confidence,
        "sides": [
            {"end": end, "where": _where(unit, places), "when": unit.when if unit else "", "pieces": pieces}
            for end, unit, pieces in zip(link.ends, ends, marked, strict=True)
        ],
    }


def _sides(found: Detail, places: Mapping[str, str]) -> list[dict[str, object]]:
    statements = marker(found.first.statement, found.second.statement)
    everything = marker(*(" ".join((unit.statement, *unit.evidence)) for unit in (found.first, found.second)))
    return [
        {
            "end": unit.iri,
            "kind": unit.kind,
            "where": _where(unit, places),
            "when": unit.when,
            "text": statements(unit.text),
            "recommendations": [statements(text) for text in unit.recommendations],
            "evidence": [everything(text) for text in unit.evidence],
            "nearest": everything(nearest),
            "sources": found.sources[unit.iri],
        }
        for unit, nearest in zip((found.first, found.second), found.nearest, strict=True)
    ]


def _reason(reason: Reason) -> dict[str, object]:
    weight = "much" if reason.contribution >= _MUCH else "something" if reason.contribution >= _SOME else "little"
    return {
        "because": _label("link-feature", reason.signal),
        "value": reason.value,
        "contribution": reason.contribution,
        "weight": weight,
        "shared": reason.shared,
    }


def _review(review: Review) -> dict[str, object]:
    kind = f" as {_label('link-type', review.type).lower()}" if review.type else ""
    said = f"{_label('decision', review.decision)}{kind}"
    return {"said": said, "by": review.by, "on": review.on, "why": review.why}


def _where(unit: Unit | None, places: Mapping[str, str]) -> str:
    if unit is None:
        return "no longer held"
    return places.get(unit.place or "", "A thematic report")


def _label(scheme: str, key: str) -> str:
    return label(concept(scheme, key))


def _listed(sides: object) -> Iterable[Mapping[str, object]]:
    return sides if isinstance(sides, list) else ()

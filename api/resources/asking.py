"""What does a client ask of a list? Filters, order, page, fields and facets; what is not known is refused."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from api.problems import Problem
from api.protocol import Refused
from api.resources.items import Kind
from api.resources.listed import Filter, Order
from api.resources.paging import Start, start_at
from api.resources.values import written
from ontology.errors import UsageError

DEFAULT_LIMIT, LARGEST_LIMIT = 50, 200
_VALUES = 20
"""Values that one filter takes at most."""

_HINT = "see /api/v1/openapi.json"

PLAIN = frozenset({"text", "year", "number", "truth"})
"""Kinds of filter that compare, so that they have no values to count."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a client asks for, checked: `asked` holds each filter's values as SPARQL terms, by name."""

    asked: Mapping[str, Sequence[str]]
    order: Order
    given: tuple[tuple[str, str], ...]
    limit: int = DEFAULT_LIMIT
    start: Start = field(default_factory=Start)
    fields: frozenset[str] | None = None
    facets: tuple[str, ...] = ()

    def query(self, *without: str, **more: str) -> str:
        """The query string that asks the same, but for some parameters."""
        kept = [(name, value) for name, value in self.given if name not in without and name not in more]
        return urlencode([*kept, *more.items()])


@dataclass(slots=True)
class Parameters:
    """The parameters of one request; what is wrong with them is gathered."""

    pairs: Sequence[tuple[str, str]]
    wrong: list[dict[str, str]] = field(default_factory=list)

    def complain(self, name: str, message: str, hint: str = "") -> None:
        self.wrong.append({"name": name[:60], "message": f"{message}; {hint}" if hint else message})

    def check(self) -> None:
        """Raises Refused, a 400 that says what is wrong with which parameter, where anything is."""
        if self.wrong:
            told = "; ".join(f"{each['name']}: {each['message']}" for each in self.wrong[:3])
            errors = {"errors": self.wrong}
            raise Refused(Problem(status=400, kind="request", detail=told, hint=_HINT, more=errors))

    def known(self, names: Collection[str]) -> None:
        """Complain of every parameter but these."""
        told = ", ".join(sorted(names))
        for name in dict.fromkeys(name for name, _ in self.pairs):
            if name not in names:
                self.complain(name, "there is no such parameter", f"there are: {told}" if told else "")

    def whole(self, name: str, usual: int, most: int) -> int:
        """A whole number from 1 on."""
        given = self.one(name)
        value = str(usual) if given is None else given
        if not (value.isascii() and value.isdigit() and len(value) < 9 and 1 <= int(value) <= most):
            self.complain(name, f"is no whole number from 1 to {most}")
            return usual
        return int(value)

    def all(self, name: str) -> list[str]:
        return [value for given, value in self.pairs if given == name]

    def one(self, name: str) -> str | None:
        found = self.all(name)
        if len(found) > 1:
            self.complain(name, "is given more than once")
        return found[-1] if found else None

    def names(self, name: str, known: Iterable[str]) -> tuple[str, ...]:
        """A list of names between commas."""
        value = self.one(name)
        if value is None:
            return ()
        wished, known = tuple(dict.fromkeys(part.strip() for part in value.split(","))), sorted(known)
        for part in wished:
            if part not in known:
                self.complain(name, f"there is no {part[:60]!r}", f"there are: {', '.join(known)}")
        return wished

    def filter(self, each: Filter) -> list[str]:
        """The values of a filter as SPARQL terms."""
        values = self.all(each.name)
        if len(values) > _VALUES:
            self.complain(each.name, f"is given more than {_VALUES} times")
        try:
            return [term for value in values[:_VALUES] for term in written(each.kind, value)]
        except UsageError as error:
            self.complain(each.name, error.message, error.hint)
            return []


def read_wish(kind: Kind, pairs: Sequence[tuple[str, str]], *, paged: bool = True) -> Wish:
    """What these parameters ask of the list of a kind; `paged` is False for a list that is sent whole.

    Raises:
        Refused: 400, with everything that is wrong.
    """
    reading = Parameters(pairs)
    filters = kind.listing.filters
    own = {"sort", "fields", *(("limit", "cursor", "facets") if paged else ())}
    reading.known({*filters, *own})
    asked = {each.name: found for each in filters.values() if (found := reading.filter(each))}
    order = _order(reading, kind)
    wish = Wish(
        asked=asked,
        order=order,
        given=tuple(pairs),
        limit=reading.whole("limit", DEFAULT_LIMIT, LARGEST_LIMIT) if paged else 0,
        fields=frozenset(reading.names("fields", field_names(kind))) or None,
        facets=reading.names("facets", facet_names(kind)) if paged else (),
    )
    reading.check()
    return replace(wish, start=_start(reading, order)) if paged else wish


def field_names(kind: Kind) -> list[str]:
    """What `fields` can choose; `@id`, `key` and the sources are always there."""
    always = {"iri", "key", "sources", "source_count"}
    return [each.alias or name for name, each in kind.model.model_fields.items() if name not in always]


def facet_names(kind: Kind) -> list[str]:
    """What `facets` can count by."""
    return [each.name for each in kind.listing.filters.values() if each.kind not in PLAIN]


def _order(reading: Parameters, kind: Kind) -> Order:
    value = reading.one("sort")
    chosen = kind.sort if value is None else value
    order = Order(chosen.removeprefix("-"), chosen.startswith("-"))
    if order.name not in kind.listing.sorts:
        reading.complain("sort", f"there is no {order.name[:60]!r}", f"there are: {', '.join(kind.listing.sorts)}")
    return order


def _start(reading: Parameters, order: Order) -> Start:
    value = reading.one("cursor")
    found = start_at(order, value) if value is not None else Start()
    if found is None:
        detail = "there is no such page of this list in this order"
        hint = "take `cursor` from `next` or `prev` as it is"
        raise Refused(Problem(status=404, kind="not-found", detail=detail, hint=hint))
    return found

"""Which queries does a list fall into? Small ones for what is shown, and the one that gives the whole.

The server never runs the whole: it asks which things are on the page, then for each column of just those, which is
a hundred times quicker. People are shown the whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

# VALUES ?in_topic { UNDEF }
_ASKED = re.compile(r"VALUES \?(?P<variable>\w+) \{ UNDEF \}")

_LINES = "\n      "

Asked = Mapping[str, Sequence[str]]
"""The filters asked for, by name, each with its values as SPARQL writes them."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list can be narrowed by: `kind` says what its values are, `variable` is what they are put in for."""

    name: str
    kind: str
    words: str
    pattern: str
    way: str | None

    @property
    def variable(self) -> str:
        """The variable that is bound to what is asked for."""
        found = _ASKED.search(self.pattern)
        return found["variable"] if found else ""

    def asked(self, values: Sequence[str]) -> str:
        """Its line with these values."""
        return self.pattern.replace("UNDEF", " ".join(values), 1)

    def opened(self) -> str:
        """Its line without any value, so that its variable takes each."""
        return _ASKED.sub("", self.pattern).strip()


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list, or several that are asked for together. `many` names one of many values, with `parts`."""

    heads: str
    body: str
    names: tuple[str, ...]
    many: str | None = None
    parts: tuple[str, ...] = ()

    def of(self, ids: str) -> str:
        """The query for these things (IRIs as SPARQL writes them)."""
        if self.many:
            parts = " ".join(f"?{part}" for part in self.parts)
            return f"SELECT DISTINCT ?id {parts} WHERE {{ VALUES ?id {{ {ids} }} {self.body} }}"
        return f"SELECT ?id {self.heads} WHERE {{ VALUES ?id {{ {ids} }} {self.body} }} GROUP BY ?id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list as its `.rq` file describes it."""

    words: str
    prefixes: str
    what: str
    filters: Mapping[str, Filter]
    sorts: Mapping[str, str]
    ways: Mapping[str, str]
    back: Mapping[str, str]
    columns: tuple[Column, ...]

    def amended(self, predicate: str, now: Mapping[str, str]) -> Listing:
        """The listing where things have other values of a predicate than their graph says (both by IRI)."""
        if not now:
            return self
        other = " ".join(f"(<{iri}> <{value}>)" for iri, value in sorted(now.items()))
        these = " ".join(f"<{iri}>" for iri in sorted(now))
        said = re.compile(rf"\?id {re.escape(predicate)} (\?\w+) \.")

        def amend(text: str) -> str:
            return said.sub(
                lambda found: (
                    f"{{ {found[0]} MINUS {{ VALUES ?id {{ {these} }} }} }}"
                    f" UNION {{ VALUES (?id {found[1]}) {{ {other} }} }}"
                ),
                text,
            )

        filters = {name: replace(each, pattern=amend(each.pattern)) for name, each in self.filters.items()}
        columns = tuple(replace(each, body=amend(each.body)) for each in self.columns)
        return replace(self, filters=filters, columns=columns)

    def chosen(self, asked: Asked, *, without: str | None = None, way: str | None = None) -> str:
        """The pattern of the things that these filters leave, and of where a way leads from them."""
        used = [self.filters[name] for name in asked if name != without]
        near = [self.what, *(each.asked(asked[each.name]) for each in used if not each.way)]
        ways = {each.way: None for each in used if each.way} | ({way: None} if way else {})
        far = [
            f"{{ SELECT DISTINCT ?{name} WHERE {{ {' '.join(own)} }} }}"
            for name in ways
            if (own := [each.asked(asked[each.name]) for each in used if each.way == name])
        ]
        return _LINES.join([*(_joined(near, name, self.ways[name]) for name in ways), *far] if ways else near)

    def count(self, asked: Asked) -> str:
        """The query for how many there are."""
        return f"{self.prefixes}SELECT (COUNT(DISTINCT ?id) AS ?n) WHERE {{\n      {self.chosen(asked)}\n}}"

    def facet(self, name: str, asked: Asked) -> str:
        """The query for how many there are under each value of a filter, the other filters standing."""
        own = self.filters[name]
        opened = own.opened()
        if own.way:
            opened = f"{{ SELECT DISTINCT ?{own.way} ?{own.variable} WHERE {{ {opened} }} }}"
        return (
            f"{self.prefixes}SELECT ?{own.variable} (COUNT(DISTINCT ?id) AS ?n) WHERE {{\n"
            f"      {self.chosen(asked, without=name, way=own.way)}\n      {opened}\n"
            f"}} GROUP BY ?{own.variable} ORDER BY DESC(?n)"
        )

    def far(self, asked: Asked) -> str:
        """The query for where ways lead to that filters leave; empty where none of them goes a way."""
        used = [self.filters[name] for name in asked if self.filters[name].way]
        patterns = " ".join(each.asked(asked[each.name]) for each in used)
        return f"{self.prefixes}SELECT DISTINCT ?{used[0].way} WHERE {{ {patterns} }}" if used else ""

    def at(self, asked: Asked, way: str, ends: Sequence[str]) -> tuple[Listing, Asked]:
        """The listing of things whose way leads to one of these (by IRI), and what is still asked of it."""
        values = f"VALUES ?{way} {{ {' '.join(f'<{iri}>' for iri in ends)} }}"
        rest = {name: each for name, each in asked.items() if self.filters[name].way != way}
        gone = {**self.ways, way: ""}  # who goes it again meets each report with each
        back = self.back.get(way, self.ways[way])
        return replace(self, what=f"{self.what} {back} {values}", ways=gone), rest

    def keys(self, asked: Asked, order: Order) -> str:
        """The query for every `?id` with a `?key` that it is sorted by, or several; none if it is its own key."""
        if order.name == "id":
            return f"{self.prefixes}SELECT ?id WHERE {{{_LINES}{self.chosen(asked)}\n}}"
        pattern = f"{self.chosen(asked)}{_LINES}{self.sorts[order.name]}"
        return f"{self.prefixes}SELECT ?id (?by_{order.name} AS ?key) WHERE {{{_LINES}{pattern}\n}}"

    def ids(self, asked: Asked, order: Order, *, after: tuple[str, str] | None = None, limit: int) -> str:
        """The query for one page: `?id` and the `?key` that it is sorted by, as strings."""
        return f"{self.prefixes}{self._page(asked, order, after)} LIMIT {limit}"

    def whole(self, asked: Asked, order: Order) -> str:
        """The one query that gives the whole list, for people."""
        names = " ".join(f"?{name}" for column in self.columns for name in column.names)
        columns = "\n".join(
            f"  OPTIONAL {{ SELECT ?id {each.heads} WHERE {{ {self.what} {each.body} }} GROUP BY ?id }}"
            for each in self.columns
        )
        page = self._page(asked, order, None)
        return (
            f"# {self.words}\n{self.prefixes}\nSELECT ?id {names} WHERE {{\n  {{ {page} }}\n{columns}\n}}\n"
            f"ORDER BY {order.clause}"
        )

    def _page(self, asked: Asked, order: Order, after: tuple[str, str] | None) -> str:
        start = f" HAVING ({order.beyond(*after)})" if after else ""
        return (
            f"SELECT ?id (MIN(?by_{order.name}) AS ?key) WHERE {{\n      {self.chosen(asked)}\n"
            f"      {self.sorts[order.name]}\n    }} GROUP BY ?id{start} ORDER BY {order.clause}"
        )


@dataclass(frozen=True, slots=True)
class Order:
    """What a list is sorted by, and which way."""

    name: str
    descending: bool = False

    @property
    def clause(self) -> str:
        """What follows ORDER BY; things of one key stand in the order of their IRIs."""
        return "DESC(?key) DESC(STR(?id))" if self.descending else "?key STR(?id)"

    @property
    def turned(self) -> Order:
        """The order from the other end."""
        return Order(self.name, not self.descending)

    def beyond(self, key: str, iri: str) -> str:
        """The condition of what comes after a thing with that key (both written as SPARQL strings)."""
        sign, own = "<" if self.descending else ">", f"MIN(?by_{self.name})"
        return f"{own} {sign} {key} || ({own} = {key} && STR(?id) {sign} {iri})"


def _joined(near: Sequence[str], name: str, way: str) -> str:
    """The things, each with where a way leads: told to the engine to be few, as docs/contributing.md explains."""
    return f"{{ SELECT DISTINCT ?id ?{name} WHERE {{ {' '.join(near)} {way} }} LIMIT 1000000000 }}"

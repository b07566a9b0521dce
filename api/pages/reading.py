"""What does a page ask of the graph? Small queries in `.rq` files, each of which it can show and give as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request

from api.asked import AskedStore
from api.overviews import everything
from api.service import Service
from graphs.overviews import overviews
from graphs.questions import Question, Value, parse
from graphs.store import Store

Row = Mapping[str, Value]

_BOUNDED = frozenset({"report", "concern", "recommendation", "judgement", "link"})
"""Kinds of things whose surroundings grow with one report, not with the archive."""


@dataclass(frozen=True, slots=True)
class Table:
    """One query that a page has asked, with what was put in."""

    query: Question
    values: Mapping[str, str]
    size: int | None
    """Its rows, where the page has read them all."""

    @property
    def words(self) -> str:
        """The question that it answers."""
        return self.query.words

    def path(self, suffix: str) -> str:
        """Where its rows, or its SPARQL, are to be had: `suffix` is `csv`, `json` or `rq`."""
        asked = f"?{urlencode(self.values)}" if self.values else ""
        return f"/tables/{self.query.name}.{suffix}{asked}"

    @property
    def editor(self) -> str:
        """Its SPARQL in the query editor."""
        return "/query?" + urlencode({"query": self.query.sparql(self.values)})


@cache
def queries() -> Mapping[str, Question]:
    """The queries of the pages by name; those about a concern can be asked of a recommendation too."""
    folder = files("api") / "pages" / "queries"
    found = (each for each in folder.iterdir() if each.name.endswith(".rq"))
    texts = {each.name.removesuffix(".rq"): each.read_text("utf-8") for each in found}
    for name in [name for name in texts if name.partition("-")[0] == "concern"]:
        texts[name.replace("concern", "recommendation", 1)] = _of_recommendation(texts[name])
    return {**overviews(), **{name: parse(name, text) for name, text in sorted(texts.items())}}


def _of_recommendation(text: str) -> str:
    words, rest = text.split("\n", 1)
    rest = rest.replace("# takes concern (concern): the key of a concern", _TAKES_RECOMMENDATION)
    return words.replace("concern", "recommendation", 1) + "\n" + rest.replace("} # concern\n", "} # recommendation\n")


_TAKES_RECOMMENDATION = "# takes recommendation (recommendation): the key of a recommendation"


@dataclass(slots=True)
class Reading:
    """One request for a page: what was asked for, and the graph to look it up in, which remembers what was asked."""

    request: Request
    asked_of: AskedStore
    used: list[Table] = field(default_factory=list)
    fresh: bool = False
    """Whether rows must be those of this version, even if somebody waits for them."""
    earlier: bool = False
    """Whether some of the rows were as they were in an earlier version."""

    def rows(self, name: str, **values: str) -> list[Row]:
        """The rows of a query of the pages; the page will show it among its data."""
        query = queries()[name]
        found = list(query.rows(self._store(query), values) if values else self.everything(name))
        self.used.append(Table(query, values, len(found)))
        return found

    @property
    def service(self) -> Service:
        """What the page is of."""
        return self.asked_of.service

    @property
    def store(self) -> Store:
        """The graph in this process: for what is bounded, or asked but once while a version answers."""
        return self.asked_of.near

    def _store(self, query: Question) -> Store:
        """Where a query is asked: nearby, if it is about one report or a thing in one, which bounds what it costs."""
        bounded = all(each.kind in _BOUNDED for each in query.parameters)
        return self.store if bounded else self.asked_of

    def everything(self, name: str) -> Sequence[Row]:
        """The rows of a query that takes nothing, which the page does not show as they are."""
        query = queries()[name]
        if self.fresh:
            return everything(self.store, query)
        rows, earlier = self.service.overviews.rows(self.store, self.service.served, query)
        self.earlier |= earlier
        return rows

    def one(self, name: str, **values: str) -> Row:
        """The first row of a query.

        Raises:
            HTTPException: 404, where there is none.
        """
        found = self.rows(name, **values)
        if not found:
            raise HTTPException(404)
        return found[0]

    @property
    def key(self) -> str:
        """The key in the address."""
        return str(self.request.path_params["key"])

    def asked(self, name: str) -> str:
        """A value in the query string, at most 200 characters; empty where there is none."""
        return self.request.query_params.get(name, "").strip()[:200]

    def number(self, name: str) -> int | None:
        """A whole number in the query string, of at most nine digits; None where there is none."""
        value = self.asked(name)
        return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None

"""Which questions does the project ask by name, what do they take, and what do their rows hold?

A question is a `.rq` file that opens with its words, then says what it takes and gives:

    # What is the evidence for a judgement, in order, with the words?
    # takes judgement (judgement): the key of a judgement; `needs` says that it is not answered without
    # gives judgement (link), number (text), page (number), words (text)

    # behind judgements?prison={prison}

It can be run as it stands. What it takes is put in for the `UNDEF` of the line that ends with `# judgement`. Where
a row sums up others, `behind` says under which address of the API those are, its columns put in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.resources import files
from urllib.parse import quote

from graphs.rdf_terms import Row, Term
from graphs.store import Store
from ontology import concepts
from ontology.errors import UsageError
from ontology.iris import Kind, concept, mint
from ontology.register import short_name

Value = str | int | Decimal | bool | None

# takes prison (prison-name): a prison's name, or part of it
_TAKES = re.compile(r"^# (?P<how>takes|needs) (?P<name>\w+) \((?P<kind>[\w-]+)\): (?P<words>.+)$", re.MULTILINE)
# 2023
_YEAR = re.compile(r"[0-9]{4}")
# gives judgement (link), number (text)
_GIVES = re.compile(r"^# gives (?P<columns>.+)$", re.MULTILINE)
# behind judgements?prison={prison}
_BEHIND = re.compile(r"^# behind (?P<address>\S+)$", re.MULTILINE)
# such as: judgement (link)
_COLUMN = re.compile(r"(\w+) \((text|number|date|truth|link)\)")
# VALUES ?named { UNDEF } # prison
_PLACE = r"UNDEF(?= \}} # {name}$)"

TEXTS = frozenset({"text", "prison-name"})
"""Kinds of what a question takes that are words, and no keys."""

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question takes: `kind` is `text`, `prison-name`, `year`, a scheme of concepts, or what the key is of."""

    name: str
    kind: str
    words: str
    needed: bool = False
    """Whether the question is not answered without it, as that would be about nearly everything."""

    def written(self, value: str) -> str:
        """The value as SPARQL: a string, a year, or the IRI of the concept or thing with that key.

        Raises:
            UsageError: it is no year where one is asked for.
        """
        if self.kind == "prison-name":
            value = short_name(value)  # as prisons are called here: `HMP Low Moor` is `Low Moor`
        if self.kind in TEXTS:
            return f'"{value.translate(_ESCAPES)}"'
        if self.kind == "year":
            if not _YEAR.fullmatch(value):
                raise UsageError(f"{value[:60]!r} is no year", hint="give four digits")
            return value
        if self.kind in {each.value for each in Kind}:
            return f"<{mint(Kind(self.kind), value)}>"
        return f"<{concepts.find(self.kind, value) or concept(self.kind, quote(value, safe=''))}>"


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: its words, what it takes, the columns it gives with their kinds, and its query."""

    name: str
    words: str
    parameters: tuple[Parameter, ...]
    columns: Mapping[str, str]
    query: str
    behind: str = ""
    """Where the rows are that a row sums up; empty where it sums up none."""

    def sparql(self, values: Mapping[str, str] | None = None) -> str:
        """The query with these values put in; what is not given stays open.

        Raises:
            UsageError: a value for something that the question does not take, or none for what it needs.
        """
        query = self.query
        for missing in self.missing(values or {}):
            raise UsageError(f"the question {self.name} needs a {missing.name}", hint=f"{missing.words}")
        for name, value in (values or {}).items():
            parameter = next((each for each in self.parameters if each.name == name), None)
            if parameter is None:
                known = ", ".join(each.name for each in self.parameters) or "nothing"
                raise UsageError(f"the question {self.name} takes no {name}", hint=f"it takes {known}")
            written = parameter.written(value)
            query = re.sub(_PLACE.format(name=name), lambda _: written, query, flags=re.MULTILINE)  # noqa: B023 # used at once
        return query

    def missing(self, values: Mapping[str, str]) -> list[Parameter]:
        """What it needs and is not given."""
        return [each for each in self.parameters if each.needed and not values.get(each.name)]

    def rows_behind(self, row: Mapping[str, Value]) -> str:
        """The address, below that of the API, of what a row sums up; empty where it sums up nothing."""
        return self.behind.format_map({name: quote(str(value), safe="") for name, value in row.items()})

    def rows_of(self, store: Store, things: Collection[str]) -> Iterator[Mapping[str, Value]]:
        """The answer about several things, by their IRIs, of a question that takes one."""
        named = " ".join(f"<{iri}>" for iri in sorted(things))
        return replace(self, query=self.query.replace("UNDEF", named)).rows(store) if things else iter(())

    def rows(self, store: Store, values: Mapping[str, str] | None = None) -> Iterator[Mapping[str, Value]]:
        """The answer, a row at a time, each value of the kind of its column."""
        return self.read(store.select(self.sparql(values)))

    def read(self, found: Iterable[Row]) -> Iterator[Mapping[str, Value]]:
        """The answer that these rows of its query are."""
        for row in found:
            yield {name: _value(row.get(name), kind) for name, kind in self.columns.items()}


@cache
def questions() -> Mapping[str, Question]:
    """Every named question, by name in alphabetical order."""
    folder = files("graphs") / "questions"
    found = sorted((each for each in folder.iterdir() if each.name.endswith(".rq")), key=lambda each: each.name)
    return {
        each.name.removesuffix(".rq"): parse(each.name.removesuffix(".rq"), each.read_text("utf-8")) for each in found
    }


def question(name: str) -> Question:
    """The question of that name.

    Raises:
        UsageError: there is none.
    """
    if name not in questions():
        raise UsageError(f"there is no question {name}", hint="`prisongraph ask` lists them")
    return questions()[name]


def parse(name: str, text: str) -> Question:
    """The question in a `.rq` file.

    Raises:
        ValueError: it does not say what it asks or what it gives.
    """
    gives = _GIVES.search(text)
    words = text.splitlines()[0].removeprefix("# ")
    if gives is None or not words.endswith("?"):
        raise ValueError(f"{name}.rq does not open with its question and what it gives")
    parameters = tuple(
        Parameter(found["name"], found["kind"], found["words"], found["how"] == "needs")
        for found in _TAKES.finditer(text)
    )
    columns: Sequence[tuple[str, str]] = _COLUMN.findall(gives["columns"])
    behind = _BEHIND.search(text)
    return Question(name, words, parameters, dict(columns), text, behind["address"] if behind else "")


def _value(term: Term | None, kind: str) -> Value:
    """A term as a Python value: whole numbers as int, others as Decimal; None where there is no answer."""
    if term is None:
        return None
    if kind == "number":
        number = Decimal(term.value)
        return int(number) if number == number.to_integral_value() else number
    return term.value in {"true", "1"} if kind == "truth" else term.value

"""Is any query of ours written in a way that takes the square of the time?

Two ways do, measured with our engine. What EXISTS asks of more than one triple is matched from its beginning for every
row; nested, `EXISTS { ?a :p ?b FILTER EXISTS { ?b :q ?c } }`, each triple is looked up. And an OPTIONAL that goes on
from what an OPTIONAL before it may have left open cannot be looked up either; it belongs within that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rdflib import Variable
from rdflib.paths import SequencePath
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

ROOT = Path(__file__).parents[1]
PREFIX = "PREFIX : <http://example.org/>\n"

# include said.rq: the lists of the API are put together of texts
_INCLUDE = re.compile(r"# include (\S+)")
# VALUES ?prison { UNDEF }: what a question takes
_TAKEN = re.compile(r"VALUES \?(\w+) \{ UNDEF \}")


def texts() -> Iterator[tuple[str, str]]:
    """Every query that the program comes with, and the file that holds it."""
    for part in ("api", "graphs", "shapes"):
        for file in sorted((ROOT / part).rglob("*.rq")):
            text = _whole(file)
            if re.search(r"^(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", text, re.MULTILINE) and "PREFIX" in text:
                yield str(file.relative_to(ROOT)), text


def _whole(file: Path) -> str:
    """The text with the texts that it includes."""
    return _INCLUDE.sub(lambda found: (file.parent / found[1]).read_text("utf-8"), file.read_text("utf-8"))


def squares(text: str) -> set[str]:
    """What of a query takes the square of the time: `EXISTS`, or the variables that OPTIONALs hand on."""
    taken = {Variable(name) for name in _TAKEN.findall(text)}
    return {fault for node in _nodes(translateQuery(parseQuery(text)).algebra) for fault in _faults(node, taken)}


def _faults(node: CompValue, taken: set[Variable]) -> Iterator[str]:
    if node.name in {"Builtin_EXISTS", "Builtin_NOTEXISTS"} and _steps(node.graph) > 1:
        yield "EXISTS"
    if node.name == "LeftJoin":
        left_open = _mentioned(node.p1) - _bound(node.p1) - taken
        yield from (str(variable) for variable in left_open & _mentioned(node.p2))


def _nodes(value: Any, *, conditions: bool = True) -> Iterator[CompValue]:
    """The value and all within it that is part of a query; not what a condition asks, unless that is wanted."""
    if isinstance(value, CompValue):
        yield value
        for name, part in value.items():
            if name != "_vars" and (conditions or name != "expr"):
                yield from _nodes(part, conditions=conditions)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _nodes(part, conditions=conditions)


def _steps(value: Any) -> int:
    """How many triples a pattern matches, its conditions apart: `?a :p/:q ?b` is two."""
    found = 0
    for node in _nodes(value, conditions=False):
        if node.name == "BGP":
            found += sum(_length(triple[1]) for triple in node.triples)
        elif node.name == "TriplesBlock":  # as it stands within EXISTS: term after term
            found += sum(_length(terms[at]) for terms in node.triples for at in range(1, len(terms), 3))
    return found


def _length(predicate: Any) -> int:
    return len(predicate.args) if isinstance(predicate, SequencePath) else 1


def _mentioned(value: Any) -> set[Variable]:
    """The variables that a pattern may bind, those of its own that a query within it keeps to itself left out."""
    if isinstance(value, CompValue):
        match value.name:
            case "BGP":
                return {term for triple in value.triples for term in triple if isinstance(term, Variable)}
            case "Project":
                return set(value.PV)
            case _:
                return _mentioned([part for name, part in value.items() if name not in {"_vars", "expr"}])
    return set().union(*map(_mentioned, value)) if isinstance(value, list | tuple) else set()


def _bound(node: CompValue) -> set[Variable]:
    """The variables that a pattern binds in every row."""
    match node.name:
        case "BGP":
            return _mentioned(node)
        case "Join":
            return _bound(node.p1) | _bound(node.p2)
        case "Union":
            return _bound(node.p1) & _bound(node.p2)
        case "LeftJoin" | "Minus":
            return _bound(node.p1)
        case "Extend":
            return _bound(node.p) | {node["var"]}
        case "AggregateJoin":
            return {each.res for each in node.A}
        case "ToMultiSet":
            return _bound(node.p) if node.p.name != "values" else {name for row in node.p.res for name in row}
        case "Project":
            return _bound(node.p) & set(node.PV)
        case "Distinct" | "Reduced" | "OrderBy" | "Slice" | "Filter":
            return _bound(node.p)
        case _:
            return set()


QUERIES = dict(texts())


@pytest.mark.parametrize("file", QUERIES)
def test_no_query_takes_the_square_of_the_time(file: str) -> None:
    assert not squares(QUERIES[file])


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("?a :p ?b FILTER NOT EXISTS { ?a :q ?c . ?c :r ?d }", {"EXISTS"}),
        ("?a :p ?b FILTER (?b = 1 || EXISTS { ?a :q/:r ?d })", {"EXISTS"}),
        ("?a :p ?b FILTER NOT EXISTS { ?a :q ?c FILTER EXISTS { ?c :r ?d } }", set()),
        ("?a :p ?b BIND (EXISTS { ?a :q ?c ; :r ?d } AS ?e)", {"EXISTS"}),
        ("?a :p ?b OPTIONAL { ?a :q ?c } OPTIONAL { ?c :r ?d }", {"c"}),
        ("?a :p ?b OPTIONAL { ?a :q ?c OPTIONAL { ?c :r ?d } }", set()),
        ("?a :p ?b OPTIONAL { ?a :q ?c . ?c :r ?d } OPTIONAL { ?a :q ?e }", set()),
        ("VALUES ?c { UNDEF } ?a :p ?b OPTIONAL { ?a :q ?c } OPTIONAL { ?c :r ?d }", set()),
        ("{ ?a :p ?b } UNION { ?a :q ?c } OPTIONAL { ?c :r ?d }", {"c"}),
    ],
)
def test_what_takes_the_square_of_the_time_is_found(pattern: str, found: set[str]) -> None:
    assert squares(f"{PREFIX}SELECT * {{ {pattern} }}") == found

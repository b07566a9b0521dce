"""May this query be evaluated? A linear scan that knows tokens, run before any recursive parser sees the text.

The scan never recurses, so no input can overflow a stack here; what it lets through is flat enough for the engine (its
parser and evaluator recurse: in 8 MB of stack, 300 to 1,000 nested calls or 1,000 to 3,000 chained clauses kill it).

The engine's grammar has no separate lexer: `trueSERVICE<x>{}` and `SERVICESILENTex:a{}` are calls for it. So the scan
refuses a keyword wherever the engine could see one, not only where it stands alone. Behind it, a worker has no network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import urljoin

from ontology.errors import QueryError, QueryTooLarge

_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
# Quantifiers are possessive: each character is looked at a bounded number of times, whatever the input.
_TOKEN = re.compile(
    rf"""
    (?P<space>   [\s\ufeff]++ | \#[^\n\r]*+ )                              # white space, or: # a comment
  | (?P<text>    \"\"\"(?:"{{0,2}}+(?:[^"\\]|\\.))*+\"\"\" | '''(?:'{{0,2}}+(?:[^'\\]|\\.))*+'''
               | "(?:[^"\\\n\r]|\\.)*+" | '(?:[^'\\\n\r]|\\.)*+' )         # \"\"\"long\"\"\" or "short"
  | (?P<iri>     <(?:[^<>"{{}}|^`\\\x00-\x20]|{_ESCAPE})*+> )              # <https://example.org/#x>
  | (?P<var>     [?$]\w++ )                                                # ?concern
  | (?P<tag>     @[A-Za-z]++(?:-[A-Za-z0-9]++)*+ )                         # @en-GB
  | (?P<blank>   _:[\w.\-\xb7]++ )                                         # _:b1
  | (?P<name>    (?:[^\W\d_][\w.\-\xb7]{{0,100}}+)?+:(?:[\w.\-:\xb7]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?\#@%])*+ )
  | (?P<number>  (?:\d++\.?\d*+|\.\d++)(?:[eE][+-]?\d++)?+ )               # 1  2.5  .5e3
  | (?P<word>    [^\W\d]\w*+ )                                             # SELECT
  | (?P<mark>    <<\( | \)>> | << | >> | \{{\| | \|\}} | && | \|\| | \^\^ | != | <= | >= | . )
    """,
    re.VERBOSE | re.DOTALL,
)

_OPEN = frozenset({"(", "[", "{", "<<", "<<(", "{|"})
_CLOSE = frozenset({")", "]", "}", ">>", ")>>", "|}"})
_PREFIX_OPERATORS = frozenset({"!", "-", "+", "^", "^^"})
_CHAINED_MARKS = frozenset({"||", "&&", "+", "-", "*", "/", "|", "^", "=", "<", ">", "!=", "<=", ">="})
_CHAINED_WORDS = frozenset(
    {"optional", "minus", "union", "bind", "as", "filter", "exists", "lateral", "values", "graph"}
)
_FORMS = frozenset({"select", "ask", "construct", "describe"})
_UPDATES = frozenset({"insert", "delete", "load", "clear", "create", "drop", "copy", "move", "add", "with"})
_VOLATILE = frozenset({"now", "rand", "uuid", "struuid", "bnode"})
_OPERANDS = frozenset({"text", "iri", "var", "tag", "blank", "name", "number"})
_TARGETS = frozenset({"iri", "var", "name"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a query may be at most: characters, nested brackets, and clauses or operators in all."""

    length: int = 256 * 1024
    nesting: int = 100
    chained: int = 2000


@dataclass(frozen=True, slots=True)
class Examined:
    """A query that may be evaluated: its form, the graphs of its own FROM clauses, and whether answers may differ."""

    form: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    volatile: bool

    @property
    def chooses_graphs(self) -> bool:
        """Whether it says itself what its dataset is."""
        return bool(self.default_graphs or self.named_graphs)


class _Token(NamedTuple):
    kind: str
    text: str
    at: int
    word: str = ""


def examine(query: str, limits: Limits, *, base: str = "") -> Examined:
    """Let a query through, or say why not.

    Raises:
        QueryTooLarge: it is too long, nests too deeply, or chains too many clauses.
        QueryError: it calls other services, is an update, or cannot be told apart from one that does.
    """
    if len(query) > limits.length:
        raise QueryTooLarge(f"the query is longer than {limits.length} characters", hint="shorten it")
    tokens = list(_shaped(query, limits))
    _check_comparisons(query, tokens)
    if "service" in query.lower():
        _check_services(query, tokens)
    return _examined(query, tokens, base)


def _tokens(query: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup
        if kind == "word":
            yield _Token(kind, match[0], match.start(), match[0].lower())
        elif kind is not None and kind != "space":
            yield _Token(kind, match[0], match.start())


def _shaped(query: str, limits: Limits) -> Iterator[_Token]:
    """The tokens of a query, as far as it is neither too deep nor too long: what is, costs no more than that."""
    depth = run = chained = 0
    for token in _tokens(query):
        if token.kind == "word":
            chained += token.word in _CHAINED_WORDS
            run = 0
        else:
            depth += (token.text in _OPEN) - (token.text in _CLOSE)
            run = run + 1 if token.text in _PREFIX_OPERATORS else 0
            chained += token.text in _CHAINED_MARKS
        if depth + run > limits.nesting:
            raise _too_large(query, token, f"the query nests deeper than {limits.nesting}")
        if chained > limits.chained:
            raise _too_large(query, token, f"the query chains more than {limits.chained} clauses or operators")
        yield token


def _check_comparisons(query: str, tokens: list[_Token]) -> None:
    """Refuse `(?a <b:c#> ...`: an IRI, or less-than and a comment? The engine may read on where we would not."""
    if not any(map(_doubtful, tokens)):
        return
    parentheses: list[bool] = []
    for before, token in pairwise(tokens):
        if before.text in _OPEN:
            parentheses.append(before.text == "(")
        elif before.text in _CLOSE and parentheses:
            parentheses.pop()
        operand = before.kind in _OPERANDS or before.text in {")", "true", "false"}
        if _doubtful(token) and operand and parentheses and parentheses[-1]:
            raise _refused(query, token, "`<` may be less-than or open an IRI", "write a space after less-than")


def _doubtful(token: _Token) -> bool:
    return token.kind == "iri" and "#" in token.text and "://" not in token.text.partition("#")[0]


def _check_services(query: str, tokens: list[_Token]) -> None:
    padded = [*tokens, *[_Token("mark", "", len(query))] * 3]
    for number, token in enumerate(tokens):
        if "service" not in token.text.lower() or token.kind in {"text", "iri"}:
            continue
        after = [t for t in padded[number + 1 : number + 4] if t.word != "silent"]
        called = token.kind == "word"
        called |= after[0].kind in _TARGETS and after[1].text == "{"
        named = token.kind == "name" and "service" in token.text.partition(":")[0].lower() and after[0].text == "{"
        called |= named and not (number and tokens[number - 1].word == "graph")
        if called:
            raise _refused(query, token, "SERVICE is not allowed here", "load the other data into a graph of your own")


def _examined(query: str, tokens: list[_Token], base: str) -> Examined:
    form = ""
    prefixes: dict[str, str] = {}
    graphs: dict[str, list[str]] = {"from": [], "named": []}
    padded = [*tokens, *[_Token("mark", "", len(query))] * 2]
    for number, token in enumerate(tokens):
        first, second = padded[number + 1], padded[number + 2]
        if token.word == "base" and not form and first.kind == "iri":
            base = urljoin(base, first.text[1:-1])
        elif token.word == "prefix" and not form and second.kind == "iri":
            prefixes[first.text] = urljoin(base, second.text[1:-1])
        elif token.word in _UPDATES and not form:
            raise _refused(query, token, "updates are not allowed here: this dataset is read-only", "ask a query")
        elif token.word in _FORMS and not form:
            form = token.word
        elif token.word in {"from", "fromnamed"}:
            named = token.word == "fromnamed" or first.word == "named"
            target = second if first.word == "named" else first
            graphs["named" if named else "from"].append(_iri(target, prefixes, base))
    volatile = any(token.word in _VOLATILE for token in tokens)
    return Examined(form, tuple(graphs["from"]), tuple(graphs["named"]), volatile)


def _iri(token: _Token, prefixes: dict[str, str], base: str) -> str:
    if token.kind == "iri":
        return urljoin(base, re.sub(_ESCAPE, lambda m: chr(min(int(m[0][2:], 16), 0x10FFFF)), token.text[1:-1]))
    prefix, _, local = token.text.partition(":")
    return prefixes.get(prefix + ":", "") + re.sub(r"\\(.)", r"\1", local)


def _too_large(query: str, token: _Token, message: str) -> QueryTooLarge:
    line, column = _place(query, token)
    return QueryTooLarge(f"{message} (line {line}, column {column})", hint="simplify it", line=line, column=column)


def _refused(query: str, token: _Token, message: str, hint: str) -> QueryError:
    line, column = _place(query, token)
    return QueryError(f"{message} (line {line}, column {column})", hint=hint, line=line, column=column)


def _place(query: str, token: _Token) -> tuple[int, int]:
    before = query[: token.at]
    return before.count("\n") + 1, token.at - (before.rfind("\n") + 1) + 1

"""How much of what a careful reader finds in a specimen does the program find, and what does it invent?

Expected facts stand in `<name>.expected.json`, in the fields of `prisongraph read`'s JSON. Only the fields that an
expected fact has are compared; an expected text matches what begins with it. A kind that the file lacks is not scored.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

Json = Any

_WORDS = {"text", "definition", "title", "long", "name"}
"""Fields whose expected value is the beginning of what is read."""

_NOT_COMPARED = {"ordinal", "concern", "recommendations"}
"""Positions in other lists: they are compared through the facts that they point to."""

_TERMS = {"glossary": "term", "sections": "title"}
"""Kinds whose expected facts are given by one field alone."""


@dataclass(frozen=True, slots=True)
class Score:
    """Of one kind of fact: how many were expected and found, what was missed, what was invented."""

    kind: str
    found: int
    missed: tuple[Json, ...]
    invented: tuple[Json, ...]

    @property
    def recall(self) -> float:
        """The share of expected facts that were found."""
        return self.found / (self.found + len(self.missed)) if self.found or self.missed else 1.0

    @property
    def precision(self) -> float:
        """The share of facts read that were expected."""
        return self.found / (self.found + len(self.invented)) if self.found or self.invented else 1.0


def expected_facts(name: str) -> dict[str, Json]:
    """The expected facts of a specimen."""
    facts: dict[str, Json] = json.loads((HERE / f"{name}.expected.json").read_text("utf-8"))
    return facts


def names() -> tuple[str, ...]:
    """The specimens whose expected facts are worked out."""
    return tuple(sorted(path.name.removesuffix(".expected.json") for path in HERE.glob("*.expected.json")))


def scores(expected: Mapping[str, Json], read: Mapping[str, Json]) -> Iterator[Score]:
    """A score for each kind of fact that is expected."""
    about = [{field: value} for field, value in expected["report"].items()]
    yield _score("report", about, [{field: read["report"].get(field)} for field in expected["report"]])
    for kind, facts in expected.items():
        if kind == "report":
            continue
        got = read.get(kind) or []
        if kind == "paragraphs":
            yield _score(kind, [{"number": n} for n in facts], [{"number": p["number"]} for p in got if p["number"]])
        elif kind in _TERMS:
            field = _TERMS[kind]
            yield _score(kind, [{field: term} for term in facts], [{field: each[field]} for each in got])
        else:
            yield _score(kind, facts, _comparable(kind, got))


def _comparable(kind: str, got: Sequence[Json]) -> list[Json]:
    """What was read, without what is not looked for: prisons that are only mentioned, counts of both kinds of thing."""
    if kind == "establishments":
        return [each for each in got if each["role"] == "visited"]
    return list(got)


def _score(kind: str, expected: Sequence[Json], got: Sequence[Json]) -> Score:
    rest, missed = list(got), []
    for fact in expected:
        match = next((each for each in rest if _matches(fact, each)), None)
        if match is None:
            missed.append(fact)
        else:
            rest.remove(match)
    return Score(kind, len(expected) - len(missed), tuple(missed), tuple(rest))


def _matches(expected: Json, got: Json, field: str = "") -> bool:
    if isinstance(expected, dict):
        kept = {name: value for name, value in expected.items() if name not in _NOT_COMPARED}
        return isinstance(got, dict) and all(_matches(value, got.get(name), name) for name, value in kept.items())
    if isinstance(expected, list):
        return (
            isinstance(got, list)
            and len(expected) == len(got)
            and all(_matches(a, b, field) for a, b in zip(expected, got, strict=True))
        )
    if isinstance(expected, str) and isinstance(got, str):
        plain, other = _plain(expected), _plain(got)
        return other.startswith(plain) if field in _WORDS else plain == other
    return bool(expected == got)


def _plain(words: str) -> str:
    words = words.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return re.sub(r"\s+", " ", words).strip(" .").casefold()

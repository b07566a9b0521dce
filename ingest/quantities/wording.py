"""How do reports word numbers? The lists of `ingest/wording/quantities.yml` and `metrics.yml`, read once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from ingest.quantities.tokens import Token, tokenise
from ingest.wording import wording_file


class Phrases:
    """Phrases of one or more words, each with a value, matched on whole tokens, the longest first."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = {tuple(token.low for token in tokenise(phrase)): value for phrase, value in values.items()}
        self._lengths = sorted({len(words) for words in self._values}, reverse=True)

    def before(self, tokens: Sequence[Token], stop: int) -> tuple[int, str] | None:
        """The first token and the value of the phrase that ends just before token `stop`."""
        for length in self._lengths:
            if stop >= length:
                value = self._values.get(tuple(token.low for token in tokens[stop - length : stop]))
                if value is not None:
                    return stop - length, value
        return None

    def after(self, tokens: Sequence[Token], start: int) -> tuple[int, str] | None:
        """The token after, and the value of, the phrase that begins at token `start`."""
        for length in self._lengths:
            value = self._values.get(tuple(token.low for token in tokens[start : start + length]))
            if value is not None and start + length <= len(tokens):
                return start + length, value
        return None

    def find(self, tokens: Sequence[Token], start: int = 0, stop: int | None = None) -> tuple[int, int, str] | None:
        """The first phrase within the tokens: its first token, the one after it, its value."""
        within = tokens[:stop]
        for at in range(start, len(within)):
            found = self.after(within, at)
            if found:
                return at, found[0], found[1]
        return None

    @classmethod
    def same(cls, phrases: Iterable[str]) -> Phrases:
        """Phrases that are their own value."""
        return cls({phrase: phrase for phrase in phrases})


@dataclass(frozen=True, slots=True)
class Metric:
    """What a concept of the metric scheme is called in prose: any of `all` groups must each have a cue."""

    key: str
    units: frozenset[str]
    cues: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The word lists; the YAML says what each is for."""

    numerals: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    parts: Mapping[str, int]
    multiples: Mapping[str, float]
    times: Mapping[str, str]
    spans: Mapping[str, int]
    adverbs: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Phrases]


@cache
def wording() -> Wording:
    """The word lists of `quantities.yml`."""
    raw = cast(dict[str, Any], wording_file("quantities"))
    approximations, or_more = (
        {phrase: kind for kind, some in raw[key].items() for phrase in some} for key in ("approximations", "or_more")
    )
    lists = {key: value for key, value in raw.items() if isinstance(value, list)}
    return Wording(
        numerals=raw["numerals"],
        tens=raw["tens"],
        scales=raw["scales"],
        parts=raw["parts"],
        multiples=raw["multiples"],
        times=raw["times"],
        spans=raw["spans"],
        adverbs=raw["adverbs"],
        words={key: frozenset(value) for key, value in lists.items()},
        phrases={
            "approximations": Phrases(approximations),
            "or_more": Phrases(or_more),
            "directions": Phrases(_directions(raw)),
        }
        | {key: Phrases.same(value) for key, value in lists.items()}
        | {"comparing": Phrases.same([*raw["comparing"], *_changes_from(raw)])},
    )


@cache
def metrics() -> tuple[Metric, ...]:
    """The metrics of `metrics.yml`, in its order: the first that fits is meant."""
    return tuple(
        Metric(
            key,
            frozenset(entry["units"]),
            tuple(tuple(group) for group in entry["cues"]),
            tuple(entry.get("unless", ())),
        )
        for key, entry in cast(dict[str, Any], wording_file("metrics")).items()
    )


def _changes_from(raw: Mapping[str, list[str]]) -> list[str]:
    """`a decline from`, `an improvement on`: words of change that lead to what was before."""
    return [f"{noun} {link}" for noun in raw["change_nouns"] for link in ("from", "on")]


def _directions(raw: Mapping[str, list[str]]) -> dict[str, str]:
    names = {"increase": "rose", "decrease": "fell", "unchanged": "unchanged"}
    return {phrase: name for key, name in names.items() for phrase in raw[key]}

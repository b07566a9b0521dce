"""How well are topics told? Precision and recall on labelled statements of our own (`bench/topics.yml`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from ingest.topics import topics_of
from ontology.concepts import concepts
from ontology.yaml_files import read_yaml

_SURE = 0.5  # the confidence from which a topic is shown as one of the statement's


@dataclass(frozen=True, slots=True)
class Labelled:
    """A statement with its first topic, the others, and those that were found for it, the surest first."""

    say: str
    first: str | None
    also: tuple[str, ...]
    found: tuple[str, ...]

    @property
    def topics(self) -> frozenset[str]:
        """All that the statement is about."""
        return frozenset((self.first, *self.also) if self.first else ())

    @property
    def right(self) -> frozenset[str]:
        """Those of its topics that were found, themselves or by a narrower one."""
        found = frozenset(self.found)
        return self.topics & (found | _above(found))

    @property
    def is_first(self) -> bool:
        """Whether what it is first of all about was told first."""
        return self.first is not None and self.found[:1] == (self.first,)

    @property
    def wrong(self) -> tuple[str, ...]:
        """What was found beside them; the topics above a right one are no mistake."""
        return tuple(topic for topic in self.found if topic not in self.topics | _above(self.topics))


@dataclass(frozen=True, slots=True)
class TopicScore:
    """Topics labelled, found and invented over all statements; how many statements got their first topic first."""

    about: int
    firsts: int
    expected: int
    found: int
    invented: int
    missed: tuple[Labelled, ...]
    """The statements that were not told in full or not rightly."""

    @property
    def recall(self) -> float:
        """Of the topics labelled."""
        return self.found / self.expected

    @property
    def precision(self) -> float:
        """Of the topics told."""
        return self.found / (self.found + self.invented)


def labelled() -> Iterator[Labelled]:
    """The statements with what is found for each."""
    rows = cast(list[Mapping[str, object]], read_yaml(Path(__file__).with_name("topics.yml")))
    for row in rows:
        found = topics_of(str(row["say"]), heading=cast(str | None, row.get("under")))
        sure = tuple(one.topic for at, one in enumerate(found) if at == 0 or one.confidence >= _SURE)
        also = tuple(cast(list[str], row.get("also", [])))
        yield Labelled(str(row["say"]), cast(str | None, row["is"]), also, sure)


def score_topics() -> TopicScore:
    """The scores over all statements."""
    rows = tuple(labelled())
    return TopicScore(
        about=sum(row.first is not None for row in rows),
        firsts=sum(row.is_first for row in rows),
        expected=sum(len(row.topics) for row in rows),
        found=sum(len(row.right) for row in rows),
        invented=sum(len(row.wrong) for row in rows),
        missed=tuple(row for row in rows if row.wrong or row.topics - row.right or (row.first and not row.is_first)),
    )


def _above(topics: frozenset[str]) -> frozenset[str]:
    parents = {concept.key: concept.broader for concept in concepts("topic")}
    above, at = set[str](), set(topics)
    while at := {parent for topic in at if (parent := parents.get(topic)) and parent not in above}:
        above |= at
    return frozenset(above)

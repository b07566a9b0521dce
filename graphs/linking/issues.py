"""What keeps coming back? Small groups of units about one topic, each linked to at least half of the others.

Links are not followed from one to the next: what is like something that is like a third may have nothing to do with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from graphs.linking.background import background
from graphs.linking.links import Link, LinkType, Status, by_likelihood
from graphs.linking.profiles import with_broader
from graphs.linking.types import shared_topics
from graphs.linking.units import Unit
from ontology.iris import Kind, mint

MOST_MEMBERS = 12
"""No recurring issue has more."""

_STARTS = frozenset({LinkType.SAME_ISSUE, LinkType.REPEATS})


@dataclass(slots=True)
class RecurringIssue:
    """Units that are the same issue; `topic` is the key of the core topic, under which every member comes."""

    topic: str
    members: list[str] = field(default_factory=list)

    @property
    def iri(self) -> str:
        """Its IRI, from its topic and members."""
        members = "\n".join(sorted(self.members))
        return mint(Kind.RECURRING_ISSUE, self.topic, hashlib.blake2b(members.encode(), digest_size=6).hexdigest())


def recurring_issues(links: Iterable[Link], units: Mapping[str, Unit]) -> tuple[RecurringIssue, ...]:
    """The recurring issues, each unit in one at most; links that people accepted come first, then the surest."""
    standing = [link for link in links if link.status is not Status.REJECTED and link.type is not LinkType.SEE_ALSO]
    near = _neighbours(standing)
    issues: list[RecurringIssue] = []
    inside: dict[str, RecurringIssue] = {}
    starting = (link for link in standing if link.type in _STARTS)
    for link in sorted(starting, key=lambda link: (link.status is not Status.ACCEPTED, *by_likelihood(link))):
        free = [end for end in link.ends if end not in inside]
        if len(free) == len(link.ends):
            topics = shared_topics(units[link.first], units[link.second])
            if topics:
                inside[link.first] = inside[link.second] = RecurringIssue(_core(topics), [*link.ends])
                issues.append(inside[link.first])
        elif free:
            issue = inside[next(end for end in link.ends if end in inside)]
            if _belongs(units[free[0]], issue, near.get(free[0], frozenset())):
                issue.members.append(free[0])
                inside[free[0]] = issue
    return tuple(sorted(issues, key=lambda issue: issue.iri))


def _belongs(unit: Unit, issue: RecurringIssue, near: Set[str]) -> bool:
    """Whether a unit is under the core topic and linked to half of the members at least."""
    linked = sum(member in near for member in issue.members)
    room = len(issue.members) < MOST_MEMBERS
    return room and issue.topic in with_broader(unit.topics) and 2 * linked >= len(issue.members)


def _core(topics: Iterable[str]) -> str:
    """The rarest of these topics, and of the equally rare the narrowest."""
    known = background()
    return min(topics, key=lambda topic: (-known.topic_weight(topic), -len(with_broader((topic,))), topic))


def _neighbours(links: Iterable[Link]) -> Mapping[str, Set[str]]:
    near: dict[str, set[str]] = {}
    for link in links:
        near.setdefault(link.first, set()).add(link.second)
        near.setdefault(link.second, set()).add(link.first)
    return near

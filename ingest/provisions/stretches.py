"""Which service does an organisation provide that no frame has placed? The nearest in its stretch of the sentence.

What stands between two organisations belongs to the one that follows where a preposition or a bracket leads to it
(`dental care by A`), else to the one before (`A taught English`). A stretch tells a provision only where something of
providing is said in it and the organisation is of a kind that provides such a service.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache
from typing import NamedTuple

from ingest.frame_words import frame_words
from ingest.frames import ORGS, clause_start
from ingest.services import services_from, services_to
from ingest.wording import any_of, table

_GROUP = re.compile(ORGS)
_ENDS = re.compile(r";|\s(?:while|whereas|but)\s|$")
# What leads from a service to who provides it: `by the charity A`, `from A`, `dentistry (A`
_LED = re.compile(
    r"(?P<by>\bby)\s(?:[\w'-]+,?\s){0,5}$|\b(?:from|to|of|(?:contract|agreement|partnership|jointly|together)\swith|through|via)\s(?:[\w'-]+\s){0,2}$|(?P<beside>\()$",
    re.IGNORECASE,
)
# `a A company`, `on behalf of A`: an organisation of which only another is said to be
_ASIDE = re.compile(r"\b(?:an?|(?:on\sbehalf|part)\sof)\s$", re.IGNORECASE)
_ONWARD = re.compile(r"\s(?:for|to)\s")
_SEAM = re.compile(r",\s|\sand\s|\swith\s|\(")
_DENIED = re.compile(r"\b(?:no|not|nobody|never|none)\b", re.IGNORECASE)
_BESIDE = 40  # characters before a bracket in which the service stands whose provider it names


class Stretch(NamedTuple):
    """Organisations in characters `who` of a sentence, the services said of them, and the characters that say so."""

    who: tuple[int, int]
    roles: tuple[str, ...]
    start: int
    end: int


def stretches(masked: str) -> Iterator[Stretch]:
    """The stretches of a masked sentence in which something of providing is said, each with its services."""
    groups = [match.span() for match in _GROUP.finditer(masked)]
    leads = [_lead(masked, group) for group in groups]
    for place, who in enumerate(groups):
        begins = max(clause_start(masked[: who[0]]), groups[place - 1][1] if place else 0)
        ends = _clause_end(masked, who[1])
        following = groups[place + 1][0] if place + 1 < len(groups) else ends
        if following < ends:
            ends = _seam(masked, who[1], following) if leads[place + 1] else following
        lead = leads[place]
        stretch = _backward(masked, begins, who, lead) if lead else _forward(masked, who, ends)
        one_only = lead and place and not leads[place - 1]  # the rest may be what the one before provides
        if stretch.roles and not _ASIDE.search(masked, 0, who[0]):
            yield stretch._replace(roles=stretch.roles[:1]) if one_only else stretch


def _lead(masked: str, who: tuple[int, int]) -> re.Match[str] | None:
    """What leads back from organisations to a service; none where the service is told after them: `by A for B`."""
    if _ONWARD.match(masked, who[1]):
        return None
    return _LED.search(masked, clause_start(masked[: who[0]]), who[0])


def _backward(masked: str, begins: int, who: tuple[int, int], lead: re.Match[str]) -> Stretch:
    """`the buildings were maintained by A`, `dentistry (A)`."""
    if lead.group("beside"):
        return Stretch(who, services_to(masked, max(begins, who[0] - _BESIDE), who[0])[:1], begins, who[1])
    clause = clause_start(masked[: who[0]])
    told = _providing().search(masked, clause, who[0]) or _handing().search(masked, clause, who[0])
    roles = services_to(masked, begins, lead.start()) if told else ()
    return Stretch(who, roles, begins, who[1])


def _forward(masked: str, who: tuple[int, int], ends: int) -> Stretch:
    """`A taught English`, `providers included A for housing`."""
    begins = 0 if _ONWARD.match(masked, who[1]) else who[1]
    told = _providing().search(masked, begins, ends) and not _handing_on().match(masked, who[1])
    roles = services_from(masked, who[1], ends) if told and not _DENIED.search(masked, who[1], ends) else ()
    return Stretch(who, roles, who[0], ends)


def _clause_end(masked: str, start: int) -> int:
    end = _ENDS.search(masked, start)
    return end.start() if end else len(masked)


def _seam(masked: str, start: int, end: int) -> int:
    """The last seam between two organisations; what follows it belongs to the second."""
    return max((seam.start() for seam in _SEAM.finditer(masked, start, end)), default=start)


def kinds_providing(role: str) -> Set[str | None]:
    """The kinds of organisations that provide a service; None and `company` are those of which no more is known."""
    kinds = table("provisions", "services_of_kinds")
    return {None, "company", *(kind for kind, roles in kinds.items() if role in roles)}


@cache
def _providing() -> re.Pattern[str]:
    """`taught`, `responsible for`."""
    return re.compile(rf"(?<![\w-]){any_of('provisions', 'providing')}(?![\w-])", re.IGNORECASE)


@cache
def _handing() -> re.Pattern[str]:
    """`passed`, `outsourced`."""
    return re.compile(rf"(?<![\w-]){any_of('provisions', 'handing')}(?![\w-])", re.IGNORECASE)


@cache
def _handing_on() -> re.Pattern[str]:
    """` had commissioned`: what those do who pay."""
    return re.compile(
        rf"\s{frame_words()['have']}(?:{frame_words()['let']}|commissioned|engaged|appointed)\b", re.IGNORECASE
    )

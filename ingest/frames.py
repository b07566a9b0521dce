"""In which position of a sentence do organisations stand, and beside which service? The frames of `wording/frames.yml`.

Names are masked letter for letter, so that a frame can say "an organisation here" and still lead to what was printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from ingest.frame_words import filled_in, frame_words
from ingest.services import services_from, services_to
from ingest.wording import alternatives, finders, table, wording_file

FIRST, FURTHER = "\x01", "\x02"
"""What the first letter and the further letters of a masked name are."""
OWN_PRISON = "\u0278"
"""What the letters of the name of the prison itself are; a letter too, so that it is a word like any other."""

_NAME = rf"{FIRST}{FURTHER}*"
_OPENED = r"(?:\s\([^)]*\))?"  # `(CIC)` or `(CHCP)` after a name
ONE = rf"(?:the\s)?{_NAME}{_OPENED}"
# ` ran the clinic`, ` subcontracted`: what is said of a name that only seems to be joined to the one before it
_SAID_ALONE = rf"(?!\s(?:also\s)?(?:{frame_words()['gives']}|{frame_words()['let']}))"
# `Oxleas`, `the Forward Trust and Inclusion`, `Spectrum, alongside its partner, Humber`
ORGS = (
    rf"{ONE}(?:(?:\sand(?:\swith)?|,|,?\salongside|,?\sin\spartnership\swith"
    rf"|(?:,\sand|,?\swith)(?=\s(?:the\s)?(?>{_NAME}{_OPENED}){_SAID_ALONE}))"
    rf"\s(?:(?:its|their)\s(?:[\w-]+\s){{0,3}}?(?:partners?|sub-?contractors?),?\s)?(?:(?:by|from)\s)?{ONE})*"
)
_SPACE = re.compile(r" (?![?*+{])")
# What a verb is said of: `a course` in `a course on employment`, `the contract` in `the contract and subcontracted`,
# `the clinic` in `the clinic and B`; `advice on employment` is advice, wherever it is given
_CLAUSE = re.compile(
    r"(?:(?!(?<!\badvice)(?<!\bhelp)(?<!\bsupport)(?<!\bguidance)\s(?:on|about)\s"
    r"|\s(?:so\sthat|after|before|when|because|which|and\s(?:sub-?contracted|commissioned|outsourced))\s"
    rf"|\s(?:and|while|but|whereas)\s(?:the\s)?{FIRST})[^,;.])*"
)
# `was `, `and also `, `, `: what stands before a participle that is said of the subject of its clause
_VERB_FOLLOWS = re.compile(
    r"(?:\b(?:be|been|being|is|are|was|were|has|had|have|and|or|but|which|that|then|now|also|not|still|well|\w+ly)"
    r"|[,;:()-])\s*$"
)
_NOUN = 45  # characters before a participle in which the noun begins that it follows
_NEAR = 40  # characters after an agent in which its service may follow


@dataclass(frozen=True, slots=True)
class Frame:
    """A position of names in a sentence. The words of the fields are those of `wording/frames.yml`."""

    pattern: re.Pattern[str]
    look: str = ""
    role: str | None = None
    needs: str | None = None
    names: bool = False
    kind: str | None = None
    own: str | None = None
    beside: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A frame found in characters `[start, end)` of a sentence: who stands there, in which roles."""

    frame: Frame
    start: int
    end: int
    who: tuple[int, int] | None
    other: tuple[int, int] | None
    roles: tuple[str, ...]
    """The services that are told, in one row; the one that stands nearest first."""
    offers: bool
    """Whether something is told that organisations offer, a service of the roles or another."""

    @property
    def role(self) -> str | None:
        """The service that is told first of all."""
        return self.roles[0] if self.roles else None


def mask(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with these characters masked."""
    masked = list(text)
    for start, end in spans:
        masked[start:end] = FIRST + FURTHER * (end - start - 1)
    return "".join(masked)


def fill(masked: str, *, names: bool = True) -> Iterator[Filled]:
    """The frames that a masked sentence fills, in the order in which they decide; those of names alone if wanted."""
    if FIRST not in masked:
        return
    for frame in frames():
        if frame.names and not names:
            continue
        if frame.beside and not frame.beside.search(masked):
            continue
        for match in frame.pattern.finditer(masked):
            yield _filled(masked, frame, match)


def names_service(word: str) -> bool:
    """Whether a word alone is a service or something else that organisations offer."""
    patterns = (*finders("provisions", "services").values(), _offering())
    return any(pattern.fullmatch(word) for pattern in patterns)


def clause_start(before: str) -> int:
    """Where the clause that leads to the end of `before` begins."""
    return max(before.rfind(mark) + 1 for mark in (";", ": ", " while ", " whereas "))


def _filled(masked: str, frame: Frame, match: re.Match[str]) -> Filled:
    groups = match.re.groupindex
    who = match.span("who") if "who" in groups else None
    other = match.span("other") if "other" in groups else None
    roles = (frame.role,) if frame.role else () if frame.names else _roles(masked, frame, match)
    told = masked[match.start() : _clause_end(masked, match.end())]
    return Filled(frame, match.start(), match.end(), who, other, roles, bool(roles or _offering().search(told)))


def _roles(masked: str, frame: Frame, match: re.Match[str]) -> tuple[str, ...]:
    if frame.look == "within":
        return services_from(masked, *match.span("service")) if "service" in match.re.groupindex else ()
    after = services_from(masked, match.end(), _clause_end(masked, match.end()), reach=len(masked))
    if frame.look == "after":
        return after
    before = masked[: match.start()]
    said = services_to(before, _subject_start(before), len(before))
    if frame.look == "around":
        return after or said
    return said or services_from(masked, match.end(), min(_clause_end(masked, match.end()), match.end() + _NEAR))


def _subject_start(before: str) -> int:
    """Where that of which something is said may begin: `work in a call centre run by A` is said of the call centre."""
    begins = clause_start(before)
    return begins if _VERB_FOLLOWS.search(before) else max(begins, len(before) - _NOUN)


def _clause_end(masked: str, start: int) -> int:
    clause = _CLAUSE.match(masked, start)
    return clause.end() if clause else start


@cache
def frames() -> tuple[Frame, ...]:
    """The frames of the file, compiled."""
    entries = cast(list[Mapping[str, object]], wording_file("frames")["frames"])
    return tuple(_frame(entry) for entry in entries)


def _frame(entry: Mapping[str, object]) -> Frame:
    beside = entry.get("beside")
    return Frame(
        pattern=re.compile(_expanded(str(entry["say"])), re.IGNORECASE),
        look=str(entry.get("look", "")),
        role=cast(str | None, entry.get("role")),
        needs=cast(str | None, entry.get("needs")),
        names=bool(entry.get("names")),
        kind=cast(str | None, entry.get("kind")),
        own=cast(str | None, entry.get("own")),
        beside=re.compile(_expanded(str(beside)), re.IGNORECASE) if beside else None,
    )


def _expanded(say: str) -> str:
    """The regular expression that a frame stands for."""
    return _SPACE.sub(r"\\s+", filled_in(say, _slots()))


@cache
def _slots() -> Mapping[str, str]:
    services = alternatives(tuple(phrase for some in table("provisions", "services").values() for phrase in some))
    return {
        **frame_words(),
        "who": f"(?P<who>{ORGS})",
        "one": f"(?P<who>(?:the\\s)?{_NAME})",
        "other": f"(?P<other>{ONE})",
        "service": "(?P<service>",
        "end": ")",
        "services": rf"\b{services}\b",
    }


@cache
def _offering() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){frame_words()['offering']}(?!\w)", re.IGNORECASE)

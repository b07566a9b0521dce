"""What does a label before, over or after a statement say: its kind, its reference, whom it is addressed to?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.plain import plain
from ingest.wording import any_of, finders, table
from ontology.places import Passage

REFERENCE = r"(?:(?:S|HP|MR|PE)\d{1,3}|\d{1,2}\.\d{1,3})[a-z]?"
"""A regular expression for the number of a paragraph in this or an earlier report: `S45`, `1.41`, `HP40`, `1.34a`."""

# `Key concern (1.41): `, `Recommendation: `, `Main recommendation S45: `, `Concern 3 - `
_LABEL = re.compile(
    r"(?:^|(?<=[.!?)\]'\"]\s))(?P<rank>(?:Key|Main|Priority|key|main|priority)\s+)?(?P<what>[Cc]oncern|[Rr]ecommendation)s?"
    rf"(?:\s+\d{{1,2}})?(?:\s*\(?(?P<reference>{REFERENCE})\)?)?\s*:\s*"
)
# `Prisoners should ... (To HMPPS) Leaders should ... (To the governor)`: where another begins
_NEXT_ADDRESSED = re.compile(r"\((?:directed )?[Tt]o:? [^()]{3,90}\)\.?\s+(?=[A-Z][a-z]+ )")
_GROUPS = finders("inspection", "groups")
_GROUP_NAMES = tuple(table("inspection", "groups"))
# `Recommendations`, `Main recommendation | To the governor`, `Recommendations To: the governor`, `Key concerns:`,
# `Recommendations Directed to:` (each names its addressee)
_GROUP = re.compile(
    r"(?i)(?P<label>[a-z' ]{4,40}?)\s*[:|-]?\s*(?:\|?\s*to\s*:?\s+(?P<who>[^.]{3,120})|\|?\s*directed\s+to)?[\s:.]*"
)
# `To the governor`, `To: HMPPS and the governor`
_ADDRESSEE = re.compile(r"(?i)to\s*:?\s+(?P<who>(?:the\s+)?[A-Z][^.]{2,120}|the\s+[^.]{2,120})[\s:]*")
# `... (To the governor.)`, `... (1.7, repeated recommendation 1.31)`
_BRACKET = re.compile(r"\s*\((?P<inside>[^()]{2,160})\)\s*[.,]?\s*$")
_TO = re.compile(r"(?i)(?:directed\s+)?to:?\s+(?P<who>.+?)(?:[,;]\s+(?P<more>repeat.+?))?[\s.]*")
# `(1.36, to the governor)`, `(Repeated recommendation 2.30, to the governor)`
_REFERENCE_TO = re.compile(
    rf"(?P<references>{REFERENCE}(?:\s*(?:,|and)\s*{REFERENCE})*)[\s,;]+(?i:(?:directed )?to:?)\s+(?P<who>.+?)[\s.]*"
)
_TO_BEHIND = re.compile(r"(?i)[,;]\s+(?:directed\s+)?to:?\s+(?P<who>[^,;]+?)[\s.]*$")
_ONE_REFERENCE = re.compile(rf"(?<![\w.])(?P<reference>{REFERENCE})(?![\w.]*\d)")
_AROUND_REFERENCES = re.compile(r"(?i)\b(?:paragraphs?|paras?|see|and|to|recommendations?)\b|[\s,;&.-]")
_REPEATED = re.compile(r"(?i)\b(?:recommendations?\s+)?repeat\w*(?:\s+recommendations?)?")
_SHOULD = re.compile(r"(?i)\b(?:should|must|needs? to|ought to|ensure|are to be|is to be)\b")
_VERDICT = rf"(?i:{any_of('inspection', 'verdicts')})"
_NOTE = r"(?:\s*[.,;:]?\s*(?:\([^()]*\)|recommendation repeated[^.]*))?[\s.:*]*"
# `Not achieved (recommendation repeated, 2.15)`, `... (1.6) Achieved`, `Achieved: Night staff should ...`
_VERDICTS = re.compile(
    rf"(?:^[\s*]*|(?<=[.!?)\]])[\s*]+)(?P<verdict>{_VERDICT})(?![\w-])\*{{0,2}}(?P<note>{_NOTE})(?=$|[A-Z'\"(]|\d{{1,2}}\.\d)"
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled statement inside a passage: `what` is `concern` or `recommendation`, text from `start` to `end`."""

    what: str
    rank: str | None
    reference: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Group:
    """A label over several statements: its name in the wording, and whom they are addressed to."""

    name: str
    addressee: str | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """What the brackets at the end of a statement say; `end` is where its own words end."""

    end: int
    addressee: str | None = None
    references: tuple[str, ...] = ()
    repeated: str | None = None


def labelled(text: str) -> Iterator[Labelled]:
    """The labelled statements of a text in turn: one block may hold a concern and its recommendations."""
    found = list(_LABEL.finditer(plain(text)))
    ends = [following.start() for following in found[1:]] + [len(text)]
    for match, end in zip(found, ends, strict=False):
        rank = match["rank"].strip().lower() if match["rank"] else None
        what = match["what"].lower()
        cuts = _NEXT_ADDRESSED.finditer(plain(text), match.end(), end) if what == "recommendation" else ()
        edges = [match.end(), *(cut.end() for cut in cuts), end]
        yield from (Labelled(what, rank, match["reference"], *edge) for edge in pairwise(edges))


def group(text: str) -> Group | None:
    """What a line says that stands over a group of statements; None where it is no such label."""
    match = _GROUP.fullmatch(plain(text).strip(" *#"))
    if not match or len(text) > 160:
        return None
    label = match["label"].strip(" :|-")
    name = next((name for name in _GROUP_NAMES if _GROUPS[name].fullmatch(label)), None)
    return Group(name, match["who"].strip(" :") if match["who"] else None) if name else None


def addressee_line(text: str) -> str | None:
    """Whom the statements below are addressed to, where a line says only that."""
    match = _ADDRESSEE.fullmatch(plain(text).strip(" *#"))
    return match["who"].strip(" :") if match else None


def ending(text: str) -> Ending:
    """What the brackets at the end of a statement say of it, from the last one backwards."""
    end, addressee, repeated = len(text), None, None
    references: tuple[str, ...] = ()
    while match := _BRACKET.search(plain(text), 0, end):
        inside = match["inside"]
        if to := _TO.fullmatch(inside):
            addressee = addressee or text[slice(*_within(match, to, "who"))]
            repeated = next(iter(_references(to["more"] or "")), repeated)
        elif _REPEATED.search(inside):
            before, after = _REPEATED.split(inside, maxsplit=1)
            references = _references(before) or references
            repeated = next(iter(_references(after)), None)
            if to := _TO_BEHIND.search(inside):
                addressee = addressee or text[slice(*_within(match, to, "who"))]
        elif found := _only_references(inside):
            references = found
        elif both := _REFERENCE_TO.fullmatch(inside):
            references = _references(both["references"])
            addressee = addressee or text[slice(*_within(match, both, "who"))]
        else:
            break
        end = match.start()
    return Ending(end, addressee, references, repeated)


def _within(outer: re.Match[str], inner: re.Match[str], name: str) -> tuple[int, int]:
    shift = outer.start("inside")
    return shift + inner.start(name), shift + inner.end(name)


def _references(text: str) -> tuple[str, ...]:
    return tuple(match["reference"] for match in _ONE_REFERENCE.finditer(text))


def _only_references(text: str) -> tuple[str, ...]:
    """The references of a bracket that holds nothing else (`S41`, `1.9 and 1.10`, `paragraph 3.2`)."""
    rest = _ONE_REFERENCE.sub("", text)
    return () if _AROUND_REFERENCES.sub("", rest) else _references(text)


def asks(text: str) -> bool:
    """Whether a sentence asks for something, as recommendations do (`should`, `must`)."""
    return bool(_SHOULD.search(text))


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict as printed, at `[start, end)`; what follows it, and any note, begins at `next`."""

    label: str
    start: int
    end: int
    next: int


def verdicts(text: str) -> Iterator[Verdict]:
    """The verdicts that stand alone in a block, or before or after a statement on the same line."""
    for found in _VERDICTS.finditer(plain(text)):
        yield Verdict(found["verdict"], found.start("verdict"), found.end("verdict"), found.end())


def own_words(passage: Passage, start: int = 0, end: int | None = None) -> Passage:
    """A slice of a passage as the words of a statement, leading list marks left out."""
    words = passage.slice(start, end)
    mark = re.match(r"(?:[-•●▪*]|\(?[a-z]\)|\d{1,2}[.)])\s+", words.text)
    return words.slice(mark.end()) if mark else words

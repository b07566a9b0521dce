"""What does a thematic recommend, under which number and letter, to whom, and for which key concern?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import NamedTuple

from ingest.blocks import Block, BlockKind, Outline, Part
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.wording import any_of
from ontology.model import Concern, Issue, Recommendation
from ontology.places import Passage, Place
from ontology.values import Severity

_HEADING = re.compile(any_of("thematic", "recommendations"), re.IGNORECASE)
# `HM Prison and Probation Service should:`, `To the Ministry of Justice:`
_ADDRESSEE = re.compile(
    rf"(?:{any_of('thematic', 'addressee_before')})(?P<office>[A-Z][^.:;]{{2,120}}?)"
    rf"(?:{any_of('thematic', 'addressee_after')}|:)",
    re.IGNORECASE,
)
# `To HM Prison and Probation Service`, `For the Ministry of Justice`: a line or heading that says only that
_TO = re.compile(r"(?:To|For)\s+(?:the\s+|all\s+)?(?P<office>[A-Z][^.:;]{2,100})")
_SHOULD = re.compile(r"\b(?:should|must)\b", re.IGNORECASE)
# `... before release. (To HMPPS)`
_ADDRESSEE_AFTER = re.compile(r"\s*\((?:To|For)\s+(?:the\s+)?(?P<office>[^()]{3,160})\)\s*\.?\s*$")
# `1.`, `12)`, `Recommendation 3:`
_NUMBER = re.compile(r"(?:Recommendation\s+)?(\d{1,3})[.):]?$", re.IGNORECASE)
_LETTER = re.compile(r"\(?([a-z])[.)]?$")
# `Recommendation 3: give every ...`, `Recommendation: give every ...`, where the label is part of the words
_NUMBER_INSIDE = re.compile(r"(?:Key\s+)?Recommendation\s*(?P<number>\d{1,3})?\s*[:.-]\s*", re.IGNORECASE)
# `Key concern: too many ...`, `Key concern 2. Nobody ...`
_CONCERN = re.compile(r"(?:(?:Key|Main|Priority)\s+)?Concern\s*(?P<number>\d{1,3})?\s*[:.-]\s*", re.IGNORECASE)


class Asked(NamedTuple):
    """Key concerns, recommendations, and what stands among them that is neither."""

    concerns: tuple[Concern, ...]
    recommendations: tuple[Recommendation, ...]
    issues: tuple[Issue, ...]


def read_recommendations(outline: Outline, parts: Catalogue, body: str) -> Asked:
    """Recommendations in printed order, lettered items under their stem, each with the key concern above it, raised by
    this body; and an issue for what stands among them and is none of these nor an addressee."""
    reading = _Reading(parts, body)
    for blocks in _recommending(outline):
        reading.addressee = None
        for block in blocks:
            reading.take(block)
    return Asked(tuple(reading.concerns), tuple(reading.found), (*reading.issues, *_gaps(reading.found)))


def _recommending(outline: Outline) -> list[list[Block]]:
    """The blocks of each part headed as recommendations; where none is, the lists that an addressee's line opens."""
    headed = [list(part.all_blocks()) for part in _headed(outline.parts)]
    return headed or list(_addressed([block for part in outline.parts for block in part.all_blocks()]))


def _headed(parts: tuple[Part, ...]) -> Iterator[Part]:
    for part in parts:
        if _HEADING.fullmatch(plain(part.title).strip(" :")):
            yield part
        else:
            yield from _headed(part.parts)


def _addressed(blocks: list[Block]) -> Iterator[list[Block]]:
    """Runs of an addressee's line (`... should:`) and the numbered items below it."""
    last = 0
    for place, block in enumerate(blocks[:-1]):
        if _addressee(block) and (_number(blocks[place + 1]) or 0) > last:
            run = [block]
            for item in takewhile(lambda each: each.kind is BlockKind.ITEM, blocks[place + 1 :]):
                number = _number(item)
                if number is not None and number <= last:
                    break
                last = number or last
                run.append(item)
            yield run


def _number(block: Block) -> int | None:
    found = _NUMBER.match(block.marker or "")
    return int(found[1]) if found else None


def _addressee(block: Block) -> re.Match[str] | None:
    text = plain(block.text).strip()
    return None if block.marker else _ADDRESSEE.fullmatch(text) or _TO.fullmatch(text)


@dataclass(slots=True)
class _Reading:
    """What was read so far, the office addressed, and the stem that lettered items belong to."""

    parts: Catalogue
    body: str
    concerns: list[Concern] = field(default_factory=list)
    found: list[Recommendation] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    addressee: str | None = None
    stem: int | None = None

    def take(self, block: Block) -> None:
        office = _addressee(block)
        number = _NUMBER.match(block.marker or "") or _NUMBER_INSIDE.match(plain(block.text))
        letter = _LETTER.match(block.marker or "")
        concern = _CONCERN.match(plain(block.text))
        if concern:
            self._raise(block, concern)
        elif office:
            self.addressee, self.stem = block.text.strip()[slice(*office.span("office"))].strip(), None
        elif letter and self.stem is not None:
            self._keep(block, letter=letter[1])
        elif number:
            self._keep(block, number=number[1] or block.number)
        elif self.addressee and (block.kind is BlockKind.ITEM or self._asks(block)):
            self._keep(block)
        elif block.kind is not BlockKind.HEADING and self.found:
            self._odd(block)

    def _asks(self, block: Block) -> bool:
        """Whether a paragraph recommends where recommendations have no numbers."""
        numbered = any(each.number for each in self.found)
        return block.kind is BlockKind.PARAGRAPH and not numbered and bool(_SHOULD.search(block.text))

    def _raise(self, block: Block, label: re.Match[str]) -> None:
        passage = block.passage.slice(label.end())
        self.stem = None
        self.concerns.append(
            Concern(
                ordinal=len(self.concerns) + 1,
                body=self.body,
                number=label["number"] or block.number,
                text=passage.text,
                place=_place(self.parts, block, passage),
            )
        )

    def _keep(self, block: Block, *, number: str | None = None, letter: str | None = None) -> None:
        inside = _NUMBER_INSIDE.match(plain(block.text))
        passage = block.passage.slice(inside.end() if inside else 0)
        after = _ADDRESSEE_AFTER.search(plain(passage.text))
        if after:
            passage = passage.slice(0, after.start())
        ordinal = len(self.found) + 1
        stem = self.found[self.stem - 1] if letter and self.stem else None
        self.found.append(
            Recommendation(
                ordinal=ordinal,
                text=passage.text,
                number=stem.number if stem else number,
                letter=letter,
                addressee=after["office"] if after else self.addressee,
                concern=len(self.concerns) or None,
                parent=stem.ordinal if stem else None,
                place=_place(self.parts, block, passage),
            )
        )
        if not letter:
            self.stem = ordinal

    def _odd(self, block: Block) -> None:
        self.issues.append(
            Issue(
                severity=Severity.INFO,
                code="text-among-recommendations",
                message="A paragraph stands among the recommendations and is neither one of them nor an addressee.",
                hint="Read it in the report: it may introduce the recommendations or explain them.",
                paragraph=self.parts.id(block),
                page=block.passage.page,
                quote=block.text[:200],
            )
        )


def _place(parts: Catalogue, block: Block, passage: Passage) -> Place:
    return passage.at(parts.id(block))


def _gaps(found: list[Recommendation]) -> Iterator[Issue]:
    """Numbers that the sequence leaves out: a recommendation may have been lost."""
    numbered = [(int(each.number), each) for each in found if each.number and each.number.isdigit() and not each.letter]
    for (before, _), (after, next_one) in pairwise(numbered):
        if after > before + 1:
            yield Issue(
                severity=Severity.WARNING,
                code="recommendation-number-missing",
                message=f"Recommendation {before} is followed by {after}.",
                hint="Look in the report for those between; the file may have lost them.",
                paragraph=next_one.place.part,
            )

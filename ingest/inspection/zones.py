"""Which stretch of a full inspection does each block stand in: concerns, fact page, a test's section, progress ...?

Reports of different eras order and nest their parts differently, and a converter may lose a heading's rank. So the
blocks are taken in reading order, and a stretch lasts until a heading opens another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from ingest.blocks import Block, BlockKind, Outline, Part
from ingest.inspection.labels import group
from ingest.plain import plain
from ingest.wording import alternatives, any_of, table


class Zone(StrEnum):
    """The stretches of a report that are read differently; the values are the keys of `zones` in the wording."""

    INTRODUCTION = "introduction"
    FACTS = "facts"
    CONCERNS = "concerns"
    LIST = "list"
    PROGRESS_SUMMARY = "progress_summary"
    PROGRESS = "progress"
    PRACTICE = "practice"
    POPULATION = "population"
    TEAM = "team"
    GLOSSARY = "glossary"
    NOTICE = "notice"
    SUMMARY = "summary"
    FRAMING = "framing"
    BODY = "body"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Unit:
    """A block with the stretch it stands in, the printed healthy prison test and the topic heading above it."""

    block: Block
    zone: Zone
    test: str | None = None
    heading: str | None = None
    section: Part | None = None
    """The part whose heading this block is."""

    @property
    def text(self) -> str:
        """The healed words."""
        return self.block.text

    @property
    def is_heading(self) -> bool:
        """Whether the block was printed as a heading."""
        return self.block.kind is BlockKind.HEADING


_ZONES = {
    Zone(key): re.compile(alternatives(titles), re.IGNORECASE) for key, titles in table("inspection", "zones").items()
}
_TEST = re.compile(any_of("inspection", "tests"), re.IGNORECASE)
# `Section 1. `, `Appendix II: `, `3 `
_NUMBERING = re.compile(r"(?i)^(?:(?:section|appendix|annexe?|chapter)\s+\w{1,4}\b|\d{1,2}(?=[.\s]))[.:]?\s*[-:]?\s*")
_SHORT = 110
_SUMMARIES = frozenset({Zone.SUMMARY, Zone.CONCERNS, Zone.PRACTICE, Zone.PROGRESS_SUMMARY})


def units(outline: Outline) -> tuple[Unit, ...]:
    """Every block after the front matter, headings included, with the stretch that it stands in."""
    walker = _Walker(list(flat(outline)))
    return tuple(walker.walk())


def flat(outline: Outline) -> Iterator[tuple[Block, Part | None]]:
    """The blocks in reading order; a heading with the part that it opens."""
    for part in outline.walk():
        if part.heading:
            yield part.heading, part
        for block in part.blocks:
            yield block, None


def title_of(text: str) -> str:
    """A heading's words in keyboard characters, without its numbering and closing colon."""
    return _NUMBERING.sub("", plain(text)).strip(" .:|#*")


def test_named(text: str) -> str | None:
    """The healthy prison test that these words name as a whole, as printed."""
    title = title_of(text)
    return title if _TEST.fullmatch(title) else None


def zone_named(text: str) -> Zone | None:
    """The stretch that a heading of these words opens."""
    title = title_of(text)
    return next((zone for zone, pattern in _ZONES.items() if pattern.fullmatch(title)), None)


class _Walker:
    """Where the walk through the blocks stands."""

    def __init__(self, blocks: list[tuple[Block, Part | None]]) -> None:
        self._blocks = blocks
        self._zone = Zone.OTHER
        self._around = Zone.OTHER
        """The stretch of the whole section around."""
        self._test: str | None = None
        self._heading: str | None = None
        self._appended = False
        self._number: str | None = None
        """The number of the section around."""

    def walk(self) -> Iterator[Unit]:
        for place, (block, part) in enumerate(self._blocks):
            if part is not None or _like_a_heading(block):
                self._turn(place, block, part)
            yield Unit(block, self._zone, self._test, self._heading, part)

    def _turn(self, place: int, block: Block, part: Part | None) -> None:
        """Take a heading, or a bare line that may be one."""
        title = part.title if part else block.text
        if part is not None and part.level == 1:
            self._appended = self._appended or not (part.number or "1")[0].isdigit()
            self._number = part.number if zone_named(title) is not None else self._number
        test, zone = test_named(title), self._meant(zone_named(title), part)
        if self._is_topic_of_concerns(test, zone, part) or (self._around is Zone.PROGRESS and group(title)):
            self._topic(title)
            return
        if test is not None and (part is not None or self._zone in (Zone.SUMMARY, Zone.PROGRESS)):
            self._enter_test(place, test, part)
        elif zone is not None and (part is not None or zone in (Zone.CONCERNS, Zone.PRACTICE, Zone.LIST)):
            self._enter(zone, whole=part is not None and part.level == 1)
        elif part is not None and part.level == 1 and not (self._appended and part.number and part.number[0].isdigit()):
            self._enter(Zone.OTHER, whole=True)
        elif part is not None:
            self._topic(title)

    def _is_topic_of_concerns(self, test: str | None, zone: Zone | None, part: Part | None) -> bool:
        """Whether a heading stands over a concern: `Leadership`, `Safety` inside `What needs to improve`."""
        inside = self._zone is Zone.CONCERNS and self._around is Zone.CONCERNS
        return inside and (test is not None or zone is Zone.BODY) and (part is None or part.level > 1)

    def _meant(self, zone: Zone | None, part: Part | None) -> Zone | None:
        """Progress told in the summary is not the list of an appendix; a title of its own kind keeps its stretch."""
        if zone is Zone.PROGRESS_SUMMARY and self._around is not Zone.SUMMARY:
            return Zone.PROGRESS
        if zone is Zone.PROGRESS_SUMMARY and part is not None and part.level == 1 and part.number not in (None, "1"):
            return Zone.PROGRESS
        if zone is Zone.CONCERNS and (part is None or part.level > 1):
            return {Zone.LIST: Zone.LIST, Zone.PROGRESS: None}.get(self._around, zone)
        return zone

    def _enter(self, zone: Zone, *, whole: bool) -> None:
        self._zone, self._heading = zone, None
        if whole or zone in (Zone.FACTS, Zone.LIST):
            self._around = zone
        if whole or zone in (Zone.FACTS, Zone.LIST, Zone.PROGRESS):
            self._test = None

    def _enter_test(self, place: int, test: str, part: Part | None) -> None:
        """Open the section of a test, or the summary's or the progress list's stretch about it."""
        self._test, self._heading = test, None
        if self._around is Zone.FRAMING and (part is None or part.level > 1):
            return
        if self._around is Zone.SUMMARY and self._still_summary(place):
            self._zone = Zone.SUMMARY
        elif self._around is Zone.PROGRESS and (part is None or part.level > 1):
            self._zone = Zone.PROGRESS
        elif part is not None:
            self._zone = self._around = Zone.BODY

    def _still_summary(self, place: int) -> bool:
        """Whether the next paragraph number goes on from the last one of the summary (`S4`, `1.12`)."""
        before = next((b.number for b, p in reversed(self._blocks[:place]) if b.number and p is None), None)
        after = next((b.number for b, p in self._blocks[place:] if b.number and p is None), None)
        own = {"S", self._number, _series(before) if before else None}
        return after is not None and _series(after) in own

    def _topic(self, title: str) -> None:
        self._heading = title
        if self._zone is Zone.PRACTICE:
            self._zone = self._around


def _series(number: str) -> str:
    """`S` of `S12`, `1` of `1.12`."""
    return "S" if number[0] in "sS" else number.split(".")[0]


def _like_a_heading(block: Block) -> bool:
    """A short line without a number that could be a heading by its words."""
    if block.number or block.cells or block.kind is BlockKind.NOTE:
        return False
    return len(block.text) < _SHORT and not block.text.rstrip().endswith(".")


def without_numbering(part: Part) -> Part:
    """The part with its title's numbering taken off."""
    return replace(part, title=title_of(part.title))

"""What does the contents list promise? Its entries are the best evidence for the sections of a report."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.blocks import Block, BlockKind
from ingest.outline.drafts import Draft
from ingest.outline.titles import Title, could_be_title, is_bare_section, is_one_of, names_a_section, take_apart
from ingest.plain import words_of
from ontology.places import Passage

# "Glossary of terms.....25", "Background ..... 12", "Introduction 3"
ENTRY = re.compile(r"(?P<title>\S.*?)(?:\s*(?:\.\s?){2,}|[\s…_]+)\s*(?P<page>\d{1,3})")
LEADERS = re.compile(r"\s*(?:\.\s?){2,}\s*$|[\s…_]+$")
PAGE_INSIDE = re.compile(r"(?:\s|(?:\.\s?){2,})(?P<page>\d{1,3})\s")
# "Progress against our concerns and Ofsted themes9": a title that left no room for dots
GLUED = re.compile(r"(?P<title>\S.*[^\W\d])(?P<page>\d{1,3})")
PAGE = re.compile(r"\d{1,3}")

FARTHEST = 150
"""Contents stand within so many drafts of the beginning."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents list."""

    title: Title
    passage: Passage
    page: str | None

    @property
    def key(self) -> str:
        """Its words, for comparison with a heading in the text."""
        return words_of(self.passage.text)

    @property
    def bare_key(self) -> str:
        """Its words without the number."""
        return words_of(self.title.words)


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents list, and the drafts without it."""

    entries: tuple[Entry, ...]
    before: list[Draft]
    after: list[Draft]

    def blocks(self) -> tuple[Block, ...]:
        """One row an entry: its title and its page."""
        return tuple(
            Block(kind=BlockKind.ROW, passage=entry.passage, number=entry.title.number, level=entry.title.level)
            for entry in self.entries
        )


def take_contents(drafts: list[Draft]) -> Contents:
    """Part the drafts at the contents list; where there is none, everything is after it."""
    for place, draft in enumerate(drafts[:FARTHEST]):
        below = _with_numbers(drafts[place + 1 :]) if is_one_of("contents", draft.text) else []
        if taken := _entries(below, 0):
            entries, end = taken
            return Contents(tuple(entries), drafts[:place], below[end:])
    return Contents((), [], drafts)


def _with_numbers(drafts: list[Draft]) -> list[Draft]:
    """The drafts with a section's number that a converter set on a line of its own before the title below it."""
    made: list[Draft] = []
    for draft in drafts:
        last = made[-1] if made else None
        if last and not last.cells and is_bare_section(last.text) and could_be_title(draft):
            made[-1] = replace(last, passage=Passage.join((last.passage, draft.passage)))
        else:
            made.append(draft)
    return made


def _entries(drafts: list[Draft], start: int) -> tuple[list[Entry], int] | None:
    """The entries from here on, and where they end; None where nothing looks like one."""
    entries: list[Entry] = []
    place = start
    headings = {words_of(draft.text) for draft in drafts[start:] if not draft.cells and len(draft.text) < 200}
    while place < len(drafts):
        if entries and (longer := _with_tail(entries[-1], drafts[place], headings)):
            entries[-1] = longer
            place += 1
            continue
        if run_on := _run_on(drafts[place], headings):
            entries += run_on
            place += 1
            continue
        entry = (
            _with_page(drafts[place])
            or _with_page_inside(drafts[place], headings)
            or (_with_page_glued(drafts, place, headings) if entries else None)
        )
        if entry is None and (below := _with_page_below(drafts, place, headings)):
            entries.append(below)
            place += 2
            continue
        entry = entry or _repeated(drafts, place, entries)
        if entry is None:
            wrapped = _wrapped(drafts, place, headings)
            if wrapped is None:
                break
            entry, place = wrapped, place + 1
        entries.append(entry)
        place += 1
    while place < len(drafts) and not drafts[place].cells and PAGE.fullmatch(drafts[place].text):
        place += 1  # a converter printed the column of page numbers after that of the titles
    return (entries, place) if len(entries) > 1 else None


def _with_page(draft: Draft) -> Entry | None:
    """An entry that ends with its page number, after a tab, dots or a space."""
    if draft.cells:
        words = [cell for cell in draft.cells if cell]
        if len(words) > 1 and PAGE.fullmatch(words[-1].text):
            return _entry(Passage.join(words[:-1]), words[-1].text, draft.marker)
    found = ENTRY.fullmatch(draft.text)
    if not found or len(draft.text) > 220:
        return None
    return _entry(draft.passage.slice(*found.span("title")), found["page"], draft.marker)


def _with_page_below(drafts: list[Draft], place: int, headings: set[str]) -> Entry | None:
    """An entry whose page number a converter set on the next line, where its words come back as a heading."""
    draft, below = drafts[place], drafts[place + 1 : place + 2]
    if draft.cells or len(draft.text) > 150 or not below or below[0].cells or not PAGE.fullmatch(below[0].text):
        return None
    title = take_apart(draft.text, numbered=True)
    if not (title.number or words_of(draft.text) in headings):
        return None
    return _entry(draft.passage, below[0].text, draft.marker)


def _with_page_inside(draft: Draft, headings: set[str]) -> Entry | None:
    """An entry on two lines whose page number stands at the end of the first: `Progress against our 8 concerns`."""
    if draft.cells or len(draft.text) > 220:
        return None
    for found in PAGE_INSIDE.finditer(draft.text):
        parts = (draft.passage.slice(0, found.start()), draft.passage.slice(found.end()))
        if words_of(f"{parts[0]} {parts[1]}") in headings:
            return _entry(Passage.join(parts), found["page"], draft.marker)
    return None


def _with_page_glued(drafts: list[Draft], place: int, headings: set[str]) -> Entry | None:
    """An entry whose page number is glued to it, where its words come back as a heading or an entry follows."""
    draft = drafts[place]
    found = None if draft.cells or len(draft.text) > 220 else GLUED.fullmatch(draft.text)
    if not found:
        return None
    if words_of(found["title"]) not in headings and not any(
        _with_page(below) for below in drafts[place + 1 : place + 2]
    ):
        return None
    return _entry(draft.passage.slice(*found.span("title")), found["page"], draft.marker)


def _run_on(draft: Draft, headings: set[str]) -> tuple[Entry, Entry] | None:
    """Two entries that a narrow column made one line, where both come back as headings: `Fact page 7 Summary 11`."""
    if draft.cells or len(draft.text) > 220:
        return None
    for found in PAGE_INSIDE.finditer(draft.text):
        last = ENTRY.fullmatch(draft.text, found.end())
        if last and {words_of(draft.text[: found.start()]), words_of(last["title"])} <= headings:
            first = _entry(draft.passage.slice(0, found.start()), found["page"], draft.marker)
            return first, _entry(draft.passage.slice(*last.span("title")), last["page"], None)
    return None


def _with_tail(entry: Entry, draft: Draft, headings: set[str]) -> Entry | None:
    """An entry whose page number stands on its first line, made whole by its second."""
    if draft.cells or draft.gap or len(draft.text) > 120 or entry.key in headings:
        return None
    passage = Passage.join((entry.passage, draft.passage))
    if words_of(passage.text) not in headings:
        return None
    return Entry(take_apart(passage.text, numbered=True), passage, entry.page)


def _wrapped(drafts: list[Draft], place: int, headings: set[str]) -> Entry | None:
    """An entry whose second line carries the page number; one that stands apart where both are a heading."""
    pair = drafts[place : place + 2]
    if len(pair) < 2 or len(pair[0].text) > 120:
        return None
    ending = _with_page(pair[1])
    if ending is None or ending.title.number:
        return None
    if pair[1].gap and words_of(f"{pair[0].text} {ending.passage.text}") not in headings:
        return None
    return _entry(Passage.join((pair[0].passage, ending.passage)), ending.page, pair[0].marker)


def _repeated(drafts: list[Draft], place: int, entries: list[Entry]) -> Entry | None:
    """An entry without a page number: a numbered section among others, or a short line that comes back as a heading."""
    draft = drafts[place]
    key = words_of(draft.text)
    if draft.cells or not key or len(draft.text) > 150 or PAGE.fullmatch(draft.text):
        return None
    if any(entry.page for entry in entries) or (entries and key == entries[0].key):
        return None
    if len(entries) > 1 and names_a_section(draft.text):
        return _entry(draft.passage, None, draft.marker)
    later = [words_of(other.text) if len(other.text) < 200 else "" for other in drafts[place + 1 :]]
    if key not in later and not any(f"{first} {second}" == key for first, second in pairwise(later)):
        return None
    return _entry(draft.passage, None, draft.marker)


def _entry(passage: Passage, page: str | None, marker: str | None) -> Entry:
    found = LEADERS.search(passage.text)
    words = passage.slice(0, found.start()) if found else passage
    if marker and marker[0].isdigit():
        words = Passage(f"{marker} {words.text}", tuple(replace(p, at=p.at + len(marker) + 1) for p in words.pieces))
    return Entry(take_apart(words.text, numbered=True), words, page)

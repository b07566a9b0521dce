"""Which drafts are headings, which captions? Sections by the contents list and their own words, topics by structure."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from ingest.blocks import BlockKind
from ingest.outline.contents import Contents, Entry
from ingest.outline.drafts import Draft
from ingest.outline.stacked import begin_figures
from ingest.outline.titles import (
    LONGEST_TITLE,
    MOST_WORDS,
    SENTENCE_END,
    could_be_title,
    is_bare_section,
    is_figure_caption,
    is_labelled,
    is_note,
    is_number_of_cases,
    is_one_of,
    names_a_section,
    take_apart,
)
from ingest.plain import words_of
from ingest.team_forms import stands_over_role
from ontology.places import Passage

TEST_LEVEL, TOPIC_LEVEL = 2, 3

LONGEST_RUN = 4
"""So many bare lines on end are an address, a signature, a cover: not headings."""

PICTURE_GAP = 3
"""Blank lines that a vanished picture leaves behind, at least."""


def mark_sections(drafts: list[Draft], contents: Contents) -> list[Draft]:
    """Headings of sections, appendices and numbered sub-sections: those that contents or their own words prove."""
    drafts = _merged(drafts, contents.entries)
    waiting = list(contents.entries)
    whole = {words_of(_with_marker(draft)) for draft in drafts if not draft.cells}
    numbered = {words_of(take_apart(draft.text).words) for draft in drafts if names_a_section(draft.text)}
    unlisted = numbered | _repeated(drafts, 2) if not contents.entries else None
    marked: list[Draft] = []
    for draft in drafts:
        if unlisted is not None and marked and marked[-1].level == 1 and marked[-1].number:
            unlisted |= _repeated(drafts, 1)
        entry = _promised(draft, waiting, whole)
        if entry:
            del waiting[: waiting.index(entry) + 1]
            marked.append(_heading(draft, entry))
        elif draft.kind is None and _opens_part(draft, unlisted):
            marked.append(_own(draft))
        elif draft.kind is None and _is_hashed_title(draft):
            marked.append(replace(draft, kind=BlockKind.HEADING, hashed=True, marker=None))
        elif draft.kind is None and is_note(draft.text):
            marked.append(replace(draft, kind=BlockKind.NOTE, marker=None))
        elif draft.kind is None and is_figure_caption(draft.text):
            marked.append(replace(draft, kind=BlockKind.CAPTION, marker=None))
        elif marked and is_figure_caption(marked[-1].text) and is_number_of_cases(draft.text):
            marked[-1] = replace(marked[-1], passage=Passage.join((marked[-1].passage, draft.passage)))
        else:
            marked.append(draft)
    return marked


def _repeated(drafts: list[Draft], most: int) -> set[str]:
    """What stands too often to be a section's title: `Recommendations` below each topic.

    Before the first numbered section a title may stand twice, once in a list; behind it a second one is a topic.
    """
    titles = Counter(words_of(draft.text) for draft in drafts if could_be_title(draft))
    return {words for words, count in titles.items() if count > most}


def mark_topics(drafts: list[Draft]) -> list[Draft]:
    """Headings below the sections, and photo captions: bare lines told apart by what stands around them."""
    marked = list(drafts)
    place = 0
    while place < len(marked):
        end = place
        while end < len(marked) and could_be_title(marked[end]):
            end += 1
        if end > place:
            marked[place:end] = _run(marked, place, end)
        place = max(end, place + 1)
    return _with_doubts(marked)


def _with_doubts(drafts: list[Draft]) -> list[Draft]:
    """Where most topic headings are bold, hashed or large, one that is not may be an entry or a caption."""
    topics = [draft for draft in drafts if draft.kind is BlockKind.HEADING and draft.level is None]
    sizes = Counter(draft.size for draft in drafts if draft.size and draft.kind is not BlockKind.HEADING)
    common = sizes.most_common(1)[0][0] if sizes else None
    plain = {id(draft) for draft in topics if _is_small(draft, common) or not _stands_out(draft, common)}
    if 2 * len(plain) >= len(topics):
        return drafts
    return [replace(draft, doubtful=True) if id(draft) in plain else draft for draft in drafts]


def _stands_out(draft: Draft, common: float | None) -> bool:
    return draft.bold or draft.hashed or bool(draft.size and common and draft.size > 1.05 * common)


def _is_small(draft: Draft, common: float | None) -> bool:
    """Smaller than the text below it, as captions are and headings never."""
    return bool(draft.size and common and draft.size < 0.95 * common)


def _merged(drafts: list[Draft], entries: tuple[Entry, ...]) -> list[Draft]:
    """Titles that stand on two lines (`Section 2`, `Key findings`) made one, as contents or the first tell."""
    keys = {entry.key for entry in entries}
    merged: list[Draft] = []
    for draft in drafts:
        last = merged[-1] if merged else None
        if last and not last.cells and not draft.cells and len(last.text) + len(draft.text) < 200:
            both = words_of(f"{last.text} {draft.text}")
            promised = both in keys and words_of(last.text) not in keys
            bare = is_bare_section(last.text) and not draft.marker and could_be_title(draft)
            if promised or bare or _ends_title(last, draft):
                merged[-1] = replace(last, passage=Passage.join((last.passage, draft.passage)))
                continue
        merged.append(draft)
    return merged


def _ends_title(title: Draft, draft: Draft) -> bool:
    """Whether a line is the rest of a section's title: `Section 7 Progress on concerns from the last`, `inspection`."""
    if draft.kind or draft.gap or draft.marker or draft.number or not draft.text[:1].islower():
        return False
    whole = not SENTENCE_END.search(draft.text) and len(draft.text.split()) <= MOST_WORDS // 2
    return whole and title.marker is None and names_a_section(title.text)


def _promised(draft: Draft, waiting: list[Entry], whole: set[str]) -> Entry | None:
    """The next contents entry that this draft is the heading of; a few may be missing before it.

    Its words without its number will do only where no line of the report (`whole`) has both: an `Introduction` inside
    the summary is not chapter 1.
    """
    if draft.kind or draft.cells or len(draft.text) > 200 or draft.text.endswith("."):
        return None
    key = words_of(_with_marker(draft))
    for entry in waiting:
        if key == entry.key:
            return entry
    for entry in waiting[:3]:
        if key == entry.bare_key and entry.key not in whole and could_be_title(replace(draft, kind=None, marker=None)):
            return entry
    return None


def _with_marker(draft: Draft) -> str:
    return f"{draft.marker} {draft.text}" if draft.marker and draft.marker[0].isdigit() else draft.text


def _heading(draft: Draft, entry: Entry) -> Draft:
    number = entry.title.number
    return replace(draft, kind=BlockKind.HEADING, number=number, level=entry.title.level, marker=None)


def _opens_part(draft: Draft, numbered: set[str] | None) -> bool:
    """Whether a draft opens a section by its own words; titles without a number only where no contents list speaks.

    `numbered` are the titles that the report numbers elsewhere or repeats, None where it has a contents list: `Safety`
    in the list of progress is no section where there is a `Section 3 Safety`.
    """
    if draft.marker and not draft.marker.startswith("#"):
        return False
    if names_a_section(draft.text):
        return True
    if numbered is None or words_of(draft.text) in numbered:
        return False
    return could_be_title(draft) and is_one_of("part_titles", draft.text)


def _own(draft: Draft) -> Draft:
    title = take_apart(draft.text)
    return replace(draft, kind=BlockKind.HEADING, number=title.number, level=title.level, marker=None)


def _run(drafts: list[Draft], start: int, end: int) -> list[Draft]:
    """Bare lines that follow each other: the last ones may be headings, if text follows; others are lines of text."""
    run = drafts[start:end]
    after = drafts[end] if end < len(drafts) else None
    if len(run) >= LONGEST_RUN or after is None or _closes(after) or begin_figures(drafts[end : end + 2]):
        return [_settled(draft) if _is_hashed(draft) else replace(draft, kind=BlockKind.PARAGRAPH) for draft in run]
    member = bool(run) and stands_over_role(run[-1].text, after.text)
    if member or is_one_of("ratings", after.text):  # a statement and its verdict
        judged = replace(run[-1], kind=BlockKind.PARAGRAPH)
        return [*_run([*drafts[: end - 1], judged], start, end - 1), judged]
    before = drafts[start - 1] if start else None
    told = [_told(draft, before, after, last=place == len(run) - 1) for place, draft in enumerate(run)]
    pictured = before and before.number and any(draft.gap >= PICTURE_GAP for draft in run)
    if pictured and any(map(_is_marked, run)) and not all(map(_is_marked, run)):
        told = [_by_mark(draft) for draft in run]
    return [_settled(draft) for draft in _below_pictures(told, before)]


def _below_pictures(run: list[Draft], before: Draft | None) -> list[Draft]:
    """A bare line below a heading and the space of a vanished picture may be its caption."""
    if not run or (run[0].gap >= PICTURE_GAP and not (before and before.kind is BlockKind.HEADING)):
        return run
    return [
        replace(draft, doubtful=True) if above and draft.gap >= PICTURE_GAP and not _is_marked(draft) else draft
        for above, draft in zip((before and before.kind is BlockKind.HEADING, *run), run, strict=False)
    ]


def _is_marked(draft: Draft) -> bool:
    return draft.bold or _is_hashed(draft)


def _by_mark(draft: Draft) -> Draft:
    """Where some bare lines are marked as headings, those that are not are captions."""
    if _is_marked(draft):
        return replace(draft, kind=BlockKind.HEADING)
    return replace(draft, kind=BlockKind.CAPTION, doubtful=True)


def _closes(after: Draft) -> bool:
    """Whether bare lines before this are no headings: a section opens, or a signature follows."""
    return (after.kind is BlockKind.HEADING and after.level == 1) or is_one_of("signatories", after.text)


def _settled(draft: Draft) -> Draft:
    return replace(draft, kind=draft.kind or BlockKind.HEADING, hashed=_is_hashed(draft), marker=None)


def _is_hashed_title(draft: Draft) -> bool:
    return _is_hashed(draft) and len(draft.text) <= LONGEST_TITLE and not is_labelled(draft.text)


def _is_hashed(draft: Draft) -> bool:
    return bool(draft.marker and draft.marker.startswith("#"))


def _told(draft: Draft, before: Draft | None, after: Draft, *, last: bool) -> Draft:
    """A heading or a caption."""
    if _is_hashed(draft):
        return replace(draft, kind=BlockKind.HEADING)
    between = before is not None and before.number and before.kind is None and after.number and after.kind is None
    if between and draft.gap >= PICTURE_GAP:
        return replace(draft, kind=BlockKind.CAPTION, doubtful=True)
    return replace(draft, kind=BlockKind.HEADING, doubtful=bool(between and last))


def rank_headings(drafts: list[Draft]) -> list[Draft]:
    """Levels for topic headings: below the section's, and below the healthy prison test's where one is printed."""
    ranked, base, under_test = [], 1, False
    for draft in drafts:
        if draft.kind is not BlockKind.HEADING:
            ranked.append(draft)
            continue
        if draft.level is not None:
            base, under_test = draft.level, False
            ranked.append(draft)
            continue
        is_test = is_one_of("tests", draft.text)
        under_test = under_test or is_test
        level = base + (2 if under_test and not is_test else 1)
        ranked.append(replace(draft, level=level))
    return ranked

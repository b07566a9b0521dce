"""Which paragraph has the number that a converter set on a line of its own? The next one, or the one before."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Container
from dataclasses import replace

from ingest.outline.drafts import Draft
from ingest.outline.numbering import is_ended
from ingest.outline.ragged import GLUED_NUMBER, LONE_NUMBER, OPEN_END
from ingest.outline.stacked import in_rows
from ingest.outline.titles import could_be_title, is_figure_caption, is_labelled, is_note, is_one_of, names_a_section
from ontology.places import Passage

FEWEST = 3
"""So many numbers alone on their lines make a habit."""

SHORTEST = 25
"""Characters of a paragraph that has a number."""

SHORTEST_SENTENCE = 15
"""The same of a whole sentence."""

SHORTEST_CUT = 50
"""The same of the half of a sentence that a page's end cut where no title ends."""

# a sentence's end, perhaps with a reference behind it, at the end of a line
ENDS = re.compile(r"[.?!]['\"’”]?(?:\s*\([\w.,; ]+\)\.?)?\s*$")

# a sentence's end with another behind it, as no title has: "... in this area. Education, skills and work"
SENTENCES = re.compile(r"[a-z]{2}[.?!] [A-Z]")


def with_lone_numbers(drafts: list[Draft]) -> list[Draft]:
    """The drafts with each lone number before the words that it numbers."""
    cells = in_rows(drafts)
    alone = [place for place, draft in enumerate(drafts) if _is_number(draft, cells)]
    if len(alone) < FEWEST:
        return drafts
    return _to_those_before(drafts, cells) if _stand_behind(drafts, alone) else _to_those_after(drafts, cells)


def _is_number(draft: Draft, cells: Container[int]) -> bool:
    """Whether a draft is a paragraph's number alone; `cells` are the `id`s of those that stand in tables."""
    return (
        not draft.cells and draft.marker is None and bool(LONE_NUMBER.fullmatch(draft.text)) and id(draft) not in cells
    )


def _stand_behind(drafts: list[Draft], alone: list[int]) -> bool:
    """Whether numbers stand behind their paragraphs: what follows them opens a topic more often than what precedes."""
    behind = sum(place + 1 == len(drafts) or _opens_topic(drafts[place + 1]) for place in alone)
    before = sum(place > 0 and _opens_topic(drafts[place - 1]) for place in alone)
    return behind > before


def _opens_topic(draft: Draft) -> bool:
    return not draft.cells and (could_be_title(draft) or is_labelled(draft.text))


def _to_those_after(drafts: list[Draft], cells: Container[int]) -> list[Draft]:
    """Numbers wait in turn for the paragraphs that follow; some converters print a page's numbers first."""
    made: list[Draft] = []
    waiting: deque[Draft] = deque()
    batch = False
    for draft in drafts:
        number = _is_number(draft, cells)
        if (number and not batch) or names_a_section(draft.text):
            waiting.clear()  # what waits still has lost its paragraph, and must not take another's
        right_below = batch and len(waiting) == 1
        batch = number
        if number:
            waiting.append(draft)
        else:
            takes = waiting and (_takes_number(draft) or (right_below and _is_statement(draft)))
            made.append(_numbered(waiting.popleft(), draft) if takes else draft)
    return made


def _to_those_before(drafts: list[Draft], cells: Container[int]) -> list[Draft]:
    made: list[Draft] = []
    for draft in (part for whole in drafts for part in _parted(whole)):
        if not _is_number(draft, cells):
            made.append(draft)
        elif made:
            *rest, last = _statement_parted(made.pop())
            made += [*rest, _numbered(draft, last) if _takes_number(last) else last]
    return made


def _statement_parted(draft: Draft) -> tuple[Draft, ...]:
    """A statement, or the rest of a paragraph from the page before, and the finding right below that ran on from it:
    the line before it has most room left."""
    if draft.kind or draft.cells or not (is_labelled(draft.text) or draft.text[0].islower()):
        return (draft,)
    starts = [piece.at for piece in draft.passage.pieces[1:]]
    lines = [(end - start, end) for start, end in zip([0, *starts], starts, strict=False)]
    ends = [(long, end) for long, end in lines if ENDS.search(draft.text[:end]) and draft.text[end].isupper()]
    if not ends:
        return (draft,)
    _, end = min(ends)
    return replace(draft, passage=draft.passage.slice(0, end)), replace(draft, passage=draft.passage.slice(end), gap=0)


def _parted(draft: Draft) -> tuple[Draft, ...]:
    """The words and the number that is glued to their end; what has none is one."""
    found = GLUED_NUMBER.search(draft.text) if not draft.cells else None
    if found is None:
        return (draft,)
    words, number = draft.passage.slice(0, found.start()), draft.passage.slice(found.start())
    return replace(draft, passage=words), replace(draft, passage=number, marker=None, gap=0)


def _takes_number(draft: Draft) -> bool:
    """A paragraph of text: no row, item, title, label or caption."""
    if draft.kind or draft.cells or draft.marker or draft.text[0].islower():
        return False
    if len(draft.text) < (SHORTEST_SENTENCE if is_ended(draft.text) else SHORTEST):
        return False
    known = is_labelled(draft.text) or is_figure_caption(draft.text) or is_one_of("ratings", draft.text)
    cut = len(draft.text) >= SHORTEST_CUT and OPEN_END.search(draft.text)
    return not known and (bool(cut or SENTENCES.search(draft.text)) or not could_be_title(draft))


def _is_statement(draft: Draft) -> bool:
    """`Concern: The care of men in crisis was weak.`: where lists of concerns are numbered, right below its number."""
    return not (draft.kind or draft.cells or draft.marker) and is_labelled(draft.text) and not is_note(draft.text)


def _numbered(number: Draft, draft: Draft) -> Draft:
    return replace(draft, passage=Passage.join((number.passage, draft.passage)), gap=max(number.gap, draft.gap))

"""Which headings close with a colon? They lose it where it is the manner of the document, and no list follows."""

from __future__ import annotations

from dataclasses import replace

from ingest.outline.drafts import Draft
from ingest.outline.numbering import NUMBER
from ingest.outline.titles import could_be_title, is_labelled, is_one_of, names_a_section, names_a_topic
from ingest.plain import plain

HABIT = 2
"""So many known titles with a colon make it the manner of the document."""


def without_colons(drafts: list[Draft]) -> list[Draft]:
    """The drafts with headings such as `Managing behaviour:` as they are printed elsewhere, without the colon."""
    titles = [_title(draft, drafts[place + 1 : place + 3]) for place, draft in enumerate(drafts)]
    if sum(bool(title and _is_known(title)) for title in titles) < HABIT:
        return drafts
    stripped = list(drafts)
    for place in range(len(drafts) - 1, -1, -1):
        title = titles[place]
        if title and (_is_known(title) or _heads(stripped[place + 1 : place + 2], titles[place + 1 : place + 2])):
            stripped[place] = title
    return stripped


def _title(draft: Draft, below: list[Draft]) -> Draft | None:
    """A draft without its closing colon, where what is left may be a title that stands apart from what follows."""
    if not below or not draft.text.endswith(":") or not below[0].gap or _opens_list(below):
        return None
    if not (draft.gap or draft.bold) or is_labelled(draft.text) or below[0].text[:1].islower():
        return None
    title = replace(draft, passage=draft.passage.slice(0, len(draft.text) - 1))
    return title if could_be_title(title) else None


def _opens_list(below: list[Draft]) -> bool:
    """Whether a bullet is an item's: it is none where it stands before a paragraph's number, or in place of one."""
    return bool(below[0].marker) and not any(NUMBER.match(draft.text) for draft in below if draft.marker)


def _is_known(title: Draft) -> bool:
    words = plain(title.text).strip()
    known = any(is_one_of(entry, words) for entry in ("tests", "part_titles", "list_titles"))
    return known or names_a_topic(words.casefold()) or names_a_topic(words) or names_a_section(words)


def _heads(below: list[Draft], title_below: list[Draft | None]) -> bool:
    """Whether what follows stands below headings: a number, the label of a statement, another heading."""
    if not below:
        return False
    numbered = below[0].marker or NUMBER.match(below[0].text)  # a bullet is a number's, or its list has no title
    return bool(numbered or is_labelled(below[0].text) or any(title_below))

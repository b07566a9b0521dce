"""Which sections, headings, numbered paragraphs, items, captions and rows does a document print?

`outline(document)` is the door: the same report as PDF, text or Markdown gives the same blocks.
"""

from __future__ import annotations

from ingest.blocks import Document, Outline
from ingest.documents.hyphens import Hyphens
from ingest.outline.chart_words import with_chart_words
from ingest.outline.colons import without_colons
from ingest.outline.contents import take_contents
from ingest.outline.dashes import with_dashes_in_sentences
from ingest.outline.drafts import Draft
from ingest.outline.footnotes import with_raised_marks
from ingest.outline.gathering import gather
from ingest.outline.headings import mark_sections, mark_topics, rank_headings
from ingest.outline.hoisted import with_statements_in_order
from ingest.outline.joining import join_cuts
from ingest.outline.lone_numbers import with_lone_numbers
from ingest.outline.lost_columns import with_lost_columns
from ingest.outline.members import with_members_apart
from ingest.outline.numbering import NUMBER, number_paragraphs, restore_numbers
from ingest.outline.pictures import captions_in_labelled_sections, without_logos
from ingest.outline.rows import whole_rows
from ingest.outline.tree import as_block, grow
from ingest.outline.verdicts import part_verdicts

__all__ = ["outline"]


def outline(document: Document) -> Outline:
    """The outline of a document. Never fails: what has no structure comes back as plain paragraphs."""
    document = with_dashes_in_sentences(with_raised_marks(document))
    hyphens = Hyphens(line.passage.text for line in document.lines)
    gathered = with_lost_columns(with_members_apart(gather(document, hyphens)))
    contents = take_contents(without_colons(with_lone_numbers(gathered)))
    drafts = part_verdicts(mark_sections(with_chart_words(whole_rows(contents.after, hyphens)), contents))
    bulleted = _bulleted(drafts)
    drafts = join_cuts(with_statements_in_order(number_paragraphs(drafts)), hyphens)
    drafts = captions_in_labelled_sections(without_logos(mark_topics(restore_numbers(drafts, bulleted))))
    front, parts = grow([as_block(draft) for draft in rank_headings(drafts)])
    return Outline(
        document=document,
        front=(*(as_block(draft) for draft in contents.before), *front),
        contents=contents.blocks(),
        parts=parts,
        figure_words=document.figure_words,
    )


def _bulleted(drafts: list[Draft]) -> bool:
    """Whether paragraph numbers of this document stand behind bullets: then a bullet may be all that is left of one."""
    return any(draft.marker and NUMBER.match(draft.text) for draft in drafts)

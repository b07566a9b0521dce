"""Which kind of report is this, by the labels that it prints?"""

from __future__ import annotations

import re
from itertools import islice

from ingest.blocks import Outline
from ingest.irp.judgements import find_verdict
from ingest.plain import plain
from ingest.wording import any_of, finders
from ontology.errors import NotAReport
from ontology.values import ReportKind

_PUBLISHER = re.compile(any_of("kinds", "publishers"), re.IGNORECASE)
_OTHER = re.compile(any_of("kinds", "others"), re.IGNORECASE)
_OTHER_PLACE = re.compile(rf"(?<!\w){any_of('kinds', 'other_places')}(?!\w)", re.IGNORECASE)
_NAMES_ITSELF = 200
"""A publication says in so many characters what it is."""
_OPENING_BLOCKS = 40
"""The title stands among the first blocks, wherever a converter put the cover."""


def recognise(outline: Outline) -> ReportKind:
    """The kind of a report, from the title on its cover, else from its sections and judgements.

    Raises NotAReport for a document that prints neither.
    """
    opening = _opening(outline)
    other = _OTHER.search(opening, 0, _NAMES_ITSELF)
    for key, title in finders("cover", "titles").items():
        found = title.search(opening)
        if found and not _is_cited(found) and not (other and other.start() < found.start()):
            return _of_a_prison(ReportKind(key), opening)
    kind = None if other else _by_sections(outline)
    if kind is None:
        raise NotAReport(
            f"No report that this program knows: it begins {' '.join(opening.split())[:80]!r}.",
            hint="It reads independent reviews of progress, full inspections and thematic reports of HM Inspectorate "
            "of Prisons, as PDF, text or Markdown.",
        )
    return _of_a_prison(kind, opening)


def _of_a_prison(kind: ReportKind, opening: str) -> ReportKind:
    """The kind, if its cover names no place of another sort: courts and escorts have no healthy prison tests."""
    place = _OTHER_PLACE.search(opening, 0, _NAMES_ITSELF) if kind is ReportKind.FULL_INSPECTION else None
    if place:
        raise NotAReport(
            f"The cover names {place.group().lower()!r}: a report of no kind that this program reads.",
            hint="It reads inspections of prisons, establishments for children and immigration removal centres; leave "
            "this file out.",
        )
    return kind


def _is_cited(title: re.Match[str]) -> bool:
    """`the last report on an unannounced inspection of ...`, `A response to: Report on ...` speak of another report."""
    before = title.string[: title.start()].rstrip()
    return title.group().startswith("report") or (title.group().startswith("Report") and before.endswith(":"))


def _opening(outline: Outline) -> str:
    """The first words, headings too: without a contents list after it, a title is told to be one."""
    return plain(" ".join(block.text for _, block in islice(outline.blocks(), _OPENING_BLOCKS)))


def _by_sections(outline: Outline) -> ReportKind | None:
    """The kind whose section titles it has most of, if it speaks of its publisher; judgements make a review."""
    text = plain(" ".join(block.text for part in outline.parts for block in part.all_blocks()))
    if not _PUBLISHER.search(text):
        return None
    if any(find_verdict(block.text) for part in outline.parts for block in part.all_blocks()):
        return ReportKind.IRP
    titles = [plain(part.title).strip(" .:") for part in outline.walk()]
    sections = finders("kinds", "sections")
    hits = {key: sum(bool(form.fullmatch(title)) for title in titles) for key, form in sections.items()}
    best = max(hits, key=lambda key: hits[key])
    return ReportKind(best) if hits[best] else None

"""Which sections of a review hold its summary, findings, progress and judgements, whatever their order and titles?"""

from __future__ import annotations

import re
from functools import cache

from ingest.blocks import BlockKind, Outline, Part
from ingest.irp.judgements import find_verdict, is_word_of_chart, rating_label
from ingest.irp.labels import statement
from ingest.plain import plain
from ingest.wording import alternatives, table

_TITLES = table("review", "sections")
_NUMBER_BEFORE = re.compile(r"(?i)^(?:section|part)\s+\w+[.:]?\s+")


@cache
def _title_pattern(role: str) -> re.Pattern[str]:
    return re.compile(alternatives(_TITLES[role]), re.IGNORECASE)


def titled(part: Part, role: str) -> bool:
    """Whether the title of a part is one of those listed for a role (`summary`, `findings`, `judgements` ...)."""
    title = _NUMBER_BEFORE.sub("", plain(part.title).strip(" .:"))
    if role == "apparatus" and part.number and _title_pattern(role).fullmatch(plain(part.number)):
        return True
    return bool(_title_pattern(role).fullmatch(title))


def progress_parts(outline: Outline) -> tuple[Part, ...]:
    """The top-level parts where labelled statements are judged, or are at least found on; else those so titled."""
    labelled = tuple(part for part in outline.parts if not titled(part, "apparatus") and _has_statements(part))
    judged = tuple(part for part in labelled if any(find_verdict(block.text) for block in part.all_blocks()))
    return judged or labelled or tuple(part for part in outline.parts if titled(part, "progress"))


def narrative_parts(outline: Outline) -> tuple[Part, ...]:
    """The summary and the key findings: what is neither progress nor a list of judgements nor an appendix."""
    progress = progress_parts(outline)
    return tuple(
        part
        for part in outline.parts
        if part not in progress and not titled(part, "apparatus") and not titled(part, "judgements")
    )


def restating_parts(outline: Outline) -> tuple[Part, ...]:
    """The parts outside progress where ratings stand alone beside what they judge; of appendices the so titled."""
    progress = progress_parts(outline)
    return tuple(
        part
        for part in outline.parts
        if part not in progress
        and (titled(part, "judgements") or (not titled(part, "apparatus") and any(_is_rating(part))))
    )


def _is_rating(part: Part) -> list[bool]:
    blocks = [block for block in part.all_blocks() if not is_word_of_chart(block)]
    texts = [cell.text for block in blocks for cell in (block.cells[-1:] or (block.passage,))]
    return [rating_label(text) is not None for text in texts]


def _has_statements(part: Part) -> bool:
    blocks = list(part.all_blocks())
    return any(statement(block) for block in blocks) and any(
        block.number for block in blocks if block.kind is not BlockKind.HEADING
    )

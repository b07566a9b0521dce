"""Which bare lines name pictures, where a section's topics open with labelled statements?"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from ingest.blocks import BlockKind
from ingest.outline.drafts import Draft
from ingest.outline.titles import is_labelled, is_one_of, names_a_topic
from ingest.team_forms import BODY_ALONE

# "A cell on the first night unit", "One of the boilers", "Some of the graffiti": so a caption opens, and no topic
DETERMINED = re.compile(
    r"(?:An?|One|Two|Some|Part|Many|Most)(?: of)?(?: the| our| its)? [a-z]"
    r"|The [a-z-]+ (?:in|on|at|of|outside|inside|near|behind|after|before)\b"
)


def captions_in_labelled_sections(drafts: list[Draft]) -> list[Draft]:
    """Where a section's topics open with labelled statements, some bare lines name pictures and no topic.

    Those amid numbered findings do; and those that follow a judgement, where they open as no topic does (`A cell after
    painting`) or have a heading of their rank right below.
    """
    marked = list(drafts)
    for start, end in _sections(drafts):
        if not any(is_labelled(draft.text) and not _is_note(draft) for draft in drafts[start:end]):
            continue
        for place in range(start, end):
            bare = marked[place].kind is BlockKind.HEADING and marked[place].level is None
            if bare and (_amid(marked, place) or _closes_topic(marked, place)):
                marked[place] = replace(marked[place], kind=BlockKind.CAPTION, doubtful=True)
    return marked


def without_logos(drafts: list[Draft]) -> list[Draft]:
    """The drafts, with a body's name alone right below a heading as the caption of its logo: it is no topic."""
    logos = {
        place
        for place, (above, draft) in enumerate(pairwise(drafts), 1)
        if above.kind is draft.kind is BlockKind.HEADING and draft.level is None and BODY_ALONE.fullmatch(draft.text)
    }
    return [replace(draft, kind=BlockKind.CAPTION) if at in logos else draft for at, draft in enumerate(drafts)]


def _is_note(draft: Draft) -> bool:
    """`Note: ...` below a figure labels no statement."""
    return draft.text[:4].casefold() == "note"


def _sections(drafts: list[Draft]) -> list[tuple[int, int]]:
    starts = [place for place, draft in enumerate(drafts) if draft.kind is BlockKind.HEADING and draft.level == 1]
    return list(pairwise([*starts, len(drafts)]))


def _amid(drafts: list[Draft], place: int) -> bool:
    """Whether numbered paragraphs stand on both sides, bare lines and captions apart."""
    before = next((d for d in reversed(drafts[:place]) if not _is_bare(d)), None)
    after = next((d for d in drafts[place + 1 :] if not _is_bare(d)), None)
    return bool(before and after and before.number and after.number and _follows(before.number, after.number))


def _is_bare(draft: Draft) -> bool:
    return draft.kind in (BlockKind.HEADING, BlockKind.CAPTION) and draft.level is None


def _follows(before: str, after: str) -> bool:
    """`3.5` and `3.6` (a lost number may lie between)."""
    first, second = re.findall(r"\d+", before), re.findall(r"\d+", after)
    return len(first) == len(second) == 2 and first[0] == second[0] and 0 < int(second[1]) - int(first[1]) <= 2


def _closes_topic(drafts: list[Draft], place: int) -> bool:
    """Whether a bare line stands below the picture that closes a topic, rather than above the next topic."""
    draft, before, after = drafts[place], drafts[place - 1], drafts[place + 1 :][:1]
    if not (before.number and before.kind is None and after) or _is_known(draft.text):
        return False
    headed = after[0].kind is BlockKind.HEADING and after[0].level is None and not is_one_of("tests", after[0].text)
    return (headed and draft.doubtful) or bool(DETERMINED.match(draft.text))


def _is_known(text: str) -> bool:
    return is_one_of("tests", text) or names_a_topic(text)

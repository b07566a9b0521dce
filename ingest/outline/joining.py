"""Which drafts are two halves of one paragraph, cut by a page's end?"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.blocks import ASIDES, BlockKind
from ingest.documents.hyphens import Hyphens
from ingest.names import is_month, is_name, is_signature
from ingest.outline.drafts import Draft
from ingest.outline.numbering import is_ended
from ingest.outline.titles import (
    could_be_title,
    ends_in_grade,
    is_labelled,
    is_never_title,
    is_one_of,
    is_pointer,
    is_rated,
)

BULLETS = "-*+•‣▪●○◦–—·■"
# what stands in brackets behind a statement and may be parted from it: "(1.34a)", "(2.6, 2.7)", "(To the governor)"
BRACKET = re.compile(
    r"\((?:see (?:also )?)?(?:paragraphs? )?"
    r"(?:(?:S|HP)?\d{1,2}(?:\.\d{1,3})?[a-z]?(?:\s*(?:,|and|&)\s*(?!to\b))?)+(?:,?\s+(?:to|repeated)\b[^()]{3,90})?\)\.?"
    r"|\((?:directed )?to [^()]{3,90}\)\.?|\(repeated recommendation [^()]{1,30}\)\.?",
    re.IGNORECASE,
)
# one or two of them: "(To the governor) (S41)"
BRACKETS = re.compile(rf"(?:{BRACKET.pattern})(?:\s+(?:{BRACKET.pattern}))?", re.IGNORECASE)
# a statement that closes with its reference: "... review it every quarter. (1.29)"
STATED = re.compile(rf"[.?!]['’\"”]? ?(?:{BRACKETS.pattern})$", re.IGNORECASE)
# what leads to a list or a definition, perhaps with the mark of a footnote: "... the following:²"
LEADS = re.compile(r":[⁰¹²³⁴-⁹]{0,2}$")
# the mark of an example: "a)", "(b)"
LETTERED = re.compile(r"\(?[a-z][.)]")
SHORTEST = 40
"""A paragraph shorter than this is a line of its own, not the first half of a cut one."""


def join_cuts(drafts: list[Draft], hyphens: Hyphens) -> list[Draft]:
    """The drafts with halves joined; captions and notes between two halves follow the whole."""
    joined: list[Draft] = []
    for place, draft in enumerate(drafts):
        first = _first_half(joined)
        if first is None or not _is_second_half(draft, joined, first, drafts[place + 1 : place + 3]):
            first = _half_above(joined, draft)
        if first is None:
            joined.append(draft)
        else:
            joined[first] = _whole(joined[first], draft, hyphens)
    return joined


def _half_above(joined: list[Draft], draft: Draft) -> int | None:
    """The place of a numbered paragraph left open, or of a lettered example, where words that go on stand below what
    was drawn before them: the heading and the statement of the next topic, a signature, a pointer."""
    if draft.kind or draft.cells or draft.number or draft.marker or not draft.text[0].islower():
        return None
    for place in range(len(joined) - 1, max(-1, len(joined) - 6), -1):
        above = joined[place]
        if above.kind is None and (above.number or LETTERED.fullmatch(above.marker or "")):
            return None if is_ended(above.text) or len(above.text) < SHORTEST else place
        drawn_first = _is_title(above) or is_labelled(above.text) or is_pointer(above.text)
        if not (above.kind or drawn_first or _signs(above.text)):
            return None
    return None


def _signs(text: str) -> bool:
    """Whether a line is a signature, or its office or month."""
    return is_signature(text) or is_month(text) or is_one_of("signatories", text)


def _is_signed(joined: list[Draft], place: int) -> bool:
    """Whether a line is the name above an office."""
    return is_name(joined[place].text) and any(_signs(below.text) for below in joined[place + 1 : place + 2])


def _first_half(joined: list[Draft]) -> int | None:
    """The place of the paragraph or item that a second half would belong to: the last, captions and notes left out."""
    for place in range(len(joined) - 1, max(-1, len(joined) - 6), -1):
        draft = joined[place]
        if _signs(draft.text) or _is_signed(joined, place):
            continue
        if draft.kind is None and not draft.cells:
            return place
        if draft.kind not in ASIDES:
            return None
    return None


def _is_second_half(draft: Draft, joined: list[Draft], first: int, following: list[Draft]) -> bool:
    half = joined[first]
    if draft.kind is not None or draft.number or is_labelled(draft.text) or is_never_title(draft.text):
        return False
    if is_pointer(half.text) or is_rated(draft.text) or ends_in_grade(half.text):
        return False
    if (draft.marker and draft.marker not in BULLETS) or (is_month(draft.text) and _signs(joined[-1].text)):
        return False
    if first == len(joined) - 1 and BRACKETS.fullmatch(draft.text):
        return not draft.marker and not _is_title(half)
    if LEADS.search(half.text):
        return _explains(half, draft, following)
    if draft.marker and (not _opens_low(draft.text) or (half.marker and not _is_cut_sentence(half.text))):
        return False
    if not (is_ended(half.text) or STATED.search(half.text)):
        return _opens_low(draft.text) or (len(half.text) >= SHORTEST and not _is_title(half) and not _is_title(draft))
    if draft.marker or any(aside.kind is not BlockKind.NOTE for aside in joined[first + 1 :]):
        return False
    return _stands_between(half, draft, following) or _runs_over(half, draft)


def _is_cut_sentence(text: str) -> bool:
    """`As at our last inspection, we observed some`: begun as a sentence, long, and not ended; no item of a list."""
    return text[0].isupper() and len(text) >= SHORTEST and not is_ended(text)


def _opens_low(text: str) -> bool:
    """`hours a day, which ...`: nothing that opens a paragraph."""
    return text[0].islower() or (text[0] in "(,;)" and text[1:2].islower())


def _is_title(draft: Draft) -> bool:
    return draft.number is None and could_be_title(draft)


def _explains(half: Draft, draft: Draft, following: list[Draft]) -> bool:
    """`2.4 We define it as:` and the definition, before 2.5."""
    return bool(half.number and not draft.marker and not _is_title(draft) and _numbered(following, half.number))


def _stands_between(half: Draft, draft: Draft, following: list[Draft]) -> bool:
    """Whole sentences without a number between two numbered paragraphs: a page's end fell between two sentences."""
    return bool(
        half.number
        and _numbered(following, half.number)
        and draft.gap <= 1
        and len(draft.text) >= SHORTEST
        and is_ended(draft.text)
        and draft.text[0] not in "'‘\"“*†[("
    )


def _runs_over(half: Draft, draft: Draft) -> bool:
    """Whether whole sentences go on over a PDF's page end: in the text column of a hanging number, or after a line
    that had no room for another word."""
    if half.left is None or draft.begins is None or draft.passage.page is None or _is_title(draft):
        return False
    over_page = half.passage.pieces[-1].page == draft.passage.page - 1
    same_column = abs(half.left - draft.begins) < 3 and half.size == draft.size and half.bold == draft.bold
    return over_page and same_column and (half.hangs or bool(half.full and is_ended(draft.text)))


def _numbered(following: list[Draft], above: str) -> bool:
    """Whether the next paragraph has a number, or a bullet that is left of the one number that is missing."""
    if not following or following[0].kind is not None:
        return False
    if following[0].number:
        return True
    lost = following[0].marker and following[0].marker in BULLETS and following[0].text[:1].isupper()
    return bool(lost) and len(following) > 1 and _is_second_after(following[1], above)


def _is_second_after(draft: Draft, above: str) -> bool:
    """`3.23`, where the paragraph above is `3.21`."""
    if draft.kind is not None or not draft.number:
        return False
    *section, number = draft.number.rsplit(".", 1)
    *section_above, number_above = above.rsplit(".", 1)
    known = bool(section) and section == section_above and number.isdecimal() and number_above.isdecimal()
    return known and int(number) == int(number_above) + 2


def _whole(half: Draft, rest: Draft, hyphens: Hyphens) -> Draft:
    passage = hyphens.join([half.passage, rest.passage])
    return replace(half, passage=passage, left=rest.left, full=rest.full, bold=half.bold and rest.bold)

"""Which numbers number paragraphs, and which were lost? The sequence decides."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.blocks import BlockKind
from ingest.outline.drafts import Draft
from ingest.outline.titles import is_labelled

# before a capital, a quote, a digit or a bracket: "3.13 Since our last inspection", "S12 Outcomes", "2.1\tLeaders"
NUMBER = re.compile(r"(?P<number>(?:\d{1,2}\.|S)\d{1,3})\.?\s+(?=[^\W_a-z]|['‘\"“(\[£])")

# A sentence's end, behind it perhaps a quote, a bracket, a footnote's mark
ENDED = re.compile(r"(?:[.!?…]['’\"”)\]]*[*†‡⁰¹²³⁴-⁹]{0,2}|(?<=[^\W\d])[.!?…]['’\"”)\]]*\d{1,2})['’\"”)\]]*$")

# an address at the end: "... see our website: https://www.example.gov.uk/our-work/"
WEB_END = re.compile(r"(?:https?://|www\.)\S+$")

LONGEST_ENDING = 200
"""Characters at a text's end that tell whether it closes a sentence."""

LONG_ITEM = 120
"""Characters of an item that may be a paragraph whose number was lost."""

LOOK_BACK = 60
"""So many candidates back may the one before in the sequence stand."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A draft that begins with something like a paragraph's number: series 0 for S12, 1 for 3.13."""

    place: int
    number: str
    key: tuple[int, int, int]
    words: int
    """Where the words begin."""


def number_paragraphs(drafts: list[Draft]) -> list[Draft]:
    """The drafts with the numbers that form a sequence, taken off the words."""
    numbered = list(drafts)
    for candidate in _chain(_candidates(drafts)):
        draft = drafts[candidate.place]
        numbered[candidate.place] = replace(
            draft, passage=draft.passage.slice(candidate.words), number=candidate.number, marker=None
        )
    return numbered


def restore_numbers(drafts: list[Draft], bulleted: bool) -> list[Draft]:
    """Numbers that a converter lost, where the gap in the sequence is just as wide as the paragraphs that stand in it.

    `bulleted`: the document's printed numbers stand behind bullets.
    """
    restored = list(drafts)
    places = [place for place, draft in enumerate(drafts) if draft.number and draft.kind is None]
    for before, after in pairwise(places):
        missing = _missing(drafts[before].number, drafts[after].number)
        lost = _lost(drafts, before, after, len(missing)) if missing else []
        for place, number in zip(lost, missing, strict=False):
            restored[place] = replace(restored[place], number=number, number_inferred=True, marker=None)
    return _restore_ends(restored) if bulleted else restored


def is_ended(text: str) -> bool:
    """Whether a text closes a sentence."""
    tail = text[-LONGEST_ENDING:]
    return bool(ENDED.search(tail) or WEB_END.search(tail))


def _candidates(drafts: list[Draft]) -> list[Candidate]:
    found = []
    for place, draft in enumerate(drafts):
        match = NUMBER.match(draft.text) if draft.kind is None else None
        if match:
            number = match["number"]
            section, _, paragraph = number.rpartition(".") if "." in number else ("", "", number[1:])
            key = (1, int(section), int(paragraph)) if section else (0, 0, int(paragraph))
            found.append(Candidate(place, number, key, match.end()))
    return found


def _chain(candidates: list[Candidate]) -> list[Candidate]:
    """The best rising sequence: each step to the next number counts, each leap costs."""
    best: list[float] = []
    before: list[int] = []
    for place, candidate in enumerate(candidates):
        options = [(_opening(candidate), -1)]
        options += [
            (best[back] + _step(candidates[back].key, candidate.key), back)
            for back in range(max(0, place - LOOK_BACK), place)
            if candidates[back].key < candidate.key
        ]
        score, link = max(options)
        best.append(score)
        before.append(link)
    return _backwards(candidates, best, before)


def _backwards(candidates: list[Candidate], best: list[float], before: list[int]) -> list[Candidate]:
    if not best or max(best) < 2:  # one number alone is no numbering
        return []
    chain, place = [], best.index(max(best))
    while place >= 0:
        chain.append(candidates[place])
        place = before[place]
    return chain[::-1]


def _opening(candidate: Candidate) -> float:
    return {1: 1.0, 2: 0.8, 3: 0.5}.get(candidate.key[2], -0.5)


def _step(before: tuple[int, int, int], after: tuple[int, int, int]) -> float:
    if before[:2] == after[:2]:
        return 1.0 - 0.15 * min(after[2] - before[2] - 1, 12)
    leap = 0.0 if before[0] != after[0] else 0.3 * min(after[1] - before[1] - 1, 5)
    return {1: 1.0, 2: 0.8, 3: 0.5}.get(after[2], -0.8) - leap


def _missing(before: str | None, after: str | None) -> list[str]:
    """The numbers between two of one section: `3.1` and `3.3` give `3.2`; `2.7` and `3.2` give `3.1`."""
    first, second = _parts(before or ""), _parts(after or "")
    if first[0] == second[0]:
        return [f"{first[0]}{number}" for number in range(first[1] + 1, second[1])]
    return [f"{second[0]}{number}" for number in range(1, second[1])]


def _parts(number: str) -> tuple[str, int]:
    """`3.12` as (`3.`, 12), `S7` as (`S`, 7)."""
    found = re.fullmatch(r"(\d+\.|S)(\d+)", number)
    return (found[1], int(found[2])) if found else ("", 0)


def _lost(drafts: list[Draft], before: int, after: int, wanted: int) -> list[int]:
    """The paragraphs between two numbered ones that must have had the missing numbers; none where it is not sure."""
    between = range(before + 1, after)
    section = max((place for place in between if _opens_section(drafts[place])), default=before)
    own = [place for place in between if place > section and _could_be_numbered(drafts, place)]
    bulleted = [place for place in own if drafts[place].marker]
    for choice in (bulleted, own):
        if len(choice) == wanted:
            return choice
    return []


def _opens_section(draft: Draft) -> bool:
    return draft.kind is BlockKind.HEADING and draft.level == 1


def _could_be_numbered(drafts: list[Draft], place: int) -> bool:
    """A sentence of running text, not an item of a list nor the second half of the paragraph before."""
    draft, last = drafts[place], drafts[place - 1]
    if draft.kind is not None or draft.number or is_labelled(draft.text) or len(draft.text) < 30:
        return False
    if draft.marker and draft.marker not in "-*+•‣▪●":
        return False
    if draft.text[0].islower() or not (is_ended(draft.text) or draft.text.endswith(":")):
        return False
    if last.kind is None and last.text.endswith(":"):
        return False
    if last.kind is None and last.marker and not last.number and not _has_lost_its_own(drafts, place - 1):
        return False
    return draft.marker is not None or last.kind is not None or is_ended(last.text)


def _has_lost_its_own(drafts: list[Draft], place: int) -> bool:
    """Whether an item is as long as a paragraph, and may itself have had a number: then it opens no list."""
    return len(drafts[place].text) >= LONG_ITEM and _could_be_numbered(drafts, place)


def _restore_ends(drafts: list[Draft]) -> list[Draft]:
    """The last number of a section, lost behind a bullet where all numbers stand behind bullets."""
    restored = list(drafts)
    for place in range(1, len(restored)):
        draft, last = restored[place], _above(restored, place)
        if not (draft.marker and last and last.number):
            continue
        head, count = _parts(last.number)
        if (
            head
            and not last.text.endswith(":")
            and _could_be_numbered(restored, place)
            and _is_last(restored, place, head)
        ):
            number = f"{head}{count + 1}"
            restored[place] = replace(draft, number=number, number_inferred=True, marker=None)
    return restored


def _above(drafts: list[Draft], place: int) -> Draft | None:
    """What stands above a draft in its section, topic headings and captions left out."""
    for draft in reversed(drafts[:place]):
        if draft.kind is None or _opens_section(draft):
            return draft if draft.kind is None else None
        if draft.kind not in (BlockKind.HEADING, BlockKind.CAPTION):
            return None
    return None


def _is_last(drafts: list[Draft], place: int, head: str) -> bool:
    """Whether no number of the same section follows."""
    following = next((draft.number for draft in drafts[place + 1 :] if draft.number and draft.kind is None), None)
    return following is None or _parts(following)[0] != head

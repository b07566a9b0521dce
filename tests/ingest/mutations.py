"""Reports damaged on purpose: each mutation takes the lines of a text and a chance, and gives damaged lines."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.plain import words_of
from ontology.model import Report

Lines = list[str]
Mutation = Callable[[Lines, random.Random], Lines]

_SECTION = re.compile(r"[#*\s]*(?:Section \d|Appendix [IVX]+)")
_LABEL = re.compile(r"(?:Key |Main )?(?:Concern|Recommendation|Theme)\b")
_RATING = re.compile(r"(?i)\b(?:reasonable|insufficient|good|significant) progress\b|\b(?:achieved|addressed)\b")
_CONTROLS = "\x00\x01\x07\x08\x0b\x0c\x1b\x7f\u200b\u202e\ufeff\ufffd"


def characters_dropped(lines: Lines, chance: random.Random) -> Lines:
    """One character in 300."""
    return ["".join(letter for letter in line if chance.random() > 1 / 300) for line in lines]


def lines_dropped(lines: Lines, chance: random.Random) -> Lines:
    """One printed line in 25."""
    return [line for line in lines if not line.strip() or chance.random() > 0.04]


def lines_swapped(lines: Lines, chance: random.Random) -> Lines:
    """Neighbours change places, ten times."""
    made = list(lines)
    printed = [place for place, line in enumerate(made) if line.strip()]
    for _ in range(10):
        first = chance.randrange(len(printed) - 1)
        one, other = printed[first], printed[first + 1]
        made[one], made[other] = made[other], made[one]
    return made


def page_missing(lines: Lines, chance: random.Random) -> Lines:
    """A page's worth of lines is gone."""
    start = chance.randrange(len(lines))
    return lines[:start] + lines[start + 30 :]


def sections_reordered(lines: Lines, chance: random.Random) -> Lines:
    """Sections stand in another order."""
    starts = [place for place, line in enumerate(lines) if _SECTION.match(line)]
    if len(starts) < 3:
        return lines
    pieces = [lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    chance.shuffle(pieces)
    return lines[: starts[0]] + [line for piece in pieces for line in piece]


def labels_misspelt(lines: Lines, chance: random.Random) -> Lines:
    """A letter of some labels and ratings is another one."""
    return [_LABEL.sub(lambda word: _misspelt(word, chance), _RATING.sub(lambda word: _misspelt(word, chance), line))
            for line in lines]  # fmt: skip


def _misspelt(word: re.Match[str], chance: random.Random) -> str:
    if chance.random() > 0.15:
        return word[0]
    place = chance.randrange(len(word[0]))
    return word[0][:place] + chance.choice("aeiouxz") + word[0][place + 1 :]


def control_characters(lines: Lines, chance: random.Random) -> Lines:
    """Characters that print nothing, here and there."""
    made = []
    for line in lines:
        if line and chance.random() < 0.03:
            place = chance.randrange(len(line))
            line = line[:place] + chance.choice(_CONTROLS) + line[place:]
        made.append(line)
    return made


def blocks_duplicated(lines: Lines, chance: random.Random) -> Lines:
    """A stretch of lines is printed twice."""
    start = chance.randrange(len(lines))
    end = start + chance.randrange(2, 20)
    return lines[:end] + lines[start:end] + lines[end:]


def huge_paragraph(lines: Lines, chance: random.Random) -> Lines:
    """A stretch of lines runs on as one."""
    start = chance.randrange(len(lines))
    end = start + chance.randrange(5, 60)
    return [*lines[:start], " ".join(filter(str.strip, lines[start:end])), *lines[end:]]


def blank_lines_gone(lines: Lines, chance: random.Random) -> Lines:
    """Some blank lines are gone."""
    return [line for line in lines if line.strip() or chance.random() > 0.1]


MUTATIONS: tuple[Mutation, ...] = (
    characters_dropped, lines_dropped, lines_swapped, page_missing, sections_reordered, labels_misspelt,
    control_characters, blocks_duplicated, huge_paragraph, blank_lines_gone,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged text, and how it was damaged."""

    text: str
    how: str


def damaged(text: str, seed: int) -> Damaged:
    """The text with one to three mutations; the same for the same seed."""
    chance = random.Random(seed)  # repeatable damage, no secret
    chosen = [chance.choice(MUTATIONS) for _ in range(chance.choice((1, 1, 2, 3)))]
    lines = text.split("\n")
    for mutation in chosen:
        lines = mutation(lines, chance)
    return Damaged("\n".join(lines), "+".join(mutation.__name__ for mutation in chosen))


def verdicts(report: Report) -> dict[str, str]:
    """Each judged statement's words with the label that it was given."""
    judged = {words_of(one.text): one.judgement.label for one in report.follow_ups if one.judgement}
    asked = {
        words_of(report.recommendations[ordinal - 1].text): one.judgement.label
        for one in report.follow_ups
        if one.judgement
        for ordinal in one.recommendations
    }
    return {**judged, **asked, **{words_of(one.text): one.verdict for one in report.progress}}


def moved(right: dict[str, str], report: Report) -> list[str]:
    """The statements whose label is another than in the whole report, and of which no issue of the report tells."""
    if report.issues and any(issue.code in TELLING for issue in report.issues):
        return []
    return [words for words, label in verdicts(report).items() if right.get(words, label) != label]


TELLING = frozenset({
    "heading-before-judgement", "judged-again", "judged-before", "judgement-in-doubt",
    "judgement-of-nothing", "no-judgement",
    "paragraphs-out-of-order", "progress-without-verdict", "rating-differs", "rating-not-placed",
    "rating-not-understood", "paragraphs-missing", "several-judgements", "statement-without-label",
    "verdict-without-statement",
})  # fmt: skip
"""Codes of issues that say that a judgement, or what it stands with, is amiss."""

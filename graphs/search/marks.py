"""Where in a text are the words that were found? Offsets, never markup."""

from __future__ import annotations

import re

OPENS, CLOSES = "\ue000", "\ue001"
"""What the engine puts around a word found; texts are rid of both before they are kept."""

AROUND = 240
"""Characters of a snippet."""

_ODD = re.compile(r"[\ue000\ue001\x00]")  # our own marks, and the null character
_MARK = re.compile(r"\ue000([^\ue001]*)\ue001")


def clean(text: str) -> str:
    """The text without characters that stand for something here."""
    return _ODD.sub(" ", text)


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text and the spans `[start, end)` of the words found, in code points."""
    spans, taken = [], 0
    for found in _MARK.finditer(marked):
        start = found.start() - taken
        spans.append((start, start + len(found[1])))
        taken += 2
    return marked.replace(OPENS, "").replace(CLOSES, ""), spans


def snippet(text: str, spans: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]], int]:
    """The piece of the text with most of the words found, the spans in it, and where it begins."""
    if len(text) <= AROUND or not spans:
        return text[:AROUND], [span for span in spans if span[1] <= AROUND], 0
    best = max(spans, key=lambda first: sum(first[0] <= start < first[0] + AROUND - 40 for start, _ in spans))
    begin = max(0, min(best[0] - 40, len(text) - AROUND))
    begin = text.rfind(" ", 0, begin) + 1 if begin else 0
    end = min(len(text), begin + AROUND)
    end = text.rfind(" ", begin, end) if end < len(text) and " " in text[begin + 1 : end] else end
    inside = [(start - begin, stop - begin) for start, stop in spans if start >= begin and stop <= end]
    return text[begin:end], inside, begin

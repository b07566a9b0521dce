"""Which words does a line of Markdown print once its markup is gone?"""

from __future__ import annotations

import html
import re

from ingest.documents.healing import Healer
from ontology.places import Passage, Piece

# **Concern:** text   *emphasis*   __strong__   _aside_ : opening and closing marks in a pair
PAIR = re.compile(r"(?P<open>\*{1,3}|(?<!\w)_{1,3})(?=\S)(?P<words>.+?)(?<=\S)(?P=open)(?![*_])")

# [Our reports \(website\)](https://example.org)   <https://example.org>   ^{*}   <sup>2</sup>   &amp;   \(   **   <br>
MARK = re.compile(
    r"""
      (?P<image>!\[[^\]]*\]\([^)\s]*\))
    | \[(?P<label>(?:\\.|[^\]\\\n])*)\]\((?P<url>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)
    | <(?P<address>(?:https?://|mailto:)[^<>\s]+)>
    | (?P<stray><(?=https?://)|(?<=[\w/-])>(?=[).,;]|\s*$))
    | \^\{(?P<raised>[^{}\n]{1,6})\} | <sup>(?P<sup>[^<>\n]{1,6})</sup>
    | (?P<comment><!--[^\n]{0,200}?-->)
    | (?P<break><br\s*/?>) | (?P<tag></?(?:a|b|i|u|em|strong|span|p|div|sub|font|center)\b[^<>\n]*>)
    | (?P<entity>&(?:\#\d{2,6}|\#x[\da-fA-F]{2,6}|[a-zA-Z][a-zA-Z0-9]{1,30});)
    | \\(?P<escaped>[\\`*_{}\[\]()\#+\-.!|<>&~$^])
    | (?P<stars>\*{2,}|(?<!\w)__+|__+(?!\w)|`+)
    | (?P<ligature>[ﬀ-ﬆ])
    | (?P<unseen>[\u00ad\u200b-\u200f\u2060\ufeff]+)
    | (?P<space>\s+)
    """,
    re.VERBOSE,
)
# what no plain words have: a mark, a ligature, a character that is not seen, more white space than one space
UNUSUAL = re.compile(r"[\[<>^&\\*_`ﬀ-ﬆ\u00ad\u200b-\u200f\u2060\ufeff]|\s\s|[^\S ]")
LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def printed(source: str, start: int, end: int, page: int | None = None) -> Passage:
    """The source's characters `[start, end)` as they print: no marks, one space for any run of white space."""
    if not UNUSUAL.search(source, start, end):  # as most lines are
        return Passage(source[start:end], (Piece(0, start, end - start, page),)).slice(0)
    healer = Healer(source, page)
    _print(healer, source, start, end, _paired(source, start, end))
    return healer.passage()


def is_bold(raw: str) -> bool:
    """Whether the whole line is marked strong: `**Safety**`."""
    found = re.fullmatch(r"(\*\*\*?|__)(?=\S)(.+?)(?<=\S)\1\s*", raw.strip())
    return bool(found and found[1] not in found[2])


def _paired(source: str, start: int, end: int) -> frozenset[int]:
    """Where single marks of emphasis stand that open and close."""
    places: set[int] = set()
    for found in PAIR.finditer(source, start, end):
        size = len(found["open"])
        places.update(range(found.start(), found.start() + size))
        places.update(range(found.end() - size, found.end()))
        inner = _paired(source, found.start("words"), found.end("words"))
        places |= inner
    return frozenset(places)


def _print(healer: Healer, source: str, start: int, end: int, dropped: frozenset[int]) -> None:
    at = start
    for found in MARK.finditer(source, start, end):
        _copy(healer, at, found.start(), dropped)
        _mark(healer, source, found, dropped)
        at = found.end()
    _copy(healer, at, end, dropped)


def _copy(healer: Healer, start: int, end: int, dropped: frozenset[int]) -> None:
    at = start
    for place in sorted(place for place in dropped if start <= place < end):
        healer.copy(at, place)
        at = place + 1
    healer.copy(at, end)


def _mark(healer: Healer, source: str, found: re.Match[str], dropped: frozenset[int]) -> None:
    """What one mark prints: its label, its address, its character, a space, or nothing."""
    kind = found.lastgroup or ""
    match kind:
        case "space":
            healer.space(found.start())
        case "break":
            healer.put(" ")
        case "entity":
            healer.put(html.unescape(found[0]).replace("\u00a0", " "))
        case "raised" | "sup":
            _raise(healer, found, kind)
        case "ligature":
            healer.put(LIGATURES[found[0]])
        case "url":
            _print(healer, source, *found.span("label"), dropped)
        case "address" | "escaped":
            healer.copy(*found.span(kind))
        case _:
            pass


def _raise(healer: Healer, found: re.Match[str], kind: str) -> None:
    """A footnote mark: digits become raised digits, anything else stands as it is."""
    words = found[kind]
    if words.isdigit():
        healer.put(words.translate(RAISED))
    else:
        healer.copy(*found.span(kind))

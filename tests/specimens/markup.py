"""What does the source of a specimen say? One clean markup, from which the PDF and the irregular text are both made.

    title: Report on an independent review of progress at HMP Somewhere      the habits of this specimen, one a line
    headings: bold
    ---
    # Section 1 Key findings          a heading; ## and ### below it
    2.1 {lost} At this visit ...      a numbered paragraph; marks in braces say what the text converter does to it
    !chart Figure 1: ... (n=5)        a directive (cover, contents, chart, bars, photo, table, team, list, lines, box,
    Reasonable progress | 2           sign, label, page, include), and its lines

Marks before a block: `{lost}` its number, `{bare}` no list mark, `{bold}` wholly bold, `{tail}` on the line before it.
Marks inside: `**` around a bold first sentence;
`{cut}` and `{cut-}` a page end in the text (the rest as a block of its own, as a false item).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

SOURCES = Path(__file__).parent / "sources"

_MARKS = re.compile(r"^(?:\{(?:lost|bare|bold|tail)\} ?)+")  # {lost} As before ...
_NUMBER = re.compile(r"^(S?\d+(?:\.\d+)?)\s+(?=\S)")  # 3.12 Leaders had ...
_HEADING = re.compile(r"^(#{1,3}) (.+)$")  # ## Suicide and self-harm


@dataclass(frozen=True, slots=True)
class Item:
    """One block of a source: its kind, words (inner marks still in them), number, marks and lines."""

    kind: str
    text: str = ""
    number: str | None = None
    level: int = 0
    marks: frozenset[str] = frozenset()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Specimen:
    """A source as read: `habits` by name (title, headings, bullets, quotes, team) and the blocks in order."""

    name: str
    habits: dict[str, str]
    items: tuple[Item, ...]

    def habit(self, name: str, default: str = "") -> str:
        """What the source says of one habit."""
        return self.habits.get(name, default)


def read_specimen(path: Path) -> Specimen:
    """The specimen whose source stands in `path`."""
    head, body = path.read_text("utf-8").split("\n---\n", 1)
    habits = dict(line.split(": ", 1) for line in head.splitlines() if line)
    return Specimen(path.stem, habits, tuple(_items(body, habits)))


def all_specimens() -> tuple[Specimen, ...]:
    """Every specimen, by name."""
    return tuple(read_specimen(path) for path in sorted(SOURCES.glob("*.specimen")))


def _items(body: str, habits: dict[str, str]) -> list[Item]:
    items: list[Item] = []
    for chunk in re.split(r"\n\s*\n", body.strip()):
        lines = tuple(line.strip() for line in chunk.splitlines())
        if lines[0].startswith("!include "):
            included = (SOURCES / lines[0].removeprefix("!include ")).read_text("utf-8")
            items += _items(re.sub(r"<(\w+)>", lambda match: habits[match[1]], included), habits)
        else:
            items.append(_item(lines))
    return items


def _item(lines: tuple[str, ...]) -> Item:
    if lines[0].startswith("!"):
        kind, _, text = lines[0][1:].partition(" ")
        return Item(kind, text, lines=lines[1:])
    if heading := _HEADING.match(lines[0]):
        return Item("heading", heading[2], level=len(heading[1]))
    if lines[0].startswith("* "):
        return Item("bullets", lines=tuple(line.removeprefix("* ") for line in lines))
    words = " ".join(lines)
    number = _NUMBER.match(words)
    words = words[number.end() :] if number else words
    marked = _MARKS.match(words)
    marks = frozenset(re.findall(r"\{(\w+)\}", marked[0])) if marked else frozenset()
    words = words[marked.end() :] if marked else words
    return Item("paragraph", words, number[1] if number else None, marks=marks)

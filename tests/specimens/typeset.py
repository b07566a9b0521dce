"""How does the publisher print a specimen? A PDF with hanging numbers, a running footer, captions and tables."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.specimens.convert import curl, plain
from tests.specimens.markup import Item, Specimen

MARK = "Specimen report about a prison that does not exist."
MARKS = (MARK, "Specimen report about prisons that do not exist.")
"""One stands on the cover and at the foot of every page."""

PLAIN, BOLD = "Helvetica", "Helvetica-Bold"
LEFT, RIGHT, TOP, BOTTOM, HANG = 72.0, A4[0] - 72.0, A4[1] - 64.0, 84.0, 40.0
AXIS = ("Poor", "Not sufficiently good", "Reasonably good", "Good")
_HYPHENS = {
    word.replace("~", ""): word
    for word in ("prison~ers", "inspec~tion", "recommen~dation", "reason~able", "interven~tion", "depart~ment")
}
_HYPHENATED = re.compile(r"\b(?:" + "|".join(_HYPHENS) + r")\b")
"""Words that the printer may break, at the mark."""

# "Section 3 " before its title, where a tab parts the two
_SECTION = re.compile(r"((?:Section|Appendix) \w+) ")
APART = 120.0

HEADING_SIZE = {1: 18.0, 2: 13.0, 3: 11.5}


@dataclass(slots=True)
class Page:
    """A sheet being filled from the top: `y` in points from the foot."""

    canvas: Canvas
    title: str
    number: int = 1
    y: float = TOP
    sections_apart: bool = False
    """Whether a tab stands between a section's number and its title."""
    found: dict[str, int] = field(default_factory=dict)
    """Page of each heading that the contents list names."""

    def turn(self) -> None:
        """Print the running footer and start the next page."""
        self.canvas.setFont(PLAIN, 8)
        self.canvas.drawString(LEFT, 44, curl(self.title))
        self.canvas.drawRightString(RIGHT, 44, str(self.number))
        self.canvas.drawString(LEFT, 32, MARK)
        self.canvas.showPage()
        self.number, self.y = self.number + 1, TOP

    def need(self, height: float) -> None:
        """Turn the page where less than `height` is left."""
        if self.y - height < BOTTOM:
            self.turn()

    def write(self, words: str, *, x: float = LEFT, font: str = PLAIN, size: float = 11, right: float = RIGHT) -> None:
        """Set words from `x`, broken into lines, over page ends where they must."""
        if "**" in words:
            self._write_runs(curl(words.replace("~", "")), x, right - x, size)
            return
        for line in _broken(curl(words), right - x, font, size):
            self.need(size * 1.3)
            self.y -= size * 1.3
            self.canvas.setFont(font, size)
            self.canvas.drawString(x, self.y, line)

    def _write_runs(self, words: str, x: float, width: float, size: float) -> None:
        """Set words of which those between `**` are bold, as the first sentence of a concern."""
        runs = [(word, (PLAIN, BOLD)[n % 2]) for n, run in enumerate(words.split("**")) for word in run.split()]
        space = stringWidth(" ", PLAIN, size)
        at = width + 1
        for word, font in runs:
            wide = stringWidth(word, font, size)
            if at + wide > width:
                self.need(size * 1.3)
                self.y -= size * 1.3
                at = 0.0
            self.canvas.setFont(font, size)
            self.canvas.drawString(x + at, self.y, word)
            at += wide + space


def to_pdf(specimen: Specimen) -> tuple[bytes, dict[str, int]]:
    """The PDF of a specimen, always the same bytes, and the page of each heading in the contents."""
    found = _set(specimen, {})[1]
    return _set(specimen, found)


def _set(specimen: Specimen, found: dict[str, int]) -> tuple[bytes, dict[str, int]]:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(specimen.habit("title"))
    page = Page(canvas, specimen.habit("title"), sections_apart=specimen.habit("sections") == "apart")
    for item in specimen.items:
        _SETTERS[item.kind](page, item, found)
    page.turn()
    canvas.save()
    return buffer.getvalue(), page.found


def _cover(page: Page, item: Item, _found: dict[str, int]) -> None:
    page.y -= 90
    for line in item.lines:
        page.write(line, size=11 if line in MARKS else 20)
        page.y -= 14
    page.turn()


def _contents(page: Page, _item: Item, found: dict[str, int]) -> None:
    page.write("Contents", font=BOLD, size=18)
    page.y -= 10
    for title, number in found.items():
        page.write(title)
        page.canvas.drawRightString(RIGHT, page.y, str(number))
        page.y -= 6
    page.turn()


def _heading(page: Page, item: Item, _found: dict[str, int]) -> None:
    if item.level == 1 and page.y < TOP:
        page.turn()
    page.need(70)
    if item.level == 1 or (item.level == 2 and item.text[0].isdigit()):
        page.found[item.text] = page.number
    page.y -= 6
    apart = _SECTION.match(item.text) if page.sections_apart and item.level == 1 else None
    if apart:
        page.canvas.setFont(BOLD, HEADING_SIZE[1])
        page.canvas.drawString(LEFT, page.y - HEADING_SIZE[1] * 1.3, apart[1])
    words = item.text[apart.end() :] if apart else item.text
    page.write(words, x=LEFT + APART * bool(apart), font=BOLD, size=HEADING_SIZE[item.level])
    page.y -= 4


def _paragraph(page: Page, item: Item, _found: dict[str, int]) -> None:
    words = _HYPHENATED.sub(lambda word: _HYPHENS[word[0]], plain(item.text))
    page.y -= 5
    if item.number:
        page.need(30)
        page.canvas.setFont(PLAIN, 11)
        page.canvas.drawString(LEFT, page.y - 11 * 1.3, item.number)
    page.write(words, x=LEFT + HANG if item.number else LEFT)
    page.y -= 4


def _bullets(page: Page, item: Item, _found: dict[str, int]) -> None:
    for line in item.lines:
        page.need(16)
        page.canvas.setFont(PLAIN, 11)
        page.canvas.drawString(LEFT + HANG, page.y - 11 * 1.3, "•")
        page.write(line, x=LEFT + HANG + 14)
    page.y -= 4


def _chart(page: Page, item: Item, _found: dict[str, int]) -> None:
    page.need(150)
    page.y -= 4
    page.write(item.text, font=BOLD, size=10)
    height = 22.0 + 16 * max(len(item.lines), 4)
    page.y -= 6
    page.canvas.setFillGray(0.88)
    page.canvas.rect(LEFT, page.y - height, 330, height, stroke=0, fill=1)
    page.canvas.setFillGray(0)
    page.canvas.setFont(PLAIN, 8)
    for row, line in enumerate(item.lines):
        for column, cell in enumerate(line.split(" | ")):
            page.canvas.drawString(LEFT + 8 + 110 * column, page.y - 18 - 16 * row, curl(cell))
    page.y -= height + 6


def _bars(page: Page, item: Item, _found: dict[str, int]) -> None:
    """A chart of bars with the ratings along its axis: years in the first line, then a test and its ratings."""
    page.need(230)
    page.write(item.text, font=BOLD, size=10)
    years, *rows = [line.split(" | ")[1:] for line in item.lines]
    foot, left, step, wide = page.y - 160, LEFT + 110, 32.0, 80.0
    page.canvas.setFont(PLAIN, 8)
    for rank, rating in enumerate(AXIS, 1):
        page.canvas.drawRightString(left - 6, foot + step * rank - 3, rating)
    for place, (row, line) in enumerate(zip(rows, item.lines[1:], strict=True)):
        page.canvas.drawCentredString(left + wide * (place + 0.5), foot - 12, line.split(" | ")[0])
        for bar, rating in enumerate(row):
            height = step * (AXIS.index(rating) + 1)
            page.canvas.setFillGray(0.4 + 0.3 * bar)
            page.canvas.rect(left + wide * place + 12 + 26 * bar, foot, 24, height, stroke=0, fill=1)
            page.canvas.setFillGray(0)
    for bar, year in enumerate(years):
        page.canvas.drawString(left + 60 * bar, foot - 28, year)
    page.y = foot - 40


def _lines(page: Page, item: Item, _found: dict[str, int]) -> None:
    for line in item.lines:
        page.write(line)
    page.y -= 6


def _photo(page: Page, item: Item, _found: dict[str, int]) -> None:
    page.need(170)
    page.canvas.setFillGray(0.8)
    page.canvas.rect(LEFT, page.y - 130, 240, 124, stroke=0, fill=1)
    page.canvas.setFillGray(0)
    page.y -= 132
    page.write(item.text, font=BOLD, size=9)
    page.y -= 6


def _table(page: Page, item: Item, _found: dict[str, int]) -> None:
    rows = [line.split(" | ") for line in item.lines]
    edges = _edges(rows)
    for row in rows:
        cells = [
            list(_broken(curl(cell), right - left - 8, PLAIN, 10))
            for cell, left, right in zip(row, edges, edges[1:], strict=False)
        ]
        height = 13.0 * max(map(len, cells)) + 6
        page.need(height)
        page.canvas.setFont(PLAIN, 10)
        for lines, left, right in zip(cells, edges, edges[1:], strict=False):
            page.canvas.rect(left, page.y - height, right - left, height)
            for n, line in enumerate(lines):
                page.canvas.drawString(left + 4, page.y - 13 * (n + 1), line)
        page.y -= height
    page.y -= 8


def _edges(rows: list[list[str]]) -> list[float]:
    """Where the columns of a table begin and end, each as wide as its longest cell asks, up to half the page."""
    columns = max(map(len, rows))
    asked = [max(stringWidth(row[c], PLAIN, 10) for row in rows if c < len(row)) + 10 for c in range(columns)]
    wide = [min(width, (RIGHT - LEFT) * (0.62 if columns < 4 else 0.4)) for width in asked]
    scale = (RIGHT - LEFT) / sum(wide)
    edges = [LEFT]
    for width in wide:
        edges.append(edges[-1] + width * scale)
    return edges


def _team(page: Page, item: Item, _found: dict[str, int]) -> None:
    for line in item.lines:
        name, _, role = line.partition(" | ")
        page.need(16)
        page.canvas.setFont(PLAIN, 11)
        page.canvas.drawString(LEFT + 210, page.y - 11 * 1.3, curl(role))
        page.write(name, right=LEFT + 205)
    page.y -= 6


def _list(page: Page, item: Item, _found: dict[str, int]) -> None:
    for line in item.lines:
        mark, _, words = line.removeprefix("- ").partition(" ")
        left = LEFT + (HANG if line.startswith("- ") else 14)
        page.need(20)
        page.canvas.setFont(PLAIN, 11)
        page.canvas.drawString(left, page.y - 11 * 1.3, mark)
        page.write(words, x=left + 22)
    page.y -= 6


def _box(page: Page, item: Item, _found: dict[str, int]) -> None:
    page.need(60)
    page.write(item.text, font=BOLD, x=LEFT + 10)
    for line in item.lines:
        page.y -= 4
        page.write(line, x=LEFT + 10, right=RIGHT - 10)
    page.y -= 8


def _sign(page: Page, item: Item, _found: dict[str, int]) -> None:
    page.need(60)
    page.y -= 12
    for line in item.lines:
        page.write(line, font=BOLD)


def _label(page: Page, item: Item, _found: dict[str, int]) -> None:
    page.write(plain(item.text), font=BOLD)
    page.y -= 6


def _turn(page: Page, _item: Item, _found: dict[str, int]) -> None:
    page.turn()


_SETTERS = {
    "cover": _cover,
    "contents": _contents,
    "heading": _heading,
    "paragraph": _paragraph,
    "bullets": _bullets,
    "bars": _bars,
    "lines": _lines,
    "chart": _chart,
    "photo": _photo,
    "table": _table,
    "team": _team,
    "list": _list,
    "box": _box,
    "sign": _sign,
    "label": _label,
    "page": _turn,
}


def _broken(words: str, width: float, font: str, size: float) -> Iterator[str]:
    """Lines no wider than `width` points, broken at spaces, after hyphens and, with a hyphen added, at `~`."""
    line = ""
    for word in words.split():
        parts = re.split(r"(?<=\w-)(?=\w)|(?=~)", word)
        for n, part in enumerate(parts):
            piece = part.lstrip("~")
            joined = f"{line} {piece}".strip() if n == 0 else line + piece
            if stringWidth(joined, font, size) <= width:
                line = joined
                continue
            yield line + "-" * part.startswith("~")
            line = piece
    if line:
        yield line

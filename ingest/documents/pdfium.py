"""What does pdfium see on each page of a PDF? The only module that talks to pypdfium2.

pdfium is not thread-safe: read one document at a time in a process, and spread documents over processes.
"""

from __future__ import annotations

import ctypes
import re
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.blocks import Box
from ingest.documents.layout import RAISED, SMALL
from ingest.documents.limits import MAX_CHARACTERS, MAX_PAGE_CHARACTERS, MAX_PAGE_OBJECTS, MAX_PAGES, MAX_SECONDS
from ingest.documents.page import Page, Word
from ontology.errors import UnreadableFile

BOLD_NAMES = (b"bold", b"black", b"heavy", b"semibold", b"demi")
BOLD_WEIGHT = 600
FORCE_BOLD = 1 << 18
"""The flag of a PDF font descriptor that asks for a bold face."""
LINE_END_HYPHEN = "\ufffe"
"""What pdfium writes for a hyphen at a line's end."""
PRINTED_WORD = re.compile(rf"[^\s\0{LINE_END_HYPHEN}]+{LINE_END_HYPHEN}?")
"""Characters between spaces, with the hyphen that breaks them at a line's end: `prob\ufffe`."""
RULE_WIDTH = 2.5
"""Points; what is thinner is a rule."""


def pages_of(data: bytes, name: str) -> list[Page]:
    """The pages of a PDF. Raises UnreadableFile where it is encrypted, damaged, or past the limits."""
    deadline = time.process_time() + MAX_SECONDS
    with closing(_open(data, name)) as document:
        count = len(document)
        if not count:
            raise UnreadableFile(f"{name}: the PDF has no pages", hint="fetch the report again")
        if count > MAX_PAGES:
            raise UnreadableFile(f"{name}: {count} pages, more than {MAX_PAGES}", hint="is this a single report?")
        return _read(document, name, deadline)


def _open(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableFile(f"{name}: the PDF is encrypted", hint="save a copy without a password") from error
        raise UnreadableFile(f"{name}: the PDF is damaged or incomplete", hint="fetch the report again") from error


def _read(document: pdfium.PdfDocument, name: str, deadline: float) -> list[Page]:
    pages, characters = [], 0
    for index in range(len(document)):
        if time.process_time() > deadline:
            raise UnreadableFile(f"{name}: takes over {MAX_SECONDS:.0f} seconds to read", hint="is this a report?")
        try:
            with closing(document[index]) as page, closing(page.get_textpage()) as text:
                reader = _PageReader(page, text, index + 1, name)
                pages.append(reader.page())
                characters += reader.count
        except pdfium.PdfiumError as error:
            raise UnreadableFile(f"{name}: page {index + 1} is damaged", hint="fetch the report again") from error
        if characters > MAX_CHARACTERS:
            raise UnreadableFile(f"{name}: over {MAX_CHARACTERS:,} characters", hint="is this a report?")
    return pages


@dataclass(frozen=True, slots=True)
class _Print:
    """How characters are printed: their size in points as drawn, and whether they are bold and stand upright."""

    size: float
    bold: bool
    upright: bool


@dataclass(slots=True)
class _PageReader:
    """Reads one page; pdfium's calls take out-parameters, so they are made once and kept."""

    source: Any
    text: Any
    number: int
    name: str
    count: int = 0
    _handle: Any = field(init=False)
    """The page's text as pdfium itself takes it, which its wrapper would be asked for at each call."""
    _fonts: dict[bytes, bool] = field(default_factory=dict)
    _prints: dict[int | None, _Print] = field(default_factory=dict)
    """By the address of the text object that prints the characters: what holds of one of them holds of all."""
    _doubles: tuple[Any, ...] = field(default_factory=lambda: tuple(ctypes.c_double() for _ in range(2)))
    _rect: Any = field(default_factory=raw.FS_RECTF)
    _matrix: Any = field(default_factory=raw.FS_MATRIX)
    _font_name: Any = field(default_factory=lambda: ctypes.create_string_buffer(128))
    _flags: Any = field(default_factory=ctypes.c_int)
    _width: float = 0.0
    _height: float = 0.0
    _left: float = 0.0
    _top: float = 0.0

    def __post_init__(self) -> None:
        self._handle = self.text.raw

    def page(self) -> Page:
        """The page, its origin moved to the top left corner."""
        self._width, self._height = self.source.get_size()
        left, bottom, right, top = self.source.get_cropbox()
        self._left, self._top = left, top
        self._width, self._height = right - left, top - bottom
        self.count = self.text.count_chars()
        if self.count > MAX_PAGE_CHARACTERS:
            raise UnreadableFile(
                f"{self.name}: page {self.number} holds {self.count:,} characters", hint="is this a report?"
            )
        rules, pictures = self._drawings()
        return Page(self.number, self._width, self._height, tuple(self._words()), tuple(rules), tuple(pictures))

    def _words(self) -> Iterator[Word]:
        characters = self._characters()
        for printed in PRINTED_WORD.finditer(characters):
            if word := self._word(characters, *printed.span()):
                yield word

    def _characters(self) -> str:
        """One printed character an index."""
        text = self.text.get_text_range() if self.count else ""
        if len(text) == self.count:
            return str(text)
        codes = (raw.FPDFText_GetUnicode(self._handle, index) for index in range(self.count))
        return "".join(chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else " " for code in codes)

    def _word(self, characters: str, start: int, end: int) -> Word | None:
        first, last = self._sides(start), self._sides(end - 1)
        if first is None or last is None:
            return None
        printed = self._print(start)
        (left, top, right, bottom), (last_left, last_top, last_right, last_bottom) = first, last
        box = Box(min(left, last_left), min(top, last_top), max(right, last_right), max(bottom, last_bottom))
        text = characters[start:end].replace(LINE_END_HYPHEN, "-")
        text = self._with_raised(text, start, end, printed.size)
        return Word(text, box, self._baseline(start), printed.size, printed.bold, printed.upright)

    def _with_raised(self, text: str, start: int, end: int, size: float) -> str:
        """A word with its footnote mark, if small digits stand at its end, written as raised digits."""
        if end - start < 2 or not text[-1].isdigit() or text[0].isdigit():
            return text
        digits = len(text) - len(text.rstrip("0123456789"))
        if self._print(end - 1).size > SMALL * size:
            return text
        return text[:-digits] + text[-digits:].translate(RAISED)

    def _sides(self, index: int) -> tuple[float, float, float, float] | None:
        """Left, top, right and bottom of a character."""
        if not raw.FPDFText_GetLooseCharBox(self._handle, index, self._rect):
            return None
        rect = self._rect
        return rect.left - self._left, self._top - rect.top, rect.right - self._left, self._top - rect.bottom

    def _baseline(self, index: int) -> float:
        across, up = self._doubles
        raw.FPDFText_GetCharOrigin(self._handle, index, across, up)
        return float(self._top - up.value)

    def _print(self, index: int) -> _Print:
        drawn = raw.FPDFText_GetTextObject(self._handle, index)
        address = ctypes.addressof(drawn.contents) if drawn else None
        printed = self._prints.get(address)
        if printed is None or address is None:
            size, upright = self._size(index)
            printed = self._prints[address] = _Print(size, self._is_bold(index), upright)
        return printed

    def _size(self, index: int) -> tuple[float, bool]:
        """The size in points as drawn, and whether the character stands upright."""
        size = float(raw.FPDFText_GetFontSize(self._handle, index))
        if not raw.FPDFText_GetMatrix(self._handle, index, self._matrix):
            return size, True
        matrix = self._matrix
        scale = (matrix.c**2 + matrix.d**2) ** 0.5
        return round(size * (scale or 1.0), 2), abs(matrix.b) < 0.2 * abs(matrix.a or 1e-6)

    def _is_bold(self, index: int) -> bool:
        length = raw.FPDFText_GetFontInfo(self._handle, index, self._font_name, 128, self._flags)
        name = self._font_name.raw[: max(0, min(length, 128) - 1)]
        if name not in self._fonts:
            weight = raw.FPDFText_GetFontWeight(self._handle, index)
            named = any(part in name.lower() for part in BOLD_NAMES)
            self._fonts[name] = named or weight >= BOLD_WEIGHT or bool(self._flags.value & FORCE_BOLD)
        return self._fonts[name]

    def _drawings(self) -> tuple[list[Box], list[Box]]:
        """Thin rules, and the boxes of pictures and filled shapes."""
        rules, pictures = [], []
        for index in range(min(raw.FPDFPage_CountObjects(self.source), MAX_PAGE_OBJECTS)):
            drawn = raw.FPDFPage_GetObject(self.source, index)
            kind = raw.FPDFPageObj_GetType(drawn)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                continue
            box = self._bounds(drawn)
            if box is None:
                continue
            if min(box.right - box.left, box.bottom - box.top) < RULE_WIDTH:
                rules.append(box)
            elif kind == raw.FPDF_PAGEOBJ_PATH and self._is_outline(drawn):
                rules += _edges(box)
            else:
                pictures.append(box)
        return rules, pictures

    def _is_outline(self, drawn: Any) -> bool:
        """Whether a path is a box drawn with a pen and not filled, as a table's cell is."""
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(drawn, fill, stroke)
        return not fill.value and bool(stroke.value) and 4 <= raw.FPDFPath_CountSegments(drawn) <= 6

    def _bounds(self, drawn: Any) -> Box | None:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if not raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
            return None
        return Box(left.value - self._left, self._top - top.value, right.value - self._left, self._top - bottom.value)


def _edges(box: Box) -> list[Box]:
    """The four sides of a box as rules."""
    return [
        Box(box.left, box.top, box.right, box.top),
        Box(box.left, box.bottom, box.right, box.bottom),
        Box(box.left, box.top, box.left, box.bottom),
        Box(box.right, box.top, box.right, box.bottom),
    ]

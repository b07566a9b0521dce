"""Is a file that cannot be read refused with a sentence and a hint, whatever is wrong with it?"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from ingest.documents import read_document
from ingest.documents.limits import MAX_PAGE_CHARACTERS, MAX_PAGES
from ingest.outline import outline
from ontology.errors import UnreadableFile

WORDS = "Leaders at Ravelin Cross had opened a new kitchen, and the men ate better than they had for years."


def pdf(pages: int = 1, words: str = WORDS, lines: int = 5) -> bytes:
    """A plain PDF."""
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1)
    for page in range(pages):
        for line in range(lines):
            canvas.drawString(72, 760 - 14 * line, f"{words} {page}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def drawn() -> bytes:
    """A PDF with a picture and no text."""
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.rect(72, 72, 400, 600, fill=1)
    canvas.save()
    return out.getvalue()


def encrypted() -> bytes:
    """A PDF that asks for a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@cache
def bomb() -> bytes:
    """A PDF whose page content unpacks to a gigabyte."""
    packed = zlib.compressobj(9)
    chunks = [packed.compress(b" " * 8_000_000) for _ in range(128)]
    content = b"".join((*chunks, packed.flush()))
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj\n"
    stream = b"4 0 obj<</Filter/FlateDecode/Length %d>>\nstream\n" % len(content)
    return head + page + stream + content + b"\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF"


PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + bytes(17)

UNREADABLE: Mapping[str, bytes | Callable[[], bytes]] = {
    "empty": b"",
    "zero bytes": bytes(4096),
    "blank": b" \r\n\t\n",
    "few words": b"Hello, world.\n",
    "encrypted": encrypted(),
    "no objects": b"%PDF-1.7\n" + bytes(range(256)) * 8,
    "scanned": drawn(),
    "bomb": bomb,
    "packed twice": b"%PDF-1.7\n1 0 obj <</Filter [/FlateDecode /FlateDecode]>> stream\nx\nendstream endobj",
    "a picture": PNG,
    "an archive": b"PK\x03\x04" + bytes(200),
    "a web page": b"<!DOCTYPE html><html><body><p>" + WORDS.encode() * 9,
    "binary": bytes(range(256)) * 64,
    "half UTF-16": b"\xff\xfe" + WORDS.encode("utf-16-le") + b"\x00",
}


def unreadable(what: str) -> bytes:
    """What cannot be read; what takes long to make is made when it is asked for."""
    content = UNREADABLE[what]
    return content if isinstance(content, bytes) else content()


@pytest.mark.parametrize("what", UNREADABLE)
@pytest.mark.parametrize("suffix", [".pdf", ".txt"])
def test_what_cannot_be_read_is_refused_with_a_hint(what: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"report{suffix}"
    path.write_bytes(unreadable(what))
    with pytest.raises(UnreadableFile) as refused:
        read_document(path)
    assert "report" in refused.value.message
    assert refused.value.hint


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path, reason in ((tmp_path / "nothing.pdf", "no such file"), (tmp_path, "is a folder, not a file")):
        with pytest.raises(UnreadableFile, match=reason):
            read_document(path)


def test_the_reason_is_named(tmp_path: Path) -> None:
    for what, reason in (("encrypted", "encrypted"), ("scanned", "scan"), ("empty", "empty"), ("a picture", "PNG")):
        path = tmp_path / "report.pdf"
        path.write_bytes(unreadable(what))
        with pytest.raises(UnreadableFile, match=reason):
            read_document(path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.floats(0, 1), junk=st.binary(max_size=40), place=st.floats(0, 1))
def test_a_damaged_pdf_is_read_or_refused(cut: float, junk: bytes, place: float, tmp_path: Path) -> None:
    data = pdf(3)
    data = data[: int(cut * len(data))]
    at = int(place * len(data))
    path = tmp_path / "damaged.pdf"
    path.write_bytes(data[:at] + junk + data[at:])
    with suppress(UnreadableFile):
        assert outline(read_document(path)).document.source.text


def test_a_pdf_named_txt_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(pdf())
    assert read_document(path).source.media_type == "application/pdf"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_odd_encodings_give_the_same_words(encoding: str, tmp_path: Path) -> None:
    words = f"3.1 {WORDS} ‘Better’ – by £3.\r\n"
    path = tmp_path / "report.txt"
    path.write_bytes(words.encode(encoding))
    assert read_document(path).lines[0].passage.text == words.strip()


def test_a_report_of_500_pages_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf(500))
    assert read_document(path).source.pages == 500


def test_too_many_pages_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "longer.pdf"
    path.write_bytes(pdf(MAX_PAGES + 1, words="A", lines=1))
    with pytest.raises(UnreadableFile, match="pages"):
        read_document(path)


def test_a_page_drawn_to_exhaust_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dense.pdf"
    path.write_bytes(pdf(1, words="a" * 900, lines=MAX_PAGE_CHARACTERS // 900 + 5))
    with pytest.raises(UnreadableFile, match="characters"):
        read_document(path)


def test_a_huge_line_is_a_line(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text(WORDS * 20_000, encoding="utf-8")
    assert len(outline(read_document(path)).front) == 1


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=400))
def test_any_text_has_an_outline_whose_pieces_stand_in_it(text: str, tmp_path: Path) -> None:
    path = tmp_path / "any.md"
    path.write_bytes((WORDS + "\n\n" + text).encode())
    try:
        document = read_document(path)
    except UnreadableFile:
        return
    made = outline(document)
    for block in made.front:
        for piece in block.passage.pieces:
            printed = document.source.text[piece.start : piece.start + piece.length]
            assert printed == block.passage.text[piece.at : piece.at + piece.length]

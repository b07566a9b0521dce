"""Which reader does a file need? Told by its first bytes, never by its name."""

from __future__ import annotations

from pathlib import Path

from ingest.blocks import Document
from ingest.documents.limits import MAX_FILE_BYTES, MEGABYTE, MIN_LETTERS
from ingest.documents.pdf import read_pdf
from ingest.documents.text import read_text
from ontology.errors import UnreadableFile

# The first bytes of files that are neither PDF nor text, and what to call them
FOREIGN = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a zip archive (a Word file, perhaps)"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"<!DOCTYPE", "a web page"),
    (b"<!doctype", "a web page"),
    (b"<html", "a web page"),
    (b"\x7fELF", "a program"),
)
PDF_WITHIN = 1024
"""A PDF's first line may stand behind so many bytes of something else."""


def read_document(path: Path | str) -> Document:
    """The lines, tables and figure words of a report file.

    Raises UnreadableFile, with a hint, for a file that is missing, empty, encrypted, damaged, image-only, too large,
    or neither PDF nor text.
    """
    path = Path(path)
    data = _bytes(path)
    if not data.strip(b"\x00 \t\r\n\x0c"):
        raise UnreadableFile(f"{path.name}: the file is empty", hint="fetch or export the report again")
    if b"%PDF-" in data[:PDF_WITHIN]:
        return read_pdf(data, path.name)
    for first, kind in FOREIGN:
        if data.startswith(first):
            raise UnreadableFile(f"{path.name}: is {kind}", hint="give the published PDF, or its text as .txt or .md")
    document = read_text(data, path.name)
    if sum(map(str.isalpha, document.source.text[:100_000])) < MIN_LETTERS:
        raise UnreadableFile(f"{path.name}: holds hardly any words", hint="is this the text of a report?")
    return document


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableFile(f"{path}: is a folder, not a file", hint="name one of the files in it")
        if not path.is_file():
            raise UnreadableFile(f"{path}: there is no such file", hint="check the path")
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise UnreadableFile(
                f"{path.name}: {size / MEGABYTE:.0f} MB is too large for a report",
                hint=f"reports stay under {MAX_FILE_BYTES // MEGABYTE} MB; is this the right file?",
            )
        return path.read_bytes()
    except OSError as error:
        hint = "check the file's permissions"
        raise UnreadableFile(f"{path}: cannot be read ({error.strerror})", hint=hint) from error

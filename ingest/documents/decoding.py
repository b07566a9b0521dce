"""Which characters do the bytes of a text file stand for?"""

from __future__ import annotations

import codecs
import re

from ingest.documents.limits import MAX_BROKEN_SHARE, MAX_TEXT_BYTES, MEGABYTE
from ontology.errors import UnreadableFile

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# "(cid:127) 58 foreign national prisoners": a converter's name for a bullet that its font does not name, or the letter
# that a face of symbols has in its place
UNNAMED_MARK = re.compile(r"(?m)^([ \t]*)(?:\(cid:\d{1,5}\)|[\x7f\uf000-\uf0ff])(?=\s)")
# "self\ufffeharm": what a converter writes for a hyphen and the line's end behind it
LINE_END_HYPHEN = re.compile("(?<=[^\\W_])[\x02\ufffe](?=[^\\W_])")
# control characters that no text holds (tab, line feed, form feed, carriage return and next line may stand)
BROKEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffd]")


def decode(data: bytes, name: str) -> str:
    """The text of a file, its lines ended by one line feed. Raises UnreadableFile for bytes that are no text."""
    if len(data) > MAX_TEXT_BYTES:
        raise UnreadableFile(
            f"{name}: {len(data) / MEGABYTE:.0f} MB is too large for a text file",
            hint=f"texts of reports stay under {MAX_TEXT_BYTES // MEGABYTE} MB; is this the right file?",
        )
    text = _characters(data, name).replace("\r\n", "\n").replace("\r", "\n")
    text = LINE_END_HYPHEN.sub("-\n", UNNAMED_MARK.sub(r"\1•", text))
    if len(BROKEN.findall(text)) > MAX_BROKEN_SHARE * len(text):
        raise UnreadableFile(f"{name}: holds binary data, not text", hint="give a PDF, a .txt or a .md file")
    return text


def _characters(data: bytes, name: str) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, name)
    if wide := _wide(data):
        return _strict(data, wide, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"{name}: begins as {encoding} but breaks at byte {error.start}", hint="save it as UTF-8 and try again"
        ) from error


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of English text is zero."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 8:  # too short to tell
        return None
    if sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None

"""Would this PDF blow up when it is unpacked? Told from its compressed streams before pdfium opens them."""

from __future__ import annotations

import re
import zlib

from ingest.documents.limits import MAX_INFLATION, MAX_STREAM_BYTES, MEGABYTE, SAMPLE_BYTES
from ontology.errors import UnreadableFile

# "/Filter /FlateDecode /Length 913 >>\nstream\r\n"
STREAM = re.compile(rb"stream\r?\n")
# "/Filter [/FlateDecode /FlateDecode]": packed twice, which only a bomb is
PACKED_TWICE = re.compile(rb"/Filter\s*\[(?:\s*/(?:FlateDecode|Fl)\b){2,}")


def refuse_bomb(data: bytes, name: str) -> None:
    """Raises UnreadableFile for a PDF whose streams would unpack to far more than a report holds."""
    hint = "this is no ordinary report; open it with care"
    if PACKED_TWICE.search(data):
        raise UnreadableFile(f"{name}: a stream of the PDF is packed twice over", hint=hint)
    for found in STREAM.finditer(data):
        end = data.find(b"endstream", found.end())
        size = (end if end >= 0 else len(data)) - found.end()
        if size * MAX_INFLATION > MAX_STREAM_BYTES and _unpacked(data, found.end(), size) > MAX_STREAM_BYTES:
            raise UnreadableFile(f"{name}: a stream unpacks to over {MAX_STREAM_BYTES // MEGABYTE} MB", hint=hint)


def _unpacked(data: bytes, start: int, size: int) -> int:
    """How many bytes a deflated stream would unpack to, guessed from its beginning; 0 for what is not deflated."""
    sample = data[start : start + min(size, SAMPLE_BYTES)]
    inflater = zlib.decompressobj()
    try:
        made = len(inflater.decompress(sample, MAX_STREAM_BYTES))
    except zlib.error:
        return 0
    return made * size // max(1, len(sample) - len(inflater.unconsumed_tail))

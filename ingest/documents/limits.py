"""How large may a file be before we refuse to read it?"""

from __future__ import annotations

MEGABYTE = 1024 * 1024

MAX_FILE_BYTES = 100 * MEGABYTE
"""Published reports are 0.2 to 15 MB."""

MAX_TEXT_BYTES = 20 * MEGABYTE
"""A text of a 100-page report is about 0.3 MB."""

MAX_PAGES = 1_000
"""The longest published report has some 200 pages."""

MAX_PAGE_CHARACTERS = 60_000
"""A dense page has 5,000; more is a page drawn to exhaust its reader."""

MAX_CHARACTERS = 8_000_000
"""Characters of a whole document."""

MAX_LINES = 400_000
"""Lines of a text file."""

MAX_PAGE_OBJECTS = 200_000
"""Drawing objects looked at on one page in search of rules and pictures."""

MAX_SECONDS = 60.0
"""Time for one document; 100 ordinary pages take under two seconds."""

MAX_STREAM_BYTES = 256 * MEGABYTE
"""What one stream of a PDF may unpack to; a large photograph takes some 30 MB."""

MAX_INFLATION = 1_032
"""Deflate packs no tighter than this."""

SAMPLE_BYTES = 16 * 1024
"""So much of a stream is unpacked to see how tightly it is packed."""

MIN_LETTERS = 40
"""Fewer letters than this in a whole document: it holds pictures of pages, or nothing."""

MAX_BROKEN_SHARE = 0.02
"""The share of control and replacement characters above which bytes are not text."""

"""Which sections of a thematic tell of the same thing, by their titles?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.blocks import Outline, Part
from ingest.plain import plain
from ingest.wording import any_of

# `Keywork delivery²`, `Methodology [3]`
_MARK = re.compile(r"\s*(?:[⁰¹²³⁴-⁹]+|\[\d{1,2}\])\s*$")
_APPENDIX = r"(?:(?:appendix|annexe?)\s+\w+\s*[:.-]?\s*)?"


def bare_title(title: str) -> str:
    """A title without the mark of a footnote."""
    return _MARK.sub("", title).strip()


def parts_called(outline: Outline, entry: str) -> Iterator[Part]:
    """The parts whose whole title is a phrase of this entry of `thematic.yml`, the outermost of each such branch."""
    yield from _called(outline.parts, re.compile(_APPENDIX + any_of("thematic", entry), re.IGNORECASE))


def _called(parts: tuple[Part, ...], title: re.Pattern[str]) -> Iterator[Part]:
    for part in parts:
        if title.fullmatch(plain(bare_title(part.title)).strip(" :.")):
            yield part
        else:
            yield from _called(part.parts, title)

"""Which charts, tables and photographs does the report caption, and of how many cases?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.plain import plain
from ontology.model import Figure, Paragraph
from ontology.values import PartKind

# `Figure 2: Progress on HMI Prisons concerns from December 2022 inspection (n=5)`
_NUMBERED = re.compile(r"(?i)^(?:figure|chart|graph)\s+(?P<number>\d+[a-z]?)\s*[:.-]?\s")
_CASES = re.compile(r"(?i)\(\s*n\s*=\s*(?P<n>\d[\d,]*)\s*\)")


def read_figures(paragraphs: Iterable[Paragraph]) -> tuple[Figure, ...]:
    """Every caption in reading order, whole as printed; `n` where the caption gives a number of cases."""
    figures = []
    for paragraph in paragraphs:
        text = plain(paragraph.text)
        numbered = _NUMBERED.match(text)
        if paragraph.kind is PartKind.CAPTION or (numbered and _CASES.search(text)):
            cases = _CASES.search(text)
            figures.append(
                Figure(
                    caption=paragraph.text,
                    number=numbered["number"] if numbered else None,
                    n=int(cases["n"].replace(",", "")) if cases else None,
                    page=paragraph.page,
                    place=paragraph.place(),
                )
            )
    return tuple(figures)

"""What stands on one PDF page: words with their boxes, rules, and pictures? The types between pdfium and the layout."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.blocks import Box


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word; lengths in points, y from the top of the page."""

    text: str
    box: Box
    baseline: float
    size: float
    bold: bool = False
    upright: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """A page: words in the order of the file, thin rules, areas that a picture or a drawing fills."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()


def around(boxes: list[Box]) -> Box:
    """The smallest box that holds them all."""
    if len(boxes) == 1:
        return boxes[0]
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )

"""Which places does a thematic say that its inspectors visited?"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile

from ingest.establishments import known_names, listed_together
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.wording import any_of
from ontology.model import Paragraph
from ontology.register import bare_name
from ontology.values import PartKind

_VISITED = re.compile(rf"\b{any_of('thematic', 'visited')}\b", re.IGNORECASE)
_LINES = frozenset({PartKind.LIST_ITEM, PartKind.TABLE_ROW})
_FEWEST = 2
"""One place in a list may be named for something else."""


def places_visited(parts: Catalogue) -> frozenset[str]:
    """The `bare_name`s in the sentence that lists most of them, or in the lines below one like `We visited:`."""
    known = known_names(parts.paragraphs)
    in_lines = [_below(parts.paragraphs, at, known) for at, lead in enumerate(parts.paragraphs) if _leads(lead)]
    return max((listed_together(parts.paragraphs, _VISITED), *in_lines), key=len)


def _leads(paragraph: Paragraph) -> bool:
    return paragraph.text.rstrip().endswith(":") and bool(_VISITED.search(plain(paragraph.text)))


def _below(paragraphs: tuple[Paragraph, ...], lead: int, known: Callable[[str], list[str]]) -> frozenset[str]:
    """The places that each have a line of their own below the lead."""
    lines = takewhile(lambda each: each.kind in _LINES, paragraphs[lead + 1 :])
    named = (known(line.text) for line in lines)
    names = frozenset(bare_name(line[0]) for line in named if len(line) == 1)
    return names if len(names) >= _FEWEST else frozenset()

"""Which concerns does the report raise, and what does it recommend under each?

From 2022 concerns are a list (`numbered`); before that each is labelled, as is what answers it (`pairs`).
"""

from __future__ import annotations

from collections.abc import Iterable

from ingest.inspection.labels import group, labelled
from ingest.inspection.numbered import entry, listed_concerns
from ingest.inspection.pairs import PAIRS, Raised, labelled_pairs
from ingest.inspection.zones import Unit, Zone
from ingest.paragraphs import Catalogue


def read_concerns(units: Iterable[Unit], catalogue: Catalogue) -> Raised:
    """The concerns of a report of any era, each once, with the recommendations printed under them."""
    units = list(units)
    pairs = labelled_pairs(units, catalogue)
    listed = tuple(listed_concerns(units, catalogue, first=len(pairs.concerns) + 1))
    if pairs.concerns and all(concern.priority is None for concern in listed):
        listed = ()  # footnotes below the pairs: no report has both
    return Raised((*pairs.concerns, *listed), pairs.recommendations)


def is_statement(unit: Unit) -> bool:
    """Whether a block is the statement of a concern, or of a recommendation that answers one."""
    if unit.is_heading or unit.zone not in PAIRS:
        return False
    if next(labelled(unit.text), None) is not None:
        return group(unit.text) is None
    return unit.zone is Zone.CONCERNS and entry(unit)[1] is not None

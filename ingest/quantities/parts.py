"""Which numbers are parts that add up to a count before them? `nine deaths: five natural, four self-inflicted`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.quantities.forms import Form
from ingest.quantities.mentions import Mention


def parts(mentions: Sequence[Mention]) -> frozenset[int]:
    """The places of the mentions that add up to a count before them; such a number needs no noun of its own."""
    return frozenset(place for at in range(len(mentions)) for place in _parts_of(mentions, at))


def _parts_of(mentions: Sequence[Mention], at: int) -> Iterator[int]:
    """The places of the parts of the mention at `at`: two or more counts that follow it and add up to it."""
    whole = mentions[at]
    if not _is_count(whole) or whole.unit.name is None or whole.trap:
        return
    found, rest = list[int](), whole.amount.values[0]
    for place in range(at + 1, len(mentions)):
        part = mentions[place]
        if part.trap and not part.nameless:
            continue  # a date or a period between
        if not _is_count(part) or part.unit.name not in (None, whole.unit.name):
            return
        found.append(place)
        rest -= part.amount.values[0]
        if rest <= 0:
            break
    if rest == 0 and len(found) > 1:
        yield from found


def _is_count(mention: Mention) -> bool:
    return mention.amount.form is Form.NUMBER and not mention.unit.is_time

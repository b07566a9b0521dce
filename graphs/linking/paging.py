"""Which links stand on a page of many? From what is counted once for a version, with people's decisions until now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from graphs.linking.held import Fate, Held
from graphs.linking.links import Link, LinkType, Status
from graphs.linking.reviews import Decision, Review
from graphs.linking.tallies import Level, is_counted, keys_at, tallies
from graphs.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which links are asked for: where they stand (without a status, those that wait for a person), type and places.

    They come in the order of a queue, those nearest to an even chance first, or the surest first.
    """

    status: Status | None = None
    type: LinkType | None = None
    places: tuple[str, ...] | None = None
    surest: bool = False

    def place_in_order(self, confidence: float) -> float:
        """Where a link that is so sure comes; those that are equal come by their keys."""
        return -confidence if self.surest else abs(confidence - 0.5)

    def has(self, link: Link, review: Review | None = None) -> bool:
        """Whether a link is asked for, that this was decided on."""
        if self.type and link.type is not self.type:
            return False
        return link.status is self.status if self.status else waits(link, review)

    def has_level(self, level: Level) -> bool:
        """Whether the links of a level are asked for that nobody has decided on."""
        return self.type in (None, level.type) and level.status is (self.status or Status.PROPOSED)


@dataclass(frozen=True, slots=True)
class LinkPage:
    """Some links in the order asked for, out of so many."""

    links: Sequence[Link]
    total: int


@dataclass(slots=True)
class _Heap:
    """Links that are equal in the order: the levels that nobody's decision touched, and those decided on."""

    levels: list[Level] = field(default_factory=list)
    size: int = 0
    decided: list[str] = field(default_factory=list)


def waits(link: Link, review: Review | None) -> bool:
    """Whether a link waits for a person.

    A rejected pair that has come back since waits again; one that somebody was unsure of does not.
    """
    return link.status is Status.PROPOSED and (review is None or review.decision is Decision.REJECT)


def page_of(held: Held, fates: Mapping[str, Fate], wanted: Wanted, offset: int, limit: int) -> LinkPage:
    """The links on a page: `fates` are those of all that somebody decided on, by key."""
    if wanted.places is not None:
        return _at_places(held, fates, wanted, offset, limit)
    heaps = _heaps(held, fates, wanted)
    keys = list(_keys(held.store, fates, heaps, offset, limit))
    read = {link.key: link for link in held.named(key for key in keys if key not in fates)}
    links = [fates[key].now if key in fates else read[key] for key in keys]
    return LinkPage(links, sum(heap.size + len(heap.decided) for heap in heaps))


def _heaps(held: Held, fates: Mapping[str, Fate], wanted: Wanted) -> Sequence[_Heap]:
    heaps: dict[float, _Heap] = defaultdict(_Heap)
    for level, number in tallies(held.store, held.version).items():
        if wanted.has_level(level):
            heap = heaps[wanted.place_in_order(level.confidence)]
            heap.levels.append(level)
            heap.size += number
    for key, fate in fates.items():
        if is_counted(fate.told) and wanted.has_level(Level.of(fate.told)):
            heaps[wanted.place_in_order(fate.told.confidence)].size -= 1
        if wanted.has(fate.now, fate.review):
            heaps[wanted.place_in_order(fate.now.confidence)].decided.append(key)
    return [heaps[place] for place in sorted(heaps)]


def _keys(store: Store, fates: Mapping[str, Fate], heaps: Iterable[_Heap], offset: int, limit: int) -> Iterable[str]:
    """The keys of the links on a page; only the levels that reach into it are read."""
    for heap in heaps:
        size = heap.size + len(heap.decided)
        if size > offset and limit > 0:
            rest = (key for level in heap.levels for key in keys_at(store, level) if key not in fates)
            found = sorted((*rest, *heap.decided))[offset : offset + limit]
            limit -= len(found)
            yield from found
        offset = max(0, offset - size)


def _at_places(held: Held, fates: Mapping[str, Fate], wanted: Wanted, offset: int, limit: int) -> LinkPage:
    """The links of some places are few: they are read, and then put in order."""
    told = [link for link in held.at_places(wanted.places or ()) if is_counted(link) or link.key in fates]
    fated = ((fates[link.key].now, fates[link.key].review) if link.key in fates else (link, None) for link in told)
    found = [link for link, review in fated if wanted.has(link, review)]
    found.sort(key=lambda link: (wanted.place_in_order(link.confidence), link.key))
    return LinkPage(list(islice(found, offset, offset + limit)), len(found))

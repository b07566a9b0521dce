"""Which statements were printed apart from their findings? They go back behind the judgement that they follow.

Some programs print what a page has without a number (headings, statements) before its numbered paragraphs. A statement
then stands amid the findings of the one before, and a judgement has findings below it where a statement should be:

    Concern 1 · 3.1 · Concern 2 · 3.2 · 3.3 judged · 3.4 · 3.5 judged
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.blocks import ASIDES, BlockKind
from ingest.irp.judgements import find_verdict
from ingest.outline.drafts import Draft
from ingest.outline.joining import BRACKETS
from ingest.outline.titles import could_be_title, is_labelled, names_a_section
from ingest.plain import plain
from ingest.wording import any_of

_FRAMING = re.compile(any_of("review", "framing"), re.IGNORECASE)
_THEME = re.compile(r"(?i)theme\b")
FEWEST = 2
"""So many statements out of their places make a habit of the program that printed them."""

_ASKS = re.compile(r"(?i)(?:key |main |general )?recommendation\b")


@dataclass(frozen=True, slots=True)
class _Group:
    """The places of a statement with its headings before it and what it recommends behind it; `early`: it stands amid
    findings that no judgement closes."""

    start: int
    end: int
    early: bool


_Unit = list[_Group]
"""A statement, and behind a page's end what it recommends."""


def with_statements_in_order(drafts: list[Draft]) -> list[Draft]:
    """The drafts with each statement that was printed elsewhere behind the judgement that it goes on from."""
    targets = {target: unit for section in _sections(drafts) for target, unit in _moves(drafts, section)}
    moved = {place for unit in targets.values() for group in unit for place in range(group.start, group.end)}
    made: list[Draft] = []
    for place, draft in enumerate(drafts):
        made += [] if place in moved else [draft]
        for group in targets.get(place, ()):
            made += [replace(one, moved=True) for one in drafts[group.start : group.end]]
    return made


def _sections(drafts: list[Draft]) -> Iterator[range]:
    starts = [place for place, draft in enumerate(drafts) if _opens_section(draft)]
    for start, end in pairwise((*starts, len(drafts))):
        yield range(start, end)


def _moves(drafts: list[Draft], section: range) -> Iterator[tuple[int, _Unit]]:
    """Behind which draft a unit has to stand, for each that stands elsewhere."""
    groups = [group for group in _groups(drafts) if group.start in section]
    judged = [place for place in section if groups and _judges(drafts[place])]
    followed = [place for place in judged if _finding_follows(drafts, place)]
    units = _units(drafts, groups)
    early = sum(group.early for group in groups[1:])
    late = bool(judged) and judged[0] < groups[0].start
    habit = (early >= FEWEST and followed) or (late and len(followed) >= FEWEST)
    if habit and len(units) == len(judged):
        first = groups[0].start - 1 if not late else _opening(drafts, section)
        yield from _in_turn(units, [first, *judged[:-1]])
    else:
        yield from _where_findings_follow(groups, judged, set(followed))


def _in_turn(units: list[_Unit], targets: list[int]) -> Iterator[tuple[int, _Unit]]:
    """As many statements as judgements: the first goes with the first."""
    for unit, target in zip(units, targets, strict=True):
        if len(unit) > 1 or unit[0].start != target + 1:
            yield target, unit


def _where_findings_follow(groups: list[_Group], judged: list[int], followed: set[int]) -> Iterator[tuple[int, _Unit]]:
    """Judgements that findings follow, each with the statement that stands too early for it, in turn."""
    waiting: deque[_Group] = deque()
    starts = {group.start: group for group in groups[1:]}
    for place in sorted((*judged, *starts)):
        group = starts.get(place)
        if group and group.early:
            waiting.append(group)
        elif group:
            waiting.clear()  # a statement in its place: what waits has lost its judgement, and takes no other's
        elif waiting and place in followed:
            yield place, [waiting.popleft()]


def _opening(drafts: list[Draft], section: range) -> int:
    """The last of the drafts that open a section: its heading, and what says how it is read."""
    place = section.start
    while place + 1 < section.stop and _frames(drafts[place + 1]):
        place += 1
    return place


def _units(drafts: list[Draft], groups: list[_Group]) -> list[_Unit]:
    """A recommendation behind a page's end belongs to the concern before it that has none."""
    units: list[_Unit] = []
    open_asks = True
    for group in groups:
        asks = [bool(_ASKS.match(plain(one.text))) for one in drafts[group.start : group.end] if _states(one)]
        if asks[0] and units and not open_asks:
            units[-1].append(group)
        else:
            units.append([group])
        open_asks = asks[-1] or _THEME.match(plain(drafts[group.end - 1].text)) is not None
    return units


def _groups(drafts: list[Draft]) -> Iterator[_Group]:
    place = 0
    while place < len(drafts):
        if not _states(drafts[place]):
            place += 1
            continue
        start, end = place, place + 1
        while start and (_heads(drafts[start - 1]) or _frames(drafts[start - 1])):
            start -= 1
        while end < len(drafts) and _belongs(drafts[end]):
            end += 1
        yield _Group(start, end, early=_stands_early(drafts, start))
        place = end


def _belongs(draft: Draft) -> bool:
    """What is recommended, and a reference that the line before had no room for."""
    if not _states(draft):
        return draft.kind is None and bool(BRACKETS.fullmatch(draft.text))
    return bool(_ASKS.match(plain(draft.text)))


def _stands_early(drafts: list[Draft], start: int) -> bool:
    before = next((one for one in reversed(drafts[:start]) if one.kind not in ASIDES), None)
    return before is not None and not (_judges(before) or _opens_section(before))


def _finding_follows(drafts: list[Draft], place: int) -> bool:
    after = next((one for one in drafts[place + 1 :] if one.kind not in ASIDES), None)
    return bool(after and after.number and after.kind is None)


def _states(draft: Draft) -> bool:
    return draft.kind is None and not draft.cells and is_labelled(draft.text)


def _heads(draft: Draft) -> bool:
    """A heading below that of a section, marked or not."""
    return could_be_title(draft) or (draft.kind is BlockKind.HEADING and not _opens_section(draft))


def _frames(draft: Draft) -> bool:
    """`This part of the report is written by ...`, `Ofsted looked at:`: stands between a heading and a statement."""
    text = plain(draft.text)
    return draft.number is None and draft.kind is None and (text.endswith(":") or bool(_FRAMING.search(text)))


def _judges(draft: Draft) -> bool:
    return draft.kind is None and bool(draft.number) and find_verdict(draft.text) is not None


def _opens_section(draft: Draft) -> bool:
    return (draft.kind is BlockKind.HEADING and draft.level == 1) or names_a_section(draft.text)

"""Whose role is it, where a text has names and roles on lines of their own: in turn, or a column after the other?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.blocks import Block


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A name with its role in a block, or one of the two alone; "" stands for what is missing or not understood."""

    name: str
    role: str
    block: Block


def whole_lines(lines: Iterable[TeamLine]) -> Iterator[TeamLine]:
    """The lines with names and roles brought together; a name or role that is nobody's stays alone.

    As many roles as names, one after the other, are two columns (`A`, `B`, `Inspector`, `Researcher`); the roles may
    come first. Columns of unequal length tell nobody's role.
    """
    lines = list(lines)
    yield from (line for line in lines if not (line.name or line.role))
    known = [line for line in lines if line.name or line.role]
    for alone, group in groupby(known, lambda line: not (line.name and line.role)):
        if alone:
            yield from _columns(list(group))
        else:
            yield from group


def _columns(lines: Sequence[TeamLine]) -> Iterator[TeamLine]:
    runs = [list(run) for _, run in groupby(lines, lambda line: bool(line.name))]
    seconds = [*runs[1::2], *([[]] if len(runs) % 2 else [])]
    for first, second in zip(runs[::2], seconds, strict=True):
        names, roles = (first, second) if first[0].name else (second, first)
        if first == roles and len(roles) == 1 and roles[0].role.endswith("s"):  # `Inspectors`, and who they are below
            yield from (replace(name, role=roles[0].role) for name in names)
        elif len(names) == len(roles):
            yield from (replace(name, role=role.role) for name, role in zip(names, roles, strict=True))
        else:
            yield from (*first, *second)

"""Who was on the team, in which role, from which body? Every form of the list, roles exactly as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from ingest.blocks import Block, BlockKind, Outline
from ingest.bodies import bodies_in
from ingest.names import is_name
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.team_columns import TeamLine, whole_lines
from ingest.team_forms import (
    BETWEEN_NAMES,
    HONOUR_ALONE,
    HONOURED,
    INTRODUCTION,
    MEMBER,
    MEMBERS,
    NAMES_FIRST,
    ONE_MEMBER,
    ONLY_ROLE,
    ROLE_ALONE,
    ROLE_FIRST,
    ROLES,
    ROW_OF_NAMES,
    UNLISTED,
    WITH_FIELD,
)
from ingest.team_wrapping import told_within, unwrapped
from ingest.wording import alternatives, any_of, phrases
from ontology.model import Issue, Person
from ontology.places import Passage
from ontology.values import Severity

_TITLE = re.compile(rf"(?i)(?:appendix\s+\w+[:.]?\s+)?{any_of('people', 'team_titles')}[:.]?")
_END = re.compile(any_of("people", "team_ends"), re.IGNORECASE)
_AND = re.compile(r"[\s,;.]*(?:(?:and|with)\s)?\s*")


def team_blocks(outline: Outline) -> Iterator[Block]:
    """The blocks of the list of the team: those below its heading, or after the sentence that introduces it."""
    inside = False
    for block in (block for part in outline.parts for block in _with_heading(part.heading, part.all_blocks())):
        if block.kind is BlockKind.HEADING and not _is_entry(block):
            inside = bool(_TITLE.fullmatch(plain(block.text)))
        elif _END.match(plain(block.text)):
            inside = False
        elif INTRODUCTION.match(plain(block.text)):
            inside = True
            if told_within(block) is not block:
                yield block
        elif inside:
            yield block


def read_people(outline: Outline, catalogue: Catalogue) -> tuple[tuple[Person, ...], tuple[Issue, ...]]:
    """The members of the team in printed order, and an issue for each line or role that is not understood."""
    lines = [
        replace(line, block=printed) for block, printed in unwrapped(team_blocks(outline)) for line in _lines(block)
    ]
    people = []
    issues = []
    for line in whole_lines(lines):
        if line.name:
            people.append(_person(line, catalogue))
        if not (line.name and line.role):
            issues.append(_not_understood(line.block, catalogue))
    issues += [_unlisted_role(person) for person in people if person.role and not _listed(person.role)]
    return tuple(people), tuple(issues)


def _lines(block: Block) -> Iterator[TeamLine]:
    """What a block of the team says: members, a name alone, a role alone, or nothing that is understood."""
    text = plain(block.text)
    if led := ROLE_FIRST.fullmatch(text) or NAMES_FIRST.fullmatch(text):
        yield from (TeamLine(name, led["role"], block) for name in _names_in(led["names"]))
    elif _is_column_title(block):
        return
    elif ROW_OF_NAMES.fullmatch(text):
        yield from (TeamLine(name, "", block) for name in _names_in(text.strip(" .;")))
    elif _is_role(plain(block.text)):
        yield TeamLine("", block.text.strip(" ,;."), block)
    elif members := list(_members(block)):
        yield from (TeamLine(name, role, block) for name, role in members)
    elif is_name(plain(block.text)):
        yield TeamLine(block.text, "", block)
    elif any(map(str.isalnum, block.text)):
        yield TeamLine("", "", block)


def _is_column_title(block: Block) -> bool:
    """`Name`, `Role`: what stands over the columns of a table."""
    return all(cell.text.strip().lower() in phrases("people", "column_titles") for cell in block.cells or (block,))


def _names_in(names: str) -> Iterator[str]:
    """The names of several people in one role, without their honours."""
    parts = (part for part in BETWEEN_NAMES.split(names) if not HONOUR_ALONE.fullmatch(part))
    yield from (HONOURED.sub("", part).strip() for part in parts)


def _with_heading(heading: Block | None, blocks: Iterable[Block]) -> Iterator[Block]:
    if heading:
        yield heading
    yield from blocks


def _is_role(text: str) -> bool:
    """`Researcher`, or a role that no list has: `Health services inspector`."""
    return bool(ONLY_ROLE.fullmatch(text)) or (
        bool(ROLE_ALONE.fullmatch(text)) and not MEMBER.match(text) and not UNLISTED.fullmatch(text)
    )


def _is_entry(block: Block) -> bool:
    """A line of the team that was set like a heading."""
    return bool(MEMBER.search(plain(block.text)) or ONLY_ROLE.fullmatch(plain(block.text)))


def _members(block: Block) -> Iterator[tuple[str, str]]:
    """Name and role of everyone in a block: its cells in pairs, or one run of names and roles."""
    columns = [list(_run_on(cell)) for cell in block.cells if cell.text.strip()]
    if len(columns) > 1 and all(columns):
        yield from (member for column in columns for member in column)
        return
    cells = [cell.text.strip() for cell in block.cells if cell.text.strip()]
    if len(cells) >= 2 and len(cells) % 2 == 0:
        pairs = list(zip(cells[::2], cells[1::2], strict=True))
        if all(_is_role(plain(role)) and not _is_role(plain(name)) for role, name in pairs):
            pairs = [(name, role) for role, name in pairs]  # the column of roles comes first
        if all(is_name(plain(name)) for name, _ in pairs):
            yield from ((HONOURED.sub("", name), role) for name, role in pairs)
            return
    yield from _run_on(block.passage)


def _run_on(passage: Passage) -> Iterator[tuple[str, str]]:
    text = plain(passage.text)
    end = len(text) - len(text.lstrip(" •*-·"))
    first = MEMBER.match(text, end)
    alone = ONE_MEMBER.fullmatch(text, end) or WITH_FIELD.fullmatch(text, end)
    if alone and not (first and MEMBER.match(text, _next(text, first.end()))):  # `Health inspector, CQC` is one role
        yield _name_and_role(passage, alone)
        return
    while found := MEMBERS.match(text, end) or MEMBER.match(text, end) or UNLISTED.fullmatch(text, end):
        yield from _names_and_role(passage, found) if found.re is MEMBERS else [_name_and_role(passage, found)]
        end = _next(text, found.end())
        if end >= len(text):
            return


def _name_and_role(passage: Passage, found: re.Match[str]) -> tuple[str, str]:
    return passage.text[slice(*found.span("name"))].strip(), passage.text[slice(*found.span("role"))].strip()


def _names_and_role(passage: Passage, found: re.Match[str]) -> Iterator[tuple[str, str]]:
    """Each of several people with the role that they share."""
    role = passage.text[slice(*found.span("role"))].strip()
    yield from ((name, role) for name in _names_in(passage.text[slice(*found.span("names"))]))


def _next(text: str, end: int) -> int:
    """Where the next member begins."""
    gap = _AND.match(text, end)
    return gap.end() if gap else end


def _person(line: TeamLine, catalogue: Catalogue) -> Person:
    text = line.block.text
    start = max(text.find(line.name), 0)
    end = max(text.find(line.role, start) + len(line.role), start + len(line.name))
    place = catalogue.place(line.block, start, end)
    return Person(name=line.name, role=line.role or None, body=_body(line.role), place=place)


@cache
def _body(role: str) -> str | None:
    """The body that a role names or belongs to; None where the role does not tell."""
    named = bodies_in(role)
    if named:
        return named[0]
    owner = next((body for body, roles in ROLES.items() if _is_one_of(role, roles)), "none")
    return None if owner == "none" else owner


def _is_one_of(role: str, roles: tuple[str, ...]) -> bool:
    """`Inspector`, `Inspectors`, `Inspector (shadowing)`."""
    return bool(re.fullmatch(rf"{alternatives(roles)}s?(?:\s\([^()]*\))?", plain(role), re.IGNORECASE))


def _listed(role: str) -> bool:
    return bool(ONLY_ROLE.fullmatch(plain(role)))


def _not_understood(block: Block, catalogue: Catalogue) -> Issue:
    return Issue(
        severity=Severity.WARNING,
        code="team-line-not-understood",
        message=f"A line of the team is neither a name nor a name with a role: {block.text[:80]!r}.",
        hint="Add the role to ingest/wording/people.yml if it is one.",
        paragraph=catalogue.id(block),
        page=block.passage.page,
        quote=block.text[:200],
    )


def _unlisted_role(person: Person) -> Issue:
    return Issue(
        severity=Severity.INFO,
        code="role-not-listed",
        message=f"The role {person.role!r} of {person.name} is kept as printed; no list says which body it belongs to.",
        hint="Add it to ingest/wording/people.yml.",
        paragraph=person.place.part,
        quote=person.role,
    )

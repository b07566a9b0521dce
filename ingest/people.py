"""Who was on the team, in which role, from which body? Every form of the list, roles exactly as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ingest.blocks import Block, BlockKind, Outline
from ingest.bodies import bodies_in
from ingest.names import HONOURS, NAME, is_name
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.team_columns import TeamLine, whole_lines
from ingest.wording import alternatives, any_of, table
from ontology.model import Issue, Person
from ontology.places import Passage
from ontology.values import Severity

_TITLE = re.compile(rf"(?i)(?:appendix\s+\w+[:.]?\s+)?{any_of('people', 'team_titles')}[:.]?")
_INTRODUCTION = re.compile(any_of("people", "team_introductions"), re.IGNORECASE)
_END = re.compile(any_of("people", "team_ends"), re.IGNORECASE)
_ROLES = table("people", "roles")
_BODY = rf"(?i:{alternatives(tuple(name for names in table('bodies', 'bodies').values() for name in names))})"
# `Inspector`, `Lead inspector, Ofsted`, `Pharmacist (CQC)`, `Inspector (shadowing)`, or the body alone
_ROLE = (
    rf"(?:(?i:{alternatives(tuple(role for roles in _ROLES.values() for role in roles))})"
    rf"(?:,?\s+{_BODY}|,?\s+\([^()]{{2,60}}\))?|{_BODY})"
)

# `Sara Hill Team leader Tom Oak Inspector`: a name, its role, then the next name or the end
_MEMBER = re.compile(rf"(?P<name>{NAME}){HONOURS}[\s,:(-]+(?P<role>{_ROLE})\)?(?=[,;]?\s+(?:and\s)?[A-ZÀ-Þ]|[\s,;.]*$)")
_ONE_MEMBER = re.compile(rf"(?P<name>{NAME}){HONOURS}[\s,:(-]+(?P<role>{_ROLE})[\s,;.)]*")
_AND = re.compile(r"[\s,;.]*(?:and\s)?\s*")
# `Team leader: Sara Hill`, `Inspectors: Tom Oak and Ann Fell`
_NAMES = rf"{NAME}{HONOURS}(?:(?:,\s|\sand\s){NAME}{HONOURS})*"
_ROLE_FIRST = re.compile(rf"(?P<role>{_ROLE}s?)(?:\s*:|\s-)?\s+(?P<names>{_NAMES})[\s.;]*")
_BETWEEN_NAMES = re.compile(r",\s|\sand\s")
_HONOURED = re.compile(HONOURS + r"$")
_HONOUR_ALONE = re.compile(any_of("people", "honours"))
_ONLY_ROLE = re.compile(_ROLE + r"s?[\s,;.]*")
# `Sara Hill Dental adviser`: a role that no list has, with its last word from `role_nouns`
_ROLE_ALONE = re.compile(rf"[A-Z][\w-]*(?:\s+[\w&,'()-]+)*?\s+(?i:{any_of('people', 'role_nouns')})[\s,;.]*")
_UNLISTED = re.compile(
    rf"(?P<name>{NAME}){HONOURS}[\s,:-]+"
    rf"(?P<role>[A-Z][\w-]*(?:\s+[\w&,'()-]+)*?\s+(?i:{any_of('people', 'role_nouns')}))[\s.]*"
)


def team_blocks(outline: Outline) -> Iterator[Block]:
    """The blocks of the list of the team: those below its heading, or after the sentence that introduces it."""
    inside = False
    for block in (block for part in outline.parts for block in _with_heading(part.heading, part.all_blocks())):
        if block.kind is BlockKind.HEADING and not _is_entry(block):
            inside = bool(_TITLE.fullmatch(plain(block.text)))
        elif _END.match(plain(block.text)):
            inside = False
        elif _INTRODUCTION.match(plain(block.text)):
            inside = True
        elif inside:
            yield block


def read_people(outline: Outline, catalogue: Catalogue) -> tuple[tuple[Person, ...], tuple[Issue, ...]]:
    """The members of the team in printed order, and an issue for each line or role that is not understood."""
    lines = [line for block in team_blocks(outline) for line in _lines(block)]
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
    if led := _ROLE_FIRST.fullmatch(plain(block.text)):
        yield from (TeamLine(name, led["role"], block) for name in _names_in(led["names"]))
    elif _is_role(plain(block.text)):
        yield TeamLine("", block.text.strip(" ,;."), block)
    elif members := list(_members(block)):
        yield from (TeamLine(name, role, block) for name, role in members)
    elif is_name(plain(block.text)):
        yield TeamLine(block.text, "", block)
    elif any(map(str.isalnum, block.text)):
        yield TeamLine("", "", block)


def _names_in(names: str) -> Iterator[str]:
    """The names of several people in one role, without their honours."""
    parts = (part for part in _BETWEEN_NAMES.split(names) if not _HONOUR_ALONE.fullmatch(part))
    yield from (_HONOURED.sub("", part).strip() for part in parts)


def _with_heading(heading: Block | None, blocks: Iterable[Block]) -> Iterator[Block]:
    if heading:
        yield heading
    yield from blocks


def _is_role(text: str) -> bool:
    """`Researcher`, or a role that no list has: `Health services inspector`."""
    return bool(_ONLY_ROLE.fullmatch(text)) or (
        bool(_ROLE_ALONE.fullmatch(text)) and not _MEMBER.match(text) and not _UNLISTED.fullmatch(text)
    )


def _is_entry(block: Block) -> bool:
    """A line of the team that was set like a heading."""
    return bool(_MEMBER.search(plain(block.text)) or _ONLY_ROLE.fullmatch(plain(block.text)))


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
            yield from ((_HONOURED.sub("", name), role) for name, role in pairs)
            return
    yield from _run_on(block.passage)


def _run_on(passage: Passage) -> Iterator[tuple[str, str]]:
    text = plain(passage.text)
    end = len(text) - len(text.lstrip(" •*-·"))
    first = _MEMBER.match(text, end)
    alone = _ONE_MEMBER.fullmatch(text, end)
    if alone and not (first and _MEMBER.match(text, _next(text, first.end()))):  # `Health inspector, CQC` is one role
        yield _name_and_role(passage, alone)
        return
    while found := _MEMBER.match(text, end) or _UNLISTED.fullmatch(text, end):
        yield _name_and_role(passage, found)
        end = _next(text, found.end())
        if end >= len(text):
            return


def _name_and_role(passage: Passage, found: re.Match[str]) -> tuple[str, str]:
    return passage.text[slice(*found.span("name"))].strip(), passage.text[slice(*found.span("role"))].strip()


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
    owner = next((body for body, roles in _ROLES.items() if _is_one_of(role, roles)), "none")
    return None if owner == "none" else owner


def _is_one_of(role: str, roles: tuple[str, ...]) -> bool:
    """`Inspector`, `Inspectors`, `Inspector (shadowing)`."""
    return bool(re.fullmatch(rf"{alternatives(roles)}s?(?:\s\([^()]*\))?", plain(role), re.IGNORECASE))


def _listed(role: str) -> bool:
    return bool(_ONLY_ROLE.fullmatch(plain(role)))


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

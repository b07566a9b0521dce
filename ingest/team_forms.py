"""In which forms does a line of the team print names and roles?"""

from __future__ import annotations

import re

from ingest.names import HONOURS, NAME, is_name
from ingest.plain import plain
from ingest.wording import alternatives, any_of, table

# What stands between a name and its role: `Sara Hill (inspector)`, `Sara Hill . . . Inspector`, `Sara Hill | Inspector`
_GAP = r"[\s,:(|.…-]+"
INTRODUCTION = re.compile(any_of("people", "team_introductions"), re.IGNORECASE)
ROLES = table("people", "roles")
_BODY = rf"(?i:{alternatives(tuple(name for names in table('bodies', 'bodies').values() for name in names))})"
# `Inspector`, `Inspector/researcher`, `Lead inspector, Ofsted`, `Pharmacist (CQC)`, `Inspector (new)`, or a body alone
_LISTED = rf"(?i:{alternatives(tuple(role for roles in ROLES.values() for role in roles))})"
_NOUN = rf"(?i:{any_of('people', 'role_nouns')})"
# `, Ofsted`, ` (new)`, ` - HMI Prisons`, ` from the CQC`: what may follow a role, twice at most
_OF = rf"(?:(?:,?\s+|\s-\s)(?:from\s(?:the\s)?)?{_BODY}|,?\s+[(\[][^()\[\]]{{2,60}}[)\]])"
_ROLE = (
    rf"(?:{_LISTED}(?:/{_LISTED})?{_OF}{{0,2}}"
    rf"|{_BODY}(?:\s[a-z]+){{0,4}}?\s{_NOUN}"  # `Care Quality Commission lead inspector`
    rf"|{_BODY})"
)

_NAME = NAME + HONOURS
_BESIDE = r"(?:,\s|\s(?:and|&)\s)"
_NEXT_OR_END = r"(?=[,;]?\s+(?:(?:and|with)\s)?[A-ZÀ-Þ]|[\s,;.]*$)"

# `Sara Hill Team leader Tom Oak Inspector`: a name, its role, then the next name or the end
MEMBER = re.compile(rf"(?P<name>{NAME}){HONOURS}{_GAP}(?P<role>{_ROLE})\)?{_NEXT_OR_END}")
ONE_MEMBER = re.compile(rf"(?P<name>{NAME}){HONOURS}{_GAP}(?P<role>{_ROLE})[\s,;.)]*")
# `Sara Hill Inspector, Further Education and Skills`: what the role is of, behind a comma
WITH_FIELD = re.compile(
    rf"(?P<name>{NAME}){HONOURS}{_GAP}(?P<role>(?:{_ROLE}|[A-Z][\w-]*\s{_NOUN}),\s"
    r"[A-Z][\w'-]*(?:\s[\w'&-]+){0,6}?\s(?:of|and|for|in)\s[A-Z][\w' &-]*)[\s.]*"
)
# `Team leader: Sara Hill`, `Inspectors: Tom Oak and Ann Fell`
_NAMES = rf"{_NAME}(?:{_BESIDE}{_NAME})*"
ROLE_FIRST = re.compile(rf"(?P<role>{_ROLE}s?)(?:\s*:|\s-)?\s+(?P<names>{_NAMES})[\s.;]*")
# `Tom Oak and Ann Fell, inspectors`, `Tom Oak, Ann Fell`
NAMES_FIRST = re.compile(rf"(?P<names>{_NAME}(?:{_BESIDE}{_NAME})+){_GAP}(?P<role>{_ROLE}s)\)?[\s.;]*")
# `Tom Oak and Ann Fell (inspectors), ` in a run of members
MEMBERS = re.compile(rf"(?P<names>{_NAME}(?:{_BESIDE}{_NAME})+){_GAP}(?P<role>{_ROLE}s)\)?{_NEXT_OR_END}")
ROW_OF_NAMES = re.compile(rf"{_NAME}(?:{_BESIDE}{_NAME})+[\s.;]*")
# The mark of a note behind a name or a role: `Team leader 1`, `Tom Oak*`
NOTE_MARK = re.compile(r"(?<=[a-z])(?:\s\d|\s?[*†‡])$")
BETWEEN_NAMES = re.compile(_BESIDE)
ENDS_ROLE = re.compile(rf"(?:[a-z-]+\s){{0,4}}{_NOUN}[\s.]*")
BODY_ALONE = re.compile(_BODY)
HONOURED = re.compile(HONOURS + r"$")
HONOUR_ALONE = re.compile(any_of("people", "honours"))
ONLY_ROLE = re.compile(_ROLE + r"s?[\s,;.]*")
# `Sara Hill Dental adviser`: a role that no list has, with its last word from `role_nouns`
ROLE_ALONE = re.compile(rf"[A-Z][\w'-]*(?:\s+[\w&,'()-]+)*?\s+{_NOUN}[\s,;.]*")
UNLISTED = re.compile(
    rf"(?P<name>{NAME}){HONOURS}{_GAP}"
    rf"(?P<role>[A-Z][\w'-]*(?:\s+[\w&,'()-]+)*?\s+{_NOUN}{_OF}?)[\s.]*"
)


def member_at(text: str, start: int = 0) -> re.Match[str] | None:
    """A name with its role at this place; a body alone is no role there: `Care Quality Commission (CQC)`."""
    found = MEMBER.match(text, start)
    return None if found is None or BODY_ALONE.fullmatch(found["role"]) else found


def stands_over_role(name: str, role: str) -> bool:
    """Whether a line is a person's name, and the one below it a role; a body alone is none."""
    below = plain(role)
    return is_name(plain(name)) and bool(ONLY_ROLE.fullmatch(below)) and not BODY_ALONE.fullmatch(below)

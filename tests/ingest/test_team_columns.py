"""Names and roles on lines of their own: columns are brought together, unequal ones tell nobody's role."""

from __future__ import annotations

import pytest

from ingest.blocks import Block, BlockKind
from ingest.team_columns import TeamLine, whole_lines
from ontology.places import Passage

BLOCK = Block(kind=BlockKind.PARAGRAPH, passage=Passage(""))
MEMBERS = [("Ann Low", "Team leader"), ("Bo Hill", "Inspector"), ("Cy Marsh", "Researcher")]


def read(*lines: tuple[str, str]) -> list[tuple[str, str]]:
    """What becomes of lines of name and role."""
    return [(line.name, line.role) for line in whole_lines(TeamLine(*line, BLOCK) for line in lines)]


NAMES = [(name, "") for name, _ in MEMBERS]
ROLES = [("", role) for _, role in MEMBERS]
TURNS = [line for pair in zip(NAMES, ROLES, strict=True) for line in pair]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(MEMBERS, id="one line each"),
        pytest.param([*NAMES, *ROLES], id="names then roles"),
        pytest.param([*ROLES, *NAMES], id="roles then names"),
        pytest.param(TURNS, id="in turn"),
        pytest.param([line for pair in zip(ROLES, NAMES, strict=True) for line in pair], id="the role first"),
        pytest.param([*NAMES[:2], *ROLES[:2], NAMES[2], ROLES[2]], id="columns of two pages"),
        pytest.param([*NAMES, ("", ""), *ROLES], id="a footer between the columns"),
    ],
)
def test_everyone_has_the_role_that_is_theirs(lines: list[tuple[str, str]]) -> None:
    assert [line for line in read(*lines) if any(line)] == MEMBERS


def test_columns_of_unequal_length_give_nobody_a_role() -> None:
    assert read(*NAMES, *ROLES[:2]) == [*NAMES, *ROLES[:2]]

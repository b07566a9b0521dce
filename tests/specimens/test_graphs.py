"""Does each specimen, as PDF and as text, give the graph that a careful reader expects?"""

from __future__ import annotations

import pytest
from rdflib import Graph

from tests.specimens.graphs import SHIPPED, expected, facts, names

HINT = "hint: python -m tests.specimens.graphs, and read the diff"


@pytest.mark.parametrize("form", ["pdf", "txt"])
@pytest.mark.parametrize("name", names())
def test_a_specimen_gives_its_expected_graph(name: str, form: str) -> None:
    got, wanted = facts(SHIPPED / f"{name}.{form}"), expected(name)
    assert lines(got - wanted) == [], f"stated, and not expected; {HINT}"
    assert lines(wanted - got) == [], f"expected, and not stated; {HINT}"


def lines(graph: Graph) -> list[str]:
    return sorted(" ".join(term.n3() for term in triple) for triple in graph)

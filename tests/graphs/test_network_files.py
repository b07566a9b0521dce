"""Can a network be written whatever its labels hold, and be read by others?"""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphs.network import Network
from graphs.network.files import NetworkFormat, clean, write_network
from graphs.picture import draw
from tests.graphs.networks import HOSTILE, hostile_network

_TEXTS = st.text(st.characters(codec=None), max_size=60)  # surrogates and all


@given(_TEXTS)
@settings(max_examples=80, deadline=None)
def test_any_text_is_written_and_read_back(text: str) -> None:
    network = hostile_network(text)
    graphml = nx.read_graphml(io.BytesIO(write_network(network, NetworkFormat.GRAPHML)), force_multigraph=True)
    gexf = nx.read_gexf(io.BytesIO(write_network(network, NetworkFormat.GEXF)))
    for graph in (graphml, gexf):
        assert set(graph) == {"https://example.org/1", "https://example.org/2"}
        assert graph.number_of_edges() == 1
    assert len(list(csv.reader(io.StringIO(write_network(network, NetworkFormat.CSV).decode())))) == 2
    ET.fromstring(draw(network))  # noqa: S314 # our own file


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, None),
        (["a", None, 2], "a; 2"),
        (frozenset({"b", "a"}), "a; b"),
        (date(2023, 11, 6), "2023-11-06"),
        (datetime(2023, 11, 6, 9, tzinfo=UTC), "2023-11-06 09:00:00+00:00"),
        (float("nan"), None),
        (float("inf"), None),
        (True, True),
        ("a\x00b\x0bc", "a b c"),
    ],
)
def test_values_that_networkx_refuses_are_cleaned(value: object, written: object) -> None:
    assert clean(value) == written


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(start: str) -> None:
    rows = list(csv.reader(io.StringIO(write_network(hostile_network(f"{start}1+1"), NetworkFormat.CSV).decode())))
    assert all(not cell.startswith(start) for row in rows for cell in row)


def test_a_network_of_nothing_is_written() -> None:
    empty = Network(name="none", title="Nothing")
    assert json.loads(write_network(empty, NetworkFormat.JSON))["counts"]["nodes"] == {"shown": 0, "all": 0}
    for form in NetworkFormat:
        assert write_network(empty, form)
    assert "<svg" in draw(empty)


def test_a_drawing_holds_no_markup_of_others() -> None:
    drawn = draw(hostile_network())
    assert HOSTILE[:9] not in drawn
    tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(drawn).iter()}  # noqa: S314 # our own file
    assert tags <= {"svg", "title", "desc", "rect", "text", "g", "line", "circle", "polygon"}

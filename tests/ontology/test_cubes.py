"""Are a report's tables data cubes? The standard's integrity constraints hold, and each finds what it is there for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.query import ResultRow

from ingest.reading import read_report
from ontology.mapping import map_report
from ontology.model import Table
from ontology.vocabulary import ontology_graph
from tests.ontology.small_report import place, small_report
from tests.specimens.graphs import SHIPPED

PREFIXES, *_CONSTRAINTS = (Path(__file__).parent / "cube_constraints.rq").read_text(encoding="utf-8").split("## ")
CONSTRAINTS = {name: query for name, _, query in (each.partition("\n") for each in _CONSTRAINTS)}

TABLE = Table(
    caption="Were beds broken?",
    columns=("Answer", "Number", "%"),
    rows=(("Yes", "12", "40%"), ("No", "18", "60%"), ("Not known", "-", "")),
    denominators=(30.0, 30.0, None),
    count_columns=(None, None, 1),
    place=place("3.1"),
)
CELL = "https://w3id.org/prisongraph/id/cell/irp-thornby-moor-2023-06_1_1-2"

FAULTS = {
    "IC-1:": f"DELETE WHERE {{ <{CELL}> qb:dataSet ?set }}",
    "IC-2:": "DELETE WHERE { ?set qb:structure ?structure }",
    "IC-3:": "DELETE WHERE { ?component qb:measure ?measure }",
    "IC-4:": "DELETE WHERE { ?row_dimension rdfs:range insp:TableRow }",
    "IC-5:": "INSERT DATA { insp:inRow rdfs:range skos:Concept }",
    "IC-6:": "INSERT { ?component qb:componentRequired false } WHERE { ?component qb:measure ?measure }",
    "IC-6, the other half:": "DELETE WHERE { ?attribute a qb:AttributeProperty }",
    "IC-7 to IC-10, IC-18, IC-20, IC-21:": "INSERT { ?set qb:slice [] } WHERE { ?set a qb:DataSet }",
    "IC-11:": f"DELETE WHERE {{ <{CELL}> insp:inRow ?row }}",
    "IC-12:": f"INSERT {{ <{CELL}0> ?p ?o }} WHERE {{ <{CELL}> ?p ?o }}",
    "IC-13:": f"DELETE WHERE {{ <{CELL}> insp:text ?text }}",
    "IC-14:": f"DELETE WHERE {{ <{CELL}> insp:value ?value }}",
    "IC-15 to IC-17:": "INSERT DATA { insp:TableStructure qb:component [ qb:dimension qb:measureType ] }",
    "IC-19:": "INSERT DATA { insp:inRow qb:codeList insp:nothing }",
    "beyond the standard: a dim": f"DELETE {{ ?row a ?any }} WHERE {{ <{CELL}> insp:inRow ?row . ?row a ?any }}",
    "beyond the standard: an obs": f'INSERT DATA {{ <{CELL}> insp:value "many" }}',
}
"""For each constraint, by how its line begins, an update after which it must be broken."""


def cubes(*graphs: Graph) -> ox.Store:
    """A store with these graphs and the ontology."""
    store = ox.Store()
    for graph in (*graphs, ontology_graph()):
        store.load(graph.serialize(format="nt").encode(), ox.RdfFormat.N_TRIPLES)
    return store


def broken(store: ox.Store) -> list[str]:
    """The constraints that do not hold."""
    return [name for name, query in CONSTRAINTS.items() if bool(store.query(PREFIXES + query))]


@pytest.fixture(scope="module")
def small() -> Graph:
    return map_report(replace(small_report(), tables=(TABLE,)))


@pytest.mark.parametrize("name", ["thematic-work-after-prison-2023", "thematic-the-long-night-2024"])
def test_the_tables_of_a_thematic_hold_to_every_constraint(name: str) -> None:
    store = cubes(map_report(read_report(SHIPPED / f"{name}.pdf")))
    assert broken(store) == []
    enough = "ASK { { SELECT (COUNT(?o) AS ?n) WHERE { ?o qb:dataSet ?set . ?set a qb:DataSet } } FILTER (?n > 10) }"
    assert bool(store.query(PREFIXES + enough))


@pytest.mark.parametrize("begins", FAULTS)
def test_a_constraint_finds_what_breaks_it(small: Graph, begins: str) -> None:
    (name,) = (each for each in CONSTRAINTS if each.startswith(begins))
    store = cubes(small)
    assert broken(store) == []
    store.update(f"{PREFIXES}PREFIX insp: <https://w3id.org/prisongraph/def#>\n{FAULTS[begins]}")
    assert name in broken(store)


def test_every_constraint_is_tried() -> None:
    assert all(any(name.startswith(begins) for begins in FAULTS) for name in CONSTRAINTS)


def test_a_cube_tells_its_numbers_with_unit_and_base_and_leaves_words_out(small: Graph) -> None:
    query = """PREFIX insp: <https://w3id.org/prisongraph/def#>
        PREFIX sdmx: <http://purl.org/linked-data/sdmx/2009/attribute#>
        SELECT ?row ?column ?value ?unit ?of WHERE {
          ?o a qb:Observation ; insp:inRow/rdfs:label ?row ; insp:inColumn/rdfs:label ?column ; insp:value ?value .
          OPTIONAL { ?o sdmx:unitMeasure ?unit } OPTIONAL { ?o insp:denominator ?of }
        } ORDER BY ?row ?column"""
    found = [row for row in small.query(PREFIXES + query) if isinstance(row, ResultRow)]
    rows = [tuple(str(each).rpartition("/")[2] for each in row) for row in found]
    assert rows == [
        ("No", "%", "60.0", "PERCENT", "30.0"),
        ("No", "Number", "18.0", "NUM", "None"),
        ("Yes", "%", "40.0", "PERCENT", "30.0"),
        ("Yes", "Number", "12.0", "NUM", "None"),
    ]

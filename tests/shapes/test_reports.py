"""Graphs of real reports and of specimens hold to the shapes, and the two engines find the same in them."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import pytest
from rdflib import Graph

from ingest.reading import read_report
from ontology.mapping import map_report
from shapes.validate import Engine, conforms, validate
from tests.specimens.convert import to_text
from tests.specimens.markup import all_specimens
from tests.specimens.typeset import to_pdf

SPECIMENS = {specimen.name: specimen for specimen in all_specimens()}


@cache
def specimen_graph(name: str) -> Graph:
    """The graph of a specimen, read from its text."""
    specimen = SPECIMENS[name]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.txt"
        path.write_text(to_text(specimen, to_pdf(specimen)[1]), "utf-8")
        return map_report(read_report(path))


@cache
def _graph(file: Path) -> Graph:
    return map_report(read_report(file))


@pytest.mark.parametrize("name", SPECIMENS)
def test_a_specimen_conforms(name: str) -> None:
    results = validate(specimen_graph(name))
    assert conforms(results), results


@pytest.mark.parametrize("name", SPECIMENS)
def test_the_engines_find_the_same_in_a_specimen(name: str) -> None:
    graph = specimen_graph(name)
    assert validate(graph) == validate(graph, engine=Engine.REFERENCE)


def test_real_reports_conform(shared_reports: Path) -> None:
    files = [path for path in sorted(shared_reports.iterdir()) if path.suffix in {".txt", ".pdf"}]
    assert files
    for file in files:
        results = validate(_graph(file))
        assert conforms(results), (file.name, results)


def test_the_engines_find_the_same_in_real_reports(shared_reports: Path) -> None:
    """Reviews only: the reference engine takes eight seconds for the long one."""
    reviews = [graph for graph in map(_graph, sorted(shared_reports.glob("*.txt"))) if len(graph) < 10_000]
    assert reviews
    for graph in reviews:
        assert validate(graph) == validate(graph, engine=Engine.REFERENCE), graph.identifier


def test_a_summary_that_lists_more_lines_than_follow_ups_is_flagged_and_kept(shared_reports: Path) -> None:
    """One review declares nine recommendations, gives nine judgements, and lists ten lines in its summary."""
    told = {}
    for file in sorted(shared_reports.glob("*.txt")):
        results = validate(_graph(file))
        assert conforms(results)
        told[file.stem] = {result.code for result in results if result.code.startswith(("S19", "S20", "S21"))}
    assert sorted(told.values(), key=len) == [set(), set(), set(), {"S21"}]
